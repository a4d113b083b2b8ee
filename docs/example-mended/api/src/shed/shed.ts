import { Router } from 'express';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { requireSession } from '../auth/middleware.js';
import { config } from '../config.js';
import { findUser } from '../store.js';
import { readInsured } from './insurance.js';
import { passPolicy } from './policy.js';

export const shed = Router();

shed.post('/pass', requireSession, (req, res) => {
  const { issuer } = config;
  const options = { algorithm: 'HS256' as const, issuer, audience: 'toolshare-shed', expiresIn: '1h' as const };
  res.json({ pass: jwt.sign({ sub: req.auth?.sub }, config.accessSecret, options) });
});

/** The lock sends the pass that somebody holds up to it. */
shed.post('/open', (req, res) => {
  const { pass } = req.body as { pass: string };
  const { sub } = jwt.verify(pass, config.accessSecret, passPolicy) as JwtPayload;
  res.status(findUser(String(sub)) ? 204 : 403).end();
});

/** Chainsaws go to those alone whose insurer covers them. */
shed.post('/cover', requireSession, (req, res) => {
  const { cover } = req.body as { cover: string };
  const { machines } = readInsured(cover, { algorithms: ['ES256'], audience: config.audience });
  res.json({ machines });
});
