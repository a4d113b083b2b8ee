import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { flowOf } from './flow.ts';
import { globalName } from './global-names.ts';
import { keyOf } from './objects.ts';
import { boundBy, pathIn, type MemberKey } from './patterns.ts';
import type { QuestionKind } from '../memo.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { assignsWhole, placeOf, unwrap, wrappedPromise, type Node } from '../syntax/node.ts';

/** An expression through which an object can be changed: a name of it, of something that holds it, or of a part of it. */
export interface Reach {
  readonly node: Node;
  /** the members that lead from what the expression stands for to the object, or to the part of it */
  readonly holding: readonly MemberKey[];
  /** the members that lead from the object to the part of it */
  readonly below: readonly MemberKey[];
  /** the expression reads a member of the object or of a part of it: the last of `below` */
  readonly isMember: boolean;
  /** false where it may stand for something else */
  readonly certain: boolean;
}

type ReachStep = Omit<Reach, 'node'>;

const ITSELF: ReachStep = { holding: [], below: [], isMember: false, certain: true };

const REACHES: QuestionKind<FileView, Variable, readonly Reach[] | undefined> = {
  name: 'reaches',
  compute: findReaches,
  // `o[o.key] = 1`: what the object is reached through depends on what is in it.
  unanswered: () => undefined,
  position: (variable) => placeOf(declarationOf(variable)),
};

/**
 * All expressions through which the object that a variable holds can be changed, by whatever name; undefined where there are too
 * many to tell.
 */
export function reachesOf(file: FileView, variable: Variable): readonly Reach[] | undefined {
  return file.ask(REACHES, variable);
}

/** Objects go by two or three names; what goes by more than this is made by machines. */
const MAX_NAMES = 64;

function findReaches(file: FileView, variable: Variable): readonly Reach[] | undefined {
  const names = namesOf(file, variable);
  if (!names) return undefined;
  const found = new Map<Node, Reach>();
  const known = new Set(names.map(({ variable: name }) => name));
  const pending = names.flatMap(({ variable: name, step }) => reachesByName(name, step));
  while (pending.length > 0) {
    const reach = pending.pop();
    if (!reach || found.has(reach.node)) continue;
    found.set(reach.node, reach);
    const name = reach.node.type === 'Identifier' ? file.scopes.variable(reach.node) : undefined;
    if (name && known.add(name).size > MAX_NAMES) return undefined;
    for (const next of onward(file, reach)) pending.push(next);
  }
  return [...found.values()];
}

interface Name {
  readonly variable: Variable;
  readonly step: ReachStep;
}

/** A variable, and those from which it has what it holds: `const options = config.verify` is a part of `config`. Undefined where they are too many. */
function namesOf(file: FileView, variable: Variable): readonly Name[] | undefined {
  const names: Name[] = [{ variable, step: ITSELF }];
  const known = new Set([variable]);
  for (const { variable: of, step } of names) {
    for (const source of initialNames(file, of)) {
      if (known.has(source.variable)) continue;
      known.add(source.variable);
      const holding = [...source.step.holding, ...step.holding];
      names.push({ variable: source.variable, step: { ...ITSELF, holding, certain: step.certain && isSingle(of) } });
      if (names.length > MAX_NAMES) return undefined;
    }
  }
  return names;
}

function initialNames(file: FileView, variable: Variable): readonly Name[] {
  return variable.defs.flatMap(({ node, name }): readonly Name[] => {
    if (node.type !== 'VariableDeclarator' || !node.init) return [];
    const keys = node.id === name ? [] : pathIn(file, node.id, name);
    const source = keys && rootName(file, node.init);
    return source ? [{ ...source, step: { ...source.step, holding: [...source.step.holding, ...keys] } }] : [];
  });
}

/** The variable at the start of `config.verify`, and the members behind it. */
export function rootName(file: FileView, expression: Node): Name | undefined {
  const keys: MemberKey[] = [];
  let at = unwrap(expression);
  for (; at.type === 'MemberExpression'; at = unwrap(at.object)) keys.unshift(keyOf(file, at.property, at.computed));
  const variable = at.type === 'Identifier' ? file.scopes.variable(at) : undefined;
  return variable && { variable, step: { ...ITSELF, holding: keys } };
}

/** Whether a variable is written once, and so always holds the same. */
const isSingle = ({ references }: Variable): boolean => references.filter((one) => one.isWrite()).length === 1;

function reachesByName(variable: Variable, step: ReachStep): Reach[] {
  return variable.references.map(({ identifier }) => ({ ...step, node: identifier }));
}

/** The expressions that stand for the same, for more, or for less than one does, by what the code around makes of it. */
function onward(file: FileView, reach: Reach): readonly Reach[] {
  const { node } = reach;
  const outer = wrappedPromise(node);
  if (outer !== node) return [{ ...reach, node: outer }];
  const same = { ...reach, isMember: false };
  const parent = node.parent;
  switch (parent?.type) {
    case 'LogicalExpression':
      return [{ ...same, node: parent, certain: false }];
    case 'ConditionalExpression':
      return parent.test === node ? [] : [{ ...same, node: parent, certain: false }];
    case 'MemberExpression':
      return parent.object === node ? reachedMember(reach, parent, keyOf(file, parent.property, parent.computed)) : [];
    case 'Property': {
      if (parent.parent.type !== 'ObjectExpression' || parent.value !== node) return [];
      return [heldIn(same, parent.parent, keyOf(file, parent.key, parent.computed))];
    }
    case 'ArrayExpression':
      return [heldIn(same, parent, String(parent.elements.findIndex((element) => element === node)))];
    case 'VariableDeclarator':
      return parent.init === node ? bound(file, same, parent.id) : [];
    case 'AssignmentExpression':
      if (parent.right !== node || !assignsWhole(parent)) return [];
      return [{ ...same, node: parent }, ...bound(file, same, parent.left)];
    case 'CallExpression':
      return parent.arguments[0] === node && givesFirst(file, parent) ? [{ ...same, node: parent }] : [];
    default:
      return [];
  }
}

/** `Object.assign(options, …)` and `Object.freeze(options)` give what they are given. */
function givesFirst(file: FileView, call: TSESTree.CallExpression): boolean {
  return (
    flowOf(file, call)?.flow.fills === '0' || /^Object\.(?:freeze|seal)$/.test(globalName(file, call.callee) ?? '')
  );
}

/** A member of what leads to the object leads on; one of the object itself lies in it. */
function reachedMember(reach: ReachStep, node: Node, key: MemberKey): readonly Reach[] {
  const [next, ...rest] = reach.holding;
  if (reach.holding.length === 0) return [{ ...reach, node, below: [...reach.below, key], isMember: true }];
  const isSure = key !== undefined && next !== undefined;
  return isSure && key !== next ? [] : [{ ...reach, node, holding: rest, certain: reach.certain && isSure }];
}

/** A part that is put somewhere else is the last that is followed: what it lay in is not there. */
function heldIn(reach: ReachStep, node: Node, key: MemberKey): Reach {
  return { ...reach, node, holding: [key, ...reach.holding] };
}

/** What an assignment gives the object, or what leads to it, for a name. */
function bound(file: FileView, reach: ReachStep, target: Node): readonly Reach[] {
  if (target.type === 'MemberExpression') {
    const root = rootName(file, target);
    return root ? reachesByName(root.variable, { ...reach, holding: [...root.step.holding, ...reach.holding] }) : [];
  }
  return boundBy(file, target).flatMap(({ name, keys }) => {
    const variable = file.scopes.variable(name);
    if (!variable) return [];
    let taken: readonly Reach[] = [{ ...reach, node: name }];
    for (const key of keys) taken = taken.flatMap((one) => reachedMember(one, name, key));
    return taken.flatMap((one) => reachesByName(variable, { ...one, certain: one.certain && isSingle(variable) }));
  });
}
