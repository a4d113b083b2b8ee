import { describe, expect, it } from 'vitest';

import { facts, textOf, view } from '../view.ts';

const UNSEEN = `import { on, call } from './unseen.js';`;

/** What is stored, and where. */
const stored = (code: string): readonly string[] =>
  facts(`${UNSEEN} ${code}`).storedTokens.map(({ store, name }) => `${store} ${name}`);

describe('what is written into a store', () => {
  const session = ['localStorage accessToken'];
  it.each<[string, string[]]>([
    ['x.a + x.b', session],
    ['x.a - x.b', []],
    ['x.a === x.b', []],
    ['x.a > 1', []],
    ['typeof x.a', []],
    ['() => x.a', []],
    ['new Thing(x.a)', []],
    ['[]', []],
    ['[x.a]', session],
    ['{}', []],
    ['{ a: x.a }', session],
    ['null', []],
    ['0', []],
    ['String(x.a)', session],
    [`String('a')`, []],
    ['String(1)', []],
    ['JSON.stringify(null)', []],
    ['JSON.stringify([])', []],
    ['JSON.stringify(x.a)', session],
    [`on ? 'a' : 'b'`, []],
    [`on ? x.a : ''`, session],
    [`x.a ?? ''`, session],
    ['x.csrfToken', []],
    ['x.resetToken', []],
    ['x', session],
    ['on', session],
    ['x.id', []],
  ])('%s', (value, expected) =>
    expect(stored(`export function f(x) { localStorage.setItem('accessToken', ${value}); }`)).toEqual(expected),
  );
});

describe('a cookie that is written as a string', () => {
  it.each<[string, string[]]>([
    ['`accessToken=${x.a}`', ['cookie accessToken']],
    ['`accessToken=${x.a}; path=/`', ['cookie accessToken']],
    ['` accessToken =${x.a}`', ['cookie accessToken']],
    [`'accessToken=' + x.a + ';path=/'`, ['cookie accessToken']],
    ["`${'accessToken'}=${x.a}`", ['cookie accessToken']],
    ['`${ACCESS_TOKEN}=${x.a}`', ['cookie ACCESS_TOKEN']],
    ['`theme=${x.a}`', []],
    ['`theme=dark; path=${x.accessToken}`', []],
    [`'accessToken=; expires=0'`, []],
    ['`accessToken`', []],
    ['x.a', []],
  ])('%s', (text, expected) => expect(stored(`function f(x) { document.cookie = ${text}; }`)).toEqual(expected));
});

describe('a page that a server sends', () => {
  it.each<[string, string[]]>([
    ["`<script>sessionStorage.setItem('accessToken', '${x.a}')</script>`", ['sessionStorage accessToken']],
    ['`<script>localStorage.setItem( "accessToken" , "${x.a}")</script>`', ['localStorage accessToken']],
    ["`<script>localStorage.setItem('theme', '${x.a}')</script>`", []],
    ["`<script>localStorage.getItem('accessToken', '${x.a}')</script>`", []],
    ["`<script>localStorage.setItem('accessToken', 'a${x.a}')</script>`", []],
  ])('%s', (text, expected) => expect(stored(`function f(x) { call(${text}); }`)).toEqual(expected));
});

describe('a member of a store', () => {
  it.each<[string, string[]]>([
    ['localStorage.accessToken = x.a', ['localStorage accessToken']],
    ['window.sessionStorage.accessToken = x.a', ['sessionStorage accessToken']],
    ['localStorage[KEY] = x.a', ['localStorage accessToken']],
    ['localStorage[x.KEY] = x.accessToken', ['localStorage accessToken']],
    ['localStorage.theme = x.a', []],
    ['other.accessToken = x.a', []],
    ['accessToken = x.a', []],
  ])('%s', (code, expected) =>
    expect(stored(`const KEY = 'accessToken'; function f(x, other) { ${code}; }`)).toEqual(expected),
  );
});

describe('a wrapper of a store', () => {
  it.each<[string, string[]]>([
    [`const keep = (value) => localStorage.setItem('accessToken', value); keep(call());`, ['localStorage accessToken']],
    [`const keep = (value) => localStorage.setItem('theme', value); keep(call());`, []],
    [`const keep = (key, value) => localStorage.setItem(key, value); keep('accessToken');`, []],
    [`const keep = (key, value) => localStorage.setItem(key, value); keep('accessToken', 'a');`, []],
    [
      `const keep = (key, value) => sessionStorage.setItem(key, value); keep('a', call().accessToken); keep('refreshToken', call());`,
      ['sessionStorage accessToken', 'sessionStorage refreshToken'],
    ],
    [
      `const outer = (key) => { const keep = (value) => localStorage.setItem(key, value); keep(call().accessToken); }; outer('csrfToken');`,
      [],
    ],
  ])('%s', (code, expected) => expect(stored(code)).toEqual(expected));
});

describe('state that outlives the page', () => {
  const persisted = (options: string, state = '{ accessToken: null, idToken: null, name: null }'): readonly string[] =>
    facts(
      `import { defineStore } from 'pinia'; ${UNSEEN} defineStore('a', { state: () => (${state}), persist: ${options} });`,
    ).storedTokens.map(({ store, name }) => `${store} ${name}`);

  it.each<[string, string[]]>([
    [`{ pick: ['idToken'] }`, ['localStorage idToken']],
    [`{ pick: [] }`, []],
    [`{ pick: ['accessToken'], omit: ['accessToken'] }`, []],
    [`{ omit: ['name'] }`, ['localStorage accessToken', 'localStorage idToken']],
    [`{ omit: ['idToken'] }`, ['localStorage accessToken']],
    ['{ storage: localStorage, omit: [] }', ['localStorage accessToken', 'localStorage idToken']],
    ['{ storage: () => { return sessionStorage; } }', ['sessionStorage accessToken', 'sessionStorage idToken']],
    ['{ storage: () => {} }', []],
    ['{ storage: () => call() }', []],
    ['{ storage: call() }', []],
    ['false', []],
  ])('%s', (options, expected) => expect(persisted(options)).toEqual(expected));

  it.each<[string, string[]]>([
    [`{ accessToken: '' }`, ['localStorage accessToken']],
    ['{ accessToken: on }', ['localStorage accessToken']],
    ['{ accessToken: 1 }', []],
    ['{ accessToken: true }', []],
    ['{ accessToken: () => 1 }', []],
    ['{ [on]: 1, csrfToken: null, resetToken: null }', []],
    ['on', []],
    ['call()', []],
  ])('of %s', (state, expected) => expect(persisted('true', state)).toEqual(expected));
});

describe('a cookie in a header', () => {
  const cookies = (code: string): readonly string[] =>
    facts(`${UNSEEN} function f(res, x) { ${code}; }`).tokenCookies.map(({ tokenName, missing }) =>
      [tokenName, ...(['httpOnly', 'secure', 'sameSite'] as const).flatMap((one) => missing(one)?.option ?? [])].join(
        ' ',
      ),
    );
  const ALL = 'HttpOnly; Secure; SameSite=Lax';

  it.each<[string, string[]]>([
    [`res.setHeader('Set-Cookie', \`accessToken=\${x.a}; ${ALL}\`)`, ['accessToken']],
    [`res.append('set-cookie', \`accessToken=\${x.a};secure;samesite = strict\`)`, ['accessToken HttpOnly']],
    ['res.setHeader(`Set-Cookie`, `accessToken=${x.a}`)', []],
    ["res.setHeader('Cookie', `accessToken=${x.a}`)", []],
    ["res.setHeader('Set-Cookie')", []],
    ["call({ 'Set-Cookie': `accessToken=${x.a}; Secure` })", ['accessToken HttpOnly SameSite']],
    ["call({ 'set-cookie': 'accessToken=' + x.a + '; HttpOnly; SameSite=Lax' })", ['accessToken Secure']],
    ["call({ 'Cookie': `accessToken=${x.a}` })", []],
    [
      `res.setHeader('Set-Cookie', ['theme=dark', , \`accessToken=\${x.a}; ${ALL}\`, \`idToken=\${x.b}; Secure; HttpOnly\`])`,
      ['accessToken', 'idToken SameSite'],
    ],
    ["res.setHeader('Set-Cookie', `accessToken=${x.a}; Max-Age=${x.b}; HttpOnly`)", ['accessToken Secure SameSite']],
    ["res.setHeader('Set-Cookie', `accessToken=${x.a}; ${x.b}`)", []],
    ["res.setHeader('Set-Cookie', `accessToken=${x.a}${x.b}`)", []],
    ["res.setHeader('Set-Cookie', `accessToken=a`)", []],
    ["res.setHeader('Set-Cookie', `${x.name}=${x.accessToken}`)", []],
    ["res.setHeader('Set-Cookie', `a=b; accessToken=${x.a}`)", []],
    ["res.setHeader('Set-Cookie', `theme=${x.a}`)", []],
    ["res.setHeader('Set-Cookie', `a=${x.accessToken}; Secure`)", ['accessToken HttpOnly SameSite']],
    ["res.setHeader('Set-Cookie', x.accessToken)", []],
  ])('%s', (code, expected) => expect(cookies(code)).toEqual(expected));

  it('has no place for an option, and nothing that is off', () => {
    const [cookie] = facts(`function f(res, x) { res.setHeader('Set-Cookie', \`accessToken=\${x.a}\`); }`).tokenCookies;
    expect(cookie?.site('secure')).toBeUndefined();
    expect(cookie?.missing('secure')?.isOff).toBe(false);
  });
});

describe('a cookie of a framework', () => {
  const found = (call: string): ReturnType<typeof facts>['tokenCookies'] =>
    facts(`import express from 'express'; ${UNSEEN} express().get('/', (req, res) => { ${call}; });`).tokenCookies;
  it('tells what is off from what is left out', () => {
    const [cookie] = found(`res.cookie('accessToken', call(), { secure: false })`);
    expect(cookie?.tokenName).toBe('accessToken');
    expect(cookie?.missing('secure')?.isOff).toBe(true);
    expect(cookie?.missing('httpOnly')?.isOff).toBe(false);
    expect(cookie?.site('httpOnly')).toBeDefined();
  });
  it.each([
    `res.clearCookie('accessToken')`,
    `res.cookie('accessToken', '')`,
    `res.cookie('csrfToken', call())`,
    `res.cookie('accessToken')`,
    `res.json({ accessToken: call() })`,
    `console.log('accessToken', call())`,
  ])('none: %s', (call) => expect(found(call)).toEqual([]));
});

describe('what is logged', () => {
  const logged = (code: string): readonly string[] => {
    const program = `${UNSEEN} ${code}`;
    const { file } = view(program);
    return facts(program).loggedTokens.map(
      ({ node, tokenKind, isAround }) => `${tokenKind} ${textOf(file, node)}${isAround ? ' around' : ''}`,
    );
  };
  it.each<[string, string[]]>([
    ['function f(accessToken) { console.log(accessToken); }', ['session accessToken']],
    ['function f(accessToken) { console.log({ accessToken }); }', ['session accessToken']],
    ['function f(accessToken) { console.log(`a ${accessToken}`); }', ['session accessToken']],
    ['function f(resetToken) { console.log(resetToken); }', ['capability resetToken']],
    ['function f(x) { console.log(x); return x.accessToken; }', ['session x around']],
    ['function f(accessToken) { call(accessToken); }', []],
    ['function f(accessToken) { console.table; console.clear(accessToken); }', []],
  ])('%s', (code, expected) => expect(logged(code)).toEqual(expected));
});
