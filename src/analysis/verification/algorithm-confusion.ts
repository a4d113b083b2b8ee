import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { headerMember } from '../evaluation/token-header.ts';
import { ASYMMETRIC, HMAC } from '../../lexicon/pem.ts';
import { publicKeyForm } from '../operations/public-key.ts';
import { isAllowListed, isLookedUpBy } from './allow-lists.ts';
import { firstSlot, nodeAt, placesOf, slotAt, valueAt } from '../evaluation/places.ts';
import type { Node } from '../syntax/node.ts';
import { alternatives, type Value } from '../evaluation/value.ts';

/** What is wrong with the algorithms that a verification allows. */
export interface AlgorithmFault {
  readonly node: Node;
  /**
   * `mixed`: HMAC beside asymmetric ones. `fromToken`: the token's header says. `publicKey`: HMAC, or whatever the token says, with
   * a key that everybody may know
   */
  readonly kind: 'fromToken' | 'mixed' | 'publicKey';
}

/** The first fault of the algorithms that a call allows. */
export function findAlgorithmFaults(file: FileView, call: Operation): readonly AlgorithmFault[] {
  const model = call.op.checks?.algorithms;
  if (typeof model !== 'object') return [];
  const isPublic = (): boolean => takesPublicKey(file, call);
  for (const place of placesOf(model.at)) {
    const { has, value, node } = slotAt(file, call, place, { has: 'no' });
    if (has === 'no' || !value) continue;
    for (const allowed of alternatives(value)) {
      if (allowed.kind === 'object') continue;
      const fault = faultOfAllowed(file, allowed, { written: node ?? allowed.node, call }, isPublic);
      if (fault) return [fault];
    }
    return [];
  }
  // Without an array of algorithms, bytes are an HMAC key, whatever string they were made from.
  const bytes = alternatives(valueAt(file, call, call.op.key)).find((key) => key.kind === 'bytes');
  return bytes && takesPublicKey(file, call) && (model.absent ?? 'absent') === 'absent'
    ? [{ node: call.name, kind: 'publicKey' }]
    : [];
}

function faultOfAllowed(
  file: FileView,
  allowed: Value,
  { written, call }: { readonly written: Node; readonly call: Operation },
  isPublic: () => boolean,
): AlgorithmFault | undefined {
  const items = allowed.kind === 'array' ? allowed.items.flatMap(alternatives) : [allowed];
  const chosen = items.find((item) => headerMember(item) === 'alg');
  const key = nodeAt(file, call, call.op.key);
  const isChosenByList =
    chosen && (isAllowListed(file, chosen, call.node) || (key !== undefined && isLookedUpBy(file, chosen, key)));
  if (chosen && !isChosenByList) return { node: written, kind: 'fromToken' };
  const names = items.flatMap((item) => (item.kind === 'literal' ? String(item.value).split(/[\s,]+/) : []));
  const isHmac = names.some((name) => HMAC.test(name));
  if (isHmac && names.some((name) => ASYMMETRIC.test(name))) return { node: allowed.node, kind: 'mixed' };
  return isHmac && isPublic() ? { node: written, kind: 'publicKey' } : undefined;
}

/** Whether whoever knows the public key that a call is given can sign with it as an HMAC secret. */
function takesPublicKey(file: FileView, call: Operation): boolean {
  const { key, refusesPublicSecret: refused } = call.op;
  if (refused === 'always') return false;
  const node = nodeAt(file, call, key);
  return alternatives(valueAt(file, call, key)).some((value) => {
    const form = publicKeyForm(file, value, node);
    return form !== undefined && refused !== 'pem' && !(refused === 'string' && form === 'string');
  });
}

/** A key that everybody may know, as the secret that tokens are signed with (CWE-347). */
export interface PublicSecret {
  readonly node: Node;
}

/** Where tokens are signed with HMAC and a key that everybody may know. */
export function findPublicSecrets(file: FileView, calls: readonly Operation[]): readonly PublicSecret[] {
  return calls.flatMap((call) => {
    const issued = call.kind === 'sign' ? call.op.issues?.algorithms : undefined;
    const value = issued?.at === undefined ? undefined : firstSlot(file, call, issued.at).value;
    const names = value ? alternatives(value) : [];
    const isHmac = names.some((name) => name.kind === 'literal' && HMAC.test(String(name.value)));
    return isHmac && takesPublicKey(file, call) ? [{ node: nodeAt(file, call, call.op.key) ?? call.name }] : [];
  });
}
