import { describe, expect, it } from 'vitest';

import type { FactName } from '../../src/analysis/facts.ts';
import { CLOSED, type Gate } from '../../src/analysis/gate.ts';
import { facts } from './view.ts';

/** A program of which every fact has something to say. */
const PROGRAM = `
import jwt from 'jsonwebtoken';
import { jwtVerify } from 'jose';
import jwksRsa from 'jwks-rsa';
import express from 'express';
import { on, key, use } from './unseen.js';
const JWT_SECRET = 'hunter-2';
express().get('/', (req, res) => { res.cookie('accessToken', use(), {}); });
export function f(req, next, t, accessToken) {
  jwtVerify(t, key);
  try { jwt.verify(t, key); } catch {}
  next();
}
export function g(t, accessToken, header, payload) {
  const { header: h } = jwt.decode(t, { complete: true });
  fetch(h.jku);
  jwksRsa({ jwksUri: 'http://id.example.com/keys' });
  jwt.sign({ sub: 1 }, 'secret', { expiresIn: '1h', allowInsecureKeySizes: true });
  localStorage.setItem('accessToken', accessToken);
  console.log(accessToken);
  window.opener.postMessage(accessToken, '*');
  fetch('http://api.example.com?access_token=' + accessToken, { headers: { authorization: accessToken } });
  use(\`\${header}.\${payload}.\`);
  return jwt.decode(t).sub;
}
export const own = (t) => JSON.parse(atob(t.split('.')[1])).sub;
signToken({}, JWT_SECRET);
`;

const ALL: readonly FactName[] = [
  ...(['policies', 'verifications', 'uncheckedResults', 'failOpen', 'unverifiedDecodes', 'unsignedTokens'] as const),
  ...(['untrustedKeys', 'insecureKeySets', 'signedPayloads', 'lifetimes', 'keyFaults', 'undersizedKeys'] as const),
  ...(['namedSecrets', 'storedTokens', 'urlTokens', 'loggedTokens', 'tokenCookies', 'cleartextTokens'] as const),
  'postedTokens',
];

/** The facts that there are, with as many gates open. */
const found = (...open: readonly (keyof Gate)[]): readonly string[] => {
  const gate = { ...CLOSED, ...Object.fromEntries(open.map((name) => [name, true])) };
  const known = facts(PROGRAM, undefined, {}, gate);
  return ALL.filter((name) => known[name].length > 0);
};

describe('the facts of a file', () => {
  it('are all there where all gates are open', () =>
    expect(found(...(Object.keys(CLOSED) as (keyof Gate)[]))).toEqual(ALL));

  it('are none where all are closed', () => expect(found()).toEqual([]));

  it.each<[keyof Gate, string[]]>([
    ['handmade', ['unverifiedDecodes']],
    ['secret', ['keyFaults', 'namedSecrets']],
    ['unsigned', ['unsignedTokens']],
    ['header', ['untrustedKeys']],
    ['storage', ['storedTokens']],
    ['url', ['urlTokens']],
    ['log', ['loggedTokens']],
    ['cookie', ['tokenCookies']],
    ['transport', ['cleartextTokens']],
    ['message', ['postedTokens']],
    ['library', ALL.slice(0, 12).filter((name) => name !== 'unsignedTokens')],
  ])('behind the gate %s', (gate, expected) => expect(found(gate)).toEqual(expected));

  it('by hand are looked for behind their own gate alone', () => {
    const kinds = (gate: Partial<Gate>): readonly string[] =>
      facts(PROGRAM, undefined, {}, { ...CLOSED, ...gate }).unverifiedDecodes.map(({ kind }) => kind);
    expect(kinds({ library: true })).not.toContain('handmade');
    expect(kinds({ library: true, handmade: true })).toContain('handmade');
  });

  it('are the keys of calls where a library is named, and else those that are handed over', () => {
    const libraries = (gate: Partial<Gate>): readonly string[] =>
      facts(PROGRAM, undefined, {}, { ...CLOSED, ...gate }).keyFaults.map(({ library }) => library);
    expect(libraries({ library: true })).toEqual(['jsonwebtoken', 'signToken']);
    expect(libraries({ secret: true })).toEqual(['signToken']);
  });
});

describe('verifications', () => {
  const verifications = (code: string): readonly string[] =>
    facts(`import jwt from 'jsonwebtoken'; import { createVerifier } from 'fast-jwt'; ${code}`).verifications.map(
      ({ source }) => source.name,
    );
  it.each<[string, string[]]>([
    ['jwt.verify(t, k);', ['jsonwebtoken']],
    ['jwt.sign({}, k); jwt.decode(t);', []],
    ['jwt.verify(t, k); jwt.verify(u, k);', ['jsonwebtoken', 'jsonwebtoken']],
    ['const verify = createVerifier({ key }); verify(t);', ['fast-jwt']],
  ])('%s', (code, expected) => expect(verifications(code)).toEqual(expected));
});

it('one node that is a parameter in two ways is reported once', () =>
  expect(
    facts(`import axios from 'axios'; function f(x) { axios.get('/a', { params: { access_token: x.accessToken } }); }`)
      .urlTokens,
  ).toHaveLength(1));

it('a helper that is what its name says in a browser is left out on a server', () => {
  const stored = (head: string): number =>
    facts(`${head} function f(accessToken) { setCookie('accessToken', accessToken); }`).storedTokens.length;
  expect(stored(`import { setCookie } from './cookies.js';`)).toBe(1);
  expect(stored(`import { setCookie } from './cookies.js'; import 'express';`)).toBe(0);
  expect(stored(`import { setCookie } from './cookies.js'; document.title;`)).toBe(1);
});
