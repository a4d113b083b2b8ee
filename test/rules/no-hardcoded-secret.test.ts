import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-hardcoded-secret.ts';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const PEM =
  '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\\n-----END PRIVATE KEY-----';

/** The library, and a function that signs with a key. */
const signing = (key: string, before = ''): string => `
  import jwt from 'jsonwebtoken';
  ${before}
  export const issue = (id) => jwt.sign({ sub: id }, ${key}, { expiresIn: '1h' });
`;

tester.run('no-hardcoded-secret: keys that are used', rule, {
  valid: [
    ...[
      'process.env.JWT_SECRET',
      'process.env.JWT_SECRET!',
      'process.env.JWT_SECRET as string',
      'process.env.JWT_SECRET ?? fail()',
      "process.env.JWT_SECRET || ''",
      'key',
      'config.jwt.secret',
      "config.get('JWT_SECRET')",
      "readFileSync('./private.pem')",
      '`${process.env.A}${process.env.B}`',
      '{ key: process.env.KEY, passphrase: process.env.PASSPHRASE }',
    ].map((key) => ({ code: signing(key), name: key })),
    {
      code: `
        import jwt from 'jsonwebtoken';
        const PUBLIC = '-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkq\\n-----END PUBLIC KEY-----';
        export const one = (token) => jwt.verify(token, PUBLIC);
        export const two = (token) => jwt.verify(token, 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnzyis1ZjfNB0bBgKFMSvvkTtwlvBsaJq7S5wA', { algorithms: ['RS256'] });
        export const three = (token) => jwt.verify(token, \`-----BEGIN PUBLIC KEY-----\\n\${body}\\n-----END PUBLIC KEY-----\`);
      `,
      name: 'public keys are no secrets',
    },
    {
      code: `
        import { importJWK, importSPKI, jwtVerify, SignJWT } from 'jose';
        export const one = async (token) => jwtVerify(token, await importJWK({ kty: 'RSA', n: 'abc', e: 'AQAB' }));
        export const two = async (token) => jwtVerify(token, await importSPKI('-----BEGIN PUBLIC KEY-----', 'RS256'));
        const frame = (body) => \`-----BEGIN PRIVATE KEY-----\\n\${body}\\n-----END PRIVATE KEY-----\`;
        export const three = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(frame(process.env.KEY));
      `,
      name: 'public keys as objects, and the frame around one from the environment',
    },
    {
      code: `
        import { createHmac } from 'node:crypto';
        import jwt from './jwt.js';
        export const one = createHmac('sha256', 'not for tokens').update('x').digest('hex');
        export const two = (id) => jwt.sign({ sub: id }, 'unknown library');
      `,
      name: 'other libraries',
    },
    {
      filename: 'test/issue.test.js',
      code: signing("'secret'"),
      name: 'tests',
    },
  ],
  invalid: [
    {
      code: signing("'secret'"),
      errors: [
        {
          messageId: 'written',
          data: { library: 'jsonwebtoken', where: '' },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 62,
        },
      ],
      name: 'a literal',
    },
    {
      code: signing('SECRET', "const SECRET = 'my-secret';"),
      errors: [
        {
          messageId: 'written',
          data: { library: 'jsonwebtoken', where: ' (line 3)' },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 60,
        },
      ],
      name: 'a constant is reported where it becomes a key',
    },
    {
      code: signing('config.jwt.secret', "const config = { jwt: { secret: 'abc' } } as const;"),
      errors: [{ messageId: 'written', line: 4, column: 54, endLine: 4, endColumn: 71 }],
      name: 'a nested configuration object',
    },
    {
      code: signing('`s3cret`'),
      errors: [{ messageId: 'written', line: 4, column: 54, endLine: 4, endColumn: 62 }],
      name: 'a template without holes',
    },
    {
      code: signing("'a' + 'b'"),
      errors: [{ messageId: 'written', line: 4, column: 54, endLine: 4, endColumn: 63 }],
      name: 'a sum of texts',
    },
    {
      code: signing("Buffer.from('c2VjcmV0', 'base64')"),
      errors: [{ messageId: 'written', line: 4, column: 66, endLine: 4, endColumn: 76 }],
      name: 'decoded bytes',
    },
    {
      code: signing('Keys.ACCESS', "enum Keys { ACCESS = 'abc' }"),
      errors: [{ messageId: 'written', line: 4, column: 54, endLine: 4, endColumn: 65 }],
      name: 'a member of an enumeration',
    },
    {
      code: signing("createSecretKey(Buffer.from('abc'))", "import { createSecretKey } from 'node:crypto';"),
      errors: [{ messageId: 'written', line: 4, column: 82, endLine: 4, endColumn: 87 }],
      name: 'a key object',
    },
    {
      code: signing("process.env.JWT_SECRET || 'secret'"),
      errors: [
        {
          messageId: 'fallback',
          data: { library: 'jsonwebtoken', where: '', what: '`JWT_SECRET`' },
          line: 4,
          column: 80,
          endLine: 4,
          endColumn: 88,
          suggestions: [
            {
              messageId: 'requireVariable',
              data: { variable: 'JWT_SECRET' },
              output: signing("process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })()"),
            },
          ],
        },
      ],
      name: 'a stopgap',
    },
    {
      code: signing('SECRET', "const SECRET = process.env.JWT_SECRET ?? 'secret';"),
      errors: [
        {
          messageId: 'fallback',
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 60,
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
        },
      ],
      name: 'a stopgap in a constant',
    },
    {
      code: signing("process.env.NODE_ENV === 'production' ? process.env.KEY : 'development'"),
      errors: [{ messageId: 'fallback', line: 4, column: 112, endLine: 4, endColumn: 125 }],
      name: 'a key for development',
    },
    {
      code: signing("process.env.KEY | 'secret'"),
      errors: [{ messageId: 'fallback', line: 4, column: 72, endLine: 4, endColumn: 80 }],
      name: 'a single bar',
    },
    {
      code: signing("config.get('JWT_SECRET', 'secret')"),
      errors: [{ messageId: 'fallback', line: 4, column: 79, endLine: 4, endColumn: 87 }],
      name: 'a default',
    },
    {
      code: signing("config.secret || 'secret'"),
      errors: [
        {
          messageId: 'fallback',
          data: { library: 'jsonwebtoken', where: '', what: 'the configured key' },
          line: 4,
          column: 71,
          endLine: 4,
          endColumn: 79,
        },
      ],
      name: 'behind something unknown',
    },
    {
      code: signing('key', "let key = 'first'; key = process.env.KEY;"),
      errors: [{ messageId: 'fallback', line: 4, column: 54, endLine: 4, endColumn: 57 }],
      name: 'a variable that is written twice',
    },
    {
      code: signing(`'${PEM}'`),
      errors: [
        {
          messageId: 'privatePem',
          data: { library: 'jsonwebtoken', where: '' },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 176,
        },
      ],
      name: 'a private key',
    },
    {
      code: signing(`{ key: '${PEM}', passphrase: process.env.PASSPHRASE }`),
      errors: [{ messageId: 'privatePem', line: 4, column: 61, endLine: 4, endColumn: 183 }],
      name: 'a private key with a passphrase',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const { JWT_SECRET = 'abc' } = process.env;
        const env = process.env;
        export const one = (id) => jwt.sign({ sub: id }, JWT_SECRET, { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, env.KEY ?? 'abc', { expiresIn: '1h' });
      `,
      errors: [
        {
          messageId: 'fallback',
          data: { library: 'jsonwebtoken', where: ' (line 3)', what: '`JWT_SECRET`' },
          line: 5,
          column: 58,
          endLine: 5,
          endColumn: 68,
        },
        {
          messageId: 'fallback',
          data: { library: 'jsonwebtoken', where: '', what: '`KEY`' },
          line: 6,
          column: 69,
          endLine: 6,
          endColumn: 74,
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
      name: 'the environment taken apart, and under another name',
    },
    {
      code: `
        import { createSigner } from 'fast-jwt';
        import { KJUR } from 'jsrsasign';
        import { JWK, JWS } from 'node-jose';
        import crypto from 'node:crypto';
        import { jwtVerify } from 'jose';
        export const one = createSigner({ key: 'abc' })({ sub: '1' });
        export const two = KJUR.jws.JWS.sign('HS256', header, payload, { utf8: 'abc' });
        export const three = async () => JWS.createSign({}, await JWK.asKey({ kty: 'oct', k: 'YWJj' })).update('{}').final();
        export const four = async (token) => jwtVerify(token, await crypto.subtle.importKey('raw', Buffer.from('abc'), alg, false, ['verify']));
      `,
      errors: [
        { messageId: 'written', line: 7, column: 48, endLine: 7, endColumn: 53 },
        { messageId: 'written', line: 8, column: 80, endLine: 8, endColumn: 85 },
        { messageId: 'written', line: 9, column: 94, endLine: 9, endColumn: 100 },
        { messageId: 'written', line: 10, column: 112, endLine: 10, endColumn: 117 },
      ],
      name: 'keys in the shapes of other libraries',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export class Tokens {
          private readonly secret = 'abc';
          static KEY = 'def';
          issue(id: string) { return jwt.sign({ sub: id }, this.secret, { expiresIn: '1h' }); }
          read(token: string) { return jwt.verify(token, Tokens.KEY); }
        }
      `,
      errors: [
        { messageId: 'written', line: 6, column: 60, endLine: 6, endColumn: 71 },
        { messageId: 'written', line: 7, column: 58, endLine: 7, endColumn: 68 },
      ],
      name: 'class fields',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const sign = (claims, key) => jwt.sign(claims, key, { expiresIn: '1h' });
        export const issue = (id) => sign({ sub: id }, 'abc');
      `,
      errors: [{ messageId: 'written', line: 4, column: 56, endLine: 4, endColumn: 61 }],
      name: "handed to the file's own wrapper",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id, key = 'abc') => jwt.sign({ sub: id }, key, { expiresIn: '1h' });
      `,
      errors: [{ messageId: 'fallback', line: 3, column: 73, endLine: 3, endColumn: 76 }],
      name: 'the default of a parameter',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, (header, done) => done(null, 'abc'), (error, claims) => {});
        jwt.verify(token, () => 'abc', (error, claims) => {});
      `,
      errors: [
        { messageId: 'written', line: 3, column: 56, endLine: 3, endColumn: 61 },
        { messageId: 'written', line: 4, column: 33, endLine: 4, endColumn: 38 },
      ],
      name: 'a function that finds the key',
    },
    {
      code: `
        import { SignJWT, jwtVerify, importPKCS8, importJWK, base64url } from 'jose';
        const key = new TextEncoder().encode('abc');
        const encoder = new TextEncoder();
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(key);
        export const two = (token) => jwtVerify(token, encoder.encode(process.env.KEY || 'abc'));
        export const three = async (token) => jwtVerify(token, await importJWK({ kty: 'oct', k: 'YWJj' }));
        export const four = async (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).sign(await importPKCS8('${PEM}', 'RS256'));
        export const five = (token) => jwtVerify(token, base64url.decode('YWJj'));
      `,
      errors: [
        { messageId: 'written', line: 5, column: 94, endLine: 5, endColumn: 97 },
        {
          messageId: 'fallback',
          line: 6,
          column: 90,
          endLine: 6,
          endColumn: 95,
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
        { messageId: 'written', line: 7, column: 97, endLine: 7, endColumn: 103 },
        { messageId: 'privatePem', line: 8, column: 119, endLine: 8, endColumn: 241 },
        { messageId: 'written', line: 9, column: 74, endLine: 9, endColumn: 80 },
      ],
      name: 'jose',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        import { expressjwt } from 'express-jwt';
        import fastifyJwt from '@fastify/jwt';
        import { JwtModule, JwtService } from '@nestjs/jwt';
        import { jwt } from 'hono/jwt';
        import { getToken } from 'next-auth/jwt';
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: 'abc' }, done));
        app.use(expressjwt({ secret: 'abc', algorithms: ['HS256'] }));
        app.register(fastifyJwt, { secret: 'abc' });
        export const one = JwtModule.register({ secret: 'abc' });
        export const two = JwtModule.registerAsync({ useFactory: () => ({ secret: 'abc' }) });
        export const three = new JwtService({ secret: 'abc' }).sign({ sub: '1' });
        app.use('/api/*', jwt({ secret: 'abc', alg: 'HS256' }));
        export const four = (req) => getToken({ req, secret: 'abc' });
      `,
      errors: [8, 9, 10, 11, 12, 13, 14, 15].map((line) => ({ messageId: 'written' as const, line })),
      name: 'options of middleware, plugins and modules',
    },
  ],
});

tester.run('no-hardcoded-secret: keys that are only named', rule, {
  valid: [
    {
      code: `
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
      name: 'other settings',
    },
    {
      code: `
        export const JWT_SECRET = 'JWT_SECRET';
        export const TOKENS = { jwtSecret: 'jwt.secret', JWT_SECRET: 'jwt_secret' };
        const help = { JWT_SECRET: '<your secret>', tokenSecret: '\${TOKEN_SECRET}', jwtSecret: '***' };
        const PLACEHOLDERS = { JWT_SECRET: 'changeme' };
        const rules = { 'jwt/no-hardcoded-secret': 'error' };
        const csrf = { csrfTokenSecret: 'abc' };
        const labels = { jwtSecret: 'JWT secret key', refreshTokenSecret: 'A secret for the refresh token.' };
        const vault = { jwtSecret: 'prod/api/jwt', tokenSecret: 'arn:aws:secretsmanager:eu:1:secret:x', JWT_SECRET: 'xxx' };
      `,
      name: 'names of secrets, gaps, and lists of what is refused',
    },
    {
      code: `
        const shop = { secret: 'abc', name: 'x' };
        const twitter = { consumerSecret: 'abc', twitterAccessTokenSecret: 'def' };
      `,
      name: 'secrets of other things',
    },
    {
      filename: 'app/config/mail.config.js',
      code: "module.exports = { secret: 'abc' };",
      name: 'a file of other settings',
    },
    {
      code: "export const config = { jwtSecret: 'abc' };",
      options: [{ configuration: 'ignore' }],
      name: 'where the option says so',
    },
    {
      filename: 'test/setup.js',
      code: "process.env.JWT_SECRET = 'abc';",
      name: 'tests',
    },
  ],
  invalid: [
    {
      filename: 'app/config/auth.config.js',
      code: "module.exports = { secret: 'abc' };",
      errors: [
        {
          messageId: 'configured',
          data: { name: 'secret', what: 'the configured key' },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 33,
        },
      ],
      name: 'a file of settings for tokens',
    },
    {
      code: "export const config = { jwtSecret: 'abc', port: 3000 };",
      errors: [
        {
          messageId: 'configured',
          data: { name: 'jwtSecret', what: 'the configured key' },
          line: 1,
          column: 36,
          endLine: 1,
          endColumn: 41,
        },
      ],
      name: 'a property',
    },
    {
      code: "const JWT_SECRET_KEY = 'abc';",
      errors: [{ messageId: 'configured', line: 1, column: 24, endLine: 1, endColumn: 29 }],
      name: 'a constant',
    },
    {
      code: "module.exports.JWT_SECRET = 'abc';",
      errors: [{ messageId: 'configured', line: 1, column: 29, endLine: 1, endColumn: 34 }],
      name: 'an export',
    },
    {
      code: "class Config { jwtSecret = 'abc'; }",
      errors: [{ messageId: 'configured', line: 1, column: 28, endLine: 1, endColumn: 33 }],
      name: 'a class field',
    },
    {
      code: "export const settings = { jwt: { accessSecret: 'abc', refreshSecret: 'def' } };",
      errors: [
        { messageId: 'configured', line: 1, column: 48, endLine: 1, endColumn: 53 },
        { messageId: 'configured', line: 1, column: 70, endLine: 1, endColumn: 75 },
      ],
      name: 'a secret among what is called jwt',
    },
    {
      code: "export default { jwt: { secret: process.env.JWT_SECRET || 'abc' } };",
      errors: [
        {
          messageId: 'namedFallback',
          data: { name: 'JWT_SECRET', what: '`JWT_SECRET`' },
          line: 1,
          column: 59,
          endLine: 1,
          endColumn: 64,
          suggestions: [
            {
              messageId: 'requireVariable',
              data: { variable: 'JWT_SECRET' },
              output:
                "export default { jwt: { secret: process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })() } };",
            },
          ],
        },
      ],
      name: 'a stopgap',
    },
    {
      code: "export const key = process.env.JWT_KEY ?? 'abc';",
      errors: [
        {
          messageId: 'namedFallback',
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'requireVariable',
              output: "export const key = process.env.JWT_KEY || (() => { throw new Error('JWT_KEY is not set'); })();",
            },
          ],
        },
      ],
      name: 'a stopgap whose variable says what it is for',
    },
    {
      code: `
        export const one = cleanEnv(process.env, { JWT_SECRET: str({ default: 'abc' }) });
        export const two = convict({ jwtSecret: { env: 'JWT_SECRET', format: String, default: 'abc' } });
      `,
      errors: [
        { messageId: 'namedFallback', line: 2, column: 79, endLine: 2, endColumn: 84 },
        { messageId: 'namedFallback', line: 3, column: 95, endLine: 3, endColumn: 100 },
      ],
      name: 'the defaults of other schemas',
    },
    {
      code: "export const env = z.object({ JWT_SECRET: z.string().min(1).default('abc') });",
      errors: [{ messageId: 'namedFallback', line: 1, column: 69, endLine: 1, endColumn: 74 }],
      name: 'the default of a schema',
    },
    {
      code: `
        import { signJWT, verifyJWT } from './tokens.js';
        const WEAK_SECRET = 'abc';
        export const issue = (claims) => signJWT(claims, WEAK_SECRET, 'HS256');
        export const read = (token) => verifyJWT(token, WEAK_SECRET);
      `,
      errors: [
        {
          messageId: 'written',
          data: { library: 'signJWT', where: ' (line 3)' },
          line: 4,
          column: 58,
          endLine: 4,
          endColumn: 69,
        },
        { messageId: 'written', line: 5, column: 57, endLine: 5, endColumn: 68 },
      ],
      name: 'handed to functions out of sight whose names say what they do',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const JWT_SECRET = 'abc';
        export const issue = (id) => jwt.sign({ sub: id }, JWT_SECRET, { expiresIn: '1h' });
      `,
      errors: [{ messageId: 'written', line: 4, column: 60, endLine: 4, endColumn: 70 }],
      name: 'what is used is reported there alone',
    },
  ],
});
