import type { TSESTree } from '@typescript-eslint/utils';

import { leavesFunction, neverContinues } from './control-flow.ts';
import { enclosing, enclosingFunction, isFunction, isInside, type Node } from './node.ts';

/**
 * Whether what a node has done may still be so where another one runs: they stand in no two branches of which only one is taken,
 * the function is not left in between, and the first does not stand behind the other, unless a loop comes round to it. What is
 * done in another function may have been done at any time.
 *
 * @param home where that which the first one changes is made: what is made in a function is new in each call, in a loop in each round
 */
export function mayReach(first: Node, second: Node, home: Node): boolean {
  const around = enclosingFunction(second);
  // Another call of the same function finds what the one before has left behind.
  if (enclosingFunction(first) !== around || (around && !isInside(home, around))) return true;
  if (comesRound(first, second, home)) return true;
  if (first.range[0] >= second.range[1] || isInside(second, first)) return false;
  for (let inner = first; inner.parent; inner = inner.parent) {
    const outer = inner.parent;
    if (isInside(second, outer)) return !areApart(inner, second, outer);
    if (isLeftBehind(inner, outer)) return false;
  }
  return true;
}

const isLoopNode = (node: Node): node is Node => /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);

function comesRound(first: Node, second: Node, home: Node): boolean {
  for (let loop = enclosing(first, isLoopNode); loop; loop = enclosing(loop, isLoopNode)) {
    if (isInside(second, loop) && !isInside(home, loop)) return true;
  }
  return false;
}

/** Whether two parts of a node are branches of which one alone is taken. */
function areApart(inner: Node, second: Node, outer: Node): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression': {
      const other = inner === outer.consequent ? outer.alternate : inner === outer.alternate ? outer.consequent : null;
      return other !== null && isInside(second, other);
    }
    case 'SwitchStatement':
      return areOtherCases(outer.cases, inner, second);
    default:
      return false;
  }
}

function areOtherCases(cases: readonly TSESTree.SwitchCase[], inner: Node, second: Node): boolean {
  const from = cases.findIndex((one) => one === inner);
  const to = cases.findIndex((one) => one.consequent.some((statement) => isInside(second, statement)));
  if (from < 0 || to < 0 || from === to) return false;
  return to < from || cases.slice(from, to).some(({ consequent }) => consequent.some(neverContinues));
}

/** Whether the function is left behind a statement, before the list that it stands in ends. What is thrown may be caught. */
function isLeftBehind(statement: Node, list: Node): boolean {
  const statements =
    list.type === 'BlockStatement' ? list.body : list.type === 'SwitchCase' ? list.consequent : undefined;
  if (!statements || isInTry(list)) return false;
  return statements.slice(statements.findIndex((one) => one === statement)).some(leavesFunction);
}

function isInTry(node: Node): boolean {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent)
    if (at.type === 'TryStatement') return true;
  return false;
}
