import type { FileView } from '../evaluation/file-view.ts';
import { argumentAt } from '../evaluation/places.ts';
import { keyNames } from '../operations/key-names.ts';
import type { Operation } from '../operations/operations.ts';
import type { Node } from '../syntax/node.ts';
import type { Carriers } from '../tokens/carriers.ts';
import type { Provenance } from '../tokens/provenance.ts';
import type { StoreWrite } from './storage.ts';
import { isUsedAsSession } from './token-uses.ts';

/** What tells of a stored value, beside its name. */
export interface Confirmation {
  readonly calls: readonly Operation[];
  readonly carriers: Carriers;
  readonly tokens: Provenance;
}

/**
 * Whether the file shows by more than a name that what is stored is somebody's session: it signs, verifies or decodes the value, signs in
 * with it or sends it as a bearer, or does so with what it reads back under the same key.
 */
export function isConfirmed(
  file: FileView,
  { key, value }: Pick<StoreWrite, 'key' | 'value'>,
  { calls, carriers, tokens }: Confirmation,
): boolean {
  const isSession = (node: Node): boolean => carriers.isProven(node) || isUsedAsSession(file, node, tokens);
  const names = new Set(typeof key === 'string' ? [key] : key ? keyNames(file, key) : []);
  return (
    carriers.carrierOf(value)?.evidence === 'proven' ||
    [value, ...carriers.partsOf(value).map(({ node }) => node)].some(isSession) ||
    readsUnder(file, calls, names).some(isSession)
  );
}

/** The calls that read back what is kept under one of several names. */
function readsUnder(file: FileView, calls: readonly Operation[], names: ReadonlySet<string>): readonly Node[] {
  return calls.flatMap((call) => {
    const key = call.kind === 'read' ? argumentAt(file, call, call.op.name) : undefined;
    return key && keyNames(file, key).some((name) => names.has(name)) ? [call.node] : [];
  });
}
