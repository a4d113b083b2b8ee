import { HMAC } from '../../lexicon/pem.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { matches } from '../evaluation/match.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import type { Operation } from '../operations/operations.ts';
import { isInside, type Node } from '../syntax/node.ts';
import type { GivenKey, KeyFault } from './key-fault.ts';
import { fallbackAround, type Key } from './key-material.ts';
import { bitsOf } from './key-sizes.ts';
import { guessableWithout } from './unset-variables.ts';

/** A key that there may not be, or that is short; which of `names`, the algorithms, it is for decides. */
export function weakness(
  file: FileView,
  { call, keys, at }: GivenKey,
  { names, ...common }: KeyContext,
): KeyFault | undefined {
  const acceptsEmptyKey = call.op.acceptsEmptyKey === true;
  const empty = keys.find(({ value }) => value.kind === 'literal' && value.value === '')?.value.node;
  if (empty) {
    const where = { ...common, node: isInside(empty, call.node) ? empty : at, written: empty, acceptsEmptyKey };
    const fallback = fallbackAround(empty);
    if (keys.length > 1) return { ...where, kind: 'mayBeEmpty', ...(fallback && { fallback }) };
    return acceptsUnsigned(file, call) ? undefined : { ...where, kind: 'empty' };
  }
  // An encoder makes no bytes of what is not there.
  const isUnset = keys.some(({ value, isEncoded }) => value.kind === 'env' && isEncoded);
  if (isUnset && acceptsEmptyKey) return { ...common, node: at, kind: 'mayBeEmpty', acceptsEmptyKey };
  const guessable = isSymmetric(names) ? guessed(file, keys) : undefined;
  if (guessable) {
    const { node, variable } = guessable;
    return { ...common, node: isInside(node, call.node) ? node : at, written: node, kind: 'guessable', variable };
  }
  const [algorithm = 'HS256'] = names.filter((name) => HMAC.test(name));
  const [short] = keys.flatMap(({ value }) => {
    const found = missingBits(file, value, algorithm);
    return found ? [{ ...found, written: value.node }] : [];
  });
  return short && { ...common, node: at, kind: 'short', ...short, algorithm };
}

/** A key that is a known text where a variable is not set, and that variable. */
function guessed(file: FileView, keys: readonly Key[]): { readonly node: Node; readonly variable: string } | undefined {
  for (const { value } of keys) {
    const variable = guessableWithout(file, value);
    if (variable !== undefined) return { node: value.node, variable };
  }
  return undefined;
}

/** Whether a text may be the whole key: with the algorithms that are named, or where none is. */
const isSymmetric = (names: readonly string[]): boolean => names.length === 0 || names.some((name) => HMAC.test(name));

interface KeyContext extends Pick<KeyFault, 'library' | 'variable'> {
  readonly names: readonly string[];
}

/** So many bits of entropy are out of reach for guessing, also where they are spelled out as a string (NIST SP 800-57 Part 1, 5.6.1). */
const ENOUGH_ENTROPY = 128;

/** A key that the file makes with less than its algorithm needs: HS256 takes 256 bits (RFC 7518, 3.2). */
function missingBits(
  file: FileView,
  value: Value,
  algorithm: string,
): { readonly bits: number; readonly needed: number } | undefined {
  const made = value.kind === 'unknown' ? bitsOf(file, value.node) : undefined;
  if (made?.size === undefined) return undefined;
  const needed = made.isString ? ENOUGH_ENTROPY : Number(algorithm.slice(2));
  return made.size < needed ? { bits: made.size, needed } : undefined;
}

/** Whether a call accepts, or may accept, tokens without a signature: it is for another rule to say so. */
function acceptsUnsigned(file: FileView, call: Operation): boolean {
  const model = call.op.checks?.unsigned;
  const isByKey =
    typeof model === 'object' && placesOf(model.at).some((place) => placesOf(call.op.key).includes(place));
  if (typeof model !== 'object' || isByKey) return isByKey;
  return placesOf(model.at).some((place) => {
    const { value } = slotAt(file, call, place, { has: 'unknown' });
    const values = value ? alternatives(value) : [];
    return values.some((one) => model.rows?.some(([test]) => matches(one, test) !== false));
  });
}
