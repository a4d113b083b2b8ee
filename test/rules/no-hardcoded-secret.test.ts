import rule from '../../rules/no-hardcoded-secret.ts';
import { reported, silent, testRule } from './cases.ts';

const PEM =
  '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\\n-----END PRIVATE KEY-----';

/** The library, and a function that signs with a key. */
const signing = (key: string, before = ''): string => `
  import jwt from 'jsonwebtoken';
  ${before}
  export const issue = (id) => jwt.sign({ sub: id }, ${key}, { expiresIn: '1h' });
`;

testRule('no-hardcoded-secret: keys that are used', rule, {
  valid: [
    ...[
      'process.env.JWT_SECRET',
      'process.env.JWT_SECRET!',
      'process.env.JWT_SECRET as string',
      'process.env.JWT_SECRET ?? fail()',
      "(process.env.JWT_SECRET ? process.env.JWT_SECRET ?? 'secret' : fail())",
      "process.env.JWT_SECRET || ''",
      'key',
      'config.jwt.secret',
      "config.get('JWT_SECRET')",
      "readFileSync('./private.pem')",
      '`${process.env.A}${process.env.B}`',
      '{ key: process.env.KEY, passphrase: process.env.PASSPHRASE }',
    ].map((key) => silent(key, signing(key))),
    silent('a suffix', signing('secret', "let secret = process.env.JWT_SECRET; secret += '-version-2-of-the-key';")),
    silent(
      'public keys are no secrets',
      `
        import jwt from 'jsonwebtoken';
        const PUBLIC = '-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkq\\n-----END PUBLIC KEY-----';
        export const one = (token) => jwt.verify(token, PUBLIC);
        export const two = (token) => jwt.verify(token, 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnzyis1ZjfNB0bBgKFMSvvkTtwlvBsaJq7S5wA', { algorithms: ['RS256'] });
        export const three = (token) => jwt.verify(token, \`-----BEGIN PUBLIC KEY-----\\n\${body}\\n-----END PUBLIC KEY-----\`);
      `,
    ),
    silent(
      'public keys as objects, and the frame around one from the environment',
      `
        import { importJWK, importSPKI, jwtVerify, SignJWT } from 'jose';
        export const one = async (token) => jwtVerify(token, await importJWK({ kty: 'RSA', n: 'abc', e: 'AQAB' }));
        export const two = async (token) => jwtVerify(token, await importSPKI('-----BEGIN PUBLIC KEY-----', 'RS256'));
        const frame = (body) => \`-----BEGIN PRIVATE KEY-----\\n\${body}\\n-----END PRIVATE KEY-----\`;
        export const three = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(frame(process.env.KEY));
      `,
    ),
    silent(
      'other libraries',
      `
        import { createHmac } from 'node:crypto';
        import { decodeJwt } from 'jose';
        import jwt from './jwt.js';
        export const one = createHmac('sha256', 'not for tokens').update('x').digest('hex');
        export const two = (id) => jwt.sign({ sub: id }, 'unknown library');
      `,
    ),
    silent(
      'the secret that an application has with a provider',
      `
        import NextAuth, { type AuthOptions } from 'next-auth';
        import GitHub from 'next-auth/providers/github';
        import { createSigner } from 'fast-jwt';
        import { JwtService } from '@nestjs/jwt';
        const providers = [GitHub({ clientId: 'web', clientSecret: 'abc' })];
        export default NextAuth({ secret: process.env.AUTH_SECRET, providers });
        export const options: AuthOptions = { providers, secret: process.env.AUTH_SECRET };
        export const others: ShopOptions = { secret: 'abc' };
        export const service = new JwtService({ secret: process.env.JWT_SECRET });
        export const sign = createSigner({ key: async () => load() });
      `,
    ),
    silent(
      'what others fill, in a function and in what the module exports',
      `
        const { sign } = require('jsonwebtoken');
        module.exports = function make(mail) {
          return sign({ mail }, this.key, this.options);
        };
        module.exports.open = (id) => sign({ sub: id }, module.exports.pepper, { expiresIn: '1h' });
      `,
    ),
    silent('tests', signing("'secret'"), { filename: 'test/issue.test.js', gate: 'closed' }),
  ],
  invalid: [
    reported('a literal', signing("⟦'secret'⟧"), {
      messageId: 'written',
      data: { library: 'jsonwebtoken', where: '' },
    }),
    reported('a constant is reported where it becomes a key', signing('⟦SECRET⟧', "const SECRET = 'my-secret';"), {
      messageId: 'written',
      data: { library: 'jsonwebtoken', where: ' (line 3)' },
    }),
    reported(
      'a nested configuration object',
      signing('⟦config.jwt.secret⟧', "const config = { jwt: { secret: 'abc' } } as const;"),
      'written',
    ),
    reported('a template without holes', signing('⟦`s3cret`⟧'), 'written'),
    reported('a sum of texts', signing("⟦'a' + 'b'⟧"), 'written'),
    reported('decoded bytes', signing("Buffer.from(⟦'c2VjcmV0'⟧, 'base64')"), 'written'),
    reported('a member of an enumeration', signing('⟦Keys.ACCESS⟧', "enum Keys { ACCESS = 'abc' }"), 'written'),
    reported(
      'a key object',
      signing("createSecretKey(Buffer.from(⟦'abc'⟧))", "import { createSecretKey } from 'node:crypto';"),
      'written',
    ),
    reported('a stopgap', signing("process.env.JWT_SECRET || ⟦'secret'⟧"), {
      messageId: 'fallback',
      data: { library: 'jsonwebtoken', where: '', what: '`JWT_SECRET`' },
      suggestions: [
        {
          messageId: 'requireVariable',
          data: { variable: 'JWT_SECRET' },
          output: signing("process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })()"),
        },
      ],
    }),
    reported('a stopgap in a constant', signing('⟦SECRET⟧', "const SECRET = process.env.JWT_SECRET ?? 'secret';"), {
      messageId: 'fallback',
      suggestions: [
        {
          messageId: 'requireVariable',
          data: { variable: 'JWT_SECRET' },
          output: signing(
            'SECRET',
            "const SECRET = process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })();",
          ),
        },
      ],
    }),
    reported(
      'a key for development',
      signing("process.env.NODE_ENV === 'production' ? process.env.KEY : ⟦'development'⟧"),
      'fallback',
    ),
    reported('a single bar', signing("process.env.KEY | ⟦'secret'⟧"), 'fallback'),
    reported('a default', signing("config.get('JWT_SECRET', ⟦'secret'⟧)"), 'fallback'),
    reported('behind something unknown', signing("config.secret || ⟦'secret'⟧"), {
      messageId: 'fallback',
      data: { library: 'jsonwebtoken', where: '', what: 'the configured key' },
    }),
    reported(
      'a variable that is written twice',
      signing('⟦key⟧', "let key = 'first'; key = process.env.KEY;"),
      'fallback',
    ),
    reported('a private key', signing(`⟦'${PEM}'⟧`), {
      messageId: 'privatePem',
      data: { library: 'jsonwebtoken', where: '' },
    }),
    reported(
      'a private key with a passphrase',
      signing(`{ key: ⟦'${PEM}'⟧, passphrase: process.env.PASSPHRASE }`),
      'privatePem',
    ),
    reported(
      'in what a function makes behind new, and in what the module exports',
      `
        const { sign } = require('jsonwebtoken');
        function Invites() {
          this.key = 'for-all-invites';
        }
        Invites.prototype.make = function (mail) {
          return sign({ mail }, ⟦this.key⟧, { expiresIn: '2d' });
        };
        exports.Invites = Invites;
        exports.pepper = 'for-all-sessions';
        exports.open = (id) => sign({ sub: id }, ⟦exports.pepper⟧, { expiresIn: '1h' });
      `,
      ['written', 'written'],
    ),
    reported(
      'what tsc and swc make of an import',
      `
        const jsonwebtoken_1 = __importDefault(require('jsonwebtoken'));
        const _jsonwebtoken = /*#__PURE__*/ _interop_require_default._(require('jsonwebtoken'));
        const invoices_1 = __importDefault(require('./invoices'));
        exports.one = (id) => jsonwebtoken_1.default.sign({ sub: id }, ⟦'written-for-now'⟧, { expiresIn: '1h' });
        exports.two = (id) => _jsonwebtoken.default.sign({ sub: id }, ⟦'written-for-now'⟧, { expiresIn: '1h' });
        exports.no = (id) => invoices_1.default.sign({ id }, 'by-the-clerk', { due: '30d' });
      `,
      ['written', 'written'],
    ),
    reported(
      'the environment taken apart, and under another name',
      `
        import jwt from 'jsonwebtoken';
        const { JWT_SECRET = 'abc' } = process.env;
        const env = process.env;
        export const one = (id) => jwt.sign({ sub: id }, ⟦JWT_SECRET⟧, { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, env.KEY ?? ⟦'abc'⟧, { expiresIn: '1h' });
      `,
      [
        { messageId: 'fallback', data: { library: 'jsonwebtoken', where: ' (line 3)', what: '`JWT_SECRET`' } },
        {
          messageId: 'fallback',
          data: { library: 'jsonwebtoken', where: '', what: '`KEY`' },
          suggestions: [
            {
              messageId: 'requireVariable',
              data: { variable: 'KEY' },
              output: `
        import jwt from 'jsonwebtoken';
        const { JWT_SECRET = 'abc' } = process.env;
        const env = process.env;
        export const one = (id) => jwt.sign({ sub: id }, JWT_SECRET, { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, env.KEY || (() => { throw new Error('KEY is not set'); })(), { expiresIn: '1h' });
      `,
            },
          ],
        },
      ],
    ),
    reported(
      'keys in the shapes of other libraries',
      `
        import { createSigner } from 'fast-jwt';
        import { KJUR } from 'jsrsasign';
        import { JWK, JWS } from 'node-jose';
        import crypto from 'node:crypto';
        import { jwtVerify } from 'jose';
        export const one = createSigner({ key: ⟦'abc'⟧ })({ sub: '1' });
        export const two = KJUR.jws.JWS.sign('HS256', header, payload, { utf8: ⟦'abc'⟧ });
        export const three = async () => JWS.createSign({}, await JWK.asKey({ kty: 'oct', k: ⟦'YWJj'⟧ })).update('{}').final();
        export const four = async (token) => jwtVerify(token, await crypto.subtle.importKey('raw', Buffer.from(⟦'abc'⟧), alg, false, ['verify']));
      `,
      ['written', 'written', 'written', 'written'],
    ),
    reported(
      'class fields',
      `
        import jwt from 'jsonwebtoken';
        export class Tokens {
          private readonly secret = 'abc';
          static KEY = 'def';
          issue(id: string) { return jwt.sign({ sub: id }, ⟦this.secret⟧, { expiresIn: '1h' }); }
          read(token: string) { return jwt.verify(token, ⟦Tokens.KEY⟧); }
        }
      `,
      ['written', 'written'],
    ),
    reported(
      'options of sessions, by the function that takes them and by their type',
      `
        import NextAuth, { getServerSession, type AuthOptions, type NextAuthConfig } from 'next-auth';
        import { withAuth } from 'next-auth/middleware';
        import { Auth } from '@auth/core';
        import { ExpressAuth } from '@auth/express';
        import { SolidAuth } from '@auth/solid-start';
        import { SvelteKitAuth, type SvelteKitAuthConfig } from '@auth/sveltekit';
        export const one = NextAuth({ providers, secret: ⟦'abc'⟧ });
        export const two = (req, res) => NextAuth(req, res, { providers, secret: [process.env.AUTH_SECRET, ⟦'abc'⟧] });
        export const three = NextAuth(() => ({ providers, secret: ⟦'abc'⟧ }));
        export const four: AuthOptions = { providers, secret: ⟦'abc'⟧ };
        export const five = { providers, jwt: { secret: ⟦'abc'⟧ } } satisfies NextAuthConfig;
        export const six = (): SvelteKitAuthConfig => ({ providers, secret: ⟦'abc'⟧ });
        export async function seven(): Promise<AuthOptions> { return { providers, secret: ⟦'abc'⟧ }; }
        export const eight = (request) => Auth(request, { providers, secret: ⟦'abc'⟧ });
        app.use('/auth/*', ExpressAuth({ providers, secret: ⟦'abc'⟧ }));
        export const { GET, POST } = SolidAuth({ providers, secret: ⟦'abc'⟧ });
        export const { handle } = SvelteKitAuth(async (event) => ({ providers, secret: ⟦'abc'⟧ }));
        export default withAuth({ secret: ⟦'abc'⟧ });
        export class Options { static readonly all: AuthOptions = { providers, secret: ⟦'abc'⟧ } as const; }
        export const me = () => getServerSession({ secret: ⟦'abc'⟧ });
      `,
      ['written', 'fallback', ...Array<'written'>(12).fill('written')],
    ),
    reported(
      'options that are declared and handed over',
      `
        import NextAuth, { type AuthOptions } from 'next-auth';
        const options: AuthOptions = { providers, secret: ⟦'abc'⟧ };
        export default NextAuth(options);
      `,
      { messageId: 'written', data: { library: 'next-auth', where: ' (also at line 4)' } },
    ),
    reported(
      'what signs later, or elsewhere',
      `
        import { JwtService } from '@nestjs/jwt';
        import { createSigner } from 'fast-jwt';
        export const providers = [{ provide: JwtService, useFactory: () => new JwtService({ secret: ⟦'abc'⟧ }) }];
        export const values = { provide: JwtService, useValue: new JwtService({ privateKey: ⟦'${PEM}'⟧ }) };
        export const sign = createSigner({ key: ⟦'abc'⟧, expiresIn: 3_600_000 });
      `,
      ['written', 'privatePem', 'written'],
    ),
    reported(
      "handed to the file's own wrapper",
      `
        import jwt from 'jsonwebtoken';
        const sign = (claims, key) => jwt.sign(claims, key, { expiresIn: '1h' });
        export const issue = (id) => sign({ sub: id }, ⟦'abc'⟧);
      `,
      'written',
    ),
    reported(
      "handed to the file's own wrapper by another name",
      `
        import jwt from 'jsonwebtoken';
        const sign = (claims, key) => jwt.sign(claims, key, { expiresIn: '1h' });
        const issue = sign;
        export const login = (id) => issue({ sub: id }, ⟦'abc'⟧);
      `,
      'written',
    ),
    reported(
      'the default of a parameter',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id, key = 'abc') => jwt.sign({ sub: id }, ⟦key⟧, { expiresIn: '1h' });
      `,
      'fallback',
    ),
    reported(
      'a function that finds the key',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, (header, done) => done(null, ⟦'abc'⟧), (error, claims) => {});
        jwt.verify(token, () => ⟦'abc'⟧, (error, claims) => {});
      `,
      ['written', 'written'],
    ),
    reported(
      'jose',
      `
        import { SignJWT, jwtVerify, importPKCS8, importJWK, base64url } from 'jose';
        const key = new TextEncoder().encode('abc');
        const encoder = new TextEncoder();
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(⟦key⟧);
        export const two = (token) => jwtVerify(token, encoder.encode(process.env.KEY || ⟦'abc'⟧));
        export const three = async (token) => jwtVerify(token, await importJWK({ kty: 'oct', k: ⟦'YWJj'⟧ }));
        export const four = async (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(await importPKCS8(⟦'${PEM}'⟧, 'RS256'));
        export const five = (token) => jwtVerify(token, base64url.decode(⟦'YWJj'⟧));
      `,
      [
        'written',
        {
          messageId: 'fallback',
          suggestions: [
            {
              messageId: 'requireVariable',
              output: `
        import { SignJWT, jwtVerify, importPKCS8, importJWK, base64url } from 'jose';
        const key = new TextEncoder().encode('abc');
        const encoder = new TextEncoder();
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(key);
        export const two = (token) => jwtVerify(token, encoder.encode(process.env.KEY || (() => { throw new Error('KEY is not set'); })()));
        export const three = async (token) => jwtVerify(token, await importJWK({ kty: 'oct', k: 'YWJj' }));
        export const four = async (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(await importPKCS8('${PEM}', 'RS256'));
        export const five = (token) => jwtVerify(token, base64url.decode('YWJj'));
      `,
            },
          ],
        },
        'written',
        'privatePem',
        'written',
      ],
    ),
    reported(
      'options of middleware, plugins and modules',
      `
        import { Strategy } from 'passport-jwt';
        import { expressjwt } from 'express-jwt';
        import fastifyJwt from '@fastify/jwt';
        import { JwtModule, JwtService } from '@nestjs/jwt';
        import { jwt } from 'hono/jwt';
        import { getToken } from 'next-auth/jwt';
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: ⟦'abc'⟧ }, done));
        app.use(expressjwt({ secret: ⟦'abc'⟧, algorithms: ['HS256'] }));
        app.register(fastifyJwt, { secret: ⟦'abc'⟧ });
        export const one = JwtModule.register({ secret: ⟦'abc'⟧ });
        export const two = JwtModule.registerAsync({ useFactory: () => ({ secret: ⟦'abc'⟧ }) });
        export const three = new JwtService({ secret: ⟦'abc'⟧ }).sign({ sub: '1' });
        app.use('/api/*', jwt({ secret: ⟦'abc'⟧, alg: 'HS256' }));
        export const four = (req) => getToken({ req, secret: ⟦'abc'⟧ });
      `,
      Array<'written'>(8).fill('written'),
    ),
  ],
});

testRule('no-hardcoded-secret: keys that are only named', rule, {
  valid: [
    silent(
      'other settings',
      `
        export const config = {
          jwtSecret: process.env.JWT_SECRET,
          clientSecret: 'abc',
          sessionSecret: 'abc',
          webhookSecret: 'abc',
          jwtPublicKey: 'abc',
          jwtExpiresIn: '1h',
          refreshTokenName: 'refresh',
          tokenKey: 'token',
        };
      `,
    ),
    silent(
      'names of secrets, gaps, and lists of what is refused',
      `
        export const JWT_SECRET = 'JWT_SECRET';
        export const TOKENS = { jwtSecret: 'jwt.secret', JWT_SECRET: 'jwt_secret' };
        const help = { JWT_SECRET: '<your secret>', tokenSecret: '\${TOKEN_SECRET}', jwtSecret: '***' };
        const PLACEHOLDERS = { JWT_SECRET: 'changeme' };
        const rules = { 'jwt/no-hardcoded-secret': 'error' };
        const csrf = { csrfTokenSecret: 'abc' };
        const labels = { jwtSecret: 'JWT secret key', refreshTokenSecret: 'A secret for the refresh token.' };
        const vault = { jwtSecret: 'prod/api/jwt', tokenSecret: 'arn:aws:secretsmanager:eu:1:secret:x', JWT_SECRET: 'xxx' };
      `,
    ),
    silent(
      'functions that demand the variable, look elsewhere, or give something else',
      `
        export const readJwtSecret = () => settings.read('jwt.secret');
        export const getTokenSecretPath = () => '/run/secrets/token';
        export const tokenSecretTitle = () => 'Token secret';
        export function loadTokenSecret() {
          const found = process.env.TOKEN_SECRET;
          if (!found) throw new Error('TOKEN_SECRET is not set');
          return found;
        }
        export function validateJwtSecret(given) { return given.length < 32 ? 'too short' : 'long enough'; }
        export const jwtSecret = setting('jwt.secret', 'JWT_SECRET');
        export class Settings { set jwtSecret(value) { audit('changed'); } }
      `,
    ),
    silent(
      "what the file's own function is handed for other settings",
      `
        const setting = (name, other) => process.env[name] ?? other;
        export const database = setting('DATABASE', 'orders');
        export const jwtSecret = setting('JWT_SECRET');
      `,
    ),
    silent(
      'what is kept to be refused',
      `
        const FORMER_JWT_SECRET = 'changeme';
        if (process.env.JWT_SECRET === FORMER_JWT_SECRET) process.exit(1);
        const TUTORIAL_TOKEN_SECRET = 'tutorial';
        const refused = new Set([TUTORIAL_TOKEN_SECRET, 'secret']);
        if (refused.has(process.env.TOKEN_SECRET)) throw new Error('Set TOKEN_SECRET to a key of your own');
        const first = { jwtSecret: 'first-of-all' };
        switch (given) { case first.jwtSecret: throw new Error('replace it'); }
        class Start {
          private static readonly firstTokenSecret = 'first-of-all';
          check(given: string) { return !timingSafeEqual(Buffer.from(given), Buffer.from(Start.firstTokenSecret)); }
        }
      `,
    ),
    silent(
      'secrets of other things',
      `
        const shop = { secret: 'abc', name: 'x' };
        const twitter = { consumerSecret: 'abc', twitterAccessTokenSecret: 'def' };
      `,
    ),
    silent('a file of other settings', "module.exports = { secret: 'abc' };", {
      filename: 'app/config/mail.config.js',
      gate: 'closed',
    }),
    silent('where the option says so', "export const config = { jwtSecret: 'abc' };", {
      options: [{ configuration: 'ignore' }],
    }),
    silent('tests', "process.env.JWT_SECRET = 'abc';", { filename: 'test/setup.js', gate: 'closed' }),
    silent('what a runner runs first', "process.env.JWT_SECRET = 'abc';", {
      filename: 'jest.setup.js',
      gate: 'closed',
    }),
    silent("a runner's configuration", "export default { use: { env: { JWT_SECRET: 'for-a-try' } } };", {
      filename: 'apps/web/playwright.config.ts',
      gate: 'closed',
    }),
    silent(
      'what Vitest reads of a configuration',
      `
        import { defineConfig } from 'vitest/config';
        export default defineConfig(() => ({ test: { env: { JWT_SECRET: 'for-a-try' } } }));
      `,
      { filename: 'vite.config.ts' },
    ),
  ],
  invalid: [
    reported(
      'what Vite reads of a configuration',
      `
        import { defineConfig } from 'vite';
        export default defineConfig({ define: { JWT_SECRET: ⟦'for-a-try'⟧ }, test: { globals: true } });
      `,
      'configured',
      { filename: 'vite.config.ts' },
    ),
    reported(
      'a folder whose name only has the letters of a test',
      "export const JWT_SECRET = ⟦'for-a-try'⟧;",
      'configured',
      { filename: 'src/contest/settings.ts' },
    ),
    reported(
      'a file of settings for tokens',
      "module.exports = { secret: ⟦'abc'⟧ };",
      { messageId: 'configured', data: { name: 'secret', what: 'the configured key' } },
      { filename: 'app/config/auth.config.js' },
    ),
    reported('a property', "export const config = { jwtSecret: ⟦'abc'⟧, port: 3000 };", {
      messageId: 'configured',
      data: { name: 'jwtSecret', what: 'the configured key' },
    }),
    reported('a constant', "const JWT_SECRET_KEY = ⟦'abc'⟧;", 'configured'),
    reported('an export', "module.exports.JWT_SECRET = ⟦'abc'⟧;", 'configured'),
    reported('a class field', "class Config { jwtSecret = ⟦'abc'⟧; }", 'configured'),
    reported(
      'a secret among what is called jwt',
      "export const settings = { jwt: { accessSecret: ⟦'abc'⟧, refreshSecret: ⟦'def'⟧ } };",
      ['configured', 'configured'],
    ),
    reported('a stopgap', "export default { jwt: { secret: process.env.JWT_SECRET || ⟦'abc'⟧ } };", {
      messageId: 'namedFallback',
      data: { name: 'JWT_SECRET', what: '`JWT_SECRET`' },
      suggestions: [
        {
          messageId: 'requireVariable',
          data: { variable: 'JWT_SECRET' },
          output:
            "export default { jwt: { secret: process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })() } };",
        },
      ],
    }),
    reported('a stopgap whose variable says what it is for', "export const key = process.env.JWT_KEY ?? ⟦'abc'⟧;", {
      messageId: 'namedFallback',
      suggestions: [
        {
          messageId: 'requireVariable',
          output: "export const key = process.env.JWT_KEY || (() => { throw new Error('JWT_KEY is not set'); })();",
        },
      ],
    }),
    reported(
      'what a function of that name returns',
      `
        export const getTokenSecret = () => setting('token.secret', ⟦'abc'⟧);
        export async function loadJwtSecret(vault) {
          const found = await vault.read('jwt');
          if (found) return found;
          return ⟦'def'⟧;
        }
        export class Settings {
          get jwtSecret() { return this.values.get('JWT_SECRET') ?? ⟦'ghi'⟧; }
          static refreshTokenSecret() { try { return readFileSync(path, 'utf8'); } catch { return ⟦'jkl'⟧; } }
        }
        export const given = { get jwtSecret() { return ⟦'mno'⟧; }, tokenSecret: () => ⟦'pqr'⟧ };
      `,
      ['namedFallback', 'namedFallback', 'namedFallback', 'namedFallback', 'configured', 'configured'],
    ),
    reported(
      'what a getter answers, and what the source says, where there is nothing',
      `
        export const jwtSecret = readSetting('jwt.secret', ⟦'abc'⟧);
        export const settings = { tokenSecret: env('TOKEN_SECRET', ⟦'jwt-secret'⟧) };
        export const { JWT_SECRET = ⟦'jwt_secret'⟧, ...others } = process.env;
        process.env.REFRESH_TOKEN_SECRET ||= ⟦'def'⟧;
        export const verifier = (token, jwtSecret = ⟦'ghi'⟧) => check(token, jwtSecret);
        let accessTokenSecret;
        try { accessTokenSecret = read(); } catch { accessTokenSecret = ⟦'jkl'⟧; }
      `,
      [
        'namedFallback',
        { messageId: 'namedFallback', data: { name: 'TOKEN_SECRET', what: '`TOKEN_SECRET`' } },
        { messageId: 'namedFallback', data: { name: 'JWT_SECRET', what: '`JWT_SECRET`' } },
        { messageId: 'namedFallback', data: { name: 'REFRESH_TOKEN_SECRET', what: '`REFRESH_TOKEN_SECRET`' } },
        'namedFallback',
        'configured',
      ],
    ),
    reported(
      "a constant, and what the file's own function falls back to",
      `
        const setting = (name, other) => process.env[name] ?? other;
        const WORD = ⟦'abc'⟧;
        export const settings = { jwtSecret: WORD, database: setting('DATABASE', 'orders') };
        export const tokenSecret = setting('TOKEN_SECRET', ⟦'def'⟧);
      `,
      ['configured', 'namedFallback'],
    ),
    reported(
      'compared, and used all the same',
      `
        const FORMER_JWT_SECRET = ⟦'changeme'⟧;
        if (process.env.JWT_SECRET === FORMER_JWT_SECRET) console.warn('Set JWT_SECRET');
        use(process.env.JWT_SECRET ?? FORMER_JWT_SECRET);
        export const FIRST_JWT_SECRET = ⟦'first'⟧;
        if (process.env.JWT_SECRET === FIRST_JWT_SECRET) process.exit(1);
        const OTHER_JWT_SECRET = ⟦'other'⟧;
        const keys = [OTHER_JWT_SECRET, 'secret'];
        for (const key of keys) if (keys.includes(key)) use(key);
      `,
      ['configured', 'configured', 'configured'],
    ),
    reported(
      'the defaults of other schemas',
      `
        export const one = cleanEnv(process.env, { JWT_SECRET: str({ default: ⟦'abc'⟧ }) });
        export const two = convict({ jwtSecret: { env: 'JWT_SECRET', format: String, default: ⟦'abc'⟧ } });
      `,
      ['namedFallback', 'namedFallback'],
    ),
    reported(
      'the default of a schema',
      "export const env = z.object({ JWT_SECRET: z.string().min(1).default(⟦'abc'⟧) });",
      'namedFallback',
    ),
    reported(
      'handed to functions out of sight whose names say what they do',
      `
        import { signJWT, verifyJWT } from './tokens.js';
        const WEAK_SECRET = 'abc';
        const STRONG_SECRET = 'def';
        export const issue = (claims) => signJWT(claims, ⟦WEAK_SECRET⟧, 'HS256');
        export const read = (token) => verifyJWT(token, ⟦STRONG_SECRET⟧);
      `,
      [{ messageId: 'written', data: { library: 'signJWT', where: ' (line 3)' } }, 'written'],
    ),
    reported(
      'one key, wherever it is used',
      `
        import jwt from 'jsonwebtoken';
        const SIGNING = 'abc';
        export const issue = (id) => jwt.sign({ sub: id }, ⟦SIGNING⟧, { expiresIn: '1h' });
        export const renew = (id) => jwt.sign({ sub: id, renewed: true }, SIGNING, { expiresIn: '1h' });
        export const read = (token) => jwt.verify(token, SIGNING);
      `,
      { messageId: 'written', data: { library: 'jsonwebtoken', where: ' (also at lines 3, 5 and 6)' } },
    ),
    reported(
      'one key under two names, and two keys of the same letters',
      `
        import jwt from 'jsonwebtoken';
        const first = process.env.FIRST ? process.env.FIRST : 'abc';
        const second = process.env.SECOND ? process.env.SECOND : 'abc';
        const again = first;
        export const one = (id) => jwt.sign({ sub: id }, ⟦first⟧, { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, ⟦second⟧, { expiresIn: '1h' });
        export const three = (id) => jwt.sign({ sub: id }, again, { expiresIn: '1h' });
      `,
      [
        {
          messageId: 'fallback',
          data: { library: 'jsonwebtoken', where: ' (also at lines 3 and 8)', what: '`FIRST`' },
        },
        'fallback',
      ],
    ),
    reported(
      'what is used is reported there alone',
      `
        import jwt from 'jsonwebtoken';
        const JWT_SECRET = 'abc';
        export const issue = (id) => jwt.sign({ sub: id }, ⟦JWT_SECRET⟧, { expiresIn: '1h' });
      `,
      'written',
    ),
  ],
});
