import rule from '../../rules/require-expiration.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const missing = (library = 'jsonwebtoken', option = 'expiresIn'): Expected<'missing'> => ({
  messageId: 'missing',
  data: { library, option },
});

const SCALAR: Expected<'missing' | 'scalar'> = {
  messageId: 'scalar',
  data: { library: 'jsonwebtoken', option: 'expiresIn' },
};

testRule('require-expiration: where an expiry may stand', rule, {
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
    ].map((call) =>
      silent(
        call,
        `
        import jwt from 'jsonwebtoken';
        import { defaults, OPTIONS } from './config.js';
        export const issue = (id, claims, ends) => ${call};
      `,
      ),
    ),
    silent(
      'options and payloads in constants, and built step by step',
      `
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
    ),
    silent(
      'what may be an object',
      `
        import jwt from 'jsonwebtoken';
        export const one = (entry) => jwt.sign(entry.identity, KEY);
        export const two = (entry) => jwt.sign(entry.ids, KEY);
        export const three = (given: string | object) => jwt.sign(given, KEY);
        export const four = (entry) => jwt.sign(entry.nick ? entry.id : entry, KEY);
        export const five = (entry) => jwt.sign(entry.toObject(), KEY);
      `,
    ),
    silent(
      'what was read from a token may have an expiry',
      `
        import jwt from 'jsonwebtoken';
        export const one = (req) => jwt.sign(req.user, KEY);
        export const two = (token) => {
          const user = readToken(token);
          const account = jwt.verify(token, KEY);
          return [jwt.sign(user, KEY), jwt.sign({ ...account }, KEY)];
        };
      `,
    ),
    silent(
      'a payload from a function of the file',
      `
        import jwt from 'jsonwebtoken';
        const claimsOf = (user) => ({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 60 });
        export const issue = (user) => jwt.sign(claimsOf(user), KEY);
      `,
    ),
    silent(
      'a wrapper of the file',
      `
        import jwt from 'jsonwebtoken';
        const sign = (claims, options) => jwt.sign(claims, KEY, options);
        export const issue = (id) => sign({ sub: id }, { expiresIn: '1h' });
      `,
    ),
    silent(
      'jose',
      `
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
    ),
    silent(
      'fast-jwt: the factory says it',
      `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY, expiresIn: 60_000 });
        export const issue = (id) => sign({ sub: id });
      `,
    ),
    silent(
      '@fastify/jwt: the plugin says it',
      `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY, sign: { expiresIn: '1h' } });
        app.post('/login', async (request, reply) => reply.jwtSign({ sub: request.body.id }));
      `,
    ),
    silent(
      '@fastify/jwt: a plugin out of sight may say it',
      `
        app.post('/login', async (request, reply) => reply.jwtSign({ sub: request.body.id }));
      `,
    ),
    silent(
      '@nestjs/jwt: a module out of sight may say it',
      `
        import { JwtService } from '@nestjs/jwt';
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.signAsync({ sub: id }); }
        }
      `,
    ),
    silent(
      '@nestjs/jwt: the module says it',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: process.env.KEY, signOptions: { expiresIn: '15m' } });
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.sign({ sub: id }); }
        }
      `,
    ),
    silent(
      'libraries that set one by themselves',
      `
        import njwt from 'njwt';
        import admin from 'firebase-admin';
        export const one = (id) => njwt.create({ sub: id }, KEY).compact();
        export const two = (id) => admin.auth().createCustomToken(id, { role: 'admin' });
      `,
    ),
  ],
  invalid: [
    ...[
      '"hello"',
      'account._id',
      'account.externalUuid',
      'String(account.number)',
      'account.key.toHexString()',
      'account.number.toFixed(0)',
      'subject',
      'renamed',
      'account.nick ? account.id : `${account.number}`',
      'account.email ?? account.username',
      '{ ...account.id, name: subject }',
    ].map((payload) =>
      reported<'missing' | 'scalar'>(
        `a payload without room for one: ${payload}`,
        `
          import jwt from 'jsonwebtoken';
          export const issue = (account, subject: string | number) => {
            const renamed = account.id;
            return jwt.⟦sign⟧(${payload}, KEY);
          };
        `,
        payload.startsWith('{') ? missing() : SCALAR,
      ),
    ),
    ...[
      ['no options', 'jwt.⟦sign⟧({ sub: id }, KEY)'],
      ['other options', 'jwt.sign({ sub: id }, KEY, ⟦{ algorithm: "HS256" }⟧)'],
      ['a claim that is undefined', 'jwt.⟦sign⟧({ sub: id, exp: undefined }, KEY)'],
      ['an option that is undefined', 'jwt.sign({ sub: id }, KEY, ⟦{ expiresIn: undefined }⟧)'],
      ['other claims in a claim', 'jwt.⟦sign⟧({ user: claims }, KEY)'],
      ['a callback', 'jwt.⟦sign⟧({ sub: id }, KEY, done)'],
      ['a payload that is written as JSON', 'jwt.⟦sign⟧(JSON.stringify({ sub: id }), KEY)'],
      ['claims in a constant', 'jwt.⟦sign⟧(CLAIMS, KEY)'],
    ].map(([name = '', call = '']) =>
      reported(
        name,
        `
        import jwt from 'jsonwebtoken';
        const CLAIMS = { role: 'reader' };
        export const issue = (id, claims, done: () => void) => ${call};
      `,
        missing(),
      ),
    ),
    reported(
      'is reported at the options where there are some',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ sub: id }, KEY, ⟦{ algorithm: 'HS256' }⟧);
      `,
      'missing',
    ),
    reported(
      'records of people have no claims',
      `
        import jwt from 'jsonwebtoken';
        export const one = (user) => jwt.⟦sign⟧(user, KEY);
        export const two = (user) => jwt.⟦sign⟧({ ...user, role: 'reader' }, KEY);
        export async function three(id) {
          const found = await users.findOne({ id });
          const account = await users.findById(id);
          return [jwt.⟦sign⟧({ ...account.toJSON() }, KEY), jwt.⟦sign⟧(account.toObject(), KEY), jwt.sign(found, KEY)];
        }
      `,
      ['missing', 'missing', 'missing', 'missing'],
    ),
    reported(
      'jose',
      `
        import { SignJWT, EncryptJWT } from 'jose';
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().⟦sign⟧(KEY);
        export const two = (id) => new EncryptJWT({ sub: id }).setProtectedHeader({ alg: 'dir', enc }).⟦encrypt⟧(KEY);
      `,
      [missing('jose', 'setExpirationTime'), 'missing'],
    ),
    reported(
      'fast-jwt',
      `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY });
        export const issue = (id) => ⟦sign⟧({ sub: id });
      `,
      'missing',
    ),
    reported(
      '@fastify/jwt',
      `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY });
        app.post('/login', async (request, reply) => reply.⟦jwtSign⟧({ sub: request.body.id }));
      `,
      missing('@fastify/jwt'),
    ),
    reported(
      '@nestjs/jwt: the module of the file does not say it',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt';
        export const module = JwtModule.register({ secret: process.env.KEY });
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.⟦sign⟧({ sub: id }); }
        }
      `,
      'missing',
    ),
    reported(
      'hono has the claim alone',
      `
        import { sign } from 'hono/jwt';
        export const issue = (id) => ⟦sign⟧({ sub: id }, KEY, 'HS256');
      `,
      'missingClaim',
    ),
    reported(
      'njwt without `create`',
      `
        import njwt from 'njwt';
        export const issue = (id) => new njwt.Jwt({ sub: id }).setSigningKey(KEY).setSigningAlgorithm('HS256').⟦compact⟧();
      `,
      missing('njwt', 'setExpiration'),
    ),
  ],
});

testRule('require-expiration: claims that no verifier reads', rule, {
  valid: [
    silent(
      'beside a real expiry',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id, until) => jwt.sign({ sub: id, expiresAt: until }, KEY, { expiresIn: '1h' });
      `,
    ),
  ],
  invalid: [
    ...['expiresAt', 'expires_at', 'validUntil', 'timeLimit', 'ttl', 'expirationDate'].map((name) =>
      reported(
        name,
        `
        import jwt from 'jsonwebtoken';
        export const issue = (id, until) => jwt.sign({ sub: id, ⟦${name}: until⟧ }, KEY);
      `,
        { messageId: 'homemade', data: { name, option: 'expiresIn' } },
      ),
    ),
    reported(
      'an option in the payload can be moved to a new argument',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ sub: id, ⟦expiresIn: '1h'⟧ }, KEY);
      `,
      {
        messageId: 'homemade',
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
    ),
    reported(
      'or to the options that are there',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id: string) => jwt.sign({ ⟦expiresIn: '1h'⟧, sub: id }, KEY, { algorithm: 'HS256' });
      `,
      {
        messageId: 'homemade',
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
    ),
    reported(
      'a payload in a constant is reported where it is signed',
      `
        import jwt from 'jsonwebtoken';
        export function issue(id, until) {
          const claims = { sub: id, expiresAt: until };
          return jwt.sign(⟦claims⟧, KEY);
        }
      `,
      'homemade',
    ),
    reported(
      'where there is no option, the claim is named',
      `
        import { sign } from 'hono/jwt';
        export const issue = (id, until) => sign({ sub: id, ⟦expiresAt: until⟧ }, KEY, 'HS256');
      `,
      { messageId: 'homemade', data: { name: 'expiresAt', option: 'exp' } },
    ),
  ],
});
