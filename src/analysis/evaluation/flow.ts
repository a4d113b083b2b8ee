import type { Flow, Given, NamedFlow, Place } from '../../model/vocabulary.ts';
import type { FileView } from './file-view.ts';
import { returnedExpressions } from './functions.ts';
import { globalName } from './global-names.ts';
import { argumentAt, nodeAt } from './places.ts';
import { isFunction, spokenName, unwrap, type CallNode, type Node } from '../syntax/node.ts';
import type { Invocation } from './value.ts';

/** A call, and what becomes of what it is handed. */
export interface FlowingCall {
  readonly flow: Flow;
  readonly call: Invocation;
}

/** What becomes of what a call is handed: as the thing says that is called, or else as its name does. */
export function flowOf(file: FileView, node: CallNode): FlowingCall | undefined {
  const resolved = file.resolvedCall(node);
  if (resolved?.use && speaksOfFlow(resolved.use)) return { flow: resolved.use, call: resolved.invocation };
  const flow = flowByName(file, node);
  return flow && { flow, call: { node, callee: node.callee, args: node.arguments, made: undefined } };
}

function speaksOfFlow(flow: Flow): boolean {
  return (
    flow.passes !== undefined ||
    flow.hides !== undefined ||
    flow.hands !== undefined ||
    flow.reads !== undefined ||
    flow.merges !== undefined ||
    flow.copies !== undefined ||
    flow.unfolds !== undefined ||
    flow.instance !== undefined
  );
}

/** What the name says that is called; of a global, the name that it has there. */
export function flowByName(file: FileView, node: CallNode): NamedFlow | undefined {
  const callee = unwrap(node.callee);
  const denoted = globalName(file, callee);
  const name = denoted?.split('.').at(-1) ?? spokenName(callee);
  if (name === undefined) return undefined;
  const { names } = file.table;
  if (node.type === 'NewExpression') return names.class(name);
  const isMethod = denoted?.includes('.') ?? callee.type === 'MemberExpression';
  return globalFlow(file, callee) ?? (isMethod ? names.method(name) : names.function(name));
}

/** What a function of the language's own objects does, by whatever name it is called. */
export function globalFlow(file: FileView, callee: Node): NamedFlow | undefined {
  const name = globalName(file, callee);
  return name === undefined ? undefined : file.table.names.global(name);
}

/** The expressions that a call is handed at a place, at several, or that a function returns which it is handed. */
export function givenTo(file: FileView, call: Invocation, given: Given): readonly Node[] {
  if (given.endsWith('+')) return call.args.slice(Number.parseInt(given, 10));
  if (!given.endsWith('()')) {
    const node = argumentAt(file, call, given as Place) ?? nodeAt(file, call, given as Place);
    return node ? [node] : [];
  }
  const argument = call.args[Number.parseInt(given, 10)];
  const fn = argument && unwrap(argument);
  return fn && isFunction(fn) ? returnedExpressions(file, fn) : [];
}

/** What a function is handed as its first parameter by the call that it, or its name, stands in: a whole, or its elements one by one. */
export function handedAt(
  file: FileView,
  place: Node,
): { readonly from: Node; readonly as: 'element' | 'whole' } | undefined {
  const node = place.parent;
  if (node?.type !== 'CallExpression' || node.callee === place) return undefined;
  const found = flowOf(file, node);
  const hands = found?.flow.hands;
  if (!hands || argumentAt(file, found.call, hands.to) !== place) return undefined;
  const [from] = givenTo(file, found.call, hands.from);
  return from && { from, as: hands.as };
}
