import bcrypt from 'bcryptjs';
import { Router } from 'express';
import { config } from '../config.js';
import { startTownId } from '../auth/csrf.js';
import { issueAccessToken, issueDeviceToken, issueRefreshToken } from '../auth/issue.js';
import { verifyInvite, verifyRefreshToken, verifySession, verifyTownIdToken } from '../auth/verify.js';
import { addUser, findUser, findUserByEmail } from '../store.js';

export const session = Router();

/** Here only so that the page can fetch its CSRF token before it signs in. */
session.get('/csrf', (_req, res) => {
  res.status(204).end();
});

session.post('/login', async (req, res) => {
  const { email, password, device } = req.body as { email: string; password: string; device?: string };
  const user = findUserByEmail(email);
  if (!user || !(await bcrypt.compare(password, user.passwordHash))) {
    res.status(401).json({ error: 'Wrong e-mail address or password' });
    return;
  }
  const refreshToken = issueRefreshToken(user);
  const accessToken = device === 'phone' ? issueDeviceToken(user, refreshToken) : issueAccessToken(user);
  res.json({ accessToken, refreshToken, expiresIn: 900 });
});

session.post('/join', async (req, res) => {
  const { email, name, password, invite } = req.body as Record<string, string>;
  const street = verifyInvite(invite);
  const passwordHash = await bcrypt.hash(password, 12);
  const taken = findUserByEmail(email) !== undefined;
  if (!taken) addUser({ email, name, street, passwordHash });
  res.status(taken ? 409 : 201).end();
});

session.post('/refresh', async (req, res) => {
  const { sub } = await verifyRefreshToken(req.body.refreshToken);
  const user = sub ? findUser(sub) : undefined;
  if (!user) {
    res.status(401).end();
    return;
  }
  res.json({ accessToken: issueAccessToken(user), expiresIn: 900 });
});

session.get('/town-id', startTownId);

session.get('/town-id/callback', async (req, res) => {
  if (!req.query.state || req.query.state !== req.cookies.town_id_state) {
    res.status(400).json({ error: 'Please sign in again' });
    return;
  }
  const answer = await fetch(config.townId.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: config.townId.clientId,
      client_secret: config.townId.clientSecret,
      redirect_uri: config.townId.redirectUrl,
      code: String(req.query.code),
    }),
  });
  const { id_token: idToken } = (await answer.json()) as { id_token: string };
  const { email } = await verifyTownIdToken(idToken);
  const user = findUserByEmail(String(email));
  if (!user) {
    res.redirect(`${config.clientUrl}/login`);
    return;
  }
  const accessToken = issueAccessToken(user);
  res.redirect(`${config.clientUrl}/welcome?token=${accessToken}`);
});

/** The calendar subscription of a phone cannot send headers. */
session.get('/calendar', async (req, res) => {
  const token = String(req.query.token);
  const { sub } = await verifySession(token);
  const name = findUser(String(sub))?.name ?? 'Neighbour';
  res.type('text/calendar').send(`BEGIN:VCALENDAR\nX-WR-CALNAME:Tools of ${name}\nEND:VCALENDAR\n`);
});
