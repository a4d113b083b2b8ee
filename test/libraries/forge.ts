import {
  createHmac,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/*
 * Tokens made with nothing but node:crypto, so that no library under test has a part in the evidence.
 */

/** The moment at which every proof takes place, in milliseconds. */
export const NOW = Date.UTC(2026, 0, 1);
/** The same in seconds, as claims have it. */
export const NOW_S = NOW / 1000;

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'orders';
export const OTHER_ISSUER = 'https://attacker.example';
export const OTHER_AUDIENCE = 'invoices';
export const KID = 'key-1';

/** Long enough for every HMAC. */
export const SECRET = 'a-secret-of-the-proofs-that-is-long-enough-for-HS512-and-says-nothing-else';
export const OTHER_SECRET = 'the-secret-of-an-attacker-that-is-just-as-long-and-opens-nothing-whatever-here';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const RSA_PUBLIC_PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const RSA_PRIVATE_PEM = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const rsaPublicKey: KeyObject = rsa.publicKey;
export const rsaPrivateKey: KeyObject = rsa.privateKey;
export const ecPrivateKey: KeyObject = ec.privateKey;
export const EC_PUBLIC_PEM = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** The RSA public key as a member of a key set. */
export const rsaJwk: JsonWebKey & { readonly kid: string; readonly use: string } = {
  ...createPublicKey(RSA_PUBLIC_PEM).export({ format: 'jwk' }),
  kid: KID,
  use: 'sig',
};

export type Algorithm = 'ES256' | 'HS256' | 'HS384' | 'HS512' | 'PS256' | 'RS256' | 'RS384' | 'RS512' | 'none';

export interface Forged {
  readonly algorithm: Algorithm;
  readonly header?: object;
  readonly claims: object;
  /** sign with this instead of the key that belongs to the algorithm */
  readonly key?: KeyObject;
}

/** A token in compact form. */
export function forge({ algorithm, header, claims, key }: Forged): string {
  const input = [{ alg: algorithm, typ: 'JWT', ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${signature(algorithm, input, key ?? keyFor(algorithm))}`;
}

/** The key that everybody trusts for an algorithm. */
export function keyFor(algorithm: Algorithm): KeyObject {
  if (algorithm.startsWith('HS') || algorithm === 'none') return createSecretKey(Buffer.from(SECRET));
  return algorithm === 'ES256' ? ec.privateKey : rsa.privateKey;
}

/** A key of the same kind that nobody trusts. */
export function strangerKey(algorithm: Algorithm): KeyObject {
  if (algorithm.startsWith('HS')) return createSecretKey(Buffer.from(OTHER_SECRET));
  return algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : otherRsa.privateKey;
}

function signature(algorithm: Algorithm, input: string, key: KeyObject): string {
  if (algorithm === 'none') return '';
  const hash = `sha${algorithm.slice(2)}`;
  if (algorithm.startsWith('HS')) return createHmac(hash, key).update(input).digest('base64url');
  if (algorithm === 'ES256')
    return sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const padding = algorithm.startsWith('PS') ? { padding: 6, saltLength: Number(algorithm.slice(2)) / 8 } : {};
  return sign(hash, Buffer.from(input), { key, ...padding }).toString('base64url');
}

/** The header and the claims of a token in compact form, read without any check. */
export function opened(token: string): {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
} {
  const [header = '', claims = ''] = token.split('.');
  const read = (part: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  return { header: read(header), claims: read(claims) };
}

/** Whether a token carries the signature that its header promises, made with the key that everybody trusts. */
export function isGenuine(token: string): boolean {
  const { header } = opened(token);
  const input = token.slice(0, token.lastIndexOf('.'));
  const algorithm = header['alg'] as Algorithm;
  // RSA with PKCS #1 v1.5 and HMAC give the same signature each time.
  return signature(algorithm, input, keyFor(algorithm)) === token.slice(token.lastIndexOf('.') + 1);
}
