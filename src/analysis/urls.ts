import { isCapability, isForeign, isForeignGround, isSpecific, type TokenKind } from '../lexicon.ts';
import type { Call } from './calls.ts';
import type { Carrier, Carriers } from './carriers.ts';
import { keyName } from './names.ts';
import type { FileView } from './file.ts';
import { keyOf } from './objects.ts';
import { placesOf, slotAt } from './places.ts';
import { isBareUnknown, isIdentity, textParts } from './stores.ts';
import { functionName, isClass, isFunction, plainKey, spokenName, wrapped, type Node } from './tree.ts';
import { alternatives, type Value } from './values.ts';
import { isLogger } from './uses.ts';

/** A token that is put into a URL, or accepted from one. */
export interface UrlToken {
  readonly node: Node;
  readonly direction: 'accepted' | 'sent';
  readonly kind: TokenKind;
  /** how the token is called there: the parameter, or the expression */
  readonly name: string;
}

/** Tokens that the file puts into URLs. */
export function findSentTokens(file: FileView, calls: readonly Call[], carriers: Carriers): readonly UrlToken[] {
  return [
    ...textTokens(file, carriers),
    ...parameterTokens(file, calls, carriers),
    ...queryOptionTokens(file, carriers),
  ];
}

/** Templates and concatenations that look like an address with a token in it. */
function textTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const templates = file.tree.get('TemplateLiteral') ?? [];
  const sums = (file.tree.get('BinaryExpression') ?? []).filter(
    (node) => node.type === 'BinaryExpression' && node.operator === '+' && node.parent.type !== 'BinaryExpression',
  );
  return [...templates, ...sums].flatMap((text) => {
    if (isNestedText(text) || !ADDRESS_PART.test(file.sourceCode.getText(text)) || isShown(text)) return [];
    const parts = resolvedParts(file, text);
    return parts.flatMap((part, index) => {
      if (typeof part === 'string') return [];
      const before = parts[index - 1];
      return tokenAt(file, part, typeof before === 'string' ? before : '', parts, carriers);
    });
  });
}

/** What every address with a token in it has: a query, a fragment or a path. */
const ADDRESS_PART = /[?&#/]/;

function isNestedText(text: Node): boolean {
  const outer = wrapped(text).parent;
  return outer?.type === 'TemplateLiteral' || (outer?.type === 'BinaryExpression' && outer.operator === '+');
}

/** An address in a log line is shown, not used. */
function isShown(text: Node): boolean {
  const call = wrapped(text).parent;
  return call?.type === 'CallExpression' && isLogger(call.callee);
}

/** The parts of a text, with constants of the file put in and neighboring texts joined. */
function resolvedParts(file: FileView, text: Node): (Node | string)[] {
  const joined: (Node | string)[] = [];
  for (const part of textParts(text)) {
    const known = typeof part === 'string' ? part : constantText(file.evaluate(part));
    const last = joined.at(-1);
    if (known === undefined) joined.push(part);
    else if (typeof last === 'string') joined[joined.length - 1] = last + known;
    else joined.push(known);
  }
  return joined;
}

function constantText(value: Value): string | undefined {
  return value.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

const PARAMETER = /[?&#]([\w.%[\]-]+)=$/;

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
  if (isForeignGround(text)) return [];
  const carrier = carriers.carrierOf(hole);
  const found =
    parameter === undefined ? inPath(hole, parts, carrier) : inParameter(file, hole, parameter, carrier, carriers);
  if (!found) return [];
  return [carrier?.evidence === 'proven' ? found : withPurpose(found, text, hole)];
}

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
  if (!carrier || !isIdentity(carrier.kind) || !looksLikeAddress(parts)) return undefined;
  if (carrier.evidence !== 'proven' && !isSpecific(carrier.name)) return undefined;
  return { node: hole, direction: 'sent', kind: carrier.kind, name: carrier.name };
}

function looksLikeAddress(parts: readonly (Node | string)[]): boolean {
  const [first, second] = parts;
  if (typeof first === 'string') return /^(?:\w+:\/\/|\/|href=|<a )|https?:\/\//.test(first.trim());
  return typeof second === 'string' && second.startsWith('/');
}

/** A named token in a link that speaks of a reset or an invitation is that link's right. */
function withPurpose(found: UrlToken, text: string, hole: Node): UrlToken {
  const isPlainToken = !isSpecific(found.name) && !isSpecific(spokenName(hole) ?? '');
  const context = isCapability(text.replace(PARAMETER, '')) || isCapability(surroundingNames(hole));
  return found.kind === 'session' && isPlainToken && context ? { ...found, kind: 'capability' } : found;
}

/** The names of what the address is made in: `confirmUrl`, `sendResetMail`, `class InvitationService`. */
function surroundingNames(node: Node): string {
  const names: (string | undefined)[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'VariableDeclarator') names.push(spokenName(at.id));
    else if (isFunction(at)) names.push(functionName(at));
    else if (isClass(at)) names.push(at.id?.name);
  }
  return names.join(' ');
}

/** Something that only run time knows; a literal or an environment variable is no user's token. */
function isOpaque(file: FileView, node: Node): boolean {
  const value = file.evaluate(node);
  if (isBareUnknown(file, node)) return false;
  return value.is === 'unknown' || value.is === 'result' || value.is === 'either';
}

/** `url.searchParams.set('token', t)`, `new URLSearchParams({ token })`, axios `{ params: { token } }`. */
function parameterTokens(file: FileView, calls: readonly Call[], carriers: Carriers): UrlToken[] {
  return calls.flatMap((call): UrlToken[] => {
    if (call.kind !== 'parameter' || isBody(file, call.made?.node ?? call.node)) return [];
    const entries = placesOf(call.op.entries).flatMap(
      (place) => slotAt(file, call, place, { has: 'unknown' }).value ?? [],
    );
    const named = entries.flatMap((value) => objectTokens(file, value, carriers));
    if (!call.op.value) return named;
    const key = slotAt(file, call, '0', { has: 'unknown' }).node;
    const value = slotAt(file, call, '1', { has: 'unknown' }).node;
    const name = key && keyName(file, key);
    const carrier = value && carriers.carrierOf(value);
    const found = value && name !== undefined ? inParameter(file, value, name, carrier, carriers) : undefined;
    return found ? [...named, found] : named;
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
  return (file.tree.get('ObjectExpression') ?? []).flatMap((node) => {
    const parent = node.parent;
    if (node.type !== 'ObjectExpression' || parent?.type !== 'Property' || parent.value !== node) return [];
    if (!/^(?:params|query|qs|searchParams)$/.test(plainKey(parent.key, parent.computed) ?? '')) return [];
    const call = parent.parent.parent;
    if (call.type !== 'CallExpression' || DATABASE.test(spokenName(call.callee) ?? '')) return [];
    return objectTokens(file, file.evaluate(node), carriers).filter(({ node: value }) => carriers.carrierOf(value));
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
    const reads = file.scopes.variable(parent.id)?.references ?? [];
    return reads.some(({ identifier, init }) => !init && isBodySlot(identifier));
  }
  return isBodySlot(at);
}

function isBodySlot(start: Node): boolean {
  let at = wrapped(start);
  while (at.parent?.type === 'MemberExpression' && at.parent.parent.type === 'CallExpression')
    at = wrapped(at.parent.parent);
  const parent = at.parent;
  if (parent?.type === 'Property')
    return /^(?:body|data|payload|form)$/.test(plainKey(parent.key, parent.computed) ?? '');
  if (parent?.type !== 'CallExpression') return false;
  const method = spokenName(parent.callee) ?? '';
  return (/^(?:post|put|patch)$/.test(method) && parent.arguments[1] === at) || method === 'send';
}

function objectTokens(file: FileView, value: Value, carriers: Carriers): UrlToken[] {
  return alternatives(value).flatMap((one) => {
    if (one.is === 'array') return pairTokens(file, one.node, carriers);
    if (one.is !== 'object' || one.node.type !== 'ObjectExpression') return [];
    return one.node.properties.flatMap((property): UrlToken[] => {
      if (property.type !== 'Property') return [];
      const name = keyOf(file, property.key, property.computed);
      if (name === undefined) return [];
      const found = inParameter(file, property.value, name, carriers.carrierOf(property.value), carriers);
      return found ? [found] : [];
    });
  });
}
