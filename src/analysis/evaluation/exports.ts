import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { assignsWhole, plainKey, unwrap, type Node } from '../syntax/node.ts';
import { unknown, type Entry, type Value } from './value.ts';

/** The object that a CommonJS module exports, where an expression is it: `exports`, `module.exports`. */
export function exportsValue(file: FileView, node: Node): Value | undefined {
  return isExports(file, node) ? file.ask(EXPORTS, 'file') : undefined;
}

function isExports({ scopes }: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return node.name === 'exports' && scopes.isFreeGlobal(node);
  if (node.type !== 'MemberExpression' || node.computed || node.object.type !== 'Identifier') return false;
  const { object, property } = node;
  return (
    object.name === 'module' &&
    property.type === 'Identifier' &&
    property.name === 'exports' &&
    scopes.isFreeGlobal(object)
  );
}

/** Whoever requires the module may add to it. */
const EXPORTS: QuestionKind<FileView, 'file', Value | undefined> = {
  name: 'exports',
  compute: (file) => ({ kind: 'object', entries: [{ kind: 'escape' }, ...exported(file)], node: file.sourceCode.ast }),
  unanswered: () => undefined,
  position: () => -1,
};

/** What the file writes into it, in source order: one entry for each `exports.a = …`, and a spread for `module.exports = …`. */
function exported(file: FileView): readonly Entry[] {
  return file.tree.get('AssignmentExpression').flatMap((node): Entry[] => {
    const { left, right } = node;
    const certain = isAtTop(node);
    const value = (): Value => (assignsWhole(node) ? file.evaluate(right) : unknown('dynamic', node));
    if (isExports(file, left)) return [{ kind: 'spread', value, node: right, certain }];
    if (left.type !== 'MemberExpression' || !isExports(file, left.object)) return [];
    return [{ kind: 'property', key: plainKey(left.property, left.computed), value, node, certain }];
  });
}

/**
 * What a CommonJS module exports as a whole: the object that it fills, or the function or class that it puts in its place. Undefined for
 * what exports nothing in that way.
 */
export function wholeOfModule(file: FileView): Value | undefined {
  const replaced = file.tree
    .get('AssignmentExpression')
    .findLast((node) => isExports(file, node.left) && isAtTop(node))?.right;
  const assigned = file.sourceCode.ast.body.find((statement) => statement.type === 'TSExportAssignment')?.expression;
  const whole = assigned ?? (replaced && unwrapExports(replaced));
  const value = whole && file.evaluate(whole);
  if (value && value.kind !== 'object') return value;
  return assigned ? value : file.ask(EXPORTS, 'file');
}

/** `module.exports = exports = make`, from which `make` is exported. */
function unwrapExports(expression: Node): Node {
  const node = unwrap(expression);
  return node.type === 'AssignmentExpression' ? unwrapExports(node.right) : node;
}

/** Whether an assignment is a statement of the module itself, also behind another: `a = exports.b = …`. */
function isAtTop(node: TSESTree.AssignmentExpression): boolean {
  let at: Node = node;
  while (at.parent.type === 'AssignmentExpression' || at.parent.type === 'SequenceExpression') at = at.parent;
  if (at.parent.type === 'VariableDeclarator') return at.parent.parent.parent.type === 'Program';
  return at.parent.type === 'ExpressionStatement' && at.parent.parent.type === 'Program';
}
