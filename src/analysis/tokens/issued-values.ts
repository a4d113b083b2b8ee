import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy } from '../memo.ts';
import { argumentAt, firstSlot, placesOf, slotAt } from '../evaluation/places.ts';
import type { Origin, Provenance } from './provenance.ts';
import { addUnder } from '../syntax/lists.ts';
import type { Node } from '../syntax/node.ts';
import type { Value } from '../evaluation/value.ts';

export type Expected = 'algorithms' | 'audience' | 'issuer';

/** What the file signs its tokens with. */
export interface Issued {
  /**
   * What this file puts into the tokens that it signs with the key of a verification: what that verification can
   * expect. Only plain texts of one voice; a value that may be unset at run time would switch the check off.
   *
   * @returns the value, or undefined where the file does not show exactly one
   */
  value(verification: Operation, expected: Expected): string | undefined;
}

export function findIssued(file: FileView, calls: readonly Operation[], tokens: Provenance): Issued {
  const byKey = lazy(() => {
    const signs = new Map<Origin, Operation[]>();
    for (const call of calls)
      if (call.kind === 'sign' && call.op.issues)
        for (const origin of keyOrigins(file, call, tokens)) addUnder(signs, origin, call);
    return signs;
  });
  return {
    value(verification, expected) {
      if (byKey().size === 0) return undefined;
      const key = keyOrigins(file, verification, tokens);
      const found = new Set<string | undefined>();
      for (const call of [...key].flatMap((origin) => byKey().get(origin) ?? [])) {
        const issues = call.op.issues?.[expected];
        if (!issues || call.source !== verification.source) continue;
        const slot = firstSlot(file, call, issues.at);
        found.add(slot.has === 'no' ? issues.absent : slot.has === 'yes' ? text(slot.value) : undefined);
      }
      const [only] = found;
      return found.size === 1 ? only : undefined;
    },
  };
}

function text(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}

function keyOrigins(file: FileView, call: Operation, tokens: Provenance): ReadonlySet<Origin> {
  const node: Node | undefined =
    argumentAt(file, call, call.op.key) ??
    placesOf(call.op.key)
      .map((place) => slotAt(file, call, place, { has: 'unknown' }).value?.node)
      .find((found) => found !== undefined);
  return node ? tokens.origins(node) : new Set();
}
