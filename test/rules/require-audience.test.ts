import rule from '../../rules/require-audience.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const missing = (library: string): Expected<'missing'> => ({
  messageId: 'missing',
  data: { library, option: 'audience' },
});

testRule('require-audience: each library in its own words', rule, {
  valid: [
    // What is written and has no effect is reported by no-ineffective-options.
    silent(
      'passport-jwt drops what is nested',
      `
        import { Strategy } from 'passport-jwt';
        class JwtStrategy extends Strategy {
          constructor(options: Partial<StrategyOptions>) {
            super({ jwtFromRequest, secretOrKey: KEY, jsonWebTokenOptions: { audience: 'orders' } }, onClaims);
          }
        }
      `,
    ),
    silent(
      "jsonwebtoken with the claim's name for the option's",
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { issuer: ISSUER, aud: 'orders' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { issuer: ISSUER, audiences: ['orders'] });
      `,
    ),
    silent(
      'jsonwebtoken with an audience, several, or a pattern',
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { audience: 'orders' });
        export const several = (bearer, key) => jwt.verify(bearer, key, { audience: ['orders', 'invoices'] });
        export const pattern = (bearer, key) => jwt.verify(bearer, key, { audience: /^orders-[a-z]+$/ });
      `,
    ),
    silent(
      'jose with an audience',
      `
        import * as jose from 'jose';
        export async function read(bearer: string) {
          const key = await jose.importSPKI(process.env.PUBLIC_KEY!, 'RS256');
          return jose.jwtVerify(bearer, key, { audience: 'orders' });
        }
      `,
    ),
    silent(
      'jose where claims are none of its business',
      `
        import { generalVerify } from 'jose';
        export const read = (jws: GeneralJWS, key: CryptoKey) => generalVerify(jws, key);
      `,
    ),
    silent(
      'express-jwt with an audience',
      `
        import { expressjwt } from 'express-jwt';
        const options = { secret: KEY, algorithms: ['RS256'] as const };
        app.use(expressjwt({ ...options, audience: 'orders' }));
      `,
    ),
    silent(
      'passport-jwt with an audience',
      `
        import passportJwt from 'passport-jwt';
        passport.use(new passportJwt.Strategy({ jwtFromRequest, secretOrKey: KEY, audience: 'orders' }, onClaims));
      `,
    ),
    silent(
      '@nestjs/jwt with an audience at the call, in the module or in its own options',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: SECRET, verifyOptions: { audience: 'orders' } });
        const own = new JwtService({ secret: SECRET, verifyOptions: { audience: 'invoices' } });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          one = (bearer: string) => this.jwt.verify(bearer);
          two = (bearer: string) => this.jwt.verify(bearer, { audience: 'desk' });
          three = (bearer: string) => own.verify(bearer);
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'jsonwebtoken without options',
      `
        import { verify as open } from 'jsonwebtoken';
        export const read = (bearer: string, key: string) => ⟦open⟧(bearer, key);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jsonwebtoken with an issuer only',
      `
        const jwt = require('jsonwebtoken');
        exports.read = (bearer, key) => jwt.verify(bearer, key, ⟦{ algorithms: ['PS256'], issuer: ISSUER }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jsonwebtoken skips what is empty',
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { audience: '' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { audience: false });
        export const three = (bearer, key) => jwt.verify(bearer, key, ⟦{ audience: void 0 }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jose without an audience',
      `
        const { jwtVerify } = await import('jose');
        export const read = async (bearer: string) => {
          const { payload } = await jwtVerify(bearer, KEY, ⟦{ issuer: ISSUER, algorithms: ['RS256'] }⟧);
          return payload;
        };
      `,
      missing('jose'),
    ),
    reported(
      'jose with a function for a key, and no options',
      `
        import { jwtVerify } from 'npm:jose@6';
        export const read = (bearer: string) => ⟦jwtVerify⟧(bearer, async ({ kid }) => keys.get(kid));
      `,
      missing('jose'),
    ),
    reported(
      'express-jwt without an audience',
      `
        import { expressjwt, type Params } from 'express-jwt';
        const options: Params = ⟦{ secret: KEY, algorithms: ['RS256'] }⟧;
        app.use(expressjwt(options));
        app.get('/admin', expressjwt(options), admin);
      `,
      missing('express-jwt'),
    ),
    reported(
      'passport-jwt without an audience',
      `
        import passportJwt from 'passport-jwt';
        passport.use(new passportJwt.Strategy(⟦{ jwtFromRequest, secretOrKey: KEY, issuer: ISSUER }⟧, onClaims));
      `,
      missing('passport-jwt'),
    ),
    reported(
      '@nestjs/jwt whose module is elsewhere',
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly users: Users, private readonly jwtService: JwtService) {}
          async canActivate(context: ExecutionContext) {
            const claims = await this.jwtService.verifyAsync(tokenOf(context), ⟦{
              secret: process.env.SECRET,
            }⟧);
            return this.users.has(claims.sub);
          }
        }
      `,
      { messageId: 'unseen', data: { library: '@nestjs/jwt', option: 'audience', registered: 'verifyOptions' } },
    ),
    reported(
      '@nestjs/jwt, asked of the container',
      `
        import { JwtService } from '@nestjs/jwt';
        export const open = (app: App, bearer: string) => app.get(JwtService).⟦verify⟧(bearer);
      `,
      { messageId: 'unseen', data: { library: '@nestjs/jwt', option: 'audience', registered: 'verifyOptions' } },
    ),
    reported(
      '@nestjs/jwt, made here without an audience',
      `
        import { JwtService } from '@nestjs/jwt';
        const jwt = new JwtService({ secret: SECRET, signOptions: { audience: 'orders' } });
        export const read = (bearer: string) => jwt.⟦verify⟧(bearer);
      `,
      missing('@nestjs/jwt'),
    ),
  ],
});

const optional: Expected<'optional'> = {
  messageId: 'optional',
  data: { library: 'jsonwebtoken', option: 'audience', registered: '' },
};

/** A function that gives an audience to the verifier, if it has one. */
const withOptional = (parameter: string, given: string, before = ''): string =>
  `import jwt from 'jsonwebtoken'; interface Settings { client?: string; nested: { client?: string }; own: string }
   export function read(bearer: string, key: string, ${parameter}) { ${before} return jwt.verify(bearer, key, { algorithms: ['ES256'], ${given} }); }`;

testRule('require-audience: an audience that may be missing', rule, {
  valid: [
    silent('a parameter that is demanded', withOptional('client: string', 'audience: client')),
    silent('one with a default', withOptional("client = 'desk'", 'audience: client')),
    silent(
      'a property with a default',
      withOptional("{ client = 'desk' }: Settings = { own: '' }", 'audience: client'),
    ),
    silent('a property that is there', withOptional('settings: Settings', 'audience: settings.own')),
    silent('one that a type demands', withOptional('settings: Required<Settings>', 'audience: settings.client')),
    silent('left before', withOptional('client?: string', 'audience: client', 'if (!client) return null;')),
    silent(
      'compared with undefined before',
      withOptional(
        'settings: Settings',
        'audience: settings.client',
        'if (settings.client === undefined) throw new Error();',
      ),
    ),
    silent('asserted before', withOptional('client?: string', 'audience: client', 'assert(client);')),
    silent('written as certain', withOptional('client?: string', 'audience: client!')),
    silent('with another one instead', withOptional('client?: string', "audience: client ?? 'desk'")),
    silent(
      'a spread behind a test',
      withOptional('client?: string', '...(client && { audience: client })', 'if (!client) throw new Error();'),
    ),
    silent(
      'a spread by something else',
      withOptional('isStrict: boolean, client: string', '...(isStrict && { audience: client })'),
    ),
    silent(
      'written later, behind a test',
      withOptional(
        'client?: string',
        '...rest',
        'if (!client) throw new Error(); const rest: any = {}; if (client) rest.audience = client;',
      ),
    ),
    silent(
      'written later, one way or the other',
      withOptional(
        'client?: string',
        '...rest',
        "const rest: any = {}; if (client) rest.audience = client; else rest.audience = 'desk';",
      ),
    ),
    silent(
      'of an optional object that is demanded',
      withOptional('settings?: { own: string }', 'audience: settings?.own', 'if (!settings) throw new Error();'),
    ),
    silent(
      'a type of another file',
      "import jwt from 'jsonwebtoken'; import type { Settings } from './settings'; export const read = (bearer: string, settings: Settings) => jwt.verify(bearer, KEY, { audience: settings.client });",
    ),
    silent(
      'all callers give one',
      "import jwt from 'jsonwebtoken'; function open(bearer: string, client?: string) { return jwt.verify(bearer, KEY, { audience: client }); } export const read = (bearer: string) => open(bearer, 'desk');",
    ),
  ],
  invalid: [
    reported('a parameter', withOptional('client?: string', '⟦audience: client⟧'), optional),
    reported('with undefined in its type', withOptional('client: string | undefined', '⟦audience: client⟧'), optional),
    reported('a property', withOptional('settings: Settings', '⟦audience: settings.client⟧'), optional),
    reported(
      'through another property',
      withOptional('settings: Settings', '⟦audience: settings.nested.client⟧'),
      optional,
    ),
    reported(
      'of an optional object',
      withOptional('settings?: { client?: string }', '⟦audience: settings?.client⟧'),
      optional,
    ),
    reported(
      'what an optional object has for certain',
      withOptional('settings?: { own: string }', '⟦audience: settings?.own⟧'),
      optional,
    ),
    reported(
      'with null for a default',
      "import { jwtVerify } from 'jose'; export const read = (bearer, client = null) => jwtVerify(bearer, KEY, { ⟦audience: client⟧ });",
      { messageId: 'optional', data: { library: 'jose', option: 'audience', registered: '' } },
    ),
    reported(
      'written later, where there is one',
      withOptional('client: string', '...rest', 'const rest: any = {}; if (client) { ⟦rest.audience = client⟧; }'),
      optional,
    ),
    reported('of what is partial', withOptional('settings: Partial<Settings>', '⟦audience: settings.own⟧'), optional),
    reported('destructured', withOptional('{ client }: Settings', '⟦audience: client⟧'), optional),
    reported('destructured from nothing', withOptional('{ client } = {}', '⟦audience: client⟧'), optional),
    reported('of an empty default', withOptional('settings = {}', '⟦audience: settings.client⟧'), optional),
    reported(
      'destructured inside',
      withOptional('settings: Settings', '⟦audience: client⟧', 'const { client } = settings;'),
      optional,
    ),
    reported(
      'after a log',
      withOptional('client?: string', '⟦audience: client⟧', "if (!client) console.warn('none');"),
      optional,
    ),
    reported('a spread', withOptional('client: string', '...(client && { ⟦audience: client⟧ })'), optional),
    reported(
      'a spread of one of two',
      withOptional('client: string', '...(client !== undefined ? { ⟦audience: client⟧ } : {})'),
      optional,
    ),
    reported(
      'a field',
      "import jwt from 'jsonwebtoken'; export class Reader { constructor(private readonly client?: string) {} read(bearer: string) { return jwt.verify(bearer, KEY, { ⟦audience: this.client⟧ }); } }",
      optional,
    ),
  ],
});

/** A function that has verified a token, and does something with `claims`. */
const verified = (code: string, isReported = false): string =>
  `import jwt from 'jsonwebtoken'; export async function read(bearer, key, response) { const claims = jwt.${isReported ? '⟦verify⟧' : 'verify'}(bearer, key); ${code} }`;

const POOL = 'https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_Abc';
const ofClient = (code: string, issuer = "'https://id.example.com'", isReported = true): string =>
  `import jwt from 'jsonwebtoken'; import { ISSUER, POOL, CLIENT } from './place.js'; export function open(bearer, key) { const claims = jwt.verify(bearer, key, ${isReported ? '⟦' : ''}{ algorithms: ['ES256'], issuer: ${issuer} }${isReported ? '⟧' : ''}); ${code} }`;
const compared = (claim: string): string => `if (claims.${claim} !== CLIENT) throw new Error(); return claims.sub;`;
const accepted = { options: [{ clientClaims: 'accept' }] };

testRule('require-audience: the client compared instead', rule, {
  valid: [
    silent('of an issuer that the file does not show', ofClient(compared('client_id'), 'ISSUER', false)),
    silent('azp, accepted', ofClient(compared('azp'), 'ISSUER', false), accepted),
    silent('client_id, accepted', ofClient(compared('client_id'), 'ISSUER', false), accepted),
    silent('that of Okta, accepted', ofClient(compared('cid'), 'ISSUER', false), accepted),
    silent('that of Azure AD, accepted', ofClient(compared('appid'), 'ISSUER', false), accepted),
    silent(
      'taken out, and one of several, accepted',
      ofClient(
        "const { azp, sub } = claims; if (!['desk', 'till'].includes(azp)) throw new Error(); return sub;",
        'ISSUER',
        false,
      ),
      accepted,
    ),
    silent(
      'of a library without an option, accepted',
      "import { verify } from '@tsndr/cloudflare-worker-jwt'; export async function open(bearer, key) { const { payload } = await verify(bearer, key, { throwError: true, algorithm: 'ES256' }); if (payload.azp !== 'desk') throw new Error(); return payload.sub; }",
      accepted,
    ),
    silent('of a user pool', ofClient(compared('client_id'), `'${POOL}'`, false)),
    silent(
      'of one of several user pools, with names that the file does not show',
      ofClient(
        compared('client_id'),
        '[`https://cognito-idp.eu-north-1.amazonaws.com/${POOL}`, `https://cognito-idp.${POOL}`]',
        false,
      ),
    ),
  ],
  invalid: [
    reported('not accepted', ofClient(compared('azp')), 'client'),
    reported('read only', ofClient("console.log('client', claims.azp); return claims.sub;"), 'missing', accepted),
    reported('kept', ofClient('return { client: claims.client_id, user: claims.sub };'), 'missing', accepted),
    reported(
      'compared where one may be expected',
      ofClient('if (client && claims.azp !== client) throw new Error(); return claims.sub;').replace(
        'open(bearer, key)',
        'open(bearer, key, client)',
      ),
      'missing',
      accepted,
    ),
    reported('who is signed in', ofClient(compared('sub')), 'missing', accepted),
    reported('what they may do', ofClient(compared('scope')), 'missing', accepted),
    reported('of a user pool, read only', ofClient('return claims.client_id;', `'${POOL}'`), 'missing'),
    reported(
      'of a user pool or another issuer',
      ofClient(compared('client_id'), `['${POOL}', 'https://id.example.com']`),
      'client',
    ),
    reported(
      'beside an audience that may be missing',
      "import jwt from 'jsonwebtoken'; export function open(bearer, key, audience?: string) { const claims = jwt.verify(bearer, key, { algorithms: ['ES256'], ⟦audience⟧ }); if (claims.azp !== 'desk') throw new Error(); return claims.sub; }",
      'optional',
    ),
  ],
});

testRule('require-audience: compared by hand', rule, {
  valid: [
    silent(
      'as a string or a list',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key, { algorithms: ['RS256'] });
          const isForUs = Array.isArray(claims.aud) ? claims.aud.includes('orders') : claims.aud === 'orders';
          if (!isForUs) throw new Error('Not for us.');
          return claims;
        }
      `,
    ),
    silent(
      'as a list of its own',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { aud, ...claims } = jwt.verify(bearer, key);
          if (![aud].flat().some((one) => one === 'orders')) throw new Error('Not for us.');
          return claims;
        }
      `,
    ),
    silent(
      'by an assertion',
      `
        import assert from 'node:assert/strict';
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key);
          assert.equal(claims.aud, 'orders');
          return claims;
        }
      `,
    ),
    silent(
      'kept first, then compared in an else-if chain',
      `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const result = await jwtVerify(bearer, key);
          const audience = result.payload.aud;
          if (result.payload.sub === undefined) {
            throw new Error('Nobody.');
          } else if (audience !== 'orders') {
            throw new Error('Not for us.');
          }
          return result.payload.sub;
        }
      `,
    ),
    silent(
      'after a try',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          let claims;
          try {
            claims = jwt.verify(bearer, key);
          } catch {
            return null;
          }
          return claims.aud === 'orders' ? claims : null;
        }
      `,
    ),
    silent(
      'after a promisified call',
      `
        import { promisify } from 'node:util';
        import jwt from 'jsonwebtoken';
        const verify = promisify(jwt.verify);
        export async function read(bearer, key) {
          const claims = await verify(bearer, key, {});
          if (claims?.aud !== 'orders') throw new Error('Not for us.');
          return claims;
        }
      `,
    ),
    silent(
      'in the whole of a complete answer',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { header, payload } = jwt.verify(bearer, key, { complete: true });
          if (payload.aud !== audienceOf(header.kid)) throw new Error('Not for us.');
          return payload;
        }
      `,
    ),
    silent(
      'on a decoded copy that chooses the key',
      `
        import { decodeJwt, jwtVerify } from 'jose';
        export async function read(bearer: string) {
          const { aud } = decodeJwt(bearer);
          if (!AUDIENCES.includes(aud)) throw new Error('Not for us.');
          return jwtVerify(bearer, await keyOf(aud));
        }
      `,
    ),
    silent(
      "in a strategy's callback",
      `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy({ jwtFromRequest, secretOrKey: KEY }, (claims, done) => {
          if (claims.aud !== 'orders') return done(null, false);
          return done(null, claims);
        });
      `,
    ),
    silent(
      'in a helper that is handed the claim alone',
      `
        import jwt from 'jsonwebtoken';
        const isForUs = (audience: string) => audience === 'orders';
        export function read(bearer: string, key: string) {
          const claims = jwt.verify(bearer, key) as Claims;
          if (!isForUs(claims.aud)) throw new Error('Not for us.');
          return claims;
        }
      `,
    ),
    silent(
      'by the caller of a wrapper of the file',
      `
        import jwt from 'jsonwebtoken';
        function open(bearer: string) {
          return jwt.verify(bearer, KEY, { algorithms: ['RS256'] }) as Claims;
        }
        export function read(bearer: string) {
          const { aud } = open(bearer);
          if (aud !== 'orders') throw new Error('Not for us.');
        }
      `,
    ),
    silent(
      'in the list that is made of it',
      verified('if (![].concat(claims.aud).includes(OURS)) return null; return claims;'),
    ),
    silent(
      'compared where one is expected, after leaving where none is',
      verified(
        'if (!OURS) throw new Error(); if (OURS) { if (claims.aud !== OURS) throw new Error(); } return claims;',
      ),
    ),
    silent(
      'one is expected, or nobody gets in',
      verified('if (OURS === undefined || claims.aud !== OURS) throw new Error(); return claims;'),
    ),
    silent('the first one', verified("if (claims.aud[0] !== 'orders') throw new Error(); return claims;")),
    silent('where the claims are used on one side only', verified('if (claims.aud === OURS) await start(claims);')),
    silent(
      'noted for later',
      verified(
        "const errors = []; if (claims.aud !== OURS) errors.push('aud'); if (errors.length > 0) return; return claims;",
      ),
    ),
    silent('refused by a function', verified('if (claims.aud !== OURS) refuse(response); return claims;')),
    silent('as the answer', verified('return { isForUs: claims.aud === OURS, claims };')),
    silent(
      'in a constant',
      verified('const isForUs = claims.aud === OURS; if (!isForUs) throw new Error(); return claims;'),
    ),
    silent(
      'what a variable demands',
      verified(
        'if (!expected) throw new Error(); if (expected && claims.aud !== expected) throw new Error(); return claims;',
      ),
    ),
    silent('by a function that checks claims', verified('assertPayload(claims); return claims;')),
    silent(
      'perhaps, by a method out of sight that is called for its effect',
      `
        import jwt from 'jsonwebtoken';
        export class Reader {
          constructor(private readonly rules: Rules) {}
          read(bearer: string) {
            const claims = jwt.verify(bearer, KEY);
            this.rules.enforce(claims);
            return claims;
          }
        }
      `,
    ),
    silent(
      'perhaps, in a condition with others',
      `
        import jwt from 'jsonwebtoken';
        import { isForUs } from './claims';
        export function read(bearer: string) {
          const claims = jwt.verify(bearer, KEY);
          return claims.sub && isForUs(claims) ? claims : undefined;
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'not by being read or found to be there',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { aud, sub } = jwt.⟦verify⟧(bearer, key);
          if (aud === undefined || aud === null || !sub) throw new Error('Incomplete.');
          logger.info('for', aud);
          return sub;
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'not by keeping the claims or passing them on',
      `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy(⟦{ jwtFromRequest, secretOrKey: KEY }⟧, (claims, done) => {
          sessions.push(claims);
          done(null, claims);
        });
      `,
      missing('passport-jwt'),
    ),
    reported(
      'not for a log',
      verified("if (claims.aud !== OURS) logger.warn('odd'); return claims.sub;", true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not for an authorization of whoever it is',
      verified('if (!authorize(claims)) throw new Error(); return claims;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not for a log before the request goes on',
      verified("if (claims.aud !== OURS) { logger.error('odd'); } next();", true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not for an assertion of the console',
      verified('console.assert(claims.aud === OURS); return claims;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'only where one is expected, by comparison with nothing',
      verified('if (OURS !== undefined && claims.aud !== OURS) throw new Error(); return claims;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'only where one is expected, by its type',
      verified("if (typeof OURS === 'string' && !claims.aud.includes(OURS)) throw new Error(); return claims;", true),
      missing('jsonwebtoken'),
    ),
    reported(
      'only where one is expected, in a condition around',
      verified('if (OURS) { if (claims.aud !== OURS) throw new Error(); } return claims;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not for a log on either side',
      verified(
        "if (claims.aud === OURS) { console.info('ours'); } else { console.warn('theirs'); } return claims;",
        true,
      ),
      missing('jsonwebtoken'),
    ),
    reported(
      'not for one of two words',
      verified("return { sub: claims.sub, via: claims.aud === PARTNER ? 'partner' : 'own' };", true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not for its type',
      verified('return Array.isArray(claims.aud) ? claims.aud[0] : claims.aud;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not where only one side does more',
      verified('if (claims.aud === PARTNER) greet(); return claims.sub;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not where nothing need be expected',
      verified(
        'const { expected } = settings; if (expected && claims.aud !== expected) throw new Error(); return claims;',
        true,
      ),
      missing('jsonwebtoken'),
    ),
    reported(
      'not by loading a user',
      verified('const user = await users.load(claims); return user;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not by a statement that loads one',
      verified('await syncUser(claims); return claims;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not by asking what the user may do',
      verified('if (!(await isAdmin(claims))) throw new Error(); return claims;', true),
      missing('jsonwebtoken'),
    ),
    reported(
      'not by settling a promise',
      `
        import jwt from 'jsonwebtoken';
        export const open = (bearer) =>
          new Promise((resolve, reject) => {
            jwt.verify(bearer, KEY, ⟦{ algorithms: ['RS256'] }⟧, (error, claims) => (error ? reject(error) : resolve(claims)));
          });
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'not where another verifier shares the options',
      `
        import { compactVerify, jwtVerify } from 'jose';
        const options = ⟦{ algorithms: ['ES256'] }⟧;
        export const blob = (jws: string) => compactVerify(jws, KEY, options);
        export const read = (bearer: string) => jwtVerify(bearer, KEY, options);
      `,
      missing('jose'),
    ),
    reported(
      'not on one of two verifications',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, idToken, key) {
          const claims = jwt.verify(bearer, key);
          const identity = jwt.⟦verify⟧(idToken, key);
          if (claims.aud !== 'orders') throw new Error('Not for us.');
          return { ...claims, ...identity };
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'another claim of the same token',
      `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload } = await ⟦jwtVerify⟧(bearer, key);
          if (payload.iss !== ISSUER || payload.sub !== 'orders') throw new Error('Not ours.');
          return payload;
        }
      `,
      missing('jose'),
    ),
  ],
});

testRule('require-audience: what the file does not show', rule, {
  valid: [
    silent(
      'options from elsewhere',
      `
        import { jwtVerify } from 'jose';
        import settings, { base, makeOptions } from './options';
        export const one = (bearer, key, options) => jwtVerify(bearer, key, options);
        export const two = (bearer, key) => jwtVerify(bearer, key, settings.jwt);
        export const three = (bearer, key) => jwtVerify(bearer, key, makeOptions());
        export const four = (bearer, key) => jwtVerify(bearer, key, { audience: 'orders', ...base });
        export class Reader {
          constructor(private readonly options: Options) {}
          five = (bearer: string) => jwtVerify(bearer, KEY, this.options);
        }
      `,
    ),
    silent(
      'an audience from the environment or a parameter',
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { audience: process.env.AUDIENCE });
        export const two = (bearer, key, audience) => jwt.verify(bearer, key, { audience });
      `,
    ),
    silent(
      'an audience on one path',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, isStrict, audience) {
          const options = { issuer: ISSUER };
          if (isStrict) options.audience = audience;
          return jwt.verify(bearer, key, options);
        }
      `,
    ),
    silent(
      'verify of other modules, and code half written',
      `
        import { createPublicKey, verify } from 'node:crypto';
        import type { JwtService } from '@nestjs/jwt';
        import { Strategy } from 'passport-jwt';
        declare const service: { verify(bearer: string): boolean };
        declare class Declared extends Strategy { constructor(key: string); }
        export class Half extends Strategy { @Inject() private readonly jwt: JwtService; constructor() { super(); } }
        export const isSigned = (data, key, signature) => verify(null, data, createPublicKey(key), signature);
        export const isKnown = (bearer: string) => service.verify(bearer);
      `,
    ),
  ],
  invalid: [
    reported(
      'an audience of another object of the same name',
      `
        import jwt from 'jsonwebtoken';
        const options = { audience: 'orders' };
        export const good = (bearer) => jwt.verify(bearer, KEY, options);
        export function read(bearer) {
          const options = makeOptions();
          return jwt.verify(bearer, KEY, options);
          function makeOptions() {
            return ⟦{ issuer: ISSUER }⟧;
          }
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'a callback is no options object',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.⟦verify⟧(bearer, KEY, (error, claims) => sessions.add(claims));
      `,
      missing('jsonwebtoken'),
    ),
  ],
});

testRule('require-audience: options, settings and test files', rule, {
  valid: [
    silent(
      "when: 'shared', with a key of one's own",
      `
        import jwt from 'jsonwebtoken';
        const SECRET = 'not-a-good-secret';
        export const read = (bearer) => jwt.verify(bearer, SECRET, { algorithms: ['HS256'], issuer: ISSUER });
      `,
      { options: [{ when: 'shared' }] },
    ),
    silent(
      'settings that say what the module registers',
      `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer, { issuer: ISSUER });
      `,
      { settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { audience: ['orders'] } } } } } },
    ),
    silent(
      'a test, by its name',
      `
        import jwt from 'jsonwebtoken';
        it('signs', () => expect(jwt.verify(sign(), KEY).sub).toBe('1'));
      `,
      { filename: 'src/sign.test.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      "when: 'shared', with a public key",
      `
        import { importSPKI, jwtVerify } from 'jose';
        import jwt from 'jsonwebtoken';
        const PEM = '-----BEGIN PUBLIC KEY-----\\nMFkw';
        export const pem = (bearer: string) => jwt.⟦verify⟧(bearer, PEM);
        export const imported = async (bearer: string) => ⟦jwtVerify⟧(bearer, await importSPKI(text, 'ES256'));
      `,
      [missing('jsonwebtoken'), missing('jose')],
      { options: [{ when: 'shared' }] },
    ),
    reported(
      "when: 'always' is the default",
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, 'not-a-good-secret', ⟦{ algorithms: ['HS256'] }⟧);
      `,
      missing('jsonwebtoken'),
      { options: [{ when: 'always' }] },
    ),
    reported(
      'settings that say that the module registers no audience',
      `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer, ⟦{ issuer: ISSUER }⟧);
      `,
      missing('@nestjs/jwt'),
      { settings: { 'jwt-guard': { config: { '@nestjs/jwt': { secret: 'elsewhere' } } } } },
    ),
    reported(
      'a test, where settings ask for tests',
      `
        import jwt from 'jsonwebtoken';
        it('signs', () => expect(jwt.⟦verify⟧(sign(), KEY).sub).toBe('1'));
      `,
      missing('jsonwebtoken'),
      { filename: 'src/sign.test.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});
