import { describe, expect, it } from 'vitest';

import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import * as jose from 'jose'; import jwksRsa from 'jwks-rsa'; import { readFileSync } from 'fs';
  import { createPublicKey } from 'crypto'; import { on, use, list, find } from './unseen.js';`;

describe('keys that the token chooses', () => {
  const untrusted = (code: string): readonly string[] =>
    facts(
      `${IMPORTS} function f(t) { const { header, payload } = jwt.decode(t, { complete: true }); ${code} }`,
    ).untrustedKeys.map(({ kind, part }) => `${kind} ${part}`);

  it.each<[string, string, string[]]>([
    ['an address of keys', `fetch(header.jku);`, ['address jku']],
    ['an address in a text', 'use(`${header.jku}/keys`);', ['address jku']],
    ['an address of a certificate', `find(header.x5u);`, ['address x5u']],
    ['a key', `find(header.jwk);`, ['key jwk']],
    ['a key in an object', `find({ key: header.jwk });`, ['key jwk']],
    ['a certificate of a list', `find(header.x5c[0]);`, ['key x5c']],
    ['an issuer that is asked', `fetch(payload.iss);`, ['address iss']],
    ['an issuer that is asked for keys', `jose.createRemoteJWKSet(new URL(payload.iss));`, ['address iss']],
    ['an issuer, in an address', 'fetch(`${payload.iss}/keys`);', ['address iss']],
    ['a file by the name of the key', 'readFileSync(`keys/${header.kid}.pem`);', ['text kid']],
    ['a file by the name of the key alone', `readFileSync(header.kid);`, ['text kid']],
    ['a query', "use('SELECT * FROM keys WHERE id = ' + header.kid);", ['text kid']],
    ['an address that is kept', `const a = header.jku; fetch(a);`, ['address jku']],
    ['an address that may be another one', `fetch(on || header.jku);`, ['address jku']],
    ['an address on one path', `fetch(on ? header.jku : list);`, ['address jku']],
    ['what only decides', `fetch(header.jku ? on : list);`, []],
    ['through a variable', `const { kid } = header; readFileSync('keys/' + kid);`, ['text kid']],
    [
      'through a function of the file',
      `const get = (id) => readFileSync('keys/' + id); get(header.kid);`,
      ['text kid'],
    ],
    ['a look-up by the name of the key', `find(header.kid);`, []],
    ['a member by the name of the key', `use(list[header.kid]);`, []],
    ['shown', `console.log(header.jku);`, []],
    ['in an error', 'throw new Error(`no key ${header.jku}`);', []],
    ['asked for', `if (header.jku) use();`, []],
    ['compared', `if (header.jku === on) fetch(header.jku);`, []],
    ['compared with nothing', `if (header.jku !== null) fetch(header.jku);`, ['address jku']],
    ['in a list', `if (['a'].includes(header.jku)) fetch(header.jku);`, []],
    ['an algorithm', `find(header.alg);`, []],
    ['of something else', `fetch(on.jku);`, []],
    ['of what was verified', `fetch(jwt.verify(t, on).iss);`, []],
  ])('%s', (_, code, expected) => expect(untrusted(code)).toEqual(expected));

  it.each([
    ['the key that the token brings', `jose.jwtVerify(t, jose.EmbeddedJWK);`, ['embedded jwk']],
    [
      'the header, to find a key',
      'jwt.verify(t, (header, done) => done(null, readFileSync(`keys/${header.kid}`)));',
      ['text kid'],
    ],
    ['a header by hand', "const h = JSON.parse(atob(t.split('.')[0])); fetch(h.jku);", ['address jku']],
    ['a header by the name of a function', 'fetch(decodeProtectedHeader(t).jku);', ['address jku']],
    ['a header of HTTP', 'fetch(getHeaders(t).jku);', []],
    [
      'a proof of possession',
      `const { header } = jwt.decode(t, { complete: true }); if (header.typ !== 'dpop+jwt') throw 1; find(header.jwk);`,
      [],
    ],
  ])('%s', (_, code, expected) =>
    expect(facts(`${IMPORTS} ${code}`).untrustedKeys.map(({ kind, part }) => `${kind} ${part}`)).toEqual(expected),
  );
});

describe('key sets', () => {
  const insecure = (code: string): readonly string[] =>
    facts(`${IMPORTS} ${code}`).insecureKeySets.map(({ kind, name }) => `${kind} ${name}`);
  it.each<[string, string, string[]]>([
    ['over TLS', `jwksRsa({ jwksUri: 'https://id.example.com/keys' });`, []],
    ['without TLS', `jwksRsa({ jwksUri: 'http://id.example.com/keys' });`, ['http id.example.com']],
    ['of this machine', `jwksRsa({ jwksUri: 'http://localhost/keys' });`, []],
    ['by a URL', `jose.createRemoteJWKSet(new URL('http://id.example.com/keys'));`, ['http id.example.com']],
    [
      'by a URL with a base',
      `jose.createRemoteJWKSet(new URL('/keys', 'http://id.example.com'));`,
      ['http id.example.com'],
    ],
    ['from somewhere', `jwksRsa({ jwksUri: on });`, []],
    [
      'without a look at the certificate',
      `import { Agent } from 'https'; jwksRsa({ jwksUri: on, requestAgent: new Agent({ rejectUnauthorized: false }) });`,
      ['certificate rejectUnauthorized'],
    ],
    [
      'with a look at the certificate',
      `import { Agent } from 'https'; jwksRsa({ jwksUri: on, requestAgent: new Agent({ rejectUnauthorized: true }) });`,
      [],
    ],
  ])('%s', (_, code, expected) => expect(insecure(code)).toEqual(expected));
});

describe('public keys that a program carries with it', () => {
  const carried = (code: string): string | undefined => {
    const text = `${IMPORTS} ${code}`;
    const node = facts(text).policies[0]?.bundledKey;
    return node && textOf(view(text).file, node);
  };
  it.each([
    ['in the source', `const key = '-----BEGIN PUBLIC KEY-----'; jwt.verify(t, key);`, 'key'],
    ['a certificate', `const key = '-----BEGIN CERTIFICATE-----'; jwt.verify(t, key);`, 'key'],
    ['in the environment', `jwt.verify(t, process.env.JWT_PUBLIC_KEY);`, 'process.env.JWT_PUBLIC_KEY'],
    ['in a file', `jwt.verify(t, readFileSync('keys/public.pem'));`, `readFileSync('keys/public.pem')`],
    [
      'made of a text',
      `jwt.verify(t, createPublicKey(process.env.PUBLIC_KEY));`,
      'createPublicKey(process.env.PUBLIC_KEY)',
    ],
    ['bytes of it', `jwt.verify(t, Buffer.from(process.env.PUBLIC_KEY));`, 'Buffer.from(process.env.PUBLIC_KEY)'],
    ['a secret', `jwt.verify(t, 'secret');`, undefined],
    ['another variable', `jwt.verify(t, process.env.KEY);`, undefined],
    ['another file', `jwt.verify(t, readFileSync('keys/private.pem'));`, undefined],
    ['a function', `jwt.verify(t, () => on);`, undefined],
    ['something unknown', `jwt.verify(t, on);`, undefined],
  ])('%s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('tokens without a signature', () => {
  const unsigned = (code: string): readonly string[] =>
    facts(`${IMPORTS} ${code}`).unsignedTokens.map(({ kind }) => kind);
  it.each<[string, string, string[]]>([
    ['issued', `jwt.sign({}, on, { algorithm: 'none' });`, ['issued']],
    ['issued on one path', `jwt.sign({}, on, { algorithm: on ? 'none' : 'HS256' });`, ['issued']],
    ['issued with a signature', `jwt.sign({}, on, { algorithm: 'HS256' });`, []],
    ['issued by a library that does nothing else', `new jose.UnsecuredJWT({}).encode();`, ['issued']],
    ['put together', 'function f(header, payload) { return `${header}.${payload}.`; }', ['handmade']],
    ['put together of something else', 'function f(name, dot) { return `${name}.${dot}.`; }', []],
    [
      'put together, with a signature',
      'function f(header, payload, sig) { return `${header}.${payload}.${sig}`; }',
      [],
    ],
    ['let pass', `function f(header, payload) { if (header.alg === 'none') return payload; }`, ['accepted']],
    [
      'let pass in an object',
      `function f(header, payload) { if (header.alg === 'none') return { payload }; }`,
      ['accepted'],
    ],
    ['asked for in an object', `function f(header, payload) { if (header.alg === 'none') return { ok: false }; }`, []],
    [
      'let pass behind',
      `function f(header, payload) { if (header.alg !== 'none') throw 1; return payload; }`,
      ['accepted'],
    ],
    ['sent away', `function f(header, payload) { if (header.alg === 'none') throw 1; return payload; }`, []],
    ['sent away behind', `function f(header, payload) { if (header.alg !== 'none') return payload; throw 1; }`, []],
    ['asked for another algorithm', `function f(header, payload) { if (header.alg === 'HS256') return payload; }`, []],
    ['handed to a function of that name', `verifyNoneAlgToken(t);`, ['accepted']],
  ])('%s', (_, code, expected) => expect(unsigned(code)).toEqual(expected));
});
