import { partsOf } from '../../model/place-parts.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import type { Slot } from '../evaluation/slots.ts';
import { expressionWritten, type Node } from '../syntax/node.ts';
import { expressionIdentity, valueIdentity } from './identity.ts';
import type { Operation } from './operations.ts';

/**
 * What tells which key a call signs or verifies with, as `expressionIdentity` does.
 *
 * @param config what is registered for the library
 * @param handedIn what an expression is for a caller of the function that it stands in
 * @returns undefined where that cannot be told
 */
export function keyOfCall(
  file: FileView,
  call: Operation,
  config: Slot,
  handedIn: (node: Node) => Node = (node) => node,
): string | undefined {
  for (const place of placesOf(call.op.key)) {
    const isRegistered = partsOf(place).root === 'config';
    const { has, value, node } = slotAt(file, call, place, config);
    // One program registers a library once: whoever relies on that has the same key.
    if (isRegistered && (has === 'unknown' || config.has === 'no')) return `registered ${call.source.name}`;
    if (has === 'no') continue;
    if (has !== 'yes' || !value) return undefined;
    const written = node ? (expressionWritten(node) ?? node) : value.node;
    const handed = handedIn(written);
    const found = handed === written ? valueIdentity(file, value, written) : expressionIdentity(file, handed);
    return found ?? (isRegistered ? `registered ${call.source.name}` : undefined);
  }
  return undefined;
}
