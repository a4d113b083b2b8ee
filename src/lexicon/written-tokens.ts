/** A JWT that is written out (RFC 7519), as far as it can be read without its key. */
export interface WrittenToken {
  /** as it is written: three parts in base64url (RFC 7515, 7.1) */
  readonly text: string;
  readonly claims: Claims;
}

export type Claims = Readonly<Record<string, unknown>>;

/** What every text with a JWT in it has: the beginning of a JSON object, in base64url. */
export const TOKEN_START = 'eyJ';

const COMPACT = /(?<![\w.-])(eyJ[\w-]+)\.(eyJ[\w-]+)\.([\w-]+)(?![\w\-…<]|\.(?:\.|\w))/g;

/** Words that stand where a signature would: nobody takes such a token. */
const NO_SIGNATURE =
  /^(?:x+|sig|signature|abc(?:def)?|\.*)$|fake|test|dummy|sample|example|placeholder|mock|invalid|your/i;

/**
 * The JWTs in a text: a JOSE header that names an algorithm, an object of claims, and a signature. One that is cut off, or has a word
 * in the signature's place, is none, and neither is an unsigned one.
 */
export function writtenTokens(text: string): readonly WrittenToken[] {
  if (!text.includes(TOKEN_START)) return [];
  return [...text.matchAll(COMPACT)].flatMap(([whole, header = '', payload = '', signature = '']) => {
    const claims = objectIn(payload);
    const isSigned = signature.length % 4 !== 1 && !NO_SIGNATURE.test(signature);
    return typeof objectIn(header)?.['alg'] === 'string' && claims && isSigned ? [{ text: whole, claims }] : [];
  });
}

function objectIn(part: string): Claims | undefined {
  if (part.length % 4 === 1) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether claims are those of a token that everybody has copied once: of jwt.io, or of RFC 7519, 3.1. */
export function isSampleToken(claims: Claims): boolean {
  return (
    (claims['sub'] === '1234567890' && claims['name'] === 'John Doe') ||
    (claims['iss'] === 'joe' && claims['http://example.com/is_root'] === true)
  );
}

/** Whether a token is that of visitors who have not signed in, as pages of Supabase carry it for everybody to see. */
export function isPublicToken(claims: Claims): boolean {
  return claims['role'] === 'anon' && claims['sub'] === undefined;
}

/** Whether a token is the service key of a Supabase project, for which its rules on rows do not hold. */
export function isServiceKey(claims: Claims): boolean {
  return claims['role'] === 'service_role';
}
