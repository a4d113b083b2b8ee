import { describe, expect, it } from 'vitest';

import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import { randomBytes, generateKeyPairSync } from 'crypto'; import { on, unseen } from './unseen.js';`;

/** What is wrong with the keys of a program. */
const faults = (code: string): readonly string[] => facts(`${IMPORTS} ${code}`).keyFaults.map(({ kind }) => kind);
const signed = (key: string): readonly string[] => faults(`jwt.sign({}, ${key});`);

const PRIVATE =
  "'-----BEGIN PRIVATE KEY-----\\n' + 'MC4CAQAwBQYDK2VwBCIEIHXs0cVbVYn0uZ9nAa1gXkKr1x4eFzJd3mTQ5c7fVv2b' + '\\n-----END PRIVATE KEY-----'";

describe('keys that the source says', () => {
  it.each<[string, string, string[]]>([
    ['a text', `'secret'`, ['written']],
    ['a constant', 'KEY', ['written']],
    ['a property', 'config.key', ['written']],
    ['bytes of a text', `Buffer.from('secret')`, ['written']],
    ['encoded', `new TextEncoder().encode('secret')`, ['written']],
    ['in an object', `{ key: 'secret', passphrase: 'x' }`, ['written']],
    ['a fallback', `process.env.KEY || 'secret'`, ['fallback']],
    ['a fallback behind ??', `process.env.KEY ?? 'secret'`, ['fallback']],
    ['a fallback with a slip', `process.env.KEY | 'secret'`, ['fallback']],
    ['a fallback of a reader', `config.get('KEY', 'secret')`, ['fallback']],
    ['what stands in for it, unknown', `config.get('KEY', on)`, []],
    ['a fallback for something unknown', `config.get(on, 'secret')`, []],
    ['a text that something else is asked for', `unseen('KEY', 'secret')`, []],
    ['on one path', `on ? process.env.KEY : 'secret'`, ['fallback']],
    ['a default', `withDefault`, ['fallback']],
    ['a private key', PRIVATE, ['privatePem']],
    ['the frame of a private key', '`-----BEGIN PRIVATE KEY-----${on}-----END PRIVATE KEY-----`', []],
    ['a public key', `'-----BEGIN PUBLIC KEY-----'`, []],
    ['an address', `'https://example.com/keys'`, []],
    ['blanks', `'  '`, []],
    ['the environment', 'process.env.KEY', []],
    ['an import', 'on', []],
    ['a call', 'unseen()', []],
    ['a text with something unknown in it', '`secret-${on}`', []],
    ['undefined', 'undefined', []],
    ['null', 'null', []],
  ])('%s', (_, key, expected) =>
    expect(
      faults(
        `const KEY = 'secret'; const config = { key: 'secret' }; const { withDefault = 'secret' } = process.env; jwt.sign({}, ${key});`,
      ),
    ).toEqual(expected),
  );

  it.each<[string, string, string[]]>([
    ['returned by a function that finds it', `jwt.verify(t, () => 'secret');`, ['written']],
    ['answered by a function that finds it', `jwt.verify(t, (header, done) => done(null, 'secret'));`, ['written']],
    ['a function that asks somebody', `jwt.verify(t, (header, done) => done(null, unseen(header)));`, []],
    ['handed to a wrapper', `const sign = (key) => jwt.sign({}, key); sign('secret');`, ['written']],
    [
      'handed to a wrapper by one of two',
      `const sign = (key) => jwt.sign({}, key); sign('secret'); sign(on);`,
      ['fallback'],
    ],
    ['registered', `import { JwtModule } from '@nestjs/jwt'; JwtModule.register({ secret: 'secret' });`, ['written']],
    ['for two calls', `jwt.sign({}, 'a secret'); jwt.verify(t, 'a secret');`, ['written', 'written']],
    [
      'handed to a function that signs, by its name',
      `const jwtSecret = 'secret'; signToken({}, jwtSecret);`,
      ['written'],
    ],
    ['handed to another function', `const jwtSecret = 'secret'; unseen({}, jwtSecret);`, []],
  ])('%s', (_, code, expected) => expect(faults(code)).toEqual(expected));

  it('says where a wrapper is handed it', () => {
    const handed = (wrapper: string): string | undefined => {
      const code = `${IMPORTS} ${wrapper} sign(on); sign('secret');`;
      const [fault] = facts(code).keyFaults;
      return fault && textOf(view(code).file, fault.node);
    };
    expect(handed(`const sign = (key) => jwt.sign({}, key);`)).toBe(`'secret'`);
    expect(handed(`const sign = function (key) { return jwt.sign({}, key); };`)).toBe(`'secret'`);
    expect(handed(`function sign(key) { return jwt.sign({}, key); }`)).toBe(`'secret'`);
  });

  it('says what is to go where a text stands in for something', () => {
    const fallback = (key: string): string | undefined => {
      const code = `${IMPORTS} jwt.sign({}, ${key});`;
      const node = facts(code).keyFaults[0]?.fallback;
      return node && textOf(view(code).file, node);
    };
    expect(fallback(`process.env.KEY || 'secret'`)).toBe(`process.env.KEY || 'secret'`);
    expect(fallback(`process.env.KEY ?? ''`)).toBe(`process.env.KEY ?? ''`);
    expect(fallback(`on ? process.env.KEY : 'secret'`)).toBeUndefined();
    expect(fallback(`on && 'secret'`)).toBeUndefined();
  });

  it('says on which line a secret is written that is handed to others', () => {
    const [elsewhere] = facts(`const jwtSecret = 'secret';\nsignToken({}, jwtSecret);`).keyFaults;
    expect(elsewhere).toMatchObject({ kind: 'written', line: 1, library: 'signToken' });
  });

  it('says which variable, and on which line', () => {
    const [fault] = facts(`${IMPORTS}\nconst KEY = process.env.JWT_KEY || 'secret';\njwt.sign({}, KEY);`).keyFaults;
    expect(fault).toMatchObject({ variable: 'JWT_KEY', line: 2, kind: 'fallback', library: 'jsonwebtoken' });
  });
});

describe('keys of no strength', () => {
  it.each<[string, string, string[]]>([
    ['empty', `''`, ['empty']],
    ['perhaps empty', `process.env.KEY ?? ''`, ['mayBeEmpty']],
    ['sixteen random bytes', 'randomBytes(16)', ['short']],
    ['thirty-two random bytes', 'randomBytes(32)', []],
    ['eight random bytes as a text', `randomBytes(8).toString('hex')`, ['short']],
    ['sixteen random bytes as a text', `randomBytes(16).toString('hex')`, []],
    ['as many as somebody says', 'randomBytes(on)', []],
  ])('%s', (_, key, expected) => expect(signed(key)).toEqual(expected));

  it('asks the algorithm', () => {
    expect(faults(`jwt.sign({}, randomBytes(32), { algorithm: 'HS512' });`)).toEqual(['short']);
    expect(faults(`jwt.sign({}, randomBytes(64), { algorithm: 'HS512' });`)).toEqual([]);
    expect(facts(`${IMPORTS} jwt.sign({}, randomBytes(16), { algorithm: 'HS384' });`).keyFaults[0]).toMatchObject({
      bits: 128,
      needed: 384,
      algorithm: 'HS384',
    });
  });

  it.each<[string, string, string[]]>([
    ['small', `generateKeyPairSync('rsa', { modulusLength: 1024 });`, ['rsa']],
    ['large', `generateKeyPairSync('rsa', { modulusLength: 2048 });`, []],
    ['unknown', `generateKeyPairSync('rsa', { modulusLength: on });`, []],
    ['small ones allowed', `jwt.sign({}, on, { allowInsecureKeySizes: true });`, ['allowed']],
    ['small ones not allowed', `jwt.sign({}, on, { allowInsecureKeySizes: false });`, []],
  ])('a key of a size: %s', (_, code, expected) =>
    expect(facts(`${IMPORTS} ${code}`).undersizedKeys.map(({ kind }) => kind)).toEqual(expected),
  );
});

describe('keys in browsers', () => {
  const inBrowser = (code: string, path = 'src/file.ts'): readonly string[] =>
    facts(`import { SignJWT, jwtVerify } from 'jose'; ${code}`, path).keyFaults.map(({ kind }) => kind);
  const sign = (key: string): string => `new SignJWT({}).sign(new TextEncoder().encode(${key}));`;
  it.each<[string, string, string[]]>([
    ['a text', `document.title; ${sign(`'secret'`)}`, ['inBrowser']],
    ['a text on a server that draws', `import 'express'; document.title; ${sign(`'secret'`)}`, ['written']],
    ['a text on a server', `import 'express'; ${sign(`'secret'`)}`, ['written']],
    ['a public variable', sign('process.env.NEXT_PUBLIC_KEY'), ['publicVariable']],
    ['a public variable of Vite', sign('import.meta.env.VITE_JWT_SECRET'), ['publicVariable']],
    [
      'a public variable of SvelteKit',
      `import { PUBLIC_JWT_SECRET } from '$env/static/public'; ${sign('PUBLIC_JWT_SECRET')}`,
      ['publicVariable'],
    ],
    ['another variable', sign('process.env.KEY'), []],
    ['a public variable for a public key', `jwtVerify(t, process.env.NEXT_PUBLIC_JWT_PUBLIC_KEY);`, []],
  ])('%s', (_, code, expected) => expect(inBrowser(code)).toEqual(expected));
});

describe('secrets by their names', () => {
  const named = (code: string): readonly string[] =>
    facts(code).namedSecrets.map(({ kind, name }) => `${kind} ${name}`);
  it.each<[string, string, string[]]>([
    ['a constant', `const JWT_SECRET = 'hunter-2';`, ['written JWT_SECRET']],
    ['a property', `export default { jwtSecret: 'hunter-2' };`, ['written jwtSecret']],
    ['a field', `class A { jwtSecret = 'hunter-2'; }`, ['written jwtSecret']],
    ['written afterwards', `config.jwtSecret = 'hunter-2';`, ['written jwtSecret']],
    ['a fallback', `const secret = process.env.JWT_SECRET || 'hunter-2';`, ['fallback JWT_SECRET']],
    ['on one path', `const jwtSecret = on ? process.env.A : 'hunter-2';`, ['fallback jwtSecret']],
    [
      'the default of a schema',
      `const s = { jwtSecret: { env: 'JWT_SECRET', default: 'hunter-2' } };`,
      ['fallback jwtSecret'],
    ],
    ['a public variable', `use(process.env.NEXT_PUBLIC_JWT_SECRET);`, ['publicVariable NEXT_PUBLIC_JWT_SECRET']],
    ['beside tokens', `export default { jwt: { secret: 'hunter-2' } };`, ['written secret']],
    ['beside nothing', `export default { cookie: { secret: 'hunter-2' } };`, []],
    ['another name', `const title = 'hunter-2';`, []],
    ['the name of a variable', `const JWT_SECRET = 'MY_JWT_SECRET';`, []],
    ['a gap to fill in', `const JWT_SECRET = '<your secret>';`, []],
    ['a path in a configuration', `const jwtSecret = 'config.jwt.secret';`, []],
    ['an address of a store', `const jwtSecret = 'vault:jwt';`, []],
    ['stars', `const jwtSecret = '*****';`, []],
    ['a star', `const jwtSecret = 'hunter*2';`, ['written jwtSecret']],
    ['a sentence', `const jwtSecret = 'The secret is missing.';`, []],
    ['a path', `const jwtSecret = 'prod/jwt/secret';`, []],
    ['a label', `const t = { jwtSecret: 'JWT secret key' };`, []],
    ['its own name', `const jwtSecret = 'jwt-secret';`, []],
    ['nothing', `const JWT_SECRET = '';`, []],
    ['something to be refused', `const PLACEHOLDERS = { JWT_SECRET: 'hunter-2' };`, []],
    ['a variable', `const JWT_SECRET = process.env.JWT_SECRET;`, []],
  ])('%s', (_, code, expected) => expect(named(code)).toEqual(expected));
});
