import jwt, { type JwtPayload, type VerifyOptions } from 'jsonwebtoken';
import { config } from '../config.js';

/** Reads what the insurer of the street has signed: a claim, a cover, a payment. */
export function readInsured(document: string, expected: VerifyOptions = {}): JwtPayload {
  return jwt.verify(document, config.insurer.publicKey, { issuer: config.insurer.issuer, ...expected }) as JwtPayload;
}
