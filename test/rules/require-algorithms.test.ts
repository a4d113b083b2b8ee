import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/require-algorithms.ts';

const tester = new RuleTester();

tester.run('require-algorithms: each library in its own words', rule, {
  valid: [
    {
      code: `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy(
          { jwtFromRequest, secretOrKey: KEY, jsonWebTokenOptions: { algorithms: ['RS256'], maxAge: '1h' } },
          (claims, done) => done(null, claims),
        );
      `,
      name: 'passport-jwt drops what is nested',
    },
    {
      code: `
        import * as jwt from 'jsonwebtoken';
        export const one = (bearer: string) => jwt.verify(bearer, KEY, { alg: 'ES256' });
        export const two = (bearer: string) => jwt.verify(bearer, KEY, { algs: ['ES256'] });
      `,
      name: 'jsonwebtoken under the names that other libraries use',
    },
    {
      code: `
        import { verify } from 'jsonwebtoken';
        export const read = (bearer: string) => verify(bearer, PUBLIC_KEY, { algorithm: 'RS256' });
      `,
      name: 'jsonwebtoken under the name of the option to sign',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['RS256'] });
      `,
      name: 'jsonwebtoken with a list',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload } = await jwtVerify(bearer, key, { algorithms: ['EdDSA'] });
          return payload;
        }
      `,
      name: 'jose with a list',
    },
    {
      code: `
        import { expressjwt } from 'express-jwt';
        app.use('/api', expressjwt({ secret: process.env.SECRET, algorithms: ['HS256'] }).unless({ path: ['/api/login'] }));
      `,
      name: 'express-jwt with a list',
    },
    {
      code: `
        import passport from 'passport';
        import { ExtractJwt, Strategy } from 'passport-jwt';
        const jwtFromRequest = ExtractJwt.fromAuthHeaderAsBearerToken();
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: KEY, algorithms: ['RS256'] }, (claims, done) => done(null, claims)));
      `,
      name: 'passport-jwt with a list',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwtService: JwtService) {}
          read(bearer: string) {
            return this.jwtService.verifyAsync<Claims>(bearer, { algorithms: ['HS512'] });
          }
        }
      `,
      name: '@nestjs/jwt with a list at the call',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        @Module({ imports: [JwtModule.register({ secret: SECRET, verifyOptions: { algorithms: ['HS256'] } })] })
        export class AuthModule {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.verify(bearer);
          }
        }
      `,
      name: '@nestjs/jwt with a list in the module',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 50,
          endLine: 3,
          endColumn: 56,
        },
      ],
      name: 'jsonwebtoken without options',
    },
    {
      code: `
        const { verify } = require('jsonwebtoken');
        module.exports = (bearer, key) => verify(bearer, key, { maxAge: '2h' });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 63,
          endLine: 3,
          endColumn: 79,
        },
      ],
      name: 'jsonwebtoken with other options only',
    },
    {
      code: `
        import * as jose from 'jose';
        export const read = async (bearer: string, key: CryptoKey) => (await jose.jwtVerify(bearer, key)).payload;
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 92,
        },
      ],
      name: 'jose without options',
    },
    {
      code: `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const read = (bearer: string) => jwtVerify(bearer, keys, { issuer: 'https://id.example' });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 73,
          endLine: 4,
          endColumn: 105,
        },
      ],
      name: 'jose with a key set, which may hold keys of several kinds',
    },
    {
      code: `
        import { compactVerify, flattenedVerify } from 'jose';
        export const compact = (jws, key) => compactVerify(jws, key);
        export const flattened = (jws, key) => flattenedVerify(jws, key, {});
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 46,
          endLine: 3,
          endColumn: 59,
        },
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 74,
          endLine: 4,
          endColumn: 76,
        },
      ],
      name: 'jose where only the signature is checked',
    },
    {
      code: `
        import { expressjwt as guard } from 'express-jwt';
        app.use('/api', guard({ secret: process.env.SECRET }).unless({ path: ['/api/login'] }));
      `,
      errors: [
        {
          messageId: 'refused',
          data: { library: 'express-jwt', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 31,
          endLine: 3,
          endColumn: 61,
        },
      ],
      name: 'express-jwt without a list',
    },
    {
      code: `
        const jwt = require('express-jwt');
        module.exports = jwt({ secret: config.secret, userProperty: 'user' });
      `,
      errors: [
        {
          messageId: 'refused',
          data: { library: 'express-jwt', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 77,
        },
      ],
      name: 'express-jwt of old, exported as a whole',
    },
    {
      code: `
        const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
        const options = {};
        options.jwtFromRequest = ExtractJwt.fromAuthHeaderAsBearerToken();
        options.secretOrKey = process.env.SECRET;
        passport.use(new JwtStrategy(options, async (claims, done) => done(null, await User.findById(claims.sub))));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'passport-jwt', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 27,
        },
      ],
      name: 'passport-jwt with options put together first',
    },
    {
      code: `
        import { Injectable } from '@nestjs/common';
        import { PassportStrategy } from '@nestjs/passport';
        import { ExtractJwt, Strategy } from 'passport-jwt';

        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
          constructor(@Inject(CONFIG) private readonly config: Config) {
            super({
              jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
              secretOrKey: config.secret,
            });
          }

          validate(claims: Claims) {
            return { id: claims.sub };
          }
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'passport-jwt', option: 'algorithms', example: "['RS256']" },
          line: 9,
          column: 19,
          endLine: 12,
          endColumn: 14,
        },
      ],
      name: 'passport-jwt, in a subclass with decorators',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        class JwtStrategy extends Strategy {}
        passport.use(new JwtStrategy({ jwtFromRequest, secretOrKey: KEY }, (claims, done) => done(null, claims)));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'passport-jwt', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 38,
          endLine: 4,
          endColumn: 74,
        },
      ],
      name: 'passport-jwt, in a subclass that hands its arguments on',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwtService: JwtService) {}
          async read(bearer: string) {
            return this.jwtService.verifyAsync<Claims>(bearer);
          }
          async readWith(bearer: string, secret: string) {
            return this.jwtService.verifyAsync<Claims>(bearer, { secret });
          }
        }
      `,
      errors: [
        {
          messageId: 'unseen',
          data: { library: '@nestjs/jwt', option: 'algorithms', registered: 'verifyOptions' },
          line: 6,
          column: 36,
          endLine: 6,
          endColumn: 47,
        },
        {
          messageId: 'unseen',
          data: { library: '@nestjs/jwt', option: 'algorithms', registered: 'verifyOptions' },
          line: 9,
          column: 64,
          endLine: 9,
          endColumn: 74,
        },
      ],
      name: '@nestjs/jwt whose module is elsewhere',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        const module = JwtModule.registerAsync({
          inject: [ConfigService],
          useFactory: (config: ConfigService) => ({ secret: config.get('SECRET'), signOptions: { algorithm: 'HS256' } }),
        });
        export class AuthGuard {
          private readonly jwt = inject(JwtService);
          read(bearer: string) {
            return this.jwt.verify(bearer);
          }
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'algorithms', example: "['RS256']" },
          line: 10,
          column: 29,
          endLine: 10,
          endColumn: 35,
        },
      ],
      name: '@nestjs/jwt whose module, here, says nothing',
    },
  ],
});

tester.run('require-algorithms: values and callbacks', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, process.env.KEY, { algorithms: [process.env.JWT_ALGORITHM] });
      `,
      name: 'a list from the environment',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { ALGORITHMS } from './constants';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: ALGORITHMS });
      `,
      name: 'a list that is imported',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key, isRemote) =>
          jwt.verify(bearer, key, { algorithms: isRemote ? ['RS256'] : undefined });
      `,
      name: 'a list on one path: whether the other one happens is not known',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: 'RS256' });
      `,
      name: 'a string for a list is a mistake of its own',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export const read = (bearer, key) => jwtVerify(bearer, key, { algorithms: [] });
      `,
      name: 'an empty list allows nothing',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: undefined, audience: 'shop' });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 70,
          endLine: 3,
          endColumn: 113,
        },
      ],
      name: 'undefined is no list',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const options = { algorithms: ['HS256'], issuer: 'shop' };
          delete options.algorithms;
          return jwt.verify(bearer, key, options);
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 68,
        },
      ],
      name: 'a list that is deleted again',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const anything = { algorithms: undefined };
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['HS256'], ...anything });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 70,
          endLine: 4,
          endColumn: 108,
        },
      ],
      name: 'a list that a later spread takes back',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function middleware(req, res, next) {
          jwt.verify(req.cookies.session, process.env.SECRET, (error, claims) => {
            if (error) return res.sendStatus(401);
            req.user = claims;
            next();
          });
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 15,
          endLine: 4,
          endColumn: 21,
        },
      ],
      name: 'a callback in the place of options',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        function onVerified(error, claims) {
          if (error) throw error;
          sessions.add(claims.sub);
        }
        export const read = (bearer) => jwt.verify(bearer, KEY, onVerified);
        export const pass = (bearer, done) => jwt.verify(bearer, KEY, done);
        export const give = (bearer, finish) => {
          jwt.verify(bearer, KEY, finish);
          setTimeout(() => finish(new Error('late')), 100);
        };
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 7,
          column: 45,
          endLine: 7,
          endColumn: 51,
        },
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 8,
          column: 51,
          endLine: 8,
          endColumn: 57,
        },
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 10,
          column: 15,
          endLine: 10,
          endColumn: 21,
        },
      ],
      name: 'a callback by name in the place of options',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key, done) => {
          jwt.verify(bearer, key, undefined, done);
          jwt.verify(bearer, key, {}, done);
        };
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 15,
          endLine: 4,
          endColumn: 21,
        },
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 5,
          column: 35,
          endLine: 5,
          endColumn: 37,
        },
      ],
      name: 'a callback after options that are no options',
    },
  ],
});

tester.run('require-algorithms: what the file does not show', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { makeOptions, options } from './options';
        export const one = (bearer, key, given) => jwt.verify(bearer, key, given);
        export const two = (bearer, key) => jwt.verify(bearer, key, options);
        export const three = (bearer, key) => jwt.verify(bearer, key, makeOptions());
        export const four = (bearer, key) => jwt.verify(bearer, key, { ...options, issuer: 'shop' });
        export const five = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['RS256'], ...options });
      `,
      name: 'options from a parameter, an import and a call',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, options = {}) {
          return jwt.verify(bearer, key, options);
        }
      `,
      name: 'a parameter with a default, where callers may be elsewhere',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (...args) => jwt.verify(...args);
        export const call = (args, done) => jwt.verify(...args, done);
      `,
      name: 'arguments that are spread',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { harden } from './harden';
        export function read(bearer, key) {
          const options = { issuer: 'shop' };
          harden(options);
          return jwt.verify(bearer, key, options);
        }
      `,
      name: 'options that other code fills',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, isStrict) {
          const options = {};
          if (isStrict) options.algorithms = ['RS256'];
          return jwt.verify(bearer, key, options);
        }
      `,
      name: 'a list that is added on some paths only',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        import { JwtConfig } from './jwt-config';
        export const module = JwtModule.registerAsync({ useClass: JwtConfig });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.verify(bearer);
          }
        }
      `,
      name: 'a module that a class or another file configures',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        function read(bearer, options = { issuer: 'shop' }) {
          return jwt.verify(bearer, process.env.KEY, options);
        }
        export const user = (req) => read(req.cookies.session).sub;
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 41,
          endLine: 3,
          endColumn: 59,
        },
      ],
      name: 'a parameter that every caller, all of them here, leaves out',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const options = { algorithms: ['RS256'] };
        export function read(bearer, key) {
          const options = { issuer: 'shop' };
          return jwt.verify(bearer, key, options);
        }
        export const good = (bearer, key) => jwt.verify(bearer, key, options);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 45,
        },
      ],
      name: 'options shadowed by scope are not those of the same name',
    },
  ],
});

tester.run('require-algorithms: one place, one report', rule, {
  valid: [],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';

        const OPTIONS = Object.freeze({
          issuer: 'https://id.example',
          audience: 'shop',
        } as const);

        export const session = (bearer) => jwt.verify(bearer, process.env.SESSION_KEY, OPTIONS);
        export const refresh = (bearer) => jwt.verify(bearer, process.env.REFRESH_KEY, OPTIONS);
        export const invite = (bearer) => jwt.verify(bearer, process.env.INVITE_KEY, OPTIONS);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 39,
          endLine: 7,
          endColumn: 10,
        },
      ],
      name: 'one object for several calls, reported where it is written',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const readToken = (bearer) => jwt.verify(bearer, process.env.KEY);
        export const me = (req) => readToken(req.cookies.session);
        export const them = (req) => readToken(req.cookies.guest);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 43,
          endLine: 3,
          endColumn: 49,
        },
      ],
      name: "the file's own wrapper, not its callers",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const base = { issuer: 'https://id.example' };
        export const one = (bearer, key) => jwt.verify(bearer, key, { ...base, audience: 'shop' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { ...base, audience: 'desk' });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 4,
          column: 69,
          endLine: 4,
          endColumn: 98,
        },
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 5,
          column: 69,
          endLine: 5,
          endColumn: 98,
        },
      ],
      name: 'two objects that share a base are two',
    },
  ],
});

tester.run('require-algorithms: what only looks like a token or like code', rule, {
  valid: [
    {
      code: `
        import argon2 from 'argon2';
        import crypto, { verify as verifySignature } from 'node:crypto';
        import jwt from 'jsonwebtoken';
        export async function login(user, password, data, signature) {
          if (!(await argon2.verify(user.hash, password))) throw new Error('no');
          if (!crypto.verify('sha256', data, user.key, signature)) throw new Error('no');
          if (!verifySignature('sha256', data, user.key, signature)) throw new Error('no');
          return jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '1h' });
        }
      `,
      name: 'verify of other modules',
    },
    {
      code: `
        import { verify } from 'jsonwebtoken';
        export function check(bearer: string, key: string) {
          const verify = (left: string, right: string) => left === right;
          return verify(bearer, key);
        }
      `,
      name: 'a function of the file of the same name',
    },
    {
      code: `
        import type { verify as typeOfVerify } from 'jsonwebtoken';
        import type jwt from 'jsonwebtoken';
        import type { VerifyOptions } from 'jsonwebtoken';
        declare function verify(bearer: string, options?: VerifyOptions): Promise<jwt.JwtPayload>;
        declare module 'jsonwebtoken' { export function verify(bearer: string): void; }
        declare class Vault { verify(bearer: string): boolean; }
        abstract class Reader { abstract verify(bearer: string): void; }
        export const read = (vault: Vault, bearer: string) => vault.verify(bearer) && verify(bearer);
        export const call = (it: typeof typeOfVerify, bearer: string) => it(bearer, KEY);
      `,
      name: 'types and declarations',
    },
    {
      code: `
        import { PassportStrategy } from '@nestjs/passport';
        import { Strategy } from 'passport-jwt';
        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor(private readonly users) {
            super();
          }
          validate
        }
      `,
      name: 'a class that is still being typed',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        export declare class JwtStrategy extends Strategy { constructor(secret: string); }
      `,
      name: 'a subclass that is only declared',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        jwt.verify;
        export const tools = { verify: jwt.verify };
      `,
      name: 'the function without a call',
    },
  ],
  invalid: [],
});

tester.run('require-algorithms: options, settings and test files', rule, {
  valid: [
    {
      code: `
        import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
        const remote = createRemoteJWKSet(new URL('https://id.example/keys'));
        export class Reader {
          #local = createLocalJWKSet(KEYS);
          one = (bearer: string) => jwtVerify(bearer, remote);
          two = (bearer: string) => jwtVerify(bearer, this.#local, { issuer: 'https://id.example' });
        }
      `,
      options: [{ checkKeySets: false }],
      name: 'checkKeySets: false, where keys come from a set',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.verify(bearer, { issuer: 'shop' });
          }
        }
      `,
      name: 'settings that say what the module registers',
      settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { algorithms: ['RS256'] } } } } },
    },
    {
      filename: 'src/auth.spec.ts',
      code: `
        import jwt from 'jsonwebtoken';
        expect(jwt.verify(bearer, 'secret').sub).toBe('1');
      `,
      name: 'a test, by its name',
    },
    {
      filename: 'packages/api/__tests__/helpers.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const subjectOf = (bearer) => jwt.verify(bearer, 'secret').sub;
      `,
      name: 'a test, by its folder',
    },
  ],
  invalid: [
    {
      code: `
        import { jwtVerify } from 'jose';
        export const read = (bearer: string, key: CryptoKey) => jwtVerify(bearer, key);
      `,
      options: [{ checkKeySets: false }],
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 74,
        },
      ],
      name: 'checkKeySets: false, where the key is one',
    },
    {
      code: `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        export const read = (bearer: string) => jwtVerify(bearer, createRemoteJWKSet(new URL('https://id.example/keys')));
      `,
      options: [{ checkKeySets: true }],
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 58,
        },
      ],
      name: 'checkKeySets: true is the default',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.verify(bearer);
          }
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'algorithms', example: "['RS256']" },
          line: 6,
          column: 29,
          endLine: 6,
          endColumn: 35,
        },
      ],
      name: 'settings that say that the module registers no list',
      settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: {} } } } },
    },
    {
      filename: 'src/auth.spec.ts',
      code: `
        import jwt from 'jsonwebtoken';
        expect(jwt.verify(bearer, 'secret').sub).toBe('1');
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'algorithms', example: "['RS256']" },
          line: 3,
          column: 20,
          endLine: 3,
          endColumn: 26,
        },
      ],
      name: 'a test, where settings ask for tests',
      settings: { 'jwt-guard': { tests: 'check' } },
    },
  ],
});
