import { isCapability, isSpecific, type TokenKind } from '../lexicon.ts';
import { placesOf, slotAt, type Call } from './calls.ts';
import { keyName, type Carrier, type Carriers } from './carriers.ts';
import type { FileView } from './file.ts';
import { keyOf } from './objects.ts';
import { isIdentity, textParts } from './stores.ts';
import type { Tokens } from './tokens.ts';
import { enclosing, isFunction, plainKey, spokenName, unwrap, wrapped, type Node } from './tree.ts';
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

export function findUrlTokens(
  file: FileView,
  calls: readonly Call[],
  carriers: Carriers,
  tokens: Tokens,
): readonly UrlToken[] {
  const found = [
    ...textTokens(file, carriers),
    ...parameterTokens(file, calls, carriers),
    ...acceptedTokens(file, calls, carriers, tokens),
  ];
  const seen = new Set<Node>();
  return found.filter(({ node }) => !seen.has(node) && seen.add(node));
}

/** Templates and concatenations that look like an address with a token in it. */
function textTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const templates = file.tree.get('TemplateLiteral') ?? [];
  const sums = (file.tree.get('BinaryExpression') ?? []).filter(
    (node) => node.type === 'BinaryExpression' && node.operator === '+' && node.parent.type !== 'BinaryExpression',
  );
  return [...templates, ...sums].flatMap((text) => {
    if (isNestedText(text) || isShown(text)) return [];
    const parts = resolvedParts(file, text);
    return parts.flatMap((part, index) => {
      if (typeof part === 'string') return [];
      const before = parts[index - 1];
      return tokenAt(file, part, typeof before === 'string' ? before : '', parts, carriers);
    });
  });
}

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

const PARAMETER = /[?&#;]([\w.%[\]-]+)=$/;

function tokenAt(
  file: FileView,
  hole: Node,
  before: string,
  parts: readonly (Node | string)[],
  carriers: Carriers,
): UrlToken[] {
  const text = parts.filter((part) => typeof part === 'string').join(' ');
  const parameter = PARAMETER.exec(before)?.[1];
  const carrier = carriers.carrierOf(hole);
  const found =
    parameter === undefined
      ? inPath(hole, before, parts, carrier)
      : inParameter(file, hole, parameter, carrier, carriers);
  if (!found) return [];
  return [withPurpose(found, text, hole)];
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
  if (named === 'foreign' || carrier?.kind === 'foreign') return undefined;
  if (carrier) {
    const kind = carrier.evidence === 'proven' ? 'session' : named === 'capability' ? named : carrier.kind;
    return { node: hole, direction: 'sent', kind, name: parameter };
  }
  if (!named || !isSpecific(parameter) || !isOpaque(file, hole)) return undefined;
  return { node: hole, direction: 'sent', kind: named, name: parameter };
}

/** `/auth/${jwt}`: only a token that this file makes or checks, or one whose name says more than `token`. */
function inPath(
  hole: Node,
  before: string,
  parts: readonly (Node | string)[],
  carrier: Carrier | undefined,
): UrlToken | undefined {
  if (!carrier || !isIdentity(carrier.kind) || !before.endsWith('/') || !looksLikeAddress(parts)) return undefined;
  if (carrier.evidence !== 'proven' && !isSpecific(carrier.name)) return undefined;
  return { node: hole, direction: 'sent', kind: carrier.kind, name: carrier.name };
}

function looksLikeAddress(parts: readonly (Node | string)[]): boolean {
  const [first, second] = parts;
  if (typeof first === 'string') return /^(?:\w+:\/\/|\/|href=|<a )|https?:\/\//.test(first.trim());
  return typeof second === 'string' && second.startsWith('/');
}

/** A named token in a link that speaks of a reset or an invitation is that link's right; a proven one is a JWT all the same. */
function withPurpose(found: UrlToken, text: string, hole: Node): UrlToken {
  const isPlainToken = !isSpecific(found.name) && !isSpecific(spokenName(hole) ?? '');
  const context = isCapability(text.replace(PARAMETER, '')) || isCapability(surroundingName(hole));
  return found.kind === 'session' && isPlainToken && context ? { ...found, kind: 'capability' } : found;
}

/** The name of the function or variable that the address is made in: `sendResetMail`, `confirmUrl`. */
function surroundingName(node: Node): string {
  const declarator = enclosing(node, (at): at is Node => at.type === 'VariableDeclarator' || isFunction(at));
  if (declarator?.type === 'VariableDeclarator') return spokenName(declarator.id) ?? '';
  return declarator && isFunction(declarator) ? (declarator.id?.name ?? '') : '';
}

/** Something that only run time knows; a literal or an environment variable is no user's token. */
function isOpaque(file: FileView, node: Node): boolean {
  const value = file.evaluate(node);
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

/** `req.query.token` and `searchParams.get('access_token')`, where what comes out is used as a token. */
function acceptedTokens(file: FileView, calls: readonly Call[], carriers: Carriers, tokens: Tokens): UrlToken[] {
  const called = calls.flatMap((call): UrlToken[] => {
    if (call.kind !== 'receive') return [];
    const key = slotAt(file, call, '0', { has: 'unknown' }).node;
    const name = key && keyName(file, key);
    if (isExtractor(call))
      return [{ node: call.callee, direction: 'accepted', kind: 'session', name: name ?? 'token' }];
    return name === undefined ? [] : accepted(file, call.node, name, carriers, tokens);
  });
  return [...called, ...readMembers(file, carriers, tokens)];
}

/** A library's extractor hands what it finds to the verifier: no further evidence is needed. */
function isExtractor(call: Call): boolean {
  return call.source.name !== 'browser';
}

function readMembers(file: FileView, carriers: Carriers, tokens: Tokens): UrlToken[] {
  const members = (file.tree.get('MemberExpression') ?? []).flatMap((node) => {
    if (node.type !== 'MemberExpression') return [];
    const name = plainKey(node.property, node.computed);
    if (name === undefined || !carriers.kindNamed(name, 'value') || !isReceiver(file, node.object)) return [];
    return isAssignedTo(node) ? [] : accepted(file, node, name, carriers, tokens);
  });
  const patterns = (file.tree.get('ObjectPattern') ?? []).flatMap((node) => {
    const parent = node.parent;
    if (node.type !== 'ObjectPattern' || parent?.type !== 'VariableDeclarator' || !parent.init) return [];
    const { init } = parent;
    return node.properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const name = plainKey(property.key, property.computed);
      if (name === undefined || !carriers.kindNamed(name, 'value') || !isReceiver(file, init)) return [];
      return accepted(file, property.value, name, carriers, tokens);
    });
  });
  return [...members, ...patterns];
}

function isReceiver(file: FileView, object: Node): boolean {
  const value = file.evaluate(object);
  return value.is === 'thing' && value.thing.readMember?.kind === 'receive';
}

function isAssignedTo(node: Node): boolean {
  const parent = node.parent;
  return (parent?.type === 'AssignmentExpression' && parent.left === node) || parent?.type === 'UnaryExpression';
}

function accepted(file: FileView, node: Node, name: string, carriers: Carriers, tokens: Tokens): UrlToken[] {
  const kind = carriers.kindNamed(name, 'value');
  if (kind === 'foreign') return [];
  const proven = carriers.isProven(node) || kept(node).some((at) => carriers.isProven(at));
  if (proven) return [{ node, direction: 'accepted', kind: 'session', name }];
  if (!kind || (!isSpecific(name) && !isUsedAsToken(file, node, tokens))) return [];
  return [{ node, direction: 'accepted', kind, name }];
}

/** The variable that a value is kept in. */
function kept(node: Node): readonly Node[] {
  let at = wrapped(node);
  while (at.parent?.type === 'LogicalExpression' || at.parent?.type === 'ConditionalExpression')
    at = wrapped(at.parent);
  const parent = at.parent;
  if (parent?.type === 'VariableDeclarator') return [parent.id];
  return parent?.type === 'AssignmentExpression' && parent.right === at ? [parent.left] : [];
}

/** Handed to something that signs in, verifies or keeps a session, or sent as a bearer. */
const SESSION_USE =
  /verify|authenticat|login|log_?in|sign_?in|bearer|authoriz|set\w*(?:token|jwt|auth)|save\w*token|store\w*token|session/i;

function isUsedAsToken(file: FileView, node: Node, tokens: Tokens): boolean {
  const origins = tokens.origins(node);
  const same = (other: Node): boolean =>
    other === node || [...tokens.origins(other)].some((origin) => origins.has(origin));
  const isArgument = (file.tree.get('CallExpression') ?? []).some(
    (call) =>
      call.type === 'CallExpression' &&
      SESSION_USE.test(spokenName(call.callee) ?? '') &&
      !isCapability(spokenName(call.callee) ?? '') &&
      call.arguments.some((argument) => same(unwrap(argument))),
  );
  return isArgument || isBearer(file, same);
}

function isBearer(file: FileView, same: (other: Node) => boolean): boolean {
  return (file.tree.get('TemplateLiteral') ?? []).some((text) => {
    if (text.type !== 'TemplateLiteral' || !/bearer\s*$/i.test(text.quasis[0]?.value.cooked ?? '')) return false;
    const [hole] = text.expressions;
    return hole !== undefined && same(unwrap(hole));
  });
}
