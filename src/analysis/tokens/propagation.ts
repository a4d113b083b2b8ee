import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { spokenName, type Node } from '../syntax/node.ts';
import { alternatives, type Value } from '../evaluation/value.ts';

/** Classes whose instances show what they were given. */
export const HOLDING_CLASS = /Error$|^(?:URL|URLSearchParams|String|Headers)$/;

/** Functions whose answer still contains what they were given. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  ...['stringify', 'encodeURIComponent', 'encodeURI', 'String', 'btoa', 'escape', 'toRaw', 'unref', 'inspect', 'ref'],
]);
export const TRANSPARENT_METHODS = new Set([
  ...['toString', 'trim', 'replace', 'replaceAll', 'concat', 'valueOf', 'substring', 'substr', 'slice', 'trimStart'],
  ...['trimEnd', 'toLowerCase', 'getValue', 'unwrap'],
]);

/** Methods that give what is kept under the name that they are handed. */
export const GETTERS = new Set([
  'get',
  'getItem',
  'getItemAsync',
  'header',
  'getHeader',
  'getString',
  'getCookie',
  'cookie',
]);

/** Properties that hold the value of something that changes: a Vue reference, a React reference. */
export const BOXES = new Set(['value', 'current']);

/** What these give says nothing that could be used. */
export const ENDING_MEMBERS = new Set(['length', 'size', 'exp', 'iat', 'byteLength']);

/** So many characters of a token are no hint any more: they are most of it. */
const MUCH = 64;

/** How much `token.slice(0, 8)` and `token.replace(/./g, '*')` leave of a token; undefined where the file does not tell. */
export function howMuch(file: FileView, method: string, args: readonly Node[]): 'little' | 'much' | undefined {
  const [from, to] = args.map((argument) => file.evaluate(argument));
  if (/^(?:slice|substring|substr)$/.test(method)) {
    if (from?.kind !== 'literal' || typeof from.value !== 'number') return undefined;
    const end = to?.kind === 'literal' && typeof to.value === 'number' ? to.value : undefined;
    if (to && end === undefined) return undefined;
    const shown = from.value < 0 ? -from.value : (end ?? Infinity) - from.value;
    return shown < MUCH ? 'little' : 'much';
  }
  if (!method.startsWith('replace') || to?.kind !== 'literal') return 'much';
  return /\*|•|…|\.\.\.|x{2,}|redact|mask|hidden/i.test(String(to.value)) ? 'little' : 'much';
}

export function isSplitAtSpace(call: TSESTree.CallExpression): boolean {
  const [separator] = call.arguments;
  return spokenName(call.callee) === 'split' && separator?.type === 'Literal' && separator.value === ' ';
}

/** A getter's argument that is a name in plain text: `headers.get('authorization')`, not `injector.get(TOKEN)`. */
export function isKeyText(file: FileView, argument: Node | undefined): boolean {
  const value = argument && file.evaluate(argument);
  return value?.kind === 'literal' && typeof value.value === 'string';
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

/** Texts and numbers that stand in the file, functions and the environment: no user's token, whatever they are called. */
export function isSettled(value: Value): boolean {
  const ones = alternatives(value);
  if (ones.some((one) => one.kind === 'literal' && /^(?:boolean|number|bigint)$/.test(typeof one.value))) return true;
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
