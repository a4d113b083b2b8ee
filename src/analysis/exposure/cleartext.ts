import type { Operation } from '../operations/operations.ts';
import { isIdentity } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { cleartextAddress } from '../operations/address.ts';
import type { Node } from '../syntax/node.ts';

/** A token that is sent where everybody on the way can read it. */
export interface CleartextToken {
  /** the address */
  readonly node: Node;
  readonly name: string;
  readonly host: string;
}

/** Tokens that the file sends to public addresses without TLS. */
export function findCleartextTokens(
  file: FileView,
  calls: readonly Operation[],
  carriers: Carriers,
): readonly CleartextToken[] {
  return calls.flatMap((call): CleartextToken[] => {
    if (call.kind !== 'send' && call.kind !== 'message') return [];
    const address = cleartextAddress(file, call);
    if (!address) return [];
    const [sent] = call.args.flatMap((argument) => carriers.partsOf(argument));
    return sent && isIdentity(sent.carrier.kind) ? [{ ...address, name: sent.carrier.name }] : [];
  });
}
