import { describe, expect, it } from 'vitest';

import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import { randomBytes, generateKeyPairSync, generateKeySync } from 'crypto'; import { on, unseen } from './unseen.js';`;

type Fault = ReturnType<typeof facts>['keyFaults'][number];
const faults = (code: string, path?: string): readonly Fault[] => facts(`${IMPORTS}\n${code}`, path).keyFaults;
const kinds = (code: string): readonly string[] => faults(code).map(({ kind }) => kind);
const reported = (code: string): readonly string[] => {
  const { file } = view(`${IMPORTS}\n${code}`);
  return faults(code).map(({ node }) => textOf(file, node));
};

describe('what a key may be', () => {
  it.each<[string, string[]]>([
    [`['secret']`, ['written']],
    [`['secret', 'other']`, ['fallback']],
    [`[on, 'secret']`, ['fallback']],
    ['[on]', []],
    [`{ key: 'secret' }`, ['written']],
    [`{ passphrase: 'secret' }`, []],
    [`{ key: Buffer.from('secret') }`, ['written']],
    [`() => 'secret'`, ['written']],
    [`(header, done) => done(null, 'secret')`, ['written']],
    [`(header, done) => done('secret')`, []],
    [`(header, done) => done(null, on ? 'secret' : on)`, ['fallback']],
    [`(header, done) => { on(done); return 'secret'; }`, ['written']],
    [`process.env.A | 'secret'`, ['fallback']],
    [`process.env.A & 'secret'`, []],
    [`process.env.A + 'secret'`, ['guessable']],
    [`config.get('A', 'secret')`, ['fallback']],
    [`config.get('A', 1)`, []],
    [`config.get('A')`, []],
    [`config.get('A', 'secret', 1)`, []],
    [`on.has('A', 'secret')`, []],
    ['`-----BEGIN PRIVATE KEY-----\\n${on}`', []],
    [
      '`-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEIHXs0cVbVYn0uZ9nAa1gXkKr1x4eFzJd3mTQ5c7fVv2bMC4CAQAw\\n${on}`',
      ['privatePem'],
    ],
    [`'-----BEGIN PRIVATE KEY-----'`, ['privatePem']],
    [`process.env.A || '-----BEGIN PRIVATE KEY-----'`, ['privatePem']],
    [`'-----BEGIN PUBLIC KEY-----'`, []],
    [`'https://a.example/keys'`, []],
    [`'   '`, []],
    ['1', []],
    ['`a${on}`', []],
    [`''`, ['empty']],
    [`on ?? ''`, ['mayBeEmpty']],
    [`on ? '' : on`, ['mayBeEmpty']],
    ['undefined', []],
  ])('%s', (key, expected) => expect(kinds(`jwt.verify(t, ${key});`)).toEqual(expected));

  it('has the worst of several', () => {
    expect(kinds(`jwt.sign({}, on ? '' : 'secret');`)).toEqual(['fallback']);
    expect(kinds(`jwt.sign({}, on ? process.env.NEXT_PUBLIC_A : 'secret');`)).toEqual(['fallback']);
  });

  it.each<[string, string]>([
    [`jwt.sign({}, 'secret');`, `'secret'`],
    [`const KEY = 'secret'; jwt.sign({}, KEY);`, 'KEY'],
    [`jwt.sign({}, { key: 'secret', passphrase: 'a' });`, `'secret'`],
    [`const sign = (a, key) => jwt.sign(a, key); sign(1, on); sign(1, 'secret');`, `'secret'`],
    [`const sign = (a, key = 'secret') => jwt.sign(a, key); sign(1, on);`, 'key'],
    [`jwt.sign({}, '');`, `''`],
    [`const KEY = ''; jwt.sign({}, KEY);`, 'KEY'],
    [`jwt.sign({}, process.env.NEXT_PUBLIC_A);`, 'process.env.NEXT_PUBLIC_A'],
    [`const KEY = process.env.NEXT_PUBLIC_A; jwt.sign({}, KEY);`, 'KEY'],
    [`jwt.sign({}, randomBytes(8));`, 'randomBytes(8)'],
  ])('is reported: %s', (code, text) => expect(reported(code)).toEqual([text]));
});

describe('where a key is written', () => {
  it.each<[string, number | undefined]>([
    [`jwt.sign({}, 'secret');`, undefined],
    [`const KEY = 'secret'; jwt.sign({}, KEY);`, undefined],
    [`const KEY = 'secret';\njwt.sign({}, KEY);`, 2],
    [`const jwtSecret = 'secret'; signToken({}, jwtSecret);`, undefined],
    [`const jwtSecret = 'secret';\nsignToken({}, jwtSecret);`, 2],
  ])('%s', (code, line) => expect(faults(code)[0]?.line).toBe(line));
});

describe('a secret that is handed to a function out of sight', () => {
  it.each<[string, string[]]>([
    ['signToken({}, jwtSecret);', ['written signToken']],
    ['auth.signToken({}, jwtSecret);', ['written signToken']],
    ['signToken({}, config.jwtSecret);', ['written signToken']],
    ['verifyJwt(t, jwtSecret);', ['written verifyJwt']],
    ['signToken(jwtSecret);', []],
    ['signToken(jwtSecret, on);', []],
    ['signToken({}, title);', []],
    ['signToken({}, tokenSecret);', ['fallback signToken']],
    ['signToken({}, jwtSecret, jwtSecret);', ['written signToken']],
    [`signToken({}, 'secret');`, []],
    ['signToken({}, process.env.JWT_SECRET);', []],
    ['signName({}, jwtSecret);', []],
    ['const signToken = (a, b) => a; signToken({}, jwtSecret);', []],
  ])('%s', (code, expected) =>
    expect(
      faults(
        `const jwtSecret = 'secret', title = 'secret', tokenSecret = on ? on : 'secret', config = { jwtSecret: 'secret' }; ${code}`,
      ).map(({ kind, library }) => `${kind} ${library}`),
    ).toEqual(expected),
  );

  it('in a browser is that', () => {
    const code = `const jwtSecret = 'secret'; signToken({}, jwtSecret);`;
    expect(facts(`'use client'; document.title; ${code}`).keyFaults.map(({ kind }) => kind)).toEqual(['inBrowser']);
    expect(facts(`import 'express'; ${code}`).keyFaults.map(({ kind }) => kind)).toEqual(['written']);
  });
});

describe('a public variable', () => {
  it.each<[string, string[]]>([
    ['jwt.sign({}, process.env.NEXT_PUBLIC_A)', ['NEXT_PUBLIC_A']],
    ['jwt.sign({}, on || process.env.NEXT_PUBLIC_A)', ['NEXT_PUBLIC_A']],
    ['jwt.sign({}, process.env.NEXT_PUBLIC_PUBLIC_KEY)', []],
    ['jwt.sign({}, process.env.A)', []],
    ['jwt.verify(t, process.env.NEXT_PUBLIC_A)', []],
    ['jwt.verify(t, process.env.NEXT_PUBLIC_SECRET)', ['NEXT_PUBLIC_SECRET']],
    [`jwt.verify(t, Buffer.from(process.env.NEXT_PUBLIC_A))`, ['NEXT_PUBLIC_A']],
    [`jwt.verify(t, process.env.NEXT_PUBLIC_A, { algorithms: ['HS256'] })`, ['NEXT_PUBLIC_A']],
    [`jwt.verify(t, process.env.NEXT_PUBLIC_A, { algorithms: ['RS256', 'HS256'] })`, ['NEXT_PUBLIC_A']],
    [`jwt.verify(t, process.env.NEXT_PUBLIC_A, { algorithms: ['RS256'] })`, []],
  ])('%s', (code, expected) =>
    expect(faults(`${code};`).map(({ kind, variable }) => kind === 'publicVariable' && variable)).toEqual(expected),
  );
});

describe('a key that is too short', () => {
  it.each<[string, string | undefined]>([
    ['jwt.sign({}, randomBytes(31))', '248 of 256 HS256'],
    ['jwt.sign({}, randomBytes(32))', undefined],
    [`jwt.sign({}, randomBytes(47), { algorithm: 'HS384' })`, '376 of 384 HS384'],
    [`jwt.sign({}, randomBytes(48), { algorithm: 'HS384' })`, undefined],
    [`jwt.sign({}, randomBytes(63), { algorithm: 'HS512' })`, '504 of 512 HS512'],
    [`jwt.verify(t, randomBytes(40), { algorithms: ['HS512'] })`, '320 of 512 HS512'],
    [`jwt.verify(t, randomBytes(40), { algorithms: ['RS256', 'HS512'] })`, '320 of 512 HS512'],
    [`jwt.sign({}, randomBytes(15).toString('hex'))`, '120 of 128 HS256'],
    [`jwt.sign({}, randomBytes(16).toString('hex'))`, undefined],
    [`jwt.sign({}, randomBytes(8).slice(1))`, undefined],
    ['jwt.sign({}, randomBytes(on))', undefined],
    ['jwt.sign({}, unseen(8))', undefined],
  ])('%s', (code, expected) => {
    const [fault] = faults(`${code};`);
    expect(fault && `${fault.bits} of ${fault.needed} ${fault.algorithm}`).toBe(expected);
  });

  it.each<[string, string[]]>([
    [`generateKeyPairSync('rsa', { modulusLength: 2047 });`, ['rsa 2047']],
    [`generateKeyPairSync('rsa', { modulusLength: 2048 });`, []],
    [`generateKeyPairSync('rsa', { modulusLength: on });`, []],
    [`generateKeyPairSync('rsa');`, []],
    [`jwt.sign({}, on, { allowInsecureKeySizes: true });`, ['allowed undefined']],
    [`jwt.sign({}, on, { allowInsecureKeySizes: on });`, []],
    [`jwt.sign({}, on, { allowInsecureKeySizes: unseen ? true : false });`, ['allowed undefined']],
    [`jwt.sign({}, on, { allowInsecureKeySizes: 1 });`, []],
    [`jwt.sign({}, on, {});`, []],
  ])('%s', (code, expected) =>
    expect(facts(`${IMPORTS} ${code}`).undersizedKeys.map(({ kind, bits }) => `${kind} ${bits}`)).toEqual(expected),
  );

  it('says which option lets it in', () =>
    expect(facts(`${IMPORTS} jwt.sign({}, on, { allowInsecureKeySizes: true });`).undersizedKeys[0]?.option).toBe(
      'allowInsecureKeySizes',
    ));
});

describe('a secret by its name', () => {
  const named = (code: string, path?: string): readonly string[] =>
    facts(code, path).namedSecrets.map(({ kind, name }) => `${kind} ${name}`);
  const written = ['written jwtSecret'];

  it.each<[string, string[]]>([
    ['hunter-2', written],
    ['a b c', written],
    ['MY_SECRET', []],
    ['MYSECRET', written],
    ['My_SECRET', written],
    ['jwt.secret', []],
    ['prod/jwt', []],
    ['prod/jwt/', written],
    ['https://a.example', []],
    ['arn:aws:a', []],
    ['op://a', []],
    ['./a b', []],
    ['/run/a b', []],
    ['file:a', []],
    ['<secret>', []],
    ['${SECRET}', []],
    ['{{ secret }}', []],
    ['%SECRET%', []],
    ['@@secret@@', []],
    ['a***b', []],
    ['redacted', []],
    ['xxx', []],
    ['xxy', written],
    ['JWT secret key', []],
    ['your token secret', []],
    ['token', written],
    ['my token secret', written],
    ['The secret is missing.', []],
    ['The secret is missing', written],
    ['The password is missing.', written],
    ['jwt-secret', []],
    ['JWT SECRET', []],
    ['  ', []],
    ['', []],
  ])('%j', (text, expected) => expect(named(`const jwtSecret = ${JSON.stringify(text)};`)).toEqual(expected));

  it.each<[string, string[]]>([
    [`const a = { jwtSecret: 'hunter-2' };`, written],
    [`const a = { 'jwt-secret': 'hunter-2' };`, ['written jwt-secret']],
    [`const a = { 'jwt secret': 'hunter-2' };`, []],
    [`const a = { 'a/jwt-secret': 'hunter-2' };`, []],
    [`const a = { 'jwtSecret?': 'hunter-2' };`, []],
    [`class A { jwtSecret = 'hunter-2'; }`, written],
    [`class A { jwtSecret; }`, []],
    [`a.jwtSecret = 'hunter-2';`, written],
    [`a.jwtSecret += 'hunter-2';`, []],
    [`const { jwtSecret } = 'hunter-2';`, []],
    [`let jwtSecret;`, []],
    [`const jwtSecret = ('hunter-2' as string);`, written],
    [`const jwtSecret = a || 'hunter-2';`, ['fallback jwtSecret']],
    [`const jwtSecret = a && 'hunter-2';`, ['fallback jwtSecret']],
    [`const jwtSecret = a || b;`, []],
    [`const jwtSecret = a || ' ';`, []],
    [`const jwtSecret = process.env.A ?? 'MY_SECRET';`, ['fallback A']],
    [`const a = process.env.JWT_SECRET ?? 'hunter-2';`, ['fallback JWT_SECRET']],
    [`const a = process.env.B ?? 'hunter-2';`, []],
    [`const jwtSecret = on ? 'hunter-2' : a;`, ['fallback jwtSecret']],
    [`const jwtSecret = on ? a : b;`, []],
    [`const jwtSecret = z.string().default('hunter-2');`, ['fallback jwtSecret']],
    [`const jwtSecret = z.string().min('hunter-2');`, []],
    [`const jwtSecret = z.string().default(a);`, []],
    [`const jwtSecret = str({ default: 'hunter-2' });`, ['fallback jwtSecret']],
    [`const jwtSecret = str({ example: 'hunter-2' });`, []],
    [`const jwtSecret = str({ default: a });`, []],
    [`const jwtSecret = str('hunter-2');`, []],
    [`const jwtSecret = { default: 'hunter-2' };`, ['fallback jwtSecret']],
    [`const jwtSecret = { ...a, default: 'hunter-2' };`, ['fallback jwtSecret']],
    [`const jwtSecret = 1;`, []],
    [`const PLACEHOLDERS = [{ jwtSecret: 'hunter-2' }];`, []],
    [`const secret = 'hunter-2';`, []],
    [`const a = { secret: 'hunter-2' };`, []],
    [`const a = { secret: 'hunter-2', accessToken: 1 };`, ['written secret']],
    [`const a = { secret: 'hunter-2', refresh_token: 1 };`, ['written secret']],
    [`const a = { secret: 'hunter-2', kind: 'JWT' };`, ['written secret']],
    [`const a = { secret: 'hunter-2', token: 1 };`, []],
    [`const jwtOptions = { secret: 'hunter-2' };`, ['written secret']],
    [`a.jwt = { secret: 'hunter-2' };`, ['written secret']],
    [`use(process.env.NEXT_PUBLIC_JWT_SECRET);`, ['publicVariable NEXT_PUBLIC_JWT_SECRET']],
    [`use(process.env.NEXT_PUBLIC_JWT_PUBLIC_KEY);`, []],
    [`use(process.env.NEXT_PUBLIC_TITLE);`, []],
    [`use(process.env.JWT_SECRET);`, []],
    [`use(other.NEXT_PUBLIC_JWT_SECRET);`, []],
  ])('%s', (code, expected) => expect(named(code)).toEqual(expected));

  it('is one of tokens in a file of their settings', () => {
    expect(named(`const secret = 'hunter-2';`, 'config/jwt.ts')).toEqual(['written secret']);
    expect(named(`const secret = 'hunter-2';`, 'config/session.ts')).toEqual([]);
  });

  it('has the fallback that is to go, and the variable', () => {
    const of = (value: string): readonly unknown[] =>
      facts(`const jwtSecret = ${value};`).namedSecrets.map(({ fallback, variable }) => [fallback?.type, variable]);
    expect(of(`process.env.A || 'hunter-2'`)).toEqual([['LogicalExpression', 'A']]);
    expect(of(`on ? 'hunter-2' : a`)).toEqual([[undefined, undefined]]);
    expect(of(`'hunter-2'`)).toEqual([[undefined, undefined]]);
  });
});
