import { describe, expect, it } from 'vitest';

import type { Policy } from '../../../src/analysis/verification/policies.ts';
import type { CheckName } from '../../../src/model/vocabulary.ts';
import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import { verify } from 'jsonwebtoken'; import * as fast from 'fast-jwt'; import * as hono from 'hono/jwt';
  import { Strategy } from 'passport-jwt'; import { expressjwt } from 'express-jwt'; import { on, a, set } from './unseen.js';`;

const policies = (code: string): readonly Policy[] => facts(`${IMPORTS} ${code}`).policies;

/** What the only policy of a program makes of a check: the verdict, and the reason if there is one. */
function verdict(code: string, name: CheckName): string {
  const [policy, ...others] = policies(code);
  if (!policy || others.length > 0) throw new Error(`Not one policy in:\n${code}`);
  const check = policy.check(name);
  return [check?.verdict, check?.reason].filter(Boolean).join(' ');
}

describe('how an option reads', () => {
  it.each<[string, CheckName, string, string]>([
    ['written', 'issuer', `verify(t, k, { issuer: 'i' });`, 'enforced'],
    ['missing', 'issuer', `verify(t, k, {});`, 'absent'],
    ['no options', 'issuer', `verify(t, k);`, 'absent'],
    ['a callback in their place', 'issuer', `verify(t, k, () => {});`, 'absent'],
    ['undefined', 'issuer', `verify(t, k, { issuer: undefined });`, 'absent'],
    ['an unknown value', 'issuer', `verify(t, k, { issuer: a });`, 'enforced'],
    ['an environment variable', 'issuer', `verify(t, k, { issuer: process.env.ISSUER });`, 'enforced'],
    ['unknown options', 'issuer', `verify(t, k, a);`, 'unknown'],
    ['an unknown spread', 'issuer', `verify(t, k, { ...a });`, 'unknown'],
    ['before an unknown spread', 'issuer', `verify(t, k, { issuer: 'i', ...a });`, 'unknown'],
    ['behind an unknown spread', 'issuer', `verify(t, k, { ...a, issuer: 'i' });`, 'enforced'],
    ['perhaps written', 'issuer', `verify(t, k, { ...(on && { issuer: 'i' }) });`, 'unknown'],
    ['perhaps undefined', 'issuer', `verify(t, k, { issuer: on ? 'i' : undefined });`, 'unknown'],
    ['misspelt', 'issuer', `verify(t, k, { iss: 'i' });`, 'ineffective misspelt'],
    ['misspelt beside the right one', 'issuer', `verify(t, k, { iss: 'i', issuer: 'i' });`, 'enforced'],
    ['perhaps misspelt', 'issuer', `verify(t, k, { ...(on && { iss: 'i' }) });`, 'absent'],
    ['of a dangerous kind', 'issuer', `verify(t, k, { issuer: /i/ });`, 'ineffective regexpIgnored'],
    ['empty', 'issuer', `verify(t, k, { issuer: '' });`, 'disabled emptyValue'],
    ['dangerous on one path', 'issuer', `verify(t, k, { issuer: on ? 'i' : '' });`, 'disabled emptyValue'],
    ['dangerous where it is written', 'issuer', `verify(t, k, { ...(on && { issuer: '' }) });`, 'disabled emptyValue'],
    [
      'dangerous, but perhaps overwritten',
      'issuer',
      `verify(t, k, { ...a, ...(on && { issuer: '' }) });`,
      'disabled emptyValue',
    ],
    ['switched off', 'expiry', `verify(t, k, { ignoreExpiration: true });`, 'disabled switchedOff'],
    ['not switched off', 'expiry', `verify(t, k, {});`, 'enforced'],
    ['perhaps switched off', 'expiry', `verify(t, k, { ignoreExpiration: a });`, 'enforced'],
    [
      'switched off on one path',
      'expiry',
      `verify(t, k, { ignoreExpiration: on ? true : false });`,
      'disabled switchedOff',
    ],
    ['told not to', 'expiry', `verify(t, k, { ignoreExpiration: false });`, 'enforced'],
    ['always checked', 'signature', `verify(t, k);`, 'enforced'],
    ['none among several', 'unsigned', `verify(t, k, { algorithms: ['HS256', 'none'] });`, 'disabled takesNone'],
    [
      'none on one path',
      'unsigned',
      `verify(t, k, { algorithms: ['HS256', on ? 'none' : 'HS384'] });`,
      'disabled takesNone',
    ],
    ['other ones on each path', 'unsigned', `verify(t, k, { algorithms: [on ? 'HS256' : 'HS384'] });`, 'enforced'],
    [
      'in a place that is dropped',
      'issuer',
      `new Strategy({ secretOrKey: k, jsonWebTokenOptions: { issuer: 'i' } });`,
      'ineffective dropped',
    ],
    [
      'in a place that may be dropped',
      'issuer',
      `new Strategy({ secretOrKey: k, jsonWebTokenOptions: a });`,
      'unknown',
    ],
    ['a handler that lets pass', 'expiry', `expressjwt({ secret: k, onExpired: () => {} });`, 'disabled switchedOff'],
    ['a handler that throws', 'expiry', `expressjwt({ secret: k, onExpired: (q, e) => { throw e; } });`, 'enforced'],
  ])('%s', (_, name, code, expected) => expect(verdict(code, name)).toBe(expected));

  it('is absent where it is absent on every path', () => {
    expect(verdict(`hono.verify(t, k, { iss: 'i' });`, 'algorithms')).toBe('absent');
    expect(verdict(`hono.verify(t, k, on ? { iss: 'i' } : { aud: 'a' });`, 'algorithms')).toBe('absent');
    expect(verdict(`hono.verify(t, k, on ? { iss: 'i' } : 'HS256');`, 'algorithms')).not.toBe('absent');
  });

  it.each<[string, string, string]>([
    ['demanded', `{ allowedIss: 'i', requiredClaims: ['iss'] }`, 'enforced'],
    ['not demanded', `{ allowedIss: 'i' }`, 'ineffective claimOptional'],
    ['another one demanded', `{ allowedIss: 'i', requiredClaims: ['aud'] }`, 'ineffective claimOptional'],
    ['perhaps demanded', `{ allowedIss: 'i', requiredClaims: a }`, 'enforced'],
    ['a list that may have it', `{ allowedIss: 'i', requiredClaims: ['aud', ...a] }`, 'enforced'],
    ['not there on one path', `{ allowedIss: on ? 'i' : undefined }`, 'unknown'],
  ])('a claim that tokens may lack: %s', (_, options, expected) =>
    expect(verdict(`export const check = fast.createVerifier(${options});`, 'issuer')).toBe(expected),
  );

  it('says where and in which words', () => {
    const code = `${IMPORTS} verify(t, k, { iss: 'i' });`;
    const { file } = view(code);
    const check = facts(code).policies[0]?.check('issuer');
    expect(check?.option).toBe('issuer');
    expect(check && textOf(file, check.node)).toBe(`iss: 'i'`);
  });
});

describe('where checks are written', () => {
  it.each<[string, string, number]>([
    ['options of their own', `verify(t, k, {}); verify(t, k, {});`, 2],
    ['shared options', `const o = {}; verify(t, k, o); verify(t, k, o);`, 1],
    ['no options', `verify(t, k); verify(t, k);`, 2],
    ['a call that somebody is writing', `verify();`, 0],
    ['a verifier that is called', `const check = fast.createVerifier({}); check(t);`, 1],
    ['a verifier that is exported', `export const check = fast.createVerifier({});`, 1],
    ['a verifier that is handed on', `set(fast.createVerifier({}));`, 1],
    ['a verifier that is never used', `const check = fast.createVerifier({});`, 0],
  ])('%s', (_, code, expected) => expect(policies(code)).toHaveLength(expected));

  it.each([
    ['by something out of sight: as neither', `decode(t, k, on);`, undefined],
    ['by whoever calls: as a verifier', `export const f = (on) => decode(t, k, on);`, 'absent'],
    ['by one caller: as a verifier', `const f = (t, no) => decode(t, k, no); f(t, true); f(t);`, 'absent'],
    ['by every caller: as none', `const f = (t, no) => decode(t, k, no); f(t, true); f(k, true);`, undefined],
  ])('judges a verifier that may be switched off %s', (_, code, expected) => {
    const [policy] = facts(
      `import { decode } from 'jwt-simple'; import { on, t, k } from './unseen.js'; ${code}`,
    ).policies;
    expect(policy?.check('algorithms')?.verdict).toBe(expected);
    expect(policy?.check('signature')?.reason).toBeUndefined();
  });

  it.each([
    ['a secret', `verify(t, 'secret')`, 'local'],
    ['something unknown', `verify(t, a)`, 'unknown'],
    ['a function', `verify(t, () => a)`, 'shared'],
    ['a public key', `verify(t, '-----BEGIN PUBLIC KEY-----')`, 'shared'],
    ['asymmetric algorithms', `verify(t, a, { algorithms: ['RS256'] })`, 'shared'],
    ['symmetric algorithms', `verify(t, a, { algorithms: ['HS256'] })`, 'unknown'],
  ])('the key is shared: %s', (_, code, expected) => expect(policies(code)[0]?.key).toBe(expected));

  it('knows a key set', () =>
    expect(
      facts(`import { createRemoteJWKSet, jwtVerify } from 'jose'; jwtVerify(t, createRemoteJWKSet(new URL(a)));`)
        .policies[0]?.key,
    ).toBe('keySet'));
});

describe('where a missing option could be written', () => {
  const site = (code: string): string | undefined => {
    const found = policies(code)[0]?.insertionPoint('issuer');
    const { file } = view(`${IMPORTS} ${code}`);
    return found && `${found.in} ${textOf(file, found.in === 'object' ? found.object : found.after)}`;
  };
  it.each([
    ['in the options', `verify(t, k, { audience: 'a' });`, `object { audience: 'a' }`],
    ['in options that are kept', `const o = { audience: 'a' }; verify(t, k, o);`, `object { audience: 'a' }`],
    ['in options that several calls share', `const o = {}; verify(t, k, o); verify(t, k, o);`, 'object {}'],
    ['behind the key', `verify(t, k);`, 'arguments k'],
    ['before a callback', `verify(t, k, () => {});`, 'arguments k'],
    ['nowhere, where the options are out of sight', `verify(t, k, a);`, undefined],
    ['nowhere, where nobody knows how many arguments there are', `verify(...a, k);`, undefined],
  ])('%s', (_, code, expected) => expect(site(code)).toBe(expected));
});

describe('configuration that is registered once', () => {
  const nest = (code: string): string =>
    `${code} class A { constructor(private jwt: JwtService) {} m() { this.jwt.verify(t); } }`;
  const issuer = (code: string, config = {}): string => {
    const check = facts(nest(code), 'src/a.ts', config).policies[0]?.check('issuer');
    return [check?.verdict, check?.reason].filter(Boolean).join(' ');
  };
  it.each([
    [
      'here',
      `import { JwtModule, JwtService } from '@nestjs/jwt'; JwtModule.register({ verifyOptions: { issuer: 'i' } });`,
      'enforced',
    ],
    [
      'here, without it',
      `import { JwtModule, JwtService } from '@nestjs/jwt'; JwtModule.register({ secret: k });`,
      'absent',
    ],
    ['nowhere in sight', `import { JwtService } from '@nestjs/jwt';`, 'absent unseenConfig'],
    ['perhaps here', `import { JwtModule, JwtService } from '@nestjs/jwt';`, 'unknown'],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));

  it('in the settings', () =>
    expect(
      issuer(`import { JwtService } from '@nestjs/jwt';`, { '@nestjs/jwt': { verifyOptions: { issuer: 'i' } } }),
    ).toBe('enforced'));
});

describe('what the file signs with the same key', () => {
  const SIGN = `import { sign, verify } from 'jsonwebtoken';`;
  const issuer = (code: string): string | undefined => facts(`${SIGN} ${code}`).policies[0]?.issued('issuer');
  it.each([
    ['the same key', `sign({}, key, { issuer: 'i' }); verify(t, key);`, 'i'],
    ['the same variable', `import { key } from './k.js'; sign({}, key, { issuer: 'i' }); verify(t, key);`, 'i'],
    [
      'another key',
      `import { key, other } from './k.js'; sign({}, other, { issuer: 'i' }); verify(t, key);`,
      undefined,
    ],
    ['two issuers', `sign({}, key, { issuer: 'i' }); sign({}, key, { issuer: 'j' }); verify(t, key);`, undefined],
    ['one of two keys', `sign({}, key, { issuer: 'i' }); sign({}, other, { issuer: 'j' }); verify(t, key);`, 'i'],
    ['the same issuer twice', `sign({}, key, { issuer: 'i' }); sign({}, key, { issuer: 'i' }); verify(t, key);`, 'i'],
    ['no issuer', `sign({}, key); verify(t, key);`, undefined],
    ['one that the environment says', `sign({}, key, { issuer: process.env.I }); verify(t, key);`, undefined],
    ['an empty one', `sign({}, key, { issuer: '' }); verify(t, key);`, undefined],
    [
      'with another library',
      `import * as fast from 'fast-jwt'; fast.createSigner({ key, iss: 'i' })({}); verify(t, key);`,
      undefined,
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));

  it('knows the algorithm that the library takes without', () =>
    expect(facts(`${SIGN} sign({}, key); verify(t, key);`).policies[0]?.issued('algorithms')).toBe('HS256'));
});

describe('the algorithms that are allowed', () => {
  const fault = (code: string): string | undefined =>
    facts(
      `import jwt from 'jsonwebtoken'; import { readFileSync } from 'fs'; import { list, a } from './unseen.js'; ${code}`,
    ).policies[0]?.algorithms[0]?.kind;
  const header = `const { header } = jwt.decode(t, { complete: true });`;
  it.each([
    ['one', `jwt.verify(t, a, { algorithms: ['HS256'] });`, undefined],
    ['symmetric ones', `jwt.verify(t, a, { algorithms: ['HS256', 'HS512'] });`, undefined],
    ['asymmetric ones', `jwt.verify(t, a, { algorithms: ['RS256', 'ES256'] });`, undefined],
    ['both kinds', `jwt.verify(t, a, { algorithms: ['HS256', 'RS256'] });`, 'mixed'],
    ['both kinds, on some path', `jwt.verify(t, a, { algorithms: ['HS256', a ? 'RS256' : 'HS512'] });`, 'mixed'],
    [
      'a symmetric one with a public key, which the library refuses',
      `jwt.verify(t, '-----BEGIN PUBLIC KEY-----', { algorithms: ['HS256'] });`,
      undefined,
    ],
    [
      'a symmetric one with a public key, which the library takes',
      `import jws from 'jws'; jws.verify(t, 'HS256', '-----BEGIN PUBLIC KEY-----');`,
      'publicKey',
    ],
    [
      'an asymmetric one with a public key',
      `jwt.verify(t, '-----BEGIN PUBLIC KEY-----', { algorithms: ['RS256'] });`,
      undefined,
    ],
    ['what the token says', `${header} jwt.verify(t, a, { algorithms: [header.alg] });`, 'fromToken'],
    [
      'what the token says, after a comparison',
      `${header} if (header.alg !== 'RS256') throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      undefined,
    ],
    [
      'what the token says, taken out and compared',
      `${header} const { alg } = header; if (alg !== 'RS256') throw 1; jwt.verify(t, a, { algorithms: [alg] });`,
      undefined,
    ],
    [
      'what the token says, kept and compared',
      `${header} const alg = header.alg; if (alg !== 'RS256') throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      undefined,
    ],
    [
      'after a look whether there is one',
      `${header} if (header.alg === undefined) throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      'fromToken',
    ],
    [
      'after a look-up in a list',
      `${header} if (!['RS256'].includes(header.alg)) throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      undefined,
    ],
    [
      'after a look-up of something imported',
      `${header} if (!['RS256'].includes(list)) throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      undefined,
    ],
    [
      'after a look-up of something of the file',
      `${header} const x = 'y'; if (!['RS256'].includes(x)) throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      'fromToken',
    ],
    [
      'after a look-up in another function',
      `${header} function f() { return ['RS256'].includes(list); } jwt.verify(t, a, { algorithms: [header.alg] });`,
      'fromToken',
    ],
    [
      'by a map of its own',
      `${header} const keys = { RS256: a }; jwt.verify(t, keys[header.alg], { algorithms: [header.alg] });`,
      undefined,
    ],
    [
      'after a comparison of another token',
      `${header} const other = jwt.decode(a, { complete: true }); if (other.header.alg !== 'RS256') throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      'fromToken',
    ],
    [
      'after a comparison of another part',
      `${header} if (header.typ !== 'JWT') throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      'fromToken',
    ],
    [
      'in a switch',
      `${header} switch (header.alg) { case 'RS256': jwt.verify(t, a, { algorithms: [header.alg] }); }`,
      undefined,
    ],
    [
      'compared with itself',
      `${header} const h = header; if (header.alg !== h.alg) throw 1; jwt.verify(t, a, { algorithms: [header.alg] });`,
      'fromToken',
    ],
  ])('%s', (_, code, expected) => expect(fault(code)).toBe(expected));
});
