import { keepsSecretly } from '../../lexicon/function-names.ts';
import { isForeignGround, isVagueKey } from '../../lexicon/token-names.ts';
import type { Store } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import { cookieString } from './cookie-strings.ts';
import { isIdentity } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { keySpeaksFor } from '../tokens/foreign.ts';
import { wrapperOf } from '../tokens/wrappers.ts';
import { flowOf } from '../evaluation/flow.ts';
import { passedOn } from '../tokens/propagation.ts';
import { parameterOf } from '../evaluation/functions.ts';
import { isBareUnknown, keyNames } from '../operations/key-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { specifierOf } from '../evaluation/imports.ts';
import { keyOf } from '../evaluation/objects.ts';
import { nodeAt } from '../evaluation/places.ts';
import { wholeTemplates } from '../syntax/text-parts.ts';
import { isFunction, spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';
import { writtenInto } from '../evaluation/variables.ts';
import { alternatives, type Entry } from '../evaluation/value.ts';

/** A token that is written where scripts can read it (CWE-922). */
export interface StoredToken {
  readonly node: Node;
  readonly store: Store;
  readonly name: string;
  /** Whether the file shows by more than its name that it is one. */
  isConfirmed(): boolean;
}

/** Something that is written into a store, under a key. */
export interface StoreWrite {
  readonly store: Store;
  /** the expression that gives the key, or the key as it is written; undefined where none is given */
  readonly key: Node | string | undefined;
  readonly value: Node;
  /** where it is written, where that is not where the value stands */
  readonly at?: Node;
}

/**
 * The tokens among what a file writes into stores; in wrappers of its own, what their callers hand in.
 *
 * @param confirms whether more than a name says that what is written is a token
 */
export function findStoredTokens(
  file: FileView,
  writes: readonly StoreWrite[],
  carriers: Carriers,
  confirms: (write: StoreWrite) => boolean,
): readonly StoredToken[] {
  return writes.flatMap((write) => {
    const given = writesThroughWrapper(file, write, carriers);
    const kept = (given.length > 0 ? given : [write]).flatMap((one): readonly StoredToken[] => {
      const name = tokenKept(file, one.key, one.value, carriers);
      const isConfirmed = (): boolean => confirms(one);
      return name === undefined ? [] : [{ node: one.at ?? one.value, store: one.store, name, isConfirmed }];
    });
    return [...inKeyOf(file, write, carriers, confirms), ...kept];
  });
}

/**
 * The token in the key of what is written: `projects:${accessToken}`. A parameter that is the whole key of another one may be the
 * name of a key: `save(accessToken, value)`.
 */
function inKeyOf(
  file: FileView,
  { store, key, value, at }: StoreWrite,
  carriers: Carriers,
  confirms: (write: StoreWrite) => boolean,
): readonly StoredToken[] {
  const found = typeof key === 'object' ? carriers.inKey(key) : undefined;
  if (!found || typeof key !== 'object' || (unwrap(key) === found.node && isBareUnknown(file, unwrap(value))))
    return [];
  const isConfirmed = (): boolean => confirms({ store, key: undefined, value: found.node });
  return [{ node: at ?? found.node, store, name: found.carrier.name, isConfirmed }];
}

/** Everything that the file writes into a store. */
export function findStoreWrites(file: FileView, calls: readonly Operation[]): readonly StoreWrite[] {
  return [...calledWrites(file, calls), ...assignedWrites(file), ...sentScripts(file)];
}

function calledWrites(file: FileView, calls: readonly Operation[]): StoreWrite[] {
  const found: StoreWrite[] = [];
  for (const call of calls) {
    if (call.kind !== 'store' || !call.op.store || isSecret(file, call)) continue;
    const { store } = call.op;
    const entries = nodeAt(file, call, call.op.entries);
    if (entries) {
      for (const { key, value } of entriesIn(file, entries)) found.push({ store, key, value });
      continue;
    }
    const key = nodeAt(file, call, call.op.name);
    const value = nodeAt(file, call, call.op.value);
    if (value) found.push({ store, key, value });
  }
  return found;
}

/** The names and values in an object, or in an array of pairs; what the file does not show the inside of is one value without a name. */
function entriesIn(file: FileView, given: Node): readonly Omit<StoreWrite, 'store'>[] {
  const shown = unwrap(given);
  const held = shown.type === 'Identifier' ? file.evaluate(shown) : undefined;
  const node = held?.node ?? shown;
  if (node.type === 'ObjectExpression') {
    const written = node.properties.map((property) =>
      property.type === 'SpreadElement'
        ? { key: undefined, value: property.argument }
        : { key: keyOf(file, property.key, property.computed) ?? property.key, value: property.value },
    );
    return [...written, ...(held?.kind === 'object' ? held.entries.flatMap(addedBy) : [])];
  }
  if (node.type !== 'ArrayExpression') return [{ key: undefined, value: given }];
  return node.elements.flatMap((pair) => {
    const [key, value] = pair?.type === 'ArrayExpression' ? pair.elements : [];
    return key && value ? [{ key, value }] : [];
  });
}

/** `items.token = t`, before the object is written. */
function addedBy(entry: Entry): readonly Omit<StoreWrite, 'store'>[] {
  return entry.kind === 'property' && entry.node.type === 'AssignmentExpression'
    ? [{ key: entry.key, value: entry.node.right }]
    : [];
}

/** Whether a store says by its name, or by that of its module, that nobody else reads what it keeps. */
export function isSecret(file: FileView, { callee }: Operation): boolean {
  const node = unwrap(callee);
  const owner = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  const names = [spokenName(node), spokenName(owner), specifierOf(file.evaluate(owner).node)];
  return names.some((name) => name !== undefined && keepsSecretly(name));
}

/** A server that sends ``<script>localStorage.setItem('token', '${token}')</script>``. */
function sentScripts(file: FileView): StoreWrite[] {
  return wholeTemplates(file.tree.get('TemplateLiteral')).flatMap((parts) =>
    parts.flatMap((part, index): StoreWrite[] => {
      const before = parts[index - 1];
      const script = typeof before === 'string' ? SENT_SCRIPT.exec(before) : null;
      if (!script || typeof part === 'string') return [];
      return [{ store: script[1] === 'session' ? 'sessionStorage' : 'localStorage', key: script[2], value: part }];
    }),
  );
}

const SENT_SCRIPT = /(local|session)Storage\.setItem\(\s*['"`]([^'"`]+)['"`]\s*,\s*['"`]?$/;

/** `localStorage.token = t`, `localStorage['token'] = t`, ``document.cookie = `token=${t}` ``. */
function assignedWrites(file: FileView): StoreWrite[] {
  return file.tree.get('AssignmentExpression').flatMap((node): StoreWrite[] => {
    if (node.left.type !== 'MemberExpression') return [];
    const { object, property, computed } = node.left;
    const targets = alternatives(file.evaluate(node.left));
    for (const target of targets) {
      const whole = target.kind === 'thing' ? target.thing.write : undefined;
      if (!whole?.store || target.kind !== 'thing') continue;
      const [name] = target.made?.args ?? [];
      if (whole.name) return [{ store: whole.store, key: name, value: node.right }];
      return serializedCookie(file, node.right, whole.store) ?? cookieText(file, node.right, whole.store);
    }
    for (const owner of alternatives(file.evaluate(object))) {
      const member = owner.kind === 'thing' ? owner.thing.writeMember : undefined;
      if (member?.store)
        return [{ store: member.store, key: keyOf(file, property, computed) ?? property, value: node.right }];
    }
    return [];
  });
}

/** The name and the value in a cookie that a function makes the string of: what a server would send as a header. */
function serializedCookie(file: FileView, text: Node, store: Store): StoreWrite[] | undefined {
  const [made = text, ...others] = writtenInto(file, unwrap(text));
  const resolved = others.length === 0 ? file.resolvedCall(unwrap(made)) : undefined;
  const op = resolved?.use?.op;
  if (!resolved || op?.kind !== 'cookie') return undefined;
  const value = nodeAt(file, resolved.invocation, op.value);
  const key = nodeAt(file, resolved.invocation, op.name);
  return value && [{ store, key, value, ...(made !== text && { at: text }) }];
}

/** Whether a string goes into a cookie that a script writes, whatever made it. */
export function isScriptCookie(file: FileView, text: Node): boolean {
  const at = wrapped(text);
  const { parent } = at;
  if (parent?.type !== 'AssignmentExpression' || parent.right !== at) return false;
  return alternatives(file.evaluate(parent.left)).some(
    (one) => one.kind === 'thing' && one.thing.write?.store === 'cookie',
  );
}

/** The name and the value in a cookie that is written as a string: `name=` and what follows, up to the attributes. */
function cookieText(file: FileView, text: Node, store: Store): StoreWrite[] {
  const { parts, isElsewhere } = cookieString(file, text);
  const equals = parts.findIndex((part) => typeof part === 'string' && part.includes('='));
  const named = parts[equals];
  if (typeof named !== 'string') return [];
  const name = named.slice(0, named.indexOf('=')).trim();
  const before = parts[equals - 1];
  const value = parts[equals + 1];
  if (value === undefined || typeof value === 'string' || named.includes(';')) return [];
  return [{ store, key: name || before, value, ...(isElsewhere && { at: text }) }];
}

/** The name of the token that is kept under a key, if what is kept is one. */
export function tokenKept(
  file: FileView,
  key: Node | string | undefined,
  value: Node,
  carriers: Carriers,
): string | undefined {
  if (isNoToken(file, value)) return undefined;
  const names = typeof key === 'string' ? [key] : key ? keyNames(file, key) : [];
  const kinds = names.map((name) => (isForeignGround(name) ? 'foreign' : carriers.kindNamed(name, 'key')));
  if (kinds.length > 0 && kinds.every((kind) => kind === 'foreign')) return undefined;
  const carrier = carriers.carrierOf(value);
  // What is a token because it is kept under a token's name is judged by that name.
  if (carrier && carrier.evidence !== 'used') return isIdentity(carrier.kind) ? carrier.name : undefined;
  return names.find((name, index) => isIdentity(kinds[index]) && !isVagueKey(name) && keySpeaksFor(file, name, value));
}

/** Clearing, flags, dates, numbers and fixed strings are no tokens, whatever they are kept under. */
function isNoToken(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  const flowing = node.type === 'CallExpression' ? flowOf(file, node) : undefined;
  const passed = flowing ? passedOn(file, flowing) : [];
  if (passed.length > 0) return passed.every((one) => isNoToken(file, one));
  if (node.type === 'UnaryExpression' || node.type === 'NewExpression' || isFunction(node)) return true;
  if (node.type === 'BinaryExpression' && node.operator !== '+') return true;
  return alternatives(file.evaluate(node)).every(
    (value) =>
      value.kind === 'literal' ||
      (value.kind === 'array' && value.items.length === 0 && !value.open) ||
      (value.kind === 'object' && value.entries.length === 0),
  );
}

/** What the callers of a function of the file hand in, where it only hands on what is written, with the key of each. */
function writesThroughWrapper(file: FileView, { store, key, value }: StoreWrite, carriers: Carriers): StoreWrite[] {
  const wrapper = wrapperOf(file, value, carriers);
  if (!wrapper) return [];
  const keySource = typeof key === 'object' ? parameterOf(file, key) : undefined;
  return file.callers(wrapper.fn).invocations.flatMap(({ args }): StoreWrite[] => {
    const given = args[wrapper.index];
    if (!given) return [];
    return [{ store, key: keySource?.fn === wrapper.fn ? args[keySource.index] : key, value: given }];
  });
}
