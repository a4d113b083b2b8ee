import rule from '../../rules/no-weak-key.ts';
import { reported, silent, testRule } from './cases.ts';

const signing = (key: string, before = '', options = "{ expiresIn: '1h' }"): string => `
  import jwt from 'jsonwebtoken';
  ${before}
  export const issue = (id) => jwt.sign({ sub: id }, ${key}, ${options});
`;
const CRYPTO = "import { createSecretKey, generateKeyPairSync, generateKeySync, randomBytes } from 'node:crypto';";

testRule('no-weak-key: the size', rule, {
  valid: [
    silent('as many bits as the hash', signing('randomBytes(32)', CRYPTO)),
    silent('the same for HS512', signing('randomBytes(64)', CRYPTO, "{ algorithm: 'HS512', expiresIn: '1h' }")),
    silent('128 bits of chance as a text', signing("randomBytes(16).toString('hex')", CRYPTO)),
    silent('a size that is not known', signing('randomBytes(size)', CRYPTO)),
    silent('a literal is for another rule', signing("'short'")),
    silent('a key object', signing('createSecretKey(randomBytes(32))', CRYPTO)),
    silent(
      'keys that are large enough, and what is no key',
      `
        import jwt from 'jsonwebtoken';
        import { generateKeyPairSync, generateKeySync, randomBytes } from 'node:crypto';
        export const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
        export const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        export const secret = generateKeySync('hmac', { length: 256 });
        export const id = randomBytes(8).toString('hex');
      `,
    ),
    silent(
      'a file without tokens',
      `
        import { generateKeyPairSync } from 'node:crypto';
        export const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
      `,
      { gate: 'closed' },
    ),
    silent('an option that is off', signing('KEY', '', "{ algorithm: 'RS256', allowInsecureKeySizes: false }")),
  ],
  invalid: [
    reported('half of what HS256 needs', signing('⟦randomBytes(16)⟧', CRYPTO), {
      messageId: 'short',
      data: { where: '', bits: 128, algorithm: 'HS256', needed: 256 },
    }),
    reported(
      'half of what HS512 needs',
      signing('⟦KEY⟧', `${CRYPTO} const KEY = randomBytes(32);`, "{ algorithm: 'HS512', expiresIn: '1h' }"),
      { messageId: 'short', data: { where: '', bits: 256, algorithm: 'HS512', needed: 512 } },
    ),
    reported('a text has no more chance than its bytes', signing("⟦randomBytes(8).toString('hex')⟧", CRYPTO), {
      messageId: 'short',
      data: { where: '', bits: 64, algorithm: 'HS256', needed: 128 },
    }),
    reported(
      'keys that are made too small',
      `
        import { jwtVerify, generateKeyPair } from 'jose';
        import crypto from 'node:crypto';
        export const one = crypto.generateKeyPairSync('rsa', { ⟦modulusLength: 1024⟧ });
        export const two = generateKeyPair('RS256', { ⟦modulusLength: 1024⟧ });
        export const three = crypto.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', ⟦modulusLength: 512⟧ }, true, ['sign']);
        export const four = crypto.generateKeySync('hmac', { ⟦length: 64⟧ });
      `,
      [
        { messageId: 'rsa', data: { bits: 1024, option: '' } },
        'rsa',
        { messageId: 'rsa', data: { bits: 512, option: '' } },
        { messageId: 'secret', data: { bits: 64, option: '' } },
      ],
    ),
    reported(
      'an option that lets small keys in',
      signing('KEY', '', "{ algorithm: 'RS256', ⟦allowInsecureKeySizes: true⟧, expiresIn: '1h' }"),
      { messageId: 'allowed', data: { option: 'allowInsecureKeySizes', bits: 0 } },
    ),
    reported(
      'the same in a module',
      `
        import { JwtModule } from '@nestjs/jwt';
        export const module = JwtModule.register({ privateKey: KEY, signOptions: { ⟦allowInsecureKeySizes: true⟧ } });
      `,
      'allowed',
    ),
  ],
});

/** A key behind a test that lets the program go on, and functions that come back with nothing or with an empty string. */
const behindTests = (key: string): string =>
  signing(
    key,
    `
      if (!process.env.KEY) console.warn('KEY is missing');
      const look = (name) => { const found = process.env[name]; if (!found) console.warn(name); return found; };
      const defined = (name) => { if (process.env[name] === undefined) throw new Error(name); return process.env[name]; };
      for (const name of ['OTHER']) if (!process.env[name]) throw new Error(name);
      for (const name of ['KEY']) if (!process.env[name]) continue;
    `,
  );

testRule('no-weak-key: keys that may be empty', rule, {
  valid: [
    silent('a variable that may be unset is refused', signing('process.env.JWT_SECRET')),
    silent('a stop', signing("process.env.JWT_SECRET ?? fail('JWT_SECRET')")),
    silent(
      'what stands in where a function of the file has left before',
      `
        import jwt from 'jsonwebtoken';
        function demand(name) {
          const found = process.env[name];
          if (found === undefined || found.length < 32) throw new Error(name + ' is missing');
          return found;
        }
        const insist = (name) => { if (!process.env[name]) process.exit(1); return process.env[name]; };
        const defined = (name) => { const found = process.env[name]; if (found == null) throw new Error(name); return found; };
        export const one = (id) => jwt.sign({ sub: id }, demand('JWT_SECRET') || '', { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, insist('JWT_SECRET') ?? '', { expiresIn: '1h' });
        export const three = (id) => jwt.sign({ sub: id }, defined('JWT_SECRET') ?? '', { expiresIn: '1h' });
        const stop = (name) => { throw new Error(name); };
        const either = (name) => process.env[name] ?? stop(name);
        const full = (name) => process.env[name] || stop(name);
        export const four = (id) => jwt.sign({ sub: id }, either('JWT_SECRET') ?? '', { expiresIn: '1h' });
        export const five = (id) => jwt.sign({ sub: id }, full('JWT_SECRET') || '', { expiresIn: '1h' });
      `,
    ),
    silent(
      'what stands in where a loop over names has left before',
      `
        import jwt from 'jsonwebtoken';
        const names = ['DATABASE_URL', 'JWT_SECRET'];
        for (const name of names) {
          if (!process.env[name]) throw new Error(name + ' is not set');
        }
        export const issue = (id) => jwt.sign({ sub: id }, process.env.JWT_SECRET || '', { expiresIn: '1h' });
      `,
    ),
    silent(
      'what stands in where a test has left before',
      `
        import jwt from 'jsonwebtoken';
        const key = process.env.KEY;
        if (typeof key !== 'string' || key === '') throw new Error('KEY is missing');
        const other = process.env.KEY || '';
        export const one = (id) => jwt.sign({ sub: id }, other, { expiresIn: '1h' });
        export function two(id) {
          if (!process.env.SECOND) return undefined;
          return jwt.sign({ sub: id }, process.env.SECOND || '', { expiresIn: '1h' });
        }
        export class Tokens {
          constructor() { if (process.env.THIRD) this.key = process.env.THIRD ?? ''; else throw new Error('THIRD'); }
          issue(id) { return jwt.sign({ sub: id }, this.key, { expiresIn: '1h' }); }
        }
      `,
    ),
    silent(
      'texts from variables that the file demands, or that no library takes',
      `
        import jwt from 'jsonwebtoken';
        const { PEPPER } = process.env;
        if (!PEPPER) throw new Error('PEPPER is missing');
        ['FIRST', 'SECOND'].forEach((name) => { if (!process.env[name]) throw new Error(name); });
        const pem = \`-----BEGIN PRIVATE KEY-----\\n\${process.env.KEY}\\n-----END PRIVATE KEY-----\`;
        export const one = (id) => jwt.sign({ sub: id }, 'app:' + PEPPER, { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, \`\${process.env.FIRST}:1\`, { expiresIn: '1h' });
        export const three = (id) => jwt.sign({ sub: id }, pem, { algorithm: 'RS256', expiresIn: '1h' });
        export const four = (user) => jwt.sign({ sub: user.id }, process.env.KEY + user.salt, { expiresIn: '1h' });
        export const five = (token) => jwt.verify(token, \`\${process.env.PUBLIC}\`, { algorithms: ['ES256'] });
        export const six = (id) => jwt.sign({ sub: id }, process.env.KEY?.toString(), { expiresIn: '1h' });
      `,
    ),
    silent(
      'texts from an environment that something else looks at first',
      `
        import jwt from 'jsonwebtoken';
        const env = schema.parse(process.env);
        export const issue = (id) => jwt.sign({ sub: id }, 'app:' + process.env.KEY, { expiresIn: '1h' });
      `,
    ),
    silent(
      'jose 6 refuses what is encoded from nothing',
      `
        import { jwtVerify } from 'jose';
        export const read = (token) => jwtVerify(token, new TextEncoder().encode(process.env.KEY));
      `,
    ),
    silent(
      'where no key means no signature, another rule says so',
      `
        import jwt from '@hapi/jwt';
        export const read = (artifacts) => jwt.token.verify(artifacts, '');
      `,
    ),
  ],
  invalid: [
    reported('an empty stopgap that the library refuses late', signing("process.env.JWT_SECRET ?? ⟦''⟧"), {
      messageId: 'mayBeEmptyRefused',
      data: { where: '', library: 'jsonwebtoken', what: '`JWT_SECRET`', bits: 0, needed: 0, algorithm: '' },
      suggestions: [
        {
          messageId: 'requireVariable',
          data: { variable: 'JWT_SECRET' },
          output: signing("process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })()"),
        },
      ],
    }),
    ...(
      [
        ["look('KEY')", '||'],
        ["defined('KEY')", '||'],
        ["(process.env.KEY ?? defined('KEY'))", '||'],
        ['process.env.KEY', '??'],
      ] as const
    ).map(([left, operator]) =>
      reported(`a stopgap where nothing has left before: ${left}`, behindTests(`${left} ${operator} ⟦''⟧`), {
        messageId: 'mayBeEmptyRefused',
        suggestions: [
          {
            messageId: 'requireVariable',
            output: behindTests(`${left} || (() => { throw new Error('KEY is not set'); })()`),
          },
        ],
      }),
    ),
    reported(
      'a text with the variable in it, which reads "undefined" where that is not set',
      `
        import { createSecretKey } from 'node:crypto';
        import jwt from 'jsonwebtoken';
        import { SignJWT } from 'jose';
        const { PEPPER } = process.env;
        const key = \`app:\${PEPPER}\`;
        const bytes = new TextEncoder().encode('app-' + process.env.JOSE_KEY);
        export const one = (id) => jwt.sign({ sub: id }, ⟦key⟧, { expiresIn: '1h' });
        export const two = (id) => jwt.sign({ sub: id }, ⟦'app-'.concat(process.env.KEY)⟧, { expiresIn: '1h' });
        export const three = (id) => jwt.sign({ sub: id }, ⟦['app', process.env.KEY].join(':')⟧, { expiresIn: '1h' });
        export const four = (id) => jwt.sign({ sub: id }, ⟦String(process.env.KEY)⟧, { algorithm: 'HS512', expiresIn: '1h' });
        export const five = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).sign(⟦bytes⟧);
        export const six = (token) => jwt.verify(token, createSecretKey(Buffer.from(⟦\`\${process.env['OTHER']}\`⟧)));
        export const seven = (token) => jwt.verify(token, key);
      `,
      [
        { messageId: 'guessable', data: { variable: 'PEPPER', where: ' (also at line 14)' } },
        { messageId: 'guessable', data: { variable: 'KEY', where: '' } },
        'guessable',
        'guessable',
        'guessable',
        { messageId: 'guessable', data: { variable: 'OTHER', where: '' } },
      ],
    ),
    reported(
      'an empty stopgap that the library works with',
      `
        import { KJUR } from 'jsrsasign';
        export const read = (token) => KJUR.jws.JWS.verify(token, process.env.KEY || ⟦''⟧, ['HS256']);
      `,
      {
        messageId: 'mayBeEmpty',
        data: { where: '', library: 'jsrsasign', what: '`KEY`', bits: 0, needed: 0, algorithm: '' },
        suggestions: [
          {
            messageId: 'requireVariable',
            output: `
        import { KJUR } from 'jsrsasign';
        export const read = (token) => KJUR.jws.JWS.verify(token, process.env.KEY || (() => { throw new Error('KEY is not set'); })(), ['HS256']);
      `,
          },
        ],
      },
    ),
    reported(
      'jose 5 takes what is encoded from nothing',
      `
        import { jwtVerify } from 'jose';
        const key = new TextEncoder().encode(process.env.KEY);
        export const read = (token) => jwtVerify(token, ⟦key⟧);
      `,
      'mayBeEmpty',
      { settings: { 'jwt-guard': { versions: { jose: '5' } } } },
    ),
    reported(
      'no key at all',
      `
        import sign from 'jwt-encode';
        import { KJUR } from 'jsrsasign';
        export const one = (claims) => sign(claims, ⟦''⟧);
        export const two = (token) => KJUR.jws.JWS.verify(token, ⟦''⟧, ['HS256']);
      `,
      ['empty', 'empty'],
    ),
    reported(
      'middleware',
      `
        import { Strategy } from 'passport-jwt';
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: process.env.KEY || ⟦''⟧, algorithms: ['HS256'] }, done));
      `,
      {
        messageId: 'mayBeEmptyRefused',
        suggestions: [
          {
            messageId: 'requireVariable',
            output: `
        import { Strategy } from 'passport-jwt';
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: process.env.KEY || (() => { throw new Error('KEY is not set'); })(), algorithms: ['HS256'] }, done));
      `,
          },
        ],
      },
    ),
  ],
});
