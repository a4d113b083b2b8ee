import { isForeignGround, isSpecific, isTokenHint } from '../../lexicon/token-names.ts';
import { isOAuth1Address, OAUTH_1_TOKEN } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { lazy } from '../memo.ts';
import { attributeTexts } from '../syntax/components.ts';
import { unwrap, wrapped, type Node } from '../syntax/node.ts';
import { isText, textParts } from '../syntax/text-parts.ts';
import { isIdentity, type Carrier } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { isBodyPart } from './request-bodies.ts';
import { PARAMETER, parameterToken, UNSEEN_PART, withPurpose, type UrlToken } from './url-tokens.ts';

/** Templates and concatenations that look like an address with a token in it. */
export function stringTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const templates = file.tree.get('TemplateLiteral');
  const sums = file.tree
    .get('BinaryExpression')
    .filter((node) => node.operator === '+' && node.parent.type !== 'BinaryExpression');
  const texts = [...templates, ...sums].flatMap((text) => {
    if (isNestedText(text) || !ADDRESS_PART.test(file.sourceCode.getText(text)) || isShown(file, text)) return [];
    const parts = resolvedParts(file, textParts(text));
    return isBodyPart(file, text) && !parts.some(startsAddress) ? [] : [parts];
  });
  const attributes = attributeTexts(file.tree).map((parts) => resolvedParts(file, parts));
  return [...texts, ...attributes].flatMap((parts) => {
    const address = addressOf(parts);
    return parts.flatMap((part, index) =>
      typeof part === 'string'
        ? []
        : (tokenAt(file, { hole: part, before: stringAt(parts, index - 1), address }, carriers) ?? []),
    );
  });
}

/** The parameters in a text that is known to be a query, with nothing before the first one. */
export function textTokens(file: FileView, text: Node, carriers: Carriers): UrlToken[] {
  const parts = resolvedParts(file, textParts(text));
  return parts.flatMap((part, index) => {
    const parameter = typeof part === 'string' ? undefined : PARAMETER.exec(stringAt(parts, index - 1))?.[1];
    if (typeof part === 'string' || parameter === undefined) return [];
    return parameterToken(file, part, parameter, carriers) ?? [];
  });
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

/** The parts of a string, with constants of the file put in and neighboring strings joined. */
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

/** A text that may be an address. */
interface Address {
  readonly parts: readonly (Node | string)[];
  /** what is written of it */
  readonly text: () => string;
  readonly isForeign: () => boolean;
  readonly shown: () => string;
}

function addressOf(parts: readonly (Node | string)[]): Address {
  const text = lazy(() => parts.filter((part) => typeof part === 'string').join(' '));
  return {
    parts,
    text,
    isForeign: lazy(() => isForeignGround(text())),
    shown: lazy(() => withUnseen(parts)),
  };
}

/** A gap in an address. */
interface Gap {
  readonly hole: Node;
  /** the string before it */
  readonly before: string;
  readonly address: Address;
}

function stringAt(parts: readonly (Node | string)[], index: number): string {
  const part = parts[index];
  return typeof part === 'string' ? part : '';
}

function tokenAt(file: FileView, gap: Gap, carriers: Carriers): UrlToken | undefined {
  const { hole, before, address } = gap;
  const parameter = PARAMETER.exec(before)?.[1];
  if (parameter === undefined && !before.endsWith('/')) return undefined;
  const text = address.text();
  // `token=…; path=/` is a cookie, `token=…` alone may be anything.
  if (parameter !== undefined && /^[^?&#]+$/.test(before) && (!text.includes('&') || text.includes(';')))
    return undefined;
  if (address.isForeign() || (parameter === OAUTH_1_TOKEN && isOAuth1Address(text))) return undefined;
  const carrier = carriers.carrierOf(hole);
  const found = parameter === undefined ? pathToken(gap, carrier) : parameterToken(file, hole, parameter, carriers);
  return found && { ...withPurpose(file, found, text, hole, carrier), address: address.shown() };
}

const withUnseen = (parts: readonly (Node | string)[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : UNSEEN_PART)).join('');

/** An address as far as the file shows it, with a sign for each part that it does not show. */
export function shownAddress(file: FileView, address: Node): string {
  const node = unwrap(address);
  return withUnseen(resolvedParts(file, isText(node) ? textParts(node) : [node]));
}

/** `/auth/${jwt}`: a token that this file makes or checks, or one whose name, or the part of the path before it, says more than `token`. */
function pathToken({ hole, before, address }: Gap, carrier: Carrier | undefined): UrlToken | undefined {
  if (
    !carrier ||
    isTokenHint(carrier.name) ||
    carrier.isAround ||
    !isIdentity(carrier.kind) ||
    !looksLikeAddress(address.parts)
  )
    return undefined;
  const isSaid = isSpecific(carrier.name) || holdsSessions(before);
  if (carrier.evidence !== 'proven' && !isSaid) return undefined;
  return { node: hole, kind: 'sent', tokenKind: carrier.kind, name: carrier.name };
}

/** Whether the last part of a path says what stands below it: `/access-tokens/`, `/sessions/`. */
function holdsSessions(path: string): boolean {
  if (!path.endsWith('/')) return false;
  const last =
    path
      .slice(0, -1)
      .split(/[^\w-]/)
      .at(-1) ?? '';
  return isSpecific(last) || /^sessions?$/i.test(last);
}

function looksLikeAddress(parts: readonly (Node | string)[]): boolean {
  const [first, second] = parts;
  if (typeof first === 'string') return /^(?:\w+:\/\/|\/|href=|<a )|https?:\/\//.test(first.trim());
  return typeof second === 'string' && second.startsWith('/');
}
