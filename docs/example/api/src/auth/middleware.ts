import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { expressjwt } from 'express-jwt';
import jwt from 'jsonwebtoken';
import { config } from '../config.js';
import { findUser, type User } from '../store.js';

declare module 'express-serve-static-core' {
  interface Request {
    auth?: { sub?: string };
    user?: User;
  }
}

const base = { secret: config.accessSecret, audience: config.audience };

export const requireSession: RequestHandler = expressjwt({ ...base, algorithms: ['HS256'] });

/** The tool list is public, but shows signed-in neighbours which tools are theirs. */
export function loadUser(req: Request, _res: Response, next: NextFunction): void {
  const token = req.headers.authorization?.split(' ')[1];
  const claims = token ? jwt.decode(token) : null;
  if (claims && typeof claims === 'object' && claims.sub) req.user = findUser(claims.sub);
  next();
}

function claimsOf(token: string): { sub?: string; street?: string } {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
}

export const sameStreet: RequestHandler = (req, res, next) => {
  const token = req.headers.authorization?.split(' ')[1] ?? '';
  const { street } = claimsOf(token);
  if (street !== req.params.street) {
    res.status(403).json({ error: 'This list belongs to another street' });
    return;
  }
  next();
};
