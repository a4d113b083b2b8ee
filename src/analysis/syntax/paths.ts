import { neverContinues } from './control-flow.ts';
import { childNodes, isFunction, isInlineCallback, isInside, unwrap, type Node } from './node.ts';

/**
 * How some nodes, the marks, lie on the paths through the function that they are in. Callbacks count as a part of the function
 * that they are written in. What may be a mark on a path counts as one: a `try` that holds one, a loop that looks for one.
 */
export interface Paths {
  /** Whether every path to a node has come by a mark. */
  before(node: Node): boolean;
  /** Whether a path leads on from a node to a mark. */
  after(node: Node): boolean;
  /** Whether every path from one node to another that runs later comes by a mark. */
  between(first: Node, second: Node): boolean;
}

/** @param mayPass whether a condition that leads round a mark may know that none is needed there */
export function pathsBy(marks: readonly Node[], mayPass: (test: Node) => boolean): Paths {
  const view = viewOf(marks, mayPass);
  return {
    before: (node) => climb(node, (at, parent) => isPassedBefore(at, parent, view) || undefined) ?? false,
    after: (node) =>
      climb(node, (at, parent) => (leaves(at) ? false : isMetAfter(at, parent, view) || undefined)) ?? false,
    between: (first, second) =>
      climb(first, (at, parent) => {
        if (isInside(second, parent)) return false;
        const isList = parent.type === 'BlockStatement' || parent.type === 'SwitchCase';
        return (
          (isList && childNodes(parent).some((child) => comesBehind(child, at) && view.passes(child))) || undefined
        );
      }) ?? false,
  };
}

/** What a node has to do with the marks. */
interface MarkView {
  readonly is: (node: Node) => boolean;
  /** a mark is in it */
  readonly holds: (node: Node) => boolean;
  /** whatever comes out at its end has come by a mark */
  readonly passes: (node: Node) => boolean;
  /** whatever a condition sends one way has come by a mark */
  readonly passesWhen: (test: Node, holds: boolean) => boolean;
}

function viewOf(marks: readonly Node[], mayPass: (test: Node) => boolean): MarkView {
  const is = (node: Node): boolean => marks.includes(node);
  const holds = (node: Node): boolean => marks.some((mark) => isInside(mark, node));
  const passes = (node: Node): boolean => holds(node) && (is(node) || passesInside(node));
  /** An empty case falls into the next one. */
  const isClosed = (statements: readonly Node[]): boolean =>
    statements.length === 0 ||
    statements.some((one) => passes(one) || (one.type !== 'BreakStatement' && neverContinues(one)));
  const passesWhen = (test: Node, holds: boolean): boolean => {
    const node = unwrap(test);
    if (node.type === 'UnaryExpression' && node.operator === '!') return passesWhen(node.argument, !holds);
    if (node.type !== 'LogicalExpression' || node.operator === '??' || is(node)) return passes(node);
    // `a || b` is false only where both are, and so both have been asked.
    const isBoth = node.operator === (holds ? '&&' : '||');
    if (isBoth) return passesWhen(node.left, holds) || passesWhen(node.right, holds) || passes(node);
    return passes(node) || (passesWhen(node.left, holds) && passesWhen(node.right, holds));
  };
  const passesInside = (node: Node): boolean => {
    switch (node.type) {
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return isInlineCallback(node);
      case 'IfStatement':
      case 'ConditionalExpression': {
        const isPassed =
          (passesWhen(node.test, true) || isClosed([node.consequent])) &&
          (passesWhen(node.test, false) || (node.alternate !== null && isClosed([node.alternate])));
        return isPassed || passes(node.test) || mayPass(node.test);
      }
      case 'LogicalExpression':
        return passes(node.left) || mayPass(node.left);
      case 'SwitchStatement':
        return passes(node.discriminant) || node.cases.every(({ consequent }) => isClosed(consequent));
      case 'TryStatement':
        return holds(node.block) || (node.finalizer !== null && passes(node.finalizer));
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return true;
      default:
        return childNodes(node).some(passes);
    }
  };
  return { is, holds, passes, passesWhen };
}

/** Whether a mark in a node has been passed by whatever comes to a part of it. */
function isPassedBefore(at: Node, parent: Node, { holds, passes, passesWhen }: MarkView): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at !== parent.test && passesWhen(parent.test, at === parent.consequent);
    case 'LogicalExpression':
      if (at !== parent.right || parent.operator === '??') return at === parent.right && passes(parent.left);
      return passesWhen(parent.left, parent.operator === '&&');
    case 'TryStatement':
      return at !== parent.block && holds(parent.block);
    case 'SwitchStatement':
      return at !== parent.discriminant && passes(parent.discriminant);
    default:
      return childNodes(parent).some((child) => child.range[1] <= at.range[0] && passes(child));
  }
}

/** Whether a mark in a node may be met by what goes on behind a part of it. */
function isMetAfter(at: Node, parent: Node, { is, holds }: MarkView): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at === parent.test && holds(parent);
    case 'SwitchStatement':
      if (at.type === 'SwitchCase' && at.consequent.some(neverContinues)) return false;
      return parent.cases.some((one) => comesBehind(one, at) && holds(one));
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return holds(parent);
    default:
      return is(parent) || childNodes(parent).some((child) => comesBehind(child, at) && holds(child));
  }
}

/** Asks at each step outward from a node, up to the function that it runs in, until there is an answer. */
function climb(node: Node, ask: (at: Node, parent: Node) => boolean | undefined): boolean | undefined {
  for (let at = node; at.parent; at = at.parent) {
    if (isFunction(at) && !isInlineCallback(at)) return undefined;
    const answer = ask(at, at.parent);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** Whether what follows a node in its function is not reached from inside of it. */
function leaves(at: Node): boolean {
  switch (at.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return at.body.some(leavesForGood);
    case 'SwitchCase':
      return at.consequent.some(leavesForGood);
    default:
      return false;
  }
}

/** What breaks out of a loop or a `switch` goes on behind it. */
const leavesForGood = (statement: Node): boolean =>
  statement.type !== 'BreakStatement' && statement.type !== 'ContinueStatement' && neverContinues(statement);

const comesBehind = (child: Node, at: Node): boolean => child.range[0] >= at.range[1];
