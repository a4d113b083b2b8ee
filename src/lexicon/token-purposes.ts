import { isMakingVerb } from './jwt-functions.ts';
import { onceByName, wordsOf } from './name-words.ts';

/*
 * What a token is good for, by what programs call it, or write into it. token-names.ts tells the five kinds apart that decide where a
 * token may be seen; here it is one purpose from another.
 */

/** What a token is good for, in the words that messages use. */
export type TokenPurpose =
  | 'confirmation'
  | 'download'
  | 'ID'
  | 'impersonation'
  | 'invitation'
  | 'reset'
  | 'session'
  | 'sign-in link'
  | 'refresh'
  | 'two-factor'
  | 'unsubscribe';

/**
 * Words for each purpose, the more particular purpose first: a `refreshTokenForReset` is one for a reset. The words of session tokens stand
 * in many names of others, and come last.
 */
const PURPOSES: readonly (readonly [TokenPurpose, RegExp])[] = [
  ['reset', /^(?:reset|resetpassword|passwordreset|forgot|forgotten|recovery|recover)$/],
  ['invitation', /^(?:invite|invites|invitation)$/],
  ['unsubscribe', /^unsubscribe$/],
  ['sign-in link', /^(?:magic|magiclink|passwordless)$/],
  ['two-factor', /^(?:2fa|mfa|tfa|otp|totp|twofa)$/],
  ['impersonation', /^impersonat(?:e|ion)$/],
  ['confirmation', /^(?:confirm|confirmation|verification|verify|activate|activation|email|mail)$/],
  ['download', /^(?:download|share|shared|sharing)$/],
  ['refresh', /^(?:refresh|refreshtoken|renew|renewal)$/],
  ['ID', /^(?:id|idtoken)$/],
  ['session', /^(?:access|accesstoken|session|auth|authtoken|authentication|login|signin|bearer)$/],
];

/** Words that say that a name is that of a token, or of what carries one. */
const CARRIES = /^(?:tokens?|jwts?|tkn|accesstoken|refreshtoken|idtoken|authtoken|link|ur[il]|href)$/;

function purposeAmong(words: readonly string[]): TokenPurpose | undefined {
  const [first = '', second = ''] = words;
  if (words.some((word, index) => word === 'two' && words[index + 1] === 'factor')) return 'two-factor';
  if (first === 'sign' && second === 'in') return 'session';
  return PURPOSES.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
}

/** What the value of a claim, or of a header's `typ`, says that a token is good for: `refresh`, `password_reset`, `at+jwt`. */
export const purposeWritten = onceByName((text): TokenPurpose | undefined =>
  /^at\+jwt$/i.test(text) ? 'session' : purposeAmong(wordsOf(text)),
);

/** What a variable, a property or a cookie says that a token in it is good for: `refreshToken`, `resetLink`, `access_token`. */
export const purposeHeld = onceByName((name): TokenPurpose | undefined => {
  const words = wordsOf(name);
  // `email` alone is an address, and `id` an identifier; `access` and `refresh` stand beside each other.
  if (!words.some((word) => CARRIES.test(word)) && !/^(?:access|refresh)$/.test(name)) return undefined;
  return purposeAmong(words);
});

/** What a function that takes a token, or the name of one, says that it is good for: `verifyRefreshToken`, `refresh_token`. */
export const purposeTaken = onceByName((name): TokenPurpose | undefined => {
  const words = wordsOf(name);
  const [verb = '', ...rest] = words;
  return purposeHeld((/^(?:verify|check|validate|decode|parse|read|get|is)$/.test(verb) ? rest : words).join('_'));
});

/** An address says where something goes, and not what it is: `sendEmail`, `?email=`. */
const withoutAddress = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !/^e?mails?$/.test(word));

/**
 * What a function, or a route, says that the token is good for which it makes, sends or hands out: `createRefreshToken`,
 * `sendVerification`, `/forgot-password`. A handler of what comes back, such as `resetPassword` or `refreshToken`, may make another kind.
 */
export const purposeMade = onceByName((name): TokenPurpose | undefined => {
  const words = wordsOf(name);
  const [verb = '', ...rest] = words;
  const isOfToken = words.some((word) => CARRIES.test(word));
  if (/^(?:send|resend|forgot|forgotten|invite|invites|request)$/.test(verb)) {
    const purpose = purposeAmong(isOfToken ? words : withoutAddress(words));
    return isOfToken || (purpose !== 'session' && purpose !== 'ID' && purpose !== 'refresh') ? purpose : undefined;
  }
  if (!isOfToken) return undefined;
  const isMade = isMakingVerb(verb) || verb === 'get';
  const isNoun = CARRIES.test(words.at(-1) ?? '') && !ACTING.test(verb);
  return isMade ? purposeAmong(rest) : isNoun ? purposeAmong(words) : undefined;
});

/** Verbs of those who take a token: `refreshToken` gives a new one of another kind, and `verifyEmailToken` none. */
const ACTING =
  /^(?:re\w+|confirm|verify|activate|unsubscribe|share|download|login|check|decode|parse|use|set|save|store|is|has|find|delete)$/;

/** Whether a function, or a route, signs people in, so that a token which is called nothing else is that of a session: `login`, `/sign-in`. */
export const opensSessionByName = onceByName((name): boolean =>
  /^(?:(?:handle|post|user|do)_?)?(?:log_?-?in|sign_?-?in|authenticate)(?:_?user)?$/i.test(name),
);

/** What the address of a link says that a token behind it is good for: `/reset-password/`. */
export function purposeOfPath(text: string): TokenPurpose | undefined {
  const path = text.replace(/^\w+:\/\/[^/]*/, '');
  const purpose = purposeAmong(withoutAddress(wordsOf(path)));
  return purpose === 'session' || purpose === 'ID' || purpose === 'refresh' ? undefined : purpose;
}

/** Claims that say whose a token is: `sub` (RFC 7519, 4.1.2), `userId`, `email`, `user`. */
const OWNERS =
  /^_?(?:sub|id|uid|oid|uuid|email|username|login|user|account|member|customer|admin)(?:_?(?:id|uuid|email|name))?$/i;

/** Whether a claim says whose a token is. */
export function saysWhose(claim: string): boolean {
  return OWNERS.test(claim);
}

const DENYING = /black|revok|block|den(?:y|ied)|invalidat|banned/i;

/** Whether a look-up is one in a list of what is no longer good, by the words of what is called: it lets all kinds pass. */
export function deniesByName(text: string): boolean {
  return DENYING.test(text);
}
