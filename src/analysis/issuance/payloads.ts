import type { TSESTree } from '@typescript-eslint/utils';

import type { Given } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { flowOf, givenTo, type FlowingCall } from '../evaluation/flow.ts';
import { parameterOf, returnedExpressions, returnedValue } from '../evaluation/functions.ts';
import { fieldsOf } from './declared-properties.ts';
import { isRemoval, isTakenOut, memberProperties, variableProperties } from './seen-properties.ts';
import type { SignedExpression } from './signed-expressions.ts';
import { isClass, isInside, plainKey, spokenName, unwrap, type FunctionNode, type Node } from '../syntax/node.ts';
import { alternatives, isNullish, type Entry, type Value } from '../evaluation/value.ts';
import { memberSlot } from '../evaluation/slots.ts';

/** A property that is signed into a payload. */
export interface SignedProperty {
  readonly name: string;
  /** what the property itself is called, where that is another name */
  readonly property: string;
  /** the property, or the object that brings it along */
  readonly node: Node;
  /**
   * `brought`: a whole object is signed and this file shows that it has such a property. `held`: the property has another name, but
   * what it holds goes by this one
   */
  readonly kind: 'brought' | 'held' | 'written';
}

/** What one call signs. */
export interface SignedPayload {
  readonly call: Node;
  readonly properties: readonly SignedProperty[];
  /** the objects that are signed as a whole */
  readonly objects: readonly SignedObject[];
}

/**
 * The payloads that the file signs, call by call: with a library, and with functions out of sight whose names say that they make a
 * JWT, which take them first.
 */
export function findSignedPayloads(file: FileView, signed: readonly SignedExpression[]): readonly SignedPayload[] {
  return signed.map(({ call, payload }) => ({
    call,
    properties: payload ? signedProperties(file, payload) : [],
    objects: payload ? wholeObjects(file, payload, 0) : [],
  }));
}

/** Everything by name that the file shows to go into a signed payload; nested objects included. */
function signedProperties(file: FileView, payload: Node): readonly SignedProperty[] {
  const value = file.evaluate(payload);
  return [...payloadProperties(file, value, 0), ...broughtBy(file, payload, value, 0)];
}

/** An object that is signed as it is, though the file does not show what is in it: an argument, a spread, a property. */
export interface SignedObject {
  readonly node: Node;
  /** what it is called */
  readonly name: string;
}

/** The objects that go into a signed payload as a whole. */
function wholeObjects(file: FileView, expression: Node, depth: number): SignedObject[] {
  const node = unwrap(expression);
  const value = file.evaluate(node);
  if (depth <= MAX_PAYLOAD_DEPTH && value.kind === 'object') {
    return value.entries.flatMap((entry) => {
      if (entry.kind === 'spread') return wholeObjects(file, entry.node, depth + 1);
      if (entry.kind !== 'property' || entry.node.type !== 'Property') return [];
      const found = wholeObjects(file, entry.node.value, depth + 1);
      return found.map((one) => ({ ...one, node: entry.node }));
    });
  }
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return [];
  const name = spokenName(node);
  return value.kind === 'unknown' && name !== undefined ? [{ node, name }] : [];
}

/** Payloads nest two or three levels, spreads included; deeper ones are whole documents. */
const MAX_PAYLOAD_DEPTH = 5;

function payloadProperties(file: FileView, value: Value, depth: number): SignedProperty[] {
  if (depth > MAX_PAYLOAD_DEPTH) return [];
  return alternatives(value).flatMap((one) => {
    if (one.kind === 'instance') return instanceProperties(file, one, depth);
    if (one.kind !== 'object') return [];
    const removed = new Set(one.entries.flatMap(removedBy));
    return one.entries.flatMap((entry) => entryProperties(file, entry, depth)).filter(({ name }) => !removed.has(name));
  });
}

/** What an entry takes out of an object: itself, or by what is spread over the rest. */
function removedBy(entry: Entry): readonly (string | undefined)[] {
  if (isRemoval(entry)) return [entry.key];
  const over = entry.kind === 'spread' ? entry.value() : undefined;
  return over?.kind === 'object' ? over.entries.flatMap((one) => (isRemoval(one) ? [one.key] : [])) : [];
}

/** What of an instance becomes JSON: what its `toJSON()` gives, or its public fields. */
function instanceProperties(
  file: FileView,
  instance: Extract<Value, { kind: 'instance' }>,
  depth: number,
): SignedProperty[] {
  const custom = memberSlot(file, instance, 'toJSON').value;
  if (custom?.kind === 'function') return payloadProperties(file, returnedValue(file, custom.node), depth + 1);
  if (!isClass(instance.of)) return [];
  return fieldsOf(file, instance.of).map((name) => brought(name, instance.node));
}

function entryProperties(file: FileView, entry: Entry, depth: number): SignedProperty[] {
  if (entry.kind === 'spread') {
    const value = entry.value();
    // One step deeper, though it is the same object: `payload = { ...payload }` would go round for ever.
    return [...payloadProperties(file, value, depth + 1), ...broughtBy(file, entry.node, value, depth)];
  }
  if (entry.kind !== 'property' || entry.key === undefined) return [];
  const value = entry.value();
  if (isNullish(value) || (value.kind === 'literal' && typeof value.value === 'boolean')) return [];
  const { key, node } = entry;
  const written: SignedProperty = { name: key, property: key, node, kind: 'written' };
  const expression = entry.node.type === 'Property' ? unwrap(entry.node.value) : undefined;
  const held = expression ? heldName(expression, key) : undefined;
  const whole = expression ? broughtBy(file, expression, value, depth) : [];
  return [
    written,
    ...(held === undefined ? [] : [{ name: held, property: key, node, kind: 'held' as const }]),
    ...payloadProperties(file, value, depth + 1),
    ...whole.map((one) => ({ ...one, node })),
  ];
}

/** What the value of a property goes by, where it is a member of something: `session.token` in `{ sid: session.token }`. */
function heldName(expression: Node, key: string): string | undefined {
  if (expression.type !== 'MemberExpression') return undefined;
  const name = spokenName(expression);
  return name === key ? undefined : name;
}

const brought = (name: string, node: Node): SignedProperty => ({ name, property: name, node, kind: 'brought' });

/**
 * The properties of a whole object that is signed, as far as the file shows that it has them: it reads `user.password` beside
 * `sign({ ...user })`, or declares the type of the user. Properties that are taken out before do not count.
 */
function broughtBy(file: FileView, expression: Node, value: Value, depth: number): SignedProperty[] {
  const node = unwrap(expression);
  if (depth > MAX_PAYLOAD_DEPTH) return [];
  const handed = handedToParameter(file, node).flatMap((argument) =>
    broughtBy(file, argument, file.evaluate(argument), depth + 1),
  );
  if (handed.length > 0) return handed;
  if (alternatives(value).some((one) => one.kind !== 'unknown')) return [];
  switch (node.type) {
    case 'Identifier':
      return variableProperties(file, node).map((name) => brought(name, node));
    case 'MemberExpression': {
      const own = memberProperties(file, node).map((name) => brought(name, node));
      const isRecord = file.table.names.member(spokenName(node) ?? '')?.unfolds === true;
      const record = isRecord ? broughtBy(file, node.object, file.evaluate(node.object), depth + 1) : [];
      return [...own, ...record.map((one) => ({ ...one, node }))];
    }
    case 'CallExpression':
      return broughtByCall(file, node, depth + 1);
    case 'ObjectPattern': {
      // `const { password, ...rest } = user`: what the rest is of.
      const declarator = node.parent;
      const init = declarator.type === 'VariableDeclarator' ? declarator.init : null;
      return init ? broughtBy(file, init, file.evaluate(init), depth + 1) : [];
    }
    default:
      return [];
  }
}

/** What a parameter is handed by the callers that the file shows, each at its own call. */
function handedToParameter(file: FileView, node: Node): readonly Node[] {
  const parameter = node.type === 'Identifier' ? parameterOf(file, node) : undefined;
  if (!parameter) return [];
  return file.callers(parameter.fn).invocations.flatMap(({ args }) => args[parameter.index] ?? []);
}

function broughtByCall(file: FileView, node: TSESTree.CallExpression, depth: number): SignedProperty[] {
  const flowing = flowOf(file, node);
  const copied = flowing?.flow.copies ?? (flowing && isUnfolding(file, flowing) ? flowing.flow.unfolds : undefined);
  if (!flowing || copied === undefined) return [];
  const { flow, call } = flowing;
  const namesAt = (given: Given | undefined): readonly string[] | undefined =>
    given === undefined ? [] : stringsOfAll(givenTo(file, call, given).map((name) => file.evaluate(name)));
  if (flow.picks !== undefined) return (namesAt(flow.picks) ?? []).map((name) => brought(name, node));
  const changed = call.args.map((argument) => removedByOptions(file, argument));
  const omitted = changed.includes(undefined)
    ? undefined
    : namesAt(flow.omits)?.concat(changed.flatMap((names) => names ?? []));
  const [object] = givenTo(file, call, copied);
  // What is taken out, if that cannot be seen, may be everything.
  if (!omitted || !object) return [];
  return copiedProperties(file, object, node, depth).filter(({ name }) => !omitted.includes(name));
}

/** `user.get()`, `user.get({ plain: true })`: without a name, all of the record. */
function isUnfolding(file: FileView, { flow, call }: FlowingCall): boolean {
  const [asked] = call.args;
  return flow.unfolds !== undefined && (!asked || file.evaluate(asked).kind === 'object');
}

/**
 * What functions among the options of a call take out of the object that they are handed: `{ transform: (_, o) => { delete o.salt; } }`.
 *
 * @returns undefined where one answers with something else than it was handed
 */
function removedByOptions(file: FileView, argument: Node): readonly string[] | undefined {
  const options = file.evaluate(argument);
  if (options.kind !== 'object' || options.node.type !== 'ObjectExpression') return [];
  const removed = options.entries.map((entry) => {
    const value = entry.kind === 'property' ? entry.value() : undefined;
    return value?.kind === 'function' ? removedIn(file, value.node) : [];
  });
  return removed.includes(undefined) ? undefined : removed.flatMap((names) => names ?? []);
}

function removedIn(file: FileView, fn: FunctionNode): readonly string[] | undefined {
  const returned = returnedExpressions(file, fn);
  if (fn.body.type !== 'BlockStatement' || !returned.every((one) => parameterOf(file, one)?.fn === fn))
    return undefined;
  return file.tree.get('MemberExpression').flatMap((member) => {
    const name = isInside(member, fn) && isTakenOut(member) ? plainKey(member.property, member.computed) : undefined;
    return name ?? [];
  });
}

/** The properties of an object that a call copies. */
function copiedProperties(file: FileView, object: Node, call: Node, depth: number): SignedProperty[] {
  const value = file.evaluate(object);
  const found = [...payloadProperties(file, value, depth + 1), ...broughtBy(file, object, value, depth)];
  return found.map((one) => ({ ...one, node: call, kind: 'brought' }));
}

/** The strings of an array, or a single one; undefined where not all of them can be seen. */
function stringsOf(value: Value): readonly string[] | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' ? [value.value] : undefined;
  if (value.kind !== 'array' || value.open) return undefined;
  return stringsOfAll(value.items);
}

function stringsOfAll(values: readonly Value[]): readonly string[] | undefined {
  const strings = values.map(stringsOf);
  return strings.some((one) => one === undefined) ? undefined : strings.flatMap((one) => one ?? []);
}
