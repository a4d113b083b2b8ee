import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { isNullishLiteral, unwrap, type Node } from '../syntax/node.ts';

/** Names that tell what became of a token. */
export interface OutcomeNames {
  /** names that are true for a refused token */
  readonly refused: readonly Node[];
  /** names that are true for a good one */
  readonly good: readonly Node[];
}

/** Which token a condition is true for, where it asks for nothing else. */
export function outcomeOf(file: FileView, test: Node, names: OutcomeNames): 'good' | 'refused' | undefined {
  const node = unwrap(test);
  const is = (list: readonly Node[]): boolean =>
    list.some((name) => node.type === 'Identifier' && file.scopes.variable(node) === file.scopes.variable(name));
  if (is(names.refused)) return 'refused';
  if (is(names.good)) return 'good';
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = outcomeOf(file, node.argument, names);
    return inner && (inner === 'good' ? 'refused' : 'good');
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const [compared, other] = isWrittenFalsy(node.right) ? [node.left, node.right] : [node.right, node.left];
    if (!isWrittenFalsy(other)) return undefined;
    const inner = outcomeOf(file, compared, names);
    return inner && (node.operator.startsWith('!') ? inner : inner === 'good' ? 'refused' : 'good');
  }
  if (node.type !== 'LogicalExpression') return undefined;
  const [left, right] = [outcomeOf(file, node.left, names), outcomeOf(file, node.right, names)];
  return left === right ? left : undefined;
}

/** Whether an expression is nothing, or `false`, written out. */
export function isWrittenFalsy(given: Node): boolean {
  const node = unwrap(given);
  return (
    isNullishLiteral(node) ||
    (node.type === 'Literal' && !node.value) ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}

/** The `if` whose condition a name is asked in. */
export function conditionAround(read: Node): TSESTree.IfStatement | undefined {
  for (let at: Node = read; at.parent; at = at.parent) {
    if (at.parent.type === 'IfStatement') return at.parent.test === at ? at.parent : undefined;
    if (!/^(?:Unary|Logical|Binary|Chain|Member)Expression$/.test(at.parent.type)) return undefined;
  }
  return undefined;
}
