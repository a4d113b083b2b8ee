import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

/** How the decodes of a program come about whose claims are used although nothing verifies them. */
const decodes = (code: string): readonly string[] =>
  facts(
    `import jwt from 'jsonwebtoken'; import { key, on, use, readToken } from './unseen.js'; ${code}`,
  ).unverifiedDecodes.map(({ kind }) => kind);

const UNVERIFIED = ['library'];

describe('a decode of what somebody verifies', () => {
  it.each([
    ['in the same function', `function f(t) { jwt.verify(t, key); return jwt.decode(t); }`],
    ['afterwards', `function f(t) { const c = jwt.decode(t); jwt.verify(t, key); return c; }`],
    ['under another name', `function f(t) { const a = t; jwt.verify(a, key); return jwt.decode(t); }`],
    [
      'under three names, in another function',
      `let a; let b; function f(t) { a = t; b = a; jwt.verify(t, key); } export function g() { const c = b; return jwt.decode(c); }`,
    ],
    ['by the caller', `const claims = (t) => jwt.decode(t); function f(t) { jwt.verify(t, key); return claims(t); }`],
    [
      'by the caller of the caller',
      `const c = (t) => jwt.decode(t); const b = (t) => c(t); function f(t) { jwt.verify(t, key); return b(t); }`,
    ],
    ['in a callback', `function f(t) { on(() => jwt.verify(t, key)); return jwt.decode(t); }`],
    ['by a function out of sight, by its name', `function f(t) { verifyToken(t); return jwt.decode(t); }`],
    ['by one that is handed an object', `function f(t) { verifyToken({ token: t }); return jwt.decode(t); }`],
    ['with a key that the decode finds', `jwt.verify(t, (header, done) => done(null, jwt.decode(t).sub));`],
    ['for a key', `function findKey(t) { return jwt.decode(t).kid; }`],
    ['made here', `export const f = () => jwt.decode(jwt.sign({}, key)).exp2;`],
    [
      'a call that gives the same twice',
      `function f() { jwt.verify(readToken(), key); return jwt.decode(readToken()); }`,
    ],
  ])('%s', (_, code) => expect(decodes(code)).toEqual([]));

  it('by the signature that was decoded', () => {
    const code = (given: string): string =>
      `export function f(t) { const d = jwt.decode(t, { complete: true }); if (!isValid(${given}, key)) throw 1; return d.payload; }`;
    expect(decodes(code('d.signature'))).toEqual([]);
    expect(decodes(code('d.payload'))).toEqual(UNVERIFIED);
  });
});

describe('a decode of what nobody verifies', () => {
  it.each([
    ['alone', `export const f = (t) => jwt.decode(t).sub;`],
    ['of another token', `function f(t) { jwt.verify(t, key); } export const g = (u) => jwt.decode(u).sub;`],
    [
      'of a call of another function',
      `function f() { jwt.verify(readToken(), key); } export function g() { return jwt.decode(readToken()); }`,
    ],
    ['by one that admits it', `export function f(t) { decodeWithoutVerify(t); return jwt.decode(t); }`],
    ['by a function that checks something else', `export function f(t, u) { verifyUser(u); return jwt.decode(t); }`],
    [
      'by a function of the file that only says so',
      `function verifyToken(t) { return t; } export function f(t) { verifyToken(t); return jwt.decode(t); }`,
    ],
    ['for others, who may use it', `export const claims = (t) => jwt.decode(t);`],
    ['made elsewhere on one path', `export const f = (t) => jwt.decode(on ? t : jwt.sign({}, key)).sub;`],
  ])('%s', (_, code) => expect(decodes(code)).toContain('library'));

  it.each([
    ['dropped', `export function f(t) { jwt.decode(t); }`],
    ['shown', `export function f(t) { console.log(jwt.decode(t)); }`],
    ['only the expiry', `export const f = (t) => jwt.decode(t).exp < on;`],
    ['only the header', `export const f = (t) => jwt.decode(t, { complete: true }).header.kid;`],
  ])('but nothing depends on: %s', (_, code) => expect(decodes(code)).toEqual([]));

  it.each([
    ['only whether there are claims', `export const f = (t) => jwt.decode(t) ? 1 : 2;`, ['library']],
    ['a key, which decode ignores', `export const f = (t) => jwt.decode(t, 'secret').sub;`, ['mistakenKey']],
    ['a key of the environment', `export const f = (t) => jwt.decode(t, process.env.KEY).sub;`, ['mistakenKey']],
    ['options', `export const f = (t) => jwt.decode(t, { complete: true }).payload.sub;`, ['library']],
    [
      'a verifier that is told not to',
      `import { decode } from 'jwt-simple'; export const f = (t) => decode(t, key, true).sub;`,
      ['switchedOff'],
    ],
    ['by hand', `export const f = (t) => JSON.parse(atob(t.split('.')[1])).sub;`, ['handmade']],
    [
      'by hand, in steps',
      `export const f = (t) => { const [, p] = t.split('.'); const text = Buffer.from(p, 'base64').toString(); return JSON.parse(text).sub; };`,
      ['handmade'],
    ],
    ['the header by hand', `export const f = (t) => JSON.parse(atob(t.split('.')[0])).kid;`, []],
    [
      'by hand, and verified by hand',
      `export const f = (t) => { const [h, p, s] = t.split('.'); if (hmac(h + p) !== s) throw 0; return JSON.parse(atob(p)).sub; };`,
      [],
    ],
    [
      'by hand, beside an HMAC of something else',
      `export const f = (t) => { createHmac('sha256', key); return JSON.parse(atob(t.split('.')[1])).sub; };`,
      ['handmade'],
    ],
    ['by hand, without base64', `export const f = (t) => JSON.parse(t.split('.')[1]).sub;`, []],
    ['another function that admits it', `export const f = (t) => decodeUnverified(t).sub;`, ['library']],
  ])('%s', (_, code, expected) => expect(decodes(code)).toEqual(expected));
});
