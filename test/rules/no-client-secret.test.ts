import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-client-secret.ts';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

tester.run('no-client-secret', rule, {
  valid: [
    {
      code: `
        import { jwtVerify, importSPKI } from 'jose';
        export const read = async (token) =>
          jwtVerify(token, await importSPKI(import.meta.env.VITE_JWT_PUBLIC_KEY, 'RS256'), { algorithms: ['RS256'] });
        export const other = (token) => jwtVerify(token, process.env.NEXT_PUBLIC_KEY, { algorithms: ['ES256'] });
      `,
      name: 'public keys may be public',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export const read = (token) => jwtVerify(token, new TextEncoder().encode(process.env.JWT_SECRET));
      `,
      name: 'a variable of the server',
    },
    {
      code: `
        'use client';
        import { SignJWT } from 'jose';
        export const prove = (key, url) => new SignJWT({ htu: url }).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt' }).sign(key);
      `,
      name: 'a key that the browser made for itself',
    },
    {
      filename: 'src/page.tsx',
      code: `
        import { jwtVerify } from 'jose';
        export default async function Page() {
          const session = await jwtVerify(cookie, new TextEncoder().encode(process.env.JWT_SECRET));
          return <p>{session.payload.sub}</p>;
        }
      `,
      name: 'a component may run on the server',
    },
    {
      code: `
        'use client';
        import jwt from 'jsonwebtoken';
        export const show = (token) => jwt.decode(token);
      `,
      name: 'decoding needs no key',
    },
    {
      code: 'export const address = process.env.NEXT_PUBLIC_API_URL; const token = import.meta.env.VITE_MAP_TOKEN;',
      name: 'other public variables',
    },
    {
      code: 'export const secret = process.env.NEXT_PUBLIC_CLIENT_SECRET_ID; export const key = import.meta.env.VITE_JWT_PUBLIC_KEY;',
      name: 'names of other things',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (id) => jwt.sign({ sub: id }, process.env.NEXT_PUBLIC_JWT_SECRET, { expiresIn: '1h' });
      `,
      errors: [
        {
          messageId: 'publicVariable',
          data: { variable: 'NEXT_PUBLIC_JWT_SECRET' },
          line: 3,
          column: 60,
          endLine: 3,
          endColumn: 94,
        },
      ],
      name: 'a public variable as a key is reported once',
    },
    {
      code: `
        import { SignJWT, jwtVerify } from 'jose';
        const key = new TextEncoder().encode(process.env.NEXT_PUBLIC_JWT_SECRET);
        export const one = (token) => jwtVerify(token, key);
        export const two = (claims) =>
          new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(import.meta.env.VITE_JWT_SECRET));
      `,
      errors: [
        {
          messageId: 'publicVariable',
          data: { variable: 'NEXT_PUBLIC_JWT_SECRET' },
          line: 4,
          column: 56,
          endLine: 4,
          endColumn: 59,
        },
        {
          messageId: 'publicVariable',
          data: { variable: 'VITE_JWT_SECRET' },
          line: 6,
          column: 98,
          endLine: 6,
          endColumn: 129,
        },
      ],
      name: 'an encoded variable is reported once, where it becomes a key',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        const key = new TextEncoder().encode(import.meta.env.VITE_SECRET);
        export const read = (token) => jwtVerify(token, key);
      `,
      errors: [
        {
          messageId: 'publicVariable',
          data: { variable: 'VITE_SECRET' },
          line: 4,
          column: 57,
          endLine: 4,
          endColumn: 60,
        },
      ],
      name: 'a public variable whose name does not say what it is for',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        import { PUBLIC_SIGNING_KEY } from '$env/static/public';
        export const issue = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).sign(PUBLIC_SIGNING_KEY);
      `,
      errors: [
        {
          messageId: 'publicVariable',
          data: { variable: 'PUBLIC_SIGNING_KEY' },
          line: 4,
          column: 105,
          endLine: 4,
          endColumn: 123,
        },
      ],
      name: 'an imported public variable',
    },
    {
      code: `
        import { createToken } from './tokens.js';
        export const issue = (id) => createToken(id, process.env.REACT_APP_JWT_SECRET);
        export const other = import.meta.env.VITE_ACCESS_TOKEN_SECRET;
      `,
      errors: [
        {
          messageId: 'publicVariable',
          data: { variable: 'REACT_APP_JWT_SECRET' },
          line: 3,
          column: 54,
          endLine: 3,
          endColumn: 86,
        },
        {
          messageId: 'publicVariable',
          data: { variable: 'VITE_ACCESS_TOKEN_SECRET' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 70,
        },
      ],
      name: 'public variables by their names',
    },
    {
      code: `
        import sign from 'jwt-encode';
        export const issue = (user) => sign({ sub: user.id }, 'abc');
      `,
      errors: [
        {
          messageId: 'inBrowser',
          data: { library: 'jwt-encode', where: '', variable: '' },
          line: 3,
          column: 63,
          endLine: 3,
          endColumn: 68,
        },
      ],
      name: 'a library for browsers',
    },
    {
      code: `
        'use client';
        import { SignJWT } from 'jose';
        const key = new TextEncoder().encode('abc');
        export const issue = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).sign(key);
      `,
      errors: [
        {
          messageId: 'inBrowser',
          data: { library: 'jose', where: ' (line 4)', variable: '' },
          line: 5,
          column: 105,
          endLine: 5,
          endColumn: 108,
        },
      ],
      name: 'a component that runs in the browser alone',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export async function show() {
          const { payload } = await jwtVerify(localStorage.getItem('session'), new TextEncoder().encode('abc'));
          document.title = payload.name;
        }
      `,
      errors: [{ messageId: 'inBrowser', line: 4, column: 105, endLine: 4, endColumn: 110 }],
      name: 'code that uses what only browsers have',
    },
  ],
});
