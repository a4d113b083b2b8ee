import type { Place, Places } from '../../model/vocabulary.ts';
import { partsOf } from '../../model/place-parts.ts';
import type { FileView } from './file-view.ts';
import { heldStepArguments } from './builder-steps.ts';
import { enclosing, isFunction, spokenName, unwrap, type CallNode, type Node } from '../syntax/node.ts';
import { memberSlot, slotValue, type Slot } from './slots.ts';
import { unknown, type Invocation, type Value } from './value.ts';

/** The places of a list, most important first. */
export function placesOf(places: Places | undefined): readonly Place[] {
  if (places === undefined) return [];
  return typeof places === 'string' ? [places] : places;
}

/** The node that stands at a place, for places that are a plain argument. */
export function argumentAt(file: FileView, call: Invocation, places: Places | undefined): Node | undefined {
  for (const place of placesOf(places)) {
    const { args, path } = rootOf(file, call, place);
    const node = path.length === 1 ? args?.[Number(path[0])] : undefined;
    if (node && node.type !== 'SpreadElement') return node;
  }
  return undefined;
}

/** What the file shows of a place of a call. Configuration is looked up by the caller, which knows where it is written. */
export function slotAt(file: FileView, call: Invocation, place: Place, config: Slot): Slot {
  const { args, path } = rootOf(file, call, place);
  if (isOutOfSight(call, place)) return { has: 'unknown' };
  if (!args) return follow(file, config, path, 0);
  const index = Number(path[0]);
  for (let at = 0; at <= index && at < args.length; at++)
    if (args[at]?.type === 'SpreadElement') return { has: 'unknown' };
  const argument = args[index];
  if (!argument) return { has: 'no' };
  const value = file.evaluate(argument);
  if (path.length > 1 && isCallback(file, argument, value)) return { has: 'no' };
  return follow(file, { has: 'yes', value, node: argument }, path, 1);
}

/** Whether a place leads to a call that the file does not show. */
function isOutOfSight({ made }: Invocation, place: Place): boolean {
  return made === undefined && partsOf(place).root === 'made';
}

/** The arguments that a place leads into, and what leads on from there; no arguments for what is registered elsewhere. */
export function rootOf(
  file: FileView,
  call: Invocation,
  place: Place,
): { readonly args: readonly Node[] | undefined; readonly path: readonly string[] } {
  const { root, path, step } = partsOf(place);
  switch (root) {
    case 'args':
      return { args: call.args, path };
    case 'config':
      return { args: undefined, path };
    case 'made':
    case 'self':
      return { args: call.made?.args ?? [], path };
    case 'around':
      return { args: enclosing(call.node, isCall)?.arguments ?? [], path };
    case 'maker':
      return { args: call.made?.made?.args ?? [], path };
    case 'receiver':
      return { args: receiverIn(call), path };
    case 'step':
      return { args: stepArguments(file, call, step), path };
  }
}

const isCall = (node: Node): node is CallNode => node.type === 'CallExpression' || node.type === 'NewExpression';

function receiverIn({ callee }: Invocation): readonly Node[] {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' ? [node.object] : [];
}

/** The arguments of a step of the builder that the call ends: `new SignJWT(p).setIssuer(i).sign(key)`. */
function stepArguments(file: FileView, call: Invocation, step: string): readonly Node[] {
  let at: Node = unwrap(call.node.callee);
  while (at.type === 'MemberExpression') {
    const receiver = unwrap(at.object);
    if (receiver.type === 'Identifier') return heldStepArguments(file, receiver, step);
    if (receiver.type !== 'CallExpression') return [];
    if (spokenName(receiver.callee) === step) return receiver.arguments;
    at = unwrap(receiver.callee);
  }
  return [];
}

/** A property of what stands in a slot. */
export function memberAt(file: FileView, slot: Slot, key: string): Slot {
  return follow(file, slot, [key], 0);
}

/** @param from the position in the path to begin with */
function follow(file: FileView, start: Slot, path: readonly string[], from: number): Slot {
  let slot = start;
  for (let at = from; at < path.length; at++) {
    const key = path[at] ?? '';
    if (slot.has === 'no' || !slot.value) return slot.has === 'no' ? slot : { has: 'unknown' };
    const node = slot.value.node;
    slot = memberSlot(file, slot.has === 'yes' ? slot.value : slotValue(slot, node), key);
  }
  return slot;
}

/** A function in the options slot: written there, called elsewhere in the file, or named like a callback. */
function isCallback(file: FileView, argument: Node, value: Value): boolean {
  const node = unwrap(argument);
  if (value.kind === 'function') return true;
  if (value.kind !== 'unknown' || value.why !== 'parameter') return isFunction(node);
  if (/^(?:cb|done|next|fn|resolve|reject)$|callback$/i.test(spokenName(node) ?? '')) return true;
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const parent = identifier.parent;
      return parent.type === 'CallExpression' && parent.callee === identifier;
    }) ?? false
  );
}

/**
 * What is written at the first place that has something.
 *
 * @param config what is registered, for places that read it
 */
export function firstSlot(
  file: FileView,
  call: Invocation,
  places: Places | undefined,
  config: Slot = { has: 'unknown' },
): Slot {
  for (const place of placesOf(places)) {
    const slot = slotAt(file, call, place, config);
    if (slot.has !== 'no') return slot;
  }
  return { has: 'no' };
}

/** The expression at the first place of a list that shows one: an argument, or the value of a property. */
export function nodeAt(file: FileView, call: Invocation, places: Places | undefined): Node | undefined {
  for (const place of placesOf(places)) {
    const { node } = slotAt(file, call, place, { has: 'unknown' });
    if (node) return node.type === 'Property' ? node.value : node;
  }
  return undefined;
}

/** The value at the first place of a list that holds one. */
export function valueAt(file: FileView, call: Invocation, places: Places | undefined): Value {
  for (const place of placesOf(places)) {
    const slot = slotAt(file, call, place, { has: 'unknown' });
    if (slot.value && slot.has !== 'no') return slot.value;
  }
  return unknown('dynamic', call.node);
}

/** `2.issuer` -> `2`; undefined for a whole argument. */
export function parentOf(place: Place): Place | undefined {
  const end = place.lastIndexOf('.');
  return end > 0 ? (place.slice(0, end) as Place) : undefined;
}
