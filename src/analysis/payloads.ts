import type { Call } from './calls.ts';
import type { FileView } from './file.ts';
import { mutations } from './objects.ts';
import { placesOf, slotAt } from './places.ts';
import { plainKey, spokenName, unwrap, type Node } from './tree.ts';
import { alternatives, isNullish, type Entry, type Value } from './values.ts';

/** A property that is signed into a payload. */
export interface SignedProperty {
  readonly name: string;
  /** the property, or the object that brings it along */
  readonly node: Node;
  /** `brought`: a whole object is signed and this file shows that it has such a property */
  readonly how: 'brought' | 'written';
}

/** Everything by name that the file shows to go into a signed payload; nested objects included. */
export function signedProperties(file: FileView, call: Call): readonly SignedProperty[] {
  const argument = payloadNode(file, call);
  if (!argument) return [];
  const node = serialized(argument);
  const value = file.evaluate(node);
  return [...propertiesOf(file, value, 0), ...broughtBy(file, node, value)];
}

function payloadNode(file: FileView, call: Call): Node | undefined {
  for (const place of placesOf(call.op.payload)) {
    const { has, node } = slotAt(file, call, place, { has: 'unknown' });
    if (has === 'yes' && node) return node.type === 'Property' ? node.value : node;
  }
  return undefined;
}

/** `JSON.stringify(payload)` is signed as a text that reads the same. */
function serialized(argument: Node): Node {
  const node = unwrap(argument);
  if (node.type !== 'CallExpression' || spokenName(node.callee) !== 'stringify') return argument;
  return node.arguments[0] ?? argument;
}

/** Payloads nest two or three levels, spreads included; deeper ones are whole documents. */
const MAX_DEPTH = 5;

function propertiesOf(file: FileView, value: Value, depth: number): SignedProperty[] {
  if (depth > MAX_DEPTH) return [];
  return alternatives(value).flatMap((one) => {
    if (one.is !== 'object') return [];
    const removed = new Set(one.entries.flatMap((entry) => (isRemoval(entry) ? [entry.key] : [])));
    return one.entries.flatMap((entry) => entryProperties(file, entry, depth)).filter(({ name }) => !removed.has(name));
  });
}

/** Deleted, or overwritten with nothing. */
function isRemoval(entry: Entry): entry is Extract<Entry, { kind: 'delete' | 'property' }> {
  if (entry.kind === 'delete') return entry.certain;
  return entry.kind === 'property' && entry.certain && isNullish(entry.value());
}

function entryProperties(file: FileView, entry: Entry, depth: number): SignedProperty[] {
  if (entry.kind === 'spread') {
    const value = entry.value();
    // One step deeper, though it is the same object: `payload = { ...payload }` would go round for ever.
    return [...propertiesOf(file, value, depth + 1), ...broughtBy(file, entry.node, value)];
  }
  if (entry.kind !== 'property' || entry.key === undefined) return [];
  const value = entry.value();
  if (isNullish(value) || (value.is === 'literal' && typeof value.value === 'boolean')) return [];
  const written: SignedProperty = { name: entry.key, node: entry.node, how: 'written' };
  const held = entry.node.type === 'Property' ? broughtBy(file, entry.node.value, value) : [];
  return [written, ...propertiesOf(file, value, depth + 1), ...held.map((one) => ({ ...one, node: entry.node }))];
}

/**
 * The properties that the file reads from the very object that is signed: `user.password` beside `sign({ ...user })`
 * shows that the user has one. Properties deleted before do not count.
 */
function broughtBy(file: FileView, expression: Node, value: Value): SignedProperty[] {
  const node = unwrap(expression);
  if (node.type !== 'Identifier' || alternatives(value).some((one) => one.is !== 'unknown')) return [];
  const variable = file.scopes.variable(node);
  if (!variable) return [];
  const gone = new Set(mutations(file, variable, node).flatMap((entry) => (isRemoval(entry) ? [entry.key] : [])));
  const names = new Set(
    variable.references.flatMap(({ identifier }) => {
      const parent = identifier.parent;
      if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return [];
      const name = plainKey(parent.property, parent.computed);
      return name === undefined || gone.has(name) || isMethodCall(parent) ? [] : [name];
    }),
  );
  return [...names].map((name) => ({ name, node, how: 'brought' }));
}

function isMethodCall(member: Node): boolean {
  return member.parent?.type === 'CallExpression' && member.parent.callee === member;
}
