import type { TSESTree } from '@typescript-eslint/utils';

import { cutsByName, takesFromAddressByName } from '../../lexicon/function-names.ts';
import { isSpecific } from '../../lexicon/token-names.ts';
import { OAUTH_1_TOKEN } from '../../lexicon/value-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isIdentity } from '../tokens/carrier.ts';
import { keyName } from '../operations/key-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { slotAt } from '../evaluation/places.ts';
import { isUsedAsToken, keptIn, type TokenContext } from './token-uses.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { boundTo, enclosingFunction, isInside, plainKey, spokenName, wrapped, type Node } from '../syntax/node.ts';
import type { UrlToken } from './url-tokens.ts';
import { alternatives } from '../evaluation/value.ts';

/**
 * Tokens that the file accepts from URLs: `req.query.token` and `searchParams.get('access_token')`, where what comes out is used as
 * a token.
 */
export function findReceivedTokens(
  file: FileView,
  calls: readonly Operation[],
  known: TokenContext,
): readonly UrlToken[] {
  const called = calls.flatMap((call): UrlToken[] => {
    if (call.kind !== 'receive') return [];
    const key = slotAt(file, call, '0', { has: 'unknown' }).node;
    const name = key && keyName(file, key);
    // A library's extractor hands what it finds to the verifier: no further evidence is needed.
    if (call.source.isLibrary) {
      return [{ node: call.name, kind: 'accepted', tokenKind: 'session', name: name ?? 'token' }];
    }
    return name === undefined ? [] : acceptedAs(file, call.node, name, known);
  });
  return [
    ...called,
    ...configuredReaders(file, calls),
    ...readMembers(file, known),
    ...cutOut(file, known),
    ...takenByName(file, known),
  ];
}

/** A verifier that is told to look for the token in the URL. */
function configuredReaders(file: FileView, calls: readonly Operation[]): UrlToken[] {
  return calls.flatMap((call): UrlToken[] => {
    const place = call.op.fromUrl;
    const { value, node } = place ? slotAt(file, call, place, { has: 'unknown' }) : {};
    const name = value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
    return name !== undefined && node ? [{ node, kind: 'accepted', tokenKind: 'session', name }] : [];
  });
}

/** Reads of what a URL brought: `req.query.token`, `const { token } = route.query`. */
function readMembers(file: FileView, known: TokenContext): UrlToken[] {
  const members = file.tree.get('MemberExpression').flatMap((node): UrlToken[] => {
    const name = plainKey(node.property, node.computed);
    if (name === undefined || !mayBeRead(file, name, node.object, known)) return [];
    return isReceiver(file, node.object) && !isWrittenOrTested(node) ? acceptedAs(file, node, name, known) : [];
  });
  const patterns = file.tree.get('ObjectPattern').flatMap((node): UrlToken[] => {
    if (!isTakenFromReceiver(file, node)) return [];
    return node.properties.flatMap((property) => {
      const name = property.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
      if (property.type !== 'Property' || name === undefined) return [];
      const bound = boundTo(property.value);
      return acceptedAs(file, bound, name, known);
    });
  });
  return [...members, ...patterns];
}

/** A first look by names: most members of a file have nothing to do with tokens or addresses. */
function mayBeRead(file: FileView, name: string, object: Node, { carriers }: TokenContext): boolean {
  if (carriers.kindNamed(name, 'value')) return true;
  const receiver = spokenName(object) ?? '';
  return receiver !== '' && file.table.ambient(receiver).length > 0;
}

/** Whether an expression holds the parameters of a URL: `req.query`, `qs.parse(location.search)`. */
function isReceiver(file: FileView, node: Node): boolean {
  return alternatives(file.evaluate(node)).some((value) => {
    if (value.kind !== 'thing' || value.thing.readMember?.kind !== 'receive') return false;
    // What takes a query string apart may also be handed the body of an answer.
    const [text] = value.made?.args ?? [];
    return !text || QUERY_TEXT.test(file.sourceCode.getText(text));
  });
}

/** Expressions that hold a query string, by their text. */
const QUERY_TEXT = /location|ur[il]|href|search|hash|query|fragment/i;

/** `const { token } = req.query`, `function handler({ query: { token } })` */
function isTakenFromReceiver(file: FileView, pattern: TSESTree.ObjectPattern): boolean {
  const parent = pattern.parent;
  if (parent.type === 'VariableDeclarator') return parent.init !== null && isReceiver(file, parent.init);
  const key =
    parent.type === 'Property' && parent.value === pattern ? plainKey(parent.key, parent.computed) : undefined;
  const found = key === undefined ? [] : file.ambient(key, { name: undefined, isImported: false });
  return found.some(({ thing }) => thing.readMember?.kind === 'receive');
}

/** `getTokenFromUrl(location.hash)`: a function of another file whose name says what it takes from the address. */
function takenByName(file: FileView, known: TokenContext): UrlToken[] {
  return file.tree.get('CallExpression').flatMap((node): UrlToken[] => {
    const name = spokenName(node.callee) ?? '';
    const isFromAddress = takesFromAddressByName(name) && isIdentity(known.carriers.kindNamed(name, 'call'));
    if (!isFromAddress || file.evaluate(node.callee).kind === 'function') return [];
    const tokenKind = known.carriers.kindNamed(name, 'call') ?? 'session';
    return isSpecific(name) || isUsedAsToken(file, node, known) ? [{ node, kind: 'accepted', tokenKind, name }] : [];
  });
}

/** What cuts a parameter out of an address by hand: `location.hash.split('access_token=')[1]`, `url.match(/token=([^&]+)/)`. */
function cutOut(file: FileView, known: TokenContext): UrlToken[] {
  return file.tree.get('CallExpression').flatMap((node): UrlToken[] => {
    if (node.callee.type !== 'MemberExpression') return [];
    const [argument] = node.arguments;
    const method = spokenName(node.callee) ?? '';
    if (!argument || !cutsByName(method)) return [];
    const { object } = node.callee;
    const [pattern, text] = method === 'exec' ? [object, argument] : [argument, object];
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
  return /([\w.-]+)=/.exec(pattern)?.[1];
}

/** Assigning to a parameter accepts nothing, and neither does looking whether there is one. */
function isWrittenOrTested(node: Node): boolean {
  const outer = wrapped(node);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === outer;
    case 'UnaryExpression':
    case 'IfStatement':
      return true;
    case 'LogicalExpression':
      return parent.operator === '&&' && (parent.left === outer || isWrittenOrTested(parent));
    default:
      return false;
  }
}

function acceptedAs(file: FileView, node: Node, name: string, known: TokenContext): UrlToken[] {
  const { carriers, tokens } = known;
  const tokenKind = carriers.kindNamed(name, 'value');
  if (tokenKind === 'foreign' || !PARAMETER_NAME.test(name) || name === OAUTH_1_TOKEN) return [];
  const proven =
    isSurelyToken(file, node) ||
    isExtracted(file, node, tokens) ||
    carriers.isProven(node) ||
    keptIn(node).some((at) => carriers.isProven(at));
  if (proven) return [{ node, kind: 'accepted', tokenKind: 'session', name }];
  if (!tokenKind || (!isSpecific(name) && !isUsedAsToken(file, node, known))) return [];
  return [{ node, kind: 'accepted', tokenKind, name }];
}

const PARAMETER_NAME = /^[#?]?[\w.$:-]+$/;

/** Where the platform says so (a handshake's query), or where the token may come from a header as well: an or-chain of both. */
function isSurelyToken(file: FileView, node: Node): boolean {
  const object = node.type === 'MemberExpression' ? file.evaluate(node.object) : undefined;
  const isToken = alternatives(object ?? file.evaluate(node)).some(
    (value) => value.kind === 'thing' && value.thing.readMember?.token !== undefined,
  );
  return isToken || otherOperands(node).some((operand) => OTHER_SOURCE.test(file.sourceCode.getText(operand)));
}

/** What stands beside an expression in `a || b || c`. */
function otherOperands(node: Node): readonly Node[] {
  const others: Node[] = [];
  for (let at = wrapped(node); at.parent?.type === 'LogicalExpression'; at = wrapped(at.parent)) {
    const { left, right, operator } = at.parent;
    if (operator !== '&&') others.push(left === at ? right : left);
  }
  return others;
}

/** Expressions that hold what came in a header or a cookie, by their text. */
const OTHER_SOURCE = /authorization|\bheaders?\b|\bcookies\b|x-access-token/i;

/** Returned by a function that a verifier is given to find its token: `getToken`, `jwtFromRequest`. */
function isExtracted(file: FileView, node: Node, tokens: Provenance): boolean {
  const home = enclosingFunction(node);
  if (!home || !tokens.isExtractor(home)) return false;
  const origins = tokens.origins(node);
  return returnedExpressions(file, home).some(
    (returned) => isInside(node, returned) || [...tokens.origins(returned)].some((origin) => origins.has(origin)),
  );
}
