import { assertsByName } from '../../lexicon/function-names.ts';
import { neverContinues } from './control-flow.ts';
import { enclosingFunction, furthest, isFunction, isInside, spokenName, unwrap, type Node } from './node.ts';
import { addAll } from './lists.ts';

/** A test, and how it came out. */
export interface Condition {
  readonly test: Node;
  readonly holds: boolean;
}

/**
 * What has been tested wherever a node runs, inside of its function: the branches that it stands in, the left sides of `&&` and
 * `||` before it, and the tests whose other branch has left before it. Each is taken apart as far as it goes: `!(a || b)` gives
 * `a` and `b`, neither of which holds; of `a || b` nothing is known but the whole.
 */
export function conditionsAt(node: Node): readonly Condition[] {
  const found: Condition[] = [];
  for (const { inner, outer } of stepsOutward(node)) {
    addAll(found, branchConditions(inner, outer));
    if (isRowAround(inner, outer)) addAll(found, conditionsBefore(inner, outer));
  }
  return found;
}

function conditionsBefore(inner: Node, row: Node): readonly Condition[] {
  const found: Condition[] = [];
  for (const { condition, end } of conditionsListed(row)) {
    if (end > inner.range[0]) break;
    found.push(condition);
  }
  return found;
}

/**
 * The conditions at a node without those of what stands before it in a row, and these rows: lists of statements, and chains of `&&` or
 * of `||`.
 */
export interface ConditionSources {
  readonly branches: readonly Condition[];
  readonly rows: readonly Node[];
}

/** Where the conditions at a node come from, for those who look at many nodes of one list. */
export function conditionSources(node: Node): ConditionSources {
  const steps = stepsOutward(node);
  return {
    branches: steps.flatMap(({ inner, outer }) => branchConditions(inner, outer)),
    rows: steps.flatMap(({ inner, outer }) => (isRowAround(inner, outer) ? [outer] : [])),
  };
}

/** A condition that is known behind a statement, or behind a part of a chain. */
export interface ListedCondition {
  readonly condition: Condition;
  /** where the statement or the part ends, as an offset into the file */
  readonly end: number;
}

/** Every node in a block asks what has been tested before it, and most blocks have no test at all. */
const conditionsByList = new WeakMap<Node, readonly ListedCondition[]>();

/** What the statements of a block or a case, or the parts of a chain, tell those behind them, in their order. */
export function conditionsListed(list: Node): readonly ListedCondition[] {
  const known = conditionsByList.get(list) ?? conditionsOfList(list);
  conditionsByList.set(list, known);
  return known;
}

function conditionsOfList(list: Node): readonly ListedCondition[] {
  if (list.type === 'LogicalExpression')
    return takenApart({ test: list, holds: list.operator === '&&' }).map((condition) => ({
      condition,
      end: condition.test.range[1],
    }));
  return listedStatements(list).flatMap((statement) => {
    const conditions = conditionsBehind(statement).flatMap(takenApart);
    return conditions.map((condition) => ({ condition, end: statement.range[1] }));
  });
}

/** Whether a condition is one of those at a node. */
export function isKnownAt({ test, holds }: Condition, node: Node): boolean {
  const isSame = (one: Condition): boolean => one.test === test && one.holds === holds;
  const statement = statementAround(test);
  const isBehind = (inner: Node, outer: Node): boolean =>
    outer === statement?.parent &&
    isListAround(inner, outer) &&
    statement.range[1] <= inner.range[0] &&
    conditionsBehind(statement).flatMap(takenApart).some(isSame);
  return stepsOutward(node).some(
    ({ inner, outer }) =>
      branchConditions(inner, outer).some(isSame) ||
      isBehind(inner, outer) ||
      (outer.type === 'LogicalExpression' && conditionsBefore(inner, outer).some(isSame)),
  );
}

/** The statement of a list that a node stands in, of the innermost list around it. */
function statementAround(node: Node): Node | undefined {
  let at = node;
  while (at.parent && !isListAround(at, at.parent)) at = at.parent;
  return at.parent && at;
}

interface Outward {
  readonly inner: Node;
  readonly outer: Node;
}

/** The steps from a node outwards, in its function, that tell of conditions. A chain of `&&` or of `||` is one step. */
function stepsOutward(node: Node): readonly Outward[] {
  const steps: Outward[] = [];
  for (let inner = untilTold(node); inner.parent && !isFunction(inner);) {
    const outer = wholeChain(inner.parent);
    steps.push({ inner, outer });
    inner = untilTold(outer);
  }
  return steps;
}

const wholeChain = furthest((node) => {
  const { parent } = node;
  const isChain = node.type === 'LogicalExpression' && parent?.type === 'LogicalExpression';
  return isChain && parent.operator === node.operator ? parent : undefined;
});

/** The first node outwards whose parent tells of conditions, or that is a function. */
const untilTold = furthest((inner) => {
  const outer = inner.parent;
  return outer && !isFunction(inner) && !tellsConditions(inner, outer) ? outer : undefined;
});

function tellsConditions(inner: Node, outer: Node): boolean {
  if (outer.type === 'LogicalExpression') return outer.operator !== '??' && inner === outer.right;
  return branchesTaken(inner, outer).length > 0 || (isListAround(inner, outer) && conditionsListed(outer).length > 0);
}

/** What a test that came out one way says of its parts. */
export function takenApart(condition: Condition): readonly Condition[] {
  const parts: Condition[] = [];
  const pending = [condition];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { holds } = next;
    const node = unwrap(next.test);
    if (node.type === 'UnaryExpression' && node.operator === '!') pending.push({ test: node.argument, holds: !holds });
    else if (node.type === 'LogicalExpression' && node.operator === (holds ? '&&' : '||'))
      pending.push({ test: node.right, holds }, { test: node.left, holds });
    else parts.push({ test: node, holds });
  }
  return parts;
}

const branchConditions = (inner: Node, outer: Node): readonly Condition[] =>
  branchesTaken(inner, outer).flatMap(takenApart);

function branchesTaken(inner: Node, outer: Node): readonly Condition[] {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner === outer.test ? [] : [{ test: outer.test, holds: inner === outer.consequent }];
    case 'WhileStatement':
    case 'ForStatement':
      return outer.test && inner === outer.body ? [{ test: outer.test, holds: true }] : [];
    default:
      return [];
  }
}

function listedStatements(list: Node): readonly Node[] {
  switch (list.type) {
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return list.body;
    case 'SwitchCase':
      return list.consequent;
    default:
      return [];
  }
}

const isListAround = (inner: Node, outer: Node): boolean =>
  listedStatements(outer).length > 0 && !(outer.type === 'SwitchCase' && inner === outer.test);

const isRowAround = (inner: Node, outer: Node): boolean =>
  outer.type === 'LogicalExpression' || isListAround(inner, outer);

/** What is known once a statement has been passed. */
function conditionsBehind(statement: Node): readonly Condition[] {
  if (statement.type === 'ExpressionStatement') {
    const call = unwrap(statement.expression);
    const asserted =
      call.type === 'CallExpression' && assertsByName(spokenName(call.callee) ?? '') && call.arguments[0];
    return asserted ? [{ test: asserted, holds: true }] : [];
  }
  if (statement.type !== 'IfStatement') return [];
  const leaves = neverContinues(statement.consequent);
  if (leaves === neverContinues(statement.alternate)) return [];
  return [{ test: statement.test, holds: !leaves }];
}

/**
 * Whether a node has run to its end, without an exception, whenever another one runs: it stands before it in the same function,
 * or around the function that the other one stands in, and no branch leads past it. A branch whose alternative leaves leads
 * nowhere, and neither does a `try` whose handler leaves.
 */
export function alwaysRunsBefore(first: Node, second: Node): boolean {
  const home = enclosingFunction(first);
  if ((home && !isInside(second, home)) || isInside(second, first) || isSkippable(first)) return false;
  for (let inner = first; inner.parent && inner !== home; inner = inner.parent) {
    const outer = inner.parent;
    if (outer === second) return !isConditionalPart(inner, outer);
    if (isInside(second, outer)) return inner.range[1] <= second.range[0] && !excludes(inner, outer);
    if (mayBePassed(inner, outer)) return false;
  }
  return false;
}

/** Whether control can go on behind `outer` without the part of it that `inner` is having run to its end. */
function mayBePassed(inner: Node, outer: Node): boolean {
  switch (outer.type) {
    case 'IfStatement':
      if (inner === outer.test) return false;
      return !neverContinues(inner === outer.consequent ? outer.alternate : outer.consequent);
    case 'TryStatement':
      return inner === outer.block && outer.handler !== null && !neverContinues(outer.handler.body);
    default:
      return isConditionalPart(inner, outer);
  }
}

/** Whether a part of a node runs only sometimes when the node does. */
function isConditionalPart(inner: Node, outer: Node): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner !== outer.test;
    case 'LogicalExpression':
    case 'AssignmentPattern':
      return inner === outer.right;
    case 'AssignmentExpression':
      return inner === outer.right && /^(?:\|\||&&|\?\?)=$/.test(outer.operator);
    case 'ForStatement':
      return inner === outer.body || inner === outer.update;
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return inner === outer.body;
    case 'CallExpression':
      return inner !== outer.callee && isSkippable(outer);
    case 'SwitchCase':
    case 'CatchClause':
      return true;
    case 'SwitchStatement':
      return inner !== outer.discriminant;
    default:
      return false;
  }
}

/** Whether two parts of a node never follow each other: two branches, two cases, a block and the handler of its errors. */
function excludes(inner: Node, outer: Node): boolean {
  return outer.type === 'TryStatement' || isConditionalPart(inner, outer);
}

/** `verifier?.verify(token)`: the call is left out where there is no verifier. */
function isSkippable(node: Node): boolean {
  if (node.type === 'CallExpression') return node.optional || isSkippable(node.callee);
  if (node.type === 'MemberExpression') return node.optional || isSkippable(node.object);
  return node.type === 'TSNonNullExpression' && isSkippable(node.expression);
}
