import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/require-audience.ts';

const tester = new RuleTester();

tester.run('require-audience: each library in its own words', rule, {
  valid: [
    {
      code: `
        import { Strategy } from 'passport-jwt';
        class JwtStrategy extends Strategy {
          constructor(options: Partial<StrategyOptions>) {
            super({ jwtFromRequest, secretOrKey: KEY, jsonWebTokenOptions: { audience: 'orders' } }, onClaims);
          }
        }
      `,
      name: 'passport-jwt drops what is nested',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { issuer: ISSUER, aud: 'orders' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { issuer: ISSUER, audiences: ['orders'] });
      `,
      name: "jsonwebtoken with the claim's name for the option's",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { audience: 'orders' });
        export const several = (bearer, key) => jwt.verify(bearer, key, { audience: ['orders', 'invoices'] });
        export const pattern = (bearer, key) => jwt.verify(bearer, key, { audience: /^orders-[a-z]+$/ });
      `,
      name: 'jsonwebtoken with an audience, several, or a pattern',
    },
    {
      code: `
        import * as jose from 'jose';
        export async function read(bearer: string) {
          const key = await jose.importSPKI(process.env.PUBLIC_KEY!, 'RS256');
          return jose.jwtVerify(bearer, key, { audience: 'orders' });
        }
      `,
      name: 'jose with an audience',
    },
    {
      code: `
        import { generalVerify } from 'jose';
        export const read = (jws: GeneralJWS, key: CryptoKey) => generalVerify(jws, key);
      `,
      name: 'jose where claims are none of its business',
    },
    {
      code: `
        import { expressjwt } from 'express-jwt';
        const options = { secret: KEY, algorithms: ['RS256'] as const };
        app.use(expressjwt({ ...options, audience: 'orders' }));
      `,
      name: 'express-jwt with an audience',
    },
    {
      code: `
        import passportJwt from 'passport-jwt';
        passport.use(new passportJwt.Strategy({ jwtFromRequest, secretOrKey: KEY, audience: 'orders' }, onClaims));
      `,
      name: 'passport-jwt with an audience',
    },
    {
      code: `
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
      name: '@nestjs/jwt with an audience at the call, in the module or in its own options',
    },
  ],
  invalid: [
    {
      code: `
        import { verify as open } from 'jsonwebtoken';
        export const read = (bearer: string, key: string) => open(bearer, key);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 3,
          column: 62,
          endLine: 3,
          endColumn: 66,
        },
      ],
      name: 'jsonwebtoken without options',
    },
    {
      code: `
        const jwt = require('jsonwebtoken');
        exports.read = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['PS256'], issuer: ISSUER });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 106,
        },
      ],
      name: 'jsonwebtoken with an issuer only',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { audience: '' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { audience: false });
        export const three = (bearer, key) => jwt.verify(bearer, key, { audience: void 0 });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 5,
          column: 71,
          endLine: 5,
          endColumn: 91,
        },
      ],
      name: 'jsonwebtoken skips what is empty',
    },
    {
      code: `
        const { jwtVerify } = await import('jose');
        export const read = async (bearer: string) => {
          const { payload } = await jwtVerify(bearer, KEY, { issuer: ISSUER, algorithms: ['RS256'] });
          return payload;
        };
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'audience' },
          line: 4,
          column: 60,
          endLine: 4,
          endColumn: 101,
        },
      ],
      name: 'jose without an audience',
    },
    {
      code: `
        import { jwtVerify } from 'npm:jose@6';
        export const read = (bearer: string) => jwtVerify(bearer, async ({ kid }) => keys.get(kid));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'audience' },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 58,
        },
      ],
      name: 'jose with a function for a key, and no options',
    },
    {
      code: `
        import { expressjwt, type Params } from 'express-jwt';
        const options: Params = { secret: KEY, algorithms: ['RS256'] };
        app.use(expressjwt(options));
        app.get('/admin', expressjwt(options), admin);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'express-jwt', option: 'audience' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 71,
        },
      ],
      name: 'express-jwt without an audience',
    },
    {
      code: `
        import passportJwt from 'passport-jwt';
        passport.use(new passportJwt.Strategy({ jwtFromRequest, secretOrKey: KEY, issuer: ISSUER }, onClaims));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'passport-jwt', option: 'audience' },
          line: 3,
          column: 47,
          endLine: 3,
          endColumn: 99,
        },
      ],
      name: 'passport-jwt without an audience',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly users: Users, private readonly jwtService: JwtService) {}
          async canActivate(context: ExecutionContext) {
            const claims = await this.jwtService.verifyAsync(tokenOf(context), {
              secret: process.env.SECRET,
            });
            return this.users.has(claims.sub);
          }
        }
      `,
      errors: [
        {
          messageId: 'unseen',
          data: { library: '@nestjs/jwt', option: 'audience', registered: 'verifyOptions' },
          line: 6,
          column: 80,
          endLine: 8,
          endColumn: 14,
        },
      ],
      name: '@nestjs/jwt whose module is elsewhere',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export const open = (app: App, bearer: string) => app.get(JwtService).verify(bearer);
      `,
      errors: [
        {
          messageId: 'unseen',
          data: { library: '@nestjs/jwt', option: 'audience', registered: 'verifyOptions' },
          line: 3,
          column: 79,
          endLine: 3,
          endColumn: 85,
        },
      ],
      name: '@nestjs/jwt, asked of the container',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        const jwt = new JwtService({ secret: SECRET, signOptions: { audience: 'orders' } });
        export const read = (bearer: string) => jwt.verify(bearer);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'audience' },
          line: 4,
          column: 53,
          endLine: 4,
          endColumn: 59,
        },
      ],
      name: '@nestjs/jwt, made here without an audience',
    },
  ],
});

tester.run('require-audience: compared by hand', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key, { algorithms: ['RS256'] });
          const isForUs = Array.isArray(claims.aud) ? claims.aud.includes('orders') : claims.aud === 'orders';
          if (!isForUs) throw new Error('Not for us.');
          return claims;
        }
      `,
      name: 'as a string or a list',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { aud, ...claims } = jwt.verify(bearer, key);
          if (![aud].flat().some((one) => one === 'orders')) throw new Error('Not for us.');
          return claims;
        }
      `,
      name: 'as a list of its own',
    },
    {
      code: `
        import assert from 'node:assert/strict';
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key);
          assert.equal(claims.aud, 'orders');
          return claims;
        }
      `,
      name: 'by an assertion',
    },
    {
      code: `
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
      name: 'kept first, then compared in an else-if chain',
    },
    {
      code: `
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
      name: 'after a try',
    },
    {
      code: `
        import { promisify } from 'node:util';
        import jwt from 'jsonwebtoken';
        const verify = promisify(jwt.verify);
        export async function read(bearer, key) {
          const claims = await verify(bearer, key, {});
          if (claims?.aud !== 'orders') throw new Error('Not for us.');
          return claims;
        }
      `,
      name: 'after a promisified call',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { header, payload } = jwt.verify(bearer, key, { complete: true });
          if (payload.aud !== audienceOf(header.kid)) throw new Error('Not for us.');
          return payload;
        }
      `,
      name: 'in the whole of a complete answer',
    },
    {
      code: `
        import { decodeJwt, jwtVerify } from 'jose';
        export async function read(bearer: string) {
          const { aud } = decodeJwt(bearer);
          if (!AUDIENCES.includes(aud)) throw new Error('Not for us.');
          return jwtVerify(bearer, await keyOf(aud));
        }
      `,
      name: 'on a decoded copy that chooses the key',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy({ jwtFromRequest, secretOrKey: KEY }, (claims, done) => {
          if (claims.aud !== 'orders') return done(null, false);
          return done(null, claims);
        });
      `,
      name: "in a strategy's callback",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const isForUs = (audience: string) => audience === 'orders';
        export function read(bearer: string, key: string) {
          const claims = jwt.verify(bearer, key) as Claims;
          if (!isForUs(claims.aud)) throw new Error('Not for us.');
          return claims;
        }
      `,
      name: 'in a helper that is handed the claim alone',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        function open(bearer: string) {
          return jwt.verify(bearer, KEY, { algorithms: ['RS256'] }) as Claims;
        }
        export function read(bearer: string) {
          const { aud } = open(bearer);
          if (aud !== 'orders') throw new Error('Not for us.');
        }
      `,
      name: 'by the caller of a wrapper of the file',
    },
    {
      code: `
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
      name: 'perhaps, by a method out of sight that is called for its effect',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { isForUs } from './claims';
        export function read(bearer: string) {
          const claims = jwt.verify(bearer, KEY);
          return claims.sub && isForUs(claims) ? claims : undefined;
        }
      `,
      name: 'perhaps, in a condition with others',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { aud, sub } = jwt.verify(bearer, key);
          if (aud === undefined || aud === null || !sub) throw new Error('Incomplete.');
          logger.info('for', aud);
          return sub;
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 4,
          column: 36,
          endLine: 4,
          endColumn: 42,
        },
      ],
      name: 'not by being read or found to be there',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy({ jwtFromRequest, secretOrKey: KEY }, (claims, done) => {
          sessions.push(claims);
          done(null, claims);
        });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'passport-jwt', option: 'audience' },
          line: 3,
          column: 46,
          endLine: 3,
          endColumn: 82,
        },
      ],
      name: 'not by keeping the claims or passing them on',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const open = (bearer) =>
          new Promise((resolve, reject) => {
            jwt.verify(bearer, KEY, { algorithms: ['RS256'] }, (error, claims) => (error ? reject(error) : resolve(claims)));
          });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 62,
        },
      ],
      name: 'not by settling a promise',
    },
    {
      code: `
        import { compactVerify, jwtVerify } from 'jose';
        const options = { algorithms: ['ES256'] };
        export const blob = (jws: string) => compactVerify(jws, KEY, options);
        export const read = (bearer: string) => jwtVerify(bearer, KEY, options);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'audience' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 50,
        },
      ],
      name: 'not where another verifier shares the options',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, idToken, key) {
          const claims = jwt.verify(bearer, key);
          const identity = jwt.verify(idToken, key);
          if (claims.aud !== 'orders') throw new Error('Not for us.');
          return { ...claims, ...identity };
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 5,
          column: 32,
          endLine: 5,
          endColumn: 38,
        },
      ],
      name: 'not on one of two verifications',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload } = await jwtVerify(bearer, key);
          if (payload.iss !== ISSUER || payload.sub !== 'orders') throw new Error('Not ours.');
          return payload;
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'audience' },
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 46,
        },
      ],
      name: 'another claim of the same token',
    },
  ],
});

tester.run('require-audience: what the file does not show', rule, {
  valid: [
    {
      code: `
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
      name: 'options from elsewhere',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { audience: process.env.AUDIENCE });
        export const two = (bearer, key, audience) => jwt.verify(bearer, key, { audience });
      `,
      name: 'an audience from the environment or a parameter',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, audience) {
          const options = { issuer: ISSUER };
          if (audience) options.audience = audience;
          return jwt.verify(bearer, key, options);
        }
      `,
      name: 'an audience on one path',
    },
    {
      code: `
        import { createPublicKey, verify } from 'node:crypto';
        import type { JwtService } from '@nestjs/jwt';
        import { Strategy } from 'passport-jwt';
        declare const service: { verify(bearer: string): boolean };
        declare class Declared extends Strategy { constructor(key: string); }
        export class Half extends Strategy { @Inject() private readonly jwt: JwtService; constructor() { super(); } }
        export const isSigned = (data, key, signature) => verify(null, data, createPublicKey(key), signature);
        export const isKnown = (bearer: string) => service.verify(bearer);
      `,
      name: 'verify of other modules, and code half written',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        const options = { audience: 'orders' };
        export const good = (bearer) => jwt.verify(bearer, KEY, options);
        export function read(bearer) {
          const options = makeOptions();
          return jwt.verify(bearer, KEY, options);
          function makeOptions() {
            return { issuer: ISSUER };
          }
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 9,
          column: 20,
          endLine: 9,
          endColumn: 38,
        },
      ],
      name: 'an audience of another object of the same name',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, KEY, (error, claims) => sessions.add(claims));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 3,
          column: 45,
          endLine: 3,
          endColumn: 51,
        },
      ],
      name: 'a callback is no options object',
    },
  ],
});

tester.run('require-audience: options, settings and test files', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        const SECRET = 'not-a-good-secret';
        export const read = (bearer) => jwt.verify(bearer, SECRET, { algorithms: ['HS256'], issuer: ISSUER });
      `,
      options: [{ when: 'shared' }],
      name: "when: 'shared', with a key of one's own",
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer, { issuer: ISSUER });
      `,
      name: 'settings that say what the module registers',
      settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { audience: ['orders'] } } } } },
    },
    {
      filename: 'src/sign.test.ts',
      code: `
        import jwt from 'jsonwebtoken';
        it('signs', () => expect(jwt.verify(sign(), KEY).sub).toBe('1'));
      `,
      name: 'a test, by its name',
    },
  ],
  invalid: [
    {
      code: `
        import { importSPKI, jwtVerify } from 'jose';
        import jwt from 'jsonwebtoken';
        const PEM = '-----BEGIN PUBLIC KEY-----\\nMFkw';
        export const pem = (bearer: string) => jwt.verify(bearer, PEM);
        export const imported = async (bearer: string) => jwtVerify(bearer, await importSPKI(text, 'ES256'));
      `,
      options: [{ when: 'shared' }],
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 5,
          column: 52,
          endLine: 5,
          endColumn: 58,
        },
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'audience' },
          line: 6,
          column: 59,
          endLine: 6,
          endColumn: 68,
        },
      ],
      name: "when: 'shared', with a public key",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, 'not-a-good-secret', { algorithms: ['HS256'] });
      `,
      options: [{ when: 'always' }],
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 3,
          column: 81,
          endLine: 3,
          endColumn: 106,
        },
      ],
      name: "when: 'always' is the default",
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer, { issuer: ISSUER });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'audience' },
          line: 3,
          column: 89,
          endLine: 3,
          endColumn: 107,
        },
      ],
      name: 'settings that say that the module registers no audience',
      settings: { 'jwt-guard': { config: { '@nestjs/jwt': { secret: 'elsewhere' } } } },
    },
    {
      filename: 'src/sign.test.ts',
      code: `
        import jwt from 'jsonwebtoken';
        it('signs', () => expect(jwt.verify(sign(), KEY).sub).toBe('1'));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'audience' },
          line: 3,
          column: 38,
          endLine: 3,
          endColumn: 44,
        },
      ],
      name: 'a test, where settings ask for tests',
      settings: { 'jwt-guard': { tests: 'check' } },
    },
  ],
});
