import { onceByName, wordsOf } from './name-words.ts';

/*
 * Reads the names of functions that read, check or make tokens. function-names.ts reads those of others.
 */

const TOKENS = /^(?:jwts?|tokens?|bearer|accesstoken|authtoken|idtoken|jwttoken|claims)$/;

/** Whether a word means a token, or what it says. */
export function isTokenWord(word: string): boolean {
  return TOKENS.test(word);
}

/** Words for reading a token. */
const READING = new Set(['decode', 'decoded', 'parse', 'read']);
/** Words that say that what was read is not to be trusted: `decodeUnverified`, `unsafeDecode`. */
const UNTRUSTED = new Set(['unverified', 'unchecked', 'unsafe', 'unsafely', 'insecure', 'insecurely', 'untrusted']);
/** `decodeWithoutVerify`, `parseJwtNoVerification`: a denial, and what is denied. */
const DENIALS = new Set(['no', 'without', 'skip']);
const CHECKS = /^(?:verif|valid|check)/;

/** Whether a word is one for reading a token, or for checking one. */
export function isReadingVerb(word: string): boolean {
  return READING.has(word) || CHECKS.test(word);
}

/** Whether what a function gives comes from a token: `verifyToken`, `decode`, `getClaims`. */
export function readsToken(name: string): boolean {
  return wordsOf(name).some((word) => isReadingVerb(word) || /^(?:claims|payload|token|jwt|session)$/.test(word));
}

/** Verbs that make something. */
const MAKING = new Set(['sign', 'issue', 'create', 'generate', 'mint', 'make', 'build', 'encode', 'new']);

/** Whether a word is a verb for making something. */
export function isMakingVerb(word: string): boolean {
  return MAKING.has(word);
}

/**
 * Whether a function makes a token, and says so: `generateToken`, `encodeToken`, `createAccessToken`. A `createToken` may make the record
 * of one. May add a report.
 */
export function makesTokenByName(name: string): boolean {
  const [verb = '', ...rest] = wordsOf(name);
  if (!MAKING.has(verb) || !isTokenWord(rest.at(-1) ?? '')) return false;
  return rest.length > 1 || makesJwt(name) || /^(?:generate|sign|issue|mint|encode)$/.test(verb);
}

/** Whether a function makes a JWT: `signJWT`, `createJwt`. A `createToken` may make anything, and `signFieldWithToken` signs a field. */
export const makesJwt = onceByName((name): boolean => {
  const [verb = '', ...rest] = wordsOf(name);
  if (!MAKING.has(verb) || rest.some((word) => /^(?:with|by|from|using|for|via)$/.test(word))) return false;
  return rest.at(-1) === 'jwt' || (verb === 'sign' && rest.at(-1) === 'token');
});

/** Whether a function checks a JWT, or makes one: `verifyJWT`, `signToken`. May add a report. */
export const handlesJwt = onceByName((name): boolean => {
  const [verb = '', ...rest] = wordsOf(name);
  return makesJwt(name) || (CHECKS.test(verb) && /^(?:jwt|token)$/.test(rest.at(-1) ?? ''));
});

const ACCEPTING = new Set(['verify', 'accept', 'decode', 'parse', 'validate', 'check', 'read']);

/** Whether a function takes tokens whose algorithm is `none`: `verifyNoneAlgToken`. May add a report. */
export function speaksOfNone(name: string): boolean {
  const words = wordsOf(name);
  const none = words.indexOf('none');
  const isAlgorithm = [words[none - 1], words[none + 1]].some((word) => /^alg(?:orithm)?$/.test(word ?? ''));
  return none >= 0 && isAlgorithm && words.some((word) => ACCEPTING.has(word));
}

/** Whether a function's name says itself that it reads a token and does not verify it. May add a report. */
export function admitsNoVerification(name: string): boolean {
  const words = wordsOf(name);
  if (!words.some((word) => READING.has(word))) return false;
  return words.some((word, index) => UNTRUSTED.has(word) || (DENIALS.has(word) && CHECKS.test(words[index + 1] ?? '')));
}
