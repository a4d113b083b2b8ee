import { cutsByName, signsInByName, signsLinkByName } from '../../lexicon/function-names.ts';
import { isCapability, isForeign, isSpecific, isTokenHint, type TokenKind } from '../../lexicon/token-names.ts';
import { isLoginState } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { writtenInto } from '../evaluation/variables.ts';
import { keyName } from '../operations/key-names.ts';
import { functionName, isClass, isFunction, spokenName, unwrap, type Node } from '../syntax/node.ts';
import type { Carrier } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { isDatum } from '../tokens/foreign.ts';
import { namesPerson } from './object-links.ts';

/** A token that is put into a URL, or accepted from one (CWE-598). */
export interface UrlToken {
  readonly node: Node;
  readonly kind: 'accepted' | 'sent';
  readonly tokenKind: TokenKind;
  /** how the token is called there: the parameter, or the expression */
  readonly name: string;
  /** sent: the address, as far as the file shows it, with `UNSEEN_PART` for what it does not show */
  readonly address?: string;
}

/** Stands for a part of an address that the file does not show: no address has this character. */
export const UNSEEN_PART = '\0';

/** The name of a parameter at the end of a string: behind `?`, `&` or `#`; the first of a query string that is put behind them later has nothing before it. */
export const PARAMETER = /(?:[?&#]|^)([\w.%[\]-]+)=$/;

/** `?access_token=${x}`: the value is a token, or the parameter's name says that it is. */
export function parameterToken(
  file: FileView,
  hole: Node,
  parameter: string,
  carriers: Carriers,
): UrlToken | undefined {
  const carrier = carriers.carrierOf(hole);
  const named = carriers.kindNamed(parameter, 'value');
  if (
    named === 'foreign' ||
    carrier?.kind === 'foreign' ||
    isForeign(parameter) ||
    isLoginState(parameter) ||
    isTokenHint(parameter) ||
    isTokenHint(carrier?.name ?? '')
  )
    return undefined;
  if (carrier) {
    const tokenKind = carrier.evidence === 'proven' ? 'session' : named === 'capability' ? named : carrier.kind;
    return { node: hole, kind: 'sent', tokenKind, name: parameter };
  }
  if (!named || !isSpecific(parameter) || !isOpaque(file, hole) || isDatum(file, hole)) return undefined;
  return { node: hole, kind: 'sent', tokenKind: named, name: parameter };
}

/** Something that only run time knows; a literal or an environment variable is no user's token. */
function isOpaque(file: FileView, node: Node): boolean {
  const value = file.evaluate(node);
  return value.kind === 'unknown' || value.kind === 'result' || value.kind === 'either';
}

/**
 * A token in a link that speaks of a reset or an invitation is that link's right, unless its own name says more than `token`.
 *
 * @param text what else is written of the address
 */
export function withPurpose(
  file: FileView,
  found: UrlToken,
  text: string,
  hole: Node,
  carrier: Carrier | undefined,
): UrlToken {
  if (carrier?.evidence === 'proven') {
    const isOfObject = [text, ...surroundingNames(hole)].some(signsLinkByName) && !namesPerson(file, hole);
    return isOfObject ? { ...found, tokenKind: 'capability' } : found;
  }
  if (isSpecific(carrier?.from ?? '')) return found;
  const isPlainToken = !isSpecific(found.name) && !isSpecific(spokenName(hole) ?? '') && !belongsToUser(hole);
  if (found.tokenKind !== 'session' || !isPlainToken) return found;
  const isOnePurpose =
    isCapability(text.replace(PARAMETER, '')) || isCutOutOf(file, hole) || isMadeForOnePurpose(hole, text);
  return isOnePurpose ? { ...found, tokenKind: 'capability' } : found;
}

/** Of the names around, the innermost decides that speaks of signing in or of another purpose. */
export function isMadeForOnePurpose(hole: Node, text: string): boolean {
  const around = surroundingNames(hole).find((name) => signsInByName(name) || isCapability(name));
  return around !== undefined && !signsInByName(around + text);
}

/** Whether a value was cut out of an address that speaks of one purpose: `location.pathname.match(/^\/share\/(\w+)/)?.[1]`. */
function isCutOutOf(file: FileView, hole: Node): boolean {
  const made = [hole, ...writtenInto(file, unwrap(hole))].map((node) => {
    const from = unwrap(node);
    return from.type === 'MemberExpression' ? unwrap(from.object) : from;
  });
  return made
    .flatMap((node) => [node, ...writtenInto(file, node).map(unwrap)])
    .some(
      (node) =>
        node.type === 'CallExpression' &&
        cutsByName(spokenName(node.callee) ?? '') &&
        isCapability(file.sourceCode.getText(node)),
    );
}

/** `userStore.token`, `session.token`, `authService.getToken()` */
function belongsToUser(hole: Node): boolean {
  const node = unwrap(hole);
  const member = node.type === 'CallExpression' ? unwrap(node.callee) : node;
  return member.type === 'MemberExpression' && isSpecific(`${spokenName(member.object) ?? ''}Token`);
}

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

/** The tokens among the properties of an object, or the pairs of an array, that become parameters. */
export function objectTokens(file: FileView, value: Value, carriers: Carriers): UrlToken[] {
  return alternatives(value).flatMap((one) => {
    if (one.kind === 'array') return pairTokens(file, one.node, carriers);
    if (one.kind !== 'object' || one.node.type !== 'ObjectExpression') return [];
    const keys = one.entries.flatMap((entry) => (entry.kind === 'property' ? (entry.key ?? []) : [])).join(' ');
    return one.node.properties.flatMap((property): UrlToken[] => {
      if (property.type !== 'Property') return [];
      const name = keyOf(file, property.key, property.computed);
      if (name === undefined) return [];
      const found = parameterToken(file, property.value, name, carriers);
      return found ? [withPurpose(file, found, keys, property.value, carriers.carrierOf(property.value))] : [];
    });
  });
}

/** `new URLSearchParams([['token', t]])` */
function pairTokens(file: FileView, array: Node, carriers: Carriers): UrlToken[] {
  if (array.type !== 'ArrayExpression') return [];
  return array.elements.flatMap((pair) => {
    if (pair?.type !== 'ArrayExpression') return [];
    const [key, value] = pair.elements;
    const name = key && keyName(file, key);
    const found = value && name ? parameterToken(file, value, name, carriers) : undefined;
    return found ? [found] : [];
  });
}
