import { assertsByName } from '../../lexicon/function-names.ts';
import { neverContinues } from './control-flow.ts';
import { enclosingFunction, isFunction, isInside, spokenName, unwrap, type Node } from './node.ts';

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
  for (let inner = node; inner.parent && !isFunction(inner); inner = inner.parent)
    found.push(...conditionsOfStep(inner, inner.parent));
  return found.flatMap(takenApart);
}

/** What a test that came out one way says of its parts. */
export function takenApart({ test, holds }: Condition): readonly Condition[] {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return takenApart({ test: node.argument, holds: !holds });
  if (node.type === 'LogicalExpression' && node.operator === (holds ? '&&' : '||'))
    return [node.left, node.right].flatMap((part) => takenApart({ test: part, holds }));
  return [{ test: node, holds }];
}

function conditionsOfStep(inner: Node, outer: Node): readonly Condition[] {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner === outer.test ? [] : [{ test: outer.test, holds: inner === outer.consequent }];
    case 'WhileStatement':
    case 'ForStatement':
      return outer.test && inner === outer.body ? [{ test: outer.test, holds: true }] : [];
    case 'LogicalExpression':
      return inner === outer.right && outer.operator !== '??'
        ? [{ test: outer.left, holds: outer.operator === '&&' }]
        : [];
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return conditionsPassed(outer.body, inner);
    case 'SwitchCase':
      return inner === outer.test ? [] : conditionsPassed(outer.consequent, inner);
    default:
      return [];
  }
}

interface Passed {
  readonly end: number;
  readonly condition: Condition;
}

/** What is known behind each statement of a block: it is asked for every node there, and few statements say anything. */
const passed = new WeakMap<readonly Node[], readonly Passed[]>();

/** What is known where one of the statements of a block begins. */
function conditionsPassed(statements: readonly Node[], one: Node): readonly Condition[] {
  const all =
    passed.get(statements) ??
    statements.flatMap((statement) =>
      conditionsBehind(statement).map((condition): Passed => ({ end: statement.range[1], condition })),
    );
  passed.set(statements, all);
  return all.flatMap(({ end, condition }) => (end <= one.range[0] ? [condition] : []));
}

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
