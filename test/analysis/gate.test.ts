import { describe, expect, it } from 'vitest';

import { gatesOf } from '../../src/analysis/facts.ts';
import { CLOSED, openGate, type Gate } from '../../src/analysis/gate.ts';
import { tableFor } from '../../src/knowledge.ts';

const gate = (text: string, path = 'src/file.ts', extra: readonly string[] = []): Gate =>
  openGate(tableFor(), text, extra, path);

/** What is open, by name. */
const openIn = (text: string, path?: string, extra?: readonly string[]): readonly string[] =>
  Object.entries(gate(text, path, extra)).flatMap(([name, isOpen]) => (isOpen ? [name] : []));

describe('a closed gate', () => {
  it('is closed in every kind', () => expect(new Set(Object.values(CLOSED))).toEqual(new Set([false])));
  it('has all kinds', () => expect(Object.keys(CLOSED).toSorted()).toEqual(Object.keys(gate('')).toSorted()));
  it.each(['', 'const a = 1;', 'export const show = (user) => call(user.name);'])('is what %j gets', (text) =>
    expect(gate(text)).toEqual(CLOSED),
  );
});

type Case = [text: string, isOpen: boolean, path?: string];

const table = (kind: keyof Gate, cases: readonly Case[]): void => {
  describe(kind, () => {
    it.each(cases)('%s: %s %s', (text, isOpen, path) => expect(gate(text, path)[kind]).toBe(isOpen));
  });
};

table('handmade', [
  ["atob(a.split('.')[1])", true],
  ['Buffer.from(a.split(".")[1], "base64")', true],
  ['base_64', false],
  ['b64(a.split( `.` , 3))', true],
  ["base-64 a.split(\n'.'\n)", true],
  ["const b = '.'; atob(a.split(b)[1])", true],
  ['atob(a.split(/\\./)[1])', true],
  ['atob(a.split(/[.]/)[1])', true],
  ['atob(a.split(/,/)[1])', false],
  ['atob(a.split(b)[1])', false],
  ["a.split('.')", false],
  ["a.split('..'); atob(a)", false],
  ["a.split('.' + b); atob(a)", false],
  ["a.split(' . '); atob(a)", false],
  ['atob(a)', false],
  ['decodeUnverified(a)', true],
  ['unsafeDecode(a)', true],
  ['decode(a)', false],
  ['decode(a); decodeWithoutVerification(a)', true],
  [`decode${'Unverified'.repeat(30)}(a)`, false],
]);

table('header', [
  ['find(header.kid)', true],
  ['a = header.kid; find(a)', false],
  ['[header.kid]', false],
  ['getKey(header); header.kid', true],
  ['keyOf(decodedHeader); decodedHeader?.jwk', true],
  ['readHeader(a); header.jku', true],
  ['readHeaderOf(a).x; header.x5u', true],
  ['({ header }) => header.x5c', false],
  ['(header) => header.kid', true],
  ['(header) => header.kids', false],
  ['(header) => header.alg', false],
  ['(head) => head.kid', false],
]);

table('secret', [
  ['const JWT_SECRET = 1;', true],
  ["'jwt-secret': 1", true],
  ['process.env.JWT_KEY', true],
  ['// jwt\nconst secret = 1;', true],
  ['// access_token\nconst secret = 1;', true],
  ['// accessToken\nconst secret = 1;', true],
  ['// token\nconst secret = 1;', false],
  ['// token\nconst key = 1;', false],
  ['// jwt\nconst clientSecret = 1;', false],
  ['// jwt\nconst key = 1;', false],
  ['// jwt\nconst a = 1;', false],
  ['const secret = 1;', false],
  ['const secret = 1;', true, 'src/config/jwt.ts'],
  ['const secret = 1;', true, 'src/auth.config.ts'],
  ['const secret = 1;', false, 'src/jwt/file.ts'],
  ['const a = 1;', false, 'src/config/jwt.ts'],
  ['process.env.NEXTAUTH_SECRET', true],
  ['process.env.AUTHOR_SECRET', false],
  // The first that is no such name does not end the search.
  ['const clientSecret = 1, tokenSecret = 2;', true],
  [`token ${'secret_'.repeat(40)}JWT_SECRET`, false],
  [`token ${'secret_'.repeat(40)} JWT_SECRET`, true],
]);

table('signer', [
  ['makeJwt({})', true],
  ['signJWT ({})', true],
  ['issuer.signToken({})', true],
  ['countToken({})', false],
  ['const signToken = 1', false],
  ['verifyJwt({})', false],
]);

table('unsigned', [
  ["alg === 'none'", true],
  ['header.alg === "none"', true],
  ["algorithm !== 'None'", true],
  ["'NONE' == header['alg']", true],
  // What a library is told is an operation of it.
  ["algorithms: ['none']", false],
  ["isAlg = x === 'none'", false],
  ["header = 'none'", false],
  ['alg === `none`', false],
  ["alg === 'x-none'", false],
  ['algNone; alg', true],
  ['alg_None; alg', true],
  ['algorithm_None; alg', true],
  ['Algorithm_None; alg', true],
  ['noneAlg', true],
  ['None_Alg', true],
  ["display = 'none'", false],
  ["algebra = 'none'", false],
  ['alg = noneOf(a)', false],
  ['alg: nones', false],
  ['`${header}.${payload}.`', true],
  ['`${encode(a)}.${encode(header)}.`', true],
  ['`${header}.${name}.`', false],
  ['`${header}.${payload}.${signature}`', false],
  ['`${a}.${b}.`', false],
]);

table('url', [
  ['// token\n`?a=${b}`', true],
  ["// token\n'&a-b.c=' + b", true],
  ['// token\n"#a=" + b', true],
  ['// token\n`token=${b}`', true],
  ["'accessToken=' + b", true],
  ["'jwt=' + b", true],
  ["// token\n'name=' + b", false],
  ['// token\n`name=${b}`', false],
  ['// token\n<a href="?a={b}">', true],
  ['// token\n<a name={b}>', false],
  ['`/a/${token}`', true],
  ["'/a/' + token", true],
  ["'/a/'   + jwt", true],
  ['`/a/${JWT}`', true],
  ['// token\n`/a/${b}`', false],
  ['// token\n({ params: { b } })', true],
  ['// token\n({ params:{ b } })', true],
  ["// token\n({ 'params' :\n(({ b })) })", true],
  ["// token\n({ ['query']: { b } })", true],
  ['// token\n({ qs: { b } })', true],
  ['// token\n({ searchParams: { b } })', true],
  ['// token\n({ parameters: { b } })', false],
  ['// token\n({ params: b })', false],
  ['// token\na.params = b', true],
  ['// token\na.params.c = b', true],
  ["// token\na.params['c'] ??= b", true],
  ['// token\na.qs ||= b', true],
  ['// token\na.params == b', false],
  ['// token\na.params => b', false],
  ['// token\na.other = b', false],
  ["// token\nlocation.hash.split('&')", true],
  ['// token\nlocation.search.match(/a/)', true],
  ['// token\nreq.url.split(c)', true],
  ["// token\na.name.split('&')", false],
  ['// token\nlocation.hash.slice(1)', false],
  ['// token\nbuildUrl(a)', true],
  ['// token\ncreateURIFor(a)', true],
  ['// token\nto_href(a)', true],
  ['// token\nmakeLink(a)', true],
  ['// token\nwithQuery(a)', true],
  ['// token\nparseUrl(a)', false],
  ['// token\nbuild(a)', false],
  ['getTokenFromUrl(a)', true],
  ['getTokenFromHash(a)', true],
  ['getJwtFromSearch(a)', true],
  ['token_from_location(a)', true],
  ['tokenFromFragment(a)', true],
  ['// token\ngetNameFromHash(a)', false],
  // A path that ends in anything counts where the file can sign it.
  ["import jwt from 'jsonwebtoken'; jwt.sign(a); `/a/${b}`", true],
  ["import jwt from 'jsonwebtoken'; jwt.sign(a); '/a/' + b", true],
  ["import jwt from 'jsonwebtoken'; jwt.sign(a); '/a/'  + b", true],
  ["import jwt from 'jsonwebtoken'; jwt.sign(a); '/a/b'", false],
  // Without a token there is nothing to put into an address.
  ['`?a=${b}`', false],
  ['buildUrl(a)', false],
]);

table('cookie', [
  ["a('Set-Cookie', `token=${b}`)", true],
  ["a('set-cookie', bearer)", true],
  ["a('Set-Cookie', b)", false],
  ["a('Cookie', token)", false],
]);

table('transport', [
  ["fetch('http://a.example', token)", true],
  ['new WebSocket("ws://a.example?" + token)', true],
  ["fetch('HTTP://a.example', token)", true],
  ["fetch('https://a.example', token)", false],
  ["// token at http://a.example\nfetch('/a')", false],
  ["const a = 'http://a.example' + token;", false],
]);

table('message', [
  ["opener.postMessage({ token }, '*')", true],
  ['opener.postMessage({ token }, { targetOrigin: "*" })', true],
  ["`<script>opener.postMessage('${token}', \\'*\\')</script>`", true],
  ["opener.postMessage({ token }, 'https://app.example')", false],
  ["opener.postMessage({ user }, '*')", false],
  ["opener.post({ token }, '*')", false],
]);

table('storage', [
  ["localStorage.setItem('token', a)", true],
  ["localStorage.setItem('theme', a)", false],
  ['const token = a;', false],
]);

table('log', [
  ['console.log(token)', true],
  ['console.log(authorization)', true],
  ['console.log(Bearer)', true],
  ['console.log(JWT)', true],
  ['console.log(a)', false],
]);

table('library', [
  ["import jwt from 'jsonwebtoken'; jwt.sign(a)", true],
  ["import jwt from 'jsonwebtoken';", false],
  ['jwt.sign(a)', false],
]);

describe('names of tokens that settings add', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['console.log(ticket)', ['ticket'], ['log']],
    ['console.log(ticket)', ['pass', 'ticket'], ['log']],
    ['console.log(ticket)', ['pass'], []],
    ['console.log(ticket)', [], []],
  ])('%s, with %j', (text, extra, expected) => expect(openIn(text, undefined, extra)).toEqual(expected));
});

describe('the gates of facts', () => {
  it('are those of each, once', () =>
    expect([
      gatesOf([]),
      gatesOf(['policies', 'unverifiedDecodes']),
      gatesOf(['storedTokens', 'urlTokens', 'loggedTokens', 'tokenCookies', 'cleartextTokens']),
      gatesOf(['keyFaults', 'namedSecrets', 'untrustedKeys', 'unsignedTokens']),
    ]).toEqual([
      [],
      ['library', 'handmade'],
      ['storage', 'url', 'log', 'cookie', 'transport'],
      ['library', 'secret', 'header', 'unsigned'],
    ]));
});
