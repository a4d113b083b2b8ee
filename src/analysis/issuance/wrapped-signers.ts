import type { FileView } from '../evaluation/file-view.ts';
import type { Invocation } from '../evaluation/value.ts';
import { boundTo, homeOf, isFunction, plainKey, unwrap, type FunctionNode, type Node } from '../syntax/node.ts';

/** A call of a function of the file's own, on the way to a call that signs for it. */
export interface Frame {
  readonly fn: FunctionNode;
  readonly call: Invocation;
}

/** An expression, and the calls that led to where it stands, the innermost first. */
export interface Placed {
  readonly node: Node;
  readonly frames: readonly Frame[];
}

/** Functions that sign for others sign for two or three more at most. */
const MAX_FRAMES = 3;

/** So many ways to one call that signs are looked at: helpers of everybody have more callers than kinds of tokens. */
const MAX_WAYS = 32;

/**
 * The ways on which a call that signs is reached within the file, the outermost caller last; one without any caller where it has none.
 */
export function waysTo(file: FileView, call: Node): readonly (readonly Frame[])[] {
  const found: (readonly Frame[])[] = [];
  const pending: { readonly node: Node; readonly frames: readonly Frame[] }[] = [{ node: call, frames: [] }];
  for (let next = pending.shift(); next && found.length < MAX_WAYS; next = pending.shift()) {
    const { node, frames } = next;
    const fn = homeOf(node);
    const isOnWay = fn === undefined || frames.some((frame) => frame.fn === fn);
    const callers = isOnWay || frames.length === MAX_FRAMES ? [] : file.callers(fn).invocations;
    if (!fn || callers.length === 0) found.push(frames);
    else for (const caller of callers) pending.push({ node: caller.node, frames: [...frames, { fn, call: caller }] });
  }
  return found;
}

/** What an expression is for the caller: its argument, where the expression is a parameter, whole or a property of one. */
export function handedOnWay(file: FileView, { node, frames }: Placed): Placed {
  const read = unwrap(node);
  const [frame, ...outer] = frames;
  const variable = frame && read.type === 'Identifier' ? file.scopes.variable(read) : undefined;
  const [def] = variable?.defs ?? [];
  const fn: Node | undefined = def?.node;
  if (!frame || !def || !fn || !isFunction(fn)) return { node: read, frames };
  if (fn !== frame.fn) {
    const at = frames.findIndex((one) => one.fn === fn);
    return at > 0 ? handedOnWay(file, { node: read, frames: frames.slice(at) }) : { node: read, frames };
  }
  const name: Node = def.name;
  for (const [index, parameter] of fn.params.entries()) {
    const argument = frame.call.args[index];
    const bound = boundTo(parameter);
    if (!argument) continue;
    if (bound === name) return handedOnWay(file, { node: argument, frames: outer });
    const given = unwrap(argument);
    if (bound.type !== 'ObjectPattern' || given.type !== 'ObjectExpression') continue;
    const key = bound.properties.flatMap((property) =>
      property.type === 'Property' && boundTo(property.value) === name
        ? (plainKey(property.key, property.computed) ?? [])
        : [],
    )[0];
    const written = given.properties.find(
      (property) => property.type === 'Property' && plainKey(property.key, property.computed) === key,
    );
    if (written?.type === 'Property') return handedOnWay(file, { node: written.value, frames: outer });
  }
  return { node: read, frames };
}
