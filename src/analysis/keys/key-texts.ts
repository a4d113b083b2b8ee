import type { Value } from '../evaluation/value.ts';

/** Algorithms whose key is a shared secret. */
export const HMAC = /^HS\d/;
/** Algorithms whose verifying key is public. */
export const ASYMMETRIC = /^(?:RS|PS|ES)\d|^Ed/;

const PUBLIC_PEM = /-----BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE)-----/;

/** Whether a text, or a written part of one, is a public key or a certificate in PEM. */
export function isPublicPem(value: Value): boolean {
  if (value.is === 'text') return value.parts.some(isPublicPem);
  return value.is === 'literal' && typeof value.value === 'string' && PUBLIC_PEM.test(value.value);
}
