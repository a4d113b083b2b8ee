import { onceByName, phraseAtEnd, wordsOf, type Phrase } from './name-words.ts';
import { isForeign, type TokenNames } from './token-names.ts';
import {
  ABOUT,
  OTHER_SECRETS,
  PEOPLE,
  PERSONAL,
  SECRET_HEADS,
  SECRET_NEUTRAL,
  SENSITIVE,
  SENSITIVE_ALONE,
  type Reasons,
} from './words.ts';

/*
 * Reads the names of secrets, of personal data and of keys by their words (words.ts), as token-names.ts reads those of tokens.
 */

const wordSet = (reasons: Reasons): ReadonlySet<string> => new Set(Object.values(reasons).flat());
const isForeignWord = (word: string): boolean => isForeign(word);

function phrasesOf<T extends string>(texts: Readonly<Record<T, readonly string[]>>): Phrase<T>[] {
  const phrases: Phrase<T>[] = [];
  for (const says in texts) for (const text of texts[says]) phrases.push({ words: text.split(' '), says });
  return phrases;
}

/** The longest first: a `password hash` is no password, and no mere hash. */
const sensitiveEnd = phraseAtEnd(phrasesOf(SENSITIVE).sort((a, b) => b.words.length - a.words.length));
const personalEnd = phraseAtEnd(phrasesOf(PERSONAL));
const secretHead = phraseAtEnd(SECRET_HEADS.map((text) => ({ words: text.split(' '), says: text })));
const sensitiveAlone = new Set(SENSITIVE_ALONE);
const about = wordSet(ABOUT);

/**
 * Why a property of a payload gives a secret away, by its name: the rest of a sentence that begins with what is written.
 *
 * @param extra words of the option `names`, `notNames`: whole property names
 * @returns undefined for a name that says no such thing
 */
export function whySensitive(name: string, extra: TokenNames): string | undefined {
  if (extra.notNames.includes(name)) return undefined;
  return extra.names.includes(name) ? 'is not meant for them' : sensitiveByWords(name);
}

const sensitiveByWords = onceByName((name): string | undefined => {
  const parts = wordsOf(name);
  const found = sensitiveEnd(parts);
  if (!found) return undefined;
  const isPart = found.words.length === 1 && sensitiveAlone.has(found.words[0] ?? '');
  if (isPart && !sensitiveAlone.has(name.toLowerCase())) return undefined;
  const before = parts.slice(0, parts.length - found.words.length);
  const isForeignToken = found.words.includes('token') && before.some((word) => isForeignWord(word));
  return isForeignToken || before.some((word) => about.has(word)) ? undefined : found.says;
});

/** Whether what a property holds is a secret by the name that it has elsewhere, whatever the property is called. */
export function holdsSecret(name: string, property: string, extra: TokenNames): boolean {
  if (sensitiveAlone.has(name.toLowerCase()) || extra.notNames.includes(property)) return false;
  if (whySensitive(name, extra) === undefined || whySensitive(property, extra) !== undefined) return false;
  return !wordsOf(property).some((word) => about.has(word) || isForeignWord(word));
}

/** Which personal data a property is, by its name. */
export const personalData = onceByName((name): 'email' | 'phone' | undefined => {
  const parts = wordsOf(name);
  return parts.some((word) => about.has(word)) ? undefined : personalEnd(parts)?.says;
});

/** Whether a name is that of a whole record of somebody: `user`, `foundUser`, `userDoc`. */
export function isPerson(name: string): boolean {
  const parts = wordsOf(name).filter((word) => !RECORD.has(word));
  return PEOPLE.includes(parts.at(-1) ?? '');
}

const RECORD = new Set(['doc', 'document', 'entity', 'record', 'row', 'data', 'obj', 'object', 'model', 'info']);

/** What tools that build browser code put in front of the variables that they write into it. */
const PUBLIC_VARIABLE =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|NUXT_ENV|VUE_APP|GATSBY|PUBLIC|NG_APP|STORYBOOK|SNOWPACK_PUBLIC|RAZZLE)_/;

const otherSecrets = wordSet(OTHER_SECRETS);
const secretNeutral = new Set(SECRET_NEUTRAL);
const JWT_WORDS = new Set(['jwt', 'jwts', 'jws', 'token', 'tokens', 'bearer', 'accesstoken', 'refreshtoken']);
/** The one name of a secret for tokens that speaks of none. */
export const SESSION_SECRET = 'NEXTAUTH_SECRET';
/** A token's secret is that of two parties where it has one of these beside it. */
const HEAD_FILLERS = new Set(['value', 'string', 'text', 'default', 'fallback']);

/** What has keys that only name something: `JWT_STORAGE_KEY`. */
const KEPT_UNDER = /^(?:storage|local|cookie|cache|redis|header|param|query|field|map|context|metadata)$/;

/**
 * Whether a name is that of a key that signs tokens: `JWT_SECRET`, `accessTokenSecret`; `context` for one that may be, where its
 * surroundings speak of tokens: `secret`, `accessSecret`.
 *
 * @param isVariable whether it is an environment variable, where `JWT_KEY` is a key and no name of one
 */
export function jwtSecret(name: string, isVariable = false): 'context' | 'jwt' | undefined {
  return isVariable ? secretVariable(name) : secretName(name);
}

const secretVariable = onceByName((name) => secretByWords(name, true));
const secretName = onceByName((name) => secretByWords(name, false));

function secretByWords(name: string, isVariable: boolean): ReturnType<typeof jwtSecret> {
  const parts = wordsOf(name.replace(PUBLIC_VARIABLE, '')).filter(
    (word, index, all) => index < all.length - 1 || !HEAD_FILLERS.has(word),
  );
  const head = secretHead(parts);
  const isKey =
    isVariable &&
    parts.at(-1) === 'key' &&
    parts.some((word) => /^jwts?$/.test(word)) &&
    !parts.some((word) => KEPT_UNDER.test(word));
  if ((head === undefined && !isKey) || parts.some((word) => otherSecrets.has(word) || isForeignWord(word)))
    return undefined;
  const before = parts.slice(0, parts.length - (head?.words.length ?? 1));
  if (before.some((word) => word === 'public')) return undefined;
  if (before.some((word) => JWT_WORDS.has(word) || word === 'nextauth')) return 'jwt';
  // Private keys are for all kinds of things.
  return head?.words[0] !== 'private' && before.every((word) => secretNeutral.has(word)) ? 'context' : undefined;
}

/** What functions do with a secret beside giving it. */
const OTHER_VERBS = new Set([
  ...['validate', 'verify', 'check', 'assert', 'test', 'compare', 'is', 'has', 'needs', 'set', 'save', 'store', 'put'],
  ...['mask', 'hide', 'redact', 'format', 'print', 'show', 'log', 'warn', 'describe', 'explain', 'without'],
]);

/** Whether what a function of such a name returns is what its name says: `getJwtSecret`, not `validateJwtSecret`. */
export function givesSecretByName(name: string): boolean {
  return !OTHER_VERBS.has(wordsOf(name)[0] ?? '');
}

/** Whether an option is the key that a function is to sign with, in the words of most of them. */
export function isSigningKeyOption(name: string): boolean {
  return /^(?:key|secret|secretKey|secretOrPrivateKey|privateKey|signingKey|jwtSecret)$/.test(name);
}

/** Whether a name speaks of tokens, for what stands within it: `jwt: { secret }`. */
export function speaksOfTokens(name: string): boolean {
  return wordsOf(name).some((word) => JWT_WORDS.has(word)) && !wordsOf(name).some((word) => isForeignWord(word));
}

const TOKEN_SETTINGS = /(?:^|[/._-])(?:jwt|auth[._-]config|config\/auth)\b[^/]*$/;

/**
 * Whether a file holds the settings of tokens by its name: `config/jwt.ts`, `auth.config.js`.
 *
 * @param path with `/` between its parts
 */
export function holdsTokenSettings(path: string): boolean {
  return TOKEN_SETTINGS.test(path);
}

/** Whether an environment variable ends up in the browser: `NEXT_PUBLIC_JWT_SECRET`. */
export function isPublicVariable(name: string): boolean {
  return PUBLIC_VARIABLE.test(name);
}

/** Whether a name says that a key may be public: a verifying key may be known. `JWT_PEM` may be either. */
export function isPublicKeyName(name: string): boolean {
  const parts = wordsOf(name.replace(PUBLIC_VARIABLE, ''));
  return parts.some((word) => PUBLIC_KEY_WORD.test(word) || /^(?:pem|jwks?)$/.test(word));
}

const PUBLIC_KEY_WORD = /^(?:pub|public|publickey|cert|certificate)$/;

/** Whether a name says that its key is public: `PUBLIC_KEY`, `JWT_PUB`, `idpCertificate`. One that is called a secret as well is none. */
export function saysPublicKey(name: string): boolean {
  const parts = wordsOf(name);
  return parts.some((word) => PUBLIC_KEY_WORD.test(word)) && !parts.some((word) => /^(?:secrets?|private)$/.test(word));
}

/** Whether the path of a file is that of a public key or a certificate: `keys/public.pem`. */
export function isPublicKeyPath(path: string): boolean {
  return /pub|cert|\.crt$/i.test(path);
}

const REJECTED_SECRETS = new Set([
  ...['placeholder', 'placeholders', 'example', 'examples', 'sample', 'samples', 'banned', 'forbidden', 'denied'],
  ...['blocklist', 'denylist', 'blacklist', 'insecures', 'leaked'],
]);

/** Whether what stands under a name is written there to be rejected, or as an example: `PLACEHOLDERS`, `weakDefaults`. */
export function listsRejectedSecrets(name: string): boolean {
  const parts = wordsOf(name);
  return parts.some((word) => REJECTED_SECRETS.has(word)) || (parts.includes('weak') && parts.includes('defaults'));
}
