import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-token-in-storage.ts';

const tester = new RuleTester();

tester.run('no-token-in-storage: web storage', rule, {
  valid: [
    {
      code: `
        export function current() {
          if (expired()) localStorage.removeItem('token');
          return localStorage.getItem('token') ?? sessionStorage.token;
        }
      `,
      name: 'reading and removing',
    },
    {
      code: `
        export function logout() {
          localStorage.setItem('token', '');
          localStorage.jwt = '';
          sessionStorage['access_token'] = null;
          sessionStorage.setItem('refreshToken', undefined);
        }
      `,
      name: 'clearing',
    },
    {
      code: `
        export function mark(token) {
          localStorage.setItem('isAuthenticated', String(!!token));
          localStorage.setItem('token', !!token);
          localStorage.setItem('token_seen', '1');
          localStorage.setItem('isLoggedIn', Boolean(token));
        }
      `,
      name: 'flags',
    },
    {
      code: `
        export function mark(token) {
          localStorage.setItem('hasToken', String(!!token));
          localStorage.setItem('token', JSON.stringify(token !== null));
        }
      `,
      name: 'a flag as text',
    },
    {
      code: `
        export const mark = () => localStorage.setItem('token', 'signed-in');
      `,
      name: "a marker under a token's name",
    },
    {
      code: `
        export const mark = (token) => localStorage.setItem('token', token ? '1' : '0');
      `,
      name: 'a marker that depends on a token',
    },
    {
      code: `
        export function logout() {
          localStorage.setItem('token', JSON.stringify(null));
          localStorage.setItem('tokens', JSON.stringify([]));
        }
      `,
      name: 'clearing by empty JSON',
    },
    {
      code: `
        export const note = (token) => localStorage.setItem('recaptcha', token);
      `,
      name: 'a key that speaks of a captcha',
    },
    {
      code: `
        export const keep = (theme) => localStorage.setItem('tokens', JSON.stringify(theme.tokens));
      `,
      name: 'tokens of a theme',
    },
    {
      code: `
        export function onLogin(answer) {
          const { token, ...user } = answer;
          hold(token);
          localStorage.setItem('user', JSON.stringify(user));
        }
      `,
      name: 'the rest after the token is taken out',
    },
    {
      code: `
        export function onLogin(answer) {
          hold(answer.data.token);
          localStorage.setItem('user', JSON.stringify(answer.data.user));
        }
      `,
      name: 'the user beside a token',
    },
    {
      code: `
        export const keep = (user) => localStorage.setItem('user', JSON.stringify({ ...user, token: undefined }));
      `,
      name: 'a token that is taken out of the copy',
    },
    {
      code: `
        import { jwtDecode } from 'jwt-decode';
        export function onLogin(token) {
          const claims = jwtDecode(token);
          localStorage.setItem('user', JSON.stringify(claims));
          localStorage.setItem('role', jwtDecode(token).role);
        }
      `,
      name: 'decoded claims',
    },
    {
      code: `
        export function cache(lexer, source) {
          const tokens = lexer.tokenize(source);
          localStorage.setItem('cache', JSON.stringify(tokens));
        }
      `,
      name: 'tokens of a source text',
    },
    {
      code: `
        export function count(usage, numTokens) {
          localStorage.setItem('tokens', String(usage.totalTokens));
          localStorage.setItem('last', String(numTokens));
        }
      `,
      name: 'counts of a language model',
    },
    {
      code: `
        export function note(session, token) {
          localStorage.setItem('token_expires_at', session.expiresAt);
          localStorage.setItem('tokenExpiry', String(Date.now() + session.ttl));
          localStorage.setItem('tokenType', session.tokenType);
          localStorage.setItem('token_issued', new Date());
          localStorage.setItem('tokenLength', token.length);
        }
      `,
      name: 'companions',
    },
    {
      code: `
        export const note = (session) => localStorage.setItem('user', JSON.stringify({ id: session.id, name: session.name }));
      `,
      name: 'what a token says',
    },
    {
      code: `
        export function note(csrfToken, fcmToken, pushToken, deviceToken) {
          localStorage.setItem('a', csrfToken);
          localStorage.setItem('b', fcmToken);
          localStorage.setItem('c', pushToken);
          sessionStorage.setItem('d', deviceToken);
        }
      `,
      name: 'tokens of another kind',
    },
    {
      code: `
        export function note(value) {
          localStorage.setItem('XSRF-TOKEN', value);
          localStorage.setItem('nextPageToken', value);
          localStorage.setItem('captcha_token', value);
          localStorage.setItem('mapboxToken', value);
          localStorage.setItem('theme-tokens', value);
          localStorage.setItem('fcm_token', value);
        }
      `,
      name: 'keys of another kind',
    },
    {
      code: `
        export const note = (token) => localStorage.setItem('push-token', token);
      `,
      name: 'a token under a key of another kind',
    },
    {
      code: `
        import { getMessaging, getToken } from 'firebase/messaging';
        export async function register() {
          const token = await getToken(getMessaging());
          localStorage.setItem('device', token);
        }
      `,
      name: 'the address of a device',
    },
    {
      code: `
        export const register = async (firebase) => localStorage.setItem('token', await firebase.messaging().getToken());
      `,
      name: 'the address of a device, by an older interface',
    },
    {
      code: `
        export const theme = (tokens) => localStorage.setItem('designTokens', JSON.stringify(tokens));
      `,
      name: 'design tokens',
    },
    {
      code: `
        export const last = (lexer) => localStorage.setItem('last', lexer.token.text);
      `,
      name: 'a token of a parser',
    },
    {
      code: `
        const TOKEN = Symbol('token');
        export const keep = (cache, value) => cache.setItem(TOKEN, value);
      `,
      name: 'a symbol',
    },
    {
      code: `
        import { createClient } from 'redis';
        const redis = createClient();
        export const keep = (id, token) => redis.setItem(\`session:\${id}\`, token);
      `,
      name: 'a cache of the server',
    },
    {
      code: `
        export const keep = (accessToken) => memory.setItem('accessToken', accessToken);
      `,
      name: 'another store',
    },
    {
      code: `
        export const keep = (color) => localStorage.setItem('tokenColor', color);
      `,
      name: 'an option of an editor',
    },
    {
      code: `
        export const keep = (resetToken) => sessionStorage.setItem('reset', resetToken);
      `,
      name: 'a reset that waits for the next page',
    },
    {
      code: `
        export function keep(localStorage: Map<string, string> & { setItem(key: string, value: string): void }, token: string) {
          localStorage.setItem('token', token);
        }
      `,
      name: 'storage that only shares the name',
    },
    {
      code: `
        export const keep = async (token) => localStorage.setItem('token_hash', await hashToken(token));
      `,
      name: 'what is written is not the token but its hash',
    },
  ],
  invalid: [
    {
      code: `
        export const keep = (answer) => localStorage.setItem('token', answer.data);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 71,
          endLine: 2,
          endColumn: 82,
        },
      ],
      name: 'a key that is called token',
    },
    {
      code: `
        export const login = (form) => post('/login', form).then(({ data }) => localStorage.setItem('token', data));
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 110,
          endLine: 2,
          endColumn: 114,
        },
      ],
      name: "what .then hands in, under a token's key",
    },
    {
      code: `
        export const login = async (form) => localStorage.setItem('token', await post('/login', form));
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 76,
          endLine: 2,
          endColumn: 102,
        },
      ],
      name: "a call under a token's key",
    },
    {
      code: `
        export const keep = (accessToken) => window.sessionStorage.setItem('auth', accessToken);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'accessToken', store: 'sessionStorage' },
          line: 2,
          column: 84,
          endLine: 2,
          endColumn: 95,
        },
      ],
      name: 'sessionStorage of the window',
    },
    {
      code: `
        export const keep = (jwt) => globalThis.localStorage.setItem('session', jwt);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'jwt', store: 'localStorage' },
          line: 2,
          column: 81,
          endLine: 2,
          endColumn: 84,
        },
      ],
      name: 'storage of globalThis',
    },
    {
      code: `
        export function keep(token) {
          localStorage.token = token;
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 37,
        },
      ],
      name: 'a member',
    },
    {
      code: `
        export function keep(answer) {
          window.localStorage['auth'] = answer.id_token;
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'id_token', store: 'localStorage' },
          line: 3,
          column: 41,
          endLine: 3,
          endColumn: 56,
        },
      ],
      name: 'an index',
    },
    {
      code: `
        const SLOT = 'refresh_token';
        export function keep(answer) {
          localStorage[SLOT] = answer.data;
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'refresh_token', store: 'localStorage' },
          line: 4,
          column: 32,
          endLine: 4,
          endColumn: 43,
        },
      ],
      name: 'an index in a constant',
    },
    {
      code: `
        const TOKEN_KEY = 'app.session';
        export const keep = (token) => localStorage.setItem(TOKEN_KEY, token);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 3,
          column: 72,
          endLine: 3,
          endColumn: 77,
        },
      ],
      name: 'a key in a constant',
    },
    {
      code: `
        import { ACCESS_TOKEN_KEY } from './keys';
        export const keep = (answer) => localStorage.setItem(ACCESS_TOKEN_KEY, answer.data);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'ACCESS_TOKEN_KEY', store: 'localStorage' },
          line: 3,
          column: 80,
          endLine: 3,
          endColumn: 91,
        },
      ],
      name: 'a constant whose name is all there is',
    },
    {
      code: `
        enum Keys {
          Session = 'access_token',
        }
        export const keep = (answer: Answer) => localStorage.setItem(Keys.Session, answer.data);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'access_token', store: 'localStorage' },
          line: 5,
          column: 84,
          endLine: 5,
          endColumn: 95,
        },
      ],
      name: 'a key in an enum',
    },
    {
      code: `
        export class AuthStore {
          private readonly slot = 'jwt';
          keep(answer: Answer) {
            localStorage.setItem(this.slot, answer.data);
          }
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'jwt', store: 'localStorage' },
          line: 5,
          column: 45,
          endLine: 5,
          endColumn: 56,
        },
      ],
      name: 'a key in a field of the class',
    },
    {
      code: `
        const KEYS = { user: 'user', auth: 'authToken' } as const;
        export const keep = (answer: Answer) => sessionStorage.setItem(KEYS.auth, answer.data);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'authToken', store: 'sessionStorage' },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 94,
        },
      ],
      name: 'a key in an object',
    },
    {
      code: `
        const PREFIX = 'app';
        export const keep = (answer) => localStorage.setItem(\`\${PREFIX}.idToken\`, answer.data);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'app.idToken', store: 'localStorage' },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 94,
        },
      ],
      name: 'a key in a template',
    },
    {
      code: `
        export const keep = (slot, session) => localStorage.setItem(slot, session.accessToken);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'accessToken', store: 'localStorage' },
          line: 2,
          column: 75,
          endLine: 2,
          endColumn: 94,
        },
      ],
      name: "the value's name is the signal",
    },
    {
      code: `
        export const keep = (tokens) => localStorage.setItem('auth', JSON.stringify({ user: 1, accessToken: tokens.access }));
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'accessToken', store: 'localStorage' },
          line: 2,
          column: 70,
          endLine: 2,
          endColumn: 125,
        },
      ],
      name: 'a token as text',
    },
    {
      code: `
        export const keep = (token) => localStorage.setItem('authorization', \`Bearer \${token}\`);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 78,
          endLine: 2,
          endColumn: 95,
        },
      ],
      name: 'with a scheme before it',
    },
    {
      code: `
        const store = window.localStorage;
        export const keep = (token) => store.setItem('a', token);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 3,
          column: 59,
          endLine: 3,
          endColumn: 64,
        },
      ],
      name: 'storage in a constant',
    },
    {
      code: `
        const storage = () => window.sessionStorage;
        export function keep(token) {
          storage().setItem('a', token);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'sessionStorage' },
          line: 4,
          column: 34,
          endLine: 4,
          endColumn: 39,
        },
      ],
      name: 'storage that a function gives',
    },
    {
      code: `
        export function keep(remember, token) {
          const store = remember ? localStorage : sessionStorage;
          store.setItem('a', token);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 35,
        },
      ],
      name: 'one of two stores',
    },
    {
      code: `
        import axios from 'axios';
        export async function login(form) {
          const { data } = await axios.post('/login', form);
          localStorage.setItem('auth', data.token);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 5,
          column: 40,
          endLine: 5,
          endColumn: 50,
        },
      ],
      name: 'the answer of a login',
    },
    {
      code: `
        export async function login(form) {
          const response = await post('/login', form);
          setHeader(response.data.accessToken);
          localStorage.setItem('user', JSON.stringify(response.data));
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'accessToken', store: 'localStorage' },
          line: 5,
          column: 40,
          endLine: 5,
          endColumn: 69,
        },
      ],
      name: 'the whole answer of a login that holds a token',
    },
    {
      code: `
        export const login = (form) =>
          post('/login', form).then(({ accessToken, user }) => {
            localStorage.setItem('user', user.name);
            localStorage.setItem('t', accessToken);
          });
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'accessToken', store: 'localStorage' },
          line: 5,
          column: 39,
          endLine: 5,
          endColumn: 50,
        },
      ],
      name: '.then of a login',
    },
    {
      code: `
        export const login = async (form) => sessionStorage.setItem('t', (await post('/login', form)).token);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'sessionStorage' },
          line: 2,
          column: 74,
          endLine: 2,
          endColumn: 108,
        },
      ],
      name: 'a login awaited in place',
    },
    {
      code: `
        export async function renew() {
          const { access_token: next } = await refresh();
          localStorage.setItem('s', next);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'access_token', store: 'localStorage' },
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 41,
        },
      ],
      name: 'destructured and renamed',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        export async function keep(key) {
          const value = await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key);
          localStorage.setItem('v', value);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'value', store: 'localStorage' },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 42,
        },
      ],
      name: 'signed in this file',
    },
    {
      code: `
        const remember = (key, value) => localStorage.setItem(key, value);
        export function onLogin(answer) {
          remember('name', answer.name);
          remember('jwt', answer.token);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 39,
        },
      ],
      name: 'a wrapper of the file, reported where the token is handed in',
    },
    {
      code: `
        function save(key, value) {
          localStorage.setItem(key, JSON.stringify(value));
        }
        export const onLogin = (session) => save('session', session.refreshToken);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'refreshToken', store: 'localStorage' },
          line: 5,
          column: 61,
          endLine: 5,
          endColumn: 81,
        },
      ],
      name: 'a wrapper of the file that writes JSON',
    },
    {
      code: `
        export const persist = (store) => store.subscribe((value) => localStorage.setItem('authToken', value));
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'authToken', store: 'localStorage' },
          line: 2,
          column: 104,
          endLine: 2,
          endColumn: 109,
        },
      ],
      name: 'a subscription',
    },
    {
      code: `
        export function keep(tokens) {
          localStorage.setItem('access', tokens.accessToken);
          localStorage.setItem('refresh', tokens.refreshToken);
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'accessToken', store: 'localStorage' },
          line: 3,
          column: 42,
          endLine: 3,
          endColumn: 60,
        },
        {
          messageId: 'storage',
          data: { name: 'refreshToken', store: 'localStorage' },
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 62,
        },
      ],
      name: 'two tokens, two reports',
    },
    {
      code: `
        export const keep = (token) => localStorage.setItem('token', token || '');
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 70,
          endLine: 2,
          endColumn: 81,
        },
      ],
      name: 'or nothing',
    },
    {
      code: `
        export const keep = (answer) =>
          ['token', 'user'].forEach((key) => localStorage.setItem(key, answer[key]));
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 3,
          column: 72,
          endLine: 3,
          endColumn: 83,
        },
      ],
      name: 'a loop over keys',
    },
    {
      code: `
        export const done = (res, token) =>
          res.send(\`<script>localStorage.setItem('token', '\${token}'); location.href = '/';</script>\`);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 3,
          column: 62,
          endLine: 3,
          endColumn: 67,
        },
      ],
      name: 'a script that the server sends',
    },
    {
      code: `
        export function keep(token) {
          const store = sessionStorage;
          store.auth = token;
        }
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'sessionStorage' },
          line: 4,
          column: 24,
          endLine: 4,
          endColumn: 29,
        },
      ],
      name: 'storage in a local variable, by member',
    },
    {
      code: `
        export const keep = (user) => window?.localStorage?.setItem('t', user?.token);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 74,
          endLine: 2,
          endColumn: 85,
        },
      ],
      name: 'an optional chain',
    },
    {
      code: `
        export const keep = (answer: { data: unknown }) => (localStorage as Storage).setItem('token', answer.data as string);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 103,
          endLine: 2,
          endColumn: 124,
        },
      ],
      name: 'with types around',
    },
  ],
});

tester.run('no-token-in-storage: cookies that a script sets', rule, {
  valid: [
    {
      code: `
        export function logout() {
          document.cookie = 'token=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/';
          document.cookie = \`jwt=\${''}; max-age=0\`;
        }
      `,
      name: 'an expired cookie',
    },
    {
      code: `
        import Cookies from 'js-cookie';
        export function logout() {
          Cookies.remove('token');
          Cookies.set('token', '');
        }
      `,
      name: 'a cookie that is removed',
    },
    {
      code: `
        export function protect(value) {
          document.cookie = \`csrftoken=\${value}; samesite=strict\`;
          document.cookie = \`XSRF-TOKEN=\${value}\`;
        }
      `,
      name: 'a cookie against forgery',
    },
    {
      code: `
        export const keep = (language) => (document.cookie = \`lang=\${language}; path=/\`);
      `,
      name: 'a language',
    },
    {
      code: `
        import express from 'express';
        export const login = (req, res, token) => res.cookie('token', token, { httpOnly: true });
      `,
      name: 'a cookie that the server sets',
    },
    {
      code: `
        import { cookies } from 'next/headers';
        export async function login(token: string) {
          (await cookies()).set('token', token, { httpOnly: true, secure: true });
        }
      `,
      name: 'a cookie that Next.js sets',
    },
    {
      code: `
        import Koa from 'koa';
        export const login = (ctx: Koa.Context, jwt: string) => ctx.cookies.set('jwt', jwt, { httpOnly: true });
      `,
      name: 'a cookie that Koa sets',
    },
    {
      code: `
        import Cookies from 'cookies';
        export const login = (req, res, token) => new Cookies(req, res).set('token', token, { httpOnly: true });
      `,
      name: 'a cookie that the package cookies sets on a server',
    },
    {
      code: `
        function setCookie(name, value) {
          document.cookie = \`\${name}=\${value}\`;
        }
        export const logout = () => setCookie('token', '');
      `,
      name: 'a helper that clears',
    },
  ],
  invalid: [
    {
      code: `
        export function keep(token) {
          document.cookie = \`token=\${token}; path=/; secure\`;
        }
      `,
      errors: [{ messageId: 'cookie', data: { name: 'token' }, line: 3, column: 38, endLine: 3, endColumn: 43 }],
      name: 'document.cookie',
    },
    {
      code: `
        export function keep(answer) {
          document.cookie = 'access_token=' + answer.data + ';path=/';
        }
      `,
      errors: [{ messageId: 'cookie', data: { name: 'access_token' }, line: 3, column: 47, endLine: 3, endColumn: 58 }],
      name: 'document.cookie by concatenation',
    },
    {
      code: `
        export const keep = (jwt) => (window.document.cookie = \`s=\${encodeURIComponent(jwt)}\`);
      `,
      errors: [{ messageId: 'cookie', data: { name: 'jwt' }, line: 2, column: 69, endLine: 2, endColumn: 92 }],
      name: 'document.cookie of the window, encoded',
    },
    {
      code: `
        const COOKIE = 'id_token';
        export function keep(answer) {
          document.cookie = \`\${COOKIE}=\${answer.data}; max-age=60\`;
        }
      `,
      errors: [{ messageId: 'cookie', data: { name: 'id_token' }, line: 4, column: 42, endLine: 4, endColumn: 53 }],
      name: 'a name in a constant',
    },
    {
      code: `
        import Cookies from 'js-cookie';
        export const keep = (answer) => Cookies.set('session', answer.accessToken, { expires: 7 });
      `,
      errors: [{ messageId: 'cookie', data: { name: 'accessToken' }, line: 3, column: 64, endLine: 3, endColumn: 82 }],
      name: 'js-cookie',
    },
    {
      code: `
        import jar from 'js-cookie';
        export const keep = (answer) => jar.set('refresh_token', answer.data);
      `,
      errors: [
        { messageId: 'cookie', data: { name: 'refresh_token' }, line: 3, column: 66, endLine: 3, endColumn: 77 },
      ],
      name: 'js-cookie under another name',
    },
    {
      code: `
        const Cookies = require('js-cookie');
        exports.keep = (token) => Cookies.set('t', token);
      `,
      errors: [{ messageId: 'cookie', data: { name: 'token' }, line: 3, column: 52, endLine: 3, endColumn: 57 }],
      name: 'js-cookie by require',
    },
    {
      code: `
        import Cookies from 'universal-cookie';
        const cookies = new Cookies();
        export const keep = (token) => cookies.set('session', token, { path: '/' });
      `,
      errors: [{ messageId: 'cookie', data: { name: 'token' }, line: 4, column: 63, endLine: 4, endColumn: 68 }],
      name: 'universal-cookie',
    },
    {
      code: `
        import { CookieService } from 'ngx-cookie-service';
        export class Login {
          constructor(private readonly cookies: CookieService) {}
          keep(token: string) {
            this.cookies.set('auth', token);
          }
        }
      `,
      errors: [{ messageId: 'cookie', data: { name: 'token' }, line: 6, column: 38, endLine: 6, endColumn: 43 }],
      name: 'an injected cookie service',
    },
    {
      code: `
        function setCookie(name, value, days) {
          document.cookie = \`\${name}=\${value}; max-age=\${days * 86400}\`;
        }
        export function onLogin(answer) {
          setCookie('lang', answer.lang, 365);
          setCookie('auth', answer.token, 7);
        }
      `,
      errors: [{ messageId: 'cookie', data: { name: 'token' }, line: 7, column: 29, endLine: 7, endColumn: 41 }],
      name: 'a helper of the file',
    },
    {
      code: `
        const setCookie = (name, value) => {
          document.cookie = name + '=' + encodeURIComponent(value);
        };
        export function onLogin(answer) {
          setCookie('name', answer.name);
          setCookie('jwt', answer.value);
        }
      `,
      errors: [{ messageId: 'cookie', data: { name: 'jwt' }, line: 7, column: 28, endLine: 7, endColumn: 40 }],
      name: 'a helper of the file that encodes',
    },
  ],
});

tester.run('no-token-in-storage: options and settings', rule, {
  valid: [
    {
      code: `
        export const keep = (token) => localStorage.setItem('token', token);
      `,
      options: [{ stores: ['cookie'] }],
      name: 'stores that are not looked at',
    },
    {
      code: `
        export const keep = (token) => sessionStorage.setItem('token', token);
      `,
      options: [{ stores: [] }],
      name: 'no store',
    },
    {
      code: `
        export const keep = (answer) => localStorage.setItem('token', answer.token);
      `,
      settings: { 'jwt-guard': { tokens: { notNames: ['token'] } } },
      name: 'a name that the settings take away',
    },
    {
      filename: 'src/__tests__/login.ts',
      code: `
        export const keep = (token) => localStorage.setItem('token', token);
      `,
      name: 'in a test',
    },
  ],
  invalid: [
    {
      code: `
        export function keep(token) {
          localStorage.setItem('token', token);
          sessionStorage.setItem('token', token);
          document.cookie = \`token=\${token}\`;
        }
      `,
      options: [{ stores: ['sessionStorage'] }],
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'sessionStorage' },
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 48,
        },
      ],
      name: 'one store of three',
    },
    {
      code: `
        export const keep = (ticket) => localStorage.setItem('t', ticket);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'ticket', store: 'localStorage' },
          line: 2,
          column: 67,
          endLine: 2,
          endColumn: 73,
        },
      ],
      settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } },
      name: 'a name that the settings add',
    },
    {
      code: `
        export const keep = (answer) => localStorage.setItem('ticket', answer.data);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'ticket', store: 'localStorage' },
          line: 2,
          column: 72,
          endLine: 2,
          endColumn: 83,
        },
      ],
      settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } },
      name: 'a key that the settings add',
    },
    {
      filename: 'src/__tests__/login.ts',
      code: `
        export const keep = (token) => localStorage.setItem('token', token);
      `,
      errors: [
        {
          messageId: 'storage',
          data: { name: 'token', store: 'localStorage' },
          line: 2,
          column: 70,
          endLine: 2,
          endColumn: 75,
        },
      ],
      settings: { 'jwt-guard': { tests: 'check' } },
      name: 'in a test, when settings say so',
    },
  ],
});

const silent = (name: string, code: string): { name: string; code: string } => ({ name, code });

const kept = (
  name: string,
  code: string,
  data: string,
  store: 'cookie' | 'localStorage' | 'sessionStorage' = 'localStorage',
) => ({
  name,
  code,
  errors: [{ messageId: store === 'cookie' ? ('cookie' as const) : ('storage' as const), data: { name: data, store } }],
});

tester.run('no-token-in-storage: state that persists', rule, {
  valid: [
    silent(
      'pinia that keeps nothing',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => ({ token: '' }) });",
    ),
    silent(
      'pinia that keeps something else',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => ({ token: '', theme: '' }), persist: { pick: ['theme'] } });",
    ),
    silent(
      'pinia that leaves it out',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => ({ token: '' }), persist: { omit: ['token'] } });",
    ),
    silent(
      'pinia with a storage from elsewhere',
      "import { defineStore } from 'pinia'; import { vault } from './vault'; defineStore('a', { state: () => ({ token: '' }), persist: { storage: vault } });",
    ),
    silent(
      'zustand that keeps a part',
      "import { persist } from 'zustand/middleware'; persist(() => ({ token: '', theme: '' }), { name: 'a', partialize: (state) => ({ theme: state.theme }) });",
    ),
    silent(
      'actions and flags',
      "import { persist } from 'zustand/middleware'; persist((set) => ({ setToken: () => set({}), hasToken: false, csrfToken: '' }), { name: 'a' });",
    ),
    silent('another atom', "import { atomWithStorage } from 'jotai/utils'; atomWithStorage('theme', 'dark');"),
    silent(
      'auth0 in memory',
      "import { Auth0Client } from '@auth0/auth0-spa-js'; new Auth0Client({ cacheLocation: 'memory' });",
    ),
  ],
  invalid: [
    kept(
      'pinia, all of the state',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => ({ accessToken: null, name: '' }), persist: true });",
      'accessToken',
    ),
    kept(
      'pinia, by name',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => make(), persist: { pick: ['refreshToken'] } });",
      'refreshToken',
    ),
    kept(
      'pinia, set up by a function',
      "import { defineStore } from 'pinia'; defineStore('a', () => { const token = ref(''); return { token }; }, { persist: { storage: sessionStorage } });",
      'token',
      'sessionStorage',
    ),
    kept(
      'zustand',
      "import { persist, createJSONStorage } from 'zustand/middleware'; persist((set) => ({ token: null, setToken: () => set({}) }), { name: 'a', storage: createJSONStorage(() => localStorage) });",
      'token',
    ),
    kept(
      'redux-persist',
      "import { persistReducer } from 'redux-persist'; import storage from 'redux-persist/lib/storage'; persistReducer({ key: 'a', storage, whitelist: ['token'] }, reducer);",
      'token',
    ),
    kept(
      'vuex',
      "import createPersistedState from 'vuex-persistedstate'; createPersistedState({ paths: ['user.token'] });",
      'user.token',
    ),
    kept('jotai', "import { atomWithStorage } from 'jotai/utils'; atomWithStorage('accessToken', '');", 'accessToken'),
    kept(
      'a hook',
      "import { useLocalStorage } from 'usehooks-ts'; const [a, b] = useLocalStorage('token', '');",
      'token',
    ),
    kept(
      'a hook of the project',
      "import { useLocalStorage } from '../hooks'; const [a, b] = useLocalStorage('token', '');",
      'token',
    ),
    kept(
      'VueUse',
      "import { useStorage } from '@vueuse/core'; const a = useStorage('token', '', sessionStorage);",
      'token',
      'sessionStorage',
    ),
    kept(
      'oidc-client-ts',
      "import { WebStorageStateStore } from 'oidc-client-ts'; new WebStorageStateStore({ store: window.localStorage });",
      'tokens',
    ),
    kept(
      'msal',
      "import { PublicClientApplication } from '@azure/msal-browser'; new PublicClientApplication({ cache: { cacheLocation: 'localStorage' } });",
      'tokens',
    ),
  ],
});

tester.run('no-token-in-storage: helpers and further packages', rule, {
  valid: [
    silent(
      'a cookie helper of a server',
      "import express from 'express'; import { setCookie } from './cookies.js'; setCookie('token', make());",
    ),
    silent('a flag through a helper', "import { setItem } from './storage.js'; setItem('hasToken', true);"),
  ],
  invalid: [
    kept(
      'a helper from elsewhere',
      "import { setItem } from './storage.js'; export const keep = (token) => setItem('auth', token);",
      'token',
    ),
    kept(
      'a cookie helper from elsewhere',
      "import { setCookie } from './cookies.js'; export const keep = (token) => setCookie('auth', token);",
      'token',
      'cookie',
    ),
    kept(
      'a wrapper from elsewhere',
      "import { localStg } from './storage.js'; localStg.set('token', answer.token);",
      'token',
    ),
    kept(
      'nookies in a page',
      "import { setCookie } from 'nookies'; setCookie(null, 'token', accessToken);",
      'accessToken',
      'cookie',
    ),
    kept(
      'cookies-next in a page',
      "import { setCookie } from 'cookies-next'; setCookie('token', accessToken);",
      'accessToken',
      'cookie',
    ),
    kept(
      'cookie-universal',
      "import Cookie from 'cookie-universal'; const jar = Cookie(); jar.set('token', answer.token);",
      'token',
      'cookie',
    ),
    kept(
      'a Vue plugin',
      "export default { methods: { keep(answer) { this.$cookies.set('token', answer.token); } } };",
      'token',
      'cookie',
    ),
    kept('Nuxt', "export const keep = (answer) => { useCookie('token').value = answer.token; };", 'token', 'cookie'),
    kept('the cookie store', "cookieStore.set('token', accessToken);", 'accessToken', 'cookie'),
    kept('a setter', "export class A { set token(value) { localStorage.setItem('a', value); } }", 'token'),
    kept(
      "a component's own storage",
      'export default { methods: { store() { return this.stay ? localStorage : sessionStorage; }, keep(answer) { this.store().token = answer.token; } } };',
      'token',
    ),
  ],
});
