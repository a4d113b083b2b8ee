import type { TSESTree } from '@typescript-eslint/utils';

import {
  buildsAddress,
  isCapability,
  isForeign,
  isForeignGround,
  isSpecific,
  type TokenKind,
} from '../../lexicon/token-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isIdentity, type Carrier } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { attributeTexts } from '../syntax/components.ts';
import { isBareUnknown, keyName } from '../operations/key-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { nodeAt, placesOf, slotAt } from '../evaluation/places.ts';
import { textParts } from '../syntax/text-parts.ts';
import { functionName, isClass, isFunction, plainKey, spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';
import { alternatives, type Value } from '../evaluation/value.ts';

/** A token that is put into a URL, or accepted from one. */
export interface UrlToken {
  readonly node: Node;
  readonly direction: 'accepted' | 'sent';
  readonly kind: TokenKind;
  /** how the token is called there: the parameter, or the expression */
  readonly name: string;
}

/** Tokens that the file puts into URLs. */
export function findSentTokens(file: FileView, calls: readonly Operation[], carriers: Carriers): readonly UrlToken[] {
  return [
    ...textTokens(file, carriers),
    ...parameterTokens(file, calls, carriers),
    ...queryOptionTokens(file, carriers),
    ...builtAddressTokens(file, carriers),
    ...writtenOptionTokens(file, carriers),
  ];
}

/** Templates and concatenations that look like an address with a token in it. */
function textTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const templates = file.tree.get('TemplateLiteral');
  const sums = file.tree
    .get('BinaryExpression')
    .filter((node) => node.operator === '+' && node.parent.type !== 'BinaryExpression');
  const texts = [...templates, ...sums].flatMap((text) => {
    if (isNestedText(text) || !ADDRESS_PART.test(file.sourceCode.getText(text)) || isShown(file, text)) return [];
    const parts = resolvedParts(file, textParts(text));
    return isBodySlot(file, text) && !parts.some(startsAddress) ? [] : [parts];
  });
  const attributes = attributeTexts(file.tree).map((parts) => resolvedParts(file, parts));
  return [...texts, ...attributes].flatMap((parts) =>
    parts.flatMap((part, index) => {
      if (typeof part === 'string') return [];
      const before = parts[index - 1];
      return tokenAt(file, part, typeof before === 'string' ? before : '', parts, carriers);
    }),
  );
}

const startsAddress = (part: Node | string): boolean => typeof part === 'string' && /[?#]|^\w+:\/\//.test(part);

/** What every address with a token in it has: a query, a fragment or a path. */
const ADDRESS_PART = /[?&#/]/;

function isNestedText(text: Node): boolean {
  const outer = wrapped(text).parent;
  return outer?.type === 'TemplateLiteral' || (outer?.type === 'BinaryExpression' && outer.operator === '+');
}

/** An address in a log line is shown, not used. */
function isShown(file: FileView, text: Node): boolean {
  const call = wrapped(text).parent;
  return call?.type === 'CallExpression' && file.resolvedCall(call)?.use?.op?.kind === 'log';
}

/** The parts of a text, with constants of the file put in and neighboring texts joined. */
function resolvedParts(file: FileView, parts: readonly (Node | string)[]): (Node | string)[] {
  const joined: (Node | string)[] = [];
  for (const part of parts) {
    if (part === '') continue;
    const known = typeof part === 'string' ? part : constantText(file.evaluate(part));
    const last = joined.at(-1);
    if (known === undefined) joined.push(part);
    else if (typeof last === 'string') joined[joined.length - 1] = last + known;
    else joined.push(known);
  }
  return joined;
}

function constantText(value: Value): string | undefined {
  const ones = alternatives(value);
  const [one] = ones;
  if (one?.kind !== 'literal' || typeof one.value !== 'string') return undefined;
  // `has('?') ? '&' : '?'` is one of the two.
  const isSeparator = ones.every((other) => other.kind === 'literal' && /^[?&#]$/.test(String(other.value)));
  return ones.length === 1 || isSeparator ? one.value : undefined;
}

/** Behind `?`, `&` or `#`; the first of a query string that is put behind them later has nothing before it. */
const PARAMETER = /(?:[?&#]|^)([\w.%[\]-]+)=$/;

function tokenAt(
  file: FileView,
  hole: Node,
  before: string,
  parts: readonly (Node | string)[],
  carriers: Carriers,
): UrlToken[] {
  const parameter = PARAMETER.exec(before)?.[1];
  if (parameter === undefined && !before.endsWith('/')) return [];
  const text = parts.filter((part) => typeof part === 'string').join(' ');
  // `token=…; path=/` is a cookie, `token=…` alone may be anything.
  if (parameter !== undefined && /^[^?&#]+$/.test(before) && (!text.includes('&') || text.includes(';'))) return [];
  if (isForeignGround(text) || (parameter === 'oauth_token' && OAUTH_1.test(text))) return [];
  const carrier = carriers.carrierOf(hole);
  const found =
    parameter === undefined ? inPath(hole, parts, carrier) : inParameter(file, hole, parameter, carrier, carriers);
  if (!found) return [];
  return [withPurpose(found, text, hole, carrier)];
}

/** Where OAuth 1 wants its request token, which says nothing of who somebody is. */
const OAUTH_1 = /oauth\/auth|AuthorizeToken/i;

/** `?access_token=${x}`: the value is a token, or the parameter's name says that it is. */
function inParameter(
  file: FileView,
  hole: Node,
  parameter: string,
  carrier: Carrier | undefined,
  carriers: Carriers,
): UrlToken | undefined {
  const named = carriers.kindNamed(parameter, 'value');
  if (named === 'foreign' || carrier?.kind === 'foreign' || isForeign(parameter) || parameter === 'state')
    return undefined;
  if (carrier) {
    const kind = carrier.evidence === 'proven' ? 'session' : named === 'capability' ? named : carrier.kind;
    return { node: hole, direction: 'sent', kind, name: parameter };
  }
  if (!named || !isSpecific(parameter) || !isOpaque(file, hole)) return undefined;
  return { node: hole, direction: 'sent', kind: named, name: parameter };
}

/** `/auth/${jwt}`: only a token that this file makes or checks, or one whose name says more than `token`. */
function inPath(hole: Node, parts: readonly (Node | string)[], carrier: Carrier | undefined): UrlToken | undefined {
  if (!carrier || carrier.isAround || !isIdentity(carrier.kind) || !looksLikeAddress(parts)) return undefined;
  if (carrier.evidence !== 'proven' && !isSpecific(carrier.name)) return undefined;
  return { node: hole, direction: 'sent', kind: carrier.kind, name: carrier.name };
}

function looksLikeAddress(parts: readonly (Node | string)[]): boolean {
  const [first, second] = parts;
  if (typeof first === 'string') return /^(?:\w+:\/\/|\/|href=|<a )|https?:\/\//.test(first.trim());
  return typeof second === 'string' && second.startsWith('/');
}

/** A named token in a link that speaks of a reset or an invitation is that link's right. */
function withPurpose(found: UrlToken, text: string, hole: Node, carrier: Carrier | undefined): UrlToken {
  if (carrier?.evidence === 'proven' || isSpecific(carrier?.from ?? '')) return found;
  const isPlainToken = !isSpecific(found.name) && !isSpecific(spokenName(hole) ?? '') && !belongsToUser(hole);
  const around = surroundingNames(hole).find((name) => SIGNS_IN.test(name) || isCapability(name)) ?? '';
  const context = isCapability(text.replace(PARAMETER, '')) || !SIGNS_IN.test(around + text);
  const isOnePurpose = context && (around !== '' || isCapability(text.replace(PARAMETER, '')));
  return found.kind === 'session' && isPlainToken && isOnePurpose ? { ...found, kind: 'capability' } : found;
}

/** `userStore.token`, `session.token` */
function belongsToUser(hole: Node): boolean {
  const node = unwrap(hole);
  return node.type === 'MemberExpression' && isSpecific(`${spokenName(node.object) ?? ''}Token`);
}

/** Names and paths that speak of a session: `EmailSignIn` is about neither a reset nor an invitation. */
const SIGNS_IN = /log_?-?[io]n|sign_?-?(?:in|up|ed)|\bs?sso|oauth|session/i;

/** The names of what the address is made in, from the inside: `confirmUrl`, `sendResetMail`, `class InvitationService`. */
function surroundingNames(node: Node): readonly string[] {
  const names: (string | undefined)[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'VariableDeclarator') names.push(spokenName(at.id));
    else if (isFunction(at)) names.push(functionName(at));
    else if (isClass(at)) names.push(at.id?.name);
  }
  return names.flatMap((name) => name ?? []);
}

/** Something that only run time knows; a literal or an environment variable is no user's token. */
function isOpaque(file: FileView, node: Node): boolean {
  const value = file.evaluate(node);
  if (isBareUnknown(file, node)) return false;
  return value.kind === 'unknown' || value.kind === 'result' || value.kind === 'either';
}

/** `url.searchParams.set('token', t)`, `new URLSearchParams({ token })`, axios `{ params: { token } }`. */
function parameterTokens(file: FileView, calls: readonly Operation[], carriers: Carriers): UrlToken[] {
  return calls.flatMap((call): UrlToken[] => {
    if (call.kind === 'send') return entryTokens(file, call, carriers);
    if (call.kind !== 'parameter' || isBody(file, call.made?.node ?? call.node)) return [];
    const named = entryTokens(file, call, carriers);
    if (!call.op.value) return named;
    const key = nodeAt(file, call, call.op.name);
    const value = nodeAt(file, call, call.op.value);
    const name = key && keyName(file, key);
    const carrier = value && carriers.carrierOf(value);
    const found = value && name !== undefined ? inParameter(file, value, name, carrier, carriers) : undefined;
    return found ? [...named, found] : named;
  });
}

/** The properties of what ends up in the address as parameters. */
function entryTokens(file: FileView, call: Operation, carriers: Carriers): UrlToken[] {
  return placesOf(call.op.entries)
    .flatMap((place) => slotAt(file, call, place, { has: 'unknown' }).value ?? [])
    .flatMap((value) => objectTokens(file, value, carriers));
}

/** `getUrl('/export', { token })`: a function whose name says that it builds an address out of what it is given. */
function builtAddressTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return file.tree.get('CallExpression').flatMap((node) => {
    if (!buildsAddress(spokenName(node.callee) ?? '')) return [];
    return node.arguments.flatMap((argument) =>
      argument.type === 'ObjectExpression' ? carriedIn(file, argument, carriers) : [],
    );
  });
}

/** `config.params = { token }`, `config.params.token = t`: what an interceptor adds to the address. */
function writtenOptionTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return file.tree.get('AssignmentExpression').flatMap((node): UrlToken[] => {
    if (node.left.type !== 'MemberExpression') return [];
    const { object, property, computed } = node.left;
    if (isQueryOption(node.left)) {
      const [value] = alternatives(file.evaluate(node.right));
      return value?.kind === 'object' ? carriedIn(file, value.node, carriers) : [];
    }
    const name = keyOf(file, property, computed);
    if (object.type !== 'MemberExpression' || !isQueryOption(object) || name === undefined) return [];
    const found = inParameter(file, node.right, name, carriers.carrierOf(node.right), carriers);
    return found ? [found] : [];
  });
}

/** The parameters of a request that is about to be sent; `req.params` are those of one that came in. */
function isQueryOption(node: TSESTree.MemberExpression): boolean {
  const owner = spokenName(node.object) ?? '';
  return (
    /^(?:params|qs|searchParams)$/.test(plainKey(node.property, node.computed) ?? '') && REQUEST_OPTIONS.test(owner)
  );
}

const REQUEST_OPTIONS = /^(?:\w*config|cfg|conf|\w*options|opts)$/i;

/** The properties of an object that carry a token: a name alone is too little where nobody knows what becomes of it. */
function carriedIn(file: FileView, object: Node, carriers: Carriers): UrlToken[] {
  return objectTokens(file, file.evaluate(object), carriers).filter(({ node }) => {
    const carrier = carriers.carrierOf(node);
    return carrier && !carrier.isAround;
  });
}

/** `new URLSearchParams([['token', t]])` */
function pairTokens(file: FileView, list: Node, carriers: Carriers): UrlToken[] {
  if (list.type !== 'ArrayExpression') return [];
  return list.elements.flatMap((pair) => {
    if (pair?.type !== 'ArrayExpression') return [];
    const [key, value] = pair.elements;
    const name = key && keyName(file, key);
    const found = value && name ? inParameter(file, value, name, carriers.carrierOf(value), carriers) : undefined;
    return found ? [found] : [];
  });
}

/** `http.get(url, { params: { token } })`, `router.push({ query: { token } })`, whatever the client is. */
function queryOptionTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return file.tree.get('ObjectExpression').flatMap((node) => {
    const parent = node.parent;
    if (parent.type !== 'Property' || parent.value !== node) return [];
    if (!/^(?:params|query|qs|searchParams)$/.test(plainKey(parent.key, parent.computed) ?? '')) return [];
    const call = parent.parent.parent;
    if (call.type !== 'CallExpression' || DATABASE.test(spokenName(call.callee) ?? '')) return [];
    return carriedIn(file, node, carriers);
  });
}

const DATABASE = /^(?:find|query|count|update|delete|insert|aggregate|exec)/i;

/** URLSearchParams also write the bodies of form posts: those are no URLs. */
function isBody(file: FileView, made: Node): boolean {
  let at = wrapped(made);
  while (at.parent?.type === 'MemberExpression' && at.parent.parent.type === 'CallExpression')
    at = wrapped(at.parent.parent);
  const parent = at.parent;
  if (parent?.type === 'VariableDeclarator') {
    if (/^(?:body|form|form_?data|payload)$/i.test(spokenName(parent.id) ?? '')) return true;
    const reads = file.scopes.variable(parent.id)?.references ?? [];
    return reads.some(({ identifier, init }) => !init && isBodySlot(file, identifier));
  }
  return isBodySlot(file, at);
}

function isBodySlot(file: FileView, start: Node, links = MAX_FUNCTIONS): boolean {
  let at = wrapped(start);
  while (at.parent?.type === 'MemberExpression' && at.parent.parent.type === 'CallExpression')
    at = wrapped(at.parent.parent);
  const parent = at.parent;
  if (parent?.type === 'Property')
    return /^(?:body|data|payload|form)$/.test(plainKey(parent.key, parent.computed) ?? '');
  if (parent?.type !== 'CallExpression') return false;
  const method = spokenName(parent.callee) ?? '';
  if ((/^(?:post|put|patch)$/.test(method) && parent.arguments[1] === at) || method === 'send') return true;
  if (start.type !== 'Identifier' || at !== wrapped(start) || buildsAddress(method) || TAKES_ADDRESS.test(method))
    return false;
  // Handed on as a whole to a function that the file does not show, it may be either.
  const fn = file.evaluate(parent.callee);
  if (fn.kind !== 'function') return true;
  const parameter = fn.node.params[parent.arguments.findIndex((argument) => argument === at)];
  const reads = (parameter && links > 0 && file.scopes.variable(parameter)?.references) || [];
  return reads.some(({ identifier }) => isBodySlot(file, identifier, links - 1));
}

/** How many functions of the file a form is followed through. */
const MAX_FUNCTIONS = 3;

/** Functions whose arguments become part of an address, or stay the text that they are. */
const TAKES_ADDRESS =
  /^(?:String|fetch|open|push|replace|navigate|redirect|goto|assign|get|URL|concat)$|setSearchParams/;

function objectTokens(file: FileView, value: Value, carriers: Carriers): UrlToken[] {
  return alternatives(value).flatMap((one) => {
    if (one.kind === 'array') return pairTokens(file, one.node, carriers);
    if (one.kind !== 'object' || one.node.type !== 'ObjectExpression') return [];
    const keys = one.entries.flatMap((entry) => (entry.kind === 'property' ? (entry.key ?? []) : [])).join(' ');
    return one.node.properties.flatMap((property): UrlToken[] => {
      if (property.type !== 'Property') return [];
      const name = keyOf(file, property.key, property.computed);
      if (name === undefined) return [];
      const carrier = carriers.carrierOf(property.value);
      const found = inParameter(file, property.value, name, carrier, carriers);
      if (!found) return [];
      return [withPurpose(found, keys, property.value, carrier)];
    });
  });
}
