import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { rootName } from '../evaluation/aliases.ts';
import { globalName } from '../evaluation/global-names.ts';
import { keyOf } from '../evaluation/objects.ts';
import { lazy } from '../memo.ts';
import { conditionsAt, type Condition } from '../syntax/order.ts';
import { mayReach } from '../syntax/reach.ts';
import { declarationOf } from '../syntax/scopes.ts';
import { boundTo, isInside, unwrap, type Node } from '../syntax/node.ts';
import { memberPath, pathText } from './member-paths.ts';
import { failedTests, isAbsentAt, testedAt, type Tested } from './tested-paths.ts';

/** What the file reads from, and writes into, the things that it has names for. */
export interface MemberIndex {
  /** The names of texts, direct and nested ones, that a path is known to have where `at` stands: of those that are meant. */
  under(path: string, at: Node, isMeant: (name: string) => boolean): readonly string[];
  /** Whether the file reads properties of a path that no text has: then it is no token, whatever it is called. */
  isThing(path: string): boolean;
  /** What is written into a path, as expressions. */
  writtenTo(path: string): readonly Node[];
}

interface Member {
  readonly name: string;
  readonly node: Node;
  readonly written: boolean;
  readonly deleted: boolean;
  /** a method: showing the thing does not show what it would give */
  readonly called: boolean;
}

/** Where something is looked at that has members. */
interface Place {
  readonly isMeant: (name: string) => boolean;
  readonly tested: Tested;
  /** the tests that say there that what has given it has failed */
  readonly failed: () => readonly Condition[];
}

function placeAt(file: FileView, at: Node, writtenTo: Tested['writtenTo']): Omit<Place, 'isMeant'> {
  const tested = testedAt(file, at, writtenTo);
  return { tested, failed: lazy(() => failedTests(file, at, tested)) };
}

/** How deep an answer is looked into: `response.data.user.token`. */
const MAX_DEPTH = 4;

export function indexMembers(file: FileView): MemberIndex {
  const found = new Map<string, Member[]>();
  const links = new Map<string, string[]>();
  const writes = new Map<string, Node[]>();
  const note = (path: string | undefined, member: Member): void => {
    if (path !== undefined) add(found, path, member);
  };
  for (const node of file.tree.get('MemberExpression')) {
    const name = keyOf(file, node.property, node.computed);
    if (name === undefined) continue;
    const member = { name, node, written: isWritten(node), deleted: isDeleted(node), called: isCalled(node) };
    const path = pathText(file, node.object);
    note(path, member);
    if (path !== undefined && node.parent.type === 'AssignmentExpression' && node.parent.left === node)
      add(writes, `${path}.${name}`, node.parent.right);
  }
  for (const node of file.tree.get('ObjectPattern')) {
    const path = patternPath(file, node);
    for (const property of node.properties) {
      const name = property.type === 'Property' ? keyOf(file, property.key, property.computed) : undefined;
      if (name !== undefined) note(path, { name, node: property, written: false, deleted: false, called: false });
    }
  }
  for (const [from, to] of takenOver(file)) add(links, from, to);
  const writtenTo = (path: string): readonly Node[] => writes.get(path) ?? [];
  const isShown = (path: string, members: readonly Member[], { tested, failed }: Place): boolean =>
    members.some((one) => one.written || failed().length === 0 || isBehindOneOf(one.node, failed())) &&
    ![path, ...(links.get(path) ?? [])].some((one) => isAbsentAt(file, one, tested));
  const search = (path: string, place: Place, depth: number): readonly string[] => {
    if (depth > MAX_DEPTH) return [];
    const members = (found.get(path) ?? []).filter((member) => isThere(file, member, place.tested.at));
    const gone = new Set(members.flatMap(({ name, deleted }) => (deleted ? [name] : [])));
    const byName = new Map<string, Member[]>();
    for (const member of members) add(byName, member.name, member);
    const names = [...byName.keys()].filter((name) => !gone.has(name));
    const direct = names.filter(
      (name) =>
        !isThing(`${path}.${name}`) && place.isMeant(name) && isShown(`${path}.${name}`, byName.get(name) ?? [], place),
    );
    const nested = names.flatMap((name) => search(`${path}.${name}`, place, depth + 1));
    const linked = (links.get(path) ?? []).flatMap((other) => search(other, place, depth + 1));
    return [...direct, ...nested, ...linked];
  };
  const isThing = (path: string): boolean =>
    found.get(path)?.some(({ name, written }) => !written && !isAskedOfTexts(file, name)) ?? false;
  return {
    under: (path, at, isMeant) => search(path, { ...placeAt(file, at, writtenTo), isMeant }, 0),
    writtenTo,
    isThing,
  };
}

const OF_STRINGS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(String.prototype));

/** What can be asked of a text, or of something that gives one. */
function isAskedOfTexts(file: FileView, name: string): boolean {
  if (OF_STRINGS.has(name)) return true;
  const member = file.table.names.member(name);
  return member?.box === true || member?.besideBox === true;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** What is read from a thing shows what it holds; what is written into it is there only afterwards. */
function isThere(file: FileView, { node, written, deleted, called }: Member, at: Node): boolean {
  if (called || isInside(node, at) || isInOtherBranch(node, at)) return false;
  if (!written && !deleted) return true;
  return node.range[1] <= at.range[0] && (deleted || isStillThere(file, node, at));
}

/** Whether what is written into a member may still be there where something is read. */
export function isStillThere(file: FileView, member: Node, at: Node): boolean {
  const variable = rootName(file, member)?.variable;
  return mayReach(member.parent ?? member, at, variable ? declarationOf(variable) : file.sourceCode.ast);
}

/** Whether a node runs only where one of some tests came out so. */
function isBehindOneOf(node: Node, conditions: readonly Condition[]): boolean {
  return conditionsAt(node).some((one) =>
    conditions.some(({ test, holds }) => one.test === test && one.holds === holds),
  );
}

/** `if (on) { keep(answer.token) } else { show(answer) }`: where this is shown, that is not read. */
function isInOtherBranch(node: Node, at: Node): boolean {
  for (let branch = at, parent = at.parent; parent; branch = parent, parent = parent.parent) {
    if (parent.type !== 'IfStatement' || branch === parent.test) continue;
    const other = branch === parent.consequent ? parent.alternate : parent.consequent;
    if (other && isInside(node, other)) return true;
  }
  return false;
}

function isCalled(node: Node): boolean {
  return node.parent?.type === 'CallExpression' && node.parent.callee === node;
}

function isWritten(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

function isDeleted(node: Node): boolean {
  return node.parent?.type === 'UnaryExpression' && node.parent.operator === 'delete';
}

/** `const user = JSON.parse(text)`, `const data = body`: what the new name holds, the old one does. */
function takenOver(file: FileView): (readonly [string, string])[] {
  const declared = file.tree
    .get('VariableDeclarator')
    .flatMap((node) => (node.id.type === 'Identifier' && node.init ? [[node.init, node.id] as const] : []));
  const assigned = file.tree
    .get('AssignmentExpression')
    .flatMap((node) => (node.operator === '=' ? [[node.right, node.left] as const] : []));
  const whole = [...declared, ...assigned].flatMap(([value, name]) => {
    const from = pathText(file, parsed(file, value));
    const to = pathText(file, name);
    return from !== undefined && to !== undefined && from !== to ? [[from, to] as const] : [];
  });
  return [...whole, ...takenOut(file)];
}

/** `const { data } = answer`: what `data` holds, `answer.data` does. */
function takenOut(file: FileView): (readonly [string, string])[] {
  return file.tree.get('ObjectPattern').flatMap((node) => {
    const path = patternPath(file, node);
    if (path === undefined) return [];
    return node.properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const from = memberPath(file, path, property.key, property.computed);
      const to = pathText(file, boundTo(property.value));
      return from !== undefined && to !== undefined ? [[from, to] as const] : [];
    });
  });
}

/** The path of what a pattern takes apart: in a declaration, in an assignment, or inside of another pattern. */
function patternPath(file: FileView, pattern: TSESTree.ObjectPattern): string | undefined {
  const bound = pattern.parent.type === 'AssignmentPattern' ? pattern.parent : pattern;
  const parent = bound.parent;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init ? pathText(file, parent.init) : undefined;
    case 'AssignmentExpression':
      return parent.left === bound ? pathText(file, parent.right) : undefined;
    case 'Property': {
      const path = parent.parent.type === 'ObjectPattern' ? patternPath(file, parent.parent) : undefined;
      return path === undefined ? undefined : memberPath(file, path, parent.key, parent.computed);
    }
    default:
      return undefined;
  }
}

/** `JSON.parse(text)` holds what the text holds. */
function parsed(file: FileView, expression: Node): Node {
  const node = unwrap(expression);
  const [argument] = node.type === 'CallExpression' ? node.arguments : [];
  const isJson = node.type === 'CallExpression' && globalName(file, node.callee) === 'JSON.parse';
  return isJson && argument ? argument : node;
}
