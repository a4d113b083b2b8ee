import type { FileView } from './file-view.ts';
import { either, literal, unknown, type Entry, type ObjectValue, type Value } from './value.ts';
import { addUnder } from '../syntax/lists.ts';
import type { Node } from '../syntax/node.ts';

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

/** What the entries of an object say of one of its properties. `no` only where nothing could have put the property there. */
export function foldEntries(file: SlotReader, object: ObjectValue, key: string): Slot {
  const possible: { value: Value; node?: Node }[] = [];
  let open = false;
  for (const entry of entriesFor(object, key)) {
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

/** Where the entries of an object stand: those of one name, and those that may be of any. */
interface EntryIndex {
  readonly named: ReadonlyMap<string, readonly number[]>;
  readonly open: readonly number[];
}

const indexes = new WeakMap<ObjectValue, EntryIndex>();

/** An object of fewer entries is looked through as it is. */
const SMALL = 16;

/** The entries that may say something of a property, the last first: tables of a thousand are asked for each of theirs. */
function entriesFor(object: ObjectValue, key: string): readonly Entry[] {
  const { entries } = object;
  if (entries.length <= SMALL) return entries.toReversed();
  const index = indexes.get(object) ?? indexEntries(entries);
  indexes.set(object, index);
  const places = [...(index.named.get(key) ?? []), ...index.open].sort((one, other) => other - one);
  return places.flatMap((place) => entries[place] ?? []);
}

function indexEntries(entries: readonly Entry[]): EntryIndex {
  const named = new Map<string, number[]>();
  const open: number[] = [];
  for (const [place, entry] of entries.entries()) {
    const name = entry.kind === 'property' || entry.kind === 'delete' ? entry.key : undefined;
    if (name === undefined) open.push(place);
    else addUnder(named, name, place);
  }
  return { named, open };
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
    case 'template':
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
    case 'class':
    case 'instance':
    case 'thing':
    case 'unknown':
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

/** A property of any value, things and instances of the file's classes included. */
export function memberSlot(file: FileView, value: Value, key: string): Slot {
  return file.member(value, key) ?? slotOf(file, value, key);
}

/** The value in a slot; where a property may be missing, undefined is one of the alternatives. */
export function slotValue(slot: Slot, node: Node): Value {
  if (slot.has === 'no') return literal(undefined, node);
  if (slot.has === 'yes' && slot.value) return slot.value;
  if (slot.has === 'maybe' && slot.value) return either([slot.value, literal(undefined, node)], node);
  if (slot.value) return either([slot.value, unknown('dynamic', node)], node);
  return unknown('dynamic', node);
}
