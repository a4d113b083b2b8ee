import { listUses } from '../../model/table.ts';
import type { Place, Test, Use, Uses } from '../../model/vocabulary.ts';
import type { FileView, ResolvedCall } from './file-view.ts';
import { superCall } from './functions.ts';
import { slotAt } from './places.ts';
import { enclosingClass, plainKey, unwrap, type CallNode, type ClassNode, type Node } from '../syntax/node.ts';
import { matches } from './match.ts';
import { alternatives, type Invocation, type ThingValue, type Value } from './value.ts';

/**
 * The thing that a node invokes. Sees through `.call(thisArgument, …)` and `.bind(thisArgument)`; `super(…)` invokes what
 * the class extends.
 */
export function resolveCall(file: FileView, node: Node): ResolvedCall | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  if (node.type === 'CallExpression' && node.callee.type === 'Super') return superInvoked(file, node);
  const kind = node.type === 'NewExpression' ? 'new' : 'call';
  const value = file.evaluate(node.callee);
  if (kind === 'new' && value.kind === 'class') return passedToBase(file, node, value.node);
  const invocation: Invocation = { node, callee: node.callee, args: node.arguments, made: undefined };
  const things = thingsIn(value);
  const [direct] = things;
  if (direct) {
    if (isTypeOnly(file, node.callee)) return undefined;
    const used = firstUse(file, things, kind, invocation);
    return (
      used ??
      (receiverIsFluent(file, node.callee)
        ? { thing: direct, kind, invocation: madeBy(invocation, direct) }
        : undefined)
    );
  }
  if (unwrap(node.callee).type !== 'MemberExpression') return undefined;
  return fluentStep(file, node) ?? calledThrough(file, node) ?? handedOver(file, node);
}

function thingsIn(value: Value): readonly ThingValue[] {
  return alternatives(value).filter((one) => one.kind === 'thing');
}

/** What a call means: of several things that may be called, and of several meanings, the first that is certain to apply. */
function firstUse(
  file: FileView,
  things: readonly ThingValue[],
  kind: Exclude<ResolvedCall['kind'], 'handedTo'>,
  invocation: Invocation,
): ResolvedCall | undefined {
  for (const thing of things) {
    const made = madeBy(invocation, thing);
    const meaning = meaningOf(file, thing.thing[kind], made);
    if (meaning) return { thing, kind, ...meaning, invocation: made };
  }
  return undefined;
}

function madeBy(invocation: Invocation, { made }: ThingValue): Invocation {
  return { node: invocation.node, callee: invocation.callee, args: invocation.args, made };
}

/** The first meaning that is certain to apply, with those before it that the file does not rule out. */
function meaningOf(
  file: FileView,
  uses: Uses | undefined,
  invocation: Invocation,
): Required<Pick<ResolvedCall, 'perhaps' | 'use'>> | undefined {
  const perhaps: Use[] = [];
  for (const use of listUses(uses)) {
    const applies = holds(file, use, invocation);
    if (applies) return { use, perhaps };
    if (applies === undefined) perhaps.push(use);
  }
  return undefined;
}

/** Whether all conditions of a meaning are met; undefined where the file does not tell. */
function holds(file: FileView, use: Use, invocation: Invocation): boolean | undefined {
  if (!use.when) return true;
  const met = Object.entries(use.when).map(([place, test]) => isMet(file, invocation, place as Place, test));
  return met.includes(false) ? false : met.includes(undefined) ? undefined : true;
}

function isMet(file: FileView, invocation: Invocation, place: Place, test: Test | undefined): boolean | undefined {
  if (test === undefined) return true;
  const { has, value } = slotAt(file, invocation, place, { has: 'unknown' });
  if (has === 'unknown' || (has === 'yes' && !value)) return undefined;
  if (has !== 'yes' || !value) return test === 'missing' && has === 'no';
  if (test === 'present') return true;
  const matched = alternatives(value).map((one) => matches(one, test));
  return matched.includes(false) ? false : matched.includes(undefined) ? undefined : true;
}

/** What is called on, where a method is. */
export function receiverOf(file: FileView, callee: Node): Value | undefined {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' ? file.evaluate(node.object) : undefined;
}

function receiverIsFluent(file: FileView, callee: Node): boolean {
  const receiver = receiverOf(file, callee);
  return receiver?.kind === 'thing' && receiver.thing.fluent === true;
}

/** A step of a builder that the model does not list gives the builder back. */
function fluentStep(file: FileView, node: CallNode): ResolvedCall | undefined {
  const receiver = receiverOf(file, node.callee);
  if (receiver?.kind !== 'thing' || !receiver.thing.fluent || node.type !== 'CallExpression') return undefined;
  const invocation = { node, callee: node.callee, args: node.arguments, made: receiver.made };
  return { thing: receiver, kind: 'call', use: { gives: 'self' }, invocation };
}

function calledThrough(file: FileView, node: CallNode): ResolvedCall | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || node.type !== 'CallExpression') return undefined;
  if (plainKey(callee.property, callee.computed) !== 'call') return undefined;
  const invocation = { node, callee: callee.object, args: node.arguments.slice(1), made: undefined };
  return firstUse(file, thingsIn(file.evaluate(callee.object)), 'call', invocation);
}

/** `app.register(plugin, options)`: a method of something unknown that is handed a thing which says what that means. */
function handedOver(file: FileView, node: CallNode): ResolvedCall | undefined {
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  const method = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
  if (!argument || method === undefined || !file.table.handingMethods.has(method)) return undefined;
  for (const thing of thingsIn(file.evaluate(argument))) {
    const invocation: Invocation = { node, callee: node.callee, args: node.arguments, made: thing.made };
    const meaning = meaningOf(file, thing.thing.handedTo?.[method], invocation);
    if (meaning) return { thing, kind: 'handedTo', ...meaning, invocation };
  }
  return undefined;
}

/** A class without a constructor hands its arguments to what it extends. */
function passedToBase(file: FileView, node: CallNode, owner: ClassNode): ResolvedCall | undefined {
  const hasOwn = owner.body.body.some((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');
  const base = owner.superClass && !hasOwn ? file.evaluate(owner.superClass) : undefined;
  return (
    base &&
    firstUse(file, thingsIn(base), 'extend', { node, callee: node.callee, args: node.arguments, made: undefined })
  );
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

function superInvoked(file: FileView, node: CallNode): ResolvedCall | undefined {
  const owner = enclosingClass(node);
  const base = owner?.superClass && file.evaluate(owner.superClass);
  if (!owner || !base || superCall(file, owner) !== node) return undefined;
  return firstUse(file, thingsIn(base), 'extend', { node, callee: node.callee, args: node.arguments, made: undefined });
}
