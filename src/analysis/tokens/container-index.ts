import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { flowByName, givenTo } from '../evaluation/flow.ts';
import type { Invocation } from '../evaluation/value.ts';
import { writtenInto } from '../evaluation/variables.ts';
import { keyName } from '../operations/key-names.ts';
import { enclosingFunction, isInside, unwrap, type Node } from '../syntax/node.ts';
import { alwaysRunsBefore } from '../syntax/order.ts';
import { pathText } from './member-paths.ts';
import { callsNamed } from './named-calls.ts';

/** What methods put into the containers of a file: `query.set('page', page)`, `list.push(item)`. */
export interface ContainerIndex {
  /** The expressions that a container, by its path, or a part of it holds where `at` stands. */
  heldIn(path: string, at: Node): readonly Node[];
  /** The expressions that entries of a container, by its path, have as their keys where `at` stands. */
  keysIn(path: string, at: Node): readonly Node[];
}

/** One call of a method that changes a container. */
interface Change {
  readonly call: Node;
  /** what is put into it; nothing where something is taken out */
  readonly values: readonly Node[];
  readonly key: Node | undefined;
  /** the name under which it is put, or taken out */
  readonly under: string | undefined;
  /** what was there under that name is gone */
  readonly replaces: boolean;
}

export function indexContainers(file: FileView): ContainerIndex {
  // By what they are changes of: the name that the path starts with.
  const changes = new Map<string, [path: string, change: Change][]>();
  const mayChange = (name: string): boolean => {
    const flow = file.table.names.method(name);
    return flow?.puts !== undefined || flow?.removes !== undefined;
  };
  for (const node of callsNamed(file, mayChange)) {
    if (node.callee.type !== 'MemberExpression') continue;
    const { object } = node.callee;
    const change = changeBy(file, node);
    const path = change && isContainer(file, object) ? pathText(file, object) : undefined;
    if (!change || path === undefined) continue;
    const known = changes.get(nameIn(path)) ?? [];
    known.push([path, change]);
    changes.set(nameIn(path), known);
  }
  const leftIn = (path: string, at: Node): readonly Change[] => {
    const made = (changes.get(nameIn(path)) ?? []).flatMap(([changed, change]) =>
      (changed === path || changed.startsWith(`${path}.`)) && happensBefore(change.call, at) ? [change] : [],
    );
    return leftOf(made, at);
  };
  return {
    heldIn: (path, at) => leftIn(path, at).flatMap(({ values }) => values),
    keysIn: (path, at) => leftIn(path, at).flatMap(({ key, values }) => (key && values.length > 0 ? [key] : [])),
  };
}

const nameIn = (path: string): string => path.split('.', 1).join('');

function changeBy(file: FileView, node: TSESTree.CallExpression): Change | undefined {
  const flow = flowByName(file, node);
  const place = flow?.puts?.under ?? flow?.removes;
  if (!flow?.puts && !flow?.removes) return undefined;
  const call: Invocation = { node, callee: node.callee, args: node.arguments, made: undefined };
  const [key] = place === undefined ? [] : givenTo(file, call, place);
  return {
    call: node,
    values: flow.puts ? givenTo(file, call, flow.puts.value) : [],
    key,
    under: key && keyName(file, key),
    replaces: flow.removes !== undefined || flow.puts?.replaces === true,
  };
}

/** What is still there after some changes, in the order of the file. */
function leftOf(changes: readonly Change[], at: Node): readonly Change[] {
  const ordered = [...changes].sort((one, other) => one.call.range[0] - other.call.range[0]);
  return ordered.filter(
    ({ under }, index) =>
      under === undefined ||
      !ordered
        .slice(index + 1)
        .some((later) => later.replaces && later.under === under && alwaysRunsBefore(later.call, at)),
  );
}

/** Whether what was put there before is there: the same function goes on, or one within it. */
function happensBefore(call: Node, at: Node): boolean {
  const home = enclosingFunction(call);
  return call.range[1] <= at.range[0] && (!home || isInside(at, home));
}

/** Whether an expression is, or is a part of, something that was made to hold others: an array, or what a known class makes. */
function isContainer(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') return isContainer(file, node.object);
  if (node.type !== 'Identifier') return false;
  const isMade = writtenInto(file, node)
    .map(unwrap)
    .some((maker) => holdsOthers(file, maker));
  return isMade || (file.scopes.variable(node)?.identifiers ?? []).some((name) => isDeclaredContainer(file, name));
}

function holdsOthers(file: FileView, maker: Node): boolean {
  if (maker.type === 'ArrayExpression') return true;
  return maker.type === 'NewExpression' && flowByName(file, maker)?.passes !== undefined;
}

/** `url: URL` */
function isDeclaredContainer(file: FileView, name: TSESTree.Identifier): boolean {
  const type = name.typeAnnotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  return file.table.names.class(type.typeName.name)?.passes !== undefined;
}
