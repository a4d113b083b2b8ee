import type { OpKind } from '../../model/vocabulary.ts';
import { isPublicKeyName, isPublicVariable } from '../../lexicon/secret-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isClientOnly, type RuntimeAt } from '../operations/runtime.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { oneForEachKey, type GivenKey, type KeyFault } from './key-fault.ts';
import { HMAC } from '../../lexicon/pem.ts';
import { firstSlot, placesOf, slotAt } from '../evaluation/places.ts';
import { registeredBy, registers } from '../operations/configuration.ts';
import { reportNode } from '../operations/report-node.ts';
import { isFunction, isInside, unwrap, type Node } from '../syntax/node.ts';
import { findSecretArguments, type SecretArgument } from './secret-arguments.ts';
import { externalName, fallbackAround, keysIn, secretKind, type Key } from './key-material.ts';
import { findTypedOptions, type TypedOptions } from './typed-options.ts';
import { weakness } from './weak-keys.ts';
import { indexAround } from '../syntax/lists.ts';
import { alternatives, isUndefined, type Value } from '../evaluation/value.ts';
import { addAll } from '../syntax/lists.ts';

/** What is wrong with the keys of a file's calls: one fault a call. */
export function findKeyFaults(file: FileView, calls: readonly Operation[], runtimeAt: RuntimeAt): readonly KeyFault[] {
  const found: KeyFault[] = [];
  for (const call of calls) {
    if (call.op.key === undefined || !(KEYED.has(call.kind) || registers(call))) continue;
    const fault = faultOfCall(file, call, runtimeAt);
    if (fault) found.push(fault);
  }
  const typed = calls.length > 0 ? findTypedOptions(file).flatMap((options) => typedFault(file, options) ?? []) : [];
  const handedOver = findSecretArguments(file).map((secret) => handedFault(file, secret, runtimeAt));
  return oneForEachKey([...found, ...typed, ...handedOver]);
}

/** The kinds of operations that are given a key. */
const KEYED: ReadonlySet<OpKind> = new Set(['makeSigner', 'sign', 'verify']);

/** A key in options whose type says what they are for. */
function typedFault(file: FileView, { object, source, key }: TypedOptions): KeyFault | undefined {
  const keys = key.value ? keysIn(file, key.value) : [];
  return writtenFault({ library: source.name, keys, home: object, at: () => key.node ?? object });
}

/** A function out of sight may sign with what it is handed, or verify: either way the source says it. */
function handedFault(
  file: FileView,
  { node, name, written, hasAlternatives }: SecretArgument,
  runtimeAt: RuntimeAt,
): KeyFault {
  const isInBrowser = runtimeAt(node) === 'browser' && isClientOnly(file);
  const kind = isInBrowser ? 'inBrowser' : hasAlternatives ? 'fallback' : 'written';
  return { node, library: name, kind, written, ...lineOf(written, node) };
}

/** The line of what is written elsewhere than the report is. */
function lineOf(written: Node, reported: Node): Pick<KeyFault, 'line'> {
  const { line } = written.loc.start;
  return line === reported.loc.start.line ? {} : { line };
}

function faultOfCall(file: FileView, call: Operation, runtimeAt: RuntimeAt): KeyFault | undefined {
  const config = registeredBy(file, call);
  for (const place of placesOf(call.op.key)) {
    const slot = slotAt(file, call, place, config);
    if (slot.has === 'no' || (slot.value && isUndefined(slot.value))) continue;
    if (!slot.value) return undefined;
    const written = slot.node?.type === 'Property' ? slot.node.value : (slot.node ?? slot.value.node);
    const isElsewhere = /^(?:config|step)/.test(place) && !isInside(written, call.node);
    const at = isElsewhere ? call.name : reportNode(call, place, written);
    return faultIn(file, { call, keys: keysIn(file, slot.value), at }, runtimeAt);
  }
  return undefined;
}

/** The worst that a key may be. */
function faultIn(file: FileView, given: GivenKey, runtimeAt: RuntimeAt): KeyFault | undefined {
  const { call, keys, at } = given;
  const library = call.source.name;
  const variable = variableAmong(keys);
  const names = algorithmsOf(file, call);
  const common = { library, ...(variable !== undefined && { variable }) };
  const written = writtenFault({
    library,
    keys,
    home: call.node,
    at: (string) => (isInside(string, at) ? string : handedOverAt(file, at, string)),
  });
  if (written) return runsInBrowser(file, call, runtimeAt) ? { ...written, kind: 'inBrowser' } : written;
  const exposed = keys.find((key) => isExposed(key, call, names));
  if (exposed) {
    const string = exposed.value.node;
    const node = isInside(string, call.node) ? string : at;
    return { ...common, node, written: string, kind: 'publicVariable', variable: externalName(exposed.value) ?? '' };
  }
  return weakness(file, given, { ...common, names });
}

/** The environment variable that a key may come from. */
function variableAmong(keys: readonly Key[]): string | undefined {
  return keys.map(({ value }) => (value.kind === 'env' ? value.name : undefined)).find((name) => name !== undefined);
}

interface KeyUse {
  readonly library: string;
  readonly keys: readonly Key[];
  /** what a string inside of is reported where it stands */
  readonly home: Node;
  /** where other strings are reported */
  readonly at: (string: Node) => Node;
}

/** The first key of several that the source says. */
function writtenFault({ library, keys, home, at }: KeyUse): KeyFault | undefined {
  const variable = variableAmong(keys);
  for (const { value } of keys) {
    const secret = secretKind(value);
    const elsewhere = value.kind === 'literal' ? value.from : undefined;
    // A key that its own file is reported for need not be reported wherever it is used.
    if (secret === undefined || elsewhere?.isReported) continue;
    const node = isInside(value.node, home) ? value.node : at(value.node);
    const fallback = keys.length > 1 && !elsewhere ? fallbackAround(value.node) : undefined;
    return {
      node,
      library,
      ...(variable !== undefined && { variable }),
      written: value.node,
      ...(elsewhere ? { elsewhere } : lineOf(value.node, node)),
      kind: keys.length > 1 && secret !== 'privatePem' ? 'fallback' : secret,
      ...(fallback && { fallback }),
    };
  }
  return undefined;
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

/** The texts in a value and in the lists in it. A list that is in others twice over is looked into once. */
function stringsIn(value: Value): readonly string[] {
  const found = new Set<Value>();
  const pending: Value[] = [value];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    if (next.kind === 'either') addAll(pending, next.of.toReversed());
    else if (next.kind === 'array') for (const item of next.items.toReversed()) pending.push(item);
  }
  return [...found].flatMap((one) => (one.kind === 'literal' && typeof one.value === 'string' ? [one.value] : []));
}

/** Where a key that is written elsewhere is handed over: at the call, or where the file's own wrapper is called with it. */
function handedOverAt(file: FileView, at: Node, written: Node): Node {
  const node = unwrap(at);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: fn, name } of variable?.defs ?? []) {
    if (!isFunction(fn) || isInside(written, fn)) continue;
    const index = indexAround(fn.params, name);
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
function runsInBrowser(file: FileView, call: Operation, runtimeAt: RuntimeAt): boolean {
  const runtime = runtimeAt(call.node);
  if (call.source.runtime === 'server' || runtime === 'server') return false;
  if (call.source.runtime === 'browser') return true;
  const isSure = file.modules.some((name) => file.table.runtimeOfModule(name) === 'browser') || isClientOnly(file);
  return runtime === 'browser' && isSure;
}
