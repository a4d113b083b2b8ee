import rule from '../../rules/secure-token-cookie.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

type Check = 'httpOnly' | 'sameSite' | 'secure';

/** Where a cookie that scripts can read is set in some code, `%` is what the suggestion replaces. */
const readable = (name: string, code: string, before: string, after: string, cookie = 'token', option = 'httpOnly') =>
  reported(name, code.replace('%', before), {
    messageId: 'httpOnly',
    data: { name: cookie, option },
    suggestions: [{ messageId: 'protect', data: { text: `${option}: true` }, output: code.replace('%', after) }],
  });

/** One of several reports of a call; the suggestion makes it another. */
const lacking = (check: Check, call: string): Expected<Check | 'protect'> => ({
  messageId: check,
  data: { name: 'token', option: check },
  suggestions: [{ messageId: 'protect', output: express(call) }],
});

/** A report without a suggestion: a header's text is not mended by adding to it. */
const header = (check: Check, option: string): Expected<Check> => ({
  messageId: check,
  data: { name: 'token', option },
});

const ALL = [{ require: ['httpOnly', 'secure', 'sameSite'] }];

const express = (call: string): string => `export function login(req, res, token) { ${call} }`;

testRule('secure-token-cookie: Express', rule, {
  valid: [
    silent('hidden from scripts', express("res.cookie('token', token, { httpOnly: true });")),
    silent(
      'options from elsewhere',
      "import { options } from './config.js'; " + express("res.cookie('token', token, options);"),
    ),
    silent(
      'a part of them from elsewhere',
      "import { options } from './config.js'; " + express("res.cookie('token', token, { ...options, path: '/' });"),
    ),
    silent(
      'a value that depends',
      express("res.cookie('token', token, { httpOnly: process.env.NODE_ENV === 'production' });"),
    ),
    silent(
      'set afterwards',
      express("const options = { path: '/' }; options.httpOnly = true; res.cookie('token', token, options);"),
    ),
    silent(
      'switched on where a test holds',
      express("res.cookie('token', token, { httpOnly: process.env.NODE_ENV === 'production' ? true : false });"),
    ),
    silent('another cookie', express("res.cookie('theme', req.body.theme);")),
    silent('a cookie that scripts must read', express("res.cookie('XSRF-TOKEN', req.csrfToken());")),
    silent(
      'something else under the name of a token',
      express("res.cookie('access_token', csrf); res.cookie('jwt', captcha);"),
    ),
    silent('clearing', express("res.cookie('token', '', { maxAge: 0 }); res.clearCookie('token');")),
    silent('a flag', express("res.cookie('logged_in', 'true'); res.cookie('hasToken', String(!!token));")),
    silent('an expiry', express("res.cookie('token_expires', token.expiresAt);")),
    silent(
      'something else that is called so',
      'export function f(jar, res, token) { res.cookie("theme", theme); jar.cookie("token", token); }',
    ),
    silent('reading', 'export function f(req, res) { res.cookie("theme", theme); return req.cookies.token; }'),
    silent(
      'secure and sameSite are not asked for',
      express("res.cookie('token', token, { httpOnly: true, secure: false });"),
    ),
  ],
  invalid: [
    reported('no options', express("res.⟦cookie⟧('token', token);"), {
      messageId: 'httpOnly',
      data: { name: 'token', option: 'httpOnly' },
      suggestions: [{ messageId: 'protect', output: express("res.cookie('token', token, { httpOnly: true });") }],
    }),
    readable(
      'other options',
      express("res.⟦cookie⟧('token', token, %);"),
      '{ secure: true }',
      '{ secure: true, httpOnly: true }',
    ),
    reported(
      'switched off where a test holds',
      express("res.cookie('token', token, { ⟦httpOnly: process.env.NODE_ENV === 'production' ? false : true⟧ });"),
      { messageId: 'httpOnly', data: { name: 'token', option: 'httpOnly' } },
    ),
    readable('no options in it', express("res.⟦cookie⟧('token', token, %);"), '{}', '{ httpOnly: true }'),
    readable('switched off', express("res.cookie('token', token, %);"), '{ ⟦httpOnly: false⟧ }', '{ httpOnly: true }'),
    readable(
      'a name that says it',
      "export function f(res, value) { res.⟦cookie⟧('access_token', %); }",
      'value.text',
      'value.text, { httpOnly: true }',
      'access_token',
    ),
    readable(
      'a name in a constant',
      "const NAME = 'refreshToken'; export function f(response, user) { response.⟦cookie⟧(NAME, %); }",
      'user.make()',
      'user.make(), { httpOnly: true }',
      'refreshToken',
    ),
    readable(
      'a signed token under another name',
      "import jwt from 'jsonwebtoken'; export function f(res) { const value = jwt.sign({ sub }, key, { expiresIn: '1h' }); res.⟦cookie⟧('session', %); }",
      'value',
      'value, { httpOnly: true }',
      'value',
    ),
    readable(
      'options in a constant',
      "const options = %; export function f(res, token) { res.cookie('token', token, options); }",
      '{ ⟦httpOnly: false⟧ }',
      '{ httpOnly: true }',
    ),
    readable(
      'Nest',
      "import { Res } from '@nestjs/common'; export class A { login(@Res() res: Response, token: string) { res.⟦cookie⟧('token', %); } }",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'a chain',
      "export function f(res, token) { return res.⟦cookie⟧('jwt', %).send(); }",
      'token',
      'token, { httpOnly: true }',
    ),
  ],
});

const SESSION = "import { createCookieSessionStorage } from '@remix-run/node'; ";

testRule('secure-token-cookie: frameworks that share names', rule, {
  valid: [
    silent(
      "Koa's cookies, which scripts do not see",
      "import Koa from 'koa'; const app = new Koa(); app.use((ctx) => ctx.cookies.set('token', ctx.state.token));",
    ),
    silent(
      'AdonisJS, whose settings say what a cookie lacks',
      "import type { HttpContext } from '@adonisjs/core/http'; export const f = ({ response, token }: HttpContext) => response.cookie('token', token);",
    ),
    silent(
      'a declared cookie that scripts do not see',
      "import { createCookie } from 'react-router'; export const kept = createCookie('access_token', { httpOnly: true });",
    ),
    silent(
      'a declared cookie of something else',
      "import { createCookie } from '@remix-run/node'; export const theme = createCookie('theme'); export const f = (token) => [theme.serialize('dark'), token];",
    ),
    silent(
      'a session without a token',
      `${SESSION}const { getSession } = createCookieSessionStorage({ cookie: { name: 'a' } }); export async function f(token) { const session = await getSession(); session.set('name', token.name); }`,
    ),
    silent(
      'a session that scripts do not see',
      `${SESSION}const { getSession } = createCookieSessionStorage({ cookie: { name: 'a', httpOnly: true } }); export async function f(answer) { const session = await getSession(); session.set('token', answer.token); }`,
    ),
    silent(
      'a session whose cookie is declared elsewhere',
      `import { cookie } from './cookie.js'; ${SESSION}const { getSession } = createCookieSessionStorage({ cookie }); export async function f(answer) { const session = await getSession(); session.set('token', answer.token); }`,
    ),
  ],
  invalid: [
    readable(
      'Astro, whatever the context is called',
      "import type { APIContext } from 'astro'; export const f = (ctx: APIContext, token: string) => ctx.cookies.⟦set⟧('jwt', token%);",
      '',
      ', { httpOnly: true }',
    ),
    readable(
      'AdonisJS, told to show it',
      "import type { HttpContext } from '@adonisjs/core/http'; export const f = ({ response, token }: HttpContext) => response.plainCookie('jwt', token, { ⟦%⟧ });",
      'httpOnly: false',
      'httpOnly: true',
    ),
    readable(
      'a declared cookie',
      "import { createCookie } from 'react-router'; export const kept = createCookie('access_token', { ⟦%⟧ }); export const f = (given) => kept.serialize(given);",
      'httpOnly: false',
      'httpOnly: true',
      'access_token',
    ),
    readable(
      'a token in a declared cookie of another name',
      "import { createCookie } from '@remix-run/node'; const kept = createCookie('a', { ⟦%⟧ }); export const f = (token) => kept.serialize(token);",
      'httpOnly: false',
      'httpOnly: true',
    ),
    readable(
      'a session with tokens in it, once',
      `${SESSION}const { getSession } = createCookieSessionStorage({ cookie: { name: 'a', ⟦%⟧ } }); export async function f(answer) { const session = await getSession(); session.set('token', answer.token); session.set('refresh', answer.refreshToken); }`,
      'httpOnly: false',
      'httpOnly: true',
    ),
  ],
});

testRule('secure-token-cookie: other frameworks', rule, {
  valid: [
    silent('Koa, by itself', "export const f = (ctx, token) => ctx.cookies.set('token', token);"),
    silent('hapi, by itself', "export const f = (request, h, token) => h.response({}).state('token', token);"),
    silent(
      'SvelteKit, by itself',
      "import { json } from '@sveltejs/kit'; export const POST = ({ cookies }) => cookies.set('token', make(), { path: '/' });",
    ),
    silent(
      'Next.js',
      "import { cookies } from 'next/headers'; export const f = async (token) => (await cookies()).set('token', token, { httpOnly: true });",
    ),
    silent(
      'Next.js, one object',
      "import { cookies } from 'next/headers'; export const f = (token) => cookies().set({ name: 'token', value: token, httpOnly: true });",
    ),
    silent(
      'nookies in a page',
      "import { setCookie } from 'nookies'; export const f = (token) => setCookie(null, 'token', token);",
    ),
    silent(
      'a header',
      "export const f = (res, token) => res.setHeader('Set-Cookie', `token=${token}; Path=/; HttpOnly`);",
    ),
    silent(
      'a header whose attributes come from elsewhere',
      "export const f = (res, token, rest) => res.setHeader('Set-Cookie', `token=${token}; ${rest}`);",
    ),
    silent(
      'a header with a lifetime',
      "export const f = (res, token, age) => res.setHeader('Set-Cookie', `token=${token}; Max-Age=${age}; HttpOnly`);",
    ),
    silent(
      'a header to which the attribute is added, always or sometimes',
      "export const f = (res, token, live) => { let line = `token=${token}; Path=/`; line += '; HttpOnly'; res.setHeader('Set-Cookie', line); }; export const g = (res, token, live) => { let line = `token=${token}; Path=/`; if (live) line += '; HttpOnly'; res.setHeader('Set-Cookie', line); };",
    ),
    silent('a header that clears', "export const f = (res) => res.setHeader('Set-Cookie', 'token=; Max-Age=0');"),
    silent(
      'another header',
      "export const f = (res, token) => res.setHeader('Set-Cookie', 'theme=dark').setHeader('Vary', 'Cookie').setHeader('Authorization', `Bearer ${token}`);",
    ),
  ],
  invalid: [
    readable(
      'Fastify',
      "export const f = (reply, token) => reply.⟦setCookie⟧('token', %);",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'Koa, switched off',
      "export const f = (ctx, token) => ctx.cookies.set('token', token, %);",
      '{ ⟦httpOnly: false⟧ }',
      '{ httpOnly: true }',
    ),
    readable(
      'hapi, switched off',
      "export const f = (h, token) => h.state('token', token, %);",
      '{ ⟦isHttpOnly: false⟧ }',
      '{ isHttpOnly: true }',
      'token',
      'isHttpOnly',
    ),
    readable(
      'Hono',
      "import { setCookie } from 'hono/cookie'; export const f = (c, token) => ⟦setCookie⟧(c, 'token', %);",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'h3',
      "import { setCookie } from 'h3'; export const f = (event, token) => ⟦setCookie⟧(event, 'token', %);",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'Next.js',
      "import { cookies } from 'next/headers'; export const f = async (token) => (await cookies()).⟦set⟧('token', %);",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'Next.js, one object',
      "import { cookies } from 'next/headers'; export const f = (token) => cookies().⟦set⟧(%);",
      "{ name: 'token', value: token }",
      "{ name: 'token', value: token, httpOnly: true }",
    ),
    readable(
      'Next.js, a response',
      "import { NextResponse } from 'next/server'; export const f = (token) => { const response = NextResponse.next(); response.cookies.⟦set⟧('token', %); };",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'SvelteKit, switched off',
      "import { json } from '@sveltejs/kit'; export const POST = ({ cookies }) => cookies.set('token', make(), %);",
      "{ path: '/', ⟦httpOnly: false⟧ }",
      "{ path: '/', httpOnly: true }",
    ),
    readable(
      'the package cookie',
      "import { serialize } from 'cookie'; export const f = (token) => ⟦serialize⟧('token', %);",
      'token',
      'token, { httpOnly: true }',
    ),
    readable(
      'nookies on a server',
      "import { setCookie } from 'nookies'; export const f = (ctx, token) => ⟦setCookie⟧(ctx, 'token', %);",
      'token',
      'token, { httpOnly: true }',
    ),
    reported(
      'a header',
      "export const f = (res, token) => res.setHeader('Set-Cookie', ⟦`token=${token}; Path=/`⟧);",
      header('httpOnly', 'HttpOnly'),
    ),
    reported(
      'a header to which another attribute is added',
      "export const f = (res, token) => { let line = `token=${token}`; line += '; Path=/'; res.setHeader('Set-Cookie', ⟦line⟧); };",
      header('httpOnly', 'HttpOnly'),
    ),
    reported(
      'one header of several, in an object',
      "export const f = (token) => ({ headers: { 'Set-Cookie': ['theme=dark', ⟦`token=${token}; Secure`⟧] } });",
      header('httpOnly', 'HttpOnly'),
    ),
  ],
});

testRule('secure-token-cookie: what is asked for', rule, {
  valid: [
    silent('all of it', express("res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });"), {
      options: [{ require: ['httpOnly', 'secure', 'sameSite'] }],
    }),
    silent('nothing', express("res.cookie('token', token);"), { options: [{ require: [] }] }),
    silent(
      'a header with all of it',
      "export const f = (res, token) => res.setHeader('Set-Cookie', `token=${token}; HttpOnly; Secure; SameSite=Lax`);",
      { options: [{ require: ['httpOnly', 'secure', 'sameSite'] }] },
    ),
    silent(
      'secure where it is deployed',
      express("res.cookie('token', token, { secure: process.env.NODE_ENV === 'production' });"),
      { options: [{ require: ['secure'] }] },
    ),
  ],
  invalid: [
    reported(
      'nothing of it',
      express("res.⟦⟦⟦cookie⟧⟧⟧('token', token);"),
      [
        lacking('httpOnly', "res.cookie('token', token, { httpOnly: true });"),
        lacking('secure', "res.cookie('token', token, { secure: true });"),
        lacking('sameSite', "res.cookie('token', token, { sameSite: 'lax' });"),
      ],
      { options: ALL },
    ),
    reported(
      'sent along by every site',
      express("res.cookie('token', token, { httpOnly: true, secure: true, ⟦sameSite: 'none'⟧ });"),
      lacking('sameSite', "res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });"),
      { options: ALL },
    ),
    reported(
      'a header for every site',
      "export const f = (res, token) => res.setHeader('Set-Cookie', ⟦`token=${token}; HttpOnly; Secure; SameSite=None`⟧);",
      header('sameSite', 'SameSite'),
      { options: ALL },
    ),
  ],
});
