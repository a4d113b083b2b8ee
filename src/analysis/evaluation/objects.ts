import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { returnedValue } from './functions.ts';
import { isFunction, plainKey, type Node } from '../syntax/node.ts';
import type { Entry, Value } from './value.ts';

/** The properties of an object literal, in the order written. */
export function literalEntries(file: FileView, node: TSESTree.ObjectExpression): Entry[] {
  return node.properties.flatMap((property): Entry[] => {
    if (property.type === 'SpreadElement')
      return [
        { kind: 'spread', value: () => file.evaluate(property.argument), node: property.argument, certain: true },
      ];
    // What is only written has no value to read.
    if (property.kind === 'set') return [];
    const key = keyOf(file, property.key, property.computed);
    return [{ kind: 'property', key, value: () => readValue(file, property), node: property, certain: true }];
  });
}

/** What reading a property gives: of a getter, what it returns. */
function readValue(file: FileView, { kind, value }: TSESTree.Property): Value {
  return kind === 'get' && isFunction(value) ? returnedValue(file, value) : file.evaluate(value);
}

/** A property's name: written plainly, or a constant of this file in brackets. */
export function keyOf(file: FileView, key: Node, computed: boolean): string | undefined {
  const plain = plainKey(key, computed);
  if (plain !== undefined || !computed) return plain;
  const value = file.evaluate(key);
  return value.kind === 'literal' && value.value != null ? String(value.value) : undefined;
}
