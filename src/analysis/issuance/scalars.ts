import type { TSESTree } from '@typescript-eslint/utils';

import { givesTextByName } from '../../lexicon/function-names.ts';
import { isIdentifierName } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';

/**
 * Whether an expression that the file does not show can only give a string or a number, and so nothing that has properties: by the
 * function that makes it, by its type, or by a name such as `userId`.
 */
export function isScalar(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'CallExpression':
      return givesTextByName(spokenName(node.callee) ?? '');
    case 'ConditionalExpression':
      return isScalar(file, node.consequent) && isScalar(file, node.alternate);
    case 'LogicalExpression':
      return isScalar(file, node.left) && isScalar(file, node.right);
    case 'TemplateLiteral':
      return true;
    case 'Literal':
      // A payload that is written as JSON is read as what it says.
      return node.value !== null && !/^\s*\{/.test(String(node.value));
    case 'Identifier':
    case 'MemberExpression': {
      const value = file.evaluate(node);
      if (value.kind === 'literal' || value.kind === 'template' || value.kind === 'env') return true;
      if (value.kind !== 'unknown') return false;
      const isNamed = isIdentifierName(spokenName(node) ?? '');
      return isNamed || isDeclaredScalar(file, node) || (value.node !== node && isScalar(file, value.node));
    }
    default:
      return false;
  }
}

function isDeclaredScalar(file: FileView, node: Node): boolean {
  const names = node.type === 'Identifier' ? (file.scopes.variable(node)?.identifiers ?? []) : [];
  return names.some(({ typeAnnotation }) => isScalarType(typeAnnotation?.typeAnnotation));
}

function isScalarType(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSUnionType') return type.types.every(isScalarType);
  return type?.type === 'TSStringKeyword' || type?.type === 'TSNumberKeyword';
}
