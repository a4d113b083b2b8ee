import rule from '../../rules/no-interchangeable-tokens.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const ACCESS = 'export const signAccessToken = (id) => jwt.sign({ sub: id }, KEY); ';
const REFRESH = 'export const signRefreshToken = (id) => jwt.sign({ sub: id }, KEY); ';
const READ = 'export const whoIs = (bearer) => jwt.verify(bearer, KEY).sub; ';
const READ_MARKED = 'export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, KEY).sub; ';
const ENV = 'const KEY = process.env.JWT_KEY; ';

const refreshPasses = {
  given: 'refresh',
  givenAt: 'line 1',
  taken: 'session',
  takenAt: 'line 1',
  attack: 'a stolen one is a session for as long as it lasts',
  claim: '',
  lines: '',
};

testRule('no-interchangeable-tokens: what tells kinds apart', rule, {
  valid: [
    silent('one kind', `${JWT}${ENV}${ACCESS}${READ}`),
    silent(
      'a key for each',
      `${JWT}${ENV}${ACCESS}export const signRefreshToken = (id) => jwt.sign({ sub: id }, process.env.OTHER_KEY); ${READ}`,
    ),
    silent(
      'a claim that is compared',
      `${JWT}${ENV}${ACCESS}${REFRESH}export function whoIs(bearer) { const claims = jwt.verify(bearer, KEY); if (claims.purpose !== 'access') throw new Error(); return claims.sub; }`,
    ),
    silent(
      'an audience for each, which is demanded',
      `${JWT}${ENV}const signAccessToken = (id) => jwt.sign({ sub: id }, KEY, { audience: 'api' }); const signRefreshToken = (id) => jwt.sign({ sub: id }, KEY, { audience: 'renewal' }); const whoIs = (bearer) => jwt.verify(bearer, KEY, { audience: 'api' }).sub;`,
    ),
    silent(
      'an audience of which nothing is known',
      `${JWT}${ENV}const signAccessToken = (id, to) => jwt.sign({ sub: id }, KEY, { audience: to }); const signRefreshToken = (id) => jwt.sign({ sub: id }, KEY, { audience: 'api' }); const whoIs = (bearer) => jwt.verify(bearer, KEY, { audience: 'api' }).sub;`,
    ),
    silent(
      'an issuer as a claim',
      `${JWT}${ENV}const signAccessToken = (id) => jwt.sign({ sub: id, iss: 'a' }, KEY); const signRefreshToken = (id) => jwt.sign({ sub: id, iss: 'b' }, KEY); const whoIs = (bearer) => jwt.verify(bearer, KEY, { issuer: 'a' }).sub;`,
    ),
    silent(
      'a subject that is demanded',
      `${JWT}${ENV}const signAccessToken = (id) => jwt.sign({ id }, KEY, { subject: 'access' }); const signRefreshToken = (id) => jwt.sign({ id }, KEY, { subject: 'refresh' }); const whoIs = (bearer) => jwt.verify(bearer, KEY, { subject: 'access' }).id;`,
    ),
    silent(
      'claims that have nothing in common',
      `${JWT}${ENV}const signAccessToken = (id) => jwt.sign({ sub: id }, KEY); const invite = (list) => { const inviteToken = jwt.sign({ list }, KEY); send(inviteToken); }; ${READ}`,
    ),
    silent(
      'a claim that only one kind has, and that is read',
      `${JWT}${ENV}const signAccessToken = (id, role) => jwt.sign({ sub: id, role }, KEY); ${REFRESH}export const whoIs = (bearer) => { const { sub, role } = jwt.verify(bearer, KEY); return load(sub, role); };`,
    ),
    silent(
      'a claim that is read of something out of sight',
      `${JWT}${ENV}const signAccessToken = (id) => jwt.sign({ sub: id, use: 'access' }, KEY); const signRefreshToken = (id) => jwt.sign({ sub: id, use: 'refresh' }, KEY); const whoIs = (bearer, request) => { request.user = jwt.verify(bearer, KEY); }; export const guard = (request) => request.user.use;`,
    ),
    silent(
      'claims that are handed out, with something that tells them apart',
      `${JWT}${ENV}const signAccessToken = (id) => jwt.sign({ sub: id, use: 'access' }, KEY); const signRefreshToken = (id) => jwt.sign({ sub: id, use: 'refresh' }, KEY); export const read = (bearer) => jwt.verify(bearer, KEY);`,
    ),
    silent(
      'payloads that are not seen',
      `${JWT}${ENV}const signAccessToken = (one) => jwt.sign(one, KEY); const signRefreshToken = (other) => jwt.sign(other, KEY); ${READ}`,
    ),
    silent(
      'a token that is looked up',
      `${JWT}${ENV}${ACCESS}${REFRESH}export async function renew(ticket) { const { sub } = jwt.verify(ticket, KEY); const kept = await store.findOne({ where: { ticket } }); return kept && sub; }`,
    ),
    silent(
      'a token that is compared with one that is kept',
      `${JWT}${ENV}${ACCESS}${REFRESH}export async function renew(request) { const user = await find(request.body.id); if (user.kept !== request.body.token) throw new Error(); return jwt.verify(request.body.token, KEY).sub; }`,
    ),
    silent(
      'a token that the caller looks up',
      `${JWT}${ENV}${ACCESS}${REFRESH}const read = (ticket) => jwt.verify(ticket, KEY).sub; export const renew = async (request) => ((await store.has(hash(request.cookies.t))) ? read(request.cookies.t) : null);`,
    ),
    silent(
      'a verifier for others, which says of which kind: they may look the token up',
      `${JWT}${ENV}${ACCESS}${REFRESH}export const verifyRefreshToken = (ticket) => jwt.verify(ticket, KEY).sub; export const renewed = (refreshToken) => jwt.verify(refreshToken, KEY).sub;`,
    ),
    silent(
      'a strategy for one kind, whose handlers may look the token up',
      `import { Strategy } from 'passport-jwt'; ${JWT}${ENV}${ACCESS}${REFRESH}export class Renewals extends Strategy { constructor() { super({ jwtFromRequest: (request) => request.cookies.refresh_token, secretOrKey: KEY }); } validate(claims) { return load(claims.sub); } }`,
    ),
    silent(
      'a key that is chosen by the kind',
      `${JWT}const keyOf = (kind) => (kind === 'refresh' ? process.env.A : process.env.B); const signAccessToken = (id) => jwt.sign({ sub: id }, keyOf('access')); const signRefreshToken = (id) => jwt.sign({ sub: id }, keyOf('refresh')); export const whoIs = (bearer, kind) => jwt.verify(bearer, keyOf(kind)).sub;`,
    ),
    silent(
      'a key that is a parameter',
      `${JWT}const signAccessToken = (id, key) => jwt.sign({ sub: id }, key); const signRefreshToken = (id, key) => jwt.sign({ sub: id }, key); export const whoIs = (bearer, key) => jwt.verify(bearer, key).sub;`,
    ),
    silent(
      'tokens that nothing names',
      `${JWT}${ENV}const one = (id) => jwt.sign({ sub: id }, KEY); const two = (id) => jwt.sign({ sub: id }, KEY); ${READ}`,
    ),
    silent(
      'a handler that takes a reset and signs in',
      `${JWT}${ENV}${ACCESS}export function resetPassword(user) { const token = jwt.sign({ sub: user.id }, KEY); return { token }; } export function refreshToken(user) { return { token: jwt.sign({ sub: user.id }, KEY) }; } ${READ}`,
    ),
    silent(
      'jose is told the kind',
      "import { SignJWT, jwtVerify } from 'jose'; const signAccessToken = (id) => new SignJWT({ id }).sign(KEY); const signRefreshToken = (id) => new SignJWT({ id }).sign(KEY); export const whoIs = async (bearer) => (await jwtVerify(bearer, KEY, { typ: 'at+jwt' })).payload.id;",
    ),
  ],
  invalid: [
    reported('by name of the function', `${JWT}${ENV}${ACCESS}${REFRESH}${READ_MARKED}`, {
      messageId: 'unwritten',
      data: refreshPasses,
    }),
    reported(
      'a claim that nobody compares',
      `${JWT}${ENV}const one = (id) => jwt.sign({ sub: id, use: 'access' }, KEY); const two = (id) => jwt.sign({ sub: id, use: 'refresh' }, KEY); ${READ_MARKED}`,
      { messageId: 'uncompared', data: { ...refreshPasses, claim: 'use' } },
    ),
    reported(
      'the same audience and issuer',
      `${JWT}${ENV}const COMMON = { audience: 'api', issuer: 'https://login.example.com' }; const signAccessToken = (id) => jwt.sign({ sub: id }, KEY, COMMON); const signRefreshToken = (id) => jwt.sign({ sub: id }, KEY, COMMON); export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, KEY, COMMON).sub;`,
      'unwritten',
    ),
    reported(
      'one payload for both',
      `${JWT}${ENV}export const issue = (payload) => { const accessToken = jwt.sign(payload, KEY); const refreshToken = jwt.sign(payload, KEY); return { accessToken, refreshToken }; }; ${READ_MARKED}`,
      'unwritten',
    ),
    reported(
      'a list of what is no longer good tells no kinds apart',
      `${JWT}${ENV}${ACCESS}${REFRESH}export async function whoIs(bearer) { if (await blacklist.has(bearer)) throw new Error(); return jwt.⟦verify⟧(bearer, KEY).sub; }`,
      'unwritten',
    ),
    reported(
      'claims that are handed out, with nothing to tell them apart by',
      `${JWT}${ENV}${ACCESS}${REFRESH}export const read = (bearer) => jwt.⟦verify⟧(bearer, KEY);`,
      'unwritten',
    ),
    reported(
      'a strategy',
      `import { Strategy } from 'passport-jwt'; ${JWT}${ENV}${ACCESS}${REFRESH}export class Sessions extends Strategy { constructor() { ⟦super⟧({ jwtFromRequest: (request) => request.cookies.access_token, secretOrKey: KEY }); } validate(claims) { return load(claims.sub); } }`,
      'unwritten',
    ),
    reported(
      'several verifiers, one key',
      `${JWT}${ENV}${ACCESS}${REFRESH}\n${READ_MARKED}\nexport const again = (bearer) => jwt.verify(bearer, KEY).sub;`,
      { messageId: 'unwritten', data: { ...refreshPasses, lines: ' (also at line 3)' } },
    ),
  ],
});

testRule('no-interchangeable-tokens: what a token is for', rule, {
  valid: [],
  invalid: [
    reported(
      'a link',
      `${JWT}${ENV}${ACCESS}export const lost = (user) => { const token = jwt.sign({ sub: user.id }, KEY); mail(user, \`https://example.com/reset-password/\${token}\`); }; ${READ_MARKED}`,
      {
        messageId: 'unwritten',
        data: { ...refreshPasses, given: 'reset', attack: 'whoever gets such a link is signed in' },
      },
    ),
    reported(
      'a route, and one that signs in',
      `${JWT}${ENV}app.post('/auth/login', (req, res) => { const token = jwt.sign({ sub: req.user.id }, KEY); res.json({ token }); }); app.post('/forgot-password', (req, res) => { const token = jwt.sign({ sub: req.user.id }, KEY); mail(token); }); ${READ_MARKED}`,
      {
        messageId: 'unwritten',
        data: { ...refreshPasses, given: 'reset', attack: 'whoever gets such a link is signed in' },
      },
    ),
    reported(
      'a cookie, and a function that sends',
      `${JWT}import express from 'express'; ${ENV}export const open = (req, res) => { const token = jwt.sign({ id: req.user.id }, KEY); res.cookie('session', token); }; export const ask = (user) => { const token = jwt.sign({ id: user.id }, KEY); return sendVerification(user, token); }; export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, KEY).id;`,
      {
        messageId: 'unwritten',
        data: { ...refreshPasses, given: 'confirmation', attack: 'whoever gets such a link is signed in' },
      },
    ),
    reported(
      'a function that signs for others',
      `${JWT}${ENV}const sign = (id, time) => jwt.sign({ sub: id }, KEY, { expiresIn: time });\nexport const tokens = async (id) => { const [accessToken, refreshToken] = await Promise.all([sign(id, '1h'),\nsign(id, '9d')]); return { accessToken, refreshToken }; };\n${READ_MARKED}`,
      { messageId: 'unwritten', data: { ...refreshPasses, takenAt: 'line 2', givenAt: 'line 3' } },
    ),
    reported(
      'a kind that is handed in',
      `${JWT}${ENV}const sign = (id, type) => jwt.sign({ sub: id, type }, KEY);\nexport const one = (id) => sign(id, 'access');\nexport const two = (id) => sign(id, 'invitation');\n${READ_MARKED}`,
      {
        messageId: 'uncompared',
        data: {
          ...refreshPasses,
          ...{ takenAt: 'line 2', givenAt: 'line 3', given: 'invitation', claim: 'type' },
          attack: 'whoever gets such a link is signed in',
        },
      },
    ),
    reported(
      'properties of an answer, and the key of the module',
      "import { JwtService } from '@nestjs/jwt'; export class Tokens { constructor(private readonly jwt: JwtService) {} issue(id: string) { return { access_token: this.jwt.sign({ sub: id }), refresh_token: this.jwt.sign({ sub: id }) }; } whoIs(bearer: string) { return this.jwt.⟦verify⟧(bearer).sub; } }",
      'unwritten',
      { filename: 'src/tokens.ts' },
    ),
    reported(
      'a callback that gets the token',
      `${JWT}${ENV}${ACCESS}const renew = (id, done) => jwt.sign({ sub: id }, KEY, {}, (error, refreshToken) => done(error, refreshToken)); ${READ_MARKED}`,
      'unwritten',
    ),
    reported(
      'one key for two links',
      `${JWT}${ENV}export const sendInvitation = (id) => send(jwt.sign({ sub: id }, KEY)); export const forgotPassword = (id) => send(jwt.sign({ sub: id }, KEY)); ${READ_MARKED}`,
      {
        messageId: 'unwritten',
        data: { ...refreshPasses, given: 'invitation', taken: 'reset', attack: 'each is as good as the other' },
      },
    ),
  ],
});

testRule('no-interchangeable-tokens: the same key', rule, {
  valid: [
    silent(
      'members of different imports',
      `${JWT}import { one, two } from './config.js'; const signAccessToken = (id) => jwt.sign({ sub: id }, one.key); const signRefreshToken = (id) => jwt.sign({ sub: id }, two.key); export const whoIs = (bearer) => jwt.verify(bearer, one.key).sub;`,
    ),
  ],
  invalid: [
    reported(
      'a member of an import',
      `${JWT}import { config } from './config.js'; const signAccessToken = (id) => jwt.sign({ sub: id }, config.jwt.key); const signRefreshToken = (id) => jwt.sign({ sub: id }, config.jwt.key); export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, config.jwt.key).sub;`,
      'unwritten',
    ),
    reported(
      'a setting, with a fallback and as bytes',
      `${JWT}const KEY = process.env.KEY || 'development'; const signAccessToken = (id) => jwt.sign({ sub: id }, process.env.KEY); const signRefreshToken = (id) => jwt.sign({ sub: id }, Buffer.from(KEY)); export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, KEY).sub;`,
      'unwritten',
    ),
    reported(
      'a pair of keys',
      `${JWT}const signAccessToken = (id) => jwt.sign({ sub: id }, process.env.JWT_PRIVATE_KEY); const signRefreshToken = (id) => jwt.sign({ sub: id }, process.env.JWT_PRIVATE_KEY); export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, process.env.JWT_PUBLIC_KEY).sub;`,
      'unwritten',
    ),
    reported(
      'what a service is asked for',
      `${JWT}const signAccessToken = (id) => jwt.sign({ sub: id }, settings.get('JWT_KEY')); const signRefreshToken = (id) => jwt.sign({ sub: id }, settings.get('JWT_KEY')); export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, settings.get('JWT_KEY')).sub;`,
      'unwritten',
    ),
    reported(
      'a text that is written twice',
      `${JWT}const signAccessToken = (id) => jwt.sign({ sub: id }, 'correct-horse'); const signRefreshToken = (id) => jwt.sign({ sub: id }, 'correct-horse'); export const whoIs = (bearer) => jwt.⟦verify⟧(bearer, 'correct-horse').sub;`,
      'unwritten',
    ),
  ],
});
