/**
 * Words. Names of tokens by kind, of secrets, and of what only looks like either. A name is read as its words
 * (`refresh_token`, `refreshToken` and `REFRESH-TOKEN` are the same two), and the last word that says something decides:
 * a `tokenExpiry` is an expiry, not a token.
 */

/**
 * `session`: proves who you are to an API. `refresh`: buys session tokens. `id`: says who you are. `capability`: a link
 * that carries one right of its own (reset, invitation). `foreign`: not about identity at all (CSRF, pagination, push).
 */
export type TokenKind = 'session' | 'refresh' | 'id' | 'capability' | 'foreign';

/** Names that a project adds or takes away, as settings state them. */
export interface TokenNames {
  readonly names: readonly string[];
  readonly notNames: readonly string[];
}

const HEADS = new Set([
  'token',
  'tokens',
  'jwt',
  'jwts',
  'bearer',
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'authtoken',
]);

/** Words that may follow a token's name and change nothing: `tokenValue` is the token, `TOKEN_KEY` the name it is kept under. */
const FILLERS = new Set([
  'value',
  'string',
  'str',
  'raw',
  'encoded',
  'param',
  'parameter',
  'cookie',
  'header',
  'plain',
  'new',
]);
const KEY_FILLERS = new Set([...FILLERS, 'key', 'name', 'storage', 'local', 'item', 'id']);

/** A token with one of these words has nothing to do with who somebody is. The comment says what it is. */
const FOREIGN = new Set([
  ...['csrf', 'xsrf', 'csrfmiddleware', 'antiforgery'], // proves the page, not the user
  ...['fcm', 'apn', 'apns', 'push', 'device', 'messaging', 'vapid', 'expo', 'notification'], // address of a device
  ...['page', 'pagination', 'next', 'prev', 'continuation', 'cursor', 'sync', 'scroll', 'start', 'resume'], // place in a list
  ...['cancel', 'cancellation', 'abort', 'canceltoken'], // stops a request
  ...['captcha', 'recaptcha', 'grecaptcha', 'hcaptcha', 'turnstile'], // proves a human
  ...['map', 'mapbox', 'cesium', 'tile', 'maps'], // key of a map provider
  ...['theme', 'design', 'color', 'style', 'css'], // design tokens
  ...['lexer', 'syntax', 'parser', 'keyword', 'punctuator', 'operator', 'grammar', 'markdown', 'comma'], // compilers
  ...['erc20', 'nft', 'mint', 'contract', 'wallet', 'swap', 'balance', 'coin', 'crypto', 'spl'], // currencies
  ...['max', 'min', 'num', 'count', 'total', 'usage', 'prompt', 'completion', 'input', 'output', 'llm'], // language models
  ...['injection', 'di', 'provider'], // dependency injection
  ...['payment', 'stripe', 'card'], // payment providers
]);

/** A token with one of these words is good for one purpose and usually sent in a link on purpose. */
const CAPABILITY = new Set([
  ...['reset', 'forgot', 'password', 'recovery', 'recover'],
  ...['invite', 'invitation', 'join'],
  ...['confirm', 'confirmation', 'verify', 'verification', 'activate', 'activation', 'email', 'mail', 'optin'],
  ...['unsubscribe', 'magic', 'share', 'shared', 'public', 'download', 'upload', 'preview', 'draft', 'survey', 'otp'],
]);

/** `hasToken`, `isTokenValid`: a flag, whatever it is the name of. */
const FLAG_VERBS = new Set(['is', 'has', 'had', 'should', 'can', 'needs', 'use', 'no']);

/** A call with one of these verbs gives no token, whatever stands behind it: `verifyToken()`, `hasToken()`. */
const OTHER_VERBS = new Set([
  ...[
    'verify',
    'validate',
    'check',
    'is',
    'has',
    'had',
    'should',
    'can',
    'decode',
    'parse',
    'remove',
    'clear',
    'delete',
  ],
  ...[
    'set',
    'save',
    'store',
    'revoke',
    'invalidate',
    'count',
    'hash',
    'mask',
    'redact',
    'use',
    'on',
    'handle',
    'destroy',
  ],
]);

const MENTIONS_TOKEN = /token|jwt|bearer/i;

/** The words of a name, in lower case. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}

/**
 * What kind of token a name names, or undefined where it names none.
 *
 * @param role `value` for variables and properties, `key` for names that tokens are kept under, `call` for functions
 */
export function tokenKind(name: string, role: 'call' | 'key' | 'value', project: TokenNames): TokenKind | undefined {
  if (project.notNames.includes(name)) return undefined;
  if (project.names.includes(name)) return 'session';
  // Most names name no token: no need to take them apart.
  if (!MENTIONS_TOKEN.test(name)) return undefined;
  const words = wordsOf(name);
  const [verb = ''] = words;
  if (words.length > 1 && (FLAG_VERBS.has(verb) || (role === 'call' && OTHER_VERBS.has(verb)))) return undefined;
  // `id_token_hint` belongs in the URL: OpenID Connect wants it there.
  if (words.at(-1) === 'hint' && words.includes('token')) return 'foreign';
  const head = headOf(words, role === 'key' ? KEY_FILLERS : FILLERS);
  if (head === undefined || !HEADS.has(head)) return undefined;
  return kindOf(words, head);
}

function headOf(words: readonly string[], fillers: ReadonlySet<string>): string | undefined {
  return words.findLast((word) => !fillers.has(word) && !/^\d+$/.test(word));
}

function kindOf(words: readonly string[], head: string): TokenKind {
  if (words.some((word) => FOREIGN.has(word))) return 'foreign';
  if (words.some((word) => CAPABILITY.has(word))) return 'capability';
  if (words.includes('refresh') || head === 'refreshtoken') return 'refresh';
  return words.includes('id') || head === 'idtoken' ? 'id' : 'session';
}

/** Whether a text speaks of something foreign: the receiver in `messaging().getToken()`, the class in `CancelToken.source()`. */
export function isForeign(name: string): boolean {
  return wordsOf(name).some((word) => FOREIGN.has(word));
}

/** Words so far from identity that they speak for a whole address, storage key or owner: `api.mapbox.com`, `theme.tokens`. */
const FOREIGN_GROUND =
  /mapbox|cesium|maptiler|captcha|turnstile|\bfcm\b|messaging|csrf|xsrf|\btheme\b|\bdesign\b|\blexer\b|\bparser\b/i;

/** Whether an address, a storage key or the owner of a property is about something else than who somebody is. */
export function isForeignGround(text: string): boolean {
  return FOREIGN_GROUND.test(text);
}

/** Whether a text, such as the path of a link, speaks of a right that the link itself carries. */
export function isCapability(text: string): boolean {
  return wordsOf(text).some((word) => CAPABILITY.has(word));
}

/** Whether a name says more than `token`: `access_token`, `jwt`, `authToken`. */
export function isSpecific(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => SPECIFIC.has(word)) || (words.length > 1 && words.some((word) => OWNERS.has(word)));
}

const SPECIFIC = new Set(['jwt', 'bearer', 'accesstoken', 'refreshtoken', 'idtoken', 'authtoken']);
const OWNERS = new Set([
  'access',
  'auth',
  'refresh',
  'id',
  'session',
  'bearer',
  'jwt',
  'login',
  'oauth',
  'api',
  'user',
]);

/** What nobody may read in a payload, by the words that its name ends with. The comment says why it is a secret. */
const SENSITIVE = phrases(
  ...['password', 'passwd', 'pwd', 'passphrase', 'passcode'], // opens the account
  ...['password hash', 'passwordhash', 'password salt'], // can be guessed off line
  ...['secret', 'secret key', 'private key', 'privatekey', 'api key', 'apikey'], // opens a service
  ...['token', 'refreshtoken', 'accesstoken'], // opens a session
  ...['otp code', 'pin code', 'recovery code', 'recovery codes', 'backup codes'], // second factors
  ...['ssn', 'social security number', 'passport number', 'national id', 'tax id'], // identifies for life
  ...['card number', 'credit card', 'cvv', 'cvc', 'iban', 'account number', 'bank account'], // moves money
);

/** Words that mean a secret only where they are the whole name: an `atHash` is a checksum, a boarding `pass` is none. */
const SENSITIVE_ALONE = new Set(['hash', 'salt', 'pass', 'pin', 'otp']);

function phrases(...texts: readonly string[]): readonly (readonly string[])[] {
  return texts.map((text) => text.split(' '));
}

/** A name with one of these in front or behind says something about a secret and is none: `hasPassword`, `tokenVersion`. */
const ABOUT = new Set([
  'has',
  'is',
  'no',
  'needs',
  'must',
  'should',
  'require',
  'requires',
  'reset',
  'changed',
  'with',
  'type',
  'commit',
  'content',
  'file',
  'git',
  'block',
]);

/**
 * Whether a property of a payload gives a secret away.
 *
 * @param extra words of the option `names`, `notNames`: whole property names
 */
export function isSensitive(name: string, extra: TokenNames): boolean {
  if (extra.notNames.includes(name)) return false;
  if (extra.names.includes(name)) return true;
  const words = wordsOf(name);
  if (words.length === 1 && SENSITIVE_ALONE.has(name.toLowerCase())) return true;
  const phrase = SENSITIVE.find((candidate) => endsWith(words, candidate));
  if (!phrase) return false;
  const before = words.slice(0, words.length - phrase.length);
  const isForeignToken = phrase.includes('token') && before.some((word) => FOREIGN.has(word));
  return !isForeignToken && !before.some((word) => ABOUT.has(word));
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  const offset = words.length - ending.length;
  return offset >= 0 && ending.every((word, index) => words[offset + index] === word);
}

/** Words for reading a token. */
const READING = new Set(['decode', 'decoded', 'parse', 'read']);
/** Words that say that what was read is not to be trusted: `decodeUnverified`, `unsafeDecode`. */
const UNTRUSTED = new Set(['unverified', 'unchecked', 'unsafe', 'unsafely', 'insecure', 'insecurely', 'untrusted']);
/** `decodeWithoutVerify`, `parseJwtNoVerification`: a denial, and what is denied. */
const DENIALS = new Set(['no', 'without', 'skip']);
const CHECKS = /^(?:verif|valid|check)/;

/** Whether a function's name says itself that it reads a token and does not verify it. */
export function admitsNoVerification(name: string): boolean {
  const words = wordsOf(name);
  if (!words.some((word) => READING.has(word))) return false;
  return words.some((word, index) => UNTRUSTED.has(word) || (DENIALS.has(word) && CHECKS.test(words[index + 1] ?? '')));
}
