import rule from '../../rules/no-unchecked-verification.ts';
import { reported, silent, testRule } from './cases.ts';

const JOSE = "import { jwtVerify } from 'jose'; ";
const JWT = "import jwt from 'jsonwebtoken'; ";
const NEXT = "import { NextResponse } from 'next/server'; ";
const HONO = "import { Hono } from 'hono'; import { verify } from 'hono/jwt'; const app = new Hono(); ";
const JWS = "import jws from 'jws'; ";

testRule('no-unchecked-verification: work behind a refusal', rule, {
  valid: [
    silent(
      'the handler leaves',
      `${JWT}export async function rm(req, res) { try { jwt.verify(req.token, key); } catch (e) { log.info(e); res.status(401).end(); return; } await drop(req.params.id); }`,
    ),
    silent(
      'the handler calls what the file does not show',
      `${JWT}export async function rm(req, res) { try { jwt.verify(req.token, key); } catch (e) { refuse(res, e); } await drop(req.params.id); }`,
    ),
    silent(
      'Koa throws',
      `${JWT}export async function rm(ctx, next) { try { jwt.verify(ctx.token, key); } catch (e) { ctx.throw(401); } await next(); }`,
    ),
    silent(
      'the work is done for good tokens only',
      `${JWT}export async function rm(req, res) { try { jwt.verify(req.token, key); await drop(req.params.id); } catch (e) { console.error(e); } res.json({ done: true }); }`,
    ),
    silent(
      'a second verification decides',
      `${JWT}export function rm(req, res) { try { jwt.verify(req.token, oldKey); } catch (e) { console.debug(e); } jwt.verify(req.token, key); drop(req.params.id); }`,
    ),
    silent(
      'the answer shows what was kept',
      `${JWT}export function rm(req, res) { let problem; try { jwt.verify(req.token, key); } catch (e) { problem = e.message; } res.json({ problem }); }`,
    ),
    silent(
      'asked whether the response was sent',
      `${JWT}export function rm(req, res) { try { jwt.verify(req.token, key); } catch (e) { res.status(401).end(); } if (res.headersSent) return; drop(req.params.id); }`,
    ),
    silent(
      'only the answer is left to be ended',
      `${JWT}export function rm(req, res) { try { jwt.verify(req.token, key); drop(req.id); } catch (e) { res.statusCode = 401; } res.end(); }`,
    ),
    silent(
      'a demonstration',
      `${JWT}async function main() { try { jwt.verify(forged, key); console.log('never'); } catch (e) { console.log('as expected', e.message); } await nextStep(); } main();`,
    ),
    silent(
      'connections are closed',
      `${JWT}export async function check(token) { try { jwt.verify(token, key); } catch (e) { console.error(e); } await db.close(); }`,
    ),
    silent(
      'else',
      `${JWT}export function rm(req, res) { jwt.verify(req.token, key, (error) => { if (error) { console.log(error); res.sendStatus(401); } else { drop(req.id); } }); }`,
    ),
    silent(
      'the good branch leaves',
      `${JWT}export function rm(req, res) { jwt.verify(req.token, key, (error) => { if (!error) { drop(req.id); return; } console.log(error); refuse(res); }); }`,
    ),
    silent(
      'the claims are needed',
      `${JWT}export function me(req, res) { jwt.verify(req.token, key, (error, claims) => { if (error) console.log(error); res.render('home', { claims }); }); }`,
    ),
    silent(
      'claims or none',
      `${JOSE}export const claims = async (req) => { const got = await jwtVerify(req.token, key).catch(() => null); return got?.payload; };`,
    ),
    silent(
      'thrown again in a chain',
      `${JOSE}export async function rm(req) { await jwtVerify(req.token, key).catch((e) => { throw new HttpError(401, e); }); await drop(req.id); }`,
    ),
    silent(
      'a chain whose handler is not in sight',
      `${JOSE}export async function rm(req) { await jwtVerify(req.token, key).catch(refused); await drop(req.id); }`,
    ),
    silent(
      'work in the chain',
      `${JOSE}export const rm = (req, res, next) => jwtVerify(req.token, key).then(() => drop(req.id)).then(() => res.end()).catch(next);`,
    ),
    silent(
      'refused in the second place',
      `${JOSE}export const guard = (req, res, next) => jwtVerify(req.token, key).then(() => next(), (e) => res.sendStatus(401));`,
    ),
    silent(
      'a boolean that is asked',
      `${JWS}export function rm(req, res) { const ok = jws.verify(req.token, 'HS256', key); if (!ok) return res.sendStatus(401); drop(req.id); }`,
    ),
    silent(
      'a boolean with a branch for each',
      `${JWS}export function rm(req, res) { if (jws.verify(req.token, 'HS256', key)) drop(req.id); else res.sendStatus(401); }`,
    ),
    silent(
      'a flag that is asked',
      `${JWT}export async function rm(req, res) { let valid = true; try { jwt.verify(req.token, key); } catch { valid = false; } if (!valid) return res.sendStatus(401); await drop(req.params.id); }`,
    ),
    silent(
      'a flag that the work asks for',
      `${JWT}export async function rm(req) { let valid = false; try { jwt.verify(req.token, key); valid = true; } catch {} if (!valid) console.warn('forged'); await drop(req.params.id, valid); }`,
    ),
    silent(
      'every kind of error is refused',
      `${JWT}export async function rm(req, res) { try { jwt.verify(req.token, key); } catch (e) { if (e.name === 'TokenExpiredError') return res.status(401).end(); throw e; } await drop(req.params.id); }`,
    ),
    silent(
      'a callback that the refusal leaves by',
      `${JWT}export const rm = (event, context, callback) => jwt.verify(event.token, key, (error) => { if (error) return callback(error); drop(event.id).then(() => callback(null, 204)); });`,
    ),
    silent(
      'a chain with an answer for each',
      `${JOSE}export const isGood = (token) => jwtVerify(token, key).then(() => true).catch(() => false);`,
    ),
    silent(
      'another verification stands in',
      `${JOSE}export const claimsOf = async (req) => (await jwtVerify(req.token, key).catch(() => null)) ?? (await jwtVerify(req.token, oldKey));`,
    ),
    silent(
      'a helper that throws',
      `${JWT}const check = (token) => { try { jwt.verify(token, key); } catch (e) { console.error(e); throw e; } }; export function rm(req) { check(req.token); drop(req.id); }`,
    ),
    silent(
      'a helper whose answer is asked',
      `${JWT}function check(token) { try { jwt.verify(token, key); return true; } catch (e) { console.error(e); return false; } } export function rm(req) { if (!check(req.token)) return; drop(req.id); }`,
    ),
  ],
  invalid: [
    reported(
      'counted and noted',
      `${JWT}export async function rm(req) { try { jwt.verify(req.token, key); } catch (e) { Sentry.captureException(e); failures.inc(); } await ⟦drop(req.params.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'input is checked in between',
      `${JWT}export async function rm(req, res) { try { jwt.verify(req.token, key); } catch {} const { id } = req.params; if (!id) return res.status(400).end(); await ⟦drop(id)⟧; res.end(); }`,
      'goesOn',
    ),
    reported(
      'kept under a name that nobody reads',
      `${JWT}export async function rm(req) { let claims; try { claims = jwt.verify(req.token, key); } catch (e) { console.warn(e); } return ⟦drop(req.params.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'where there is a token',
      `${JWT}export async function rm(req) { if (req.token) { try { jwt.verify(req.token, key); } catch (e) { console.warn(e); } } await ⟦drop(req.params.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'answered without leaving',
      `${JWT}export async function rm(request, reply) { try { jwt.verify(request.token, key); } catch (e) { reply.code(401).send({ error: 'no' }); } const rows = await ⟦drop(request.params.id)⟧; reply.send(rows); }`,
      'refusedAndWent',
    ),
    reported(
      'an error that is made and not thrown',
      `${JWT}export async function rm(req) { try { jwt.verify(req.token, key); } catch { new UnauthorizedException(); } await ⟦drop(req.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'answered in a callback',
      `${JWT}export const guard = (req, res, next) => jwt.verify(req.token, key, (err, user) => { if (err) res.status(403).json({ message: 'no' }); req.user = user; ⟦next()⟧; });`,
      'refusedAndWent',
    ),
    reported(
      'noted in a callback',
      `${JWT}export const guard = (req, res, next) => { jwt.verify(req.token, key, (err) => { if (err) { console.log(err); } ⟦next()⟧; }); };`,
      'goesOn',
    ),
    reported(
      'no claims, noted',
      `${JWT}export const guard = (req, res, next) => { jwt.verify(req.token, key, (err, claims) => { if (err || !claims) console.log(err); ⟦next()⟧; }); };`,
      'goesOn',
    ),
    reported(
      'a catch with nothing in it',
      `${JOSE}export async function rm(req) { await jwtVerify(req.token, key).catch(() => {}); await ⟦drop(req.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'a catch that logs by reference',
      `${JOSE}export async function rm(req) { await jwtVerify(req.token, key).catch(console.error); await ⟦drop(req.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'a return that leaves the handler alone',
      `${JOSE}export async function rm(req, res) { await jwtVerify(req.token, key).catch(() => { return res.sendStatus(401); }); await ⟦drop(req.id)⟧; }`,
      'refusedAndWent',
    ),
    reported(
      'the error goes to the next handler, and so does the request',
      `${JOSE}export async function guard(req, res, next) { await jwtVerify(req.token, key).catch(next); ⟦next()⟧; }`,
      'refusedAndWent',
    ),
    reported(
      'two handlers',
      `${JOSE}export async function rm(req) { await jwtVerify(req.token, key).then(() => {}, (e) => console.warn(e)); await ⟦drop(req.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'at last',
      `${JOSE}export const guard = (req, res, next) => jwtVerify(req.token, key).catch((e) => res.sendStatus(401)).finally(() => ⟦next()⟧);`,
      'refusedAndWent',
    ),
    reported(
      "called in a callback's place",
      `${JWT}export const guard = (req, res, next) => { jwt.verify(req.token, key, options, ⟦next()⟧); };`,
      'atOnce',
    ),
    reported(
      'called in a chain',
      `${JOSE}export const guard = (req, res, next) => { jwtVerify(req.token, key).then(⟦next()⟧, next); };`,
      'atOnce',
    ),
    reported(
      'next and away',
      `${JWT}export function guard(req, res, next) { try { jwt.verify(req.token, key); } catch (e) { ⟦next()⟧; return; } next(); }`,
      'goesOn',
    ),
    reported(
      'next given back',
      `${JWT}export function guard(req, res, next) { try { jwt.verify(req.token, key); return next(); } catch (e) { return ⟦next()⟧; } }`,
      'goesOn',
    ),
    reported(
      'next in a finally',
      `${JWT}export function guard(req, res, next) { try { jwt.verify(req.token, key); } catch (e) { res.sendStatus(401); } finally { ⟦next()⟧; } }`,
      'refusedAndWent',
    ),
    reported(
      'a boolean, noted',
      `${JWS}export function rm(req) { if (!jws.verify(req.token, 'HS256', key)) console.warn('forged'); ⟦drop(req.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'a boolean, answered',
      `${JWS}export function guard(req, res, next) { const ok = jws.verify(req.token, 'HS256', key); if (!ok) { res.status(401).end(); } ⟦next()⟧; }`,
      'refusedAndWent',
    ),
    reported(
      'nothing for a refused one, answered',
      `${JOSE}export async function guard(req, res, next) { const got = await jwtVerify(req.token, key).catch(() => null); if (!got) res.sendStatus(401); req.user = got; ⟦next()⟧; }`,
      'refusedAndWent',
    ),
    reported(
      'a helper that swallows',
      `${JWT}function check(req) { try { jwt.verify(req.token, key); } catch (e) { console.error(e); } } export async function rm(req) { check(req); await ⟦drop(req.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'a flag that is only logged',
      `${JWT}export async function rm(req) { let valid = true; try { jwt.verify(req.token, key); } catch { valid = false; } if (!valid) console.warn('forged'); await ⟦drop(req.params.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'expired tokens alone are refused',
      `${JWT}export async function rm(req, res) { try { jwt.verify(req.token, key); } catch (e) { if (e.name === 'TokenExpiredError') return res.status(401).end(); } await ⟦drop(req.params.id)⟧; }`,
      'goesOn',
    ),
    reported(
      'expired tokens alone are refused, by class',
      `${JWT}export function guard(req, res, next) { try { jwt.verify(req.token, key); } catch (e) { if (e instanceof jwt.TokenExpiredError) return res.sendStatus(401); console.error(e); } ⟦next()⟧; }`,
      'goesOn',
    ),
    reported(
      'a callback that is called, and work all the same',
      `${JWT}export const rm = (event, context, callback) => jwt.verify(event.token, key, (error) => { if (error) callback(error); ⟦drop(event.id).then(() => callback(null, 204))⟧; });`,
      'refusedAndWent',
    ),
    reported(
      'true at the end of a chain',
      `${JOSE}export const isGood = (token) => jwtVerify(token, key).catch(() => null).then(() => ⟦true⟧);`,
      'validAnyway',
    ),
    reported(
      'a decode where the answer is missing',
      `${JOSE}import { decodeJwt } from 'jose'; export const claimsOf = async (token) => (await jwtVerify(token, key).catch(() => null))?.payload ?? ⟦decodeJwt⟧(token);`,
      'fallback',
    ),
    reported(
      'true behind it',
      `${JWT}export const isSigned = (token) => { try { jwt.verify(token, key); } catch (e) { console.error(e); } return ⟦true⟧; };`,
      'validAnyway',
    ),
  ],
});

testRule('no-unchecked-verification: how frameworks go on', rule, {
  valid: [
    silent(
      'Next.js, sent away',
      `${JOSE}${NEXT}export async function middleware(request) { try { await jwtVerify(request.token, key); } catch { return NextResponse.redirect(new URL('/login', request.url)); } return NextResponse.next(); }`,
    ),
    silent(
      'a Nest guard that says no',
      `${JWT}export class Guard { canActivate(context) { try { jwt.verify(tokenOf(context), key); } catch { return false; } return true; } }`,
    ),
    silent(
      'a Fastify hook that answers',
      `${JWT}app.addHook('preHandler', async (request, reply) => { try { await request.jwtVerify(); } catch (e) { request.log.info(e); reply.code(401).send(); } });`,
    ),
    silent(
      'another hook of Fastify',
      `${JWT}app.addHook('onSend', async (request) => { try { await request.jwtVerify(); } catch (e) { request.log.info(e); } });`,
    ),
    silent(
      'a function of Fastify that is no hook',
      `${JWT}export async function note(request) { try { await request.jwtVerify(); } catch (e) { request.log.info(e); } }`,
    ),
    silent(
      'Hono, given back',
      `${HONO}app.use(async (c, next) => { try { await verify(c.token, key, 'HS256'); } catch { return c.json({}, 401); } await next(); });`,
    ),
    silent(
      'SvelteKit, thrown',
      `${JOSE}export const handle = async ({ event, resolve }) => { try { await jwtVerify(event.cookies.get('s'), key); } catch { throw error(401); } return resolve(event); };`,
    ),
    silent(
      'SvelteKit, error() throws',
      `${JOSE}import { error } from '@sveltejs/kit'; export const handle = async ({ event, resolve }) => { try { await jwtVerify(event.cookies.get('s'), key); } catch { error(401, 'no'); } return resolve(event); };`,
    ),
    silent(
      'a user or none',
      `${JOSE}export const handle = async ({ event, resolve }) => { try { event.locals.user = (await jwtVerify(event.cookies.get('s'), key)).payload; } catch {} return resolve(event); };`,
    ),
  ],
  invalid: [
    reported(
      'Next.js',
      `${JOSE}${NEXT}export async function middleware(request) { try { await jwtVerify(request.token, key); } catch (e) { console.error(e); } return ⟦NextResponse.next()⟧; }`,
      'goesOn',
    ),
    reported(
      'Next.js, on both ways',
      `${JOSE}${NEXT}export async function middleware(request) { try { await jwtVerify(request.token, key); return NextResponse.next(); } catch { return ⟦NextResponse.next()⟧; } }`,
      'goesOn',
    ),
    reported(
      'Next.js, answered and dropped',
      `${JOSE}${NEXT}export async function middleware(request) { try { await jwtVerify(request.token, key); } catch { NextResponse.json({}, { status: 401 }); } return ⟦NextResponse.next()⟧; }`,
      'refusedAndWent',
    ),
    reported(
      'a route of Next.js',
      `${JOSE}export async function GET(request) { try { await jwtVerify(request.token, key); } catch (e) { console.error(e); } return ⟦Response.json(await invoices())⟧; }`,
      'goesOn',
    ),
    reported(
      'a wrapper of handlers',
      `${JWT}export const guarded = (handler) => async (req, res) => { try { jwt.verify(req.token, key); } catch (e) { res.status(401).end(); } return ⟦handler(req, res)⟧; };`,
      'refusedAndWent',
    ),
    reported(
      'a Nest guard',
      `${JWT}export class Guard { async canActivate(context) { const request = context.switchToHttp().getRequest(); try { jwt.verify(request.token, key); } catch (e) { this.logger.warn(e); } return ⟦true⟧; } }`,
      'validAnyway',
    ),
    reported(
      'a Nest guard that cannot say no',
      `${JWT}export class Guard { canActivate(context) { try { jwt.verify(tokenOf(context), key); return true; } catch { return ⟦true⟧; } } }`,
      'validAnyway',
    ),
    reported(
      'Koa',
      `${JWT}export const guard = async (ctx, next) => { try { jwt.verify(ctx.token, key); } catch (e) { ctx.status = 401; ctx.body = 'no'; } await ⟦next()⟧; };`,
      'refusedAndWent',
    ),
    reported(
      'Hono',
      `${HONO}app.use('/api/*', async (c, next) => { await verify(c.token, key, 'HS256').catch(() => {}); await ⟦next()⟧; });`,
      'goesOn',
    ),
    reported(
      'Hono, answered and dropped',
      `${HONO}app.use('/api/*', async (c, next) => { try { await verify(c.token, key, 'HS256'); } catch { c.json({ error: 'no' }, 401); } await ⟦next()⟧; });`,
      'refusedAndWent',
    ),
    reported(
      'a Fastify hook',
      `${JWT}app.addHook('preHandler', async (request, reply) => { await request.⟦jwtVerify⟧().catch((e) => request.log.info(e)); });`,
      'goesOn',
    ),
    reported(
      'a Fastify hook by name',
      `${JWT}async function authenticate(request) { try { await request.⟦jwtVerify⟧(); } catch (e) { request.log.info(e); } } app.get('/', { preHandler: [authenticate] }, list);`,
      'goesOn',
    ),
    reported(
      'a decorator of Fastify',
      `${JWT}app.decorate('authenticate', async (request) => { try { await request.⟦jwtVerify⟧(); } catch (e) { request.log.info(e); } });`,
      'goesOn',
    ),
    reported(
      'a route of Fastify',
      `${JWT}app.route({ url: '/', onRequest: async (request) => { try { await request.⟦jwtVerify⟧(); } catch {} }, handler });`,
      'goesOn',
    ),
    reported(
      'a gateway of Nest',
      `${JWT}export class Chat { handleConnection(client) { try { jwt.⟦verify⟧(client.handshake.auth.token, key); } catch (e) { this.logger.warn(e); } } }`,
      'goesOn',
    ),
    reported(
      'tRPC',
      `${JOSE}export const authed = t.procedure.use(async ({ ctx, next }) => { try { await jwtVerify(ctx.token, key); } catch (e) { console.error(e); } return ⟦next()⟧; });`,
      'goesOn',
    ),
    reported(
      'tRPC, with a context',
      `${JOSE}export const authed = t.procedure.use(async (opts) => { try { await jwtVerify(opts.ctx.token, key); } catch (e) { console.error(e); } return ⟦opts.next({ ctx: opts.ctx })⟧; });`,
      'goesOn',
    ),
    reported(
      'SvelteKit',
      `${JOSE}export const handle = async ({ event, resolve }) => { try { await jwtVerify(event.cookies.get('s'), key); } catch (e) { console.warn(e); } return ⟦resolve(event)⟧; };`,
      'goesOn',
    ),
    reported(
      'Astro',
      `${JOSE}export const onRequest = async (context, next) => { try { await jwtVerify(context.token, key); } catch (e) { console.warn(e); } return ⟦next()⟧; };`,
      'goesOn',
    ),
  ],
});

testRule('no-unchecked-verification: a key that may not be set', rule, {
  valid: [
    silent(
      'it has to be set',
      `${JWT}export function guard(req, res, next) { const secret = process.env.JWT_SECRET; if (!secret) throw new Error('JWT_SECRET'); jwt.verify(req.token, secret); next(); }`,
    ),
    silent(
      'refused without it',
      `${JWT}export function guard(req, res, next) { if (!process.env.JWT_SECRET) return res.sendStatus(500); jwt.verify(req.token, process.env.JWT_SECRET); next(); }`,
    ),
    silent(
      'a branch for each',
      `${JWT}export function guard(req, res, next) { if (process.env.JWT_SECRET) { jwt.verify(req.token, process.env.JWT_SECRET); next(); } else { res.sendStatus(500); } }`,
    ),
    silent(
      'a switch that says so',
      `${JWT}export function guard(req, res, next) { if (process.env.AUTH !== 'off') jwt.verify(req.token, process.env.JWT_SECRET); next(); }`,
    ),
    silent(
      'a request without a token',
      `${JWT}export function guard(req, res, next) { if (req.token) jwt.verify(req.token, process.env.JWT_SECRET); next(); }`,
    ),
    silent(
      'the old key as well',
      `${JWT}export function read(token) { if (process.env.OLD_KEY) { try { return jwt.verify(token, process.env.OLD_KEY); } catch {} } return jwt.verify(token, process.env.NEW_KEY); }`,
    ),
  ],
  invalid: [
    reported(
      'in the environment',
      `${JWT}export function guard(req, res, next) { if (process.env.JWT_SECRET) { req.user = jwt.verify(req.token, process.env.JWT_SECRET); } ⟦next()⟧; }`,
      'unconfigured',
    ),
    reported(
      'under a name',
      `${JWT}const secret = process.env.JWT_SECRET; export function guard(req, res, next) { if (secret !== undefined) { try { jwt.verify(req.token, secret); } catch (e) { return next(e); } } ⟦next()⟧; }`,
      'unconfigured',
    ),
    reported(
      'left early',
      `${JOSE}export async function guard(c, next) { if (!config.key) return ⟦next()⟧; await jwtVerify(c.token, config.key); await next(); }`,
      'unconfigured',
    ),
    reported(
      'else',
      `${JWT}export function guard(req, res, next) { if (config.jwt.key) { jwt.verify(req.token, config.jwt.key); next(); } else { ⟦next()⟧; } }`,
      'unconfigured',
    ),
    reported(
      'work',
      `${JOSE}export async function rm(req) { if (process.env.JWKS) await jwtVerify(req.token, process.env.JWKS); await ⟦drop(req.id)⟧; }`,
      'unconfigured',
    ),
  ],
});

const GUARD = "import { AuthGuard } from '@nestjs/passport'; ";
const EXPRESS = "import { expressjwt } from 'express-jwt'; ";

testRule('no-unchecked-verification: guards and middleware', rule, {
  valid: [
    silent(
      'awaited',
      `${GUARD}export class Roles extends AuthGuard('jwt') { async canActivate(context) { return (await super.canActivate(context)) && isAdmin(context); } }`,
    ),
    silent(
      'given back',
      `${GUARD}export class Roles extends AuthGuard('jwt') { canActivate(context) { return isOpen(context) || super.canActivate(context); } }`,
    ),
    silent(
      'throws',
      `${GUARD}export class Roles extends AuthGuard('jwt') { handleRequest(error, user) { if (error || !user) throw error || new UnauthorizedException(); return user; } }`,
    ),
    silent(
      'asks the guard',
      `${GUARD}export class Roles extends AuthGuard('jwt') { handleRequest(error, user, info, context) { return super.handleRequest(error, user, info, context); } }`,
    ),
    silent(
      'nobody is plainly meant',
      `${GUARD}export class Roles extends AuthGuard('jwt') { handleRequest(error, user) { return user ?? null; } }`,
    ),
    silent(
      'optional by name',
      `${GUARD}export class OptionalAuth extends AuthGuard('jwt') { handleRequest(error, user) { return user; } }`,
    ),
    silent(
      "a guard of one's own",
      `${GUARD}import { Base } from './base.js'; export class Roles extends Base { handleRequest(error, user) { return user; } }`,
    ),
    silent(
      'middleware that is run',
      `${EXPRESS}export const guard = (req, res, next) => expressjwt({ secret: KEY, algorithms: ['HS256'] })(req, res, next);`,
    ),
    silent(
      'middleware that is registered',
      `${EXPRESS}export function start(app) { app.use(expressjwt({ secret: KEY, algorithms: ['HS256'] })); }`,
    ),
    silent(
      'a strategy that is registered',
      `export function register(server) { server.auth.strategy('jwt', 'jwt', { key: KEY, validate }); }`,
    ),
  ],
  invalid: [
    reported(
      'a promise for a condition',
      `${GUARD}export class Roles extends AuthGuard('jwt') { canActivate(context) { return super.⟦canActivate⟧(context) && isAdmin(context); } }`,
      'promise',
    ),
    reported(
      'not waited for',
      `${GUARD}export class Roles extends AuthGuard('jwt') { canActivate(context) { super.⟦canActivate⟧(context); return isAdmin(context); } }`,
      'dropped',
    ),
    reported(
      'swallowed',
      `${GUARD}export class Roles extends AuthGuard('jwt') { async canActivate(context) { try { await super.canActivate(context); } catch (e) { this.logger.warn(e); } return ⟦true⟧; } }`,
      'validAnyway',
    ),
    reported(
      'never throws',
      `${GUARD}export class Roles extends AuthGuard('jwt') { ⟦handleRequest⟧(error, user) { return user; } }`,
      'openGuard',
    ),
    reported(
      'somebody in any case',
      `${GUARD}export class Roles extends AuthGuard('jwt') { ⟦handleRequest⟧(error, user) { return user || {}; } }`,
      'openGuard',
    ),
    reported(
      'made and not run',
      `${HONO}import { jwt } from 'hono/jwt'; app.use(async (c, next) => { ⟦jwt⟧({ secret: KEY, alg: 'HS256' }); await next(); });`,
      'notRun',
    ),
    reported(
      'made for each request',
      `${EXPRESS}app.use((req, res, next) => { ⟦expressjwt⟧({ secret: KEY, algorithms: ['HS256'] }); next(); });`,
      'notRun',
    ),
  ],
});
