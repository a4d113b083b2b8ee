import rule from '../../rules/no-decode-without-verify.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { decodeJwt, jwtVerify } from 'jose'; ";
const FAST = "import { createDecoder, createVerifier } from 'fast-jwt'; const check = createVerifier({ key }); ";

testRule('no-decode-without-verify: paths that go round the verification', rule, {
  valid: [
    silent(
      'the key is found by a claim',
      `${JOSE}export async function session(bearer) { const { org } = decodeJwt(bearer); const ring = await rings.load(org); return (await jwtVerify(bearer, ring)).payload; }`,
    ),
    silent(
      'a tenant that is not known is refused before',
      `${JWT}export async function session(req, res) { const guess = jwt.decode(req.token); const tenant = await tenants.find(guess.tid); if (!tenant) return res.status(404).json({ error: 'no tenant' }); req.user = jwt.verify(req.token, tenant.key); }`,
    ),
    silent(
      'the issuer is refused before',
      `${JOSE}export async function session(bearer) { const claims = decodeJwt(bearer); if (claims.iss !== ISSUER) throw new Error('of ' + claims.iss); await jwtVerify(bearer, keys); return claims; }`,
    ),
    silent(
      'expired ones end early',
      `${JWT}export function session(bearer) { const { exp } = jwt.decode(bearer); if (exp < now()) return undefined; return jwt.verify(bearer, key); }`,
    ),
    silent(
      'a note in the branch that refuses',
      `${JWT}export function session(bearer, res) { if (!res.ready) { logger.warn('refused', jwt.decode(bearer).sub); return null; } return jwt.verify(bearer, key); }`,
    ),
    silent(
      'an error that names the holder',
      `${JWT}export function session(bearer, closed) { if (closed) throw new HttpError(503, jwt.decode(bearer).sub); return jwt.verify(bearer, key); }`,
    ),
    silent(
      'verified on every branch',
      `${JWT}export function session(bearer, old) { if (old) jwt.verify(bearer, oldKey); else jwt.verify(bearer, key); return jwt.decode(bearer); }`,
    ),
    silent(
      'the other branch leaves',
      `${JWT}export function session(bearer, kind) { switch (kind) { case 'a': jwt.verify(bearer, a); break; case 'b': jwt.verify(bearer, b); break; default: throw new Error(kind); } return jwt.decode(bearer); }`,
    ),
    silent(
      'one key of many',
      `${JWT}export function session(bearer) { let ok = false; for (const one of keys) { try { jwt.verify(bearer, one); ok = true; break; } catch {} } if (!ok) throw new Error(); return jwt.decode(bearer); }`,
    ),
    silent(
      'what has been verified before is in a cache',
      `${JWT}export async function session(bearer) { if (await redis.get(bearer)) return jwt.decode(bearer); const claims = jwt.verify(bearer, key); await redis.set(bearer, '1'); return claims; }`,
    ),
    silent(
      'the guard in front has set the user',
      `${JWT}export function session(req) { if (req.user) return jwt.decode(req.token); return jwt.verify(req.token, key); }`,
    ),
    silent(
      'the caller verifies',
      `${JWT}function named(bearer, short) { if (short) return jwt.decode(bearer).name; return jwt.verify(bearer, key).name; } export function page(bearer) { jwt.verify(bearer, key); return named(bearer, true); }`,
    ),
    silent(
      'a helper behind the verification',
      `${JWT}const read = (bearer) => jwt.decode(bearer); export function page(bearer) { check(bearer); return read(bearer).name; } function check(bearer) { jwt.verify(bearer, key); }`,
    ),
    silent(
      'an expired token told apart',
      `${JWT}export function page(bearer) { try { return jwt.verify(bearer, key); } catch (error) { if (error.name === 'TokenExpiredError') return renew(jwt.decode(bearer)); throw error; } }`,
    ),
    silent(
      'in the chain behind it',
      `${JOSE}export const page = (bearer) => jwtVerify(bearer, key).then(() => decodeJwt(bearer));`,
    ),
    silent(
      'verified where there is a token at all',
      `${JWT}export function page(req) { if (req.user) jwt.verify(req.token, key); return jwt.decode(req.token); }`,
    ),
    silent(
      'a loop that goes on behind',
      `${JWT}export function page(bearers) { let claims; for (const one of bearers) { if (one) { claims = jwt.decode(one); break; } } return jwt.verify(bearers[0], keyOf(claims)); }`,
    ),
  ],
  invalid: [
    reported(
      'by a variable of the environment',
      `${JOSE}export async function session(bearer) { if (process.env.SKIP_AUTH === '1') return ⟦decodeJwt⟧(bearer); return (await jwtVerify(bearer, key)).payload; }`,
      'bypass',
    ),
    reported(
      'the verification is the conditional part',
      `${JWT}export function session(bearer) { if (process.env.NODE_ENV === 'production') jwt.verify(bearer, key); return jwt.⟦decode⟧(bearer); }`,
      'bypass',
    ),
    reported(
      'by an argument',
      `${JWT}export function session(bearer, { strict = true } = {}) { let claims; if (strict) { claims = jwt.verify(bearer, key); } else { claims = jwt.⟦decode⟧(bearer); } return claims; }`,
      'bypass',
    ),
    reported(
      'by a header of the request',
      `${JOSE}export async function guard(ctx, next) { const bearer = ctx.get('authorization'); if (ctx.get('x-gateway') === 'yes') { ctx.state.user = ⟦decodeJwt⟧(bearer); return next(); } ctx.state.user = (await jwtVerify(bearer, key)).payload; return next(); }`,
      'bypass',
    ),
    reported(
      'by the token itself, in a switch',
      `${JWT}export function session(bearer) { switch (bearer.slice(0, 3)) { case 'T1.': return jwt.⟦decode⟧(bearer.slice(3)); default: return jwt.verify(bearer, key); } }`,
      'bypass',
    ),
    reported(
      'kept in a case that breaks',
      `${JWT}export function session(req) { switch (req.kind) { case 'service': req.claims = jwt.⟦decode⟧(req.token); break; default: req.claims = jwt.verify(req.token, key); } }`,
      'bypass',
    ),
    reported(
      'by what it claims',
      `${JOSE}export async function session(bearer) { const claims = ⟦decodeJwt⟧(bearer); if (claims.iss === 'internal') { return { id: claims.sub }; } return (await jwtVerify(bearer, key)).payload; }`,
      'bypass',
    ),
    reported(
      'in an expression',
      `${JWT}export const session = (bearer, isLocal) => (isLocal && jwt.⟦decode⟧(bearer)) || jwt.verify(bearer, key);`,
      'bypass',
    ),
    reported(
      'a helper in the branch',
      `${JWT}const peek = (bearer) => jwt.⟦decode⟧(bearer); export function session(bearer, dev) { if (dev) return peek(bearer); return jwt.verify(bearer, key); }`,
      'bypass',
    ),
    reported(
      'the verification is a helper',
      `${JWT}const proven = (bearer) => jwt.verify(bearer, key); export function session(bearer, dev) { return dev ? jwt.⟦decode⟧(bearer) : proven(bearer); }`,
      'bypass',
    ),
    reported(
      'the verification is a function of another file',
      `${JOSE}import { verifyBearer } from './bearer.js'; export async function session(bearer) { if (!process.env.JWKS_URI) return ⟦decodeJwt⟧(bearer); return verifyBearer(bearer); }`,
      'bypass',
    ),
    reported(
      'made by fast-jwt',
      `${FAST}const peek = createDecoder(); export function session(bearer, internal) { if (internal) return ⟦peek⟧(bearer).sub; return check(bearer).sub; }`,
      'bypass',
    ),
    reported(
      'taken apart by hand',
      `${JWT}export function session(bearer) { if (bearer.endsWith('.dev')) { const [, body] = bearer.split('.'); return ⟦JSON.parse(Buffer.from(body, 'base64url').toString())⟧; } return jwt.verify(bearer, key); }`,
      'bypass',
    ),
    reported(
      'in a route',
      `${JWT}app.get('/me', (req, res) => { if (req.query.debug) { res.json(jwt.⟦decode⟧(req.token)); return; } res.json(jwt.verify(req.token, key)); });`,
      'bypass',
    ),
    reported(
      'a claim decides in the branch',
      `${JWT}export function guard(req, res, next) { if (req.ip === '127.0.0.1') { if (jwt.⟦decode⟧(req.token).role !== 'admin') return res.sendStatus(403); return next(); } jwt.verify(req.token, key); next(); }`,
      'bypass',
    ),
  ],
});

testRule('no-decode-without-verify: telling a JWT from something else', rule, {
  valid: [
    silent('the name says so', `${JOSE}export function looksLikeJwt(text) { return decodeJwt(text) !== null; }`),
    silent(
      'both ways check it',
      `${JWT}export const subjectOf = async (text) => (jwt.decode(text) ? await byToken(text) : byApiKey(text));`,
    ),
    silent(
      'both ways check it, as statements',
      `${JWT}export function subjectOf(text) { if (jwt.decode(text) === null) { return keys.find(text); } return sessions.open(text); }`,
    ),
  ],
  invalid: [
    reported('the name says more', `${JWT}export const isValidJwt = (text) => !!jwt.⟦decode⟧(text);`, 'library'),
    reported(
      'one way needs no token',
      `${JWT}export function list(text) { if (!jwt.⟦decode⟧(text)) return refuse(text); return orders(); }`,
      'library',
    ),
    reported('the claims are used as well', `${JWT}export const isJwt = (text) => jwt.⟦decode⟧(text).sub;`, 'library'),
  ],
});
