import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { config } from '../config.js';

const COOKIE = { httpOnly: true, secure: true, sameSite: 'strict' } as const;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Every answer carries the page's CSRF token, and every change has to bring it back. */
export const csrf: RequestHandler = (req, res, next) => {
  const issued: string = req.cookies.csrf ?? randomUUID();
  if (!req.cookies.csrf) res.cookie('csrf', issued, COOKIE);
  res.setHeader('x-csrf-token', issued);
  if (!SAFE.includes(req.method) && req.headers['x-csrf-token'] !== issued) {
    res.status(403).json({ error: 'Please reload the page' });
    return;
  }
  next();
};

/** Sends somebody to the town ID, with a state that only this browser can bring back. */
export const startTownId: RequestHandler = (_req, res) => {
  const state = randomUUID();
  res.cookie('town_id_state', state, { ...COOKIE, sameSite: 'lax', maxAge: 600_000 });
  const url = new URL(config.townId.authorizeUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    scope: 'openid email',
    client_id: config.townId.clientId,
    redirect_uri: config.townId.redirectUrl,
    state,
  }).toString();
  res.redirect(url.href);
};
