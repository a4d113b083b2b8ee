import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

const UNSEEN = `import { on, call } from './unseen.js'; import jwt from 'jsonwebtoken';`;

const urls = (code: string, path?: string): readonly string[] =>
  facts(`${UNSEEN} ${code}`, path).urlTokens.map(({ kind, tokenKind, name }) => `${kind} ${tokenKind} ${name}`);

describe('a string that is an address', () => {
  const sent = ['sent session access_token'];
  it.each<[string, string[]]>([
    ['`/a?access_token=${x.a}`', sent],
    ['`/a#access_token=${x.a}`', sent],
    ['`/a?b=1&access_token=${x.a}`', sent],
    ['`/a;access_token=${x.a}`', []],
    ['`/a?access_token =${x.a}`', []],
    ['`/a?access_token=Bearer ${x.a}`', []],
    ['`access_token=${x.accessToken}`', []],
    ['`access_token=${x.accessToken}&a=1`', sent],
    ['`access_token=${x.accessToken}&a=1; path=/`', []],
    ["'/a' + '?access_token=' + x.a", sent],
    ["('/a' + '?access_token=') + x.a", sent],
    ['`/a?access_token=${`${x.a}`}`', sent],
    ["'/a?access_token=' - x.a", []],
    ['`/a?access_token=${x.csrfToken}`', []],
    ['`/a?xsrf_token=${x.a}`', []],
    ['`/a?state=${x.accessToken}`', []],
    ["`/a?access_token=${'a'}`", []],
    ['`/a?access_token=${1}`', []],
    ['`/a?access_token=${on ? x.a : x.b}`', sent],
    ['`/a?${NAME}=${x.a}`', sent],
    ['`/a?${on ? NAME : OTHER}=${x.a}`', []],
    ["`/a${on ? '?' : '&'}${NAME}=${x.a}`", sent],
    ["`/a${on ? '?' : '/'}access_token=${x.accessToken}`", []],
    ["`/a${on ? '/a?' : '&'}access_token=${x.accessToken}`", []],
    ['`/a?${COUNT}=${x.accessToken}`', []],
  ])('%s', (text, expected) =>
    expect(
      urls(
        `const NAME = 'access_token', OTHER = 'page', COUNT = 1; function f(x) { const there = ${text}; return there; }`,
      ),
    ).toEqual(expected),
  );
});

describe('a path that ends in a token', () => {
  const sent = ['sent session accessToken'];
  it.each<[string, string[]]>([
    ['`/a/${accessToken}`', sent],
    ["'/a/' + accessToken", sent],
    ['`https://a.example/${accessToken}`', sent],
    ['`<a href="https://a.example/${accessToken}">`', sent],
    ['`href=/a/${accessToken}`', sent],
    ['`${on}/a/${accessToken}`', sent],
    ['`${on}a/${accessToken}`', []],
    ['`${on}${on}/${accessToken}`', []],
    ['`a/${accessToken}`', []],
    ['`/a/b-${accessToken}`', []],
    ['`/a/${token}`', []],
    ['`/a/${resetToken}`', []],
    ['`/a/${csrfToken}`', []],
    ['`/a/${accessToken.length}`', []],
    ['`/a/${{ accessToken }}`', []],
    ['`/a/${jwt.sign({}, k)}`', ['sent session sign']],
  ])('%s', (text, expected) =>
    expect(urls(`function f(accessToken, token, resetToken, csrfToken) { const there = ${text}; }`)).toEqual(expected),
  );
});

describe('an attribute', () => {
  it.each<[string, string[]]>([
    ['<a href={`/a?access_token=${x.a}`} />', ['sent session access_token']],
    ['<a title={x.a} />', []],
  ])('%s', (text, expected) => expect(urls(`const F = (x) => ${text};`, 'src/file.tsx')).toEqual(expected));
});

describe('an address for one purpose', () => {
  const kind = (code: string): string | undefined => urls(code)[0]?.split(' ')[1];
  it.each<[string, string | undefined]>([
    ['function f(x, token) { const confirmUrl = `/a?token=${token}`; }', 'capability'],
    ['function sendResetMail(x, token) { return `/a?token=${token}`; }', 'capability'],
    ['const sendResetMail = (x, token) => `/a?token=${token}`;', 'capability'],
    ['class InvitationService { f(token) { return `/a?token=${token}`; } }', 'capability'],
    ['class A { f(token) { return `/a?token=${token}`; } }', 'session'],
    ['class InvitationService { login(token) { return `/a?token=${token}`; } }', 'session'],
    ['function f(token) { return `/invitation?token=${token}`; }', 'capability'],
    ['function f(token) { return `/a?invite=1&token=${token}`; }', 'capability'],
    ['function sendResetMail(token) { return `/login?token=${token}`; }', 'session'],
    ['function sendResetMail(x) { return `/a?token=${x.token}`; }', 'capability'],
    ['function sendResetMail(access) { return `/a?token=${access.token}`; }', 'session'],
    ['function sendResetMail(accessToken) { return `/a?token=${accessToken}`; }', 'session'],
    ['function sendResetMail(token) { return `/a?access_token=${token}`; }', 'session'],
    ['function sendResetMail() { return `/a?token=${jwt.sign({}, k)}`; }', 'session'],
    ['function f(resetToken) { return `/a?token=${resetToken}`; }', 'capability'],
    ['function f(token) { return `/a?reset_token=${token}`; }', 'capability'],
    ['function f(token) { new URLSearchParams({ invitation: 1, token }); }', 'capability'],
    ['function f(token) { new URLSearchParams({ page: 1, token }); }', 'session'],
  ])('%s', (code, expected) => expect(kind(code)).toBe(expected));
});

describe('parameters', () => {
  const sent = ['sent session access_token'];
  it.each<[string, string[]]>([
    [`new URLSearchParams([['a', 1], ['access_token', x.a]])`, sent],
    [`new URLSearchParams([['access_token']])`, []],
    [`new URLSearchParams([on, ['access_token', x.a]])`, sent],
    [`new URLSearchParams([, ['access_token', x.a]])`, sent],
    [`new URLSearchParams(on)`, []],
    [`new URLSearchParams({ ...x, access_token: x.a })`, sent],
    [`new URLSearchParams({ [NAME]: x.a })`, sent],
    [`new URLSearchParams({ [on]: x.accessToken })`, []],
    [`new URLSearchParams({ page: x.a })`, []],
    [`new URLSearchParams().append('access_token', x.a)`, sent],
    [`new URLSearchParams().append(NAME, x.a)`, sent],
    [`new URLSearchParams().append('access_token')`, []],
    [`new URLSearchParams().append('page', x.a)`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call({ body: q })`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call({ body: q.toString() })`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call({ data: q })`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call.post('/a', q)`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call.put('/a', q)`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); x.send(q)`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call.post(q, '/a')`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call.post('/a?' + q, 1)`, sent],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call.get('/a', { b: q })`, sent],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); open(q)`, sent],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); call(q)`, []],
    [`const q = new URLSearchParams(); q.set('access_token', x.a); q.forEach(call)`, sent],
    [`const formData = new URLSearchParams({ access_token: x.a }); use.it = formData`, []],
  ])('%s', (code, expected) =>
    expect(urls(`const NAME = 'access_token'; function f(x) { ${code}; }`)).toEqual(expected),
  );
});

describe('options of a request', () => {
  const sent = ['sent session access_token'];
  it.each<[string, string[]]>([
    ['call({ query: { access_token: x.accessToken } })', sent],
    ['call({ params: { access_token: x.accessToken } })', sent],
    ['call({ params: { access_token: x.a } })', []],
    ['call({ params: { access_token: { a: x.accessToken } } })', []],
    ['call({ params: x.accessToken })', []],
    ['call({ other: { access_token: x.accessToken } })', []],
    ['({ params: { access_token: x.accessToken } })', []],
    ['x.findOne({ query: { access_token: x.accessToken } })', []],
    ['config.params = { access_token: x.accessToken }', sent],
    ['config.params = { access_token: x.a }', []],
    ['config.params = x.accessToken', []],
    ['config.params.access_token = x.accessToken', sent],
    [`config.params['access_token'] = x.accessToken`, sent],
    ['config.params[on] = x.accessToken', []],
    ['config.params.page = x.a', []],
    ['config.other.access_token = x.accessToken', []],
    ['config.other = { access_token: x.accessToken }', []],
    ['req.params.access_token = x.accessToken', []],
    ['config = { access_token: x.accessToken }', []],
    [`buildUrl('/a', { access_token: x.accessToken })`, sent],
    [`buildUrl('/a', { access_token: x.a })`, []],
    [`buildUrl('/a', x.accessToken)`, []],
    [`call('/a', { access_token: x.accessToken })`, []],
  ])('%s', (code, expected) => expect(urls(`function f(x, config, req) { ${code}; }`)).toEqual(expected));
});

describe('what comes from an address', () => {
  const accepted = ['accepted session token'];
  const specific = ['accepted session access_token'];
  it.each<[string, string[]]>([
    ['jwt.verify(req.query.token, k)', accepted],
    [`jwt.verify(req.query['token'], k)`, accepted],
    ['jwt.verify(req.query[on], k)', []],
    ['jwt.verify(req.body.token, k)', []],
    ['jwt.verify(req.query.oauth_token, k)', []],
    ['const { token } = req.query; jwt.verify(token, k)', accepted],
    ['const { token: t } = req.query; jwt.verify(t, k)', accepted],
    [`const { token = '' } = req.query; jwt.verify(token, k)`, accepted],
    ['const { ...token } = req.query; jwt.verify(token.a, k)', []],
    ['const { token } = req.body; jwt.verify(token, k)', []],
    ['let t; t = req.query.token; jwt.verify(t, k)', accepted],
    ['let t; t = req.query.token; localStorage.setItem("a", t)', accepted],
    ['req.query.access_token = x.a', []],
    ['delete req.query.access_token', []],
    ['if (!req.query.access_token) call()', []],
    ['if (req.query.access_token && on) call()', []],
    ['call(req.query.access_token)', specific],
    ['call(on && req.query.access_token)', specific],
    ['call(req.query.token || req.headers.authorization)', accepted],
    ['call(req.cookies.a || req.query.token)', accepted],
    ['call(req.cookies.a ?? req.body.a ?? req.query.token)', accepted],
    ['call(req.query.token || req.body.a)', []],
    ['call(req.query.token && req.headers.authorization)', []],
    ['call(req.query.csrf_token)', []],
    [`jar.put('accessToken', req.query.token)`, accepted],
    [`jar.put('theme', req.query.token)`, []],
    [`jar.get('accessToken', req.query.token)`, []],
    ['call(`Bearer ${req.query.token}`)', accepted],
    ['call(`a Bearer ${req.query.token}`)', accepted],
    ['call(`Basic ${req.query.token}`)', []],
    ['login(req.query.token)', accepted],
    ['login(req.query.page)', []],
    ['login(1, req.query.token)', accepted],
    ['const t = req.query.token; login(t)', accepted],
    ['const t = req.query.token; login(x)', []],
    ['const t = req.query.token || req.body.a; login(t)', accepted],
    ['const t = on ? req.query.token : x; login(t)', accepted],
  ])('%s', (code, expected) => expect(urls(`function f(req, x, jar) { ${code}; }`)).toEqual(expected));

  it.each<[string, string[]]>([
    ['getAccessTokenFromUrl(a)', ['accepted session getAccessTokenFromUrl']],
    ['getTokenFromUrl(a)', []],
    ['login(getTokenFromUrl(a))', ['accepted session getTokenFromUrl']],
    ['getCsrfTokenFromUrl(a)', []],
    ['getNameFromUrl(a)', []],
    ['getAccessToken(a)', []],
    [`use(location.hash.split('access_token=')[1])`, ['accepted session access_token']],
    ['use(/access_token=([^&]+)/.exec(location.search))', ['accepted session access_token']],
    ['use(/access_token=([^&]+)/.exec(a.body))', []],
    [`const accessToken = location.hash.split('#')[1]`, ['accepted session accessToken']],
    [`const a = location.hash.split('#')[1]`, []],
    [`use(location.hash.replace('access_token=', ''))`, []],
    [`use(a.hash.split('access_token=')[1])`, ['accepted session access_token']],
    [`use(hash.split('access_token=')[1])`, ['accepted session access_token']],
    [`use(rehash.split('access_token=')[1])`, []],
    [`use(location.hash.split())`, []],
    [`use(split('access_token='))`, []],
  ])('%s', (code, expected) => expect(urls(`${code};`)).toEqual(expected));

  it.each<[string, string[]]>([
    [`new Strategy({ secretOrKey: k, jwtFromRequest: (req) => req.query.token })`, accepted],
    [`new Strategy({ secretOrKey: k, jwtFromRequest: (req) => { const t = req.query.token; return t; } })`, accepted],
    [`new Strategy({ secretOrKey: k, jwtFromRequest: (req) => { call(req.query.token); return on; } })`, []],
    [`new Strategy({ secretOrKey: k, jwtFromRequest: ExtractJwt.fromUrlQueryParameter('t') })`, ['accepted session t']],
    [`new Strategy({ secretOrKey: k, jwtFromRequest: ExtractJwt.fromUrlQueryParameter(on) })`, ['accepted session on']],
    [`new Strategy({ secretOrKey: k, jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken() })`, []],
  ])('by a strategy: %s', (code, expected) =>
    expect(urls(`import { Strategy, ExtractJwt } from 'passport-jwt'; ${code};`)).toEqual(expected),
  );
});
