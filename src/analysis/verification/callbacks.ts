import type { FileView } from '../evaluation/file-view.ts';
import { placesOf } from '../evaluation/places.ts';
import type { Operation } from '../operations/operations.ts';
import type { FunctionNode } from '../syntax/node.ts';

/** The function that a verification calls back with the error or the claims, where the file shows it. */
export function callbackOf(file: FileView, { op, args }: Operation): FunctionNode | undefined {
  // Where the claims come first, there is no error to read.
  if (!op.callback || op.callback.claims === 0) return undefined;
  for (const place of placesOf(op.callback.at)) {
    const argument = /^\d+$/.test(place) ? args[Number(place)] : undefined;
    const value = argument && file.evaluate(argument);
    if (value?.kind === 'function') return value.node;
  }
  return undefined;
}
