/** Algorithms whose key is a shared secret (RFC 7518, 3.2). */
export const HMAC = /^HS\d/;
/** Algorithms whose verifying key is public (RFC 7518, 3.3 to 3.5; RFC 8037). */
export const ASYMMETRIC = /^(?:RS|PS|ES)\d|^Ed/;

const PUBLIC_PEM = /-----BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE)-----/;

/** Whether a text holds a public key or a certificate in PEM. */
export function holdsPublicPem(text: string): boolean {
  return PUBLIC_PEM.test(text);
}
