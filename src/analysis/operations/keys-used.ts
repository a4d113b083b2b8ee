import { partsOf } from '../../model/place-parts.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import type { Slot } from '../evaluation/slots.ts';
import type { Value } from '../evaluation/value.ts';
import { expressionWritten, type Node } from '../syntax/node.ts';
import { valueIdentity } from './identity.ts';
import type { Operation } from './operations.ts';

/**
 * What tells which key a call signs or verifies with, as identities of expressions do.
 *
 * @param config what is registered for the library
 * @param handedIn what an expression is for a caller of the function that it stands in
 * @returns nothing where that cannot be told
 */
export function keysOfCall(
  file: FileView,
  call: Operation,
  config: Slot,
  handedIn: (node: Node) => Node = (node) => node,
): readonly string[] {
  // One program registers a library once; what is not seen may be another registration in another file.
  const isSeen = config.has === 'yes' && config.value?.kind === 'object';
  const registered = [`registered ${call.source.name}${isSeen ? '' : ` for ${file.path}`}`];
  for (const place of placesOf(call.op.key)) {
    const isRegistered = partsOf(place).root === 'config';
    const { has, value, node } = slotAt(file, call, place, config);
    if (isRegistered && (has === 'unknown' || config.has === 'no')) return registered;
    if (has === 'no') continue;
    if (has !== 'yes' || !value) return [];
    const written = node ? (expressionWritten(node) ?? node) : value.node;
    const handed = handedIn(written);
    const found = handed === written ? keysOf(file, value, written) : keysOf(file, file.evaluate(handed), handed);
    return found.length === 0 && isRegistered ? registered : found;
  }
  return [];
}

/** The same text may be the key of something else in another file, unless that reads it from here. */
function keysOf(file: FileView, value: Value, expression: Node): readonly string[] {
  const key = value.kind === 'bytes' ? value.of : value;
  const identity = valueIdentity(file, key, expression);
  if (identity === undefined) return [];
  if (key.kind !== 'literal') return [identity];
  const { file: written, line } = key.from ?? { file: file.path, line: key.node.loc.start.line };
  return [`${identity} in ${file.path}`, `written ${written}:${line}`];
}
