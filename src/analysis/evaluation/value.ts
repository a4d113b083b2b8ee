import type { FrozenPlace, Ignorance, Primitive } from '../../model/frozen.ts';
import type { Op, Thing } from '../../model/vocabulary.ts';
import type { Source } from '../../model/table.ts';
import { type CallNode, type ClassNode, type FunctionNode, type Node } from '../syntax/node.ts';

/** What an expression's value is, as far as the file shows. A promise counts as what it settles to. */
export type Value =
  | LiteralValue
  | { readonly kind: 'array'; readonly items: readonly Value[]; readonly open: boolean; readonly node: Node }
  | ObjectValue
  | { readonly kind: 'template'; readonly parts: readonly Value[]; readonly node: Node }
  | { readonly kind: 'bytes'; readonly of: Value; readonly node: Node }
  | { readonly kind: 'env'; readonly name: string | undefined; readonly node: Node }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class'; readonly node: ClassNode }
  /** what a class makes, or a function behind `new` */
  | { readonly kind: 'instance'; readonly of: ClassNode | FunctionNode; readonly node: Node }
  | ThingValue
  | ResultValue
  | { readonly kind: 'either'; readonly of: readonly Value[]; readonly node: Node }
  | { readonly kind: 'unknown'; readonly why: Ignorance; readonly node: Node; readonly identity?: string };

export type { Ignorance, Primitive };

export interface LiteralValue {
  readonly kind: 'literal';
  readonly value: Primitive;
  readonly node: Node;
  /** where another file of the project writes it; then `node` is what brings it in */
  readonly from: FrozenPlace | undefined;
}

export interface ObjectValue {
  readonly kind: 'object';
  /** in the order in which they take effect: a later one wins */
  readonly entries: readonly Entry[];
  /** the object literal, where there is one */
  readonly node: Node;
}

/** One effect on an object. `certain` is false for what happens on some paths only. */
export type Entry =
  | {
      readonly kind: 'property';
      readonly key: string | undefined;
      readonly value: () => Value;
      readonly node: Node;
      readonly certain: boolean;
    }
  | { readonly kind: 'spread'; readonly value: () => Value; readonly node: Node; readonly certain: boolean }
  | { readonly kind: 'delete'; readonly key: string | undefined; readonly certain: boolean }
  /** code that the file does not show may have changed it */
  | { readonly kind: 'escape' };

/** An export of a known library, an instance, a builder, a global. */
export interface ThingValue {
  readonly kind: 'thing';
  readonly thing: Thing;
  readonly source: Source;
  /** the call that made it, for factories, constructors and builders */
  readonly made?: Invocation;
  readonly node: Node;
}

/** What a known operation answered, or a part of that. */
export interface ResultValue {
  readonly kind: 'result';
  readonly op: Op;
  readonly source: Source;
  readonly call: Node;
  readonly path: readonly string[];
  readonly node: Node;
}

/** A call, construction or `super(…)` with its arguments as the callee sees them (after `.call` and `.bind`). */
export interface Invocation {
  readonly node: CallNode;
  /** the expression that is called */
  readonly callee: Node;
  readonly args: readonly Node[];
  /** what made the thing that is called: the constructor or factory whose places are `self.0`, `self.1`, … */
  readonly made: Invocation | undefined;
}

export const unknown = (why: Ignorance, node: Node): Value => ({ kind: 'unknown', why, node });
export const literal = (value: Primitive, node: Node, from?: FrozenPlace): Value => ({
  kind: 'literal',
  value,
  node,
  from,
});

/** Bytes that are read from bytes are the same ones. */
export function bytes(of: Value, node: Node): Value {
  return of.kind === 'bytes' ? { ...of, node } : { kind: 'bytes', of, node };
}

/** More alternatives than this say little more than "unknown", and make work multiply. */
const MAX_ALTERNATIVES = 12;

/** One value that is any of several; several that are the same collapse. */
export function either(values: readonly Value[], node: Node): Value {
  const [single] = values;
  if (single && values.length === 1) return single;
  const flat = new Set<Value>();
  for (const value of values)
    if (value.kind === 'either') for (const one of value.of) flat.add(one);
    else flat.add(value);
  const [only] = flat;
  if (only && flat.size === 1) return only;
  if (flat.size === 0 || flat.size > MAX_ALTERNATIVES) return unknown('limit', node);
  return { kind: 'either', of: [...flat], node };
}

/** The alternatives of a value: itself, unless it is one of several. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.of : [value];
}

/** One element of a list. */
export function elementOf(list: Value, node: Node): Value {
  if (list.kind !== 'array' || list.open || list.items.length === 0) return unknown('dynamic', node);
  return either(list.items, node);
}

/** Objects and lists: what happens to them after they were made matters. */
export function isChangeable(value: Value): boolean {
  if (value.kind === 'either') return value.of.some(isChangeable);
  return value.kind === 'object' || value.kind === 'array';
}

export const isNullish = (value: Value): boolean => value.kind === 'literal' && value.value == null;

/** The number that a value is, where it is written as one. */
export function literalNumber(value: Value | undefined): number | undefined {
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** Whether a value is `undefined`, and known to be. */
export const isUndefined = (value: Value): boolean => value.kind === 'literal' && value.value === undefined;

/** A value that settings state as JSON. */
export function jsonValue(json: unknown, node: Node): Value {
  if (Array.isArray(json))
    return { kind: 'array', items: json.map((item) => jsonValue(item, node)), open: false, node };
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json).map(([key, value]): Entry => ({
      kind: 'property',
      key,
      value: () => jsonValue(value, node),
      node,
      certain: true,
    }));
    return { kind: 'object', entries, node };
  }
  const isPrimitive = json === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof json);
  return isPrimitive ? literal(json as Primitive, node) : unknown('dynamic', node);
}
