import rule from '../../rules/no-decode-without-verify.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

/** A decoder of a library whose claims are used. */
const unverified = (name = 'decode', instead = 'call `verify`'): Expected<'library'> => ({
  messageId: 'library',
  data: { name, instead },
});

testRule('no-decode-without-verify: decoders of libraries', rule, {
  valid: [
    silent(
      'the answer of a token endpoint',
      `
        import { decodeJwt } from 'jose';
        export async function signIn(code) {
          const answer = await fetch(\`\${ISSUER}/oauth/token\`, { method: 'POST', body: formOf(code) });
          const tokens = await answer.json();
          return decodeJwt(tokens.id_token).sub;
        }
      `,
    ),
    silent(
      'the answer to a grant',
      `
        import axios from 'axios';
        import jwt from 'jsonwebtoken';
        export const renew = async (refresh_token) => {
          const { data } = await axios.post(ENDPOINT, { grant_type: 'refresh_token', refresh_token });
          return jwt.decode(data.access_token).scope;
        };
      `,
    ),
    silent(
      'the answer of a token endpoint in a chain',
      "import { decodeJwt } from 'jose'; export const signIn = (body) => fetch('https://id.example.org/oauth2/token', { method: 'POST', body }).then((answer) => answer.json()).then(({ id_token }) => decodeJwt(id_token).sub);",
    ),
    silent(
      'what clients of token endpoints answer',
      `
        import { ConfidentialClientApplication } from '@azure/msal-node';
        import { OAuth2Client } from 'google-auth-library';
        import { decodeJwt } from 'jose';
        import * as oidc from 'openid-client';
        const google = new OAuth2Client(ID, SECRET);
        const entra = new ConfidentialClientApplication({ auth: SETTINGS });
        export async function byGoogle(code) {
          const { tokens } = await google.getToken(code);
          return decodeJwt(tokens.id_token).email;
        }
        export const byGrant = async (url) => decodeJwt((await oidc.authorizationCodeGrant(SETTINGS, url)).id_token).sub;
        export const byEntra = async (code) => decodeJwt((await entra.acquireTokenByCode({ code })).idToken).oid;
        export async function before6(request) {
          const issuer = await oidc.Issuer.discover('https://id.example.org');
          const client = new issuer.Client({ client_id: ID });
          const set = await client.callback(RETURN, client.callbackParams(request));
          return decodeJwt(set.id_token).sub;
        }
      `,
    ),
    silent(
      'a session in a sealed cookie',
      "import { getIronSession } from 'iron-session'; import { decodeJwt } from 'jose'; export const orgOf = async (request, response) => { const session = await getIronSession(request, response, { password: KEY }); return decodeJwt(session.accessToken).org; };",
    ),
    silent(
      'a session that the server has sealed',
      "import { unsealData } from 'iron-session'; import { decodeJwt } from 'jose'; export const orgOf = async (cookie) => { const { accessToken } = await unsealData(cookie, { password: KEY }); return decodeJwt(accessToken).org; };",
    ),
    silent(
      'only the header, by option',
      `
        import jwt from 'jsonwebtoken';
        export const keyId = (bearer) => jwt.decode(bearer, { complete: true })?.header.kid;
      `,
    ),
    silent(
      'only the header, destructured',
      `
        import { decode } from 'jsonwebtoken';
        export async function keyFor(bearer, keys) {
          const { header } = decode(bearer, { complete: true });
          return keys.get(header.kid);
        }
      `,
    ),
    silent(
      'only the header, of jose',
      `
        import { decodeProtectedHeader } from 'jose';
        import { readFileSync } from 'node:fs';
        export const pemFor = (bearer) => readFileSync(PEMS[decodeProtectedHeader(bearer).kid]);
      `,
    ),
    silent(
      'only the header, of jwt-decode',
      `
        import { jwtDecode } from 'jwt-decode';
        import express from 'express';
        export const router = express.Router();
        router.use((req, res, next) => {
          res.locals.alg = jwtDecode(req.get('token'), { header: true }).alg;
          next();
        });
      `,
    ),
    silent(
      'the result is thrown away',
      `
        import jwt from 'jsonwebtoken';
        export function touch(bearer) {
          jwt.decode(bearer);
        }
      `,
    ),
    silent(
      'only the expiry is read',
      `
        import jwt from 'jsonwebtoken';
        export const secondsLeft = (bearer, now) => jwt.decode(bearer).exp - now;
      `,
    ),
    silent(
      'only the expiry is read, destructured',
      `
        import { decodeJwt } from 'jose';
        import 'server-only';
        export function isStale(bearer: string) {
          const { exp } = decodeJwt(bearer);
          return exp !== undefined && exp * 1000 < Date.now();
        }
      `,
    ),
    silent(
      'only the expiry is read, after a test that there is a payload',
      `
        import jwt from 'jsonwebtoken';
        export function expiresAt(bearer) {
          const claims = jwt.decode(bearer);
          if (!claims || !claims.exp) return undefined;
          return new Date(claims.exp * 1000);
        }
      `,
    ),
    silent(
      'only the expiry is read, after a comparison with null',
      `
        import jwt from 'jsonwebtoken';
        export function expiresAt(bearer) {
          const claims = jwt.decode(bearer);
          if (claims === null) return 0;
          return claims['exp'];
        }
      `,
    ),
    silent(
      'only the header, after a test',
      `
        import jwt from 'jsonwebtoken';
        export function keyId(bearer) {
          const token = jwt.decode(bearer, { complete: true });
          return token && token.header && token.header.kid;
        }
      `,
    ),
    silent(
      'only the expiry is read, after a test of the type',
      `
        import jwt from 'jsonwebtoken';
        export function expiresAt(bearer: string) {
          const claims = jwt.decode(bearer);
          if (typeof claims === 'string') return undefined;
          return claims?.exp;
        }
      `,
    ),
    silent(
      'a decoder of another kind',
      `
        import { decode } from 'base64-arraybuffer';
        import jwt from 'jsonwebtoken';
        export const bytes = (text) => decode(text).byteLength;
        export const user = (bearer, key) => jwt.verify(bearer, key);
      `,
    ),
    silent(
      'a text decoder',
      `
        import jwt from 'jsonwebtoken';
        const decoder = new TextDecoder();
        export const user = (bytes, key) => jwt.verify(decoder.decode(bytes), key);
      `,
    ),
    silent(
      'a type-only import',
      `
        import type jwt from 'jsonwebtoken';
        declare const reader: { decode(text: string): jwt.JwtPayload };
        export const sub = (bearer: string) => reader.decode(bearer).sub;
      `,
    ),
    silent(
      'a local that only shares the name',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id, key) => jwt.sign({ id }, key);
        export function read(jwt: { decode(text: string): { role: string } }, text: string) {
          return jwt.decode(text).role;
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'the answer of another endpoint',
      "import jwt from 'jsonwebtoken'; export const read = async () => { const answer = await fetch('https://api.example/me'); const { ticket } = await answer.json(); return jwt.⟦decode⟧(ticket).sub; };",
      unverified(),
    ),
    reported(
      'a token that the client was only told about',
      "import { OAuth2Client } from 'google-auth-library'; import { decodeJwt } from 'jose'; const google = new OAuth2Client(ID); export function me(request) { google.setCredentials({ id_token: request.body.id_token }); return ⟦decodeJwt⟧(request.body.id_token).email; }",
      unverified('decodeJwt', 'call `jwtVerify`'),
    ),
    reported(
      'the answer of another address in a chain',
      "import { decodeJwt } from 'jose'; export const me = (id) => fetch(`https://api.example.org/users/${id}`).then((answer) => answer.json()).then(({ token }) => ⟦decodeJwt⟧(token).sub);",
      unverified('decodeJwt', 'call `jwtVerify`'),
    ),
    reported(
      'a token endpoint without TLS',
      "import jwt from 'jsonwebtoken'; export const read = async () => { const answer = await fetch('http://id.example/token', { method: 'POST' }); const { id_token } = await answer.json(); return jwt.⟦decode⟧(id_token).sub; };",
      unverified(),
    ),
    reported(
      'a role taken from the token in a request handler',
      `
        import jwt from 'jsonwebtoken';
        export function isAdmin(req) {
          const claims = jwt.⟦decode⟧(req.headers.authorization.slice(7));
          return claims.role === 'admin';
        }
      `,
      unverified(),
    ),
    reported(
      'a renamed import',
      `
        import { decode as readToken } from 'jsonwebtoken';
        export const userId = (bearer) => ⟦readToken⟧(bearer).sub;
      `,
      unverified('readToken'),
    ),
    reported(
      'a namespace import behind a constant',
      `
        import * as jsonwebtoken from 'jsonwebtoken';
        const open = jsonwebtoken.decode;
        export const tenantOf = (raw) => ⟦open⟧(raw)?.tenant;
      `,
      unverified('open'),
    ),
    reported(
      'a destructured require',
      `
        const { decode } = require('jsonwebtoken');
        exports.owner = function owner(ctx) {
          const { sub } = ⟦decode⟧(ctx.cookies.get('sid'));
          return sub;
        };
      `,
      unverified(),
    ),
    reported(
      'a complete decode whose payload is used',
      `
        import jwt from 'jsonwebtoken';
        export function accountOf(bearer: string) {
          const parts = jwt.⟦decode⟧(bearer, { complete: true });
          return parts?.payload.account;
        }
      `,
      unverified(),
    ),
    reported(
      'header and claims of one decode',
      `
        import jwt from 'jsonwebtoken';
        export function inspect(bearer) {
          const { header, payload } = jwt.⟦decode⟧(bearer, { complete: true });
          return { kid: header.kid, role: payload.role };
        }
      `,
      unverified(),
    ),
    reported(
      'the claims become the user of the request',
      `
        import jwt from 'jsonwebtoken';
        export default (req, res, next) => {
          req.user = jwt.⟦decode⟧(req.cookies.session) as Express.User;
          next();
        };
      `,
      unverified(),
    ),
    reported(
      'a session is looked up by the decoded id',
      `
        import jwt from 'jsonwebtoken';
        export async function loadSession(cookie) {
          const claims = jwt.⟦decode⟧(cookie);
          return sessions.findOne({ id: claims.jti });
        }
      `,
      unverified(),
    ),
    reported(
      'whether it decodes is taken for a check',
      `
        import jwt from 'jsonwebtoken';
        export const guard = (req, res, next) => {
          if (!jwt.⟦decode⟧(req.headers['x-session'])) return res.sendStatus(401);
          next();
        };
      `,
      unverified(),
    ),
    reported(
      'issuer and expiry are compared by hand, the signature is not',
      `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, now) {
          const claims = jwt.⟦decode⟧(bearer);
          if (claims.iss !== 'https://login.example') throw new Error('issuer');
          if (claims.exp < now) throw new Error('expired');
          return claims.sub;
        }
      `,
      unverified(),
    ),
    reported(
      'a wrapper of the file, reported once',
      `
        import jwt from 'jsonwebtoken';
        const peek = (bearer) => jwt.⟦decode⟧(bearer);
        export const name = (bearer) => peek(bearer).name;
        export const role = (bearer) => peek(bearer).role;
      `,
      unverified(),
    ),
    reported(
      'a static method',
      `
        import jwt from 'jsonwebtoken';
        export class Tokens {
          static subject(bearer: string): string {
            return (jwt.⟦decode⟧(bearer) as { sub: string }).sub;
          }
        }
      `,
      unverified(),
    ),
    reported(
      'jose in server code',
      `
        import { decodeJwt } from 'jose';
        import express from 'express';
        const app = express();
        app.get('/me', (req, res) => res.json({ id: ⟦decodeJwt⟧(req.get('x-token')).sub }));
      `,
      unverified('decodeJwt', 'call `jwtVerify`'),
    ),
    reported(
      'jose through a dynamic import',
      `
        export async function whoAmI(bearer: string) {
          const { decodeJwt } = await import('jose');
          const { sub } = ⟦decodeJwt⟧(bearer);
          return sub;
        }
      `,
      unverified('decodeJwt', 'call `jwtVerify`'),
    ),
    reported(
      'jose by namespace',
      `
        import * as jose from 'jose';
        import { createServer } from 'node:http';
        createServer((req, res) => {
          const claims = jose.⟦decodeJwt⟧(String(req.headers['x-token']));
          res.end(claims.email);
        }).listen(80);
      `,
      unverified('decodeJwt', 'call `jwtVerify`'),
    ),
    reported(
      'jwt-decode in an Express middleware',
      `
        import { jwtDecode } from 'jwt-decode';
        import type { Request } from 'express';
        export function currentUser(req: Request) {
          return ⟦jwtDecode⟧<{ sub: string }>(req.headers.authorization!).sub;
        }
      `,
      unverified('jwtDecode', 'verify it with a JWT library'),
    ),
    reported(
      'jwt-decode before version 4 in a Koa middleware',
      `
        import jwt_decode from 'jwt-decode';
        import Koa from 'koa';
        new Koa().use(async (ctx, next) => {
          ctx.state.user = ⟦jwt_decode⟧(ctx.get('authorization'));
          await next();
        });
      `,
      unverified('jwt_decode', 'verify it with a JWT library'),
    ),
    reported(
      'jwt-decode by require in code for Node',
      `
        const jwtDecode = require('jwt-decode').default;
        const express = require('express');
        const router = express.Router();
        router.use((req, res, next) => {
          req.tenant = ⟦jwtDecode⟧(req.headers.token).tenant;
          next();
        });
      `,
      unverified('jwtDecode', 'verify it with a JWT library'),
    ),
    reported(
      'an injected JwtService',
      `
        import { JwtService } from '@nestjs/jwt';
        export class MembersService {
          constructor(private readonly tokens: JwtService) {}
          memberOf(bearer: string) {
            const claims = this.tokens.⟦decode⟧(bearer) as { memberId: string };
            return claims.memberId;
          }
        }
      `,
      unverified('decode', 'call `verifyAsync`'),
    ),
    reported(
      'a check of something else stands beside the decode',
      `
        import jwt from 'jsonwebtoken';
        import { validationResult } from 'express-validator';
        export function update(req, res) {
          if (!validationResult(req.body).isEmpty()) return res.sendStatus(400);
          const { role } = jwt.⟦decode⟧(req.headers['x-session']);
          res.json({ role });
        }
      `,
      unverified(),
    ),
    reported(
      'what tslib and esbuild make of an import',
      `
        const tslib_1 = require('tslib');
        const jose = tslib_1.__importStar(require('jose'));
        const import_jsonwebtoken = __toESM(require('jsonwebtoken'), 1);
        exports.owner = (bearer) => jose.⟦decodeJwt⟧(bearer).sub;
        exports.tenant = (bearer) => import_jsonwebtoken.default.⟦decode⟧(bearer).tenant;
      `,
      [unverified('decodeJwt', 'call `jwtVerify`'), unverified()],
    ),
    reported(
      'claims in a field of the class',
      `
        import jwt from 'jsonwebtoken';
        export class Session {
          claims;
          constructor(bearer) {
            this.claims = jwt.⟦decode⟧(bearer);
          }
        }
      `,
      unverified(),
    ),
    reported(
      'returned from a try',
      `
        import jwt from 'jsonwebtoken';
        export function decodeToken(bearer) {
          try {
            return jwt.⟦decode⟧(bearer);
          } catch {
            return null;
          }
        }
      `,
      unverified(),
    ),
    reported(
      'a test by Boolean',
      `
        import jwt from 'jsonwebtoken';
        export const isValid = (bearer) => Boolean(jwt.⟦decode⟧(bearer));
      `,
      unverified(),
    ),
  ],
});

testRule('no-decode-without-verify: decode, then verify the same token', rule, {
  valid: [
    silent(
      'a cookie that another handler verifies',
      `
        import jwt from 'jsonwebtoken';
        export const me = (req, key) => jwt.verify(req.cookies.sid ?? '', key, { algorithms: ['RS256'] });
        export const plan = ({ cookies }) => jwt.decode(cookies.sid)?.plan;
      `,
    ),
    silent(
      'a header that the middleware of the file verifies',
      `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        import { key } from './keys.js';
        const app = express();
        app.use((req, res, next) => {
          jwt.verify(req.get('authorization').slice(7), key, { algorithms: ['RS256'] });
          next();
        });
        app.get('/plan', (req, res) => res.json(jwt.decode(req.get('authorization').slice(7)).plan));
      `,
    ),
    silent(
      'a secret of its own for every user',
      `
        import jwt from 'jsonwebtoken';
        export async function login(bearer) {
          const { sub } = jwt.decode(bearer);
          const { secret } = await users.findById(sub);
          return jwt.verify(bearer, secret, { algorithms: ['HS256'] });
        }
      `,
    ),
    silent(
      'verify first',
      `
        import jwt from 'jsonwebtoken';
        export function claimsOf(bearer, key) {
          jwt.verify(bearer, key);
          return jwt.decode(bearer);
        }
      `,
    ),
    silent(
      'verify and decode in one expression',
      `
        import jwt from 'jsonwebtoken';
        export const claimsOf = (bearer, key) => jwt.verify(bearer, key) && jwt.decode(bearer);
      `,
    ),
    silent(
      'the issuer chooses the key, another library verifies',
      `
        import { decode } from 'jsonwebtoken';
        import { jwtVerify, createRemoteJWKSet } from 'jose';
        export async function accept(bearer: string) {
          const claims = decode(bearer) as { iss: string };
          const tenant = TENANTS[claims.iss];
          return jwtVerify(bearer, createRemoteJWKSet(new URL(tenant.keys)));
        }
      `,
    ),
    silent(
      'the token passes through other variables',
      `
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
    ),
    silent(
      'a member, and the same member destructured',
      `
        import jwt from 'jsonwebtoken';
        export function accept(req, keyOf) {
          const { session } = req.cookies;
          const claims = jwt.decode(session);
          return jwt.verify(req.cookies.session, keyOf(claims.iss));
        }
      `,
    ),
    silent(
      'inside the callback that the verification calls',
      `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, key, done) {
          jwt.verify(bearer, key, (error) => {
            if (error) return done(error);
            done(null, jwt.decode(bearer).sub);
          });
        }
      `,
    ),
    silent(
      'in a promise around the verification',
      `
        import jwt from 'jsonwebtoken';
        export const accept = (bearer, key) =>
          new Promise((resolve, reject) => {
            jwt.verify(bearer, key, (error) => (error ? reject(error) : resolve(jwt.decode(bearer))));
          });
      `,
    ),
    silent(
      'a promisified verification',
      `
        import { promisify } from 'node:util';
        import jwt from 'jsonwebtoken';
        const check = promisify(jwt.verify);
        export async function accept(bearer, key) {
          await check(bearer, key);
          return jwt.decode(bearer);
        }
      `,
    ),
    silent(
      'after .then of a verification',
      `
        import { jwtVerify, decodeJwt } from 'jose';
        import express from 'express';
        export const app = express();
        export const accept = (bearer, key) => jwtVerify(bearer, key).then(() => decodeJwt(bearer).sub);
      `,
    ),
    silent(
      'the caller that the file shows verifies',
      `
        import jwt from 'jsonwebtoken';
        function issuerOf(bearer) {
          return jwt.decode(bearer).iss;
        }
        export function accept(bearer) {
          const key = KEYS.get(issuerOf(bearer));
          return jwt.verify(bearer, key);
        }
      `,
    ),
    silent(
      'a wrapper of the file verifies',
      `
        import jwt from 'jsonwebtoken';
        const verified = (bearer) => jwt.verify(bearer, process.env.KEY, { algorithms: ['ES256'] });
        export function roleOf(bearer) {
          verified(bearer);
          return jwt.decode(bearer).role;
        }
      `,
    ),
    silent(
      'a wrapper of the file decodes, called by another name where the token is verified',
      `
        import jwt from 'jsonwebtoken';
        const claimsOf = (bearer) => jwt.decode(bearer);
        const read = claimsOf;
        export function roleOf(bearer) {
          jwt.verify(bearer, process.env.KEY, { algorithms: ['ES256'] });
          return read(bearer).role;
        }
      `,
    ),
    silent(
      'in the key resolver',
      `
        import jwt from 'jsonwebtoken';
        export function accept(bearer, done) {
          const key = (header, callback) => {
            const { iss } = jwt.decode(bearer);
            keys.find(iss, header.kid).then((found) => callback(null, found));
          };
          jwt.verify(bearer, key, { algorithms: ['RS256'] }, done);
        }
      `,
    ),
    silent(
      'in the key resolver of jose',
      `
        import { jwtVerify, decodeJwt } from 'jose';
        import { readFileSync } from 'fs';
        const keyOf = async (header, token) => readFileSync(\`/keys/\${TENANTS[decodeJwt(token.payload).tid]}\`);
        export const accept = (bearer) => jwtVerify(bearer, keyOf);
      `,
    ),
    silent(
      'in the key provider of a passport strategy',
      `
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
    ),
    silent(
      'in the secret function of express-jwt',
      `
        import { expressjwt } from 'express-jwt';
        import jwt from 'jsonwebtoken';
        export default expressjwt({
          algorithms: ['RS256'],
          secret: async (req) => tenants.key(jwt.decode(req.cookies.session).tenant),
        });
      `,
    ),
    silent(
      'another module verifies the same token',
      `
        import jwt from 'jsonwebtoken';
        import { verifySession } from './session.js';
        export async function accept(bearer) {
          await verifySession(bearer);
          return jwt.decode(bearer).role;
        }
      `,
    ),
    silent(
      'an injected service verifies and decodes',
      `
        import { JwtService } from '@nestjs/jwt';
        export class Guard {
          constructor(private jwt: JwtService) {}
          async accept(bearer: string) {
            await this.jwt.verifyAsync(bearer);
            return this.jwt.decode(bearer);
          }
        }
      `,
    ),
    silent(
      'in a catch, for a log line',
      `
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
    ),
    silent(
      'only for a log line',
      `
        import jwt from 'jsonwebtoken';
        export function trace(bearer, logger) {
          logger.debug('token of', jwt.decode(bearer));
        }
      `,
    ),
    silent(
      'single claims, only for a log line',
      `
        import jwt from 'jsonwebtoken';
        export function trace(bearer) {
          const claims = jwt.decode(bearer);
          console.info(\`token of \${claims.sub}\`);
        }
      `,
    ),
    silent(
      'a client of the identity provider verifies',
      `
        import { OAuth2Client } from 'google-auth-library';
        import jwt from 'jsonwebtoken';
        const google = new OAuth2Client();
        export async function accept(credential) {
          await google.verifyIdToken({ idToken: credential, audience: process.env.GOOGLE_ID });
          return jwt.decode(credential).email;
        }
      `,
    ),
    silent(
      'a token that the function itself signed',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const bearer = jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '1h', jwtid: nextId() });
          sessions.add(jwt.decode(bearer).jti);
          return bearer;
        }
      `,
    ),
    silent(
      'a method of the class verifies',
      `
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
    ),
    silent(
      'the key comes from a function of the file that decodes',
      `
        import jwt from 'jsonwebtoken';
        const keyFor = async (bearer) => keys.ofTenant(jwt.decode(bearer).tenant);
        export async function accept(req) {
          const bearer = req.headers['x-token'];
          return jwt.verify(bearer, await keyFor(bearer));
        }
      `,
    ),
    silent(
      'in a catch, a single claim for a log line',
      `
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
    ),
    silent(
      'libraries whose decode verifies',
      `
        import jwt from 'jwt-simple';
        import { decode } from 'next-auth/jwt';
        export const old = (bearer) => jwt.decode(bearer, process.env.KEY).sub;
        export const session = async (token) => (await decode({ token, secret: process.env.KEY })).sub;
      `,
    ),
  ],
  invalid: [
    reported(
      'another cookie than the one that is verified, and the body of a request',
      `
        import jwt from 'jsonwebtoken';
        export const me = (req, key) => jwt.verify(req.cookies.sid || req.body.sid, key, { algorithms: ['RS256'] });
        export const plan = (req) => jwt.⟦decode⟧(req.cookies.plan || '').plan;
        export const seat = (req) => jwt.⟦decode⟧(req.body.sid).seat;
      `,
      [unverified(), unverified()],
    ),
    reported(
      'another token that is verified has the same fallback',
      `
        import jwt from 'jsonwebtoken';
        export const me = (req, key) => jwt.verify(req.cookies.session || '', key, { algorithms: ['ES256'] });
        export const role = (req) => jwt.⟦decode⟧(req.cookies.other || '').role;
      `,
      unverified(),
    ),
    reported(
      'another function verifies another token',
      `
        import jwt from 'jsonwebtoken';
        export const check = (refresh, key) => jwt.verify(refresh, key, { algorithms: ['ES256'] });
        export const roleOf = (bearer) => jwt.⟦decode⟧(bearer).role;
      `,
      unverified(),
    ),
    reported(
      'another module verifies another token',
      `
        import jwt from 'jsonwebtoken';
        import { verifySession } from './session.js';
        export async function accept(bearer, refresh) {
          await verifySession(refresh);
          return jwt.⟦decode⟧(bearer).role;
        }
      `,
      unverified(),
    ),
    reported(
      'a wrapper of the file verifies, and is not called',
      `
        import jwt from 'jsonwebtoken';
        const verified = (bearer) => jwt.verify(bearer, process.env.KEY, { algorithms: ['ES256'] });
        export const roleOf = (bearer) => jwt.⟦decode⟧(bearer).role;
      `,
      unverified(),
    ),
    reported(
      'not only for a log line',
      `
        import jwt from 'jsonwebtoken';
        export function trace(bearer) {
          const claims = jwt.⟦decode⟧(bearer);
          console.info(\`token of \${claims.sub}\`);
          return claims.role;
        }
      `,
      unverified(),
    ),
  ],
});

testRule('no-decode-without-verify: a key where decode takes options', rule, {
  valid: [
    silent(
      'options',
      `
        import jwt from 'jsonwebtoken';
        const OPTIONS = { complete: true };
        export const keyIdOf = (bearer) => jwt.decode(bearer, OPTIONS).header.kid;
      `,
    ),
    silent(
      'a switch that every caller leaves alone, or may',
      `
        import jwt from 'jwt-simple';
        const open = (bearer, isBlind = false) => jwt.decode(bearer, process.env.JWT_SECRET, isBlind, 'HS256');
        export const userOf = (bearer) => open(bearer).sub;
        export const planOf = (bearer, isBlind) => open(bearer, isBlind).plan;
      `,
    ),
    silent(
      'a switch that is handed in for a log',
      `
        import jwt from 'jwt-simple';
        const open = (bearer, isChecked = true) => jwt.decode(bearer, process.env.JWT_SECRET, !isChecked, 'HS256');
        export const userOf = (bearer) => open(bearer).sub;
        export const note = (bearer) => console.log(open(bearer, false).sub);
      `,
    ),
    silent(
      'a key where decode takes one',
      `
        import jwt from 'jwt-simple';
        export const userOf = (bearer) => jwt.decode(bearer, process.env.JWT_SECRET, false, 'HS256').sub;
      `,
    ),
  ],
  invalid: [
    reported(
      'a switch that a caller hands in, beside one that does not',
      `
        import jwt from 'jwt-simple';
        export const open = (bearer, isChecked = true) => jwt.decode(bearer, process.env.JWT_SECRET, !isChecked, 'HS256');
        export const userOf = (bearer) => open(bearer).sub;
        export const planOf = (bearer) => open(bearer, ⟦false⟧).plan;
      `,
      { messageId: 'switchedOff', data: { name: 'decode' } },
    ),
    reported(
      'a switch among the options of two callers, through a method that hands them on',
      `
        import { decode } from 'jwt-simple';
        class Sessions {
          read(bearer, { isBlind } = {}) {
            return decode(bearer, this.key, isBlind, 'HS512');
          }
          open(bearer, options) {
            return this.read(bearer, options);
          }
          plan(bearer) {
            return this.open(bearer, { isBlind: ⟦true⟧ }).plan;
          }
          seat(bearer) {
            return this.read(bearer, { isBlind: ⟦1⟧ }).seat;
          }
          user(bearer) {
            return this.open(bearer, { isBlind: false }).sub;
          }
        }
      `,
      ['switchedOff', 'switchedOff'],
    ),
    reported(
      'a secret from the environment',
      `
        import jwt from 'jsonwebtoken';
        export const userOf = (bearer) => jwt.⟦decode⟧(bearer, process.env.JWT_SECRET).sub;
      `,
      { messageId: 'mistakenKey', data: { name: 'decode' } },
    ),
    reported(
      'a secret from a constant',
      `
        import { decode } from 'jsonwebtoken';
        const KEY = 'correct horse battery staple';
        export function auth(req, res, next) {
          req.user = ⟦decode⟧(req.get('authorization'), KEY);
          next();
        }
      `,
      { messageId: 'mistakenKey', data: { name: 'decode' } },
    ),
    reported(
      'a callback',
      `
        import jwt from 'jsonwebtoken';
        export function auth(bearer, done) {
          const user = jwt.⟦decode⟧(bearer, (error, claims) => done(error, claims));
          return user;
        }
      `,
      { messageId: 'mistakenKey', data: { name: 'decode' } },
    ),
    reported(
      'a secret in a parameter is no secret that the file shows',
      `
        import jwt from 'jsonwebtoken';
        export const userOf = (bearer, given) => jwt.⟦decode⟧(bearer, given).sub;
      `,
      unverified(),
    ),
    reported(
      'a secret given to an injected service',
      `
        import { JwtService } from '@nestjs/jwt';
        export class Accounts {
          constructor(private readonly jwt: JwtService) {}
          of(bearer: string) {
            return this.jwt.⟦decode⟧(bearer, process.env.SECRET as never).id;
          }
        }
      `,
      { messageId: 'mistakenKey', data: { name: 'decode' } },
    ),
  ],
});

testRule('no-decode-without-verify: tokens taken apart by hand', rule, {
  valid: [
    silent(
      'the first part is the header',
      `
        export const kidOf = (bearer) => JSON.parse(Buffer.from(bearer.split('.')[0], 'base64url').toString()).kid;
      `,
    ),
    silent(
      'the first part, destructured',
      `
        export function algorithmOf(bearer) {
          const [head] = bearer.split('.');
          return JSON.parse(Buffer.from(head, 'base64').toString()).alg;
        }
      `,
    ),
    silent(
      'a shape check',
      `
        export const looksLikeJwt = (text) => text.split('.').length === 3 && Buffer.from(text, 'base64').length > 0;
      `,
    ),
    silent(
      'only the expiry by hand',
      `
        export function expired(bearer) {
          const claims = JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString());
          return claims.exp * 1000 < Date.now();
        }
      `,
    ),
    silent(
      'taken apart, then verified',
      `
        import jwt from 'jsonwebtoken';
        export function accept(bearer) {
          const { tenant } = JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString());
          return jwt.verify(bearer, KEYS[tenant]);
        }
      `,
    ),
    silent(
      'the signature is checked by hand, too',
      `
        import { verify } from 'node:crypto';
        export function accept(bearer) {
          const [head, body, signature] = bearer.split('.');
          const isGenuine = verify('sha256', Buffer.from(head + '.' + body), process.env.PEM, Buffer.from(signature, 'base64url'));
          if (!isGenuine) throw new Error('signature');
          return JSON.parse(Buffer.from(body, 'base64url').toString());
        }
      `,
    ),
    silent(
      'an HMAC is compared by hand',
      `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export function accept(bearer) {
          const [head, body, signature] = bearer.split('.');
          const expected = createHmac('sha256', process.env.KEY).update(\`\${head}.\${body}\`).digest();
          if (!timingSafeEqual(expected, Buffer.from(signature, 'base64url'))) throw new Error('signature');
          return JSON.parse(Buffer.from(body, 'base64url').toString());
        }
      `,
    ),
    silent(
      'in browser code',
      `
        export function showName() {
          const claims = JSON.parse(atob(localStorage.getItem('token').split('.')[1]));
          document.title = claims.name;
        }
      `,
    ),
    silent(
      'no dots between the parts',
      `
        export const body = (text) => JSON.parse(Buffer.from(text.split(':')[1], 'base64').toString()).role;
        export const extension = (name) => name.split('.').at(-1);
      `,
    ),
    silent(
      'another part than the second',
      `
        const SIGNATURE = 2;
        export const last = (bearer) => JSON.parse(atob(bearer.split('.')[SIGNATURE])).role;
        export const ending = (bearer) => JSON.parse(atob(bearer.split('.').at(-1))).role;
        export const rest = (bearer) => { const [, , ...more] = bearer.split('.'); return JSON.parse(atob(more[0])).role; };
      `,
    ),
    silent(
      'the header, through a function that reads any part',
      `
        const readPart = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
        export const keyId = (bearer) => readPart(bearer.split('.')[0]).kid;
      `,
    ),
    silent(
      'the extension of a file name',
      `
        export const kind = (name) => Buffer.from(name.split('.')[1], 'base64');
      `,
    ),
  ],
  invalid: [
    reported(
      'Buffer',
      `
        export function roleOf(req) {
          const bearer = req.headers.authorization.slice(7);
          return ⟦JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString())⟧.role;
        }
      `,
      'handmade',
    ),
    reported(
      'base64url and a destructured second part',
      `
        export function subject(bearer: string) {
          const [, body] = bearer.split('.');
          const json = Buffer.from(body, 'base64url').toString('utf8');
          const claims = ⟦JSON.parse(json)⟧;
          return claims.sub;
        }
      `,
      'handmade',
    ),
    ...[
      ['the separator as a constant', "const BETWEEN = '.';", 'bearer.split(BETWEEN)[1]'],
      ['the position as a constant', 'const AT = { claims: 1 };', "bearer.split('.')[AT.claims]"],
      ['at', '', "bearer.split('.').at(1)"],
      ['at, from the end', '', "bearer.split('.').at(-2)"],
      ['a regular expression', '', 'bearer.split(/[.]/)[1]'],
      ['a slice', '', "bearer.split('.').slice(1)[0]"],
      ['a fallback around the parts', '', "(bearer?.split('.') ?? [])[1]"],
    ].map(([name = '', before = '', part = '']) =>
      reported(
        `the second part, by ${name}`,
        `
          import 'express';
          ${before}
          export const subject = (bearer) => ⟦JSON.parse(Buffer.from(${part}, 'base64').toString())⟧.sub;
        `,
        'handmade',
      ),
    ),
    ...[
      'const { 1: body } = bearer.split(".");',
      'const [, body = ""] = bearer.split(".");',
      'const [, ...rest] = bearer.split("."); const body = rest[0];',
      'let body; [, body] = bearer.split(".");',
      'const parts = bearer.split("."); const same = parts; const body = same[1];',
    ].map((taken) =>
      reported(
        taken,
        `
          import 'express';
          export function subject(bearer) {
            ${taken}
            return ⟦JSON.parse(Buffer.from(body, 'base64').toString())⟧.sub;
          }
        `,
        'handmade',
      ),
    ),
    reported(
      'functions of the language under other names',
      `
        import 'express';
        const { parse } = JSON;
        const toText = globalThis.atob;
        export const subject = (bearer) => ⟦parse(toText(bearer.split('.')[1]))⟧.sub;
      `,
      'handmade',
    ),
    reported(
      'a function of the file that reads any part',
      `
        import 'express';
        const readPart = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
        export const subject = (bearer) => ⟦readPart(bearer.split('.')[1])⟧.sub;
      `,
      'handmade',
    ),
    reported(
      'each part in its turn',
      `
        import 'express';
        export function subject(bearer) {
          const [head, body] = ⟦bearer.split('.').slice(0, 2).map((part) => JSON.parse(atob(part)))⟧;
          return head.typ === 'JWT' && body.sub;
        }
      `,
      'handmade',
    ),
    reported(
      'the parts in a variable, atob',
      `
        import express from 'express';
        export const router = express.Router();
        router.get('/me', (req, res) => {
          const parts = req.get('token').split('.');
          if (parts.length !== 3) return res.sendStatus(400);
          const claims = ⟦JSON.parse(atob(parts[1]))⟧;
          res.json({ id: claims.sub });
        });
      `,
      'handmade',
    ),
    reported(
      'base64 made url-safe first, and a text decoder',
      `
        import { createServer } from 'node:http';
        export function readClaims(bearer: string) {
          const middle = bearer.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
          const bytes = Uint8Array.from(atob(middle), (c) => c.charCodeAt(0));
          return ⟦JSON.parse(new TextDecoder().decode(bytes))⟧;
        }
        createServer((req, res) => res.end(readClaims(String(req.headers['x-token'])).name)).listen(80);
      `,
      'handmade',
    ),
    reported(
      'a decoder of the file',
      `
        function fromBase64Url(text) {
          return Buffer.from(text, 'base64').toString('utf8');
        }
        export function parseJwt(bearer) {
          return ⟦JSON.parse(fromBase64Url(bearer.split('.')[1]))⟧;
        }
      `,
      'handmade',
    ),
  ],
});

testRule('no-decode-without-verify: browser code', rule, {
  valid: [
    silent(
      'a name to show',
      `
        import { jwtDecode } from 'jwt-decode';
        import { useAuth } from './auth';
        export const greeting = () => \`Hello \${jwtDecode(useAuth().token).name}\`;
      `,
    ),
    silent(
      'jwt-decode, whose place the file does not show',
      `
        import { jwtDecode } from 'jwt-decode';
        export const roleOf = (bearer: string) => jwtDecode<{ role: string }>(bearer).role;
      `,
    ),
    silent(
      'a component',
      `
        import { decodeJwt } from 'jose';
        export function Badge({ session }: { session: string }) {
          return <b>{decodeJwt(session).name as string}</b>;
        }
      `,
      { filename: 'react.tsx' },
    ),
    silent(
      'a module for the client',
      `
        'use client';
        import { decodeJwt } from 'jose';
        export const roleOf = (bearer: string) => decodeJwt(bearer).role;
      `,
    ),
    silent(
      'a timer for the next refresh',
      `
        import { jwtDecode } from 'jwt-decode';
        export function plan(bearer: string, refresh: () => void) {
          const { exp } = jwtDecode(bearer);
          window.setTimeout(refresh, exp! * 1000 - Date.now() - 30_000);
        }
      `,
    ),
    silent(
      'an Angular service',
      `
        import { Injectable } from '@angular/core';
        import { jwtDecode } from 'jwt-decode';
        @Injectable()
        export class Session {
          roles(bearer: string) {
            return jwtDecode<{ roles: string[] }>(bearer).roles;
          }
        }
      `,
    ),
    silent(
      'the page of a route, and what of it runs in the browser',
      `
        import { jwtDecode } from 'jwt-decode';
        import { useLoaderData } from 'react-router';
        export const loader = ({ request }) => planFor(request);
        export const clientLoader = () => welcome(jwtDecode(sessionStorage.getItem('ticket')).name);
        export default function Plans() {
          return <h1>{jwtDecode(useLoaderData().ticket).name}</h1>;
        }
      `,
      { filename: 'app/routes/plans.tsx' },
    ),
    silent(
      'a loader that the router runs in the browser',
      `
        import { jwtDecode } from 'jwt-decode';
        import { redirect } from 'react-router-dom';
        export const loader = () => (jwtDecode(cache.ticket).plan === 'free' ? redirect('/plans') : null);
      `,
      { filename: 'src/routes/plans.ts' },
    ),
    silent(
      'a load function that runs on either side',
      `
        import { jwtDecode } from 'jwt-decode';
        export const load = ({ data }) => ({ name: jwtDecode(data.ticket).name });
      `,
      { filename: 'src/routes/plans/+page.ts' },
    ),
    silent(
      "Redux's middleware",
      `
        import { jwtDecode } from 'jwt-decode';
        export default () => (next) => (action) => next({ ...action, user: jwtDecode(action.ticket).sub });
      `,
      { filename: 'src/store/middleware.ts' },
    ),
    silent(
      'a library for servers in a window of Electron',
      `
        const { decode } = require('jsonwebtoken');
        const { ipcRenderer } = require('electron');
        ipcRenderer.on('signed-in', (event, ticket) => {
          document.querySelector('h1').textContent = decode(ticket).name;
        });
      `,
      { filename: 'desktop/welcome.js' },
    ),
    silent(
      'only the expiry in browser code, even when asked for',
      `
        import { jwtDecode } from 'jwt-decode';
        export const isOver = (bearer) => jwtDecode(bearer).exp * 1000 < Date.now();
      `,
      { options: [{ checkBrowser: true }] },
    ),
  ],
  invalid: [
    reported(
      'a name to show, when asked for',
      `
        import { jwtDecode } from 'jwt-decode';
        export const label = () => {
          document.title = ⟦jwtDecode⟧(localStorage.getItem('token')).name;
        };
      `,
      unverified('jwtDecode', 'verify it with a JWT library'),
      { options: [{ checkBrowser: true }] },
    ),
    reported(
      'by hand in browser code, when asked for',
      `
        export function paint() {
          const claims = ⟦JSON.parse(window.atob(sessionStorage.token.split('.')[1]))⟧;
          document.body.className = claims.theme;
        }
      `,
      'handmade',
      { options: [{ checkBrowser: true }] },
    ),
  ],
});

/** A decode in a file of a name, where nothing but its place or its shape says that a server runs it. */
const onServer = (name: string, filename: string, code: string) =>
  reported(
    name,
    `import { jwtDecode } from 'jwt-decode'; ${code}`,
    unverified('jwtDecode', 'verify it with a JWT library'),
    { filename },
  );

testRule('no-decode-without-verify: server code by convention', rule, {
  valid: [],
  invalid: [
    onServer(
      'a load function of SvelteKit',
      'src/routes/invoices/+page.server.ts',
      'export const load = ({ cookies }) => invoicesOf(⟦jwtDecode⟧(cookies.get("sid")).sub);',
    ),
    onServer(
      'an endpoint of SvelteKit',
      'src/routes/invoices/+server.js',
      'export const POST = async ({ cookies }) => pay(⟦jwtDecode⟧(cookies.get("sid")).sub);',
    ),
    onServer(
      "a hook with SvelteKit's type",
      'src/guard.ts',
      `import type { Handle } from '@sveltejs/kit';
      export const guard: Handle = ({ event, resolve }) => {
        event.locals.plan = ⟦jwtDecode⟧(event.cookies.get('sid')!).plan;
        return resolve(event);
      };`,
    ),
    onServer(
      "Nuxt's middleware for requests",
      'server/middleware/plan.ts',
      'export default defineEventHandler((event) => { event.context.plan = ⟦jwtDecode⟧(getCookie(event, "sid")).plan; });',
    ),
    onServer(
      'an API route of Next.js',
      'apps/shop/pages/api/plan.js',
      'export default (req, res) => res.json(plans.get(⟦jwtDecode⟧(req.cookies.sid).plan));',
    ),
    onServer(
      'a route handler of Next.js',
      'src/app/plans/route.ts',
      'export const PUT = (request) => change(⟦jwtDecode⟧(request.headers.get("x-sid")).sub);',
    ),
    onServer(
      'middleware of Next.js, through a function of the file',
      'middleware.ts',
      `const planOf = (request) => ⟦jwtDecode⟧(request.cookies.get('sid').value).plan;
      export const middleware = (request) => allow(planOf(request));`,
    ),
    onServer(
      'an action of Remix',
      'app/routes/plans.tsx',
      `import { Form } from '@remix-run/react';
      export async function action({ request }) {
        return change(⟦jwtDecode⟧(await sessionIn(request)).sub);
      }
      export default () => <Form method="post" />;`,
    ),
    onServer(
      'an endpoint of Astro',
      'src/pages/plan.json.ts',
      'export const GET = ({ cookies }) => Response.json(plans.get(⟦jwtDecode⟧(cookies.get("sid").value).plan));',
    ),
    onServer(
      'a worker',
      'src/index.js',
      'export default { async fetch(request) { return answer(⟦jwtDecode⟧(request.headers.get("x-sid")).sub); } };',
    ),
    onServer(
      'a function of Netlify',
      'netlify/functions/plan.js',
      'exports.handler = async ({ headers }) => ({ body: ⟦jwtDecode⟧(headers["x-sid"]).plan });',
    ),
    onServer(
      'a server function in a component',
      'src/plans.tsx',
      `export const change = action(async (plan) => {
        'use server';
        return update(⟦jwtDecode⟧(await sessionOf()).sub, plan);
      });`,
    ),
  ],
});

testRule('no-decode-without-verify: test files', rule, {
  valid: [
    silent(
      'in a test',
      `
        import jwt from 'jsonwebtoken';
        it('names the user', () => {
          expect(jwt.decode(login()).sub).toBe('1');
        });
      `,
      { filename: 'src/users.spec.ts', gate: 'closed' },
    ),
    silent(
      'in a folder of tests',
      `
        import jwt from 'jsonwebtoken';
        export const roleOf = (bearer) => jwt.decode(bearer).role;
      `,
      { filename: 'test/helpers.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      'in a test, when settings say so',
      `
        import jwt from 'jsonwebtoken';
        export const roleOf = (bearer) => jwt.⟦decode⟧(bearer).role;
      `,
      unverified(),
      { filename: 'src/users.spec.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});
