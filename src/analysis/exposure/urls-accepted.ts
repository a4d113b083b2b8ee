import { cutsByName, takesFromAddressByName } from '../../lexicon/function-names.ts';
import { isCapability, isSpecific, isTokenHint, type TokenKind } from '../../lexicon/token-names.ts';
import { isLoginState, OAUTH_1_TOKEN } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { firstSlot, slotAt } from '../evaluation/places.ts';
import type { QuestionKind } from '../memo.ts';
import { alternatives } from '../evaluation/value.ts';
import { keyName } from '../operations/key-names.ts';
import type { Operation } from '../operations/operations.ts';
import {
  boundTo,
  enclosingFunction,
  functionName,
  placeOf,
  isFunction,
  isInside,
  plainKey,
  spokenName,
  wrapped,
  type Node,
} from '../syntax/node.ts';
import { isIdentity } from '../tokens/carrier.ts';
import { callsNamed } from '../tokens/named-calls.ts';
import { haveCommonOrigin, type Provenance } from '../tokens/provenance.ts';
import { isOnlyLookedAt, isUsedAsToken, keptIn, placesOfValue, type TokenContext } from './token-uses.ts';
import { isReceiver, isTakenFromReceiver, namesAddress } from './url-receivers.ts';
import type { UrlToken } from './url-tokens.ts';
import { addAll } from '../syntax/lists.ts';

/**
 * Tokens that the file accepts from URLs: `req.query.token` and `searchParams.get('access_token')`, where what comes out is used as
 * a token.
 */
export function findReceivedTokens(
  file: FileView,
  calls: readonly Operation[],
  known: TokenContext,
): readonly UrlToken[] {
  return [
    ...calledReaders(file, calls, known),
    ...configuredReaders(file, calls),
    ...readMembers(file, known),
    ...cutOut(file, known),
    ...takenByName(file, known),
  ];
}

/** `searchParams.get('token')`, `@Query('token')`, and extractors of libraries. */
function calledReaders(file: FileView, calls: readonly Operation[], known: TokenContext): UrlToken[] {
  const found: UrlToken[] = [];
  for (const call of calls) {
    if (call.kind !== 'receive') continue;
    const { node: key, has } = firstSlot(file, call, call.op.name);
    const name = key && keyName(file, key.type === 'Property' ? key.value : key);
    const [text] = call.made?.args ?? [];
    // A library's extractor hands what it finds to the verifier: no further evidence is needed.
    if (call.source.isLibrary) {
      const read = name ?? (has === 'no' ? call.op.absentName : undefined) ?? 'token';
      found.push({ node: call.name, kind: 'accepted', tokenKind: 'session', name: read });
    } else if (name !== undefined && (!text || namesAddress(file, text)))
      addAll(found, acceptedAs(file, call.node, name, known));
  }
  return found;
}

/** A verifier that is told to look for the token in the URL. */
function configuredReaders(file: FileView, calls: readonly Operation[]): UrlToken[] {
  const found: UrlToken[] = [];
  for (const call of calls) {
    if (call.op.fromUrl === undefined) continue;
    const { value, node } = slotAt(file, call, call.op.fromUrl, { has: 'unknown' });
    const name = value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
    if (name !== undefined && node) found.push({ node, kind: 'accepted', tokenKind: 'session', name });
  }
  return found;
}

/** Reads of what a URL brought: `req.query.token`, `const { token } = route.query`. */
function readMembers(file: FileView, known: TokenContext): UrlToken[] {
  const found: UrlToken[] = [];
  for (const node of file.tree.get('MemberExpression')) {
    const name = plainKey(node.property, node.computed);
    if (name === undefined || !mayBeRead(file, name, node.object, known) || isWriteTarget(node)) continue;
    if (isReceiver(file, node.object)) addAll(found, acceptedAs(file, node, name, known));
  }
  for (const node of file.tree.get('ObjectPattern')) {
    if (!isTakenFromReceiver(file, node)) continue;
    for (const property of node.properties) {
      const name = property.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
      if (property.type !== 'Property' || name === undefined) continue;
      addAll(found, acceptedAs(file, boundTo(property.value), name, known));
    }
  }
  return found;
}

/** A first look by names: most members of a file have nothing to do with tokens or addresses. */
function mayBeRead(file: FileView, name: string, object: Node, { carriers }: TokenContext): boolean {
  if (carriers.kindNamed(name, 'value')) return true;
  const receiver = spokenName(object) ?? '';
  return receiver !== '' && file.table.ambient(receiver).length > 0;
}

/** Assigning to a parameter accepts nothing. */
function isWriteTarget(node: Node): boolean {
  const outer = wrapped(node);
  return outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer;
}

/** `getTokenFromUrl(location.hash)`: a function of another file whose name says what it takes from the address. */
function takenByName(file: FileView, known: TokenContext): UrlToken[] {
  const isFromAddress = (name: string): boolean =>
    takesFromAddressByName(name) && isIdentity(known.carriers.kindNamed(name, 'call'));
  return callsNamed(file, isFromAddress).flatMap((node): UrlToken[] => {
    const name = spokenName(node.callee) ?? '';
    if (file.evaluate(node.callee).kind === 'function') return [];
    const tokenKind = known.carriers.kindNamed(name, 'call') ?? 'session';
    return isSpecific(name) || isUsedAsToken(file, node, known) ? [{ node, kind: 'accepted', tokenKind, name }] : [];
  });
}

/** What cuts a parameter out of an address by hand: `location.hash.split('access_token=')[1]`, `url.match(/token=([^&]+)/)`. */
function cutOut(file: FileView, known: TokenContext): UrlToken[] {
  return callsNamed(file, cutsByName).flatMap((node): UrlToken[] => {
    const [argument] = node.arguments;
    if (!argument || node.callee.type !== 'MemberExpression') return [];
    const { object } = node.callee;
    const [pattern, text] = spokenName(node.callee) === 'exec' ? [object, argument] : [argument, object];
    if (!ADDRESS_SOURCE.test(file.sourceCode.getText(text))) return [];
    const whole = node.parent.type === 'MemberExpression' && node.parent.object === node ? node.parent : node;
    const [variable] = keptIn(whole);
    const name = parameterIn(file.sourceCode.getText(pattern)) ?? (variable && spokenName(variable));
    return name === undefined ? [] : acceptedAs(file, whole, name, known);
  });
}

/** Expressions that hold an address, by their text. */
const ADDRESS_SOURCE = /\blocation\b|\b(?:req|request)\.url\b|\.(?:hash|search)$|^(?:url|hash|search)$/;

/** The name of the parameter that a pattern looks for. */
function parameterIn(pattern: string): string | undefined {
  return /=(?<=([\w.-]+)=)/.exec(pattern)?.[1];
}

function acceptedAs(file: FileView, node: Node, name: string, known: TokenContext): UrlToken[] {
  const { carriers, tokens } = known;
  const byName = carriers.kindNamed(name, 'value');
  if (name === OAUTH_1_TOKEN || isLoginState(name)) return [];
  if (byName === 'foreign' || isTokenHint(name) || !PARAMETER_NAME.test(name)) return [];
  if (isOnlyLookedAt(file, node)) return [];
  const places = placesOfValue(file, node, tokens);
  const proven =
    (isIdentity(byName) && isTokenPlace(file, node)) ||
    isBesideHeader(file, node) ||
    isExtracted(file, node, tokens) ||
    places.some((at) => carriers.isProven(at));
  if (proven) return [{ node, kind: 'accepted', tokenKind: 'session', name }];
  const tokenKind = kindOfRead(byName, places, file.path, known);
  if (tokenKind === undefined || tokenKind === 'foreign') return [];
  const isSaid = isSpecific(name) || places.some((at) => isSpecific(calledThere(at).name));
  return isSaid || isUsedAsToken(file, node, known) ? [{ node, kind: 'accepted', tokenKind, name }] : [];
}

const PARAMETER_NAME = /^[#?]?[\w.$:-]+$/;

/** The route that a file stands for by its name, as in Next.js and SvelteKit: `pages/api/setup/[token].ts`. */
const routeOf = (path: string): string => (path.includes('[') ? path.split('/').slice(-3).join('/') : '');

/** What the parameter, or else a specific name that its value goes by afterwards, says; what the value is called outweighs `token`. */
function kindOfRead(
  byName: TokenKind | undefined,
  places: readonly Node[],
  path: string,
  { carriers }: TokenContext,
): TokenKind | undefined {
  const names = places.map(calledThere);
  const kinds = names.flatMap(({ name, role }) => carriers.kindNamed(name, role) ?? []);
  const other = kinds.find((kind) => kind === 'foreign' || kind === 'capability');
  if (byName === 'session' && other) return other;
  if (byName === 'session' && isCapability(routeOf(path))) return 'capability';
  const said = names.find(({ name }) => isSpecific(name));
  return byName ?? (said && carriers.kindNamed(said.name, said.role));
}

/** What a value is called where it stands: the variable, the property, or the function that gives it. */
function calledThere(at: Node): { readonly name: string; readonly role: 'call' | 'value' } {
  if (isFunction(at)) return { name: functionName(at) ?? '', role: 'call' };
  const outer = wrapped(at);
  const property = outer.parent;
  const isValue =
    property?.type === 'Property' && property.value === outer && property.parent.type === 'ObjectExpression';
  const key = isValue ? plainKey(property.key, property.computed) : undefined;
  if (key !== undefined) return { name: key, role: 'value' };
  return { name: spokenName(at) ?? '', role: at.type === 'CallExpression' ? 'call' : 'value' };
}

/** Where the platform says that a parameter called token is one: a handshake's query. */
function isTokenPlace(file: FileView, node: Node): boolean {
  const object = node.type === 'MemberExpression' ? file.evaluate(node.object) : undefined;
  return alternatives(object ?? file.evaluate(node)).some(
    (value) => value.kind === 'thing' && value.thing.readMember?.token !== undefined,
  );
}

/** Where the token may come from a header as well: an or-chain of both. */
function isBesideHeader(file: FileView, node: Node): boolean {
  const at = wrapped(node);
  return at.parent?.type === 'LogicalExpression' && file.ask(BESIDE_HEADER, at);
}

const BESIDE_HEADER: QuestionKind<FileView, Node, boolean> = {
  name: 'besideHeader',
  compute: (file, at) => {
    if (at.parent?.type !== 'LogicalExpression') return false;
    const { left, right, operator } = at.parent;
    const other = left === at ? right : left;
    return (operator !== '&&' && file.ask(SPEAKS_OF_HEADER, other)) || isBesideHeader(file, at.parent);
  },
  unanswered: () => false,
  position: placeOf,
};

/** The parts of a long chain say what the whole says: `a || b` speaks of what `a` does, `b` does, or what stands between them. */
const SPEAKS_OF_HEADER: QuestionKind<FileView, Node, boolean> = {
  name: 'speaksOfHeader',
  compute: (file, node) => {
    if (node.type !== 'LogicalExpression') return OTHER_SOURCE.test(file.sourceCode.getText(node));
    const { left, right } = node;
    const between = file.sourceCode.text.slice(left.range[1], right.range[0]);
    return OTHER_SOURCE.test(between) || [left, right].some((side) => file.ask(SPEAKS_OF_HEADER, side));
  },
  unanswered: () => false,
  position: placeOf,
};

/** Expressions that hold what came in a header or a cookie, by their text. */
const OTHER_SOURCE = /authorization|\bheaders?\b|\bcookies\b|x-access-token/i;

/** Returned by a function that a verifier is given to find its token: `getToken`, `jwtFromRequest`. */
function isExtracted(file: FileView, node: Node, tokens: Provenance): boolean {
  const home = enclosingFunction(node);
  if (!home || !tokens.isExtractor(home)) return false;
  const origins = tokens.origins(node);
  return returnedExpressions(file, home).some(
    (returned) => isInside(node, returned) || haveCommonOrigin(tokens.origins(returned), origins),
  );
}
