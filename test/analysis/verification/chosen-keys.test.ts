import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import * as jose from 'jose'; import { readFileSync } from 'fs'; import { on, use, list, find, key } from './unseen.js';`;

const chosen = (code: string): readonly string[] =>
  facts(
    `${IMPORTS} function f(t) { const { header, payload } = jwt.decode(t, { complete: true }); ${code} }`,
  ).untrustedKeys.map(({ kind, part }) => `${kind} ${part}`);

describe('a part of a token that becomes a key or tells where one is', () => {
  it.each<[string, string[]]>([
    ['fetch(header.jku);', ['address jku']],
    ['new Thing(header.jku);', ['address jku']],
    ['fetch(on, header.jku);', ['address jku']],
    ['fetch(on && header.jku);', ['address jku']],
    ['fetch(header.jku && on);', []],
    ['fetch(header.jku ?? on);', ['address jku']],
    ['fetch(on ? on : header.jku);', ['address jku']],
    ['fetch([header.jku]);', ['address jku']],
    ['fetch(...[header.jku]);', ['address jku']],
    ['fetch({ url: header.jku });', ['address jku']],
    ['fetch({ name: header.jku });', []],
    ['fetch({ [header.jku]: 1 });', []],
    ['const { a } = header.jku; fetch(a);', []],
    ['const a = header.jku; const b = a; fetch(b);', ['address jku']],
    ['const { jku } = header; fetch(jku);', ['address jku']],
    ['const { jku: a } = header; fetch(a);', ['address jku']],
    ['const get = (a, b) => fetch(b); get(on, header.jku);', ['address jku']],
    ['const get = (a, b) => fetch(b); get(header.jku, on);', []],
    ['const get = (a) => get(a); get(header.jku);', []],
    ['header.jku();', []],
    ['header.jku(on);', []],
    ['use(header.jku.a);', []],
    ['JSON.stringify(header.jku);', []],
    ['new Error(header.jku);', []],
    ['new TokenError(header.jku);', []],
    ['res.send(header.jwk);', []],
    ['find(header.jwk.x);', []],
    ['find(header.x5c[0]);', ['key x5c']],
    ['find(header.x5c.length);', []],
    ['find(header.jwk[0]);', []],
    ['find({ a: header.jwk });', ['key jwk']],
    ['find({ a: { b: header.jwk } });', ['key jwk']],
    ['find(`-----${header.x5c[0]}-----`);', ['key x5c']],
    ["find('a' + header.x5c[0]);", ['key x5c']],
    ["console.log('a' + header.x5c[0]);", []],
    ['throw `a ${header.x5c[0]}`;', []],
    ['find(header.x5c[0] - 1);', []],
    ['find(header.x5c === on);', []],
  ])('%s', (code, expected) => expect(chosen(code)).toEqual(expected));

  it.each<[string, string[]]>([
    ['readFileSync(header.kid);', ['text kid']],
    ['loadSecretFile(header.kid);', ['text kid']],
    ['find(header.kid);', []],
    ['find({ kid: header.kid });', []],
    ['use(`keys/${header.kid}`);', ['text kid']],
    ['use(`${header.kid}.pem`);', ['text kid']],
    ['use(`key ${header.kid}`);', []],
    ["use('keys' + '/' + header.kid);", ['text kid']],
    ["use(('keys/' + header.kid) + '.a');", ['text kid']],
    ['use(`select * from keys where id = ${header.kid}`);', ['text kid']],
    ['use(`SELECT ${header.kid}`);', ['text kid']],
    ['readFileSync(`a${header.kid}`);', ['text kid']],
    ['exec(`a ${header.kid}`);', ['text kid']],
    ['console.log(`keys/${header.kid}`);', []],
    ['throw `keys/${header.kid}`;', []],
    ['const a = `keys/${header.kid}`;', ['text kid']],
    ["use(header.kid === 'keys/a');", []],
    ["use('keys/' < header.kid);", []],
    ['use(list[header.kid]);', []],
  ])('%s', (code, expected) => expect(chosen(code)).toEqual(expected));

  it.each<[string, string[]]>([
    ['fetch(payload.iss);', ['address iss']],
    ['use(payload.iss);', []],
    ['fetch(payload.sub);', []],
    ['find({ issuer: payload.iss });', []],
    ['fetch({ url: payload.iss });', ['address iss']],
    ['find({ url: payload.iss });', []],
    ['fetch(`${payload.iss}/.well-known/jwks.json`);', ['address iss']],
    ['jose.createRemoteJWKSet(new URL(payload.iss));', ['address iss']],
    ['getJwks(payload.iss);', ['address iss']],
    [`if (payload.iss !== 'https://a.example') throw 1; fetch(payload.iss);`, []],
    [`if (!list.includes(payload.iss)) throw 1; fetch(payload.iss);`, []],
    [`if (!payload.iss) throw 1; fetch(payload.iss);`, ['address iss']],
  ])('%s', (code, expected) => expect(chosen(code)).toEqual(expected));

  it.each<[string, string[]]>([
    ['fetch(jwt.decode(t).iss);', ['address iss']],
    ['fetch(jwt.decode(t).jku);', []],
    ['fetch(jwt.verify(t, key).iss);', []],
    ['fetch(jose.decodeProtectedHeader(t).jku);', ['address jku']],
    ['fetch(jose.decodeProtectedHeader(t).iss);', []],
    ['jose.jwtVerify(t, jose.EmbeddedJWK);', ['embedded jwk']],
    ['jose.jwtVerify(t, key);', []],
    [`use('dpop+jwt'); find(jose.decodeProtectedHeader(t).jwk);`, []],
    [`use('dpop+jwt'); fetch(jose.decodeProtectedHeader(t).jku);`, ['address jku']],
  ])('%s', (code, expected) =>
    expect(facts(`${IMPORTS} ${code}`).untrustedKeys.map(({ kind, part }) => `${kind} ${part}`)).toEqual(expected),
  );
});

describe('a decode', () => {
  const decodes = (code: string): readonly string[] =>
    facts(`${IMPORTS} import { decode } from 'jwt-simple'; ${code}`).unverifiedDecodes.map(
      ({ kind, name }) => `${kind} ${name}`,
    );
  it.each<[string, string[]]>([
    ['jwt.decode(t).sub', ['library decode']],
    ['jwt.decode(t, key).sub', ['library decode']],
    ['jwt.decode(t, () => key).sub', ['mistakenKey decode']],
    [`jwt.decode(t, Buffer.from('a')).sub`, ['mistakenKey decode']],
    ['jwt.decode(t, `a`).sub', ['mistakenKey decode']],
    ['jwt.decode(t, {}).sub', ['library decode']],
    ['jwt.decode(t, undefined).sub', ['library decode']],
    ['jwt.decode(t, 1).sub', ['library decode']],
    ['decode(t, key).sub', []],
    ['decode(t, key, false).sub', []],
    ['decode(t, key, true).sub', ['switchedOff decode']],
    ['decodeUnverified(t).sub', ['library decodeUnverified']],
    ['decodeUnverified().sub', []],
    ['unsafeDecode(t) ? 1 : 2', ['library unsafeDecode']],
    ['decodeUnverified(t).exp < on', []],
    ['decodeToken(t).sub', []],
    [`JSON.parse(atob(t.split('.')[1])).sub`, ['handmade JSON.parse']],
    [`JSON.parse(atob(t.split('.')[1])).exp < on`, []],
    [`jwt.verify(t, key) && JSON.parse(atob(t.split('.')[1])).sub`, []],
    [`jwt.verify(t, key) && decodeUnverified(t).sub`, []],
    [`jwt.verify(t, key) && jwt.decode(t).sub`, []],
  ])('%s', (code, expected) => expect(decodes(`export const f = (t) => ${code};`)).toEqual(expected));

  it('of the file itself is read, whatever it is called', () =>
    expect(decodes('const decodeUnverified = (t) => use(t); export const f = (t) => decodeUnverified(t).sub;')).toEqual(
      [],
    ));
});
