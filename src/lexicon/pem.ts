/** Algorithms whose key is a shared secret (RFC 7518, 3.2). */
export const HMAC = /^HS\d/;
/** Algorithms whose verifying key is public (RFC 7518, 3.3 to 3.5; RFC 8037). */
export const ASYMMETRIC = /^(?:RS|PS|ES)\d|^Ed/;

const PRIVATE_PEM = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;

/** Whether a string holds a private key in PEM, of whatever kind (RFC 7468, 10 and 11). */
export function holdsPrivatePem(text: string): boolean {
  return PRIVATE_PEM.test(text);
}

/** PEM, OpenSSH's public keys, JSON such as a JWK, an address, DER in base64, which begins with `MI` (a sequence). */
const NO_SHARED_SECRET = /-----BEGIN |^ssh-(?:rsa|ed25519) |^\s*\{|^https?:|^\s*MI[\w+/=\s]{60,}$/;

/** Whether a string that stands where a key is expected is no shared secret, but a key in a format of its own or its address. */
export function isNoSharedSecret(text: string): boolean {
  return NO_SHARED_SECRET.test(text);
}

const PUBLIC_PEM = /-----BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE)-----/;

/** Whether a string holds a public key or a certificate in PEM. */
export function holdsPublicPem(text: string): boolean {
  return PUBLIC_PEM.test(text);
}
