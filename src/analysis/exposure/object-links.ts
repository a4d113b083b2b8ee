import { isObjectClaim, isPersonClaim } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { firstSlot } from '../evaluation/places.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import type { Node } from '../syntax/node.ts';

/**
 * Whether an expression is a token that this file signs for one object, as links to files carry it: its claims name the object and nobody
 * who is signed in. What cannot be seen of the claims could be anybody.
 */
export function opensOneObject(file: FileView, node: Node): boolean {
  const ones = alternatives(file.evaluate(node));
  return ones.length > 0 && ones.every((one) => isSignedForObject(file, one));
}

function isSignedForObject(file: FileView, value: Value): boolean {
  if (value.kind !== 'result' || value.op.kind !== 'sign' || value.path.length > 0) return false;
  const call = file.resolvedCall(value.call)?.invocation;
  const payload = call && firstSlot(file, call, value.op.payload).value;
  if (payload?.kind !== 'object') return false;
  const names = payload.entries.map((entry) => (entry.kind === 'property' ? entry.key : undefined));
  return (
    names.every((name) => name !== undefined && !isPersonClaim(name)) && names.some((name) => isObjectClaim(name ?? ''))
  );
}
