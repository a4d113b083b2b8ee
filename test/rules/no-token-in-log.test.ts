import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-token-in-log.ts';

const tester = new RuleTester();

const silent = (name: string, code: string): { name: string; code: string } => ({ name, code });

/** A test with more said about it: options, settings. */
const having = <T extends object>(test: T, extra: Partial<Record<'options' | 'settings' | 'filename', unknown>>): T =>
  Object.assign(test, extra);

const token = (name: string, code: string, ...names: readonly string[]) => ({
  name,
  code,
  errors: names.map((one) => ({ messageId: 'token' as const, data: { name: one } })),
});

const holder = (name: string, code: string, data: string) => ({
  name,
  code,
  errors: [{ messageId: 'holder' as const, data: { name: data } }],
});

tester.run('no-token-in-log: what only mentions a token', rule, {
  valid: [
    silent('a message', "export const note = () => console.log('token expired', 'no access_token');"),
    silent('a flag', 'export const note = (token) => console.log({ hasToken: !!token, ok: Boolean(token) }, !!token);'),
    silent('a length', 'export const note = (token) => console.log(token.length, `${token.length} characters`);'),
    silent(
      'a comparison',
      'export const note = (token, old) => console.log(token === old, token !== null, typeof token);',
    ),
    silent('yes or no', "export const note = (t) => console.log({ access_token: t.access_token ? 'yes' : 'no' });"),
    silent('a mask', 'export const note = (token) => console.log(maskToken(token), redact(token), hash(token));'),
    silent(
      'its start',
      'export const note = (token) => console.log(token.slice(0, 8), token.substring(0, 6) + "...");',
    ),
    silent('its end', 'export const note = (token) => console.log(`token ending in ${token.slice(-4)}`);'),
    silent('stars', "export const note = (token) => console.log(token.replace(/./g, '*'));"),
    silent(
      'a text in its place',
      "export const note = (headers) => console.log({ ...headers, authorization: '[hidden]' });",
    ),
    silent('an expiry', 'export const note = (s) => console.log(s.tokenExpiry, s.token_expires_in, s.tokenType);'),
    silent(
      'a name of one',
      "const TOKEN_KEY = 'app.token'; export const note = () => console.log('kept under', TOKEN_KEY);",
    ),
    silent('a function', 'export const note = (refreshToken) => { function token() {} console.log(token); };'),
    silent(
      'an id that was made up',
      "import { randomUUID } from 'node:crypto'; const tokenId = randomUUID(); console.log(tokenId);",
    ),
    silent('what is read from an environment', 'console.log(process.env.API_TOKEN);'),
    silent(
      'a flag as a parameter',
      'export function go(returnTokens = false) { console.log(`returnTokens: ${returnTokens}`); }',
    ),
    silent(
      'an error about one',
      "export const f = (token) => check(token).catch((error) => console.error('token refused', error));",
    ),
  ],
  invalid: [],
});

tester.run('no-token-in-log: what is read from a token', rule, {
  valid: [
    silent(
      'claims',
      "import jwt from 'jsonwebtoken'; export function f(raw) { const token = jwt.verify(raw, key, options); console.log(token, token.sub); }",
    ),
    silent('decoded by a helper', 'export function f(raw) { const token = decodeToken(raw); console.log(token); }'),
    silent(
      'named as decoded',
      'export const f = (decodedToken, verifiedToken) => console.log(decodedToken, verifiedToken);',
    ),
    silent(
      'a single claim',
      "import { jwtDecode } from 'jwt-decode'; export const f = (token) => console.log(jwtDecode(token).exp);",
    ),
  ],
  invalid: [],
});

tester.run('no-token-in-log: other kinds of tokens', rule, {
  valid: [
    silent(
      'pagination',
      'export const f = (nextPageToken, continuationToken) => console.log({ nextPageToken, continuationToken });',
    ),
    silent(
      'push',
      "import messaging from '@react-native-firebase/messaging'; export async function f() { const token = await messaging().getToken(); console.log(token); }",
    ),
    silent('a device, by the function around', 'export function addFcmToken(token) { console.log("adding", token); }'),
    silent(
      'a captcha',
      'export async function f() { const token = await grecaptcha.execute(id); console.log(token); }',
    ),
    silent(
      'language models',
      'export const f = (usage) => console.log(`${usage.totalTokens} tokens`, usage.prompt_tokens);',
    ),
    silent('a count', 'export const f = (tokens) => logger.info(`used ${tokens} tokens`, { tokens });'),
    silent('a number', 'export const f = (token: number) => console.log(token);'),
    silent('a piece of a source text', "export function f(token) { if (token.type === 'comma') console.log(token); }"),
    silent(
      'a piece of a source text, by its type',
      'export const f = (token: Token, all: Token[]) => console.log(token, all);',
    ),
    silent(
      'elements of a list',
      'export function f(tokens) { for (const token of tokens) console.log(token); tokens.forEach((token) => console.log(token)); }',
    ),
    silent('dependency injection', "const TOKEN = Symbol('x'); export const f = () => console.log(TOKEN);"),
    silent(
      'a reset, unless asked for',
      'export const f = (resetToken, inviteToken) => console.log(resetToken, inviteToken);',
    ),
    silent(
      'a function that is not a log',
      "import { log } from 'mathematics'; export const f = (token) => log2(token);",
    ),
    silent('a log of its own', 'const logger = { debug() {} }; export const f = (token) => logger.debug(token);'),
    having(silent('tests', 'console.log(accessToken);'), { filename: 'test/session.test.ts' }),
    having(silent('a name that the settings take away', 'export const f = (token) => console.log(token);'), {
      settings: { 'jwt-guard': { tokens: { names: [], notNames: ['token'] } } },
    }),
  ],
  invalid: [
    having(
      token('a reset, where asked for', 'export const f = (resetToken) => console.log(resetToken);', 'resetToken'),
      { options: [{ capabilityTokens: 'report' }] },
    ),
    having(
      token('a name that the settings add', 'export const f = (ticket, token) => console.log(ticket);', 'ticket'),
      { settings: { 'jwt-guard': { tokens: { names: ['ticket'], notNames: [] } } } },
    ),
    token(
      'a one-purpose token that is visibly a JWT',
      "import jwt from 'jsonwebtoken'; const inviteToken = jwt.sign({ sub }, key, { expiresIn: '1h' }); console.log(inviteToken);",
      'inviteToken',
    ),
  ],
});

tester.run('no-token-in-log: the value', rule, {
  valid: [],
  invalid: [
    {
      code: 'export const f = (token) => console.log(token);',
      errors: [{ messageId: 'token', data: { name: 'token' }, line: 1, column: 41, endLine: 1, endColumn: 46 }],
      name: 'by itself',
    },
    token('behind a text', "export const f = (accessToken) => console.log('token', accessToken);", 'accessToken'),
    token(
      'in a template',
      'export const f = (refresh_token) => console.debug(`new token: ${refresh_token}`);',
      'refresh_token',
    ),
    token('in a sum', "export const f = (jwt) => console.info('jwt: ' + jwt);", 'jwt'),
    token('in an object', 'export const f = (token, user) => console.warn({ token, user: user.id });', 'token'),
    token(
      'under a key',
      'export const f = (answer) => console.warn({ access_token: answer.value() });',
      'access_token',
    ),
    token(
      'several',
      'export const f = (accessToken, refreshToken) => console.log(accessToken, refreshToken);',
      'accessToken',
      'refreshToken',
    ),
    token('a member', 'export const f = (session) => console.log(session.id_token);', 'id_token'),
    token('a header', 'export const f = (req) => console.log(req.headers.authorization);', 'authorization'),
    token(
      'a header that is asked for',
      "export const f = (req) => console.log(req.header('Authorization'));",
      'Authorization',
    ),
    token(
      'behind its scheme',
      "export function f(req) { const value = req.headers.authorization.split(' ')[1]; console.log(value); }",
      'authorization',
    ),
    token(
      'cut from its scheme',
      'export const f = (authorization) => console.log(authorization.substring(7));',
      'authorization',
    ),
    token('a bearer of whatever name', 'export const f = (value) => console.log(`Bearer ${value}`);', 'value'),
    token('what a storage gives', "console.log(localStorage.getItem('token'));", 'token'),
    token(
      'what is stored as one',
      "export const f = (action) => { localStorage.setItem('token', action.payload); console.log(action.payload); };",
      'payload',
    ),
    token(
      'what is sent as one',
      'export function f(value) { headers.set("authorization", `Bearer ${value}`); console.log(value); }',
      'value',
    ),
    token('a call', 'console.log(getAccessToken());', 'getAccessToken'),
    token(
      'a call that is awaited',
      'export const f = async (user) => console.log(await user.getIdToken());',
      'getIdToken',
    ),
    token('what a promise gives', 'getAccessToken().then((value) => console.log(value));', 'getAccessToken'),
    token('what a store gives', 'authToken.subscribe((value) => console.log(value));', 'authToken'),
    token(
      'what a selector gives',
      'const value = useStore((state) => state.auth.accessToken); console.log(value);',
      'accessToken',
    ),
    token(
      'renamed',
      'export function f(answer) { const { access_token: value } = answer; console.log(value); }',
      'access_token',
    ),
    token(
      'nearly all of it',
      'export const f = (accessToken) => console.log(accessToken.slice(0, 400));',
      'accessToken',
    ),
    token('as JSON', 'export const f = (token) => console.log(JSON.stringify({ token }));', 'token'),
    token('in an error', 'export const f = (token) => console.error(new Error(`bad token ${token}`));', 'token'),
    token(
      'that this file signs',
      "import jwt from 'jsonwebtoken'; const value = jwt.sign({ sub }, key, { expiresIn: '1h' }); console.log(value);",
      'value',
    ),
    token(
      'that this file verifies',
      "import jwt from 'jsonwebtoken'; export function f(req) { const value = req.get('x'); jwt.verify(value, key, options); console.log(value); }",
      'value',
    ),
  ],
});

tester.run('no-token-in-log: something that has it', rule, {
  valid: [
    silent('without it', 'export function f({ token, ...user }) { keep(token); console.log(user); }'),
    silent('before it comes in', 'export function f(user) { console.log(user); user.token = create(); }'),
    silent('after it is gone', 'export function f(user) { use(user.token); delete user.token; }'),
    silent(
      'where there is none',
      'export function f(answer) { if (answer.token) keep(answer.token); else console.log(answer); }',
    ),
    silent('where there is none, told first', 'export function f(answer) { if (!answer.token) console.log(answer); }'),
    silent('a method', 'export function f(user) { send(user.createToken()); console.log(user); }'),
    silent('an endpoint', 'export function f(provider) { open(provider.token.url); console.log(provider); }'),
  ],
  invalid: [
    holder('a variable', 'export function f(user) { console.log(user); keep(user.token); }', 'token'),
    holder(
      'an answer',
      'export async function f() { const response = await post(); console.log(response); keep(response.data.accessToken); }',
      'accessToken',
    ),
    holder(
      'taken apart later',
      'export function f(response) { console.log(response); const { data } = response; keep(data.token); }',
      'token',
    ),
    holder(
      'a text that is parsed',
      'export function f(text) { console.log(text); const answer = JSON.parse(text); keep(answer.access_token); }',
      'access_token',
    ),
    holder(
      'an object of this file',
      'export function f(accessToken) { const body = { accessToken, name: "x" }; console.log(body); }',
      'accessToken',
    ),
    holder(
      'put in before',
      'export function f(config) { config.headers.Authorization = read(); console.log(config); }',
      'Authorization',
    ),
    holder(
      'an address',
      'export function f(accessToken) { const url = `/feed?token=${accessToken}`; console.log(url); }',
      'accessToken',
    ),
  ],
});

tester.run('no-token-in-log: loggers', rule, {
  valid: [],
  invalid: [
    token('window.console', 'export const f = (token) => window.console.log(token);', 'token'),
    token('another name', 'const { log } = console; export const f = (token) => log(token);', 'token'),
    token(
      'pino',
      "import pino from 'pino'; const logger = pino({ level: 'debug' }); export const f = (token) => logger.info({ token });",
      'token',
    ),
    token(
      'what a child of a logger always says',
      "import pino from 'pino'; export const f = (accessToken) => pino().child({ accessToken });",
      'accessToken',
    ),
    token('winston', "import winston from 'winston'; export const f = (token) => winston.debug(token);", 'token'),
    token(
      'winston, made',
      "import { createLogger } from 'winston'; const it = createLogger({}); export const f = (token) => it.debug(token);",
      'token',
    ),
    token(
      'bunyan',
      "const bunyan = require('bunyan'); const it = bunyan.createLogger({ name: 'x' }); it.info(accessToken);",
      'accessToken',
    ),
    token('log4js', "import log4js from 'log4js'; const it = log4js.getLogger(); it.info(accessToken);", 'accessToken'),
    token(
      'debug',
      "import createDebug from 'debug'; const it = createDebug('app'); it('token %s', accessToken);",
      'accessToken',
    ),
    token('debug, at once', "const it = require('debug')('app'); it(accessToken);", 'accessToken'),
    token('consola', "import { consola } from 'consola'; consola.info(accessToken);", 'accessToken'),
    token(
      'Nest',
      "import { Logger } from '@nestjs/common'; export class A { private readonly it = new Logger(A.name); f(token: string) { this.it.log(token); } }",
      'token',
    ),
    token(
      'Nest, injected',
      "import { Logger } from '@nestjs/common'; export class A { constructor(private readonly it: Logger) {} f(token: string) { this.it.debug(token); } }",
      'token',
    ),
    token(
      'Fastify',
      'app.get("/", (request) => { request.log.info(request.headers.authorization); });',
      'authorization',
    ),
    token(
      'a logger from elsewhere',
      "import { logger } from './logger.js'; logger.debug('x', accessToken);",
      'accessToken',
    ),
    token(
      'a logger from elsewhere, by a longer name',
      "import { authLogger } from './logger.js'; authLogger.debug(accessToken);",
      'accessToken',
    ),
    token('a logger of the class', 'export class A { f(token) { this.logger.warn(token); } }', 'token'),
    token('a function from elsewhere', "import { log } from './log.js'; log(accessToken);", 'accessToken'),
    token('the standard output', 'process.stdout.write(accessToken);', 'accessToken'),
    token(
      'Sentry',
      "import * as Sentry from '@sentry/node'; Sentry.captureMessage('failed', { extra: { accessToken } });",
      'accessToken',
    ),
    token('Sentry, as context', "import { setContext } from '@sentry/react'; setContext('auth', { token });", 'token'),
    token(
      'a breadcrumb',
      "import * as Sentry from '@sentry/browser'; Sentry.addBreadcrumb({ data: { refreshToken } });",
      'refreshToken',
    ),
    token(
      "the file's own wrapper",
      "function say(text, data) { console.log(text, data); } say('x', accessToken);",
      'accessToken',
    ),
    token(
      "the file's own wrapper of many",
      "const say = (...all) => console.log('app', ...all); say('x', accessToken);",
      'accessToken',
    ),
  ],
});
