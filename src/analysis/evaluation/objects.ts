import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { plainKey, type Node } from '../syntax/node.ts';
import type { Entry } from './value.ts';

/** The properties of an object literal, in the order written. */
export function literalEntries(file: FileView, node: TSESTree.ObjectExpression): Entry[] {
  return node.properties.map((property): Entry => {
    if (property.type === 'SpreadElement') {
      return { kind: 'spread', value: () => file.evaluate(property.argument), node: property.argument, certain: true };
    }
    return {
      kind: 'property',
      key: keyOf(file, property.key, property.computed),
      value: () => file.evaluate(property.value),
      node: property,
      certain: true,
    };
  });
}

/** A property's name: written plainly, or a constant of this file in brackets. */
export function keyOf(file: FileView, key: Node, computed: boolean): string | undefined {
  const plain = plainKey(key, computed);
  if (plain !== undefined || !computed) return plain;
  const value = file.evaluate(key);
  return value.kind === 'literal' && value.value != null ? String(value.value) : undefined;
}
