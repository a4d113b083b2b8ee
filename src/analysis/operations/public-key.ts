import { holdsPublicPem } from '../../lexicon/pem.ts';
import type { Value } from '../evaluation/value.ts';

/** Whether a text, or a written part of one, is a public key or a certificate in PEM. */
export function isPublicPem(value: Value): boolean {
  if (value.kind === 'template') return value.parts.some(isPublicPem);
  return value.kind === 'literal' && typeof value.value === 'string' && holdsPublicPem(value.value);
}
