import type { RequestHandler } from 'express';
import { expressjwt } from 'express-jwt';
import { config } from '../config.js';
import { findUser, type User } from '../store.js';
import { sessionToken } from './cookies.js';
import { verifySession } from './verify.js';

declare module 'express-serve-static-core' {
  interface Request {
    auth?: { sub?: string };
    user?: User;
  }
}

const base = { secret: config.accessSecret, issuer: config.issuer, audience: config.audience };

export const requireSession: RequestHandler = expressjwt({ ...base, algorithms: ['HS256'], getToken: sessionToken });

/** The tool list is public, but shows signed-in neighbours which tools are theirs. */
export const loadUser: RequestHandler = async (req, res, next) => {
  const token = sessionToken(req);
  if (!token) {
    next();
    return;
  }
  try {
    const { sub } = await verifySession(token);
    req.user = findUser(String(sub));
  } catch {
    res.status(401).json({ error: 'Please sign in again' });
    return;
  }
  next();
};

/** Comes after requireSession. The street is looked up, so that moving house takes effect at once. */
export const sameStreet: RequestHandler = (req, res, next) => {
  const user = findUser(String(req.auth?.sub));
  if (!user || user.street !== req.params.street) {
    res.status(403).json({ error: 'This list belongs to another street' });
    return;
  }
  next();
};
