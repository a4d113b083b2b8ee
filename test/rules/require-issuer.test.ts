import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/require-issuer.ts';

const tester = new RuleTester();

tester.run('require-issuer: each library in its own words', rule, {
  valid: [
    {
      code: `
        import { PassportStrategy } from '@nestjs/passport';
        import { Strategy } from 'passport-jwt';
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor() {
            super({ jwtFromRequest, secretOrKey: KEY, jsonWebTokenOptions: { issuer: 'https://id.example' } });
          }
        }
      `,
      name: 'passport-jwt drops what is nested',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export const read = (bearer: string) => jwtVerify(bearer, KEY, { issuers: ['https://id.example'] });
      `,
      name: 'jose with the plural',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { issuer: /^https:\\/\\/.*\\.example$/ });
      `,
      name: 'jsonwebtoken compares strings only',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key) => jwt.verify(bearer, key, { iss: 'https://id.example' });
      `,
      name: "jsonwebtoken with the claim's name for the option's",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { issuer: 'https://id.example' });
        export const several = (bearer, key) => jwt.verify(bearer, key, { issuer: ['https://a.example', 'https://b.example'] });
      `,
      name: 'jsonwebtoken with an issuer, or several',
    },
    {
      code: `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        const keys = createRemoteJWKSet(new URL(\`\${process.env.ISSUER}/keys\`));
        export const read = (bearer: string) => jwtVerify(bearer, keys, { issuer: process.env.ISSUER });
      `,
      name: 'jose with an issuer',
    },
    {
      code: `
        import { compactVerify } from 'jose';
        export const read = (jws: string, key: CryptoKey) => compactVerify(jws, key, { algorithms: ['ES256'] });
      `,
      name: 'jose where claims are none of its business',
    },
    {
      code: `
        import { expressjwt } from 'express-jwt';
        export default expressjwt({ secret: KEY, algorithms: ['RS256'], issuer: \`https://\${process.env.TENANT}/\` });
      `,
      name: 'express-jwt with an issuer',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        export const strategy = new Strategy({ jwtFromRequest, secretOrKey: KEY, issuer: 'https://id.example' }, onClaims);
      `,
      name: 'passport-jwt with an issuer',
    },
    {
      code: `
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
      name: '@nestjs/jwt with an issuer at the call or in the module',
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
          data: { library: 'jsonwebtoken', option: 'issuer' },
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
        import { verify } from 'jsonwebtoken';
        export const read = (bearer, key) => verify(bearer, key, { algorithms: ['ES256'], audience: 'desk' });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 3,
          column: 66,
          endLine: 3,
          endColumn: 109,
        },
      ],
      name: 'jsonwebtoken with an audience only',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { issuer: '' });
        export const two = (bearer, key) => jwt.verify(bearer, key, { issuer: null });
        export const three = (bearer, key) => jwt.verify(bearer, key, { issuer: undefined });
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 5,
          column: 71,
          endLine: 5,
          endColumn: 92,
        },
      ],
      name: 'jsonwebtoken skips what is empty',
    },
    {
      code: `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const read = async (bearer: string) => (await jwtVerify(bearer, keys, { audience: 'desk' })).payload;
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'issuer' },
          line: 4,
          column: 86,
          endLine: 4,
          endColumn: 106,
        },
      ],
      name: 'jose without an issuer',
    },
    {
      code: `
        const { expressjwt: jwt } = require('express-jwt');
        router.get('/orders', jwt({ secret: jwksRsa.expressJwtSecret({ jwksUri }), algorithms: ['RS256'] }), list);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'express-jwt', option: 'issuer' },
          line: 3,
          column: 35,
          endLine: 3,
          endColumn: 107,
        },
      ],
      name: 'express-jwt without an issuer',
    },
    {
      code: `
        import { ExtractJwt, Strategy } from 'passport-jwt';
        passport.use(
          'jwt',
          new Strategy(
            {
              jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
              secretOrKey: KEY,
            },
            (claims, done) => done(null, claims),
          ),
        );
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'passport-jwt', option: 'issuer' },
          line: 6,
          column: 13,
          endLine: 9,
          endColumn: 14,
        },
      ],
      name: 'passport-jwt without an issuer',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: SECRET, verifyOptions: { issuer: 'https://id.example' } });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read = (bearer: string) => this.jwt.verify(bearer, { issuer: undefined });
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'issuer' },
          line: 6,
          column: 62,
          endLine: 6,
          endColumn: 83,
        },
      ],
      name: '@nestjs/jwt, where undefined at the call takes back what the module says',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        @Injectable()
        export class AuthGuard {
          @Inject(JwtService) private readonly jwt: JwtService;
          async canActivate(context: ExecutionContext) {
            return Boolean(await this.jwt.verifyAsync<Claims>(tokenOf(context)));
          }
        }
      `,
      errors: [
        {
          messageId: 'unseen',
          data: { library: '@nestjs/jwt', option: 'issuer', registered: 'verifyOptions' },
          line: 7,
          column: 43,
          endLine: 7,
          endColumn: 54,
        },
      ],
      name: '@nestjs/jwt whose module is elsewhere',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: SECRET, verifyOptions: { audience: 'desk' } });
        export class AuthGuard {
          constructor(private readonly jwt: JwtService) {}
          read = (bearer: string) => this.jwt.verify(bearer);
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'issuer' },
          line: 6,
          column: 47,
          endLine: 6,
          endColumn: 53,
        },
      ],
      name: '@nestjs/jwt whose module checks something else',
    },
  ],
});

tester.run('require-issuer: compared by hand', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key, { algorithms: ['RS256'] });
          if (claims.iss !== 'https://id.example') throw new Error('Not ours.');
          return claims;
        }
      `,
      name: 'in an if',
    },
    {
      code: `
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
      name: 'destructured, in an else-if chain',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload: { iss: issuer, ...claims } } = await jwtVerify(bearer, key);
          if (issuer !== ISSUER) throw new Error('Not ours.');
          return claims;
        }
      `,
      name: 'destructured under other names, two levels deep',
    },
    {
      code: `
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
      name: 'looked up in a list, a set and a switch',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function read(bearer: string) {
          const unverified = jwt.decode(bearer, { complete: true });
          if (unverified?.payload.iss !== 'https://id.example') throw new Error('Not ours.');
          return jwt.verify(bearer, await keyFor(unverified.header.kid), { algorithms: ['RS256'] });
        }
      `,
      name: 'on a decoded copy of the same token',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function middleware(req, res, next) {
          jwt.verify(req.get('x-session'), KEY, { algorithms: ['RS256'] }, (error, claims) => {
            if (error || claims.iss !== 'https://id.example') return res.sendStatus(401);
            req.user = claims;
            next();
          });
        }
      `,
      name: 'in a callback',
    },
    {
      code: `
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
      name: 'in a helper of the file',
    },
    {
      code: `
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
      name: "in a method of the file's own class",
    },
    {
      code: `
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
      name: 'by the caller of a wrapper of the file',
    },
    {
      code: `
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
      name: "by a strategy's validate",
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export const read = (bearer: string, key: CryptoKey) =>
          jwtVerify(bearer, key).then(({ payload }) => (payload.iss === ISSUER ? payload : Promise.reject(new Error('No.'))));
      `,
      name: 'by a promise chain',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        import { validateClaims } from './claims';
        export async function read(bearer: string, key: CryptoKey) {
          const { payload } = await jwtVerify(bearer, key);
          await validateClaims(payload);
          return payload;
        }
      `,
      name: 'perhaps, by a function out of sight that is called for its effect',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { isTrusted } from './claims';
        export function read(bearer: string, key: string) {
          const claims = jwt.verify(bearer, key);
          if (!isTrusted(claims)) throw new Error('Not ours.');
          return claims;
        }
      `,
      name: 'perhaps, by a function out of sight that is a condition',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key);
          console.log('issued by', claims.iss);
          if (!claims.iss || claims.iss === undefined) throw new Error('No issuer.');
          return { issuer: claims.iss };
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 36,
        },
      ],
      name: 'not by being read, logged or found to be there',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { toUser } from './users';
        export function middleware(req, res, next) {
          const claims = jwt.verify(req.cookies.session, KEY);
          req.claims = claims;
          req.user = toUser(claims);
          res.json(claims);
          next(null, claims);
          return claims;
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 5,
          column: 30,
          endLine: 5,
          endColumn: 36,
        },
      ],
      name: 'not by keeping the claims, passing them on or returning them',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key, profile) {
          const claims = jwt.verify(bearer, key);
          if (profile.iss !== 'https://id.example') throw new Error('Not ours.');
          return claims;
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 36,
        },
      ],
      name: 'not on the claims of something else',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, idToken, key) {
          if (jwt.decode(idToken).iss !== 'https://id.example') throw new Error('Not ours.');
          return jwt.verify(bearer, key);
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 28,
        },
      ],
      name: 'not on a decoded copy of another token',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const options = { algorithms: ['RS256'] };
        export function careful(bearer, key) {
          const claims = jwt.verify(bearer, key, options);
          if (claims.iss !== 'https://id.example') throw new Error('Not ours.');
          return claims;
        }
        export const careless = (bearer, key) => jwt.verify(bearer, key, options);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 50,
        },
      ],
      name: 'not by one of two that share their options',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function read(bearer, key) {
          const claims = jwt.verify(bearer, key, {});
          if (claims.aud !== 'desk') throw new Error('Not for us.');
          return claims;
        }
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 4,
          column: 50,
          endLine: 4,
          endColumn: 52,
        },
      ],
      name: 'another claim of the same token',
    },
  ],
});

tester.run('require-issuer: what the file does not show', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, key, isOurs) =>
          jwt.verify(bearer, key, { issuer: isOurs ? 'https://id.example' : /example/ });
      `,
      name: 'an issuer on one path, of a kind that never works',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { base, makeOptions } from './options';
        export const one = (bearer, key, options) => jwt.verify(bearer, key, options);
        export const two = (bearer, key) => jwt.verify(bearer, key, base);
        export const three = (bearer, key) => jwt.verify(bearer, key, makeOptions('desk'));
        export const four = (bearer, key) => jwt.verify(bearer, key, { issuer: 'https://id.example', ...base });
        export const five = (bearer, key, ...rest) => jwt.verify(bearer, key, ...rest);
      `,
      name: 'options from elsewhere',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key, issuer) => jwt.verify(bearer, key, { ...(issuer && { issuer }) });
        export const two = (bearer, key, isOurs) => jwt.verify(bearer, key, isOurs ? { issuer: 'https://id.example' } : {});
      `,
      name: 'an issuer on one path',
    },
    {
      code: `
        import argon2 from 'argon2';
        import jwt from 'jsonwebtoken';
        declare function verify(bearer: string): Claims;
        abstract class Reader { abstract read(bearer: string): Claims; }
        class Half { constructor(@Inject() private readonly it) { super(); } get }
        export const read = async (hash, password, bearer) => (await argon2.verify(hash, password)) && verify(bearer);
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY);
      `,
      name: 'verify of other modules, and code half written',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer, callback) => jwt.verify(bearer, KEY, callback);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 3,
          column: 55,
          endLine: 3,
          endColumn: 61,
        },
      ],
      name: 'a callback is no options object',
    },
  ],
});

tester.run('require-issuer: options, settings and test files', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, 'not-a-good-secret', { algorithms: ['HS256'] });
      `,
      options: [{ when: 'shared' }],
      name: "when: 'shared', with a key of one's own",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (bearer, key) => jwt.verify(bearer, key, { algorithms: ['HS256'] });
        export const two = (bearer) => jwt.verify(bearer, process.env.SECRET);
      `,
      options: [{ when: 'shared' }],
      name: "when: 'shared', with a key that the file does not show",
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer);
      `,
      name: 'settings that say what the module registers',
      settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { issuer: 'https://id.example' } } } } },
    },
    {
      filename: 'e2e/helpers.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const subjectOf = (bearer) => jwt.verify(bearer, KEY).sub;
      `,
      name: 'a test, by its folder',
    },
  ],
  invalid: [
    {
      code: `
        import { createRemoteJWKSet, jwtVerify } from 'jose';
        import jwt from 'jsonwebtoken';
        const keys = createRemoteJWKSet(new URL('https://id.example/keys'));
        export const remote = (bearer: string) => jwtVerify(bearer, keys);
        export const asymmetric = (bearer: string) => jwt.verify(bearer, KEY, { algorithms: ['RS256'] });
      `,
      options: [{ when: 'shared' }],
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jose', option: 'issuer' },
          line: 5,
          column: 51,
          endLine: 5,
          endColumn: 60,
        },
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 6,
          column: 79,
          endLine: 6,
          endColumn: 104,
        },
      ],
      name: "when: 'shared', with a key set or a public key",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (bearer) => jwt.verify(bearer, 'not-a-good-secret');
      `,
      options: [{ when: 'always' }],
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 3,
          column: 45,
          endLine: 3,
          endColumn: 51,
        },
      ],
      name: "when: 'always' is the default",
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export const readWith = (jwt: JwtService, bearer: string) => jwt.verify(bearer);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: '@nestjs/jwt', option: 'issuer' },
          line: 3,
          column: 74,
          endLine: 3,
          endColumn: 80,
        },
      ],
      name: 'settings that say that the module registers no issuer',
      settings: { 'jwt-guard': { config: { '@nestjs/jwt': { verifyOptions: { audience: 'desk' } } } } },
    },
    {
      filename: 'e2e/helpers.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const subjectOf = (bearer) => jwt.verify(bearer, KEY).sub;
      `,
      errors: [
        {
          messageId: 'missing',
          data: { library: 'jsonwebtoken', option: 'issuer' },
          line: 3,
          column: 50,
          endLine: 3,
          endColumn: 56,
        },
      ],
      name: 'a test, where settings ask for tests',
      settings: { 'jwt-guard': { tests: 'check' } },
    },
  ],
});
