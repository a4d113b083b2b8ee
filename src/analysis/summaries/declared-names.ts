import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { isFunction, plainKey, unwrap, type Node } from '../syntax/node.ts';

/**
 * The names that a file gives to methods, to properties that may hold a function, whatever they belong to, and to what it exports: that
 * is a member of the whole module.
 */
export function declaredNames({ sourceCode, tree }: Pick<FileView, 'sourceCode' | 'tree'>): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (key: Node, computed: boolean): void => {
    const name = plainKey(key, computed);
    if (name !== undefined) names.add(name);
  };
  for (const { key, computed } of tree.get('MethodDefinition')) note(key, computed);
  for (const { key, computed, value } of tree.get('PropertyDefinition'))
    if (value && mayBeFunction(value)) note(key, computed);
  for (const { key, computed, value } of tree.get('Property')) if (mayBeFunction(value)) note(key, computed);
  for (const { left, right } of tree.get('AssignmentExpression'))
    if (left.type === 'MemberExpression' && mayBeFunction(right)) note(left.property, left.computed);
  names.add('default');
  for (const key of exportedNames(sourceCode.ast.body)) note(key, false);
  return names;
}

function mayBeFunction(value: Node): boolean {
  const node = unwrap(value);
  return isFunction(node) || /^(?:Call|Identifier|Member|New)/.test(node.type);
}

/** The names of what a file exports, but for classes: those are made. */
function exportedNames(body: readonly TSESTree.ProgramStatement[]): readonly Node[] {
  return body.flatMap((statement): readonly Node[] => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration, specifiers } = statement;
    if (declaration?.type === 'FunctionDeclaration') return declaration.id ? [declaration.id] : [];
    if (declaration?.type !== 'VariableDeclaration') return specifiers.map(({ exported }) => exported);
    return declaration.declarations.map(({ id }) => id);
  });
}
