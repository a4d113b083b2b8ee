import rule from '../../rules/no-unchecked-verification.ts';
import { reported, silent, testRule } from './cases.ts';

const JOSE = "import { jwtVerify } from 'jose'; ";
const JWT = "import jwt from 'jsonwebtoken'; ";

testRule('no-unchecked-verification: promises', rule, {
  valid: [
    silent('awaited', `${JOSE}if (await jwtVerify(token, key)) go();`),
    silent('awaited for its error alone', `${JOSE}await jwtVerify(token, key); go();`),
    silent('returned', `${JOSE}export const read = (token) => jwtVerify(token, key);`),
    silent('chained', `${JOSE}jwtVerify(token, key).then(go).catch(stop);`),
    silent(
      'kept, then awaited',
      `${JOSE}const session = jwtVerify(token, key); if ((await session).payload.sub) go();`,
    ),
    silent('handed on', `${JOSE}await Promise.all([jwtVerify(token, key), load()]);`),
    silent('the sync one as a condition', `${JWT}if (jwt.verify(token, key)) go();`),
    silent('another verify', `${JWT}import { verify } from './passwords.js'; if (verify(password, hash)) go();`),
    silent('written again', `${JOSE}let ok = jwtVerify(token, key); ok = true; if (ok) go();`),
  ],
  invalid: [
    reported(
      'as a condition',
      `
        import { jwtVerify } from 'jose';
        if (⟦jwtVerify⟧(token, key)) go();
      `,
      { messageId: 'promise', data: { library: 'jose', name: 'jwtVerify' } },
    ),
    reported('denied', `${JOSE}if (!⟦jwtVerify⟧(token, key)) throw new Error();`, 'promise'),
    reported('in a chain of conditions', `${JOSE}if (token && ⟦jwtVerify⟧(token, key)) go();`, 'promise'),
    reported('in a ternary', `${JOSE}const user = ⟦jwtVerify⟧(token, key) ? admin : nobody;`, 'promise'),
    reported('kept, then asked', `${JOSE}const ok = ⟦jwtVerify⟧(token, key); if (!ok) throw new Error();`, 'promise'),
    reported(
      'a Nest service',
      "import { JwtService } from '@nestjs/jwt'; export class S { constructor(private jwt: JwtService) {} is(token) { return this.jwt.⟦verifyAsync⟧(token) ? 1 : 0; } }",
      'promise',
    ),
    reported(
      'firebase',
      "import { getAuth } from 'firebase-admin/auth'; if (getAuth().⟦verifyIdToken⟧(token)) go();",
      'promise',
    ),
    reported('dropped', `${JOSE}export async function f(token) { ⟦jwtVerify⟧(token, key); return load(); }`, 'dropped'),
    reported(
      'dropped by fastify',
      "app.get('/', async (request) => { request.⟦jwtVerify⟧(); return load(); });",
      'dropped',
    ),
  ],
});

testRule('no-unchecked-verification: callbacks and answers', rule, {
  valid: [
    silent(
      'the error is read',
      `${JWT}jwt.verify(token, key, (error, claims) => { if (error) return stop(); go(claims); });`,
    ),
    silent('the error is handed on', `${JWT}jwt.verify(token, key, (error, claims) => done(error, claims));`),
    silent(
      'the claims are asked for',
      `${JWT}jwt.verify(token, key, (error, claims) => { if (!claims) return stop(); go(); });`,
    ),
    silent(
      'what is taken from nothing throws',
      `${JWT}jwt.verify(token, key, (error, claims) => { go(claims.sub); });`,
    ),
    silent('nothing happens', `${JWT}jwt.verify(token, key, (error, claims) => { console.log('checked'); });`),
    silent('a callback from elsewhere', `${JWT}import { done } from './done.js'; jwt.verify(token, key, done);`),
    silent(
      'a strategy calls back with claims only',
      "import { Strategy } from 'passport-jwt'; new Strategy(options, (claims, done) => done(null, claims));",
    ),
    silent('jws, tested', "import jws from 'jws'; if (!jws.verify(token, 'HS256', key)) throw new Error();"),
    silent(
      'jws, returned',
      "import jws from 'jws'; export const isSigned = (token) => jws.verify(token, 'HS256', key);",
    ),
    silent(
      'jws, kept and tested',
      "import jws from 'jws'; const ok = jws.verify(token, 'HS256', key); if (!ok) throw new Error();",
    ),
    silent('jws, exported', "import jws from 'jws'; export const ok = jws.verify(token, 'HS256', key);"),
    silent(
      'tsndr, tested',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; const s = await jwt.verify(token, key); if (!s) throw new Error();",
    ),
    silent(
      'tsndr, told to throw',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.verify(token, key, { throwError: true });",
    ),
    silent(
      'what may throw, by an argument that the file does not show',
      "import { verify } from '@tsndr/cloudflare-worker-jwt'; export async function admit(ticket, secret, how) { await verify(ticket, secret, how); return seats(); }",
    ),
    silent(
      'what may throw, by an option that the file does not show',
      "import { verify } from '@tsndr/cloudflare-worker-jwt'; import { modes } from './modes.js'; export async function admit(ticket, secret) { const { payload } = await verify(ticket, secret, { ...modes, clockTolerance: 5 }); return seats(payload.sub); }",
    ),
    silent(
      'what is asked for the token as it came, perhaps',
      "import { getToken } from 'next-auth/jwt'; export async function admit(req, raw) { await getToken({ req, raw }); return seats(); }",
    ),
    silent(
      'json-web-token, tested',
      "import jwt from 'json-web-token'; const { error, value } = jwt.decode(key, token); if (error) throw error;",
    ),
    silent(
      'supabase, the user is asked for',
      "import { createClient } from '@supabase/supabase-js'; const { data } = await createClient(u, k).auth.getUser(token); if (!data.user) throw new Error();",
    ),
    silent('hapi answers with nothing', "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, key);"),
  ],
  invalid: [
    reported(
      'the error is never read',
      `${JWT}jwt.⟦verify⟧(token, key, (error, claims) => { req.user = claims; next(); });`,
      'callback',
    ),
    reported(
      'with options',
      `${JWT}jwt.⟦verify⟧(token, key, options, function (err, claims) { res.json(claims); });`,
      'callback',
    ),
    reported(
      'a function of the file',
      `${JWT}function done(err, claims) { next(); } jwt.⟦verify⟧(token, key, done);`,
      'callback',
    ),
    reported('jws as a statement', "import jws from 'jws'; jws.⟦verify⟧(token, 'HS256', key); go();", 'droppedAnswer'),
    reported(
      'jsrsasign as a statement',
      "import { KJUR } from 'jsrsasign'; KJUR.jws.JWS.⟦verifyJWT⟧(token, key, { alg: ['HS256'] }); go();",
      'droppedAnswer',
    ),
    reported(
      'tsndr, awaited and dropped',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.⟦verify⟧(token, key); go();",
      'droppedAnswer',
    ),
    reported(
      'what throws on one of two ways that the file shows',
      "import { verify } from '@tsndr/cloudflare-worker-jwt'; export async function admit(ticket, secret, isLoud) { await ⟦verify⟧(ticket, secret, { throwError: isLoud ? true : false }); return seats(); }",
      'droppedAnswer',
    ),
    reported(
      'a session that is read and dropped',
      "import { getToken } from 'next-auth/jwt'; export async function admit(req) { await ⟦getToken⟧({ req, raw: false }); return seats(); }",
      'droppedAnswer',
    ),
    reported('never read', "import jws from 'jws'; const ok = jws.⟦verify⟧(token, 'HS256', key); go();", 'untested'),
    reported(
      'elysia, taken apart',
      "import { jwt } from '@elysiajs/jwt'; app.use(jwt({ secret })).get('/', async ({ jwt }) => { const { sub } = await jwt.⟦verify⟧(token); return sub; });",
      'untested',
    ),
    reported(
      'elysia, read',
      "import { jwt } from '@elysiajs/jwt'; app.use(jwt({ secret })).get('/', async ({ jwt }) => { const claims = await jwt.⟦verify⟧(token); return claims.sub; });",
      'untested',
    ),
    reported(
      'json-web-token',
      "import jwt from 'json-web-token'; const { value } = jwt.⟦decode⟧(key, token); go(value.sub);",
      'untested',
    ),
  ],
});

const guard = (body: string): string => `${JWT}export function guard(req, res, next) { ${body} }`;
const VERIFIED = 'req.user = jwt.verify(req.token, key);';

testRule('no-unchecked-verification: catches', rule, {
  valid: [
    silent('refused', guard(`try { ${VERIFIED} next(); } catch { res.sendStatus(401); }`)),
    silent('refused, and left', guard(`try { ${VERIFIED} } catch (e) { return next(e); } next();`)),
    silent('thrown again', guard(`try { ${VERIFIED} } catch (e) { log(e); throw e; } next();`)),
    silent('optional', guard(`try { ${VERIFIED} } catch (e) { console.log(e); } next();`)),
    silent(
      'asked for afterwards',
      guard(`try { ${VERIFIED} } catch (e) { log(e); } if (!req.user) return res.sendStatus(403); next();`),
    ),
    silent(
      'a flag',
      guard('let ok = false; try { jwt.verify(req.token, key); ok = true; } catch (e) { log(e); } if (ok) next();'),
    ),
    silent(
      'a second verification',
      `${JWT}export function read(token) { try { return jwt.verify(token, key); } catch { return jwt.verify(token, oldKey); } }`,
    ),
    silent(
      'false',
      `${JWT}export function is(token) { try { jwt.verify(token, key); return true; } catch { return false; } }`,
    ),
    silent(
      'an expired token told apart',
      `${JWT}export function read(token) { try { return jwt.verify(token, key); } catch (error) { if (error.name !== 'TokenExpiredError') throw error; return jwt.decode(token); } }`,
    ),
    silent(
      'decoded for the log',
      `${JWT}export function read(token) { try { return jwt.verify(token, key); } catch (error) { console.log(jwt.decode(token)); throw error; } }`,
    ),
    silent('nothing is verified', guard('jwt.decode(token); try { load(); } catch (e) { log(e); } next();')),
    silent('another way out', guard('try { jwt.verify(req.token, key); } catch (e) { process.exit(1); } next();')),
    silent(
      'a condition of comparisons',
      guard(`if (req.path === '/a' || req.path === '/b') return next(); ${VERIFIED} next();`),
    ),
    silent('a default', guard(`const path = req.path || '/'; ${VERIFIED} next();`)),
    silent('no verification behind it', `${JWT}jwt.decode(token); if (path === '/a' || '/b') go();`),
  ],
  invalid: [
    reported(
      'swallowed',
      guard('try { jwt.verify(req.token, key); } catch (e) { console.log(e); } ⟦next()⟧;'),
      'goesOn',
    ),
    reported('swallowed without a word', guard('try { jwt.verify(req.token, key); } catch {} ⟦next()⟧;'), 'goesOn'),
    reported('on both ways', guard('try { jwt.verify(req.token, key); next(); } catch (e) { ⟦next()⟧; }'), 'goesOn'),
    reported(
      'through a function of the file',
      `${JWT}const check = (token) => jwt.verify(token, key); export function guard(req, res, next) { try { check(req.token); } catch (e) { log(e); } ⟦next()⟧; }`,
      'goesOn',
    ),
    reported('refused, and went on', guard(`try { ${VERIFIED} } catch (e) { next(e); } ⟦next()⟧;`), 'refusedAndWent'),
    reported(
      'answered, and went on',
      guard(`try { ${VERIFIED} } catch (e) { res.status(401).json({}); } ⟦next()⟧;`),
      'refusedAndWent',
    ),
    reported(
      'true all the same',
      `${JWT}export function is(token) { try { jwt.verify(token, key); return true; } catch { return ⟦true⟧; } }`,
      'validAnyway',
    ),
    reported(
      'the error as claims',
      `${JWT}const status = (claims) => ({ sub: claims.sub, ok: true }); export function read(token) { try { const claims = jwt.verify(token, key); return status(claims); } catch (error) { return ⟦status(error)⟧; } }`,
      'validAnyway',
    ),
    reported(
      'decoded instead',
      `${JWT}export function read(token) { try { return jwt.verify(token, key); } catch { return jwt.⟦decode⟧(token); } }`,
      'fallback',
    ),
    reported(
      'decoded into the request',
      guard(`try { req.user = jwt.verify(req.token, key); } catch { req.user = jwt.⟦decode⟧(req.token); } next();`),
      'fallback',
    ),
    reported(
      'decoded in a chain',
      `${JOSE}import { decodeJwt } from 'jose'; export const read = (token) => jwtVerify(token, key).catch(() => ⟦decodeJwt⟧(token));`,
      'fallback',
    ),
    reported(
      'always true',
      guard(`if (req.path === '/a' || ⟦'/b'⟧) { next(); } else { ${VERIFIED} next(); }`),
      'alwaysTrue',
    ),
    reported(
      'always true, and left',
      guard(`if (req.path === '/a' || ⟦'/b'⟧) return next(); ${VERIFIED} next();`),
      'alwaysTrue',
    ),
  ],
});
