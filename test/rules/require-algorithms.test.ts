import rule from '../../rules/require-algorithms.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const missing = (library: string): Expected<'missing'> => ({
  messageId: 'missing',
  data: { library, option: 'algorithms', example: "['RS256']" },
});

testRule('require-algorithms: each library in its own words', rule, {
  valid: [
    silent(
      'passport-jwt drops what is nested',
      `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy(
          { jwtFromRequest, secretOrKey: KEY, jsonWebTokenOptions: { algorithms: ['RS256'], maxAge: '1h' } },
          (claims, done) => done(null, claims),
        );
      `,
    ),
    silent(
      'jsonwebtoken under the names that other libraries use',
      `
        import * as jwt from 'jsonwebtoken';
        export const one = (bearer: string) => jwt.verify(bearer, KEY, { alg: 'ES256' });
        export const two = (bearer: string) => jwt.verify(bearer, KEY, { algs: ['ES256'] });
      `,
    ),
    silent(
      'jwt-simple, told by something out of sight whether to verify at all',
      `
        import { decode } from 'jwt-simple';
        import { isBlind } from './modes.js';
        const open = (bearer, key, how) => decode(bearer, key, how);
        export const read = (bearer, key) => open(bearer, key, isBlind);
      `,
    ),
    silent(
      'jwt-simple that whoever calls may tell not to verify, with an algorithm',
      `
        import { decode } from 'jwt-simple';
        export const read = (bearer, key, isBlind) => decode(bearer, key, isBlind, 'HS512');
      `,
    ),
    silent(
      'written by another name, below a member, and from a second source',
      `
        import jwt from 'jsonwebtoken';
        const one = {};
        const alias = one;
        alias.algorithms = ['RS256'];
        const two = { verify: {} };
        two.verify.algorithms = ['RS256'];
        const three = {};
        Object.assign(three, { issuer: 'i' }, { algorithms: ['RS256'] });
        export const read = (bearer) =>
          [jwt.verify(bearer, KEY, one), jwt.verify(bearer, KEY, two.verify), jwt.verify(bearer, KEY, three)];
      `,
    ),
    silent(
      'jsonwebtoken under the name of the option to sign',
      `
        import { verify } from 'jsonwebtoken';
        export const read = (bearer: string) => verify(bearer, PUBLIC_KEY, { algorithm: 'RS256' });
      `,
    ),
    silent(
      'jsonwebtoken with a list',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['RS256'] });
      `,
    ),
    silent(
      'jose with a list',
      `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload } = await jwtVerify(bearer, key, { algorithms: ['EdDSA'] });
          return payload;
        }
      `,
    ),
    silent(
      'express-jwt with a list',
      `
        import { expressjwt } from 'express-jwt';
        app.use('/api', expressjwt({ secret: process.env.SECRET, algorithms: ['HS256'] }).unless({ path: ['/api/login'] }));
      `,
    ),
    silent(
      'passport-jwt with a list',
      `
        import passport from 'passport';
        import { ExtractJwt, Strategy } from 'passport-jwt';
        const jwtFromRequest = ExtractJwt.fromAuthHeaderAsBearerToken();
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: KEY, algorithms: ['RS256'] }, (claims, done) => done(null, claims)));
      `,
    ),
    silent(
      '@nestjs/jwt with a list at the call',
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwtService: JwtService) {}
          read(bearer: string) {
            return this.jwtService.verifyAsync<Claims>(bearer, { algorithms: ['HS512'] });
          }
        }
      `,
    ),
    silent(
      '@nestjs/jwt with a list in the module',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        @Module({ imports: [JwtModule.register({ secret: SECRET, verifyOptions: { algorithms: ['HS256'] } })] })
        export class AuthModule {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.verify(bearer);
          }
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'jsonwebtoken without options',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.⟦verify⟧(bearer, key);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jsonwebtoken with other options only',
      `
        const { verify } = require('jsonwebtoken');
        module.exports = (bearer, key) => verify(bearer, key, ⟦{ maxAge: '2h' }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jwt-simple that whoever calls may tell not to verify',
      `
        import { decode } from 'jwt-simple';
        export const read = (bearer, key, isBlind) => ⟦decode⟧(bearer, key, isBlind);
        export class Reader {
          read(bearer: string, isChecked = true) {
            return ⟦decode⟧(bearer, this.key, !isChecked);
          }
        }
      `,
      ['missing', 'missing'],
    ),
    reported(
      'jose without options',
      `
        import * as jose from 'jose';
        export const read = async (bearer: string, key: CryptoKey) => (await jose.⟦jwtVerify⟧(bearer, key)).payload;
      `,
      missing('jose'),
    ),
    reported(
      'jose with a key set, which may hold keys of several kinds',
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const read = (bearer: string) => jwtVerify(bearer, keys, ⟦{ issuer: 'https://id.example' }⟧);
      `,
      missing('jose'),
    ),
    reported(
      'jose where only the signature is checked',
      `
        import { compactVerify, flattenedVerify } from 'jose';
        export const compact = (jws, key) => ⟦compactVerify⟧(jws, key);
        export const flattened = (jws, key) => flattenedVerify(jws, key, ⟦{}⟧);
      `,
      [missing('jose'), missing('jose')],
    ),
    reported(
      'express-jwt without a list',
      `
        import { expressjwt as guard } from 'express-jwt';
        app.use('/api', guard(⟦{ secret: process.env.SECRET }⟧).unless({ path: ['/api/login'] }));
      `,
      { messageId: 'refused', data: { library: 'express-jwt', option: 'algorithms', example: "['RS256']" } },
    ),
    reported(
      'express-jwt of old, exported as a whole',
      `
        const jwt = require('express-jwt');
        module.exports = jwt(⟦{ secret: config.secret, userProperty: 'user' }⟧);
      `,
      { messageId: 'refused', data: { library: 'express-jwt', option: 'algorithms', example: "['RS256']" } },
    ),
    reported(
      'passport-jwt with options put together first',
      `
        const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
        const options = ⟦{}⟧;
        options.jwtFromRequest = ExtractJwt.fromAuthHeaderAsBearerToken();
        options.secretOrKey = process.env.SECRET;
        passport.use(new JwtStrategy(options, async (claims, done) => done(null, await User.findById(claims.sub))));
      `,
      missing('passport-jwt'),
    ),
    reported(
      'passport-jwt, in a subclass with decorators',
      `
        import { Injectable } from '@nestjs/common';
        import { PassportStrategy } from '@nestjs/passport';
        import { ExtractJwt, Strategy } from 'passport-jwt';

        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
          constructor(@Inject(CONFIG) private readonly config: Config) {
            super(⟦{
              jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
              secretOrKey: config.secret,
            }⟧);
          }

          validate(claims: Claims) {
            return { id: claims.sub };
          }
        }
      `,
      missing('passport-jwt'),
    ),
    reported(
      'passport-jwt, in a subclass that hands its arguments on',
      `
        import { Strategy } from 'passport-jwt';
        class JwtStrategy extends Strategy {}
        passport.use(new JwtStrategy(⟦{ jwtFromRequest, secretOrKey: KEY }⟧, (claims, done) => done(null, claims)));
      `,
      missing('passport-jwt'),
    ),
    reported(
      '@nestjs/jwt whose module is elsewhere',
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwtService: JwtService) {}
          async read(bearer: string) {
            return this.jwtService.⟦verifyAsync⟧<Claims>(bearer);
          }
          async readWith(bearer: string, secret: string) {
            return this.jwtService.verifyAsync<Claims>(bearer, ⟦{ secret }⟧);
          }
        }
      `,
      [
        { messageId: 'unseen', data: { library: '@nestjs/jwt', option: 'algorithms', registered: 'verifyOptions' } },
        { messageId: 'unseen', data: { library: '@nestjs/jwt', option: 'algorithms', registered: 'verifyOptions' } },
      ],
    ),
    reported(
      '@nestjs/jwt whose module, here, says nothing',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        const module = JwtModule.registerAsync({
          inject: [ConfigService],
          useFactory: (config: ConfigService) => ({ secret: config.get('SECRET'), signOptions: { algorithm: 'HS256' } }),
        });
        export class AuthGuard {
          private readonly jwt = inject(JwtService);
          read(bearer: string) {
            return this.jwt.⟦verify⟧(bearer);
          }
        }
      `,
      missing('@nestjs/jwt'),
    ),
  ],
});

testRule('require-algorithms: values and callbacks', rule, {
  valid: [
    silent(
      'a list from the environment',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, process.env.KEY, { algorithms: [process.env.JWT_ALGORITHM] });
      `,
    ),
    silent(
      'a list that is imported',
      `
        import jwt from 'jsonwebtoken';
        import { ALGORITHMS } from './constants';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: ALGORITHMS });
      `,
    ),
    silent(
      'a list on one path: whether the other one happens is not known',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key, isRemote) =>
          jwt.verify(bearer, key, { algorithms: isRemote ? ['RS256'] : undefined });
      `,
    ),
    silent(
      'a string for a list is a mistake of its own',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { algorithms: 'RS256' });
      `,
    ),
    silent(
      'an empty list allows nothing',
      `
        import { jwtVerify } from 'jose';
        export const read = (bearer, key) => jwtVerify(bearer, key, { algorithms: [] });
      `,
    ),
  ],
  invalid: [
    reported(
      'options that a function writes into this',
      `
        const { ExtractJwt, Strategy } = require('passport-jwt');
        module.exports = function register(passport, key) {
          this.accepts = { secretOrKey: key, jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken() };
          passport.use(new Strategy(⟦this.accepts⟧, (claims, done) => done(null, claims)));
        };
      `,
      missing('passport-jwt'),
    ),
    reported(
      'undefined is no list',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, ⟦{ algorithms: undefined, audience: 'shop' }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'a list that is deleted again',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const options = ⟦{ algorithms: ['HS256'], issuer: 'shop' }⟧;
          delete options.algorithms;
          return jwt.verify(bearer, key, options);
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'a list that a later spread takes back',
      `
        import jwt from 'jsonwebtoken';
        const anything = { algorithms: undefined };
        export const read = (bearer, key) => jwt.verify(bearer, key, ⟦{ algorithms: ['HS256'], ...anything }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'a callback in the place of options',
      `
        import jwt from 'jsonwebtoken';
        export function middleware(req, res, next) {
          jwt.⟦verify⟧(req.cookies.session, process.env.SECRET, (error, claims) => {
            if (error) return res.sendStatus(401);
            req.user = claims;
            next();
          });
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'a callback by name in the place of options',
      `
        import jwt from 'jsonwebtoken';
        function onVerified(error, claims) {
          if (error) throw error;
          sessions.add(claims.sub);
        }
        export const read = (bearer) => jwt.⟦verify⟧(bearer, KEY, onVerified);
        export const pass = (bearer, done) => jwt.⟦verify⟧(bearer, KEY, done);
        export const give = (bearer, finish) => {
          jwt.⟦verify⟧(bearer, KEY, finish);
          setTimeout(() => finish(new Error('late')), 100);
        };
      `,
      [missing('jsonwebtoken'), missing('jsonwebtoken'), missing('jsonwebtoken')],
    ),
    reported(
      'a callback after options that are no options',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key, done) => {
          jwt.⟦verify⟧(bearer, key, undefined, done);
          jwt.verify(bearer, key, ⟦{}⟧, done);
        };
      `,
      [missing('jsonwebtoken'), missing('jsonwebtoken')],
    ),
  ],
});

testRule('require-algorithms: what the file does not show', rule, {
  valid: [
    silent(
      'options from a parameter, an import and a call',
      `
        import jwt from 'jsonwebtoken';
        import { makeOptions, options } from './options';
        export const one = (bearer, key, given) => jwt.verify(bearer, key, given);
        export const two = (bearer, key) => jwt.verify(bearer, key, options);
        export const three = (bearer, key) => jwt.verify(bearer, key, makeOptions());
        export const four = (bearer, key) => jwt.verify(bearer, key, { ...options, issuer: 'shop' });
        export const five = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['RS256'], ...options });
      `,
    ),
    silent(
      'a parameter with a default, where callers may be elsewhere',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, options = {}) {
          return jwt.verify(bearer, key, options);
        }
      `,
    ),
    silent(
      'arguments that are spread',
      `
        import jwt from 'jsonwebtoken';
        export const read = (...args) => jwt.verify(...args);
        export const call = (args, done) => jwt.verify(...args, done);
      `,
    ),
    silent(
      'options that other code fills',
      `
        import jwt from 'jsonwebtoken';
        import { harden } from './harden';
        export function read(bearer, key) {
          const options = { issuer: 'shop' };
          harden(options);
          return jwt.verify(bearer, key, options);
        }
      `,
    ),
    silent(
      'a list that is added on some paths only',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, isStrict) {
          const options = {};
          if (isStrict) options.algorithms = ['RS256'];
          return jwt.verify(bearer, key, options);
        }
      `,
    ),
    silent(
      'a module that a class or another file configures',
      `
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
    ),
  ],
  invalid: [
    reported(
      'a parameter that every caller, all of them here, leaves out',
      `
        import jwt from 'jsonwebtoken';
        function read(bearer, options = ⟦{ issuer: 'shop' }⟧) {
          return jwt.verify(bearer, process.env.KEY, options);
        }
        export const user = (req) => read(req.cookies.session).sub;
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'options shadowed by scope are not those of the same name',
      `
        import jwt from 'jsonwebtoken';
        const options = { algorithms: ['RS256'] };
        export function read(bearer, key) {
          const options = ⟦{ issuer: 'shop' }⟧;
          return jwt.verify(bearer, key, options);
        }
        export const good = (bearer, key) => jwt.verify(bearer, key, options);
      `,
      missing('jsonwebtoken'),
    ),
  ],
});

testRule('require-algorithms: one place, one report', rule, {
  valid: [
    silent(
      'one object with a list for several calls',
      `
        import jwt from 'jsonwebtoken';
        const OPTIONS = Object.freeze({ algorithms: ['RS256'], issuer: 'https://id.example' } as const);
        export const session = (bearer) => jwt.verify(bearer, process.env.SESSION_KEY, OPTIONS);
        export const refresh = (bearer) => jwt.verify(bearer, process.env.REFRESH_KEY, OPTIONS);
      `,
    ),
  ],
  invalid: [
    reported(
      'one object for several calls, reported where it is written',
      `
        import jwt from 'jsonwebtoken';

        const OPTIONS = Object.freeze(⟦{
          issuer: 'https://id.example',
          audience: 'shop',
        }⟧ as const);

        export const session = (bearer) => jwt.verify(bearer, process.env.SESSION_KEY, OPTIONS);
        export const refresh = (bearer) => jwt.verify(bearer, process.env.REFRESH_KEY, OPTIONS);
        export const invite = (bearer) => jwt.verify(bearer, process.env.INVITE_KEY, OPTIONS);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      "the file's own wrapper, not its callers",
      `
        import jwt from 'jsonwebtoken';
        const readToken = (bearer) => jwt.⟦verify⟧(bearer, process.env.KEY);
        export const me = (req) => readToken(req.cookies.session);
        export const them = (req) => readToken(req.cookies.guest);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      "handed to the file's own wrapper by another name",
      `
        import jwt from 'jsonwebtoken';
        const readWith = (bearer, options) => jwt.verify(bearer, process.env.KEY, options);
        const read = readWith;
        export const me = (req) => read(req.cookies.session, ⟦{ issuer: 'https://id.example' }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'two objects that share a base are two',
      `
        import jwt from 'jsonwebtoken';
        const base = { issuer: 'https://id.example' };
        export const one = (bearer, key) => jwt.verify(bearer, key, ⟦{ ...base, audience: 'shop' }⟧);
        export const two = (bearer, key) => jwt.verify(bearer, key, ⟦{ ...base, audience: 'desk' }⟧);
      `,
      [missing('jsonwebtoken'), missing('jsonwebtoken')],
    ),
  ],
});

testRule('require-algorithms: what only looks like a token or like code', rule, {
  valid: [
    silent(
      'verify of other modules',
      `
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
    ),
    silent(
      'a function of the file of the same name',
      `
        import { verify } from 'jsonwebtoken';
        export function check(bearer: string, key: string) {
          const verify = (left: string, right: string) => left === right;
          return verify(bearer, key);
        }
      `,
    ),
    silent(
      'types and declarations',
      `
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
    ),
    silent(
      'a class that is still being typed',
      `
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
    ),
    silent(
      'a subclass that is only declared',
      `
        import { Strategy } from 'passport-jwt';
        export declare class JwtStrategy extends Strategy { constructor(secret: string); }
      `,
    ),
    silent(
      'the function without a call',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify;
        export const tools = { verify: jwt.verify };
      `,
    ),
  ],
  invalid: [
    reported(
      'verify of the library beside that of others',
      `
        import argon2 from 'argon2';
        import jwt from 'jsonwebtoken';
        export const login = async (user, password, bearer) =>
          (await argon2.verify(user.hash, password)) && jwt.⟦verify⟧(bearer, process.env.KEY);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'the function of the library, outside of where its name means another',
      `
        import { verify } from 'jsonwebtoken';
        export function check(bearer: string, key: string) {
          {
            const verify = (left: string, right: string) => left === right;
            verify(bearer, key);
          }
          return ⟦verify⟧(bearer, key);
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'a class that has been typed',
      `
        import { PassportStrategy } from '@nestjs/passport';
        import { Strategy } from 'passport-jwt';
        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor(private readonly users) {
            super(⟦{ jwtFromRequest, secretOrKey: KEY }⟧);
          }
          validate() {}
        }
      `,
      missing('passport-jwt'),
    ),
    reported(
      'the function with a call',
      `
        import jwt from 'jsonwebtoken';
        const tools = { verify: jwt.verify };
        export const read = (bearer, key) => tools.⟦verify⟧(bearer, key);
      `,
      missing('jsonwebtoken'),
    ),
  ],
});

testRule('require-algorithms: options, settings and test files', rule, {
  valid: [
    silent(
      'checkKeySets: false, where keys come from a set',
      `
        import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
        const remote = createRemoteJWKSet(new URL('https://id.example/keys'));
        export class Reader {
          #local = createLocalJWKSet(KEYS);
          one = (bearer: string) => jwtVerify(bearer, remote);
          two = (bearer: string) => jwtVerify(bearer, this.#local, { issuer: 'https://id.example' });
        }
      `,
      { options: [{ checkKeySets: false }] },
    ),
    silent(
      'settings that say what the module registers',
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.verify(bearer, { issuer: 'shop' });
          }
        }
      `,
      { settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { algorithms: ['RS256'] } } } } } },
    ),
    silent(
      'a test, by its name',
      `
        import jwt from 'jsonwebtoken';
        expect(jwt.verify(bearer, 'secret').sub).toBe('1');
      `,
      { filename: 'src/auth.spec.ts', gate: 'closed' },
    ),
    silent(
      'a test, by its folder',
      `
        import jwt from 'jsonwebtoken';
        export const subjectOf = (bearer) => jwt.verify(bearer, 'secret').sub;
      `,
      { filename: 'packages/api/__tests__/helpers.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      'checkKeySets: false, where the key is one',
      `
        import { jwtVerify } from 'jose';
        export const read = (bearer: string, key: CryptoKey) => ⟦jwtVerify⟧(bearer, key);
      `,
      missing('jose'),
      { options: [{ checkKeySets: false }] },
    ),
    reported(
      'checkKeySets: true is the default',
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        export const read = (bearer: string) => ⟦jwtVerify⟧(bearer, createRemoteJWKSet(new URL('https://id.example/keys')));
      `,
      missing('jose'),
      { options: [{ checkKeySets: true }] },
    ),
    reported(
      'settings that say that the module registers no list',
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read(bearer: string) {
            return this.jwt.⟦verify⟧(bearer);
          }
        }
      `,
      missing('@nestjs/jwt'),
      { settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: {} } } } } },
    ),
    reported(
      'a test, where settings ask for tests',
      `
        import jwt from 'jsonwebtoken';
        expect(jwt.⟦verify⟧(bearer, 'secret').sub).toBe('1');
      `,
      missing('jsonwebtoken'),
      { filename: 'src/auth.spec.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});
