import { isPersonClaim } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { firstSlot } from '../evaluation/places.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import type { Node } from '../syntax/node.ts';

/** Whether an expression is a token that this file signs with claims that say who is signed in; links to files have none. */
export function namesPerson(file: FileView, node: Node): boolean {
  return alternatives(file.evaluate(node)).some((one) => signedNames(file, one).some(isPersonClaim));
}

/** The names of the claims that the file shows of what it signs. */
function signedNames(file: FileView, value: Value): readonly string[] {
  const call =
    value.kind === 'result' && value.op.kind === 'sign' ? file.resolvedCall(value.call)?.invocation : undefined;
  if (value.kind !== 'result' || !call) return [];
  const payload = firstSlot(file, call, value.op.payload).value;
  return payload?.kind === 'object'
    ? payload.entries.flatMap((entry) => (entry.kind === 'property' ? (entry.key ?? []) : []))
    : [];
}
