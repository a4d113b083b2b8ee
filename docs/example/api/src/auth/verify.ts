import { promisify } from 'node:util';
import { createRemoteJWKSet, jwtVerify as checkToken, type JWTPayload } from 'jose';
import jsonwebtoken, { type JwtPayload, type Secret, type VerifyOptions } from 'jsonwebtoken';
import { config } from '../config.js';

const townKeys = createRemoteJWKSet(new URL(config.townId.jwksUrl));
const chatKey = new TextEncoder().encode(config.accessSecret);

const verifyAsync = promisify<string, Secret, VerifyOptions, JwtPayload>(jsonwebtoken.verify as never);

const expected = { issuer: config.issuer, audience: config.audience };

export function verifySession(token: string): Promise<JwtPayload> {
  return verifyAsync(token, config.accessSecret, expected);
}

export function verifyRefreshToken(token: string): Promise<JwtPayload> {
  return new Promise((resolve, reject) => {
    jsonwebtoken.verify(
      token,
      config.refreshSecret,
      { algorithms: ['HS256'], issuer: config.issuer },
      (error, payload) => {
        if (error || !payload || typeof payload === 'string') reject(error ?? new Error('Malformed token'));
        else resolve(payload);
      },
    );
  });
}

/** Signs somebody in who comes from the town's own identity service. */
export async function verifyTownIdToken(idToken: string): Promise<JWTPayload> {
  const { payload } = await checkToken(idToken, townKeys, {
    algorithms: ['ES256'],
    issuer: config.townId.issuer,
  });
  return payload;
}

export async function verifyChatToken(token: string): Promise<JWTPayload> {
  const { payload } = await checkToken(token, chatKey, {
    algorithms: ['HS256'],
    issuer: config.issuer,
    audience: config.audience,
    requiredClaims: ['sub', 'exp'],
  });
  return payload;
}

/** Invites stay valid while the key is rotated, so the header says which key to use. */
export function verifyInvite(token: string): string {
  const kid = jsonwebtoken.decode(token, { complete: true })?.header.kid;
  const key = kid === 'previous' ? config.inviteKeys.previous : config.inviteKeys.current;
  const invite = jsonwebtoken.verify(token, key, {
    algorithms: ['HS256'],
    issuer: config.issuer,
    audience: config.audience,
  }) as JwtPayload;
  return String(invite.street);
}
