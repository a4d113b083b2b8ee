import jwt, { type SignOptions } from 'jsonwebtoken';
import { config } from '../config.js';
import type { User } from '../store.js';

const issued: SignOptions = { algorithm: 'HS256', issuer: config.issuer, audience: config.audience };

export function issueAccessToken(user: User): string {
  return jwt.sign({ sub: user.id }, config.accessSecret, { ...issued, expiresIn: '15m' });
}

export function issueRefreshToken(user: User): string {
  return jwt.sign({ sub: user.id }, config.refreshSecret, { ...issued, expiresIn: '14d' });
}

export function issueDeviceToken(user: User): string {
  const claims = { sub: user.id, device: 'phone' };
  return jwt.sign(claims, config.accessSecret, { ...issued, expiresIn: '1h' });
}

export function issueInvite(street: string): string {
  return jwt.sign({ street }, config.inviteKeys.current, { ...issued, keyid: 'current', expiresIn: '3d' });
}
