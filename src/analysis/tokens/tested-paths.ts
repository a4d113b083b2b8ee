import type { TSESTree } from '@typescript-eslint/utils';

import { isStatusName, saysFailure, saysSuccess } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { rootName } from '../evaluation/aliases.ts';
import { globalName } from '../evaluation/global-names.ts';
import { boundBy } from '../evaluation/patterns.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import { conditionsAt, type Condition } from '../syntax/order.ts';
import { enclosingFunction, isFunction, isNothing, placeOf, unwrap, type Node } from '../syntax/node.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { memberPath, pathText } from './member-paths.ts';

/** What is assumed of the value under a path: whether it is there, or which number it is; undefined for nothing. */
export type Assumption = (path: string, expression: Node) => boolean | number | undefined;

/**
 * How a test comes out, as far as the assumption tells. What a constant has kept of an earlier test counts.
 *
 * @param seen what is being asked around it
 */
export function assumedOutcome(
  file: FileView,
  test: Node,
  assume: Assumption,
  seen: ReadonlySet<Node> = new Set(),
): boolean | undefined {
  const node = unwrap(test);
  const ask = (part: Node): boolean | undefined => assumedOutcome(file, part, assume, new Set([...seen, node]));
  if (seen.has(node)) return undefined;
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? opposite(ask(node.argument)) : undefined;
    case 'LogicalExpression':
      return logicalOutcome(node, ask);
    case 'BinaryExpression':
      return comparisonOutcome(file, node, assume);
    case 'CallExpression': {
      const [argument] = node.arguments;
      return argument && globalName(file, node.callee) === 'Boolean' ? ask(argument) : undefined;
    }
    default: {
      const known = assumed(file, node, assume);
      const kept = known === undefined ? keptTest(file, node) : undefined;
      return kept ? ask(kept) : known === undefined ? undefined : Boolean(known);
    }
  }
}

function logicalOutcome(
  { operator, left, right }: TSESTree.LogicalExpression,
  ask: (part: Node) => boolean | undefined,
): boolean | undefined {
  const first = ask(left);
  if (operator === '??') return first === true ? true : undefined;
  const decisive = operator === '||';
  const second = ask(right);
  if (first === decisive || second === decisive) return decisive;
  return first === undefined || second === undefined ? undefined : !decisive;
}

/** `const isMissing = !answer.token` */
function keptTest(file: FileView, node: Node): Node | undefined {
  const [def, ...others] = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const declarator: Node | undefined = def?.node;
  if (!def || others.length > 0 || declarator?.type !== 'VariableDeclarator' || declarator.id !== def.name)
    return undefined;
  return declarator.parent.kind === 'const' ? (declarator.init ?? undefined) : undefined;
}

const opposite = (outcome: boolean | undefined): boolean | undefined => (outcome === undefined ? undefined : !outcome);

function assumed(file: FileView, expression: Node, assume: Assumption): boolean | number | undefined {
  const path = pathText(file, expression);
  return path === undefined ? undefined : assume(path, expression);
}

function comparisonOutcome(file: FileView, node: TSESTree.BinaryExpression, assume: Assumption): boolean | undefined {
  const { operator, left, right } = node;
  if (operator === 'in') {
    const object = pathText(file, right);
    const path = object === undefined ? undefined : memberPath(file, object, left, true);
    const known = path === undefined ? undefined : assume(path, right);
    return known === undefined ? undefined : Boolean(known);
  }
  const isEquality = /^[!=]==?$/.test(operator);
  const compared = equalsOutcome(file, left, right, assume) ?? equalsOutcome(file, right, left, assume);
  if (isEquality) return operator.startsWith('!') ? opposite(compared) : compared;
  const number = assumed(file, left, assume);
  const limit = right.type === 'Literal' && typeof right.value === 'number' ? right.value : undefined;
  if (number === undefined || limit === undefined) return undefined;
  // What is there has a length of some size, and what is not has none.
  if (typeof number === 'boolean') return limit <= 1 ? orderOutcome(operator, number ? 2 : 0, limit) : undefined;
  return orderOutcome(operator, number, limit);
}

/** Whether something equals what is written out: nothing, a name of a type, a boolean or a number. */
function equalsOutcome(file: FileView, one: Node, written: Node, assume: Assumption): boolean | undefined {
  const node = unwrap(one);
  const isType = node.type === 'UnaryExpression' && node.operator === 'typeof';
  const known = assumed(file, isType ? node.argument : node, assume);
  if (known === undefined) return undefined;
  if (isNothing(written)) return !known;
  if (written.type !== 'Literal') return undefined;
  const { value } = written;
  if (isType) return value === 'string' ? Boolean(known) : value === 'undefined' ? !known : undefined;
  if (typeof value === 'boolean') return Boolean(known) === value;
  if (typeof value !== 'number') return undefined;
  return typeof known === 'number' ? known === value : value === 0 ? !known : undefined;
}

function orderOutcome(operator: string, number: number, limit: number): boolean | undefined {
  switch (operator) {
    case '<':
      return number < limit;
    case '<=':
      return number <= limit;
    case '>':
      return number > limit;
    case '>=':
      return number >= limit;
    default:
      return undefined;
  }
}

const isAbove = (path: string, other: string): boolean => path === other || other.startsWith(`${path}.`);

/**
 * What is true of other paths where there is a value under one, or where there is none: what has members is there where one of
 * them is, and a text has a length; of nothing there are no members.
 */
function assuming(path: string, isThere: boolean): Assumption {
  return (other) => {
    const follows = isThere ? isAbove(other, path) || other === `${path}.length` : isAbove(path, other);
    return follows ? isThere : undefined;
  };
}

/** What has been tested where a node runs, and what the file writes. */
export interface Tested {
  readonly at: Node;
  readonly conditions: readonly Condition[];
  /** The conditions that speak of a path, or of a member below it. */
  about(path: string): readonly Condition[];
  /** What is written into a path, as expressions. */
  writtenTo(path: string): readonly Node[];
}

/** @param writtenTo what the file writes into a path, as expressions */
export function testedAt(file: FileView, at: Node, writtenTo: Tested['writtenTo']): Tested {
  const conditions = conditionsAt(at);
  const byPath = lazy(() => {
    const index = new Map<string, Condition[]>();
    for (const condition of conditions) {
      for (const path of file.ask(MENTIONED, condition.test)) {
        const list = index.get(path);
        if (list) list.push(condition);
        else index.set(path, [condition]);
      }
    }
    return index;
  });
  return { at, conditions, about: (path) => byPath().get(path) ?? [], writtenTo };
}

/** The paths that a test asks for, with those above them. */
const MENTIONED: QuestionKind<FileView, Node, readonly string[]> = {
  name: 'mentionedPaths',
  compute: (file, test) => {
    const paths = new Set<string>();
    assumedOutcome(file, test, (path) => {
      for (const one of pathsTo(path)) paths.add(one);
      return undefined;
    });
    return [...paths];
  },
  unanswered: () => [],
  position: placeOf,
};

/** `a`, `a.b` and `a.b.c`, for the last of them. */
function pathsTo(path: string): readonly string[] {
  const keys = path.split('.');
  return keys.map((_, index) => keys.slice(0, index + 1).join('.'));
}

/** Whether the tests that came out where a node runs show that there is no value under a path. Of `!a || !b` nothing follows for `a`. */
export function isAbsentAt(file: FileView, path: string, tested: Tested): boolean {
  return pathsTo(path).some((one) =>
    tested.about(one).some((condition) => refutes(file, condition, path, true, tested)),
  );
}

/** Whether they show that there is a value. */
export function isPresentAt(file: FileView, path: string, tested: Tested): boolean {
  return tested.about(path).some((condition) => refutes(file, condition, path, false, tested));
}

/** Whether a test would have come out otherwise if there were a value, or if there were none. */
function refutes(file: FileView, { test, holds }: Condition, path: string, isThere: boolean, tested: Tested): boolean {
  const names: Node[] = [];
  const outcome = assumedOutcome(file, test, (other, expression) => {
    const known = assuming(path, isThere)(other, expression);
    if (known !== undefined) names.push(expression);
    return known;
  });
  return outcome === !holds && !isChangedBehind(file, path, { test, names }, tested);
}

/** Whether what lies under a path may be another value by the time than the one that was tested, by some names of it. */
function isChangedBehind(
  file: FileView,
  path: string,
  { test, names }: { readonly test: Node; readonly names: readonly Node[] },
  { at, writtenTo }: Tested,
): boolean {
  const tested = Math.min(...[test, ...names].map(({ range: [, end] }) => end));
  const isBetween = ({ range: [start, end] }: Node): boolean => start >= tested && end <= at.range[0];
  if (pathsTo(path).some((one) => writtenTo(one).some(isBetween))) return true;
  const variables = names.map((name) => rootName(file, name)?.variable);
  if (variables.some((one) => one?.references.some((use) => use.isWrite() && isBetween(use.identifier)))) return true;
  const isShared = variables.some((one) => !one || enclosingFunction(at) !== enclosingFunction(declarationOf(one)));
  return file.tree.get('CallExpression').some((call) => {
    if (!isBetween(call)) return false;
    const callee = unwrap(call.callee);
    const object = callee.type === 'MemberExpression' ? pathText(file, callee.object) : undefined;
    // A method may fill in what it is called on, and whoever is waited for what everybody sees.
    const isFilled = object !== undefined && object !== path && isAbove(object, path);
    return isFilled || (isShared && call.parent.type === 'AwaitExpression');
  });
}

/** `response.status` of what has succeeded. */
const SUCCESS = 200;

/**
 * The tests that came out where a node runs and say that a request, or what else has given a value, has failed.
 *
 * @param value a name of the value, or a member of it
 */
export function failedTests(file: FileView, value: Node, { conditions }: Tested): readonly Condition[] {
  const owner = rootName(file, value)?.variable;
  const succeeded: Assumption = (path, expression) => {
    const name = path.slice(path.lastIndexOf('.') + 1).replace(/@.*/, '');
    const known = isStatusName(name) ? SUCCESS : saysSuccess(name) ? true : saysFailure(name) ? false : undefined;
    return known !== undefined && isAbout(file, rootName(file, expression)?.variable, owner) ? known : undefined;
  };
  return conditions.filter(({ test, holds }) => assumedOutcome(file, test, succeeded) === !holds);
}

/** Whether one variable tells of another: the other was made from it, or came together with it. */
function isAbout(file: FileView, teller: Variable | undefined, owner: Variable | undefined): boolean {
  const known = new Set<Variable>();
  const pending = teller ? [teller] : [];
  for (let at = pending.pop(); at && owner; at = pending.pop()) {
    if (at === owner) return true;
    if (known.has(at)) continue;
    known.add(at);
    if (at.defs.some(({ node }) => owner.defs.some((def) => def.node === node))) return true;
    for (const { identifier } of at.references) pending.push(...filledFrom(file, identifier));
  }
  return false;
}

/** The variables that a declaration or an assignment fills with something that an identifier is part of. */
function filledFrom(file: FileView, identifier: Node): readonly Variable[] {
  for (let at = identifier; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    const target =
      parent.type === 'VariableDeclarator'
        ? parent.id
        : parent.type === 'AssignmentExpression'
          ? parent.left
          : undefined;
    if (target)
      return target === at ? [] : boundBy(file, target).flatMap(({ name }) => file.scopes.variable(name) ?? []);
  }
  return [];
}
