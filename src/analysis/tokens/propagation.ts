import type { Given, Hiding, Place } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { givenTo, type FlowingCall } from '../evaluation/flow.ts';
import { keyOf } from '../evaluation/objects.ts';
import { unwrap, type Node } from '../syntax/node.ts';
import { alternatives, literalNumber, type Primitive, type Value } from '../evaluation/value.ts';

/** When a token begins and ends: nothing that could be used. */
const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat']);

/** Whether a member shows nothing usable of the token that it is read from. */
export function hidesOwner(file: FileView, member: string): boolean {
  return TIME_CLAIMS.has(member) || file.table.names.member(member)?.hides === true;
}

/** Whether a member is the value of what it is read from, which changes: a reference of Vue or React. */
export function isBox(file: FileView, node: Node, member: string): boolean {
  if (file.table.names.member(member)?.box) return true;
  const value = file.evaluate(node);
  return value.kind === 'thing' && value.thing.box === true;
}

/** The expressions whose values the answer of a call still holds. */
export function passedOn(file: FileView, { flow, call }: FlowingCall): readonly Node[] {
  return listed(flow.passes).flatMap((given) => givenTo(file, call, given));
}

function listed(passes: Given | readonly Given[] | undefined): readonly Given[] {
  if (passes === undefined) return [];
  return typeof passes === 'string' ? [passes] : passes;
}

/** How much of a token an answer shows. `unknown`: the file does not tell how much is hidden. */
export type Shown = 'little' | 'much' | 'unknown';

/** So many characters of a token are no hint any more: they are most of it. */
const MUCH = 64;
/** What stands in for what is hidden. */
const MASK = /[*•…]|\.\.\.|x{2,}|redact|mask|hidden/i;

/** How much a call leaves of a token that it passes on: `token.slice(0, 8)`, `token.replace(/./g, '*')`. */
export function howMuch(file: FileView, flowing: FlowingCall): Shown {
  const { hides } = flowing.flow;
  if (hides === undefined) return 'much';
  if (hides === true) return 'little';
  if (!('by' in hides)) return cutTo(file, flowing, hides);
  const mask = givenValue(file, flowing, hides.by);
  return mask?.kind === 'literal' && MASK.test(String(mask.value)) ? 'little' : 'much';
}

/** `slice(0, 8)` and `slice(-8)` show eight characters, `slice(8)` all but eight. */
function cutTo(file: FileView, flowing: FlowingCall, hides: Exclude<Hiding, { readonly by: Place }>): Shown {
  const from = literalNumber(givenValue(file, flowing, hides.from));
  const end = givenValue(file, flowing, 'to' in hides ? hides.to : hides.length);
  const last = end ? literalNumber(end) : Infinity;
  if (from === undefined || last === undefined) return 'unknown';
  const behind = 'to' in hides ? last - from : last;
  const shown = from < 0 ? Math.min(-from, behind) : behind;
  return shown < MUCH ? 'little' : 'much';
}

function givenValue(file: FileView, { call }: FlowingCall, place: Place): Value | undefined {
  const [node] = givenTo(file, call, place);
  return node && file.evaluate(node);
}

/** What a header is split behind, as a text or as the source of a regular expression: the scheme or the space after it. */
const SCHEME_END = /^\^?(?:bearer)?(?: |\\s)[+*]?$/i;

/** `header` of `header.split(' ')`: the parts are a scheme and a token. */
export function splitAtScheme(file: FileView, expression: Node): Node | undefined {
  const node = unwrap(expression);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const [separator] = node.arguments;
  if (!separator || keyOf(file, callee.property, callee.computed) !== 'split') return undefined;
  const value = file.evaluate(separator);
  const plain = value.kind === 'literal' ? value.value : undefined;
  return SCHEME_END.test(plain instanceof RegExp ? plain.source : String(plain)) ? callee.object : undefined;
}

/** A getter's argument that is a name in plain text: `headers.get('authorization')`, not `injector.get(TOKEN)`. */
export function isKeyText(file: FileView, argument: Node): boolean {
  const value = file.evaluate(argument);
  return value.kind === 'literal' && typeof value.value === 'string';
}

/** What a verifier or decoder answered is no token any more. */
export function isClaims(value: Value): boolean {
  const ones = alternatives(value);
  return ones.some(
    (one) =>
      one.kind === 'result' && (one.op.kind === 'verify' || one.op.kind === 'decode') && one.op.claims?.length !== 0,
  );
}

/** A member of the object itself that is a function and is not called. */
export function isComputed(node: Node, value: Value): value is Extract<Value, { kind: 'function' }> {
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && value.kind === 'function';
}

/** What stands in the file, or nothing. */
export const isPlain = (value: Value): boolean => alternatives(value).every((one) => one.kind === 'literal');

/** A list, or one of several. */
export const isList = (value: Value): boolean => alternatives(value).every((one) => one.kind === 'array');

/**
 * Texts and numbers that stand in the file, functions and the environment: no user's token, whatever they are called. One number among
 * several values makes a number of all; `false`, as `null`, says that there is none yet.
 */
export function isSettled(value: Value): boolean {
  const ones = alternatives(value);
  if (ones.some((one) => one.kind === 'literal' && isOfNoText(one.value))) return true;
  // What starts out empty is filled by code that may be out of sight.
  if (isPlain(value)) return ones.some((one) => one.kind === 'literal' && one.value != null && one.value !== '');
  return ones.every(
    (one) =>
      one.kind === 'literal' ||
      one.kind === 'env' ||
      one.kind === 'function' ||
      one.kind === 'class' ||
      one.kind === 'array',
  );
}

const isOfNoText = (value: Primitive): boolean => value === true || /^(?:number|bigint)$/.test(typeof value);
