import type { SignedToken } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Slot } from '../evaluation/slots.ts';
import { keysOfCall } from '../operations/keys-used.ts';
import type { Operation } from '../operations/operations.ts';
import type { Policy } from './policies.ts';

/**
 * The policies with a key that nobody in the project signs with, so that somebody else makes the tokens. Without a project, or where the
 * key of one that signs is not seen, nothing is known of any.
 *
 * @param signed what is seen to be signed in the project, in this file and in others
 * @param configOf what is registered for the library of a call
 */
export function findForeignKeys(
  file: FileView,
  policies: readonly Policy[],
  signed: () => readonly SignedToken[],
  configOf: (call: Operation) => Slot,
): readonly Policy[] {
  if (!file.imports) return [];
  const keyed = policies.filter(({ key }) => key === 'local' || key === 'unknown');
  if (keyed.length === 0 || signed().some(({ keys }) => keys.length === 0)) return [];
  const own = new Set(signed().flatMap(({ keys }) => keys));
  return keyed.filter(({ calls }) =>
    calls.every((call) => {
      const keys = keysOfCall(file, call, configOf(call));
      return keys.some((key) => TOLD.test(key)) && !keys.some((key) => own.has(key));
    }),
  );
}

/** Keys that are the same wherever they are read. */
const TOLD = /^(?:env|exported|setting|written) /;
