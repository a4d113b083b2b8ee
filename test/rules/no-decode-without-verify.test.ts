import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-decode-without-verify.ts';

const tester = new RuleTester();

tester.run('no-decode-without-verify: decoders of libraries', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const keyId = (bearer) => jwt.decode(bearer, { complete: true })?.header.kid;
      `,
      name: 'only the header, by option',
    },
    {
      code: `
        import { decode } from 'jsonwebtoken';
        export async function keyFor(bearer, keys) {
          const { header } = decode(bearer, { complete: true });
          return keys.get(header.kid);
        }
      `,
      name: 'only the header, destructured',
    },
    {
      code: `
        import { decodeProtectedHeader } from 'jose';
        import { readFileSync } from 'node:fs';
        export const pemFor = (bearer) => readFileSync(PEMS[decodeProtectedHeader(bearer).kid]);
      `,
      name: 'only the header, of jose',
    },
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        import express from 'express';
        export const router = express.Router();
        router.use((req, res, next) => {
          res.locals.alg = jwtDecode(req.get('token'), { header: true }).alg;
          next();
        });
      `,
      name: 'only the header, of jwt-decode',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function touch(bearer) {
          jwt.decode(bearer);
        }
      `,
      name: 'the result is thrown away',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const secondsLeft = (bearer, now) => jwt.decode(bearer).exp - now;
      `,
      name: 'only the expiry is read',
    },
    {
      code: `
        import { decodeJwt } from 'jose';
        import 'server-only';
        export function isStale(bearer: string) {
          const { exp } = decodeJwt(bearer);
          return exp !== undefined && exp * 1000 < Date.now();
        }
      `,
      name: 'only the expiry is read, destructured',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function expiresAt(bearer) {
          const claims = jwt.decode(bearer);
          if (!claims || !claims.exp) return undefined;
          return new Date(claims.exp * 1000);
        }
      `,
      name: 'only the expiry is read, after a test that there is a payload',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function expiresAt(bearer) {
          const claims = jwt.decode(bearer);
          if (claims === null) return 0;
          return claims['exp'];
        }
      `,
      name: 'only the expiry is read, after a comparison with null',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function keyId(bearer) {
          const token = jwt.decode(bearer, { complete: true });
          return token && token.header && token.header.kid;
        }
      `,
      name: 'only the header, after a test',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function expiresAt(bearer: string) {
          const claims = jwt.decode(bearer);
          if (typeof claims === 'string') return undefined;
          return claims?.exp;
        }
      `,
      name: 'only the expiry is read, after a test of the type',
    },
    {
      code: `
        import { decode } from 'base64-arraybuffer';
        import jwt from 'jsonwebtoken';
        export const bytes = (text) => decode(text).byteLength;
        export const user = (bearer, key) => jwt.verify(bearer, key);
      `,
      name: 'a decoder of another kind',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const decoder = new TextDecoder();
        export const user = (bytes, key) => jwt.verify(decoder.decode(bytes), key);
      `,
      name: 'a text decoder',
    },
    {
      code: `
        import type jwt from 'jsonwebtoken';
        declare const reader: { decode(text: string): jwt.JwtPayload };
        export const sub = (bearer: string) => reader.decode(bearer).sub;
      `,
      name: 'a type-only import',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id, key) => jwt.sign({ id }, key);
        export function read(jwt: { decode(text: string): { role: string } }, text: string) {
          return jwt.decode(text).role;
        }
      `,
      name: 'a local that only shares the name',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function isAdmin(req) {
          const claims = jwt.decode(req.headers.authorization.slice(7));
          return claims.role === 'admin';
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 36,
        },
      ],
      name: 'a role taken from the token in a request handler',
    },
    {
      code: `
        import { decode as readToken } from 'jsonwebtoken';
        export const userId = (bearer) => readToken(bearer).sub;
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'readToken', instead: 'call `verify`' },
          line: 3,
          column: 43,
          endLine: 3,
          endColumn: 52,
        },
      ],
      name: 'a renamed import',
    },
    {
      code: `
        import * as jsonwebtoken from 'jsonwebtoken';
        const open = jsonwebtoken.decode;
        export const tenantOf = (raw) => open(raw)?.tenant;
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'open', instead: 'call `verify`' },
          line: 4,
          column: 42,
          endLine: 4,
          endColumn: 46,
        },
      ],
      name: 'a namespace import behind a constant',
    },
    {
      code: `
        const { decode } = require('jsonwebtoken');
        exports.owner = function owner(ctx) {
          const { sub } = decode(ctx.cookies.get('sid'));
          return sub;
        };
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 33,
        },
      ],
      name: 'a destructured require',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accountOf(bearer: string) {
          const parts = jwt.decode(bearer, { complete: true });
          return parts?.payload.account;
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 29,
          endLine: 4,
          endColumn: 35,
        },
      ],
      name: 'a complete decode whose payload is used',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function inspect(bearer) {
          const { header, payload } = jwt.decode(bearer, { complete: true });
          return { kid: header.kid, role: payload.role };
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 49,
        },
      ],
      name: 'header and claims of one decode',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export default (req, res, next) => {
          req.user = jwt.decode(req.cookies.session) as Express.User;
          next();
        };
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 26,
          endLine: 4,
          endColumn: 32,
        },
      ],
      name: 'the claims become the user of the request',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function loadSession(cookie) {
          const claims = jwt.decode(cookie);
          return sessions.findOne({ id: claims.jti });
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 36,
        },
      ],
      name: 'a session is looked up by the decoded id',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const guard = (req, res, next) => {
          if (!jwt.decode(req.headers['x-session'])) return res.sendStatus(401);
          next();
        };
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 20,
          endLine: 4,
          endColumn: 26,
        },
      ],
      name: 'whether it decodes is taken for a check',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, now) {
          const claims = jwt.decode(bearer);
          if (claims.iss !== 'https://login.example') throw new Error('issuer');
          if (claims.exp < now) throw new Error('expired');
          return claims.sub;
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 36,
        },
      ],
      name: 'issuer and expiry are compared by hand, the signature is not',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const peek = (bearer) => jwt.decode(bearer);
        export const name = (bearer) => peek(bearer).name;
        export const role = (bearer) => peek(bearer).role;
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 3,
          column: 38,
          endLine: 3,
          endColumn: 44,
        },
      ],
      name: 'a wrapper of the file, reported once',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export class Tokens {
          static subject(bearer: string): string {
            return (jwt.decode(bearer) as { sub: string }).sub;
          }
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 5,
          column: 25,
          endLine: 5,
          endColumn: 31,
        },
      ],
      name: 'a static method',
    },
    {
      code: `
        import { decodeJwt } from 'jose';
        import express from 'express';
        const app = express();
        app.get('/me', (req, res) => res.json({ id: decodeJwt(req.get('x-token')).sub }));
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decodeJwt', instead: 'call `jwtVerify`' },
          line: 5,
          column: 53,
          endLine: 5,
          endColumn: 62,
        },
      ],
      name: 'jose in server code',
    },
    {
      code: `
        export async function whoAmI(bearer: string) {
          const { decodeJwt } = await import('jose');
          const { sub } = decodeJwt(bearer);
          return sub;
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decodeJwt', instead: 'call `jwtVerify`' },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 36,
        },
      ],
      name: 'jose through a dynamic import',
    },
    {
      code: `
        import * as jose from 'jose';
        import { createServer } from 'node:http';
        createServer((req, res) => {
          const claims = jose.decodeJwt(String(req.headers['x-token']));
          res.end(claims.email);
        }).listen(80);
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decodeJwt', instead: 'call `jwtVerify`' },
          line: 5,
          column: 31,
          endLine: 5,
          endColumn: 40,
        },
      ],
      name: 'jose by namespace',
    },
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        import type { Request } from 'express';
        export function currentUser(req: Request) {
          return jwtDecode<{ sub: string }>(req.headers.authorization!).sub;
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'jwtDecode', instead: 'verify it with a JWT library' },
          line: 5,
          column: 18,
          endLine: 5,
          endColumn: 27,
        },
      ],
      name: 'jwt-decode in an Express middleware',
    },
    {
      code: `
        import jwt_decode from 'jwt-decode';
        import Koa from 'koa';
        new Koa().use(async (ctx, next) => {
          ctx.state.user = jwt_decode(ctx.get('authorization'));
          await next();
        });
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'jwt_decode', instead: 'verify it with a JWT library' },
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 38,
        },
      ],
      name: 'jwt-decode before version 4 in a Koa middleware',
    },
    {
      code: `
        const jwtDecode = require('jwt-decode').default;
        const express = require('express');
        const router = express.Router();
        router.use((req, res, next) => {
          req.tenant = jwtDecode(req.headers.token).tenant;
          next();
        });
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'jwtDecode', instead: 'verify it with a JWT library' },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 33,
        },
      ],
      name: 'jwt-decode by require in code for Node',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class MembersService {
          constructor(private readonly tokens: JwtService) {}
          memberOf(bearer: string) {
            const claims = this.tokens.decode(bearer) as { memberId: string };
            return claims.memberId;
          }
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verifyAsync`' },
          line: 6,
          column: 40,
          endLine: 6,
          endColumn: 46,
        },
      ],
      name: 'an injected JwtService',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { validationResult } from 'express-validator';
        export function update(req, res) {
          if (!validationResult(req.body).isEmpty()) return res.sendStatus(400);
          const { role } = jwt.decode(req.headers['x-session']);
          res.json({ role });
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 6,
          column: 32,
          endLine: 6,
          endColumn: 38,
        },
      ],
      name: 'a check of something else stands beside the decode',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export class Session {
          claims;
          constructor(bearer) {
            this.claims = jwt.decode(bearer);
          }
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 6,
          column: 31,
          endLine: 6,
          endColumn: 37,
        },
      ],
      name: 'claims in a field of the class',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function decodeToken(bearer) {
          try {
            return jwt.decode(bearer);
          } catch {
            return null;
          }
        }
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 30,
        },
      ],
      name: 'returned from a try',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const isValid = (bearer) => Boolean(jwt.decode(bearer));
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 3,
          column: 56,
          endLine: 3,
          endColumn: 62,
        },
      ],
      name: 'a test by Boolean',
    },
  ],
});

tester.run('no-decode-without-verify: decode, then verify the same token', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(bearer) {
          const { sub } = jwt.decode(bearer);
          const { secret } = await users.findById(sub);
          return jwt.verify(bearer, secret, { algorithms: ['HS256'] });
        }
      `,
      name: 'a secret of its own for every user',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function claimsOf(bearer, key) {
          jwt.verify(bearer, key);
          return jwt.decode(bearer);
        }
      `,
      name: 'verify first',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const claimsOf = (bearer, key) => jwt.verify(bearer, key) && jwt.decode(bearer);
      `,
      name: 'verify and decode in one expression',
    },
    {
      code: `
        import { decode } from 'jsonwebtoken';
        import { jwtVerify, createRemoteJWKSet } from 'jose';
        export async function accept(bearer: string) {
          const claims = decode(bearer) as { iss: string };
          const tenant = TENANTS[claims.iss];
          return jwtVerify(bearer, createRemoteJWKSet(new URL(tenant.keys)));
        }
      `,
      name: 'the issuer chooses the key, another library verifies',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(req, keyOf) {
          const header = req.headers.authorization;
          const bearer = header.split(' ')[1].trim();
          const claims = jwt.decode(bearer);
          const raw = bearer;
          jwt.verify(raw, keyOf(claims.tenant));
          return claims.role;
        }
      `,
      name: 'the token passes through other variables',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(req, keyOf) {
          const { session } = req.cookies;
          const claims = jwt.decode(session);
          return jwt.verify(req.cookies.session, keyOf(claims.iss));
        }
      `,
      name: 'a member, and the same member destructured',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, key, done) {
          jwt.verify(bearer, key, (error) => {
            if (error) return done(error);
            done(null, jwt.decode(bearer).sub);
          });
        }
      `,
      name: 'inside the callback that the verification calls',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const accept = (bearer, key) =>
          new Promise((resolve, reject) => {
            jwt.verify(bearer, key, (error) => (error ? reject(error) : resolve(jwt.decode(bearer))));
          });
      `,
      name: 'in a promise around the verification',
    },
    {
      code: `
        import { promisify } from 'node:util';
        import jwt from 'jsonwebtoken';
        const check = promisify(jwt.verify);
        export async function accept(bearer, key) {
          await check(bearer, key);
          return jwt.decode(bearer);
        }
      `,
      name: 'a promisified verification',
    },
    {
      code: `
        import { jwtVerify, decodeJwt } from 'jose';
        import express from 'express';
        export const app = express();
        export const accept = (bearer, key) => jwtVerify(bearer, key).then(() => decodeJwt(bearer).sub);
      `,
      name: 'after .then of a verification',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        function issuerOf(bearer) {
          return jwt.decode(bearer).iss;
        }
        export function accept(bearer) {
          const key = KEYS.get(issuerOf(bearer));
          return jwt.verify(bearer, key);
        }
      `,
      name: 'the caller that the file shows verifies',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const verified = (bearer) => jwt.verify(bearer, process.env.KEY, { algorithms: ['ES256'] });
        export function roleOf(bearer) {
          verified(bearer);
          return jwt.decode(bearer).role;
        }
      `,
      name: 'a wrapper of the file verifies',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, done) {
          const key = (header, callback) => {
            const { iss } = jwt.decode(bearer);
            keys.find(iss, header.kid).then((found) => callback(null, found));
          };
          jwt.verify(bearer, key, { algorithms: ['RS256'] }, done);
        }
      `,
      name: 'in the key resolver',
    },
    {
      code: `
        import { jwtVerify, decodeJwt } from 'jose';
        import { readFileSync } from 'fs';
        const keyOf = async (header, token) => readFileSync(\`/keys/\${TENANTS[decodeJwt(token.payload).tid]}\`);
        export const accept = (bearer) => jwtVerify(bearer, keyOf);
      `,
      name: 'in the key resolver of jose',
    },
    {
      code: `
        import { Strategy, ExtractJwt } from 'passport-jwt';
        import jwt from 'jsonwebtoken';
        export default new Strategy(
          {
            jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
            secretOrKeyProvider: (req, raw, done) => {
              const { tenant } = jwt.decode(raw);
              tenants.keyOf(tenant, done);
            },
          },
          (claims, done) => done(null, claims.sub),
        );
      `,
      name: 'in the key provider of a passport strategy',
    },
    {
      code: `
        import { expressjwt } from 'express-jwt';
        import jwt from 'jsonwebtoken';
        export default expressjwt({
          algorithms: ['RS256'],
          secret: async (req) => tenants.key(jwt.decode(req.cookies.session).tenant),
        });
      `,
      name: 'in the secret function of express-jwt',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { verifySession } from './session.js';
        export async function accept(bearer) {
          await verifySession(bearer);
          return jwt.decode(bearer).role;
        }
      `,
      name: 'another module verifies the same token',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class Guard {
          constructor(private jwt: JwtService) {}
          async accept(bearer: string) {
            await this.jwt.verifyAsync(bearer);
            return this.jwt.decode(bearer);
          }
        }
      `,
      name: 'an injected service verifies and decodes',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, key) {
          try {
            return jwt.verify(bearer, key);
          } catch (error) {
            console.warn('rejected', jwt.decode(bearer)?.sub);
            throw error;
          }
        }
      `,
      name: 'in a catch, for a log line',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function trace(bearer, logger) {
          logger.debug('token of', jwt.decode(bearer));
        }
      `,
      name: 'only for a log line',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function trace(bearer) {
          const claims = jwt.decode(bearer);
          console.info(\`token of \${claims.sub}\`);
        }
      `,
      name: 'single claims, only for a log line',
    },
    {
      code: `
        import { OAuth2Client } from 'google-auth-library';
        import jwt from 'jsonwebtoken';
        const google = new OAuth2Client();
        export async function accept(credential) {
          await google.verifyIdToken({ idToken: credential, audience: process.env.GOOGLE_ID });
          return jwt.decode(credential).email;
        }
      `,
      name: 'a client of the identity provider verifies',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const bearer = jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '1h', jwtid: nextId() });
          sessions.add(jwt.decode(bearer).jti);
          return bearer;
        }
      `,
      name: 'a token that the function itself signed',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export class Sessions {
          check(bearer) {
            return jwt.verify(bearer, process.env.KEY);
          }
          roleOf(bearer) {
            this.check(bearer);
            return jwt.decode(bearer).role;
          }
        }
      `,
      name: 'a method of the class verifies',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const keyFor = async (bearer) => keys.ofTenant(jwt.decode(bearer).tenant);
        export async function accept(req) {
          const bearer = req.headers['x-token'];
          return jwt.verify(bearer, await keyFor(bearer));
        }
      `,
      name: 'the key comes from a function of the file that decodes',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, logger) {
          try {
            return introspect(bearer);
          } catch (error) {
            const claims = jwt.decode(bearer);
            logger.warn({ sub: claims.sub }, 'rejected');
            throw error;
          }
        }
      `,
      name: 'in a catch, a single claim for a log line',
    },
    {
      code: `
        import jwt from 'jwt-simple';
        import { decode } from 'next-auth/jwt';
        export const old = (bearer) => jwt.decode(bearer, process.env.KEY).sub;
        export const session = async (token) => (await decode({ token, secret: process.env.KEY })).sub;
      `,
      name: 'libraries whose decode verifies',
    },
  ],
  invalid: [],
});

tester.run('no-decode-without-verify: a key where decode takes options', rule, {
  valid: [],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const userOf = (bearer) => jwt.decode(bearer, process.env.JWT_SECRET).sub;
      `,
      errors: [{ messageId: 'mistakenKey', data: { name: 'decode' }, line: 3, column: 47, endLine: 3, endColumn: 53 }],
      name: 'a secret from the environment',
    },
    {
      code: `
        import { decode } from 'jsonwebtoken';
        const KEY = 'correct horse battery staple';
        export function auth(req, res, next) {
          req.user = decode(req.get('authorization'), KEY);
          next();
        }
      `,
      errors: [{ messageId: 'mistakenKey', data: { name: 'decode' }, line: 5, column: 22, endLine: 5, endColumn: 28 }],
      name: 'a secret from a constant',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function auth(bearer, done) {
          const user = jwt.decode(bearer, (error, claims) => done(error, claims));
          return user;
        }
      `,
      errors: [{ messageId: 'mistakenKey', data: { name: 'decode' }, line: 4, column: 28, endLine: 4, endColumn: 34 }],
      name: 'a callback',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const userOf = (bearer, given) => jwt.decode(bearer, given).sub;
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 3,
          column: 54,
          endLine: 3,
          endColumn: 60,
        },
      ],
      name: 'a secret in a parameter is no secret that the file shows',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class Accounts {
          constructor(private readonly jwt: JwtService) {}
          of(bearer: string) {
            return this.jwt.decode(bearer, process.env.SECRET as never).id;
          }
        }
      `,
      errors: [{ messageId: 'mistakenKey', data: { name: 'decode' }, line: 6, column: 29, endLine: 6, endColumn: 35 }],
      name: 'a secret given to an injected service',
    },
  ],
});

tester.run('no-decode-without-verify: tokens taken apart by hand', rule, {
  valid: [
    {
      code: `
        export const kidOf = (bearer) => JSON.parse(Buffer.from(bearer.split('.')[0], 'base64url').toString()).kid;
      `,
      name: 'the first part is the header',
    },
    {
      code: `
        export function algorithmOf(bearer) {
          const [head] = bearer.split('.');
          return JSON.parse(Buffer.from(head, 'base64').toString()).alg;
        }
      `,
      name: 'the first part, destructured',
    },
    {
      code: `
        export const looksLikeJwt = (text) => text.split('.').length === 3 && Buffer.from(text, 'base64').length > 0;
      `,
      name: 'a shape check',
    },
    {
      code: `
        export function expired(bearer) {
          const claims = JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString());
          return claims.exp * 1000 < Date.now();
        }
      `,
      name: 'only the expiry by hand',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function accept(bearer) {
          const { tenant } = JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString());
          return jwt.verify(bearer, KEYS[tenant]);
        }
      `,
      name: 'taken apart, then verified',
    },
    {
      code: `
        import { verify } from 'node:crypto';
        export function accept(bearer) {
          const [head, body, signature] = bearer.split('.');
          const isGenuine = verify('sha256', Buffer.from(head + '.' + body), process.env.PEM, Buffer.from(signature, 'base64url'));
          if (!isGenuine) throw new Error('signature');
          return JSON.parse(Buffer.from(body, 'base64url').toString());
        }
      `,
      name: 'the signature is checked by hand, too',
    },
    {
      code: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export function accept(bearer) {
          const [head, body, signature] = bearer.split('.');
          const expected = createHmac('sha256', process.env.KEY).update(\`\${head}.\${body}\`).digest();
          if (!timingSafeEqual(expected, Buffer.from(signature, 'base64url'))) throw new Error('signature');
          return JSON.parse(Buffer.from(body, 'base64url').toString());
        }
      `,
      name: 'an HMAC is compared by hand',
    },
    {
      code: `
        export function showName() {
          const claims = JSON.parse(atob(localStorage.getItem('token').split('.')[1]));
          document.title = claims.name;
        }
      `,
      name: 'in browser code',
    },
    {
      code: `
        export const body = (text) => JSON.parse(Buffer.from(text.split(':')[1], 'base64').toString()).role;
      `,
      name: 'no dots between the parts',
    },
    {
      code: `
        export const kind = (name) => Buffer.from(name.split('.')[1], 'base64');
      `,
      name: 'the extension of a file name',
    },
  ],
  invalid: [
    {
      code: `
        export function roleOf(req) {
          const bearer = req.headers.authorization.slice(7);
          return JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString()).role;
        }
      `,
      errors: [{ messageId: 'handmade', line: 4, column: 18, endLine: 4, endColumn: 84 }],
      name: 'Buffer',
    },
    {
      code: `
        export function subject(bearer: string) {
          const [, body] = bearer.split('.');
          const json = Buffer.from(body, 'base64url').toString('utf8');
          const claims = JSON.parse(json);
          return claims.sub;
        }
      `,
      errors: [{ messageId: 'handmade', line: 5, column: 26, endLine: 5, endColumn: 42 }],
      name: 'base64url and a destructured second part',
    },
    {
      code: `
        import express from 'express';
        export const router = express.Router();
        router.get('/me', (req, res) => {
          const parts = req.get('token').split('.');
          if (parts.length !== 3) return res.sendStatus(400);
          const claims = JSON.parse(atob(parts[1]));
          res.json({ id: claims.sub });
        });
      `,
      errors: [{ messageId: 'handmade', line: 7, column: 26, endLine: 7, endColumn: 52 }],
      name: 'the parts in a variable, atob',
    },
    {
      code: `
        import { createServer } from 'node:http';
        export function readClaims(bearer: string) {
          const middle = bearer.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
          const bytes = Uint8Array.from(atob(middle), (c) => c.charCodeAt(0));
          return JSON.parse(new TextDecoder().decode(bytes));
        }
        createServer((req, res) => res.end(readClaims(String(req.headers['x-token'])).name)).listen(80);
      `,
      errors: [{ messageId: 'handmade', line: 6, column: 18, endLine: 6, endColumn: 61 }],
      name: 'base64 made url-safe first, and a text decoder',
    },
    {
      code: `
        function fromBase64Url(text) {
          return Buffer.from(text, 'base64').toString('utf8');
        }
        export function parseJwt(bearer) {
          return JSON.parse(fromBase64Url(bearer.split('.')[1]));
        }
      `,
      errors: [{ messageId: 'handmade', line: 6, column: 18, endLine: 6, endColumn: 65 }],
      name: 'a decoder of the file',
    },
  ],
});

tester.run('no-decode-without-verify: browser code', rule, {
  valid: [
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        import { useAuth } from './auth';
        export const greeting = () => \`Hello \${jwtDecode(useAuth().token).name}\`;
      `,
      name: 'a name to show',
    },
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        export const roleOf = (bearer: string) => jwtDecode<{ role: string }>(bearer).role;
      `,
      name: 'jwt-decode, whose place the file does not show',
    },
    {
      filename: 'react.tsx',
      code: `
        import { decodeJwt } from 'jose';
        export function Badge({ session }: { session: string }) {
          return <b>{decodeJwt(session).name as string}</b>;
        }
      `,
      name: 'a component',
    },
    {
      code: `
        'use client';
        import { decodeJwt } from 'jose';
        export const roleOf = (bearer: string) => decodeJwt(bearer).role;
      `,
      name: 'a module for the client',
    },
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        export function plan(bearer: string, refresh: () => void) {
          const { exp } = jwtDecode(bearer);
          window.setTimeout(refresh, exp! * 1000 - Date.now() - 30_000);
        }
      `,
      name: 'a timer for the next refresh',
    },
    {
      code: `
        import { Injectable } from '@angular/core';
        import { jwtDecode } from 'jwt-decode';
        @Injectable()
        export class Session {
          roles(bearer: string) {
            return jwtDecode<{ roles: string[] }>(bearer).roles;
          }
        }
      `,
      name: 'an Angular service',
    },
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        export const isOver = (bearer) => jwtDecode(bearer).exp * 1000 < Date.now();
      `,
      options: [{ checkBrowser: true }],
      name: 'only the expiry in browser code, even when asked for',
    },
  ],
  invalid: [
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        export const label = () => {
          document.title = jwtDecode(localStorage.getItem('token')).name;
        };
      `,
      options: [{ checkBrowser: true }],
      errors: [
        {
          messageId: 'library',
          data: { name: 'jwtDecode', instead: 'verify it with a JWT library' },
          line: 4,
          column: 28,
          endLine: 4,
          endColumn: 37,
        },
      ],
      name: 'a name to show, when asked for',
    },
    {
      code: `
        export function paint() {
          const claims = JSON.parse(window.atob(sessionStorage.token.split('.')[1]));
          document.body.className = claims.theme;
        }
      `,
      options: [{ checkBrowser: true }],
      errors: [{ messageId: 'handmade', line: 3, column: 26, endLine: 3, endColumn: 85 }],
      name: 'by hand in browser code, when asked for',
    },
  ],
});

tester.run('no-decode-without-verify: test files', rule, {
  valid: [
    {
      filename: 'src/users.spec.ts',
      code: `
        import jwt from 'jsonwebtoken';
        it('names the user', () => {
          expect(jwt.decode(login()).sub).toBe('1');
        });
      `,
      name: 'in a test',
    },
    {
      filename: 'test/helpers.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const roleOf = (bearer) => jwt.decode(bearer).role;
      `,
      name: 'in a folder of tests',
    },
  ],
  invalid: [
    {
      filename: 'src/users.spec.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const roleOf = (bearer) => jwt.decode(bearer).role;
      `,
      errors: [
        {
          messageId: 'library',
          data: { name: 'decode', instead: 'call `verify`' },
          line: 3,
          column: 47,
          endLine: 3,
          endColumn: 53,
        },
      ],
      settings: { 'jwt-guard': { tests: 'check' } },
      name: 'in a test, when settings say so',
    },
  ],
});
