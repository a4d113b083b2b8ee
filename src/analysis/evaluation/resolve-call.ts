import { listUses } from '../../model/table.ts';
import type { Place, Test, Use } from '../../model/vocabulary.ts';
import type { FileView, Invoked } from './file-view.ts';
import { superCall } from './functions.ts';
import { slotAt, type Site } from './places.ts';
import { enclosing, isClass, plainKey, unwrap, type CallNode, type ClassNode, type Node } from '../syntax/node.ts';
import { alternatives, matches, type Invocation, type ThingValue, type Value } from './value.ts';

/**
 * The thing that a node invokes. Sees through `.call(thisArgument, …)` and `.bind(thisArgument)`; `super(…)` invokes what
 * the class extends.
 */
export function findInvoked(file: FileView, node: Node): Invoked | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  if (node.type === 'CallExpression' && node.callee.type === 'Super') return superInvoked(file, node);
  const how = node.type === 'NewExpression' ? 'new' : 'call';
  const value = file.evaluate(node.callee);
  if (how === 'new' && value.is === 'class') return passedToBase(file, node, value.node);
  const invocation = { node, callee: node.callee, args: node.arguments };
  const things = thingsIn(value);
  const [direct] = things;
  if (direct) {
    if (isTypeOnly(file, node.callee)) return undefined;
    const used = firstUse(file, things, how, invocation);
    return used ?? (receiverIsFluent(file, node.callee) ? { callee: direct, how, invocation } : undefined);
  }
  if (unwrap(node.callee).type !== 'MemberExpression') return undefined;
  return fluentStep(file, node) ?? calledThrough(file, node) ?? handedOver(file, node);
}

function thingsIn(value: Value): readonly ThingValue[] {
  return alternatives(value).filter((one) => one.is === 'thing');
}

/** What a call means: of several things that may be called, and of several meanings, the first that is certain to apply. */
function firstUse(
  file: FileView,
  things: readonly ThingValue[],
  how: Exclude<Invoked['how'], 'handedTo'>,
  invocation: Invocation,
): Invoked | undefined {
  for (const callee of things) {
    const use = listUses(callee.thing[how]).find((one) => holds(file, one, callee, invocation));
    if (use) return { callee, how, use, invocation };
  }
  return undefined;
}

function holds(file: FileView, use: Use, callee: ThingValue, invocation: Invocation): boolean {
  const site: Site = { node: invocation.node, invocation, ...(callee.made && { made: callee.made }) };
  return Object.entries(use.when ?? {}).every(([place, test]) => isMet(file, site, place as Place, test));
}

function isMet(file: FileView, site: Site, place: Place, test: Test | undefined): boolean {
  if (test === undefined) return true;
  const slot = slotAt(file, site, place, { has: 'unknown' });
  if (test === 'missing' && slot.has === 'no') return true;
  if (slot.has !== 'yes' || !slot.value) return false;
  return test === 'present' || alternatives(slot.value).every((value) => matches(value, test) === true);
}

/** What is called on, where a method is. */
export function receiverOf(file: FileView, callee: Node): Value | undefined {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' ? file.evaluate(node.object) : undefined;
}

function receiverIsFluent(file: FileView, callee: Node): boolean {
  const receiver = receiverOf(file, callee);
  return receiver?.is === 'thing' && receiver.thing.fluent === true;
}

/** A step of a builder that the model does not list gives the builder back. */
function fluentStep(file: FileView, node: CallNode): Invoked | undefined {
  const receiver = receiverOf(file, node.callee);
  if (receiver?.is !== 'thing' || !receiver.thing.fluent || node.type !== 'CallExpression') return undefined;
  const invocation = { node, callee: node.callee, args: node.arguments };
  return { callee: receiver, how: 'call', use: { gives: 'self' }, invocation };
}

function calledThrough(file: FileView, node: CallNode): Invoked | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || node.type !== 'CallExpression') return undefined;
  if (plainKey(callee.property, callee.computed) !== 'call') return undefined;
  const invocation = { node, callee: callee.object, args: node.arguments.slice(1) };
  return firstUse(file, thingsIn(file.evaluate(callee.object)), 'call', invocation);
}

/** `app.register(plugin, options)`: a method of something unknown that is handed a thing which says what that means. */
function handedOver(file: FileView, node: CallNode): Invoked | undefined {
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  const method = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
  if (!argument || method === undefined || !file.table.handingMethods.has(method)) return undefined;
  const invocation = { node, callee: node.callee, args: node.arguments };
  for (const thing of thingsIn(file.evaluate(argument))) {
    const uses = listUses(thing.thing.handedTo?.[method]);
    const use = uses.find((one) => holds(file, one, thing, invocation));
    if (use) return { callee: thing, how: 'handedTo', use, invocation };
  }
  return undefined;
}

/** A class without a constructor hands its arguments to what it extends. */
function passedToBase(file: FileView, node: CallNode, owner: ClassNode): Invoked | undefined {
  const hasOwn = owner.body.body.some((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');
  const base = owner.superClass && !hasOwn ? file.evaluate(owner.superClass) : undefined;
  return base && firstUse(file, thingsIn(base), 'extend', { node, callee: node.callee, args: node.arguments });
}

/** `import type { verify }` names a type, not a function. */
function isTypeOnly(file: FileView, callee: Node): boolean {
  const node = unwrap(callee);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return (
    variable?.defs.some(({ node: specifier, parent }) => {
      const kinds: unknown[] = [specifier, parent].map((at) => (at && 'importKind' in at ? at.importKind : undefined));
      return kinds.includes('type');
    }) ?? false
  );
}

function superInvoked(file: FileView, node: CallNode): Invoked | undefined {
  const owner = enclosing(node, isClass);
  const base = owner?.superClass && file.evaluate(owner.superClass);
  if (!owner || !base || superCall(file, owner) !== node) return undefined;
  return firstUse(file, thingsIn(base), 'extend', { node, callee: node.callee, args: node.arguments });
}
