import type { Operation } from '../operations/operations.ts';
import { optionCheck } from '../operations/option.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { cleartextAddress } from '../operations/address.ts';
import type { Node } from '../syntax/node.ts';

/** A key set that is fetched in a way that others can tamper with (CWE-319, CWE-295). */
export interface InsecureKeySet {
  readonly node: Node;
  /** `http`: without TLS, from a public host. `certificate`: any server that answers is believed */
  readonly kind: 'certificate' | 'http';
  readonly library: string;
  /** the host, or the option that switches the check off */
  readonly name: string;
}

/** The key sets that the file has fetched without TLS, or without a look at the certificate. */
export function findInsecureKeySets(file: FileView, calls: readonly Operation[]): readonly InsecureKeySet[] {
  return calls.flatMap((call): InsecureKeySet[] => {
    if (!FETCHING_KINDS.has(call.kind)) return [];
    const library = call.source.name;
    const open = call.op.address === undefined ? undefined : cleartextAddress(file, call);
    const certificate = optionCheck(file, call, 'certificate');
    return [
      ...(open ? [{ node: open.node, kind: 'http' as const, library, name: open.host }] : []),
      ...(certificate?.verdict === 'disabled'
        ? [{ node: certificate.node, kind: 'certificate' as const, library, name: certificate.option }]
        : []),
    ];
  });
}

const FETCHING_KINDS: ReadonlySet<string> = new Set(['keySet', 'publicKey', 'verify']);
