import rule from '../../rules/require-issuer.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const missing = (library: string): Expected<'missing'> => ({
  messageId: 'missing',
  data: { library, option: 'issuer' },
});

testRule('require-issuer: each library in its own words', rule, {
  valid: [
    // What is written and has no effect is reported by no-ineffective-options.
    silent(
      'passport-jwt drops what is nested',
      `
        import { PassportStrategy } from '@nestjs/passport';
        import { Strategy } from 'passport-jwt';
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor() {
            super({ jwtFromRequest, secretOrKey: KEY, jsonWebTokenOptions: { issuer: 'https://id.example' } });
          }
        }
      `,
    ),
    silent(
      'jose with the plural',
      `
        import { jwtVerify } from 'jose';
        export const read = (bearer: string) => jwtVerify(bearer, KEY, { issuers: ['https://id.example'] });
      `,
    ),
    silent(
      'jsonwebtoken compares strings only',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { issuer: /^https:\\/\\/.*\\.example$/ });
      `,
    ),
    silent(
      "jsonwebtoken with the claim's name for the option's",
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { iss: 'https://id.example' });
      `,
    ),
    silent(
      'jsonwebtoken with an issuer, or several',
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { issuer: 'https://id.example' });
        export const several = (bearer, key) => jwt.verify(bearer, key, { issuer: ['https://a.example', 'https://b.example'] });
      `,
    ),
    silent(
      'jose with an issuer',
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        const keys = createRemoteJWKSet(new URL(\`\${process.env.ISSUER}/keys\`));
        export const read = (bearer: string) => jwtVerify(bearer, keys, { issuer: process.env.ISSUER });
      `,
    ),
    silent(
      'jose where claims are none of its business',
      `
        import { compactVerify } from 'jose';
        export const read = (jws: string, key: CryptoKey) => compactVerify(jws, key, { algorithms: ['ES256'] });
      `,
    ),
    silent(
      'express-jwt with an issuer',
      `
        import { expressjwt } from 'express-jwt';
        export default expressjwt({ secret: KEY, algorithms: ['RS256'], issuer: \`https://\${process.env.TENANT}/\` });
      `,
    ),
    silent(
      'passport-jwt with an issuer',
      `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy({ jwtFromRequest, secretOrKey: KEY, issuer: 'https://id.example' }, onClaims);
      `,
    ),
    silent(
      '@nestjs/jwt with an issuer at the call or in the module',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.registerAsync({
          useFactory: () => ({ secret: SECRET, verifyOptions: { issuer: 'https://id.example' } }),
        });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          one = (bearer: string) => this.jwt.verify(bearer);
          two = (bearer: string) => this.jwt.verify(bearer, { issuer: 'https://other.example' });
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
      'jsonwebtoken with an audience only',
      `
        import { verify } from 'jsonwebtoken';
        export const read = (bearer, key) => verify(bearer, key, ⟦{ algorithms: ['ES256'], audience: 'desk' }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jsonwebtoken skips what is empty',
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { issuer: '' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { issuer: null });
        export const three = (bearer, key) => jwt.verify(bearer, key, ⟦{ issuer: undefined }⟧);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'jose without an issuer',
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const read = async (bearer: string) => (await jwtVerify(bearer, keys, ⟦{ audience: 'desk' }⟧)).payload;
      `,
      missing('jose'),
    ),
    reported(
      'express-jwt without an issuer',
      `
        const { expressjwt: jwt } = require('express-jwt');
        router.get('/orders', jwt(⟦{ secret: jwksRsa.expressJwtSecret({ jwksUri }), algorithms: ['RS256'] }⟧), list);
      `,
      missing('express-jwt'),
    ),
    reported(
      'passport-jwt without an issuer',
      `
        import { ExtractJwt, Strategy } from 'passport-jwt';
        passport.use(
          'jwt',
          new Strategy(
            ⟦{
              jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
              secretOrKey: KEY,
            }⟧,
            (claims, done) => done(null, claims),
          ),
        );
      `,
      missing('passport-jwt'),
    ),
    reported(
      '@nestjs/jwt, where undefined at the call takes back what the module says',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: SECRET, verifyOptions: { issuer: 'https://id.example' } });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read = (bearer: string) => this.jwt.verify(bearer, ⟦{ issuer: undefined }⟧);
        }
      `,
      missing('@nestjs/jwt'),
    ),
    reported(
      '@nestjs/jwt whose module is elsewhere',
      `
        import { JwtService } from '@nestjs/jwt';
        @Injectable()
        export class AuthGuard {
          @Inject(JwtService) private readonly jwt: JwtService;
          async canActivate(context: ExecutionContext) {
            return Boolean(await this.jwt.⟦verifyAsync⟧<Claims>(tokenOf(context)));
          }
        }
      `,
      { messageId: 'unseen', data: { library: '@nestjs/jwt', option: 'issuer', registered: 'verifyOptions' } },
    ),
    reported(
      '@nestjs/jwt whose module checks something else',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: SECRET, verifyOptions: { audience: 'desk' } });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read = (bearer: string) => this.jwt.⟦verify⟧(bearer);
        }
      `,
      missing('@nestjs/jwt'),
    ),
  ],
});

testRule('require-issuer: compared by hand', rule, {
  valid: [
    silent(
      'in an if',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key, { algorithms: ['RS256'] });
          if (claims.iss !== 'https://id.example') throw new Error('Not ours.');
          return claims;
        }
      `,
    ),
    silent(
      'destructured, in an else-if chain',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const { iss, sub } = jwt.verify(bearer, key) as Claims;
          if (!sub) {
            return undefined;
          } else if (iss === 'https://old.example') {
            return findOld(sub);
          } else if (iss === 'https://id.example') {
            return find(sub);
          }
          return undefined;
        }
      `,
    ),
    silent(
      'destructured under other names, two levels deep',
      `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload: { iss: issuer, ...claims } } = await jwtVerify(bearer, key);
          if (issuer !== ISSUER) throw new Error('Not ours.');
          return claims;
        }
      `,
    ),
    silent(
      'looked up in a list, a set and a switch',
      `
        import jwt from 'jsonwebtoken';
        const TRUSTED = new Set(['https://a.example', 'https://b.example']);
        export function inList(bearer, key) {
          const claims = jwt.verify(bearer, key);
          if (!['https://a.example', 'https://b.example'].includes(claims.iss)) throw new Error('Not ours.');
          return claims;
        }
        export function inSet(bearer, key) {
          const claims = jwt.verify(bearer, key);
          return TRUSTED.has(claims['iss']) ? claims : undefined;
        }
        export function inSwitch(bearer, key) {
          const claims = jwt.verify(bearer, key);
          switch (claims?.iss) {
            case 'https://a.example':
              return claims;
            default:
              throw new Error('Not ours.');
          }
        }
      `,
    ),
    silent(
      'on a decoded copy of the same token',
      `
        import jwt from 'jsonwebtoken';
        export async function read(bearer: string) {
          const unverified = jwt.decode(bearer, { complete: true });
          if (unverified?.payload.iss !== 'https://id.example') throw new Error('Not ours.');
          return jwt.verify(bearer, await keyFor(unverified.header.kid), { algorithms: ['RS256'] });
        }
      `,
    ),
    silent(
      'in a callback',
      `
        import jwt from 'jsonwebtoken';
        export function middleware(req, res, next) {
          jwt.verify(req.get('x-session'), KEY, { algorithms: ['RS256'] }, (error, claims) => {
            if (error || claims.iss !== 'https://id.example') return res.sendStatus(401);
            req.user = claims;
            next();
          });
        }
      `,
    ),
    silent(
      'in a helper of the file',
      `
        import jwt from 'jsonwebtoken';
        function assertOurs({ iss }: Claims) {
          if (iss !== ISSUER) throw new Error('Not ours.');
        }
        export function read(bearer: string, key: string) {
          const claims = jwt.verify(bearer, key) as Claims;
          assertOurs(claims);
          return claims;
        }
      `,
    ),
    silent(
      "in a method of the file's own class",
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          async read(bearer: string) {
            const claims = await this.jwt.verifyAsync<Claims>(bearer);
            if (!this.isOurs(claims)) throw new UnauthorizedException();
            return claims;
          }
          private isOurs(claims: Claims) {
            return claims.iss === this.issuer;
          }
        }
      `,
    ),
    silent(
      'by the caller of a wrapper of the file',
      `
        import jwt from 'jsonwebtoken';
        const open = (bearer: string) =>
          new Promise<Claims>((resolve, reject) => {
            jwt.verify(bearer, KEY, {}, (error, claims) => (error ? reject(error) : resolve(claims)));
          });
        export async function read(bearer: string) {
          const claims = await open(bearer);
          if (claims.iss !== ISSUER) throw new Error('Not ours.');
          return claims;
        }
      `,
    ),
    silent(
      "by a strategy's validate",
      `
        import { PassportStrategy } from '@nestjs/passport';
        import { Strategy } from 'passport-jwt';
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor() {
            super({ jwtFromRequest, secretOrKey: KEY });
          }
          validate(claims: Claims) {
            if (claims.iss !== ISSUER) throw new UnauthorizedException();
            return claims;
          }
        }
      `,
    ),
    silent(
      'by a promise chain',
      `
        import { jwtVerify } from 'jose';
        export const read = (bearer: string, key: CryptoKey) =>
          jwtVerify(bearer, key).then(({ payload }) => (payload.iss === ISSUER ? payload : Promise.reject(new Error('No.'))));
      `,
    ),
    silent(
      'perhaps, by a function out of sight that is called for its effect',
      `
        import { jwtVerify } from 'jose';
        import { validateClaims } from './claims';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload } = await jwtVerify(bearer, key);
          await validateClaims(payload);
          return payload;
        }
      `,
    ),
    silent(
      'perhaps, by a function out of sight that is a condition',
      `
        import jwt from 'jsonwebtoken';
        import { isTrusted } from './claims';
        export function read(bearer: string, key: string) {
          const claims = jwt.verify(bearer, key);
          if (!isTrusted(claims)) throw new Error('Not ours.');
          return claims;
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'not by being read, logged or found to be there',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.⟦verify⟧(bearer, key);
          console.log('issued by', claims.iss);
          if (!claims.iss || claims.iss === undefined) throw new Error('No issuer.');
          return { issuer: claims.iss };
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'not by keeping the claims, passing them on or returning them',
      `
        import jwt from 'jsonwebtoken';
        import { toUser } from './users';
        export function middleware(req, res, next) {
          const claims = jwt.⟦verify⟧(req.cookies.session, KEY);
          req.claims = claims;
          req.user = toUser(claims);
          res.json(claims);
          next(null, claims);
          return claims;
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'not on the claims of something else',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, profile) {
          const claims = jwt.⟦verify⟧(bearer, key);
          if (profile.iss !== 'https://id.example') throw new Error('Not ours.');
          return claims;
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'not on a decoded copy of another token',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, idToken, key) {
          if (jwt.decode(idToken).iss !== 'https://id.example') throw new Error('Not ours.');
          return jwt.⟦verify⟧(bearer, key);
        }
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'not by one of two that share their options',
      `
        import jwt from 'jsonwebtoken';
        const options = ⟦{ algorithms: ['RS256'] }⟧;
        export function careful(bearer, key) {
          const claims = jwt.verify(bearer, key, options);
          if (claims.iss !== 'https://id.example') throw new Error('Not ours.');
          return claims;
        }
        export const careless = (bearer, key) => jwt.verify(bearer, key, options);
      `,
      missing('jsonwebtoken'),
    ),
    reported(
      'another claim of the same token',
      `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key, ⟦{}⟧);
          if (claims.aud !== 'desk') throw new Error('Not for us.');
          return claims;
        }
      `,
      missing('jsonwebtoken'),
    ),
  ],
});

testRule('require-issuer: what the file does not show', rule, {
  valid: [
    silent(
      'an issuer on one path, of a kind that never works',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key, isOurs) =>
          jwt.verify(bearer, key, { issuer: isOurs ? 'https://id.example' : /example/ });
      `,
    ),
    silent(
      'options from elsewhere',
      `
        import jwt from 'jsonwebtoken';
        import { base, makeOptions } from './options';
        export const one = (bearer, key, options) => jwt.verify(bearer, key, options);
        export const two = (bearer, key) => jwt.verify(bearer, key, base);
        export const three = (bearer, key) => jwt.verify(bearer, key, makeOptions('desk'));
        export const four = (bearer, key) => jwt.verify(bearer, key, { issuer: 'https://id.example', ...base });
        export const five = (bearer, key, ...rest) => jwt.verify(bearer, key, ...rest);
      `,
    ),
    silent(
      'an issuer on one path',
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key, isOurs) => jwt.verify(bearer, key, isOurs ? { issuer: 'https://id.example' } : {});
      `,
    ),
    silent(
      'verify of other modules, and code half written',
      `
        import argon2 from 'argon2';
        import jwt from 'jsonwebtoken';
        declare function verify(bearer: string): Claims;
        abstract class Reader { abstract read(bearer: string): Claims; }
        class Half { constructor(@Inject() private readonly it) { super(); } get }
        export const read = async (hash, password, bearer) => (await argon2.verify(hash, password)) && verify(bearer);
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY);
      `,
    ),
  ],
  invalid: [
    reported(
      'a callback is no options object',
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, callback) => jwt.⟦verify⟧(bearer, KEY, callback);
      `,
      missing('jsonwebtoken'),
    ),
  ],
});

testRule('require-issuer: options, settings and test files', rule, {
  valid: [
    silent(
      "when: 'shared', with a key of one's own",
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, 'not-a-good-secret', { algorithms: ['HS256'] });
      `,
      { options: [{ when: 'shared' }] },
    ),
    silent(
      "when: 'shared', with a key that the file does not show",
      `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['HS256'] });
        export const two = (bearer) => jwt.verify(bearer, process.env.SECRET);
      `,
      { options: [{ when: 'shared' }] },
    ),
    silent(
      "when: 'unlessOwnKey', with secrets",
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id) => jwt.sign({ sub: id }, process.env.SECRET, { expiresIn: '1h' });
        export const own = (bearer) => jwt.verify(bearer, process.env.SECRET, { algorithms: ['HS256'] });
        export const perhaps = (bearer) => jwt.verify(bearer, process.env.OTHER, { algorithms: ['HS512'] });
        export const unseen = (bearer, key) => jwt.verify(bearer, key);
      `,
      { options: [{ when: 'unlessOwnKey' }] },
    ),
    silent(
      "when: 'shared', with a key behind a function that keeps something else",
      `
        import { jwtVerify } from 'jose';
        const secret = once(() => readSecret());
        export const read = (bearer: string) => jwtVerify(bearer, secret(), { audience: 'orders' });
      `,
      { options: [{ when: 'shared' }] },
    ),
    silent(
      'settings that say what the module registers',
      `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer);
      `,
      { settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { issuer: 'https://id.example' } } } } } },
    ),
    silent(
      'a test, by its folder',
      `
        import jwt from 'jsonwebtoken';
        export const subjectOf = (bearer) => jwt.verify(bearer, KEY).sub;
      `,
      { filename: 'e2e/helpers.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      "when: 'shared', with a key set or a public key",
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        import jwt from 'jsonwebtoken';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const remote = (bearer: string) => ⟦jwtVerify⟧(bearer, keys);
        export const asymmetric = (bearer: string) => jwt.verify(bearer, KEY, ⟦{ algorithms: ['RS256'] }⟧);
      `,
      [missing('jose'), missing('jsonwebtoken')],
      { options: [{ when: 'shared' }] },
    ),
    reported(
      "when: 'unlessOwnKey', with a key set or a public key",
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        import jwt from 'jsonwebtoken';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const remote = (bearer: string) => ⟦jwtVerify⟧(bearer, keys);
        export const asymmetric = (bearer: string) => jwt.verify(bearer, KEY, ⟦{ algorithms: ['PS256'] }⟧);
      `,
      [missing('jose'), missing('jsonwebtoken')],
      { options: [{ when: 'unlessOwnKey' }] },
    ),
    reported(
      "when: 'shared', with a key set that is made once",
      `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        import { once } from './once.js';
        const keySet = once(() => createRemoteJWKSet(new URL(process.env.KEYS!)));
        export const read = async (bearer: string) => jwtVerify(bearer, await keySet(), ⟦{ audience: 'orders' }⟧);
      `,
      missing('jose'),
      { options: [{ when: 'shared' }] },
    ),
    reported(
      "when: 'always' is the default",
      `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.⟦verify⟧(bearer, 'not-a-good-secret');
      `,
      missing('jsonwebtoken'),
      { options: [{ when: 'always' }] },
    ),
    reported(
      'settings that say that the module registers no issuer',
      `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.⟦verify⟧(bearer);
      `,
      missing('@nestjs/jwt'),
      { settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { audience: 'desk' } } } } } },
    ),
    reported(
      'a test, where settings ask for tests',
      `
        import jwt from 'jsonwebtoken';
        export const subjectOf = (bearer) => jwt.⟦verify⟧(bearer, KEY).sub;
      `,
      missing('jsonwebtoken'),
      { filename: 'e2e/helpers.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});
