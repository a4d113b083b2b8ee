import { SignJWT } from 'jose';
import jwt, { type SignOptions } from 'jsonwebtoken';
import { config } from '../config.js';
import type { User } from '../store.js';

const issued: SignOptions = { algorithm: 'HS256', issuer: config.issuer, audience: config.audience };

export function issueAccessToken(user: User): string {
  return jwt.sign(
    { sub: user.id, email: user.email, street: user.street, passwordHash: user.passwordHash },
    config.accessSecret,
    {
      ...issued,
      expiresIn: '15m',
    },
  );
}

export function issueRefreshToken(user: User): string {
  return jwt.sign({ sub: user.id }, config.refreshSecret, { ...issued, expiresIn: '14d' });
}

/** For the phone app, which keeps both tokens in one string. */
export function issueDeviceToken(user: User, refreshToken: string): string {
  const claims = { sub: user.id, street: user.street, device: 'phone', refreshToken };
  return jwt.sign(claims, config.accessSecret, issued);
}

export function issueChatToken(user: User): Promise<string> {
  const member = { name: user.name, street: user.street, password_hash: user.passwordHash };
  return new SignJWT({ ...member, room: user.street })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user.id)
    .setIssuer(config.issuer)
    .setAudience(config.audience)
    .setIssuedAt()
    .setExpirationTime(Date.now() + 60 * 60 * 1000)
    .sign(new TextEncoder().encode(config.accessSecret));
}

export function issueInvite(street: string): string {
  return jwt.sign({ street }, config.inviteKeys.current, { ...issued, keyid: 'current', expiresIn: '1y' });
}
