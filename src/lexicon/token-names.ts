import { isMakingVerb, isReadingVerb } from './jwt-functions.ts';
import { onceByName, wordsOf } from './name-words.ts';
import {
  CAPABILITY,
  CAPABILITY_NAMES,
  ENDING_CALLS,
  FILLERS,
  FLAG_VERBS,
  FOREIGN,
  FOREIGN_GROUNDS,
  FOREIGN_ORIGINS,
  FOREIGN_OWNERS,
  HEADS,
  KEY_FILLERS,
  KINDS,
  OTHER_VERBS,
  OWNERS,
  RANDOM,
  SPECIFIC,
  WEAKLY_FOREIGN,
  WEAKLY_FOREIGN_ORIGINS,
  type Reasons,
} from './words.ts';

/*
 * Reads names by their words (words.ts): names of tokens by kind, and of what only looks like one. secret-names.ts reads those of
 * secrets, function-names.ts and value-names.ts those of functions and of values around tokens. The last word that says something
 * decides: a `tokenExpiry` is an expiry, not a token.
 */

/**
 * `session`: proves who you are to an API. `refresh`: buys session tokens. `id`: says who you are. `capability`: a link
 * that carries one right of its own (reset, invitation). `foreign`: not about identity at all (CSRF, pagination, push).
 */
export type TokenKind = 'session' | 'refresh' | 'id' | 'capability' | 'foreign';

/** How a name is used: what a function gives, a key that something is kept under, or anything else. */
export type NameRole = 'call' | 'key' | 'value';

/** Names that a project adds or takes away, as settings state them. */
export interface TokenNames {
  readonly names: readonly string[];
  readonly notNames: readonly string[];
}

const words = (...given: readonly Reasons[]): ReadonlySet<string> =>
  new Set(given.flatMap((reasons) => Object.values(reasons).flat()));

const heads = words(HEADS);
const fillers = words(FILLERS);
const keyFillers = words(FILLERS, KEY_FILLERS);
const foreign = words(FOREIGN);
const weaklyForeign = words(WEAKLY_FOREIGN);
const kinds = words(KINDS);
const capability = words(CAPABILITY);
const capabilityNames = words(CAPABILITY, CAPABILITY_NAMES);
const flagVerbs = words(FLAG_VERBS);
const otherVerbs = words(OTHER_VERBS);
const endingCalls = words(ENDING_CALLS);
const specific = words(SPECIFIC);
const owners = words(OWNERS);
const origins = words(FOREIGN_ORIGINS);
const weakOrigins = words(WEAKLY_FOREIGN_ORIGINS);
const random = words(RANDOM);

const MENTIONS_TOKEN = /token|jwt|bearer|authorization/i;

/**
 * What kind of token a name names, or undefined where it names none.
 *
 * @param role `value` for variables and properties, `key` for names that tokens are kept under, `call` for functions
 */
export function tokenKind(name: string, role: NameRole, project: TokenNames): TokenKind | undefined {
  if (project.notNames.includes(name)) return undefined;
  return project.names.includes(name) ? 'session' : KIND_BY_WORDS[role](name);
}

const KIND_BY_WORDS: Readonly<Record<NameRole, (name: string) => TokenKind | undefined>> = {
  value: onceByName((name) => kindByWords(name, 'value')),
  key: onceByName((name) => kindByWords(name, 'key')),
  call: onceByName((name) => kindByWords(name, 'call')),
};

function kindByWords(name: string, role: NameRole): TokenKind | undefined {
  // Most names name no token: no need to take them apart.
  if (!MENTIONS_TOKEN.test(name)) return undefined;
  const parts = role === 'call' ? withoutOrigin(wordsOf(name)) : wordsOf(name);
  const [verb = ''] = parts;
  if (parts.length > 1 && (flagVerbs.has(verb) || (role === 'call' && otherVerbs.has(verb)))) return undefined;
  const named = isHint(parts) ? parts.slice(0, -1) : parts;
  const head = headOf(named, role === 'key' ? keyFillers : fillers);
  if (head === undefined || !heads.has(head)) return undefined;
  // Who mints a token makes one; of a name that is no call, `mint` says where a coin comes from.
  return kindOf(role === 'call' && parts.length > 1 && isMakingVerb(verb) ? parts.slice(1) : parts, head);
}

/** `id_token_hint`: the token itself, where somebody is known by it (OpenID Connect RP-Initiated Logout 1.0). */
const isHint = (parts: readonly string[]): boolean => parts.at(-1) === 'hint' && heads.has(parts.at(-2) ?? '');

/** Whether a name is that of a token which belongs into an address: OpenID Connect wants `id_token_hint` there. */
export function isTokenHint(name: string): boolean {
  return isHint(wordsOf(name));
}

/** `getTokenFromStorage` gives a token, `getUserByToken` a user. */
function withoutOrigin(parts: readonly string[]): readonly string[] {
  const at = parts.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  return at < 0 ? parts : parts.slice(0, at);
}

const PREPOSITIONS = new Set(['from', 'by', 'for', 'of', 'in', 'with', 'using', 'via', 'to']);

function headOf(parts: readonly string[], skipped: ReadonlySet<string>): string | undefined {
  return parts.findLast((word) => !skipped.has(word) && !/^\d+$/.test(word));
}

function kindOf(parts: readonly string[], head: string): TokenKind {
  if (areForeign(parts)) return 'foreign';
  if (parts.some((word) => capabilityNames.has(word))) return 'capability';
  if (parts.includes('refresh') || head === 'refreshtoken') return 'refresh';
  return parts.includes('id') || head === 'idtoken' ? 'id' : 'session';
}

/** Whether the words of a name speak of something foreign, and none that outweighs it says of which kind the token is. */
function areForeign(parts: readonly string[]): boolean {
  const isPair = (word: string, index: number): boolean => foreign.has(`${word} ${parts[index + 1] ?? ''}`);
  if (parts.some((word, index) => foreign.has(word) || isPair(word, index))) return true;
  return parts.some((word) => weaklyForeign.has(word)) && !parts.some((word) => kinds.has(word));
}

/** Whether a name has a word for tokens in it, whatever it is the name of: `tokenEncoder`. */
export function mentionsToken(name: string): boolean {
  return MENTIONS_TOKEN.test(name);
}

/** Whether a call of this name ends a token: what it gives is too little of it to be one. */
export function endsToken(name: string): boolean {
  const parts = wordsOf(name);
  const verb = parts.find((word) => !/^(?:un)?safe(?:ly)?$|^(?:try|maybe|do)$/.test(word)) ?? '';
  return endingCalls.has(name.toLowerCase()) || endingCalls.has(verb) || (MENTIONS_TOKEN.test(name) && endsBy(verb));
}

const endsBy = (verb: string): boolean => flagVerbs.has(verb) || isReadingVerb(verb);

/** Whether a function of this name makes random values. */
export function isRandom(name: string): boolean {
  return random.has(name.toLowerCase());
}

/** Types whose values are read tokens, or pieces of a source text; a token itself is a string. */
const OTHER_TYPES = /^(?:Token|Tokens|JWT)$|Payload$|Claims$|^Decoded|^Parsed|^Lexer|^Syntax|Kind$|Type$/;

/** Whether a type of this name says that a value is no token. */
export function isOtherType(name: string): boolean {
  return OTHER_TYPES.test(name) || areForeign(wordsOf(name));
}

/** Whether a name is the bare word for several tokens, which counts of language models and arrays of lexers go by, too. */
export function isBarePlural(name: string): boolean {
  return name === 'tokens' || name === '_tokens' || name === 'TOKENS';
}

/** Whether a name speaks of something foreign: the parameter in `?cursor=`. */
export const isForeign = onceByName((name): boolean => areForeign(wordsOf(name)));

/**
 * Whether what gives a token is about something foreign: the receiver in `messaging().getToken()`, the class in `CancelToken.source()`.
 *
 * @param isMade whether the call is known to make a token: an encoder of those is no language model's
 */
export function isForeignOrigin(name: string, isMade = false): boolean {
  return wordsOf(name).some((word) => origins.has(word) || (!isMade && weakOrigins.has(word)));
}

const FOREIGN_GROUND = new RegExp(FOREIGN_GROUNDS.join('|'), 'i');

/** Whether an address, a storage key or the owner of a property is about something else than who somebody is. */
export function isForeignGround(text: string): boolean {
  return FOREIGN_GROUND.test(text);
}

/** Whether what a plain `token` is a member of is something that no session belongs to: `coupon.token`. */
export function isForeignOwner(name: string): boolean {
  return isForeignGround(name) || FOREIGN_OWNERS.includes(wordsOf(name).at(-1) ?? '');
}

/** Whether what a plain `token` is a member of says that it carries one right: `invitation.token`, `recipient.token`. */
export function ownsCapability(name: string): boolean {
  return wordsOf(name).some((word) => capabilityNames.has(word));
}

/** Whether a string, such as the path of a link, speaks of a right that the link itself carries. */
export function isCapability(text: string): boolean {
  return wordsOf(text).some((word) => capability.has(word));
}

/** Whether a key is as often that of a request or a permission as that of a token: outside of headers, `authorization` is. */
export function isVagueKey(name: string): boolean {
  return /^authorization$/i.test(name);
}

/** Whether a member of something called token or tokens is one of them: `tokens.access`, `jwt.refresh`; an `id` only among several. */
export function isTokenOf(owner: string, member: string): boolean {
  const last = wordsOf(owner).at(-1) ?? '';
  const isOwner = /^(?:tokens?|jwts?)$/.test(last) && !isForeign(owner);
  return isOwner && (/^(?:access|refresh|bearer)$/i.test(member) || (last.endsWith('s') && /^id$/i.test(member)));
}

/** Whether a name says more than `token`: `access_token`, `jwt`, `authToken`. */
export const isSpecific = onceByName((name): boolean => {
  const parts = wordsOf(name);
  return parts.some((word) => specific.has(word)) || (parts.length > 1 && parts.some((word) => owners.has(word)));
});
