import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-weak-key.ts';

const tester = new RuleTester();

const signing = (key: string, before = '', options = "{ expiresIn: '1h' }"): string => `
  import jwt from 'jsonwebtoken';
  ${before}
  export const issue = (id) => jwt.sign({ sub: id }, ${key}, ${options});
`;
const CRYPTO = "import { createSecretKey, generateKeyPairSync, generateKeySync, randomBytes } from 'node:crypto';";

tester.run('no-weak-key: the size', rule, {
  valid: [
    { code: signing('randomBytes(32)', CRYPTO), name: 'as many bits as the hash' },
    { code: signing('randomBytes(64)', CRYPTO, "{ algorithm: 'HS512', expiresIn: '1h' }"), name: 'the same for HS512' },
    { code: signing("randomBytes(16).toString('hex')", CRYPTO), name: '128 bits of chance as a text' },
    { code: signing('randomBytes(size)', CRYPTO), name: 'a size that is not known' },
    { code: signing("'short'"), name: 'a literal is for another rule' },
    { code: signing('createSecretKey(randomBytes(32))', CRYPTO), name: 'a key object' },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { generateKeyPairSync, generateKeySync, randomBytes } from 'node:crypto';
        export const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
        export const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        export const secret = generateKeySync('hmac', { length: 256 });
        export const id = randomBytes(8).toString('hex');
      `,
      name: 'keys that are large enough, and what is no key',
    },
    {
      code: `
        import { generateKeyPairSync } from 'node:crypto';
        export const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
      `,
      name: 'a file without tokens',
    },
    { code: signing('KEY', '', "{ algorithm: 'RS256', allowInsecureKeySizes: false }"), name: 'an option that is off' },
  ],
  invalid: [
    {
      code: signing('randomBytes(16)', CRYPTO),
      errors: [
        {
          messageId: 'short',
          data: { bits: 128, algorithm: 'HS256', needed: 256 },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 69,
        },
      ],
      name: 'half of what HS256 needs',
    },
    {
      code: signing('KEY', `${CRYPTO} const KEY = randomBytes(32);`, "{ algorithm: 'HS512', expiresIn: '1h' }"),
      errors: [
        {
          messageId: 'short',
          data: { bits: 256, algorithm: 'HS512', needed: 512 },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 57,
        },
      ],
      name: 'half of what HS512 needs',
    },
    {
      code: signing("randomBytes(8).toString('hex')", CRYPTO),
      errors: [
        {
          messageId: 'short',
          data: { bits: 64, algorithm: 'HS256', needed: 128 },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 84,
        },
      ],
      name: 'a text has no more chance than its bytes',
    },
    {
      code: `
        import { jwtVerify, generateKeyPair } from 'jose';
        import crypto from 'node:crypto';
        export const one = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
        export const two = generateKeyPair('RS256', { modulusLength: 1024 });
        export const three = crypto.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', modulusLength: 512 }, true, ['sign']);
        export const four = crypto.generateKeySync('hmac', { length: 64 });
      `,
      errors: [
        { messageId: 'rsa', data: { bits: 1024, option: '' }, line: 4, column: 64, endLine: 4, endColumn: 83 },
        { messageId: 'rsa', line: 5, column: 55, endLine: 5, endColumn: 74 },
        { messageId: 'rsa', data: { bits: 512, option: '' }, line: 6, column: 85, endLine: 6, endColumn: 103 },
        { messageId: 'secret', data: { bits: 64, option: '' }, line: 7, column: 62, endLine: 7, endColumn: 72 },
      ],
      name: 'keys that are made too small',
    },
    {
      code: signing('KEY', '', "{ algorithm: 'RS256', allowInsecureKeySizes: true, expiresIn: '1h' }"),
      errors: [
        {
          messageId: 'allowed',
          data: { option: 'allowInsecureKeySizes', bits: 0 },
          line: 4,
          column: 81,
          endLine: 4,
          endColumn: 108,
        },
      ],
      name: 'an option that lets small keys in',
    },
    {
      code: `
        import { JwtModule } from '@nestjs/jwt';
        export const module = JwtModule.register({ privateKey: KEY, signOptions: { allowInsecureKeySizes: true } });
      `,
      errors: [{ messageId: 'allowed', line: 3, column: 84, endLine: 3, endColumn: 111 }],
      name: 'the same in a module',
    },
  ],
});

tester.run('no-weak-key: keys that may be empty', rule, {
  valid: [
    { code: signing('process.env.JWT_SECRET'), name: 'a variable that may be unset is refused' },
    { code: signing("process.env.JWT_SECRET ?? fail('JWT_SECRET')"), name: 'a stop' },
    {
      code: `
        import { jwtVerify } from 'jose';
        export const read = (token) => jwtVerify(token, new TextEncoder().encode(process.env.KEY));
      `,
      name: 'jose 6 refuses what is encoded from nothing',
    },
    {
      code: `
        import jwt from '@hapi/jwt';
        export const read = (artifacts) => jwt.token.verify(artifacts, '');
      `,
      name: 'where no key means no signature, another rule says so',
    },
  ],
  invalid: [
    {
      code: signing("process.env.JWT_SECRET ?? ''"),
      errors: [
        {
          messageId: 'mayBeEmptyRefused',
          data: { library: 'jsonwebtoken', what: '`JWT_SECRET`', bits: 0, needed: 0, algorithm: '' },
          line: 4,
          column: 80,
          endLine: 4,
          endColumn: 82,
          suggestions: [
            {
              messageId: 'requireVariable',
              data: { variable: 'JWT_SECRET' },
              output: signing("process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })()"),
            },
          ],
        },
      ],
      name: 'an empty stopgap that the library refuses late',
    },
    {
      code: `
        import { KJUR } from 'jsrsasign';
        export const read = (token) => KJUR.jws.JWS.verify(token, process.env.KEY || '', ['HS256']);
      `,
      errors: [
        {
          messageId: 'mayBeEmpty',
          data: { library: 'jsrsasign', what: '`KEY`', bits: 0, needed: 0, algorithm: '' },
          line: 3,
          column: 86,
          endLine: 3,
          endColumn: 88,
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
      ],
      name: 'an empty stopgap that the library works with',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        const key = new TextEncoder().encode(process.env.KEY);
        export const read = (token) => jwtVerify(token, key);
      `,
      errors: [{ messageId: 'mayBeEmpty', line: 4, column: 57, endLine: 4, endColumn: 60 }],
      settings: { 'jwt-guard': { versions: { jose: '5' } } },
      name: 'jose 5 takes what is encoded from nothing',
    },
    {
      code: `
        import sign from 'jwt-encode';
        import { KJUR } from 'jsrsasign';
        export const one = (claims) => sign(claims, '');
        export const two = (token) => KJUR.jws.JWS.verify(token, '', ['HS256']);
      `,
      errors: [
        { messageId: 'empty', line: 4, column: 53, endLine: 4, endColumn: 55 },
        { messageId: 'empty', line: 5, column: 66, endLine: 5, endColumn: 68 },
      ],
      name: 'no key at all',
    },
    {
      code: `
        import { Strategy } from 'passport-jwt';
        passport.use(new Strategy({ jwtFromRequest, secretOrKey: process.env.KEY || '', algorithms: ['HS256'] }, done));
      `,
      errors: [
        {
          messageId: 'mayBeEmptyRefused',
          line: 3,
          column: 85,
          endLine: 3,
          endColumn: 87,
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
      ],
      name: 'middleware',
    },
  ],
});
