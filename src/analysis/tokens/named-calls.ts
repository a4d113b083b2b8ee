import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { placeOf } from '../syntax/node.ts';

/**
 * The calls of functions that are called so, in the order of the file. A file calls the same few functions again and again: each name is
 * asked about once.
 *
 * @param is whether calls of functions of a name are meant
 */
export function callsNamed(file: FileView, is: (name: string) => boolean): readonly TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  for (const [name, calls] of file.callsByName) {
    if (!is(name)) continue;
    for (const call of calls) if (call.type === 'CallExpression') found.push(call);
  }
  return found.sort((one, other) => one.range[0] - other.range[0] || placeOf(other) - placeOf(one));
}
