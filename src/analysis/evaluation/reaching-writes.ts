import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { alwaysRunsBefore, conditionsAt, takenApart, type Condition } from '../syntax/order.ts';
import { mayReach } from '../syntax/reach.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { enclosingFunction, isInside, unwrap, type Node } from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';

/** A declaration or an assignment that gives a variable a value of its own, or adds to the one that it has. */
export interface Write {
  /** what is written, as a whole expression */
  readonly value: Node;
  /** the declarator or the assignment */
  readonly node: Node;
  /** whether nothing is left of what the variable has held */
  readonly isWhole: boolean;
}

/**
 * The writes of a variable whose value it may have where it is read: not those of another branch, nor those that another one has
 * replaced by then, nor those that a test before the read excludes.
 */
export function reachingWrites(
  file: FileView,
  variable: Variable,
  writes: readonly Write[],
  use: Node,
): readonly Write[] {
  if (writes.every(({ node }) => node.type === 'VariableDeclarator')) return writes;
  const home = declarationOf(variable);
  const last = writes.findLast((write) => replacesAll(variable, write, use));
  const conditions = conditionsAt(use);
  return writes.filter(
    ({ node }) =>
      mayReach(node, use, home) &&
      !(last && node.range[1] <= last.node.range[0] && enclosingFunction(node) === enclosingFunction(use)) &&
      !conditions.some((condition) => isToldOtherwise(file, node, use, condition)),
  );
}

function replacesAll(variable: Variable, { node, value, isWhole }: Write, use: Node): boolean {
  if (!isWhole || enclosingFunction(node) !== enclosingFunction(use) || !alwaysRunsBefore(node, use)) return false;
  return !variable.references.some(({ identifier }) => isInside(identifier, value));
}

/** Whether a test that came out where something is read came out otherwise where it was written, or does so ever after. */
function isToldOtherwise(file: FileView, write: Node, use: Node, { test, holds }: Condition): boolean {
  const flag = test.type === 'Identifier' ? file.scopes.variable(test) : undefined;
  if (!flag) return false;
  const sets = flag.references.flatMap(({ identifier, init }) => {
    const { parent } = identifier;
    return !init && parent.type === 'AssignmentExpression' && parent.left === identifier ? [parent] : [];
  });
  const isTold = flag.references.every(
    (one) => !one.isWrite() || one.init || sets.some(({ left }) => left === one.identifier),
  );
  if (!isTold) return false;
  if (sets.length === 0)
    return branchTests(write, use).some((one) => one.holds !== holds && isSameFlag(file, one.test, flag));
  return (
    sets.every((set) => tellsOtherwise(set, holds)) &&
    sets.some((set) => set.parent.parent === statementOf(write)?.parent)
  );
}

function isSameFlag(file: FileView, test: Node, flag: Variable): boolean {
  return test.type === 'Identifier' && file.scopes.variable(test) === flag;
}

/** `found = true`, where something is read only if nothing was found. */
function tellsOtherwise({ operator, right }: TSESTree.AssignmentExpression, holds: boolean): boolean {
  const value = unwrap(right);
  return operator === '=' && value.type === 'Literal' && Boolean(value.value) !== holds;
}

function statementOf(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== 'ExpressionStatement' && at.type !== 'VariableDeclaration') at = at.parent;
  return at;
}

/** The tests around a node, up to what it shares with another one. */
function branchTests(node: Node, other: Node): readonly Condition[] {
  const found: Condition[] = [];
  for (let inner = node; inner.parent && !isInside(other, inner.parent); inner = inner.parent) {
    const outer = inner.parent;
    if (outer.type === 'IfStatement' && inner !== outer.test)
      addAll(found, takenApart({ test: outer.test, holds: inner === outer.consequent }));
  }
  return found;
}
