import type { Source } from '../model/table.ts';
import type { Op, OpKind, Place, Places } from '../model/vocabulary.ts';
import type { FileView } from './file.ts';
import { isFunction, isInside, plainKey, spokenName, unwrap, type CallNode, type Node } from './tree.ts';
import { unknown, type Invocation, type Slot, type ThingValue, type Value } from './values.ts';
import { memberSlot, slotValue } from './variables.ts';

/** A place in the file where a known operation happens. */
export interface Call {
  readonly kind: OpKind;
  readonly op: Op;
  readonly source: Source;
  readonly node: CallNode;
  /** the name that is called: where a report sits that has no better place */
  readonly callee: Node;
  readonly invocation: Invocation;
  /** the call that made the receiver */
  readonly made?: Invocation;
}

/** Every known operation that the file calls, constructs or extends, in source order. */
export function findCalls(file: FileView): readonly Call[] {
  const found: Call[] = [];
  const aliases = aliasNames(file);
  for (const node of [...(file.tree.get('CallExpression') ?? []), ...(file.tree.get('NewExpression') ?? [])]) {
    if (!mayInvoke(file, node, aliases)) continue;
    const invoked = file.invoked(node);
    const op = invoked?.callee.thing[invoked.how]?.op;
    if (!invoked || !op) continue;
    const { callee, invocation } = invoked;
    found.push({
      kind: op.kind,
      op,
      source: callee.source,
      node: invocation.node,
      callee: calleeName(invocation.callee),
      invocation,
      ...(callee.made && { made: callee.made }),
    });
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/**
 * Whether a call can be of a known thing, by the name that it calls. Most calls of a file are methods that nothing known
 * has, and resolving their receivers would be most of the work.
 */
function mayInvoke(file: FileView, node: Node, aliases: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return true;
  const name = plainKey(callee.property, callee.computed);
  return name === undefined || name === 'call' || file.table.memberNames.has(name) || aliases.has(name);
}

/** The names of properties and fields that the file fills with something else than a function of its own. */
function aliasNames(file: FileView): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (key: Node, computed: boolean, value: Node | null): void => {
    const name = value && !isFunction(value) && value.type !== 'Literal' ? plainKey(key, computed) : undefined;
    if (name !== undefined) names.add(name);
  };
  for (const type of ['Property', 'PropertyDefinition', 'AssignmentExpression'] as const) {
    for (const node of file.tree.get(type) ?? []) {
      if (node.type === 'Property' || node.type === 'PropertyDefinition') note(node.key, node.computed, node.value);
      else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
        note(node.left.property, node.left.computed, node.right);
      }
    }
  }
  return names;
}

function calleeName(callee: Node): Node {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' ? node.property : node;
}

/** The places of a list, most important first. */
export function placesOf(places: Places | undefined): readonly Place[] {
  if (places === undefined) return [];
  return typeof places === 'string' ? [places] : places;
}

/** The node that stands at a place, for places that are a plain argument. */
export function argumentAt(file: FileView, call: Call, places: Places | undefined): Node | undefined {
  for (const place of placesOf(places)) {
    const { args, path } = rootOf(file, call, place);
    const node = path.length === 1 ? args?.[Number(path[0])] : undefined;
    if (node && node.type !== 'SpreadElement') return node;
  }
  return undefined;
}

/** What the file shows of a place of a call. Configuration is looked up by the caller, which knows where it is written. */
export function slotAt(file: FileView, call: Call, place: Place, config: Slot): Slot {
  const { args, path } = rootOf(file, call, place);
  if (!args) return follow(file, config, path);
  const [first, ...rest] = path;
  const index = Number(first);
  if (args.slice(0, index + 1).some((argument) => argument.type === 'SpreadElement')) return { has: 'unknown' };
  const argument = args[index];
  if (!argument) return { has: 'no' };
  if (rest.length > 0 && isCallback(file, argument)) return { has: 'no' };
  return follow(file, { has: 'yes', value: file.evaluate(argument), node: argument }, rest);
}

function rootOf(file: FileView, call: Call, place: Place): { args?: readonly Node[]; path: string[] } {
  const [root, ...path] = place.split('.');
  if (root === 'config') return { path };
  if (root === 'self') return { args: call.made?.args ?? [], path };
  if (root === 'step') return { args: stepArguments(file, call, path[0]), path: path.slice(1) };
  return { args: call.invocation.args, path: root === undefined ? path : [root, ...path] };
}

/** The arguments of a step of the builder that the call ends: `new SignJWT(p).setIssuer(i).sign(key)`. */
function stepArguments(file: FileView, call: Call, step: string | undefined): readonly Node[] {
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

/** The same for a builder that a variable holds: its steps may stand anywhere the variable is used. */
function heldStepArguments(file: FileView, name: Node, step: string | undefined): readonly Node[] {
  const variable = file.scopes.variable(name);
  const home = variable?.scope.block;
  const steps = file.tree.get('CallExpression') ?? [];
  for (const node of steps) {
    if (node.type !== 'CallExpression' || spokenName(node.callee) !== step || !home || !isInside(node, home)) continue;
    let root: Node = unwrap(node.callee);
    while (root.type === 'MemberExpression' || root.type === 'CallExpression') {
      root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
    }
    const isHeld = root.type === 'Identifier' && file.scopes.variable(root) === variable;
    const isInit = variable?.defs.some((def) => def.node.type === 'VariableDeclarator' && isInside(node, def.node));
    if (isHeld || isInit) return node.arguments;
  }
  return [];
}

function follow(file: FileView, start: Slot, path: readonly string[]): Slot {
  let slot = start;
  for (const key of path) {
    if (slot.has === 'no' || !slot.value) return slot.has === 'no' ? slot : { has: 'unknown' };
    const node = slot.value.node;
    slot = memberSlot(file, slot.has === 'yes' ? slot.value : slotValue(slot, node), key);
  }
  return slot;
}

/** A function in the options slot: written there, called elsewhere in the file, or named like a callback. */
function isCallback(file: FileView, argument: Node): boolean {
  const node = unwrap(argument);
  const value = file.evaluate(node);
  if (value.is === 'function') return true;
  if (value.is !== 'unknown' || value.why !== 'parameter') return isFunction(node);
  if (/^(?:cb|done|next|fn|resolve|reject)$|callback$/i.test(spokenName(node) ?? '')) return true;
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const parent = identifier.parent;
      return parent?.type === 'CallExpression' && parent.callee === identifier;
    }) ?? false
  );
}

/** The value at the first place of a list that holds one. */
export function valueAt(file: FileView, call: Call, places: Places | undefined): Value {
  for (const place of placesOf(places)) {
    const slot = slotAt(file, call, place, { has: 'unknown' });
    if (slot.value && slot.has !== 'no') return slot.value;
  }
  return unknown('dynamic', call.node);
}

/** The kind of operation that made a thing: a key set knows that it is one. */
export function makerOf(file: FileView, thing: ThingValue): OpKind | undefined {
  const invoked = thing.made && file.invoked(thing.made.node);
  return invoked?.callee.thing[invoked.how]?.op?.kind;
}
