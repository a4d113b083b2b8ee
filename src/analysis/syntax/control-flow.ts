import type { TSESTree } from '@typescript-eslint/utils';

import { endsHandlingByName } from '../../lexicon/function-names.ts';
import { askedOnce, childNodes, isFunction, isNode, spokenName, unwrap, type FunctionNode, type Node } from './node.ts';

/**
 * Whether a function visibly ends in order whatever it is given: it throws nowhere, and hands nothing on that could throw for
 * it. Calls that stand as statements of their own, as those of loggers do, are taken to come back.
 */
export function neverThrows(fn: FunctionNode): boolean {
  const pending: unknown[] =
    fn.body.type === 'BlockStatement' ? [fn.body] : [{ type: 'ReturnStatement', argument: fn.body }];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!isNode(node)) continue;
    if (node.type === 'ThrowStatement' || node.type === 'AwaitExpression') return false;
    if (node.type === 'ReturnStatement' && node.argument && holdsCall(node.argument)) return false;
    if (isFunction(node)) continue;
    for (const child of childNodes(node)) pending.push(child);
  }
  return true;
}

/** Whether the last statement of a block, or a statement alone, leaves the function: `return`, `throw`. */
export function leavesFunction(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

/**
 * Whether what follows a statement is not reached, as far as a reader would say: it leaves the function or the loop on every
 * path, or calls something whose name says that it ends the handling. `switch` and `try` are taken to leave.
 */
export function endsHandling(statement: Node | null | undefined): boolean {
  return statement ? endsHandlingAt(statement) : false;
}

const endsHandlingAt = askedOnce((statement) => {
  switch (statement.type) {
    case 'BlockStatement':
      return statement.body.some((one) => endsHandling(one));
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'SwitchStatement':
    case 'TryStatement':
      return true;
    case 'IfStatement':
      return endsHandling(statement.consequent) && endsHandling(statement.alternate);
    case 'ExpressionStatement':
      return endsHandlingByName(spokenName(statement.expression) ?? '');
    default:
      return false;
  }
});

/**
 * Whether what follows a statement is certainly not reached: it leaves on every path, or calls something whose name says that it
 * ends the handling. Unlike `endsHandling`, a `switch` or a `try` must leave in each of its parts.
 */
export function neverContinues(statement: Node | null | undefined): boolean {
  return statement ? neverContinuesAt(statement) : false;
}

const neverContinuesAt = askedOnce((statement) => {
  switch (statement.type) {
    case 'BlockStatement':
      return statement.body.some(neverContinues);
    case 'IfStatement':
      return neverContinues(statement.consequent) && neverContinues(statement.alternate);
    case 'TryStatement': {
      const { block, handler, finalizer } = statement;
      return neverContinues(finalizer) || (neverContinues(block) && (!handler || neverContinues(handler.body)));
    }
    case 'SwitchStatement':
      return statement.cases.some(({ test }) => test === null) && neverFallsOut(statement.cases);
    default:
      return endsHandling(statement);
  }
});

/** Whether every case of a `switch` leaves the function, by itself or through the case that it falls into. */
function neverFallsOut(cases: readonly TSESTree.SwitchCase[]): boolean {
  const last = cases.at(-1);
  const filled = cases.filter(({ consequent }) => consequent.length > 0);
  return last?.consequent.length !== 0 && filled.every(({ consequent }) => consequent.some(leavesFunction));
}

function holdsCall(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' || inner.type === 'NewExpression';
}
