import type { TSESTree } from '@typescript-eslint/utils';

import type { Runtime } from '../../model/table.ts';
import { isPublicKeyName, isPublicVariable } from '../../lexicon/secret-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isClientOnly } from '../operations/runtime.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { bitsOf } from './key-sizes.ts';
import { HMAC } from '../../lexicon/pem.ts';
import { firstSlot, placesOf, slotAt } from '../evaluation/places.ts';
import { registeredBy, registers } from '../operations/configuration.ts';
import { reportNode } from '../operations/report-node.ts';
import { isFunction, isInside, unwrap, type Node } from '../syntax/node.ts';
import { findSecretArguments, type SecretArgument } from './secret-arguments.ts';
import { externalName, fallbackAround, keysIn, secretKind, type Key } from './key-material.ts';
import { matches } from '../evaluation/match.ts';
import { alternatives, isUndefined, type Value } from '../evaluation/value.ts';

/** A key of a call that is known to more people than it should be, or that is easily found out. */
export interface KeyFault {
  readonly node: Node;
  readonly library: string;
  readonly kind:
    /** the source says it */
    | 'written'
    /** a private key as a string */
    | 'privatePem'
    /** the source says what is used where a variable is not set, or in another environment */
    | 'fallback'
    /** code that runs in a browser says it */
    | 'inBrowser'
    /** a variable that is built into browser code */
    | 'publicVariable'
    /** there may be none: an empty string stands in for a variable that is not set */
    | 'mayBeEmpty'
    | 'empty'
    /** fewer bytes than the algorithm has */
    | 'short';
  /** the environment variable that is involved */
  readonly variable?: string;
  /** the line on which the key is written, where that is another one than the report's */
  readonly line?: number;
  /** the string itself */
  readonly written?: Node;
  /** `variable || 'secret'`, whose fallback is to go */
  readonly fallback?: TSESTree.LogicalExpression;
  /** the library works with an empty key, and does not reject it */
  readonly acceptsEmptyKey?: boolean;
  /** how many bits of key there are, and how many are needed */
  readonly bits?: number;
  readonly needed?: number;
  readonly algorithm?: string;
}

/** What is wrong with the keys of a file's calls: one fault a call. */
export function findKeyFaults(
  file: FileView,
  calls: readonly Operation[],
  runtime: () => Runtime | 'unknown',
): readonly KeyFault[] {
  const found = calls.flatMap((call) => {
    if (call.op.key === undefined || !(call.kind === 'sign' || call.kind === 'verify' || registers(call))) return [];
    return faultOfCall(file, call, runtime) ?? [];
  });
  const handedOver = findSecretArguments(file).map((secret) => handedFault(file, secret, runtime));
  return [...new Map([...found, ...handedOver].map((fault) => [fault.node, fault])).values()];
}

/** A function out of sight may sign with what it is handed, or verify: either way the source says it. */
function handedFault(
  file: FileView,
  { node, name, written, hasAlternatives }: SecretArgument,
  runtime: () => Runtime | 'unknown',
): KeyFault {
  const isInBrowser = runtime() === 'browser' && isClientOnly(file);
  const kind = isInBrowser ? 'inBrowser' : hasAlternatives ? 'fallback' : 'written';
  return { node, library: name, kind, written, ...lineOf(written, node) };
}

/** The line of what is written elsewhere than the report is. */
function lineOf(written: Node, reported: Node): Pick<KeyFault, 'line'> {
  const { line } = written.loc.start;
  return line === reported.loc.start.line ? {} : { line };
}

function faultOfCall(file: FileView, call: Operation, runtime: () => Runtime | 'unknown'): KeyFault | undefined {
  const config = registeredBy(file, call);
  for (const place of placesOf(call.op.key)) {
    const slot = slotAt(file, call, place, config);
    if (slot.has === 'no' || (slot.value && isUndefined(slot.value))) continue;
    if (!slot.value) return undefined;
    const written = slot.node?.type === 'Property' ? slot.node.value : (slot.node ?? slot.value.node);
    const isElsewhere = /^(?:config|step)/.test(place) && !isInside(written, call.node);
    const at = isElsewhere ? call.name : reportNode(call, place, written);
    return faultIn(file, { call, keys: keysIn(file, slot.value), at }, runtime);
  }
  return undefined;
}

/** A key that a call is given. */
interface GivenKey {
  readonly call: Operation;
  /** everything that it may be */
  readonly keys: readonly Key[];
  /** where it is handed over */
  readonly at: Node;
}

/** The worst that a key may be. */
function faultIn(file: FileView, given: GivenKey, runtime: () => Runtime | 'unknown'): KeyFault | undefined {
  const { call, keys, at } = given;
  const library = call.source.name;
  const variable = keys
    .map(({ value }) => (value.kind === 'env' ? value.name : undefined))
    .find((name) => name !== undefined);
  const names = algorithmsOf(file, call);
  const common = { library, ...(variable !== undefined && { variable }) };
  for (const { value } of keys) {
    const secret = secretKind(value);
    if (secret === undefined) continue;
    const node =
      isInside(value.node, call.node) || isInside(value.node, at) ? value.node : handedOverAt(file, at, value.node);
    const where = { node, ...common, written: value.node, ...lineOf(value.node, node) };
    if (runsInBrowser(file, call, runtime)) return { ...where, kind: 'inBrowser' };
    if (keys.length === 1) return { ...where, kind: secret };
    const fallback = fallbackAround(value.node);
    return { ...where, kind: secret === 'privatePem' ? secret : 'fallback', ...(fallback && { fallback }) };
  }
  const exposed = keys.find((key) => isExposed(key, call, names));
  if (exposed) {
    const written = exposed.value.node;
    const node = isInside(written, call.node) ? written : at;
    return { ...common, node, written, kind: 'publicVariable', variable: externalName(exposed.value) ?? '' };
  }
  return weakness(file, given, { ...common, names });
}

/** The algorithms that a call names, or that its library takes without. */
function algorithmsOf(file: FileView, call: Operation): readonly string[] {
  const issues = call.op.issues?.algorithms;
  const model = call.op.checks?.algorithms;
  if (issues) {
    const slot = firstSlot(file, call, issues.at);
    if (slot.has === 'no') return issues.absent === undefined ? [] : [issues.absent];
    return slot.value ? stringsIn(slot.value) : [];
  }
  if (typeof model !== 'object') return [];
  const { value } = firstSlot(file, call, model.at);
  return value ? stringsIn(value) : [];
}

function stringsIn(value: Value): readonly string[] {
  return alternatives(value).flatMap((one) => {
    if (one.kind === 'array') return one.items.flatMap(stringsIn);
    return one.kind === 'literal' && typeof one.value === 'string' ? [one.value] : [];
  });
}

/** Where a key that is written elsewhere is handed over: at the call, or where the file's own wrapper is called with it. */
function handedOverAt(file: FileView, at: Node, written: Node): Node {
  const node = unwrap(at);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: fn, name } of variable?.defs ?? []) {
    if (!isFunction(fn) || isInside(written, fn)) continue;
    const index = fn.params.findIndex((parameter) => isInside(name, parameter));
    for (const { args } of file.callers(fn).invocations) {
      const given = args[index];
      if (given && alternatives(file.evaluate(given)).some((one) => one.node === written)) return given;
    }
  }
  return at;
}

/** A public variable that signs, or that verifies what is signed with the same: by its name, as bytes, or with HMAC. */
function isExposed({ value, isEncoded }: Key, { kind }: Operation, algorithms: readonly string[]): boolean {
  const name = externalName(value) ?? '';
  if (!isPublicVariable(name) || isPublicKeyName(name)) return false;
  return kind !== 'verify' || isEncoded || /secret/i.test(name) || algorithms.some((one) => HMAC.test(one));
}

/** Only what nobody could mistake for a server's code: where a file gives no sign but its kind, it may run on either side. */
function runsInBrowser(file: FileView, call: Operation, runtime: () => Runtime | 'unknown'): boolean {
  if (call.source.runtime === 'server' || runtime() === 'server') return false;
  if (call.source.runtime === 'browser') return true;
  const isSure = file.modules.some((name) => file.table.runtimeOfModule(name) === 'browser') || isClientOnly(file);
  return runtime() === 'browser' && isSure;
}

/** A key that there may not be, or that is short; which of `names`, the algorithms, it is for decides. */
function weakness(
  file: FileView,
  { call, keys, at }: GivenKey,
  { names, ...common }: KeyContext,
): KeyFault | undefined {
  const acceptsEmptyKey = call.op.acceptsEmptyKey === true;
  const empty = keys.find(({ value }) => value.kind === 'literal' && value.value === '')?.value.node;
  if (empty) {
    const where = { ...common, node: isInside(empty, call.node) ? empty : at, acceptsEmptyKey };
    const fallback = fallbackAround(empty);
    if (keys.length > 1) return { ...where, kind: 'mayBeEmpty', ...(fallback && { fallback }) };
    return acceptsUnsigned(file, call) ? undefined : { ...where, kind: 'empty' };
  }
  // An encoder makes no bytes of what is not there.
  const isUnset = keys.some(({ value, isEncoded }) => value.kind === 'env' && isEncoded);
  if (isUnset && acceptsEmptyKey) return { ...common, node: at, kind: 'mayBeEmpty', acceptsEmptyKey };
  const [algorithm = 'HS256'] = names.filter((name) => HMAC.test(name));
  const short = keys.map(({ value }) => missingBits(file, value, algorithm)).find((found) => found !== undefined);
  return short && { ...common, node: at, kind: 'short', ...short, algorithm };
}

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
