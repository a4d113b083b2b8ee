import rule from '../../rules/no-client-secret.ts';
import { reported, silent, testRule } from './cases.ts';

testRule('no-client-secret', rule, {
  valid: [
    silent(
      'public keys may be public',
      `
        import { jwtVerify, importSPKI } from 'jose';
        export const read = async (token) =>
          jwtVerify(token, await importSPKI(import.meta.env.VITE_JWT_PUBLIC_KEY, 'RS256'), { algorithms: ['RS256'] });
        export const other = (token) => jwtVerify(token, process.env.NEXT_PUBLIC_KEY, { algorithms: ['ES256'] });
      `,
    ),
    silent(
      'a variable of the server',
      `
        import { jwtVerify } from 'jose';
        export const read = (token) => jwtVerify(token, new TextEncoder().encode(process.env.JWT_SECRET));
      `,
    ),
    silent(
      'a key that the browser made for itself',
      `
        'use client';
        import { SignJWT } from 'jose';
        export const prove = (key, url) => new SignJWT({ htu: url }).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt' }).sign(key);
      `,
    ),
    silent(
      'a component may run on the server',
      `
        import { jwtVerify } from 'jose';
        export default async function Page() {
          const session = await jwtVerify(cookie, new TextEncoder().encode(process.env.JWT_SECRET));
          return <p>{session.payload.sub}</p>;
        }
      `,
      { filename: 'src/page.tsx' },
    ),
    silent(
      'decoding needs no key',
      `
        'use client';
        import jwt from 'jsonwebtoken';
        export const show = (token) => jwt.decode(token);
      `,
    ),
    silent(
      'other public variables',
      "import { jwtDecode } from 'jwt-decode'; export const address = process.env.NEXT_PUBLIC_API_URL; const token = import.meta.env.VITE_MAP_TOKEN;",
    ),
    silent(
      'names of other things',
      'export const secret = process.env.NEXT_PUBLIC_CLIENT_SECRET_ID; export const key = import.meta.env.VITE_JWT_PUBLIC_KEY;',
    ),
  ],
  invalid: [
    reported(
      'a public variable as a key is reported once',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (id) => jwt.sign({ sub: id }, ⟦process.env.NEXT_PUBLIC_JWT_SECRET⟧, { expiresIn: '1h' });
      `,
      { messageId: 'publicVariable', data: { variable: 'NEXT_PUBLIC_JWT_SECRET' } },
    ),
    reported(
      'an encoded variable is reported once, where it becomes a key',
      `
        import { SignJWT, jwtVerify } from 'jose';
        const key = new TextEncoder().encode(process.env.NEXT_PUBLIC_JWT_SECRET);
        export const one = (token) => jwtVerify(token, ⟦key⟧);
        export const two = (claims) =>
          new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(⟦import.meta.env.VITE_JWT_SECRET⟧));
      `,
      [
        { messageId: 'publicVariable', data: { variable: 'NEXT_PUBLIC_JWT_SECRET' } },
        { messageId: 'publicVariable', data: { variable: 'VITE_JWT_SECRET' } },
      ],
    ),
    reported(
      'a public variable whose name does not say what it is for',
      `
        import { jwtVerify } from 'jose';
        const key = new TextEncoder().encode(import.meta.env.VITE_SECRET);
        export const read = (token) => jwtVerify(token, ⟦key⟧);
      `,
      { messageId: 'publicVariable', data: { variable: 'VITE_SECRET' } },
    ),
    reported(
      'an imported public variable',
      `
        import { SignJWT } from 'jose';
        import { PUBLIC_SIGNING_KEY } from '$env/static/public';
        export const issue = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).sign(⟦PUBLIC_SIGNING_KEY⟧);
      `,
      { messageId: 'publicVariable', data: { variable: 'PUBLIC_SIGNING_KEY' } },
    ),
    reported(
      'public variables by their names',
      `
        import { createToken } from './tokens.js';
        export const issue = (id) => createToken(id, ⟦process.env.REACT_APP_JWT_SECRET⟧);
        export const other = ⟦import.meta.env.VITE_ACCESS_TOKEN_SECRET⟧;
      `,
      [
        { messageId: 'publicVariable', data: { variable: 'REACT_APP_JWT_SECRET' } },
        { messageId: 'publicVariable', data: { variable: 'VITE_ACCESS_TOKEN_SECRET' } },
      ],
    ),
    reported(
      'a library for browsers',
      `
        import sign from 'jwt-encode';
        export const issue = (user) => sign({ sub: user.id }, ⟦'abc'⟧);
      `,
      { messageId: 'inBrowser', data: { library: 'jwt-encode', where: '', variable: '' } },
    ),
    reported(
      'a component that runs in the browser alone',
      `
        'use client';
        import { SignJWT } from 'jose';
        const key = new TextEncoder().encode('abc');
        export const issue = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).sign(⟦key⟧);
      `,
      { messageId: 'inBrowser', data: { library: 'jose', where: ' (line 4)', variable: '' } },
    ),
    reported(
      'code that uses what only browsers have',
      `
        import { jwtVerify } from 'jose';
        export async function show() {
          const { payload } = await jwtVerify(localStorage.getItem('session'), new TextEncoder().encode(⟦'abc'⟧));
          document.title = payload.name;
        }
      `,
      'inBrowser',
    ),
  ],
});
