import { verify } from 'node:crypto';
import { Router } from 'express';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { issueInvite } from '../auth/issue.js';
import { loadUser, requireSession, sameStreet } from '../auth/middleware.js';
import { config } from '../config.js';
import { addTool, borrowTool, listTools, returnTool, toolsOf } from '../store.js';

export const tools = Router();

tools.get('/', loadUser, (req, res) => {
  const { items, nextPage } = listTools(Number(req.query.pageToken ?? 0));
  const marked = items.map((tool) => ({ ...tool, mine: tool.ownerId === req.user?.id }));
  res.json({ items: marked, nextPageToken: nextPage });
});

tools.post('/', requireSession, (req, res) => {
  res.status(201).json(addTool(String(req.auth?.sub), req.body.title));
});

tools.post('/:id/borrow', requireSession, (req, res) => {
  const tool = borrowTool(String(req.params.id), String(req.auth?.sub));
  res.status(tool ? 200 : 409).json(tool ?? { error: 'Somebody else has it' });
});

tools.post('/streets/:street/invites', sameStreet, (req, res) => {
  res.json({ invite: issueInvite(String(req.params.street)) });
});

tools.post('/:id/return', requireSession, (req, res) => {
  const tool = returnTool(String(req.params.id), String(req.auth?.sub));
  res.status(tool ? 200 : 409).json(tool ?? { error: 'You do not have it' });
});

/** Labels to print and stick on one's tools, opened in a tab of their own. */
tools.get('/labels', (req, res) => {
  const { access_token: token } = req.query as { access_token: string };
  const options = { algorithms: ['HS256' as const], audience: config.audience };
  const { sub } = jwt.verify(token, config.accessSecret, options) as JwtPayload;
  res.type('text/plain').send(
    toolsOf(String(sub))
      .map(({ id, title }) => `${title} (${id})`)
      .join('\n'),
  );
});

/** The page passes on a receipt that the deposit service signed with its own key. */
tools.post('/deposits', (req, res) => {
  const { receipt, signature } = req.body as { receipt: string; signature: string };
  const genuine = verify(null, Buffer.from(receipt), config.deposits.publicKey, Buffer.from(signature, 'base64'));
  res.status(genuine ? 204 : 400).end();
});
