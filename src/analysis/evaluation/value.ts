import type { Op, Test, Thing } from '../../model/vocabulary.ts';
import type { Source } from '../../model/table.ts';
import { durationOf } from '../syntax/durations.ts';
import { type CallNode, type ClassNode, type FunctionNode, type Node } from '../syntax/node.ts';
import { neverThrows } from '../syntax/control-flow.ts';

/** What an expression's value is, as far as the file shows. A promise counts as what it settles to. */
export type Value =
  | { readonly kind: 'literal'; readonly value: Primitive; readonly node: Node }
  | { readonly kind: 'array'; readonly items: readonly Value[]; readonly open: boolean; readonly node: Node }
  | ObjectValue
  | { readonly kind: 'text'; readonly parts: readonly Value[]; readonly node: Node }
  | { readonly kind: 'bytes'; readonly of: Value; readonly node: Node }
  | { readonly kind: 'env'; readonly name: string | undefined; readonly node: Node }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class'; readonly node: ClassNode }
  | { readonly kind: 'instance'; readonly of: ClassNode; readonly node: Node }
  | ThingValue
  | ResultValue
  | { readonly kind: 'either'; readonly of: readonly Value[]; readonly node: Node }
  | { readonly kind: 'unknown'; readonly why: Ignorance; readonly node: Node };

export type Primitive = string | number | bigint | boolean | null | undefined | RegExp;

/** Why a value is not known. */
export type Ignorance = 'parameter' | 'import' | 'call' | 'circle' | 'escape' | 'dynamic' | 'limit';

export interface ObjectValue {
  readonly kind: 'object';
  /** in the order in which they take effect: a later one wins */
  readonly entries: readonly Entry[];
  /** the object literal, where there is one */
  readonly node: Node;
}

/** One effect on an object. `certain` is false for what happens on some paths only. */
export type Entry =
  | {
      readonly kind: 'property';
      readonly key: string | undefined;
      readonly value: () => Value;
      readonly node: Node;
      readonly certain: boolean;
    }
  | { readonly kind: 'spread'; readonly value: () => Value; readonly node: Node; readonly certain: boolean }
  | { readonly kind: 'delete'; readonly key: string | undefined; readonly certain: boolean }
  /** code that the file does not show may have changed it */
  | { readonly kind: 'escape' };

/** An export of a known library, an instance, a builder, a global. */
export interface ThingValue {
  readonly kind: 'thing';
  readonly thing: Thing;
  readonly source: Source;
  /** the call that made it, for factories, constructors and builders */
  readonly made?: Invocation;
  readonly node: Node;
}

/** What a known operation answered, or a part of that. */
export interface ResultValue {
  readonly kind: 'result';
  readonly op: Op;
  readonly source: Source;
  readonly call: Node;
  readonly path: readonly string[];
  readonly node: Node;
}

/** A call, construction or `super(…)` with its arguments as the callee sees them (after `.call` and `.bind`). */
export interface Invocation {
  readonly node: CallNode;
  /** the expression that is called */
  readonly callee: Node;
  readonly args: readonly Node[];
  /** what made the thing that is called: the constructor or factory whose places are `self.0`, `self.1`, … */
  readonly made: Invocation | undefined;
}

/** A property as it is found on a value. `node` is the property to report, `value` what is known of it. */
export interface Slot {
  readonly has: 'yes' | 'no' | 'maybe' | 'unknown';
  readonly value?: Value;
  readonly node?: Node;
}

/** What remembers the properties of objects. */
export interface SlotReader {
  slot(object: ObjectValue, key: string): Slot;
}

const NO: Slot = { has: 'no' };
const UNKNOWN: Slot = { has: 'unknown' };

export const unknown = (why: Ignorance, node: Node): Value => ({ kind: 'unknown', why, node });
export const literal = (value: Primitive, node: Node): Value => ({ kind: 'literal', value, node });

/** Bytes that are read from bytes are the same ones. */
export function bytes(of: Value, node: Node): Value {
  return of.kind === 'bytes' ? { ...of, node } : { kind: 'bytes', of, node };
}

/** More alternatives than this say little more than "unknown", and make work multiply. */
const MAX_ALTERNATIVES = 12;

/** One value that is any of several; several that are the same collapse. */
export function either(values: readonly Value[], node: Node): Value {
  const [single] = values;
  if (single && values.length === 1) return single;
  const flat = [...new Set(values.flatMap((value) => (value.kind === 'either' ? value.of : [value])))];
  const [only] = flat;
  if (only && flat.length === 1) return only;
  if (flat.length === 0 || flat.length > MAX_ALTERNATIVES) return unknown('limit', node);
  return { kind: 'either', of: flat, node };
}

/** The alternatives of a value: itself, unless it is one of several. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.of : [value];
}

/** Objects and lists: what happens to them after they were made matters. */
export function isChangeable(value: Value): boolean {
  if (value.kind === 'either') return value.of.some(isChangeable);
  return value.kind === 'object' || value.kind === 'array';
}

export const isNullish = (value: Value): boolean => value.kind === 'literal' && value.value == null;

/** What the entries of an object say of one of its properties. `no` only where nothing could have put the property there. */
export function foldEntries(file: SlotReader, object: ObjectValue, key: string): Slot {
  const possible: { value: Value; node?: Node }[] = [];
  let open = false;
  for (const entry of object.entries.toReversed()) {
    if (entry.kind === 'escape') open = true;
    else if (entry.kind === 'delete') {
      if (entry.key === key && entry.certain) return settle(possible, open, undefined);
      if (entry.key === undefined || entry.key === key) open = true;
    } else if (entry.kind === 'property') {
      if (entry.key === undefined) return unseen(possible);
      if (entry.key !== key) continue;
      const found = { value: entry.value(), node: entry.node };
      if (entry.certain) return settle(possible, false, found);
      possible.push(found);
    } else {
      const slot = slotOf(file, entry.value(), key);
      if (slot.has === 'unknown') return unseen(possible);
      if (slot.has === 'no' || !slot.value) continue;
      const found = { value: slot.value, ...(slot.node && { node: slot.node }) };
      if (slot.has === 'yes' && entry.certain) return settle(possible, false, found);
      possible.push(found);
    }
  }
  return settle(possible, open, undefined);
}

interface Found {
  readonly value: Value;
  readonly node?: Node;
}

function unseen(possible: readonly Found[]): Slot {
  const first = possible[0];
  if (!first) return UNKNOWN;
  return { has: 'unknown', ...first, value: either([...possible.map((p) => p.value)], first.value.node) };
}

function settle(possible: readonly Found[], open: boolean, base: Found | undefined): Slot {
  const all = base ? [...possible, base] : possible;
  const [first] = all;
  if (!first) return open ? UNKNOWN : NO;
  const node = first.node && { node: first.node };
  const value = either(
    all.map((p) => p.value),
    first.value.node,
  );
  return { has: base ? 'yes' : open ? 'unknown' : 'maybe', value, ...node };
}

/**
 * A property of any value. Functions, strings, numbers and other primitives have no options: a callback where options
 * may stand is no options object.
 */
export function slotOf(file: SlotReader, value: Value, key: string): Slot {
  switch (value.kind) {
    case 'object':
      return file.slot(value, key);
    case 'array': {
      const item = /^\d+$/.test(key) ? value.items[Number(key)] : undefined;
      if (item) return { has: 'yes', value: item, node: item.node };
      return value.open ? UNKNOWN : NO;
    }
    case 'literal':
    case 'text':
    case 'bytes':
    // The environment holds texts.
    case 'env':
    case 'function':
      return NO;
    case 'result':
      return { has: 'yes', value: { ...value, path: [...value.path, key] } };
    case 'either':
      return merge(
        value.of.map((one) => slotOf(file, one, key)),
        value.node,
      );
    default:
      return UNKNOWN;
  }
}

function merge(slots: readonly Slot[], node: Node): Slot {
  const values = slots.flatMap((slot) => (slot.value ? [slot.value] : []));
  const at = slots.find((slot) => slot.node)?.node;
  const known = values.length > 0 && { value: either(values, node), ...(at && { node: at }) };
  if (slots.some((slot) => slot.has === 'unknown')) return { has: 'unknown', ...known };
  if (slots.every((slot) => slot.has === 'no')) return NO;
  return { has: slots.every((slot) => slot.has === 'yes') ? 'yes' : 'maybe', ...known };
}

/** Whether a value has a shape: true, false, or undefined where the file does not tell. */
export function matches(value: Value, test: Test): boolean | undefined {
  if (value.kind === 'unknown' || value.kind === 'env' || value.kind === 'result' || value.kind === 'either')
    return undefined;
  const plain = value.kind === 'literal' ? value.value : undefined;
  const isLiteral = value.kind === 'literal';
  if (typeof test === 'object') return matchesShape(value, test);
  switch (test) {
    case 'truthy':
      return isLiteral ? Boolean(plain) : value.kind === 'text' ? undefined : true;
    case 'falsy':
      return isLiteral ? !plain : value.kind === 'text' ? undefined : false;
    case 'string':
      return value.kind === 'text' || typeof plain === 'string';
    case 'boolean':
      return typeof plain === 'boolean';
    case 'regexp':
      return plain instanceof RegExp;
    case 'array':
      return value.kind === 'array';
    case 'emptyArray':
      return value.kind === 'array' && value.items.length === 0 && !value.open;
    case 'function':
      return value.kind === 'function';
    case 'object':
      return value.kind === 'object';
    case 'present':
      return !isNullish(value);
    case 'missing':
      return isNullish(value);
    case 'unanchored':
      return plain instanceof RegExp && !(plain.source.startsWith('^') && plain.source.endsWith('$'));
    case 'unsetMember':
      return value.kind === 'array' && value.items.some((item) => item.kind === 'env' || isUndefined(item));
    case 'neverThrows':
      return value.kind === 'function' && neverThrows(value.node);
  }
}

export const isUndefined = (value: Value): boolean => value.kind === 'literal' && value.value === undefined;

function matchesShape(value: Value, test: Extract<Test, object>): boolean {
  const plain = value.kind === 'literal' ? value.value : undefined;
  if ('is' in test) return value.kind === 'literal' && test.is.some((one) => one === plain);
  if ('includes' in test) return plain === test.includes || memberThatIs(value, test.includes) !== undefined;
  if ('lacks' in test) {
    const isKnown = value.kind === 'array' && !value.open && value.items.every((item) => item.kind === 'literal');
    return isKnown && memberThatIs(value, test.lacks) === undefined;
  }
  if ('key' in test) return value.kind === 'thing' && value.thing.key === test.key;
  const seconds = typeof plain === 'number' ? plain / (test.unit === 'milliseconds' ? 1000 : 1) : durationOf(plain);
  return seconds !== undefined && seconds > test.longerThan;
}

/** The member of a list that is a text. */
export function memberThatIs(list: Value, text: string): Value | undefined {
  return list.kind === 'array' ? list.items.find((item) => item.kind === 'literal' && item.value === text) : undefined;
}

/** A value that settings state as JSON. */
export function jsonValue(json: unknown, node: Node): Value {
  if (Array.isArray(json))
    return { kind: 'array', items: json.map((item) => jsonValue(item, node)), open: false, node };
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json).map(([key, value]): Entry => ({
      kind: 'property',
      key,
      value: () => jsonValue(value, node),
      node,
      certain: true,
    }));
    return { kind: 'object', entries, node };
  }
  const isPrimitive = json === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof json);
  return isPrimitive ? literal(json as Primitive, node) : unknown('dynamic', node);
}
