import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

const UNSEEN = `import { on, call } from './unseen.js';`;

describe('tokens that are stored', () => {
  const stored = (code: string): readonly string[] =>
    facts(`${UNSEEN} ${code}`).storedTokens.map(({ store, name }) => `${store} ${name}`);

  it.each<[string, string, string[]]>([
    [
      'by its name',
      `function f(accessToken) { localStorage.setItem('a', accessToken); }`,
      ['localStorage accessToken'],
    ],
    ['by the key', `function f(x) { localStorage.setItem('accessToken', x.a); }`, ['localStorage accessToken']],
    ['as a member', `function f(x) { localStorage.accessToken = x.a; }`, ['localStorage accessToken']],
    ['in brackets', `function f(x) { sessionStorage['accessToken'] = x.a; }`, ['sessionStorage accessToken']],
    ['in a cookie', 'function f(x) { document.cookie = `accessToken=${x.a}`; }', ['cookie accessToken']],
    [
      'in JSON',
      `function f(accessToken) { localStorage.setItem('a', JSON.stringify({ accessToken })); }`,
      ['localStorage accessToken'],
    ],
    [
      'by the name of a constant',
      `const KEY = 'accessToken'; function f(x) { localStorage.setItem(KEY, x.a); }`,
      ['localStorage accessToken'],
    ],
    [
      'by what the constant is called',
      `function f(x) { localStorage.setItem(ACCESS_TOKEN, x.a); }`,
      ['localStorage ACCESS_TOKEN'],
    ],
    [
      'by one of several keys',
      `function f(x) { for (const key of ['csrfToken', 'accessToken']) localStorage.setItem(key, x[key]); }`,
      ['localStorage accessToken'],
    ],
    [
      'through a wrapper',
      `const keep = (key, value) => localStorage.setItem(key, value); keep('accessToken', call()); keep('theme', call());`,
      ['localStorage accessToken'],
    ],
    [
      'in a page that a server sends',
      "function f(x) { send(`<script>localStorage.setItem('accessToken', '${x.a}')</script>`); }",
      ['localStorage accessToken'],
    ],
    [
      'in a page, as JSON',
      "function f(x) { send(`<script>localStorage.setItem('accessToken', ${x.a})</script>`); }",
      ['localStorage accessToken'],
    ],
    ['with nothing to do with one', `function f(x) { localStorage.setItem('theme', x.a); }`, []],
    [
      'under foreign keys alone',
      `function f(x) { for (const key of ['csrfToken', 'pushToken']) localStorage.setItem(key, x[key]); }`,
      [],
    ],
    ['under a foreign key', `function f(accessToken) { localStorage.setItem('csrfToken', accessToken); }`, []],
    ['a text', `localStorage.setItem('accessToken', 'a');`, []],
    ['a flag', `function f(x) { localStorage.setItem('accessToken', !x); }`, []],
    ['an empty object', `localStorage.setItem('accessToken', JSON.stringify({}));`, []],
    ['a date', `localStorage.setItem('accessToken', new Date());`, []],
    [
      'a parameter of no name, under a key that says more',
      `export function f(x) { localStorage.setItem('accessToken', x); }`,
      ['localStorage accessToken'],
    ],
    ['a parameter of no name, under a plain key', `export function f(x) { localStorage.setItem('token', x); }`, []],
    ['something of another name', `function f(resetToken) { localStorage.setItem('a', resetToken); }`, []],
    ['removed', `localStorage.removeItem('accessToken');`, []],
    ['in a storage of the file', `const localStorage = call(); localStorage.setItem('accessToken', call());`, []],
  ])('%s', (_, code, expected) => expect(stored(code)).toEqual(expected));
});

describe('state that outlives the page', () => {
  const kept = (code: string): readonly string[] =>
    facts(`import { defineStore } from 'pinia'; ${UNSEEN} ${code}`).storedTokens.map(
      ({ store, name }) => `${store} ${name}`,
    );

  it.each<[string, string, string[]]>([
    [
      'what is picked',
      `defineStore('a', { state: () => ({ accessToken: null, name: null }), persist: { pick: ['accessToken', 'name'] } });`,
      ['localStorage accessToken'],
    ],
    [
      'all of it',
      `defineStore('a', { state: () => ({ accessToken: null, name: null }), persist: true });`,
      ['localStorage accessToken'],
    ],
    [
      'but for what is left out',
      `defineStore('a', { state: () => ({ accessToken: null }), persist: { omit: ['accessToken'] } });`,
      [],
    ],
    [
      'in another storage',
      `defineStore('a', { state: () => ({ accessToken: null }), persist: { storage: sessionStorage } });`,
      ['sessionStorage accessToken'],
    ],
    [
      'in what a function gives',
      `defineStore('a', { state: () => ({ accessToken: null }), persist: { storage: () => sessionStorage } });`,
      ['sessionStorage accessToken'],
    ],
    [
      'in a storage out of sight',
      `defineStore('a', { state: () => ({ accessToken: null }), persist: { storage: on } });`,
      [],
    ],
    ['not at all', `defineStore('a', { state: () => ({ accessToken: null }) });`, []],
    ['no token', `defineStore('a', { state: () => ({ name: null }), persist: true });`, []],
    ['a flag', `defineStore('a', { state: () => ({ accessToken: false }), persist: true });`, []],
  ])('%s', (_, code, expected) => expect(kept(code)).toEqual(expected));
});

describe('tokens that are logged', () => {
  const logged = (code: string): readonly string[] => facts(`${UNSEEN} ${code}`).loggedTokens.map(({ name }) => name);

  it.each<[string, string, string[]]>([
    ['a token', `function f(accessToken) { console.log(accessToken); }`, ['accessToken']],
    ['behind a text', `function f(accessToken) { console.log('token', accessToken); }`, ['accessToken']],
    [
      'two of them',
      `function f(accessToken, refreshToken) { console.log(accessToken, refreshToken); }`,
      ['accessToken', 'refreshToken'],
    ],
    ['an answer that holds one', `function f(x) { console.log(x); return x.accessToken; }`, ['accessToken']],
    [
      'through a wrapper',
      `const say = (text) => console.log(text); function f(x) { say(x.accessToken); say(x.name); }`,
      ['accessToken'],
    ],
    [
      'through a wrapper with a rest',
      `const say = (...all) => console.log(...all); function f(x) { say('a', x.accessToken); }`,
      ['accessToken'],
    ],
    [
      'through a wrapper that shows another argument',
      `const say = (user, ...all) => console.log(...all); function f(x) { say(x.accessToken, x.name); say(); }`,
      [],
    ],
    [
      'a wrapper whose parameter is called one',
      `const say = (accessToken) => console.log(accessToken); say(call());`,
      ['accessToken'],
    ],
    [
      'two aliases in one file',
      `function f(x) { const a = x.accessToken; const b = a; console.log(b); console.log(a); }`,
      ['accessToken', 'accessToken'],
    ],
    [
      'a random value under a plain name that something else gets, too',
      `import { nanoid } from 'nanoid'; const token = nanoid(); console.log(token); keep(token);`,
      ['token'],
    ],
    [
      'a random value under a plain name that is printed and nothing else',
      `import { nanoid } from 'nanoid'; const token = nanoid(); console.log(token); console.log({ token });`,
      [],
    ],
    ['a plural', `function f(tokens) { console.log(tokens); }`, []],
    ['a message that speaks of one', `console.log('no access token');`, []],
    ['a foreign one', `function f(csrfToken) { console.log(csrfToken); }`, []],
    ['a length', `function f(accessToken) { console.log(accessToken.length); }`, []],
    ['something else', `function f(x) { console.log(x.name); }`, []],
  ])('%s', (_, code, expected) => expect(logged(code)).toEqual(expected));

  it('takes a random value under a plain name for one purpose, and what a file signs for a session', () => {
    const kind = (code: string): string | undefined => facts(code).loggedTokens[0]?.tokenKind;
    expect(
      kind(`import { nanoid } from 'nanoid'; const token = nanoid(); console.log(token, f(token)); g(token);`),
    ).toBe('capability');
    expect(kind(`import { nanoid } from 'nanoid'; const accessToken = nanoid(); console.log(accessToken);`)).toBe(
      'session',
    );
    expect(kind(`import jwt from 'jsonwebtoken'; const resetToken = jwt.sign({}, k); console.log(resetToken);`)).toBe(
      'session',
    );
  });
});

describe('tokens in addresses', () => {
  const urls = (code: string): readonly string[] =>
    facts(`${UNSEEN} ${code}`).urlTokens.map(({ kind, tokenKind, name }) => `${kind} ${tokenKind} ${name}`);

  it.each<[string, string, string[]]>([
    ['a parameter', 'function f(x) { fetch(`/a?access_token=${x.accessToken}`); }', ['sent session access_token']],
    ['in a sum', `function f(x) { fetch('/a?access_token=' + x.accessToken); }`, ['sent session access_token']],
    ['behind a base', 'function f(x) { fetch(`${call}/a?token=${x.accessToken}`); }', ['sent session token']],
    ['by the parameter alone', 'function f(x) { fetch(`/a?access_token=${x.a}`); }', ['sent session access_token']],
    ['by a plain parameter alone', 'function f(x) { fetch(`/a?token=${x.a}`); }', []],
    [
      'set',
      `function f(url, x) { new URL(url).searchParams.set('access_token', x.accessToken); }`,
      ['sent session access_token'],
    ],
    [
      'in an object of parameters',
      `function f(x) { new URLSearchParams({ access_token: x.accessToken }); }`,
      ['sent session access_token'],
    ],
    [
      'in pairs',
      `function f(x) { new URLSearchParams([['access_token', x.accessToken]]); }`,
      ['sent session access_token'],
    ],
    [
      'an option',
      `function f(x) { call.get('/a', { params: { access_token: x.accessToken } }); }`,
      ['sent session access_token'],
    ],
    ['an option of a database', `function f(x) { call.find('/a', { params: { access_token: x.accessToken } }); }`, []],
    ['in a path', 'function f(accessToken) { fetch(`/a/${accessToken}`); }', ['sent session accessToken']],
    ['in a path, by a plain name', 'function f(token) { fetch(`/a/${token}`); }', []],
    [
      'behind a constant',
      `const NAME = 'access_token'; function f(x) { fetch('/a?' + NAME + '=' + x.accessToken); }`,
      ['sent session access_token'],
    ],
    [
      'behind one of two separators',
      "function f(x) { fetch(`/a${on ? '&' : '?'}access_token=${x.accessToken}`); }",
      ['sent session access_token'],
    ],
    [
      'in an option of another name',
      `function f(x) { call.get('/a', { paramsSerializer: { access_token: x.accessToken } }); }`,
      [],
    ],
    [
      'in parameters that a function of the file sends in a body',
      `const post = (form) => fetch('/a', { body: form }); function f(x) { const q = new URLSearchParams({ access_token: x.accessToken }); post(q); }`,
      [],
    ],
    [
      'in parameters that a function of the file puts into an address',
      'const get = (q) => fetch(`/a?${q}`); function f(x) { const q = new URLSearchParams({ access_token: x.accessToken }); get(q); }',
      ['sent session access_token'],
    ],
    [
      'of a session, under a plain name, in a reset',
      'function f(x) { const token = x.accessToken; const resetUrl = `/reset?token=${token}`; }',
      ['sent session token'],
    ],
    [
      'before other parameters',
      'function f(x) { call(`access_token=${x.accessToken}&page=1`); }',
      ['sent session access_token'],
    ],
    ['in a cookie', 'function f(x) { call(`access_token=${x.accessToken}; path=/`); }', []],
    [
      'by the parameter, of an imported name',
      'function f() { fetch(`/a?access_token=${on}`); }',
      ['sent session access_token'],
    ],
    ['by the parameter, of an id', 'function f(userId) { fetch(`/a?access_token=${userId}`); }', []],
    ['by the parameter, of the environment', 'function f() { fetch(`/a?access_token=${process.env.A}`); }', []],
    [
      'what a file signs, in a path',
      "import jwt from 'jsonwebtoken'; fetch(`/a/${jwt.sign({}, k)}`);",
      ['sent session sign'],
    ],
    ['in a text that is no address', 'function f(accessToken) { show(`a/${accessToken}`); }', []],
    [
      'in options that are written',
      `function f(config, x) { config.params = { access_token: x.accessToken }; }`,
      ['sent session access_token'],
    ],
    [
      'in one option that is written',
      `function f(config, x) { config.params.access_token = x.accessToken; }`,
      ['sent session access_token'],
    ],
    [
      'in parameters of a request that came in',
      `function f(req, x) { req.params = { access_token: x.accessToken }; }`,
      [],
    ],
    [
      'in a function that builds addresses',
      `function f(x) { buildUrl('/a', { access_token: x.accessToken }); }`,
      ['sent session access_token'],
    ],
    ['in a function that does something else', `function f(x) { call('/a', { access_token: x.accessToken }); }`, []],
    [
      'in parameters that are kept',
      'function f(x) { const q = new URLSearchParams({ access_token: x.accessToken }); fetch(`/a?${q}`); }',
      ['sent session access_token'],
    ],
    [
      'in parameters that are kept, and sent in a body',
      `function f(x) { const q = new URLSearchParams({ access_token: x.accessToken }); fetch('/a', { body: q }); }`,
      [],
    ],
    [
      'in what is called a body',
      `function f(x) { const body = new URLSearchParams({ access_token: x.accessToken }); call(body); }`,
      [],
    ],
    [
      'as the body of a post',
      `function f(x) { call.post('/a', new URLSearchParams({ access_token: x.accessToken })); }`,
      [],
    ],
    [
      'an address without a query, in a nested text',
      'function f(x) { fetch(`/a?${`access_token=${x.accessToken}`}`); }',
      ['sent session access_token'],
    ],
    [
      'in the body of a form',
      `function f(x) { fetch('/a', { body: new URLSearchParams({ access_token: x.accessToken }) }); }`,
      [],
    ],
    ['in a log line', 'function f(x) { console.log(`/a?access_token=${x.accessToken}`); }', []],
    ['a state', 'function f(x) { fetch(`/a?state=${x.accessToken}`); }', []],
    ['a foreign parameter', 'function f(x) { fetch(`/a?csrf_token=${x.accessToken}`); }', []],
    ['of a reset', 'function f(token) { const resetUrl = `/reset?token=${token}`; }', ['sent capability token']],
    [
      'of a user, in a reset',
      'function f(userStore) { const resetUrl = `/reset?token=${userStore.token}`; }',
      ['sent session token'],
    ],
    [
      'of a session, in a reset',
      'function f(session) { const resetUrl = `/reset?token=${session.token}`; }',
      ['sent session token'],
    ],
    [
      'of something else, in a reset',
      'function f(row) { const resetUrl = `/reset?token=${row.token}`; }',
      ['sent capability token'],
    ],
    [
      'more than a name, in a reset',
      'function f(accessToken) { const resetUrl = `/reset?token=${accessToken}`; }',
      ['sent session token'],
    ],
  ])('%s', (_, code, expected) => expect(urls(code)).toEqual(expected));

  it.each<[string, string, string[]]>([
    [
      'read and verified',
      `import jwt from 'jsonwebtoken'; function f(req) { jwt.verify(req.query.token, k); }`,
      ['accepted session token'],
    ],
    [
      'taken out and verified',
      `import jwt from 'jsonwebtoken'; function f(req) { const { token } = req.query; jwt.verify(token, k); }`,
      ['accepted session token'],
    ],
    [
      'taken out of a parameter',
      `function f({ query: { access_token } }) { localStorage.setItem('a', access_token); }`,
      ['accepted session access_token'],
    ],
    [
      'or from the header',
      `function f(req) { return req.query.token || req.headers.authorization; }`,
      ['accepted session token'],
    ],
    [
      'read and kept',
      `function f(req) { localStorage.setItem('a', req.query.access_token); }`,
      ['accepted session access_token'],
    ],
    ['only looked for', `function f(req) { if (req.query.access_token) call(); }`, []],
    ['of no consequence', `function f(req) { call(req.query.token); }`, []],
    [
      'by a library',
      `import { ExtractJwt } from 'passport-jwt'; ExtractJwt.fromUrlQueryParameter('token');`,
      ['accepted session token'],
    ],
    [
      'by a function of that name',
      `const a = getAccessTokenFromUrl(location.hash);`,
      ['accepted session getAccessTokenFromUrl'],
    ],
    [
      'by a function of the file of that name',
      `const getAccessTokenFromUrl = (u) => call(u); const a = getAccessTokenFromUrl(on);`,
      [],
    ],
    [
      'cut out',
      `const accessToken = location.hash.split('access_token=')[1]; localStorage.setItem('accessToken', accessToken);`,
      ['accepted session access_token'],
    ],
    [
      'cut out by a pattern',
      `const m = location.search.match(/access_token=([^&]+)/); localStorage.setItem('accessToken', m);`,
      ['accepted session access_token'],
    ],
    [
      'cut out of something else',
      `const m = call().match(/access_token=([^&]+)/); localStorage.setItem('accessToken', m);`,
      [],
    ],
    [
      "kept under a token's name",
      `function f(req, jar) { jar.set('jwt', req.query.token); }`,
      ['accepted session token'],
    ],
    ['sent behind its scheme', 'function f(req) { call(`Bearer ${req.query.token}`); }', ['accepted session token']],
    ['handed to what signs in', `function f(req) { signIn(req.query.token); }`, ['accepted session token']],
    ['handed to what has one purpose', `function f(req) { confirmEmail(req.query.token); }`, []],
    [
      'given to the verifier',
      `import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey: k, jwtFromRequest: (req) => req.query.token });`,
      ['accepted session token'],
    ],
    ['of a handshake', `function f(socket) { call(socket.handshake.query.token); }`, ['accepted session token']],
    [
      'by searchParams',
      `function f(url) { localStorage.setItem('accessToken', new URL(url).searchParams.get('access_token')); }`,
      ['accepted session access_token'],
    ],
    [
      'another parameter',
      `import jwt from 'jsonwebtoken'; function f(req) { jwt.verify(req.body.token, k); call(req.query.page); }`,
      [],
    ],
  ])('accepted: %s', (_, code, expected) => expect(urls(code)).toEqual(expected));
});

describe('tokens that are sent openly', () => {
  const open = (url: string): readonly string[] =>
    facts(
      `${UNSEEN} const BASE = 'http://api.example.com'; function f(accessToken) { fetch(${url}, { headers: { authorization: accessToken } }); }`,
    ).cleartextTokens.map(({ host }) => host);
  it.each<[string, string, string[]]>([
    ['a public host', `'http://api.example.com/a'`, ['api.example.com']],
    ['a socket', `'ws://api.example.com/a'`, ['api.example.com']],
    ['with a name and a password', `'http://a:b@api.example.com/a'`, ['api.example.com']],
    ['with TLS', `'https://api.example.com/a'`, []],
    ['this machine', `'http://localhost:3000/a'`, []],
    ['a private network', `'http://10.0.0.1/a'`, []],
    ['a name without a dot', `'http://api/a'`, []],
    ['a host and a path', '`http://api.example.com/${on}`', ['api.example.com']],
    ['a host that is not known to its end', '`http://api.example.${on}`', []],
    ['a constant', 'BASE', ['api.example.com']],
    ['on one path', `on ? 'http://api.example.com' : 'https://api.example.com'`, ['api.example.com']],
    ['a URL', `new URL('http://api.example.com/a')`, ['api.example.com']],
    ['unknown', 'on', []],
  ])('%s', (_, url, expected) => expect(open(url)).toEqual(expected));
});

describe('cookies with tokens', () => {
  const missing = (options: string): readonly string[] => {
    const [cookie] = facts(
      `import express from 'express'; ${UNSEEN} express().get('/', (req, res) => { res.cookie('accessToken', call(), ${options}); });`,
    ).tokenCookies;
    return (['httpOnly', 'secure', 'sameSite'] as const).flatMap((check) => cookie?.missing(check)?.option ?? []);
  };
  it.each<[string, string, string[]]>([
    ['protected', `{ httpOnly: true, secure: true, sameSite: 'lax' }`, []],
    ['without a word', `{}`, ['httpOnly', 'secure', 'sameSite']],
    ['one off', `{ httpOnly: false, secure: true, sameSite: 'lax' }`, ['httpOnly']],
    ['unknown', `on`, []],
    ['perhaps protected', `{ ...(on && { httpOnly: true }), secure: true, sameSite: 'lax' }`, []],
  ])('%s', (_, options, expected) => expect(missing(options)).toEqual(expected));

  it('is no cookie with a token under another name', () =>
    expect(
      facts(
        `import express from 'express'; ${UNSEEN} express().get('/', (req, res) => { res.cookie('theme', call(), {}); });`,
      ).tokenCookies,
    ).toEqual([]));

  it.each<[string, string, string[]]>([
    ['protected', '`accessToken=${call()}; HttpOnly; Secure; SameSite=Lax`', []],
    ['without a word', '`accessToken=${call()}; Path=/`', ['HttpOnly', 'Secure', 'SameSite']],
    ['open to other sites', '`accessToken=${call()}; HttpOnly; Secure; SameSite=None`', ['SameSite']],
  ])('as a header: %s', (_, text, expected) => {
    const [cookie] = facts(`${UNSEEN} function f(res) { res.setHeader('Set-Cookie', ${text}); }`).tokenCookies;
    expect(
      (['httpOnly', 'secure', 'sameSite'] as const).flatMap((check) => cookie?.missing(check)?.option ?? []),
    ).toEqual(expected);
  });
});
