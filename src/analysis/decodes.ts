import type { Runtime } from '../model/table.ts';
import { argumentAt, placesOf, slotAt, type Call } from './calls.ts';
import type { FileView } from './file.ts';
import { handmadeDecodes, type HandmadeDecode } from './handmade.ts';
import type { Tokens } from './tokens.ts';
import { spokenName, type Node } from './tree.ts';
import { alternatives, matches } from './values.ts';
import { functionsAround, usesOf } from './uses.ts';

/** Claims of a token that are used as data although nothing in sight verifies that token. */
export interface Decode {
  /** where a report belongs */
  readonly node: Node;
  /** how people call what decodes: `jwt.decode`, `atob` */
  readonly name: string;
  /** `mistakenKey`: the call is given a key, which it ignores. `handmade`: the file takes the token apart itself */
  readonly how: 'handmade' | 'library' | 'mistakenKey';
  /** where code with this decoder runs, where the file gives no sign */
  readonly runtime?: Runtime;
}

/** The decodes of a file whose claims are used without a verification of the same token. */
export function findDecodes(
  file: FileView,
  calls: readonly Call[],
  tokens: Tokens,
  options: { readonly handmade: boolean },
): readonly Decode[] {
  const library = calls.flatMap((call) => (call.kind === 'decode' ? libraryDecode(file, call, tokens) : []));
  const own = options.handmade
    ? handmadeDecodes(file).flatMap((found) => handmadeDecode(file, found, calls, tokens))
    : [];
  return [...library, ...own];
}

function libraryDecode(file: FileView, call: Call, tokens: Tokens): Decode[] {
  if (readsHeader(file, call) || tokens.sameToken(call, 'verify').length > 0) return [];
  const token = argumentAt(file, call, call.op.token);
  if (token && (isCheckedElsewhere(file, token, call.node, tokens) || feedsKeyResolver(call.node, tokens))) return [];
  if (!isData(file, call.node, call.op.header)) return [];
  const how = hasMistakenKey(file, call) ? 'mistakenKey' : 'library';
  const { runtime } = call.source;
  return [
    { node: call.callee, name: spokenName(call.invocation.callee) ?? 'decode', how, ...(runtime && { runtime }) },
  ];
}

function handmadeDecode(file: FileView, found: HandmadeDecode, calls: readonly Call[], tokens: Tokens): Decode[] {
  const mine = tokens.origins(found.token);
  const isVerified = calls.some((call) => {
    const token = call.kind === 'verify' ? argumentAt(file, call, call.op.token) : undefined;
    return token && [...tokens.origins(token)].some((origin) => mine.has(origin));
  });
  if (isVerified || isCheckedElsewhere(file, found.token, found.result, tokens)) return [];
  if (feedsKeyResolver(found.result, tokens) || !isData(file, found.result, undefined)) return [];
  return [{ node: found.result, name: found.name, how: 'handmade' }];
}

function readsHeader(file: FileView, call: Call): boolean {
  const place = call.op.headerWhen;
  const value = place && slotAt(file, call, place, { has: 'unknown' }).value;
  return value !== undefined && matches(value, 'truthy') === true;
}

function isData(file: FileView, result: Node, header: string | undefined): boolean {
  const uses = usesOf(file, result, header);
  // Decoding only to see whether it works is believed to be a check: it lets every well-formed token pass.
  return uses.has('data') || (uses.has('tested') && !uses.has('header') && !uses.has('expiry'));
}

/** A key or a callback where decode takes options: whoever wrote this believes that it verifies. */
function hasMistakenKey(file: FileView, call: Call): boolean {
  return placesOf(call.op.mistakenKey).some((place) => {
    const { value, has } = slotAt(file, call, place, { has: 'unknown' });
    if (has !== 'yes' || !value) return false;
    return alternatives(value).some(
      (one) => one.is === 'env' || one.is === 'function' || one.is === 'bytes' || matches(one, 'string') === true,
    );
  });
}

function feedsKeyResolver(node: Node, tokens: Tokens): boolean {
  for (const fn of functionsAround(node)) if (tokens.isKeyResolver(fn)) return true;
  return false;
}

const CHECKING = /verif|valid|authenticat|introspect|check/i;

/**
 * The same token goes to a function that the file does not show and that may well verify it: by its name, or because it
 * is called for its effect or as a condition.
 */
function isCheckedElsewhere(file: FileView, token: Node, decode: Node, tokens: Tokens): boolean {
  const mine = tokens.origins(token);
  if (mine.size === 0) return false;
  return (file.tree.get('CallExpression') ?? []).some((call) => {
    if (call.type !== 'CallExpression' || call === decode || !CHECKING.test(spokenName(call.callee) ?? ''))
      return false;
    const gets = call.arguments.some((argument) => [...tokens.origins(argument)].some((origin) => mine.has(origin)));
    return gets && !file.invoked(call) && file.evaluate(call.callee).is === 'unknown';
  });
}
