import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { globalName } from './global-names.ts';
import type { QuestionKind } from '../memo.ts';
import { assignsWhole, plainKey, unwrap, type CallNode, type Node } from '../syntax/node.ts';
import { unknown, type Entry, type Value } from './value.ts';
import { variableValue } from './variables.ts';

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

/**
 * What the file writes into it, in source order: one entry for each `exports.a = …`, and a spread for `module.exports = …` and for what
 * `Object.assign(exports, …)` is handed.
 */
function exported(file: FileView): readonly Entry[] {
  const written = file.tree.get('AssignmentExpression').map((node) => ({ node, entries: entriesOf(file, node) }));
  const filled = (file.callsByName.get('assign') ?? []).map((node) => ({ node, entries: assignedEntries(file, node) }));
  const all = filled.some(({ entries }) => entries.length > 0)
    ? [...written, ...filled].toSorted((one, other) => one.node.range[0] - other.node.range[0])
    : written;
  return all.flatMap(({ entries }) => entries);
}

function entriesOf(file: FileView, node: TSESTree.AssignmentExpression): readonly Entry[] {
  const { left, right } = node;
  const certain = isAtTop(node);
  const value = (): Value => (assignsWhole(node) ? file.evaluate(right) : unknown('dynamic', node));
  if (isExports(file, left)) return [{ kind: 'spread', value, node: right, certain }];
  if (left.type !== 'MemberExpression' || !isExports(file, left.object)) return [];
  return [{ kind: 'property', key: plainKey(left.property, left.computed), value, node, certain }];
}

/** `Object.assign(module.exports, { a }, b)` */
function assignedEntries(file: FileView, call: CallNode): readonly Entry[] {
  const [target, ...sources] = call.arguments;
  if (!target || !isExports(file, target) || globalName(file, call.callee) !== 'Object.assign') return [];
  const certain = isAtTop(call);
  return sources.map((node): Entry =>
    node.type === 'SpreadElement'
      ? { kind: 'escape' }
      : { kind: 'spread', value: () => file.evaluate(node), node, certain },
  );
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
  if (assigned) return value;
  return (whole && exportedOnce(file, whole)) ?? file.ask(EXPORTS, 'file');
}

/** An object that is all that a file exports, where the file has no other name for its exports by which more could be added. */
function exportedOnce(file: FileView, whole: Node): Value | undefined {
  const { freeNames } = file.scopes;
  const isOnly = whole.parent?.type === 'AssignmentExpression' && whole.parent.parent.type === 'ExpressionStatement';
  if (!isOnly || freeNames.has('exports') || freeNames.get('module')?.length !== 1) return undefined;
  const node = unwrap(whole);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  // As it is when the file has run.
  return variable ? variableValue(file, variable) : file.evaluate(node);
}

/** `module.exports = exports = make`, from which `make` is exported. */
function unwrapExports(expression: Node): Node {
  const node = unwrap(expression);
  return node.type === 'AssignmentExpression' ? unwrapExports(node.right) : node;
}

/** Whether an assignment or a call is a statement of the module itself, also behind an assignment: `a = exports.b = …`. */
function isAtTop(node: TSESTree.AssignmentExpression | CallNode): boolean {
  let at: Node = node;
  while (at.parent.type === 'AssignmentExpression' || at.parent.type === 'SequenceExpression') at = at.parent;
  if (at.parent.type === 'VariableDeclarator') return at.parent.parent.parent.type === 'Program';
  return at.parent.type === 'ExpressionStatement' && at.parent.parent.type === 'Program';
}
