import rule from '../../rules/no-token-in-storage.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const storage = (name: string, store: 'localStorage' | 'sessionStorage' = 'localStorage'): Expected<'storage'> => ({
  messageId: 'storage',
  data: { name, store },
});
const cookie = (name: string): Expected<'cookie'> => ({ messageId: 'cookie', data: { name } });

testRule('no-token-in-storage: web storage', rule, {
  valid: [
    silent(
      'reading and removing',
      `
        export function current() {
          if (expired()) localStorage.removeItem('token');
          return localStorage.getItem('token') ?? sessionStorage.token;
        }
      `,
    ),
    silent(
      'clearing',
      `
        export function logout() {
          localStorage.setItem('token', '');
          localStorage.jwt = '';
          sessionStorage['access_token'] = null;
          sessionStorage.setItem('refreshToken', undefined);
        }
      `,
    ),
    silent(
      'flags',
      `
        export function mark(token) {
          localStorage.setItem('isAuthenticated', String(!!token));
          localStorage.setItem('token', !!token);
          localStorage.setItem('token_seen', '1');
          localStorage.setItem('isLoggedIn', Boolean(token));
        }
      `,
    ),
    silent(
      'a flag as text',
      `
        export function mark(token) {
          localStorage.setItem('hasToken', String(!!token));
          localStorage.setItem('token', JSON.stringify(token !== null));
        }
      `,
    ),
    silent(
      "a marker under a token's name",
      `
        export const mark = () => localStorage.setItem('token', 'signed-in');
      `,
    ),
    silent(
      'a marker that depends on a token',
      `
        export const mark = (token) => localStorage.setItem('token', token ? '1' : '0');
      `,
    ),
    silent(
      'clearing by empty JSON',
      `
        export function logout() {
          localStorage.setItem('token', JSON.stringify(null));
          localStorage.setItem('tokens', JSON.stringify([]));
        }
      `,
    ),
    silent(
      'a key that speaks of a captcha',
      `
        export const note = (token) => localStorage.setItem('recaptcha', token);
      `,
    ),
    silent(
      'tokens of a theme',
      `
        export const keep = (theme) => localStorage.setItem('tokens', JSON.stringify(theme.tokens));
      `,
    ),
    silent(
      'the rest after the token is taken out',
      `
        export function onLogin(answer) {
          const { token, ...user } = answer;
          hold(token);
          localStorage.setItem('user', JSON.stringify(user));
        }
      `,
    ),
    silent(
      'the user beside a token',
      `
        export function onLogin(answer) {
          hold(answer.data.token);
          localStorage.setItem('user', JSON.stringify(answer.data.user));
        }
      `,
    ),
    silent(
      'a token that is taken out of the copy',
      `
        export const keep = (user) => localStorage.setItem('user', JSON.stringify({ ...user, token: undefined }));
      `,
    ),
    silent(
      'decoded claims',
      `
        import { jwtDecode } from 'jwt-decode';
        export function onLogin(token) {
          const claims = jwtDecode(token);
          localStorage.setItem('user', JSON.stringify(claims));
          localStorage.setItem('role', jwtDecode(token).role);
        }
      `,
    ),
    silent(
      'tokens of a source text',
      `
        export function cache(lexer, source) {
          const tokens = lexer.tokenize(source);
          localStorage.setItem('cache', JSON.stringify(tokens));
        }
      `,
    ),
    silent(
      'counts of a language model',
      `
        export function count(usage, numTokens) {
          localStorage.setItem('tokens', String(usage.totalTokens));
          localStorage.setItem('last', String(numTokens));
        }
      `,
    ),
    silent(
      'packages that keep secrets on a phone',
      `
        import Vault from 'react-native-encrypted-storage';
        import { setItem } from 'rn-secure-storage';
        import * as Keys from 'expo-secure-store';
        export async function keep(answer) {
          await Vault.setItem('access_token', answer.accessToken);
          await setItem('access_token', answer.accessToken);
          await Keys.setItem('refreshToken', answer.refreshToken);
          await Keys.setItemAsync('refreshToken', answer.refreshToken);
        }
      `,
    ),
    silent(
      "the project's own helpers around such packages",
      `
        import { setItem } from '@/lib/keychain';
        import encryptedStorage from './encrypted-storage';
        const { setStorageItem } = require('../secureStore');
        export function keep(answer) {
          setItem('access_token', answer.accessToken);
          encryptedStorage.setItem('access_token', answer.accessToken);
          setStorageItem('access_token', answer.accessToken);
        }
      `,
    ),
    silent(
      'a method of a package that nothing is known of',
      `
        import cache from 'some-cache';
        import { setItem } from '@acme/state';
        export function keep(answer) {
          cache.setItem('access_token', answer.accessToken);
          setItem('access_token', answer.accessToken);
        }
      `,
    ),
    silent(
      'a bare parameter under a key that says no more than token',
      "export const keep = (given) => [localStorage.setItem('token', given), localStorage.setItem('tokenSeen', given)];",
    ),
    silent(
      'an identifier under the key of a token',
      "export const keep = (userId, expiresAt) => [localStorage.setItem('jwt', userId), localStorage.setItem('access_token', expiresAt)];",
    ),
    silent(
      'other members of tokens',
      "export const keep = (theme, token) => [localStorage.setItem('a', theme.tokens.primary), localStorage.setItem('b', token.id), localStorage.setItem('c', theme.tokens.id)];",
    ),
    silent(
      'something of another type that is handed in',
      "export const keep = (kept: Map<string, string>, accessToken: string) => { kept.set('accessToken', accessToken); return localStorage.length; };",
    ),
    silent(
      'another cookie that is put together elsewhere',
      'export function keep(accessToken, theme) { const text = `theme=${theme}; path=/`; document.cookie = text; return accessToken; }',
    ),
    silent(
      'a request under the name of the header',
      "export const begin = (authorization, state) => localStorage.setItem('authorization', pack(state));",
    ),
    silent(
      'a cookie of Nuxt that the server alone writes',
      "const jar = useCookie('token', { httpOnly: true }); export const keep = (answer) => { jar.value = answer.token; };",
    ),
    silent(
      'a cookie that only the server may write, by options that the file does not show',
      "import { shelf } from './shelf.js'; const jar = useCookie('token', shelf); export const keep = (answer) => { jar.value = answer.token; };",
    ),
    silent(
      'companions',
      `
        export function note(session, token) {
          localStorage.setItem('token_expires_at', session.expiresAt);
          localStorage.setItem('tokenExpiry', String(Date.now() + session.ttl));
          localStorage.setItem('tokenType', session.tokenType);
          localStorage.setItem('token_issued', new Date());
          localStorage.setItem('tokenLength', token.length);
        }
      `,
    ),
    silent(
      'what a token says',
      `
        export function note(accessToken) {
          const session = claimsOf(accessToken);
          localStorage.setItem('user', JSON.stringify({ id: session.id, name: session.name }));
        }
      `,
    ),
    silent(
      'tokens of another kind',
      `
        export function note(csrfToken, fcmToken, pushToken, deviceToken) {
          localStorage.setItem('a', csrfToken);
          localStorage.setItem('b', fcmToken);
          localStorage.setItem('c', pushToken);
          sessionStorage.setItem('d', deviceToken);
        }
      `,
    ),
    silent(
      'keys of another kind',
      `
        export function note(value) {
          localStorage.setItem('XSRF-TOKEN', value);
          localStorage.setItem('nextPageToken', value);
          localStorage.setItem('captcha_token', value);
          localStorage.setItem('mapboxToken', value);
          localStorage.setItem('theme-tokens', value);
          localStorage.setItem('fcm_token', value);
        }
      `,
    ),
    silent(
      'a token under a key of another kind',
      `
        export const note = (token) => localStorage.setItem('push-token', token);
      `,
    ),
    silent(
      'the address of a device',
      `
        import { getMessaging, getToken } from 'firebase/messaging';
        export async function register() {
          const token = await getToken(getMessaging());
          localStorage.setItem('device', token);
        }
      `,
    ),
    silent(
      'the address of a device, by an older interface',
      `
        export const register = async (firebase) => localStorage.setItem('token', await firebase.messaging().getToken());
      `,
    ),
    silent(
      'design tokens',
      `
        export const theme = (tokens) => localStorage.setItem('designTokens', JSON.stringify(tokens));
      `,
    ),
    silent(
      'a token of a parser',
      `
        export const last = (lexer) => localStorage.setItem('last', lexer.token.text);
      `,
    ),
    silent(
      'a symbol',
      `
        const TOKEN = Symbol('token');
        export const keep = (cache, value) => cache.setItem(TOKEN, value);
      `,
    ),
    silent(
      'a cache of the server',
      `
        import { createClient } from 'redis';
        const redis = createClient();
        export const keep = (id, token) => redis.setItem(\`session:\${id}\`, token);
      `,
    ),
    silent(
      'a cache beside a JWT library, with nothing of a browser',
      `
        import { verify } from 'jsonwebtoken';
        import { setItem } from './cache.js';
        export function open(sessionToken, key) {
          setItem('sessionToken', sessionToken);
          return verify(sessionToken, key);
        }
      `,
    ),
    silent(
      'another store',
      `
        export const keep = (accessToken) => memory.setItem('accessToken', accessToken);
      `,
    ),
    silent(
      'an option of an editor',
      `
        export const keep = (color) => localStorage.setItem('tokenColor', color);
      `,
    ),
    silent(
      'a reset that waits for the next page',
      `
        export const keep = (resetToken) => sessionStorage.setItem('reset', resetToken);
      `,
    ),
    silent(
      'storage that only shares the name',
      `
        export function keep(localStorage: Map<string, string> & { setItem(key: string, value: string): void }, token: string) {
          localStorage.setItem('token', token);
        }
      `,
    ),
    silent(
      "an identifier under a token's key, encoded or not",
      `
        const GUEST_TOKEN_KEY = 'guestToken';
        export function keep(answer) {
          localStorage.setItem(GUEST_TOKEN_KEY, btoa(answer.profileId));
          sessionStorage.setItem('token', answer.createdAt);
        }
      `,
    ),
    silent(
      'what is written is not the token but its hash',
      `
        export const keep = async (token) => localStorage.setItem('token_hash', await hashToken(token));
      `,
    ),
  ],
  invalid: [
    reported(
      'the key of a session, and an encoded value without a name of another kind',
      `
        const GUEST_TOKEN_KEY = 'guestToken';
        export function keep(answer) {
          localStorage.setItem(GUEST_TOKEN_KEY, ⟦btoa(answer.content)⟧);
          sessionStorage.setItem('token', ⟦answer.sessionId⟧);
        }
      `,
      [storage('guestToken'), storage('token', 'sessionStorage')],
    ),
    reported(
      'by a helper, beside a JWT library in a page',
      `
        import { decode } from 'jsonwebtoken';
        import { setItem } from './kept.js';
        export function open(sessionToken) {
          setItem('sessionToken', ⟦sessionToken⟧);
          document.title = decode(sessionToken).name;
        }
      `,
      'storage',
    ),
    reported(
      'a key that is called token',
      `
        export const keep = (answer) => localStorage.setItem('token', ⟦answer.data⟧);
      `,
      storage('token'),
    ),
    reported(
      "what .then hands in, under a token's key",
      `
        export const login = (form) => post('/login', form).then(({ data }) => localStorage.setItem('token', ⟦data⟧));
      `,
      storage('token'),
    ),
    reported(
      "a call under a token's key",
      `
        export const login = async (form) => localStorage.setItem('token', ⟦await post('/login', form)⟧);
      `,
      storage('token'),
    ),
    reported(
      'sessionStorage of the window',
      `
        export const keep = (accessToken) => window.sessionStorage.setItem('auth', ⟦accessToken⟧);
      `,
      storage('accessToken', 'sessionStorage'),
    ),
    reported(
      'storage of globalThis',
      `
        export const keep = (jwt) => globalThis.localStorage.setItem('session', ⟦jwt⟧);
      `,
      storage('jwt'),
    ),
    reported(
      'a member',
      `
        export function keep(token) {
          localStorage.token = ⟦token⟧;
        }
      `,
      storage('token'),
    ),
    reported(
      'an index',
      `
        export function keep(answer) {
          window.localStorage['auth'] = ⟦answer.id_token⟧;
        }
      `,
      storage('id_token'),
    ),
    reported(
      'an index in a constant',
      `
        const SLOT = 'refresh_token';
        export function keep(answer) {
          localStorage[SLOT] = ⟦answer.data⟧;
        }
      `,
      storage('refresh_token'),
    ),
    reported(
      'a key in a constant',
      `
        const TOKEN_KEY = 'app.session';
        export const keep = (token) => localStorage.setItem(TOKEN_KEY, ⟦token⟧);
      `,
      storage('token'),
    ),
    reported(
      'a constant whose name is all there is',
      `
        import { ACCESS_TOKEN_KEY } from './keys';
        export const keep = (answer) => localStorage.setItem(ACCESS_TOKEN_KEY, ⟦answer.data⟧);
      `,
      storage('ACCESS_TOKEN_KEY'),
    ),
    reported(
      'a key in an enum',
      `
        enum Keys {
          Session = 'access_token',
        }
        export const keep = (answer: Answer) => localStorage.setItem(Keys.Session, ⟦answer.data⟧);
      `,
      storage('access_token'),
    ),
    reported(
      'a key in a field of the class',
      `
        export class AuthStore {
          private readonly slot = 'jwt';
          keep(answer: Answer) {
            localStorage.setItem(this.slot, ⟦answer.data⟧);
          }
        }
      `,
      storage('jwt'),
    ),
    reported(
      'a key in an object',
      `
        const KEYS = { user: 'user', auth: 'authToken' } as const;
        export const keep = (answer: Answer) => sessionStorage.setItem(KEYS.auth, ⟦answer.data⟧);
      `,
      storage('authToken', 'sessionStorage'),
    ),
    reported(
      'a key in a template',
      `
        const PREFIX = 'app';
        export const keep = (answer) => localStorage.setItem(\`\${PREFIX}.idToken\`, ⟦answer.data⟧);
      `,
      storage('app.idToken'),
    ),
    reported(
      "the value's name is the signal",
      `
        export const keep = (slot, session) => localStorage.setItem(slot, ⟦session.accessToken⟧);
      `,
      storage('accessToken'),
    ),
    reported(
      'a token as text',
      `
        export const keep = (tokens) => localStorage.setItem('auth', ⟦JSON.stringify({ user: 1, accessToken: tokens.access })⟧);
      `,
      storage('accessToken'),
    ),
    reported(
      'with a scheme before it',
      `
        export const keep = (token) => localStorage.setItem('authorization', ⟦\`Bearer \${token}\`⟧);
      `,
      storage('token'),
    ),
    reported(
      'storage in a constant',
      `
        const store = window.localStorage;
        export const keep = (token) => store.setItem('a', ⟦token⟧);
      `,
      storage('token'),
    ),
    reported(
      'storage that a function gives',
      `
        const storage = () => window.sessionStorage;
        export function keep(token) {
          storage().setItem('a', ⟦token⟧);
        }
      `,
      storage('token', 'sessionStorage'),
    ),
    reported(
      'one of two stores',
      `
        export function keep(remember, token) {
          const store = remember ? localStorage : sessionStorage;
          store.setItem('a', ⟦token⟧);
        }
      `,
      storage('token'),
    ),
    reported(
      'the answer of a login',
      `
        import axios from 'axios';
        export async function login(form) {
          const { data } = await axios.post('/login', form);
          localStorage.setItem('auth', ⟦data.token⟧);
        }
      `,
      storage('token'),
    ),
    reported(
      'the whole answer of a login that holds a token',
      `
        export async function login(form) {
          const response = await post('/login', form);
          setHeader(response.data.accessToken);
          localStorage.setItem('user', ⟦JSON.stringify(response.data)⟧);
        }
      `,
      storage('accessToken'),
    ),
    reported(
      '.then of a login',
      `
        export const login = (form) =>
          post('/login', form).then(({ accessToken, user }) => {
            localStorage.setItem('user', user.name);
            localStorage.setItem('t', ⟦accessToken⟧);
          });
      `,
      storage('accessToken'),
    ),
    reported(
      'a login awaited in place',
      `
        export const login = async (form) => sessionStorage.setItem('t', ⟦(await post('/login', form)).token⟧);
      `,
      storage('token', 'sessionStorage'),
    ),
    reported(
      'destructured and renamed',
      `
        export async function renew() {
          const { access_token: next } = await refresh();
          localStorage.setItem('s', ⟦next⟧);
        }
      `,
      storage('access_token'),
    ),
    reported(
      'signed in this file',
      `
        import { SignJWT } from 'jose';
        export async function keep(key) {
          const value = await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key);
          localStorage.setItem('v', ⟦value⟧);
        }
      `,
      storage('value'),
    ),
    reported(
      'a wrapper of the file, reported where the token is handed in',
      `
        const remember = (key, value) => localStorage.setItem(key, value);
        export function onLogin(answer) {
          remember('name', answer.name);
          remember('jwt', ⟦answer.token⟧);
        }
      `,
      storage('token'),
    ),
    reported(
      'a wrapper of the file that a hook gives under another name',
      `
        const useKept = () => ({ put: (key, value) => localStorage.setItem(key, value) });
        export function onLogin(answer) {
          const { put: remember } = useKept();
          remember('jwt', ⟦answer.token⟧);
        }
      `,
      storage('token'),
    ),
    reported(
      'a wrapper of the file that writes JSON',
      `
        function save(key, value) {
          localStorage.setItem(key, JSON.stringify(value));
        }
        export const onLogin = (session) => save('session', ⟦session.refreshToken⟧);
      `,
      storage('refreshToken'),
    ),
    reported(
      'a subscription',
      `
        export const persist = (store) => store.subscribe((value) => localStorage.setItem('authToken', ⟦value⟧));
      `,
      storage('authToken'),
    ),
    reported(
      'two tokens, two reports',
      `
        export function keep(tokens) {
          localStorage.setItem('access', ⟦tokens.accessToken⟧);
          localStorage.setItem('refresh', ⟦tokens.refreshToken⟧);
        }
      `,
      [storage('accessToken'), storage('refreshToken')],
    ),
    reported(
      'or nothing',
      `
        export const keep = (token) => localStorage.setItem('token', ⟦token || ''⟧);
      `,
      storage('token'),
    ),
    reported(
      'a loop over keys',
      `
        export const keep = (answer) =>
          ['token', 'user'].forEach((key) => localStorage.setItem(key, ⟦answer[key]⟧));
      `,
      storage('token'),
    ),
    reported(
      'a script that the server sends',
      `
        export const done = (res, token) =>
          res.send(\`<script>localStorage.setItem('token', '\${⟦token⟧}'); location.href = '/';</script>\`);
      `,
      storage('token'),
    ),
    reported(
      'storage in a local variable, by member',
      `
        export function keep(token) {
          const store = sessionStorage;
          store.auth = ⟦token⟧;
        }
      `,
      storage('token', 'sessionStorage'),
    ),
    reported(
      'an optional chain',
      `
        export const keep = (user) => window?.localStorage?.setItem('t', ⟦user?.token⟧);
      `,
      storage('token'),
    ),
    reported(
      'with types around',
      `
        export const keep = (answer: { data: unknown }) => (localStorage as Storage).setItem('token', ⟦answer.data as string⟧);
      `,
      storage('token'),
    ),
  ],
});

testRule('no-token-in-storage: cookies that a script sets', rule, {
  valid: [
    silent(
      'an expired cookie',
      `
        export function logout() {
          document.cookie = 'token=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/';
          document.cookie = \`jwt=\${''}; max-age=0\`;
        }
      `,
    ),
    silent(
      'a cookie that is removed',
      `
        import Cookies from 'js-cookie';
        export function logout() {
          Cookies.remove('token');
          Cookies.set('token', '');
        }
      `,
    ),
    silent(
      'a cookie against forgery',
      `
        export function protect(value) {
          document.cookie = \`csrftoken=\${value}; samesite=strict\`;
          document.cookie = \`XSRF-TOKEN=\${value}\`;
        }
      `,
    ),
    silent(
      'a language',
      `
        export function keep(token, language) {
          document.cookie = \`lang=\${language}; path=/\`;
          return token;
        }
      `,
    ),
    silent(
      'a cookie that the server sets',
      `
        import express from 'express';
        localStorage.setItem('theme', theme);
        export const login = (req, res, token) => res.cookie('token', token, { httpOnly: true });
      `,
    ),
    silent(
      'a cookie that Next.js sets',
      `
        import { cookies } from 'next/headers';
        localStorage.setItem('theme', theme);
        export async function login(token: string) {
          (await cookies()).set('token', token, { httpOnly: true, secure: true });
        }
      `,
    ),
    silent(
      'a cookie that Koa sets',
      `
        import Koa from 'koa';
        localStorage.setItem('theme', theme);
        export const login = (ctx: Koa.Context, jwt: string) => ctx.cookies.set('jwt', jwt, { httpOnly: true });
      `,
    ),
    silent(
      'a cookie that the package cookies sets on a server',
      `
        import Cookies from 'cookies';
        export const login = (req, res, token) => new Cookies(req, res).set('token', token, { httpOnly: true });
      `,
    ),
    silent(
      'a helper that clears',
      `
        function setCookie(name, value) {
          document.cookie = \`\${name}=\${value}\`;
        }
        export const logout = () => setCookie('token', '');
      `,
    ),
  ],
  invalid: [
    reported(
      'document.cookie',
      `
        export function keep(token) {
          document.cookie = \`token=\${⟦token⟧}; path=/; secure\`;
        }
      `,
      cookie('token'),
    ),
    reported(
      'document.cookie by concatenation',
      `
        export function keep(answer) {
          document.cookie = 'access_token=' + ⟦answer.data⟧ + ';path=/';
        }
      `,
      cookie('access_token'),
    ),
    reported(
      'document.cookie of the window, encoded',
      `
        export const keep = (jwt) => (window.document.cookie = \`s=\${⟦encodeURIComponent(jwt)⟧}\`);
      `,
      cookie('jwt'),
    ),
    reported(
      'a name in a constant',
      `
        const COOKIE = 'id_token';
        export function keep(answer) {
          document.cookie = \`\${COOKIE}=\${⟦answer.data⟧}; max-age=60\`;
        }
      `,
      cookie('id_token'),
    ),
    reported(
      'js-cookie',
      `
        import Cookies from 'js-cookie';
        export const keep = (answer) => Cookies.set('session', ⟦answer.accessToken⟧, { expires: 7 });
      `,
      cookie('accessToken'),
    ),
    reported(
      'js-cookie under another name',
      `
        import jar from 'js-cookie';
        export const keep = (answer) => jar.set('refresh_token', ⟦answer.data⟧);
      `,
      cookie('refresh_token'),
    ),
    reported(
      'js-cookie by require',
      `
        const Cookies = require('js-cookie');
        exports.keep = (token) => Cookies.set('t', ⟦token⟧);
      `,
      cookie('token'),
    ),
    reported(
      'universal-cookie',
      `
        import Cookies from 'universal-cookie';
        const cookies = new Cookies();
        export const keep = (token) => cookies.set('session', ⟦token⟧, { path: '/' });
      `,
      cookie('token'),
    ),
    reported(
      'an injected cookie service',
      `
        import { CookieService } from 'ngx-cookie-service';
        export class Login {
          constructor(private readonly cookies: CookieService) {}
          keep(token: string) {
            this.cookies.set('auth', ⟦token⟧);
          }
        }
      `,
      cookie('token'),
    ),
    reported(
      'a helper of the file',
      `
        function setCookie(name, value, days) {
          document.cookie = \`\${name}=\${value}; max-age=\${days * 86400}\`;
        }
        export function onLogin(answer) {
          setCookie('lang', answer.lang, 365);
          setCookie('auth', ⟦answer.token⟧, 7);
        }
      `,
      cookie('token'),
    ),
    reported(
      'a helper of the file that encodes',
      `
        const setCookie = (name, value) => {
          document.cookie = name + '=' + encodeURIComponent(value);
        };
        export function onLogin(answer) {
          setCookie('name', answer.name);
          setCookie('jwt', ⟦answer.value⟧);
        }
      `,
      cookie('jwt'),
    ),
  ],
});

testRule('no-token-in-storage: options and settings', rule, {
  valid: [
    silent(
      'stores that are not looked at',
      `
        export const keep = (token) => localStorage.setItem('token', token);
      `,
      { options: [{ stores: ['cookie'] }] },
    ),
    silent(
      'no store',
      `
        export const keep = (token) => sessionStorage.setItem('token', token);
      `,
      { options: [{ stores: [] }] },
    ),
    silent(
      'a name that the settings take away',
      `
        export const keep = (answer) => localStorage.setItem('token', answer.token);
      `,
      { settings: { 'jwt-guard': { tokens: { notNames: ['token'] } } } },
    ),
    silent(
      'in a test',
      `
        export const keep = (token) => localStorage.setItem('token', token);
      `,
      { filename: 'src/__tests__/login.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      'one store of three',
      `
        export function keep(token) {
          localStorage.setItem('token', token);
          sessionStorage.setItem('token', ⟦token⟧);
          document.cookie = \`token=\${token}\`;
        }
      `,
      storage('token', 'sessionStorage'),
      { options: [{ stores: ['sessionStorage'] }] },
    ),
    reported(
      'a name that the settings add',
      `
        export const keep = (ticket) => localStorage.setItem('t', ⟦ticket⟧);
      `,
      storage('ticket'),
      { settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } } },
    ),
    reported(
      'a key that the settings add',
      `
        export const keep = (answer) => localStorage.setItem('ticket', ⟦answer.data⟧);
      `,
      storage('ticket'),
      { settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } } },
    ),
    reported(
      'in a test, when settings say so',
      `
        export const keep = (token) => localStorage.setItem('token', ⟦token⟧);
      `,
      storage('token'),
      { filename: 'src/__tests__/login.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});

testRule('no-token-in-storage: state that persists', rule, {
  valid: [
    silent(
      'pinia that keeps nothing',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => ({ token: '' }), persist: false });",
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
    silent(
      'another atom',
      "import { atom } from 'jotai'; import { atomWithStorage } from 'jotai/utils'; const token = atom(''); atomWithStorage('theme', 'dark');",
    ),
    silent(
      'auth0 in memory',
      "import { Auth0Client } from '@auth0/auth0-spa-js'; new Auth0Client({ cacheLocation: 'memory' });",
    ),
  ],
  invalid: [
    reported(
      'pinia, all of the state',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => ({ ⟦accessToken: null⟧, name: '' }), persist: true });",
      storage('accessToken'),
    ),
    reported(
      'pinia, by name',
      "import { defineStore } from 'pinia'; defineStore('a', { state: () => make(), persist: { pick: [⟦'refreshToken'⟧] } });",
      storage('refreshToken'),
    ),
    reported(
      'pinia, set up by a function',
      "import { defineStore } from 'pinia'; defineStore('a', () => { const token = ref(''); return { ⟦token⟧ }; }, { persist: { storage: sessionStorage } });",
      storage('token', 'sessionStorage'),
    ),
    reported(
      'zustand',
      "import { persist, createJSONStorage } from 'zustand/middleware'; persist((set) => ({ ⟦token: null⟧, setToken: () => set({}) }), { name: 'a', storage: createJSONStorage(() => localStorage) });",
      storage('token'),
    ),
    reported(
      'redux-persist',
      "import { persistReducer } from 'redux-persist'; import storage from 'redux-persist/lib/storage'; persistReducer({ key: 'a', storage, whitelist: [⟦'token'⟧] }, reducer);",
      storage('token'),
    ),
    reported(
      'vuex',
      "import createPersistedState from 'vuex-persistedstate'; createPersistedState({ paths: [⟦'user.token'⟧] });",
      storage('user.token'),
    ),
    reported(
      'jotai',
      "import { atomWithStorage } from 'jotai/utils'; atomWithStorage(⟦'accessToken'⟧, '');",
      storage('accessToken'),
    ),
    reported(
      'a hook',
      "import { useLocalStorage } from 'usehooks-ts'; const [a, b] = useLocalStorage(⟦'token'⟧, '');",
      storage('token'),
    ),
    reported(
      'a hook of the project',
      "import { useLocalStorage } from '../hooks'; const [a, b] = useLocalStorage(⟦'token'⟧, '');",
      storage('token'),
    ),
    reported(
      'VueUse',
      "import { useStorage } from '@vueuse/core'; const a = useStorage(⟦'token'⟧, '', sessionStorage);",
      storage('token', 'sessionStorage'),
    ),
    reported(
      'oidc-client-ts',
      "import { WebStorageStateStore } from 'oidc-client-ts'; new WebStorageStateStore({ ⟦store: window.localStorage⟧ });",
      storage('tokens'),
    ),
    reported(
      'msal',
      "import { PublicClientApplication } from '@azure/msal-browser'; new PublicClientApplication({ cache: { ⟦cacheLocation: 'localStorage'⟧ } });",
      storage('tokens'),
    ),
  ],
});

testRule('no-token-in-storage: helpers and further packages', rule, {
  valid: [
    silent(
      'names of keys that are called like tokens',
      "import { keys, refreshToken } from './keys.js'; const ACCESS_TOKEN = 'access_token'; const accessToken = 'at'; export const save = (value) => [localStorage.setItem(ACCESS_TOKEN, value.name), localStorage.setItem(accessToken, value.name), localStorage.setItem(keys.accessToken, value.name), localStorage.setItem(`v1:${refreshToken}`, value.name), localStorage.setItem(`${StorageKeys.TOKEN}:v1`, value.name)];",
    ),
    silent(
      'names of keys that are handed in, taken out of an import, or written out by callers',
      "import { keys } from './keys.js'; export const a = (accessToken, name) => localStorage.setItem(accessToken, name); export function b(user) { const { accessToken } = keys; localStorage.setItem(accessToken, user.name); } const c = (accessToken, user) => localStorage.setItem(`v1:${accessToken}`, user.name); c('access_token', me);",
    ),
    silent(
      'a digest of a token in a key, and a token for one purpose',
      'export const a = (accessToken, csrfToken, tabs) => [localStorage.setItem(`tabs:${sha256(accessToken)}`, tabs.join()), localStorage.setItem(`tabs:${csrfToken}`, tabs.join())];',
    ),
    silent(
      'a cookie of another value to which attributes are added, beside a token',
      "export function keep(jwt, theme) { let line = 'theme=' + theme; line += '; path=/'; document.cookie = line; return send(jwt); }",
    ),
    silent(
      'a cookie that adds to itself without an end',
      'export function keep(theme, jwt) { let line = theme; for (;;) { line += line; document.cookie = line; send(jwt); } }',
    ),
    silent(
      'a cookie helper of a server',
      "import express from 'express'; import { setCookie } from './cookies.js'; setCookie('token', make());",
    ),
    silent('a flag through a helper', "import { setItem } from './storage.js'; setItem('hasToken', true);"),
  ],
  invalid: [
    reported(
      'a helper from elsewhere',
      "import { setItem } from './storage.js'; export const keep = (token) => setItem('auth', ⟦token⟧);",
      storage('token'),
    ),
    reported(
      'a bare parameter under a key that says which token',
      "export const keep = (given, other) => [localStorage.setItem('id_token', ⟦given⟧), (sessionStorage['refreshToken'] = ⟦other⟧)];",
      [storage('id_token'), storage('refreshToken', 'sessionStorage')],
    ),
    reported(
      'an import under such a key',
      "import { current as now } from './session.js'; export const keep = () => { document.cookie = `jwt=${⟦now⟧}; path=/`; };",
      cookie('jwt'),
    ),
    reported(
      'members of tokens',
      "export const keep = (answer) => [localStorage.setItem('a', ⟦answer.tokens.access⟧), sessionStorage.setItem('b', ⟦answer.jwt.refresh⟧)];",
      [storage('accessToken'), storage('refreshToken', 'sessionStorage')],
    ),
    reported(
      'a storage that is handed in',
      "export const a = (localStorage, answer) => localStorage.setItem('a', ⟦answer.token⟧); export const b = (kept: Storage, answer: any) => kept.setItem('a', ⟦answer.token⟧);",
      [storage('token'), storage('token')],
    ),
    reported(
      'a cookie that is put together elsewhere',
      "const cookieOf = (value) => `jwt=${value}; path=/`; export function keep(jwt) { const text = 'a=' + jwt; document.cookie = ⟦text⟧; document.cookie = ⟦cookieOf(jwt)⟧; }",
      [cookie('jwt'), cookie('jwt')],
    ),
    reported(
      'a cookie whose attributes are added one by one',
      "export function keep(jwt, days) { let line = `jwt=${jwt}`; if (days) { line += '; max-age=' + days * 86400; } line += '; samesite=lax'; document.cookie = ⟦line⟧; }",
      cookie('jwt'),
    ),
    reported(
      'a cookie whose value is added',
      "export function keep(jwt) { let line = 'jwt='; line += encodeURIComponent(jwt); document.cookie = ⟦line⟧; }",
      cookie('jwt'),
    ),
    reported(
      'a token in the key of something else',
      "export const a = (refreshToken, tabs) => sessionStorage.setItem('tabs/' + ⟦refreshToken⟧, tabs.join()); export function b(answer) { const idToken = answer.idToken; localStorage[`seen:${⟦idToken⟧}`] = 1; }",
      [storage('refreshToken', 'sessionStorage'), storage('idToken')],
    ),
    reported(
      'a token as a whole key, and as a key within what is kept',
      "export const a = (accessToken) => localStorage.setItem(⟦accessToken⟧, 'yes'); export const b = (accessToken, user) => localStorage.setItem('users', ⟦JSON.stringify({ [accessToken]: user })⟧);",
      [storage('accessToken'), storage('accessToken')],
    ),
    reported(
      'the token of the header under its name',
      "export const keep = (accessToken) => localStorage.setItem('authorization', ⟦accessToken⟧);",
      storage('accessToken'),
    ),
    reported(
      'a helper behind an alias',
      "import { setItem } from '@/utils/insecure-storage'; export const keep = (answer) => setItem('auth', ⟦answer.jwt⟧);",
      storage('jwt'),
    ),
    reported(
      'the method of a helper from elsewhere',
      "import store from '../browser-store'; export const keep = (answer) => store.setItem('auth', ⟦answer.jwt⟧);",
      storage('jwt'),
    ),
    reported(
      'a cookie helper from elsewhere',
      "import { setCookie } from './cookies.js'; export const keep = (token) => setCookie('auth', ⟦token⟧);",
      cookie('token'),
    ),
    reported(
      'a wrapper from elsewhere',
      "import { localStg } from './storage.js'; localStg.set('token', ⟦answer.token⟧);",
      storage('token'),
    ),
    reported(
      'nookies in a page',
      "import { setCookie } from 'nookies'; setCookie(null, 'token', ⟦accessToken⟧);",
      cookie('accessToken'),
    ),
    reported(
      'cookies-next in a page',
      "import { setCookie } from 'cookies-next'; setCookie('token', ⟦accessToken⟧);",
      cookie('accessToken'),
    ),
    reported(
      'cookie-universal',
      "import Cookie from 'cookie-universal'; const jar = Cookie(); jar.set('token', ⟦answer.token⟧);",
      cookie('token'),
    ),
    reported(
      'a Vue plugin',
      "export default { methods: { keep(answer) { this.$cookies.set('token', ⟦answer.token⟧); } } };",
      cookie('token'),
    ),
    reported(
      'Nuxt',
      "export const keep = (answer) => { useCookie('token').value = ⟦answer.token⟧; };",
      cookie('token'),
    ),
    reported('the cookie store', "cookieStore.set('token', ⟦accessToken⟧);", cookie('accessToken')),
    reported(
      'a setter',
      "export class A { set token(value) { localStorage.setItem('a', ⟦value⟧); } }",
      storage('token'),
    ),
    reported(
      "a component's own storage",
      'export default { methods: { store() { return this.stay ? localStorage : sessionStorage; }, keep(answer) { this.store().token = ⟦answer.token⟧; } } };',
      storage('token'),
    ),
  ],
});
