import { isNoSharedSecret } from './pem.ts';
import { writtenTokens } from './written-tokens.ts';

/** Strings that stand under the name of a secret and are none. */
const NO_SECRETS: readonly RegExp[] = [
  // The name of a variable: `JWT_SECRET`.
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/,
  // A path in a configuration, in a store of secrets, or on a disk: `jwt.secret`, `prod/jwt`, `arn:aws:…`.
  /^[a-z]+(?:\.[a-zA-Z]+)+$/,
  /^[\w-]+(?:\/[\w-]+)+$/,
  /^(?:https?:|arn:|op:|vault:|ssm:|sm:|gcp:|file:|\.{0,2}\/)/,
  // A gap to fill in: `<your secret>`, `${SECRET}`, `%SECRET%`, `***`, `xxx`.
  /^(?:[<$%]|\{\{|#\{|@@)/,
  /\*{3}|redacted|^x+$/i,
  // A label of two or more words that say no more than the name: `JWT secret key`.
  /^(?=.*\s)(?:(?:jwt|json|web|access|refresh|tokens?|signing|secrets?|keys?|private|the|your|for|of|an?)\b\s*)+$/i,
];

/** Whether a string that stands where a secret may stand is one, and not a token, the name of a variable, a label, a path or a gap to fill in. */
export function isSecretText(text: string): boolean {
  const isSentence = /\bsecret\b/i.test(text) && /[.!?:]$/.test(text);
  return (
    text.trim() !== '' &&
    !isSentence &&
    !isNoSharedSecret(text) &&
    writtenTokens(text).length === 0 &&
    !NO_SECRETS.some((pattern) => pattern.test(text))
  );
}

/** Whether a string says no more than the name that it stands under: `jwtSecret: 'jwt-secret'`. */
export function repeatsName(text: string, name: string): boolean {
  const plain = (one: string): string => one.toLowerCase().replace(/[^a-z\d]/g, '');
  return plain(text) === plain(name);
}
