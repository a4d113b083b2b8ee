import { judgesNothingByName } from '../../lexicon/function-names.ts';
import { isNothing, spokenName, wrapped, type Node } from '../syntax/node.ts';

/*
 * Whether code decides something by what an expression holds.
 */

const COMPARISONS = new Set(['===', '!==', '==', '!=', 'in', '<', '<=', '>', '>=']);

/** Compared, looked up, or handed to a function that may do either. Reading or returning a claim judges nothing. */
export function isJudged(use: Node): boolean {
  const outer = wrapped(use);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'BinaryExpression':
      // `claims.exp * 1000 < Date.now()`
      if (/^[-+*/]$/.test(parent.operator)) return isJudged(parent);
      return COMPARISONS.has(parent.operator) && !isNothing(parent.left === outer ? parent.right : parent.left);
    case 'SwitchStatement':
      return parent.discriminant === outer;
    case 'CallExpression':
      return parent.callee !== outer && !judgesNothingByName(spokenName(parent.callee) ?? '');
    case 'MemberExpression': {
      const call = parent.parent;
      return parent.object === outer && call.type === 'CallExpression' && call.callee === parent;
    }
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'ArrayExpression':
    case 'SpreadElement':
      return isJudged(parent);
    default:
      return false;
  }
}

/** Whether code goes one way or the other by whether a claim is there. */
export function isAskedFor(use: Node): boolean {
  const outer = wrapped(use);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'BinaryExpression':
      return COMPARISONS.has(parent.operator);
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === outer;
    case 'LogicalExpression':
      return isAskedFor(parent);
    default:
      return false;
  }
}

/** Whether a call stands alone, or decides which way code goes. */
export function isStatementOrCondition(call: Node): boolean {
  const outer = wrapped(call);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'UnaryExpression':
    case 'LogicalExpression':
      return isStatementOrCondition(parent);
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === outer;
    default:
      return false;
  }
}
