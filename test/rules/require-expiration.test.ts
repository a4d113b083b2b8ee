import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/require-expiration.ts';

const tester = new RuleTester();

tester.run('require-expiration: where an expiry may stand', rule, {
  valid: [
    ...[
      "jwt.sign({ sub: id }, KEY, { expiresIn: '1h' })",
      'jwt.sign({ sub: id, exp: ends }, KEY)',
      'jwt.sign({ sub: id }, KEY, OPTIONS)',
      'jwt.sign({ sub: id }, KEY, { ...defaults, algorithm: "HS256" })',
      'jwt.sign({ sub: id, ...claims }, KEY)',
      'jwt.sign(claims, KEY)',
      'jwt.sign({ sub: id }, KEY, id ? { expiresIn: 60 } : {})',
      'jwt.sign(JSON.stringify({ sub: id, exp: ends }), KEY)',
      'jwt.sign(build(id), KEY)',
      'crypto.sign("sha256", id, KEY)',
    ].map((call) => ({
      code: `
        import jwt from 'jsonwebtoken';
        import { defaults, OPTIONS } from './config.js';
        export const issue = (id, claims, ends) => ${call};
      `,
      name: call,
    })),
    {
      code: `
        import jwt from 'jsonwebtoken';
        const OPTIONS = { algorithm: 'HS256', expiresIn: '15m' } as const;
        export function issue(id: string, ends?: number) {
          const claims: Record<string, unknown> = { sub: id };
          claims.exp = ends;
          jwt.sign({ sub: id }, KEY, OPTIONS);
          jwt.sign(claims, KEY);
          const options = {};
          if (ends) options.expiresIn = ends;
          return jwt.sign({ sub: id }, KEY, options);
        }
      `,
      name: 'options and payloads in constants, and built step by step',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (req) => jwt.sign(req.user, KEY);
        export const two = (token) => {
          const user = readToken(token);
          const account = jwt.verify(token, KEY);
          return [jwt.sign(user, KEY), jwt.sign({ ...account }, KEY)];
        };
      `,
      name: 'what was read from a token may have an expiry',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const claimsOf = (user) => ({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 60 });
        export const issue = (user) => jwt.sign(claimsOf(user), KEY);
      `,
      name: 'a payload from a function of the file',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const sign = (claims, options) => jwt.sign(claims, KEY, options);
        export const issue = (id) => sign({ sub: id }, { expiresIn: '1h' });
      `,
      name: 'a wrapper of the file',
    },
    {
      code: `
        import { SignJWT, CompactSign, EncryptJWT } from 'jose';
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).setExpirationTime('1h').sign(KEY);
        export const two = (exp) => new SignJWT({ sub: '1', exp }).setProtectedHeader({ alg }).sign(KEY);
        export const three = (bytes) => new CompactSign(bytes).setProtectedHeader({ alg }).sign(KEY);
        export const four = (id) => new EncryptJWT({ sub: id }).setProtectedHeader({ alg, enc }).setExpirationTime('1h').encrypt(KEY);
        export const five = async (id) => {
          const builder = new SignJWT({ sub: id }).setProtectedHeader({ alg });
          builder.setExpirationTime('2h');
          return builder.sign(KEY);
        };
      `,
      name: 'jose',
    },
    {
      code: `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY, expiresIn: 60_000 });
        export const issue = (id) => sign({ sub: id });
      `,
      name: 'fast-jwt: the factory says it',
    },
    {
      code: `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY, sign: { expiresIn: '1h' } });
        app.post('/login', async (request, reply) => reply.jwtSign({ sub: request.body.id }));
      `,
      name: '@fastify/jwt: the plugin says it',
    },
    {
      code: `
        app.post('/login', async (request, reply) => reply.jwtSign({ sub: request.body.id }));
      `,
      name: '@fastify/jwt: a plugin out of sight may say it',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.signAsync({ sub: id }); }
        }
      `,
      name: '@nestjs/jwt: a module out of sight may say it',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: process.env.KEY, signOptions: { expiresIn: '15m' } });
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.sign({ sub: id }); }
        }
      `,
      name: '@nestjs/jwt: the module says it',
    },
    {
      code: `
        import njwt from 'njwt';
        import admin from 'firebase-admin';
        export const one = (id) => njwt.create({ sub: id }, KEY).compact();
        export const two = (id) => admin.auth().createCustomToken(id, { role: 'admin' });
      `,
      name: 'libraries that set one by themselves',
    },
  ],
  invalid: [
    ...[
      'jwt.sign({ sub: id }, KEY)',
      'jwt.sign({ sub: id }, KEY, { algorithm: "HS256" })',
      'jwt.sign({ sub: id, exp: undefined }, KEY)',
      'jwt.sign({ sub: id }, KEY, { expiresIn: undefined })',
      'jwt.sign({ user: claims }, KEY)',
      'jwt.sign({ sub: id }, KEY, done)',
      'jwt.sign(JSON.stringify({ sub: id }), KEY)',
      'jwt.sign("hello", KEY)',
      'jwt.sign(CLAIMS, KEY)',
    ].map((call) => ({
      code: `
        import jwt from 'jsonwebtoken';
        const CLAIMS = { role: 'reader' };
        export const issue = (id, claims, done: () => void) => ${call};
      `,
      name: call,
      errors: [{ messageId: 'missing' as const, data: { option: 'expiresIn', library: 'jsonwebtoken' }, line: 4 }],
    })),
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ sub: id }, KEY, { algorithm: 'HS256' });
      `,
      errors: [{ messageId: 'missing', line: 3, column: 73, endLine: 3, endColumn: 95 }],
      name: 'is reported at the options where there are some',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (user) => jwt.sign(user, KEY);
        export const two = (user) => jwt.sign({ ...user, role: 'reader' }, KEY);
        export async function three(id) {
          const found = await users.findOne({ id });
          const account = await users.findById(id);
          return [jwt.sign({ ...account.toJSON() }, KEY), jwt.sign(account.toObject(), KEY), jwt.sign(found, KEY)];
        }
      `,
      errors: [
        { messageId: 'missing', line: 3, column: 42, endLine: 3, endColumn: 46 },
        { messageId: 'missing', line: 4, column: 42, endLine: 4, endColumn: 46 },
        { messageId: 'missing', line: 8, column: 23, endLine: 8, endColumn: 27 },
        { messageId: 'missing', line: 8, column: 63, endLine: 8, endColumn: 67 },
      ],
      name: 'records of people have no claims',
    },
    {
      code: `
        import { SignJWT, EncryptJWT } from 'jose';
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(KEY);
        export const two = (id) => new EncryptJWT({ sub: id }).setProtectedHeader({ alg: 'dir', enc }).encrypt(KEY);
      `,
      errors: [
        {
          messageId: 'missing',
          data: { option: 'setExpirationTime', library: 'jose' },
          line: 3,
          column: 112,
          endLine: 3,
          endColumn: 116,
        },
        { messageId: 'missing', line: 4, column: 104, endLine: 4, endColumn: 111 },
      ],
      name: 'jose',
    },
    {
      code: `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY });
        export const issue = (id) => sign({ sub: id });
      `,
      errors: [{ messageId: 'missing', line: 4, column: 38, endLine: 4, endColumn: 42 }],
      name: 'fast-jwt',
    },
    {
      code: `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY });
        app.post('/login', async (request, reply) => reply.jwtSign({ sub: request.body.id }));
      `,
      errors: [
        {
          messageId: 'missing',
          data: { option: 'expiresIn', library: '@fastify/jwt' },
          line: 4,
          column: 60,
          endLine: 4,
          endColumn: 67,
        },
      ],
      name: '@fastify/jwt',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: process.env.KEY });
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.sign({ sub: id }); }
        }
      `,
      errors: [{ messageId: 'missing', line: 6, column: 47, endLine: 6, endColumn: 51 }],
      name: '@nestjs/jwt: the module of the file does not say it',
    },
    {
      code: `
        import { sign } from 'hono/jwt';
        export const issue = (id) => sign({ sub: id }, KEY, 'HS256');
      `,
      errors: [{ messageId: 'missingClaim', line: 3, column: 38, endLine: 3, endColumn: 42 }],
      name: 'hono has the claim alone',
    },
    {
      code: `
        import njwt from 'njwt';
        export const issue = (id) => new njwt.Jwt({ sub: id }).setSigningKey(KEY).setSigningAlgorithm('HS256').compact();
      `,
      errors: [
        {
          messageId: 'missing',
          data: { option: 'setExpiration', library: 'njwt' },
          line: 3,
          column: 112,
          endLine: 3,
          endColumn: 119,
        },
      ],
      name: 'njwt without `create`',
    },
  ],
});

tester.run('require-expiration: claims that no verifier reads', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id, until) => jwt.sign({ sub: id, expiresAt: until }, KEY, { expiresIn: '1h' });
      `,
      name: 'beside a real expiry',
    },
  ],
  invalid: [
    ...['expiresAt', 'expires_at', 'validUntil', 'timeLimit', 'ttl', 'expirationDate'].map((name) => ({
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id, until) => jwt.sign({ sub: id, ${name}: until }, KEY);
      `,
      name,
      errors: [{ messageId: 'homemade' as const, data: { name, option: 'expiresIn' }, line: 3 }],
    })),
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ sub: id, expiresIn: '1h' }, KEY);
      `,
      errors: [
        {
          messageId: 'homemade',
          line: 3,
          column: 66,
          endLine: 3,
          endColumn: 81,
          suggestions: [
            {
              messageId: 'moveOption',
              data: { name: 'expiresIn', call: 'sign', library: 'jsonwebtoken' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ sub: id }, KEY, { expiresIn: '1h' });
      `,
            },
          ],
        },
      ],
      name: 'an option in the payload can be moved to a new argument',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ expiresIn: '1h', sub: id }, KEY, { algorithm: 'HS256' });
      `,
      errors: [
        {
          messageId: 'homemade',
          line: 3,
          column: 57,
          endLine: 3,
          endColumn: 72,
          suggestions: [
            {
              messageId: 'moveOption',
              data: { name: 'expiresIn', call: 'sign', library: 'jsonwebtoken' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ sub: id }, KEY, { algorithm: 'HS256', expiresIn: '1h' });
      `,
            },
          ],
        },
      ],
      name: 'or to the options that are there',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(id, until) {
          const claims = { sub: id, expiresAt: until };
          return jwt.sign(claims, KEY);
        }
      `,
      errors: [{ messageId: 'homemade', line: 5, column: 27, endLine: 5, endColumn: 33 }],
      name: 'a payload in a constant is reported where it is signed',
    },
    {
      code: `
        import { sign } from 'hono/jwt';
        export const issue = (id, until) => sign({ sub: id, expiresAt: until }, KEY, 'HS256');
      `,
      errors: [
        {
          messageId: 'homemade',
          data: { name: 'expiresAt', option: 'exp' },
          line: 3,
          column: 61,
          endLine: 3,
          endColumn: 77,
        },
      ],
      name: 'where there is no option, the claim is named',
    },
  ],
});
