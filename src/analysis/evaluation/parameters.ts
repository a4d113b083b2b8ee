import type { FileView } from './file-view.ts';
import { handedAt } from './flow.ts';
import { superCall } from './functions.ts';
import { keyResolverParameter } from './token-header.ts';
import { enclosingClass, spokenName, wrapped, type FunctionNode, type Node } from '../syntax/node.ts';
import { matches } from './match.ts';
import { slotOf } from './slots.ts';
import { either, elementOf, literal, unknown, type Invocation, type Value } from './value.ts';

/** What a parameter of a function holds, as far as the file shows who calls it. */
export function parameterValue(file: FileView, fn: FunctionNode, index: number): Value {
  const parameter = fn.params[index] ?? fn;
  return (
    callbackParameter(file, fn, index) ??
    keyResolverParameter(file, fn, index) ??
    methodParameter(file, fn, index) ??
    argumentValue(file, fn, index) ??
    unknown('parameter', parameter)
  );
}

function argumentValue(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  const { invocations, isComplete } = file.callers(fn);
  if (invocations.length === 0) return undefined;
  const given = invocations.map(({ node, args }) => {
    if (index >= firstSpread(args)) return unknown('dynamic', node);
    const argument = args[index];
    return argument ? file.evaluate(argument) : literal(undefined, node);
  });
  return either(isComplete ? given : [...given, unknown('parameter', fn)], fn);
}

/** Where a list of arguments is first spread into: each parameter asks for it. */
const spreads = new WeakMap<readonly Node[], number>();

function firstSpread(args: readonly Node[]): number {
  const known = spreads.get(args);
  if (known !== undefined) return known;
  const index = args.findIndex((argument) => argument.type === 'SpreadElement');
  const first = index < 0 ? Infinity : index;
  spreads.set(args, first);
  return first;
}

/** A function handed to a known operation, to `then`, or to an array method gets what that hands on. */
function callbackParameter(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  const given = standsAt(file, fn).flatMap((place) => handedOn(file, place, fn, index) ?? []);
  return given.length > 0 ? either(given, fn) : undefined;
}

/** Where a function stands as a value: where it is written, and where its name is. */
export function standsAt(file: FileView, fn: FunctionNode): readonly Node[] {
  const name = fn.id ?? (fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined);
  const references = (name && file.scopes.variable(name)?.references) ?? [];
  return [wrapped(fn), ...references.map(({ identifier }): Node => identifier)];
}

function handedOn(file: FileView, place: Node, fn: FunctionNode, index: number): Value | undefined {
  const call = place.parent;
  if ((call?.type !== 'CallExpression' && call?.type !== 'NewExpression') || call.callee === place) return undefined;
  const invoked = file.resolvedCall(call);
  const op = invoked?.use?.op;
  if (invoked && op?.callback) {
    const at = typeof op.callback.at === 'string' ? [op.callback.at] : op.callback.at;
    const isCallback = at.some((argument) => invoked.invocation.args[Number(argument)] === place);
    if (!isCallback || !claimsAt(op.callback, invoked.invocation, file).includes(index)) return undefined;
    return { kind: 'result', op, source: invoked.thing.source, call, path: [], node: fn };
  }
  const given = index === 0 ? handedAt(file, place) : undefined;
  if (!given) return undefined;
  const value = file.evaluate(given.from);
  return given.as === 'element' ? elementOf(value, fn) : value;
}

/** As which parameters a callback may get the claims: an option may put the request before them. */
function claimsAt(
  { claims, requestFirst }: { readonly claims: number; readonly requestFirst?: string },
  { args }: Invocation,
  file: FileView,
): readonly number[] {
  const options = requestFirst !== undefined && args[0] ? file.evaluate(args[0]) : undefined;
  const slot = options && requestFirst !== undefined ? slotOf(file, options, requestFirst) : undefined;
  if (!slot || slot.has === 'no') return [claims];
  return slot.value && matches(slot.value, 'truthy') !== undefined
    ? [claims + (matches(slot.value, 'truthy') ? 1 : 0)]
    : [claims, claims + 1];
}

/** `validate(payload)` of a class that extends a known strategy gets the claims that the strategy verified. */
function methodParameter(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  const method = fn.parent;
  if (method.type !== 'MethodDefinition') return undefined;
  const owner = enclosingClass(method);
  const base = owner?.superClass && file.evaluate(owner.superClass);
  if (!owner || base?.kind !== 'thing') return undefined;
  const call = superCall(file, owner);
  const invoked = call && file.resolvedCall(call);
  const op = invoked?.use?.op;
  if (!call || !invoked || !op?.method || op.method.name !== spokenName(method.key)) return undefined;
  if (!claimsAt(op.method, invoked.invocation, file).includes(index)) return undefined;
  return { kind: 'result', op, source: base.source, call, path: [], node: fn };
}
