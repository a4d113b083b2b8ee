import type { TSESTree } from '@typescript-eslint/utils';

import { reachesOf, rootName, type Reach } from './aliases.ts';
import { type MemberKey } from './patterns.ts';
import type { FileView } from './file-view.ts';
import { flowOf } from './flow.ts';
import type { QuestionKind } from '../memo.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import {
  assignsWhole,
  enclosing,
  enclosingFunction,
  furthest,
  isFunction,
  isInside,
  placeOf,
  plainKey,
  unwrap,
  type Node,
} from '../syntax/node.ts';
import { unknown, type Entry, type Value } from './value.ts';

/** Something that happens to an object, or to a part of it. */
export interface Mutation {
  /** the members that lead to the part; undefined for one that is only known at run time */
  readonly path: readonly MemberKey[];
  readonly entries: readonly Entry[];
}

/** The code that changes an object, and how. */
interface Event extends Mutation {
  readonly node: Node;
  /** false where it may be another object that is changed */
  readonly certain: boolean;
  /** a call that is handed the object: it changes nothing for what stands in it */
  readonly isCall: boolean;
}

/**
 * What happens to an object between its making and a use of the variable that holds it: properties written, deleted,
 * assigned from others, and code out of sight that may have changed it; in the order in which it happens, and by whatever
 * name the object goes.
 *
 * @param use the identifier at which the object is read; without one, it is read when the file has run
 */
export function mutations(file: FileView, variable: Variable, use: Node | undefined): readonly Mutation[] {
  const events = file.ask(EVENTS, variable);
  if (!events) return [{ path: [], entries: [{ kind: 'escape' }] }];
  const home = variable.scope.block;
  const copied = events.length > 0 ? file.ask(TAKEN_FROM, variable) : undefined;
  return events
    .filter((event) => !use || mayPrecede(event.node, use))
    .filter((event) => !(copied && mayPrecede(event.node, copied)))
    .filter((event) => !(use && event.isCall && isInside(use, event.node)))
    .map(({ node, path, entries, certain }) => {
      const isCertain = certain && !path.includes(undefined) && isAlwaysBefore(node, use, home);
      return { path, entries: isCertain ? entries : entries.map(uncertain) };
    });
}

/** What is changed in more places than this is a table of data: each read of it would look at all of them. */
const MAX_EVENTS = 200;

/** Everything in the file that changes what a variable holds, in order; undefined where that cannot be told, or is too much. */
const EVENTS: QuestionKind<FileView, Variable, readonly Event[] | undefined> = {
  name: 'events',
  compute: (file, variable) => {
    const events = reachesOf(file, variable)?.flatMap((reach) => eventOf(file, reach) ?? []);
    return events && events.length <= MAX_EVENTS
      ? events.toSorted((a, b) => a.node.range[1] - b.node.range[1])
      : undefined;
  },
  // What a call does to an object may depend on what is in it.
  unanswered: () => undefined,
  position: (variable) => placeOf(declarationOf(variable)),
};

/** Where a variable gets an object that others hold: what has happened to it until then, its value says. */
const TAKEN_FROM: QuestionKind<FileView, Variable, Node | undefined> = {
  name: 'takenFrom',
  compute: takenFrom,
  unanswered: () => undefined,
  position: (variable) => placeOf(declarationOf(variable)),
};

function takenFrom(file: FileView, variable: Variable): Node | undefined {
  const [def, ...others] = variable.defs;
  const node: Node | undefined = def?.node;
  if (others.length > 0 || node?.type !== 'VariableDeclarator' || !node.init) return undefined;
  const isOnlyWrite = variable.references.filter((reference) => reference.isWrite()).length === 1;
  return isOnlyWrite && rootName(file, node.init) ? node.init : undefined;
}

const uncertain = (entry: Entry): Entry => (entry.kind === 'escape' ? entry : { ...entry, certain: false });

/** What changes takes effect at its end: in `o.a = f(o)`, the call sees the object without it. */
function mayPrecede(event: Node, use: Node): boolean {
  const isBehind = event.range[1] > use.range[0];
  return !isBehind || enclosingFunction(event) !== enclosingFunction(use) || sharesLoop(event, use);
}

function isAlwaysBefore(event: Node, use: Node | undefined, home: Node): boolean {
  const happensIn = enclosingFunction(event);
  if (!use) return !happensIn && !isConditional(event, undefined, home);
  const isNextRound = happensIn === enclosingFunction(use) && event.range[1] > use.range[0];
  return !isNextRound && (!happensIn || isInside(use, happensIn)) && !isConditional(event, use, home);
}

function eventOf(file: FileView, reach: Reach): Event | undefined {
  const { node, below, certain } = reach;
  const parent = node.parent;
  if (parent?.type === 'CallExpression' && parent.arguments.some((argument) => argument === node)) {
    const entries = effectsOfCall(file, parent, reach);
    const isCall = entries?.some(({ kind }) => kind === 'escape') ?? false;
    return entries && { node: parent, path: below, entries, certain, isCall };
  }
  if (!reach.isMember || !parent || node.type !== 'MemberExpression') return undefined;
  const path = below.slice(0, -1);
  const key = below.at(-1);
  if (parent.type === 'CallExpression' && parent.callee === node)
    return ARRAY_CHANGES.has(key ?? '')
      ? { node: parent, path, entries: [{ kind: 'escape' }], certain, isCall: false }
      : undefined;
  if (parent.type === 'UnaryExpression')
    return parent.operator === 'delete'
      ? { node: parent, path, entries: [{ kind: 'delete', key, certain: true }], certain, isCall: false }
      : undefined;
  const assignment = parent.type === 'AssignmentExpression' && parent.left === node ? parent : undefined;
  if (!assignment && !isTarget(node)) return undefined;
  const value = (): Value => (assignment ? assignedValue(file, assignment) : unknown('dynamic', node));
  return {
    node: writerOf(parent),
    path,
    entries: [{ kind: 'property', key, value, node: parent, certain: true }],
    certain,
    isCall: false,
  };
}

function assignedValue(file: FileView, assignment: TSESTree.AssignmentExpression): Value {
  return assignsWhole(assignment) ? file.evaluate(assignment.right) : unknown('dynamic', assignment);
}

/** What writes a target: of one in a pattern, the whole assignment, since its right side runs first. */
function writerOf(target: Node): Node {
  let at = target;
  while (at.parent && /^(?:Property|ObjectPattern|ArrayPattern|AssignmentPattern|RestElement)$/.test(at.type))
    at = at.parent;
  return at;
}

/** Written otherwise than by an assignment of its own: counted, or by a pattern. */
export function isTarget(member: Node): boolean {
  const parent = member.parent;
  switch (parent?.type) {
    case 'UpdateExpression':
    case 'ArrayPattern':
      return true;
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === member;
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === member;
    default:
      return false;
  }
}

/** Methods that change the list that they are called on. */
export const ARRAY_CHANGES: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'concat']);

/** What a call does to an argument, or to what an argument holds. */
function effectsOfCall(
  file: FileView,
  call: TSESTree.CallExpression,
  { node, holding }: Reach,
): readonly Entry[] | undefined {
  const index = call.arguments.findIndex((argument) => argument === node);
  if (flowOf(file, call)?.flow.fills !== '0') return mayChange(file, call, index) ? [{ kind: 'escape' }] : undefined;
  if (index !== 0 || holding.length > 0) return undefined;
  return call.arguments.slice(1).map((source): Entry => {
    const value = (): Value => (source.type === 'SpreadElement' ? unknown('dynamic', source) : file.evaluate(source));
    return { kind: 'spread', value, node: source, certain: true };
  });
}

/** Known operations, global functions and functions of this file that only read their parameter change nothing. */
function mayChange(file: FileView, call: TSESTree.CallExpression, index: number): boolean {
  const resolved = file.resolvedCall(call);
  // What a function of another file does beside its answer is not described.
  if (resolved) return resolved.thing.source.isRead === true && resolved.use?.op === undefined;
  const callee = unwrap(call.callee);
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  if (root.type === 'Identifier' && file.scopes.isFreeGlobal(root)) return false;
  const value = file.evaluate(call.callee);
  if (value.kind !== 'function') return true;
  const parameter = value.node.params[index];
  const variable = parameter && file.scopes.variable(parameter);
  return !variable || variable.references.some(({ identifier }) => !isPlainRead(identifier));
}

/** A member, or a member of one, that is not written. */
function isPlainRead(identifier: Node): boolean {
  if (identifier.parent?.type === 'SpreadElement') return true;
  let at = identifier;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  const outer = at.parent;
  if (at === identifier || !outer) return false;
  if (outer.type === 'CallExpression' && outer.callee === at && at.type === 'MemberExpression')
    return !ARRAY_CHANGES.has(plainKey(at.property, at.computed) ?? '');
  return !(outer.type === 'AssignmentExpression' && outer.left === at) && outer.type !== 'UnaryExpression';
}

/** Something between the event and the function that both share makes the event happen on some paths only. */
function isConditional(event: Node, use: Node | undefined, home: Node): boolean {
  const at = belowBranch(event);
  const { parent } = at;
  // Where the home is passed on the way, all that the event depends on is done before.
  const isPassed = isInside(home, at) && isInside(event, home);
  return parent ? !isPassed && !(use && isInside(use, parent)) : false;
}

/** The part of the innermost branch or function around a node that it stands in. */
const belowBranch = furthest((node) => {
  const { parent } = node;
  return !parent || isBranch(parent, node) || isFunction(parent) ? undefined : parent;
});

function isBranch(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test !== child;
    case 'LogicalExpression':
      return parent.right === child;
    case 'SwitchCase':
    case 'CatchClause':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return true;
    default:
      return false;
  }
}

const isLoop = (node: Node): node is Node => /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);

function sharesLoop(event: Node, use: Node): boolean {
  const loop = enclosing(event, isLoop);
  return loop !== undefined && isInside(use, loop);
}
