import { isReadThing } from '../../model/frozen.ts';
import { lookUp } from '../../model/table.ts';
import type { Ref, Thing } from '../../model/vocabulary.ts';
import { classSlot } from './classes.ts';
import type { FileView } from './file-view.ts';
import { returnedValue } from './functions.ts';
import { thawed } from './imported-values.ts';
import type { Node } from '../syntax/node.ts';
import { slotOf, type Slot } from './slots.ts';
import { either, unknown, type Invocation, type ThingValue, type Value } from './value.ts';
import { writtenMembers } from './written-members.ts';

/** A member of a thing, of a class of the file, or of one of its instances; undefined for every other value. */
export function memberOf(file: FileView, value: Value, key: string): Slot | undefined {
  switch (value.kind) {
    case 'thing':
      return thingMember(file, value, key);
    case 'class':
      return classSlot(file, value.node, key, true);
    case 'instance':
      return classSlot(file, value.of, key, false);
    case 'function':
      return file.fieldWrites(value.node).has(key) ? classSlot(file, value.node, key, true) : undefined;
    case 'either':
      return value.of.some((one) => one.kind === 'thing' || one.kind === 'class' || one.kind === 'instance')
        ? eitherMember(file, value.of, key, value.node)
        : undefined;
    case 'array':
    case 'bytes':
    case 'env':
    case 'literal':
    case 'object':
    case 'result':
    case 'template':
    case 'unknown':
      return undefined;
  }
}

function eitherMember(file: FileView, values: readonly Value[], key: string, node: Node): Slot {
  const found = values.map((one) => memberOf(file, one, key) ?? slotOf(file, one, key));
  const value = either(
    found.map((slot) => slot.value ?? unknown('dynamic', node)),
    node,
  );
  return { has: found.every((slot) => slot.has === 'yes') ? 'yes' : 'unknown', value };
}

function thingMember(file: FileView, value: ThingValue, key: string): Slot {
  const entry = value.thing.members?.[key] ?? value.thing.anyMember;
  const member = entry !== undefined && Object.hasOwn(value.thing.members ?? {}, key) ? entry : value.thing.anyMember;
  if (member !== undefined) return { has: 'yes', value: denoted(member, value) };
  const read = isReadThing(value.thing) ? value.thing.memberValue(key) : undefined;
  if (read)
    return {
      has: 'yes',
      value: writtenMembers(file).has(key) ? unknown('escape', value.node) : thawed(read, value.node),
    };
  // `import x from` a module without a default export, and `require(…).default`, both give the module.
  if (key === 'default') return { has: 'yes', value };
  return { has: 'unknown' };
}

/** The thing that a member of another thing denotes. It remembers what made the receiver. */
function denoted(member: Thing | Ref, receiver: ThingValue): ThingValue {
  if (member === 'self') return receiver;
  const thing = lookUp(member, receiver.source);
  const { source, node, made } = receiver;
  return { kind: 'thing', thing, source, node, ...(made && { made }) };
}

/**
 * What invoking a thing gives, if the model says so.
 *
 * @param receiver the thing that the method was called on, for fluent ones
 */
export function givenBy(
  file: FileView,
  callee: ThingValue,
  gives: Ref,
  invocation: Invocation,
  receiver: Value | undefined,
): Value {
  const { node } = invocation;
  if (gives === 'self') return receiver ?? unknown('call', node);
  if (gives.startsWith('$')) return argumentGiven(file, invocation, gives) ?? unknown('call', node);
  return { kind: 'thing', thing: lookUp(gives, callee.source), source: callee.source, made: invocation, node };
}

/** What an argument of a call denotes (`$0`), or returns as a function (`$0()`); undefined where that is not known. */
export function argumentGiven(file: FileView, { args }: Invocation, gives: string): Value | undefined {
  const argument = args[Number.parseInt(gives.slice(1), 10)];
  const value = argument && file.evaluate(argument);
  if (!gives.endsWith('()')) return value;
  return value?.kind === 'function' ? returnedValue(file, value.node) : undefined;
}
