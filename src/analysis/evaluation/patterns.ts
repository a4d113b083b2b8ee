import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { keyOf } from './objects.ts';
import { indexAround } from '../syntax/lists.ts';
import { boundTo, type Node } from '../syntax/node.ts';

/** The name of a member; undefined for one that is only known at run time. */
export type MemberKey = string | undefined;

/** A name in a pattern. */
export interface Bound {
  readonly name: TSESTree.Identifier;
  readonly keys: readonly MemberKey[];
}

/** The names in a pattern, with the members that they take out. What is left over is another object. */
export function boundBy(file: FileView, pattern: Node, keys: readonly MemberKey[] = []): readonly Bound[] {
  const target = boundTo(pattern);
  if (target.type === 'Identifier') return [{ name: target, keys }];
  if (target.type === 'ObjectPattern') {
    return target.properties.flatMap((property) =>
      property.type === 'Property'
        ? boundBy(file, property.value, [...keys, keyOf(file, property.key, property.computed)])
        : [],
    );
  }
  if (target.type !== 'ArrayPattern') return [];
  return target.elements.flatMap((element, index) =>
    element && element.type !== 'RestElement' ? boundBy(file, element, [...keys, String(index)]) : [],
  );
}

/** The members that lead to what a name in a pattern takes out; undefined for what is left over. */
export function pathIn(file: FileView, pattern: Node, name: Node): readonly MemberKey[] | undefined {
  const keys: MemberKey[] = [];
  let target = boundTo(pattern);
  while (target !== name) {
    const list: readonly (Node | null)[] =
      target.type === 'ObjectPattern' ? target.properties : target.type === 'ArrayPattern' ? target.elements : [];
    const index = indexAround(list, name);
    const part = list[index];
    if (!part || part.type === 'RestElement') return undefined;
    if (part.type === 'Property') keys.push(keyOf(file, part.key, part.computed));
    else keys.push(String(index));
    target = boundTo(part.type === 'Property' ? part.value : part);
  }
  return keys;
}
