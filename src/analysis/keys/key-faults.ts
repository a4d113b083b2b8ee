import type { TSESTree } from '@typescript-eslint/utils';

import type { Runtime } from '../../model/table.ts';
import { handlesJwt } from '../../lexicon/token-names.ts';
import { isPublicKeyName, isPublicVariable, jwtSecret } from '../../lexicon/secret-names.ts';
import { calleeName, type Operation } from '../operations/operations.ts';
import { isClientOnly } from '../operations/runtime.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { bitsOf } from './key-sizes.ts';
import { HMAC } from '../../lexicon/pem.ts';
import { returnedValue } from '../evaluation/functions.ts';
import { issuedSlot } from '../tokens/issued-values.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { registeredBy, registers } from '../operations/configuration.ts';
import { reportNode } from '../operations/report-node.ts';
import { isInside, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { alternatives, matches, type Value } from '../evaluation/value.ts';

/** A key of a call that is known to more people than it should be, or that is easily found out. */
export interface KeyFault {
  readonly node: Node;
  readonly library: string;
  readonly kind:
    /** the source says it */
    | 'written'
    /** a private key as a text */
    | 'privatePem'
    /** the source says what is used where a variable is not set, or in another environment */
    | 'fallback'
    /** code that runs in a browser says it */
    | 'inBrowser'
    /** a variable that is built into browser code */
    | 'publicVariable'
    /** there may be none: an empty text stands in for a variable that is not set */
    | 'mayBeEmpty'
    | 'empty'
    /** fewer bytes than the algorithm has */
    | 'short';
  /** the variable of the environment that is involved */
  readonly variable?: string;
  /** the line on which the key is written, where that is another one than the report's */
  readonly line?: number;
  /** the text itself */
  readonly written?: Node;
  /** `variable || 'text'`, whose text is to go */
  readonly stopgap?: TSESTree.LogicalExpression;
  /** the library works with an empty key */
  readonly isTaken?: boolean;
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
    return faultOf(file, call, runtime) ?? [];
  });
  return [...new Map([...found, ...handedToOthers(file, runtime)].map((fault) => [fault.node, fault])).values()];
}

function faultOf(file: FileView, call: Operation, runtime: () => Runtime | 'unknown'): KeyFault | undefined {
  const config = registeredBy(file, call);
  for (const place of placesOf(call.op.key)) {
    const slot = slotAt(file, call, place, config);
    if (slot.has === 'no' || (slot.value && isUndefined(slot.value))) continue;
    if (!slot.value) return undefined;
    const written = slot.node?.type === 'Property' ? slot.node.value : (slot.node ?? slot.value.node);
    const isElsewhere = /^(?:config|step)/.test(place) && !isInside(written, call.node);
    const at = isElsewhere ? call.name : reportNode(call, place, written);
    return faultIn(file, call, keysIn(file, slot.value), at, runtime);
  }
  return undefined;
}

const isUndefined = (value: Value): boolean => value.kind === 'literal' && value.value === undefined;

/** What a key is made of, on one path. */
interface Key {
  readonly value: Value;
  /** in which way a text becomes bytes, where it does */
  readonly isEncoded: boolean;
}

/** Keys come as texts, bytes, objects around them, lists, and functions that find them. */
function keysIn(file: FileView, value: Value, depth = 0): readonly Key[] {
  if (depth > 4) return [{ value, isEncoded: false }];
  return alternatives(value).flatMap((one): readonly Key[] => {
    switch (one.kind) {
      case 'bytes':
        return keysIn(file, one.of, depth + 1).map((key) => ({ ...key, isEncoded: true }));
      case 'array':
        return one.items.flatMap((item) => keysIn(file, item, depth + 1));
      case 'object': {
        const parts = KEY_PROPERTIES.map((name) => file.slot(one, name).value).filter((part) => part !== undefined);
        return parts.length > 0
          ? parts.flatMap((part) => keysIn(file, part, depth + 1))
          : [{ value: one, isEncoded: false }];
      }
      case 'function': {
        const answered = answeredKeys(file, one);
        const found = answered.length > 0 ? answered : [returnedValue(file, one.node)];
        return found.flatMap((part) => keysIn(file, part, depth + 1));
      }
      case 'unknown':
        return (
          mistyped(file, one.node)?.flatMap((part) => keysIn(file, part, depth + 1)) ?? [
            { value: one, isEncoded: false },
          ]
        );
      default:
        return [{ value: one, isEncoded: false }];
    }
  });
}

/** Where objects hold the part of a key that must not be known: `{ key, passphrase }`, a pair, a JWK, a text in an encoding. */
const KEY_PROPERTIES = ['key', 'secret', 'private', 'k', 'd', 'utf8', 'hex', 'b64', 'b64u', 'rstr'];

/** What a function that finds a key hands to its callback: `done(null, 'secret')`. */
function answeredKeys(file: FileView, { node }: Extract<Value, { kind: 'function' }>): readonly Value[] {
  const last = node.params.at(-1);
  const callback = last && file.scopes.variable(last);
  return (callback?.references ?? []).flatMap(({ identifier }) => {
    const call = identifier.parent;
    const key = call.type === 'CallExpression' && call.callee === identifier ? call.arguments[1] : undefined;
    return key ? [file.evaluate(key)] : [];
  });
}

/** `process.env.X | 'secret'`, where `||` is meant; and what `get('JWT_SECRET', 'secret')` answers if there is nothing. */
function mistyped(file: FileView, node: Node): readonly Value[] | undefined {
  if (node.type === 'BinaryExpression' && node.operator === '|')
    return [file.evaluate(node.left), file.evaluate(node.right)];
  if (node.type !== 'CallExpression' || node.arguments.length !== 2) return undefined;
  const [name, fallback] = node.arguments.map((argument) => file.evaluate(argument));
  const asks = /^(?:get|env|getEnv|getOrDefault|getConfig)$/.test(spokenName(node.callee) ?? '');
  if (!asks || name?.kind !== 'literal' || fallback?.kind !== 'literal' || typeof fallback.value !== 'string')
    return undefined;
  return [{ kind: 'env', name: String(name.value), node }, fallback];
}

/** The worst that a key may be. */
function faultIn(
  file: FileView,
  call: Operation,
  keys: readonly Key[],
  at: Node,
  runtime: () => Runtime | 'unknown',
): KeyFault | undefined {
  const library = call.source.name;
  const variable = keys
    .map(({ value }) => (value.kind === 'env' ? value.name : undefined))
    .find((name) => name !== undefined);
  const names = algorithmsOf(file, call);
  const common = { library, ...(variable !== undefined && { variable }) };
  for (const { value } of keys) {
    const secret = secretText(value);
    if (secret === undefined) continue;
    const node =
      isInside(value.node, call.node) || isInside(value.node, at) ? value.node : handedAt(file, at, value.node);
    const line = value.node.loc.start.line;
    const where = { node, ...common, written: value.node, ...(line !== node.loc.start.line && { line }) };
    if (runsInBrowser(file, call, runtime)) return { ...where, kind: 'inBrowser' };
    if (keys.length === 1) return { ...where, kind: secret };
    const stopgap = stopgapAround(value.node);
    return { ...where, kind: secret === 'privatePem' ? secret : 'fallback', ...(stopgap && { stopgap }) };
  }
  const exposed = keys.find((key) => isExposed(key, call, names));
  if (exposed) {
    const written = exposed.value.node;
    const node = isInside(written, call.node) ? written : at;
    return { ...common, node, written, kind: 'publicVariable', variable: nameOf(exposed.value) ?? '' };
  }
  return weakness(file, call, keys, at, { ...common, names });
}

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
/** What is no secret: a public key or certificate, also as bare base64, a JWK as a text, an address. */
export const PUBLIC_KEY = /-----BEGIN |^ssh-(?:rsa|ed25519) |^\s*\{|^https?:|^\s*MI[\w+/\s]{60,}=*\s*$/;

/** What of a text must not be known: the whole of it, or a private key in it. Public keys may be. */
function secretText(value: Value): 'privatePem' | 'written' | undefined {
  const parts = value.kind === 'text' ? value.parts : [value];
  const texts = parts.flatMap((part) =>
    part.kind === 'literal' && typeof part.value === 'string' ? [part.value] : [],
  );
  if (texts.some((text) => PRIVATE_KEY.test(text))) {
    // Around a variable, what is written is no more than the frame.
    return value.kind === 'text' && texts.join('').replace(/-----[A-Z ]+-----|\s/g, '').length < 64
      ? undefined
      : 'privatePem';
  }
  const [only = ''] = texts;
  if (value.kind !== 'literal' || only.trim() === '' || PUBLIC_KEY.test(only)) return undefined;
  return 'written';
}

/** The algorithms that a call names, or that its library takes without. */
function algorithmsOf(file: FileView, call: Operation): readonly string[] {
  const issues = call.op.issues?.algorithms;
  const model = call.op.checks?.algorithms;
  if (issues) {
    const slot = issuedSlot(file, call, issues);
    if (slot.has === 'no') return issues.absent === undefined ? [] : [issues.absent];
    return slot.value ? textsIn(slot.value) : [];
  }
  if (typeof model !== 'object') return [];
  for (const place of placesOf(model.at)) {
    const { has, value } = slotAt(file, call, place, { has: 'unknown' });
    if (has !== 'no') return value ? textsIn(value) : [];
  }
  return [];
}

function textsIn(value: Value): readonly string[] {
  return alternatives(value).flatMap((one) => {
    if (one.kind === 'array') return one.items.flatMap(textsIn);
    return one.kind === 'literal' && typeof one.value === 'string' ? [one.value] : [];
  });
}

/** Where a key that is written elsewhere is handed over: at the call, or where the file's own wrapper is called with it. */
function handedAt(file: FileView, at: Node, written: Node): Node {
  const node = unwrap(at);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: fn, name } of variable?.defs ?? []) {
    if (!('params' in fn) || !('body' in fn)) continue;
    const index = fn.params.findIndex((parameter) => isInside(name, parameter));
    if (isInside(written, fn) || index < 0) continue;
    if (fn.type !== 'FunctionDeclaration' && fn.type !== 'FunctionExpression' && fn.type !== 'ArrowFunctionExpression')
      continue;
    for (const { args } of file.callers(fn).invocations) {
      const given = args[index];
      if (given && alternatives(file.evaluate(given)).some((one) => one.node === written)) return given;
    }
  }
  return at;
}

/** The `a || 'text'` or `a ?? 'text'` that a text stands in for something in. */
function stopgapAround(text: Node): TSESTree.LogicalExpression | undefined {
  const parent = text.parent;
  return parent?.type === 'LogicalExpression' && parent.right === text && parent.operator !== '&&' ? parent : undefined;
}

/** What a key is called outside of the file: a variable of the environment, an import. */
function nameOf(value: Value): string | undefined {
  if (value.kind === 'env') return value.name;
  if (value.kind !== 'unknown' || value.why !== 'import') return undefined;
  return value.node.type === 'ImportSpecifier' ? spokenName(value.node.imported) : spokenName(value.node);
}

/** A public variable that signs, or that verifies what is signed with the same: by its name, as bytes, or with HMAC. */
function isExposed({ value, isEncoded }: Key, { kind }: Operation, algorithms: readonly string[]): boolean {
  const name = nameOf(value) ?? '';
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

interface KeyContext extends Pick<KeyFault, 'library' | 'variable'> {
  readonly names: readonly string[];
}

function weakness(
  file: FileView,
  call: Operation,
  keys: readonly Key[],
  at: Node,
  { names, ...common }: KeyContext,
): KeyFault | undefined {
  const isTaken = call.op.takesEmptyKey === true;
  const empty = keys.find(({ value }) => value.kind === 'literal' && value.value === '');
  if (empty) {
    const node = isInside(empty.value.node, call.node) ? empty.value.node : at;
    const stopgap = stopgapAround(empty.value.node);
    if (keys.length > 1) return { ...common, node, kind: 'mayBeEmpty', isTaken, ...(stopgap && { stopgap }) };
    return isRefused(file, call) ? undefined : { ...common, node, kind: 'empty', isTaken };
  }
  // An encoder makes no bytes of what is not there.
  const unset = keys.find(({ value, isEncoded }) => value.kind === 'env' && isEncoded);
  if (unset && isTaken) return { ...common, node: at, kind: 'mayBeEmpty', isTaken };
  for (const { value } of keys) {
    const bits = value.kind === 'unknown' ? bitsOf(file, value.node) : undefined;
    if (bits === undefined || bits.size === undefined) continue;
    const [algorithm = 'HS256'] = names.filter((name) => HMAC.test(name));
    const needed = bits.isText ? 128 : Number(algorithm.slice(2));
    if (bits.size < needed) return { ...common, node: at, kind: 'short', bits: bits.size, needed, algorithm };
  }
  return undefined;
}

/** Where a call takes, or may take, tokens without a signature, it is for another rule to say so. */
function isRefused(file: FileView, call: Operation): boolean {
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

/** A secret of this file handed to a function out of sight whose name says that it makes or checks tokens. */
function handedToOthers(file: FileView, runtime: () => Runtime | 'unknown'): readonly KeyFault[] {
  return file.tree.get('CallExpression').flatMap((call): KeyFault[] => {
    if (call.arguments.length < 2) return [];
    const name = spokenName(call.callee) ?? '';
    if (!handlesJwt(name) || file.resolvedCall(call) || file.evaluate(call.callee).kind !== 'unknown') return [];
    for (const argument of call.arguments.slice(1)) {
      const node = unwrap(argument);
      const spoken = node.type === 'Identifier' || node.type === 'MemberExpression' ? spokenName(node) : undefined;
      if (spoken === undefined || jwtSecret(spoken) === undefined) continue;
      const keys = keysIn(file, file.evaluate(node));
      const written = keys.find(({ value }) => secretText(value) !== undefined);
      if (!written) continue;
      const line = written.value.node.loc.start.line;
      const library = spokenName(calleeName(call.callee)) ?? name;
      const kind =
        runtime() === 'browser' && isClientOnly(file) ? 'inBrowser' : keys.length > 1 ? 'fallback' : 'written';
      return [
        {
          node: argument,
          library,
          kind,
          written: written.value.node,
          ...(line !== argument.loc.start.line && { line }),
        },
      ];
    }
    return [];
  });
}
