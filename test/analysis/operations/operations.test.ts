import { describe, expect, it } from 'vitest';

import { keyNames } from '../../../src/analysis/operations/key-names.ts';
import { slotAt } from '../../../src/analysis/evaluation/places.ts';
import { configurationOf, registers } from '../../../src/analysis/operations/configuration.ts';
import type { Place } from '../../../src/model/vocabulary.ts';
import { spelledSlot, textOf, view } from '../view.ts';

/** The operations of a program in source order: what they do, and what is called. */
function operations(code: string): readonly string[] {
  const { calls, file } = view(`import { on, a } from './unseen.js'; ${code}`);
  return calls.map(({ kind, callee }) => `${kind} ${textOf(file, callee)}`);
}

describe('the operations of a file', () => {
  const jwt = `import jwt, { verify, sign } from 'jsonwebtoken';`;
  it.each<[string, string, string[]]>([
    ['a call', `jwt.verify(t, k);`, ['verify jwt.verify']],
    [
      'in source order',
      `sign({}, k); jwt.decode(t); verify(t, k);`,
      ['sign sign', 'decode jwt.decode', 'verify verify'],
    ],
    ['inside each other', `verify(sign({}, k), k);`, ['verify verify', 'sign sign']],
    ['an optional call', `jwt?.verify?.(t, k);`, ['verify jwt?.verify']],
    ['with a type', `(jwt as any).verify(t, k);`, ['verify (jwt as any).verify']],
    ['by call', `verify.call(jwt, t, k);`, ['verify verify']],
    ['bound', `const check = verify.bind(jwt); check(t, k);`, ['verify check']],
    ['promised', `import { promisify } from 'util'; promisify(verify)(t, k);`, ['verify promisify(verify)']],
    ['kept in an object', `const o = { check: verify }; o.check(t, k);`, ['verify o.check']],
    ['kept in a field', `class A { check = verify; m() { this.check(t, k); } }`, ['verify this.check']],
    ['written into an object', `const o: any = {}; o.check = verify; o.check(t, k);`, ['verify o.check']],
    ['one of several things', `const check = on ? verify : a; check(t, k);`, ['verify check']],
    ['under the name of a constant', `const m = 'verify'; jwt[m](t, k);`, ['verify jwt[m]']],
    ['of another name', `jwt.check(t, k);`, []],
    ['of a name that is computed', `jwt[on](t, k);`, []],
    ['constructed', `new verify(t, k);`, []],
    ['only mentioned', `a(verify);`, []],
    ['of another module', `import { verify as check } from 'node:crypto'; check(t, k);`, []],
    ['of a function of that name', `{ const verify = a; verify(t, k); }`, []],
  ])('%s', (_, code, expected) => expect(operations(`${jwt} ${code}`)).toEqual(expected));

  it.each([
    ['a type', `import type { verify } from 'jsonwebtoken';`],
    ['one of several types', `import { type verify } from 'jsonwebtoken';`],
  ])('a name that is imported as %s is not called', (_, imports) =>
    expect(operations(`${imports} verify(t, k);`)).toEqual([]),
  );

  it.each<[string, string, string[]]>([
    [
      'a builder',
      `import { SignJWT } from 'jose'; new SignJWT({}).setIssuer('i').sign(k);`,
      [`sign new SignJWT({}).setIssuer('i').sign`],
    ],
    [
      'a builder with a step that nobody knows',
      `import { SignJWT } from 'jose'; new SignJWT({}).setWhatever().sign(k);`,
      ['sign new SignJWT({}).setWhatever().sign'],
    ],
    [
      'a builder that is kept',
      `import { SignJWT } from 'jose'; const b = new SignJWT({}); b.setIssuer('i'); b.sign(k);`,
      ['sign b.sign'],
    ],
    [
      'a verifier that is made first',
      `import { createVerifier } from 'fast-jwt'; const check = createVerifier({}); check(t);`,
      ['verify createVerifier', 'verify check'],
    ],
    [
      'a class that extends',
      `import { Strategy } from 'passport-jwt'; class A extends Strategy { constructor() { super({}); } }`,
      ['verify super'],
    ],
    [
      'a class without a constructor',
      `import { Strategy } from 'passport-jwt'; class A extends Strategy {} new A({});`,
      ['verify A'],
    ],
    [
      'a class with a constructor, constructed',
      `import { Strategy } from 'passport-jwt'; class A extends Strategy { constructor() { super({}); } } new A();`,
      ['verify super'],
    ],
    [
      'a plugin that is registered',
      `import plugin from '@fastify/jwt'; app.register(plugin, { secret: 's' });`,
      ['verify app.register'],
    ],
    ['a plugin that is handed to another method', `import plugin from '@fastify/jwt'; app.keep(plugin, {});`, []],
    [
      'what a framework hands out',
      `import '@fastify/jwt'; import f from 'fastify'; req.jwtVerify();`,
      ['verify req.jwtVerify'],
    ],
    [
      'an instance by its type',
      `import { JwtService } from '@nestjs/jwt'; class A { constructor(private jwt: JwtService) {} m() { this.jwt.verify(t); } }`,
      ['verify this.jwt.verify'],
    ],
  ])('%s', (_, code, expected) => expect(operations(code)).toEqual(expected));

  it.each<[string, string, string[]]>([
    ['not told so', `decode(t, k);`, ['verify decode']],
    ['told so', `decode(t, k, true);`, ['decode decode']],
    ['told so on one path', `decode(t, k, on ? true : false);`, ['decode decode', 'verify decode']],
    [
      'told so by each of two callers',
      `const f = (t, skip) => decode(t, k, skip); f(a, true); f(on, 1);`,
      ['decode decode', 'decode decode'],
    ],
    [
      'told so by one caller of two, the other way round',
      `const f = (t, check = true) => decode(t, k, !check); f(a); f(on, false);`,
      ['decode decode', 'verify decode'],
    ],
    ['told not to', `decode(t, k, false);`, ['verify decode']],
    ['perhaps told so', `decode(t, k, on);`, ['verify decode']],
    ['told the algorithm in that place', `decode(t, k, 'HS256');`, ['decode decode']],
  ])('a verifier becomes a decoder: %s', (_, code, expected) =>
    expect(operations(`import { decode } from 'jwt-simple'; ${code}`)).toEqual(expected),
  );

  it('says that a verifier may be a decoder, or is one by mistake', () => {
    const call = (code: string): unknown => view(`import { decode } from 'jwt-simple'; ${code}`).calls[0];
    expect(call(`export const f = (on) => decode(t, k, on);`)).toMatchObject({
      mayBeSwitchedOff: true,
      verifiesAtTimes: true,
    });
    expect(call(`decode(t, k, on);`)).toMatchObject({ mayBeSwitchedOff: true });
    expect(call(`decode(t, k, on);`)).not.toHaveProperty('verifiesAtTimes');
    expect(call(`const f = (skip = false) => decode(t, k, skip); f(on);`)).not.toHaveProperty('verifiesAtTimes');
    expect(call(`decode(t, k, 'HS256');`)).toMatchObject({ switchedOff: { isMisread: true } });
    expect(call(`decode(t, k, true);`)).toMatchObject({ switchedOff: { isMisread: false } });
  });

  it.each([
    ['a caller', `const f = (t, skip) => decode(t, k, skip); f(a, true);`, 'true, handed in by f(a, true)'],
    [
      'a caller of a caller',
      `const f = (t, skip) => decode(t, k, skip); const g = (t, skip) => f(t, skip); g(a, 1);`,
      '1, handed in by g(a, 1)',
    ],
    [
      'a property of what a caller hands in',
      `const f = (t, how) => decode(t, k, how.skip); f(a, { skip: true });`,
      'true, handed in by f(a, { skip: true })',
    ],
    ['a default', `const f = (t, skip = true) => decode(t, k, skip); f(a);`, 'skip'],
    ['a constant', `const SKIP = true; const f = (t) => decode(t, k, SKIP); f(a);`, 'SKIP'],
    [
      'a constant in a function that is handed over',
      `const run = (f) => f(); run(() => { const skip = true; decode(t, k, skip); });`,
      'skip',
    ],
  ])('says what switches a verifier off: %s', (_, code, expected) => {
    const { calls, file } = view(`import { decode } from 'jwt-simple'; import { a } from './unseen.js'; ${code}`);
    const off = calls[0]?.switchedOff;
    const by = off?.handedInBy ? `, handed in by ${textOf(file, off.handedInBy)}` : '';
    expect(off && textOf(file, off.node) + by).toBe(expected);
  });
});

it('is reported at the name that is called', () => {
  const { calls, file } = view(`import jwt, { sign } from 'jsonwebtoken'; jwt.verify(t, k); sign({}, k);`);
  expect(calls.map(({ name }) => textOf(file, name))).toEqual(['verify', 'sign']);
});

describe('what stands at a place of a call', () => {
  function at(code: string, place: Place): string {
    const { file, calls } = view(`import { on, a } from './unseen.js'; ${code}`);
    const call = calls.at(-1);
    if (!call) throw new Error(`There is no operation in:\n${code}`);
    return spelledSlot(slotAt(file, call, place, { has: 'no' }));
  }
  const jwt = (code: string, place: Place): string => at(`import { verify } from 'jsonwebtoken'; ${code}`, place);

  it.each<[string, string, Place, string]>([
    ['an argument', `verify('t', 'k');`, '1', `yes 'k'`],
    ['no argument', `verify('t');`, '1', 'no'],
    ['an option', `verify('t', 'k', { issuer: 'i' });`, '2.issuer', `yes 'i'`],
    ['no such option', `verify('t', 'k', { audience: 'i' });`, '2.issuer', 'no'],
    ['no options', `verify('t', 'k');`, '2.issuer', 'no'],
    ['deep', `verify('t', 'k', { a: { b: 1 } });`, '2.a.b', 'yes 1'],
    ['deep, of something that may be there', `verify('t', 'k', { ...(on && { a: { b: 1 } }) });`, '2.a.b', 'maybe 1'],
    ['deep, of something unknown', `verify('t', 'k', { a });`, '2.a.b', 'unknown'],
    ['unknown options', `verify('t', 'k', a);`, '2.issuer', 'unknown'],
    ['behind a spread', `verify(...a, 'k', { issuer: 'i' });`, '2.issuer', 'unknown'],
    ['before a spread', `verify('t', 'k', ...a);`, '1', `yes 'k'`],
    ['a callback', `verify('t', 'k', () => 1);`, '2.issuer', 'no'],
    ['a callback as a whole', `verify('t', 'k', () => 1);`, '2', 'yes function'],
    ['a callback by its name', `export const f = (done) => verify('t', 'k', done);`, '2.issuer', 'no'],
    ['a callback by what is done with it', `export const f = (x) => { verify('t', 'k', x); x(); };`, '2.issuer', 'no'],
    ['a parameter', `export const f = (options) => verify('t', 'k', options);`, '2.issuer', 'unknown'],
    ['by call', `verify.call(null, 't', 'k');`, '1', `yes 'k'`],
    ['configuration', `verify('t');`, 'config.issuer', 'no'],
  ])('%s', (_, code, place, expected) => expect(jwt(code, place)).toBe(expected));

  const jose = (code: string, place: Place): string => at(`import { SignJWT } from 'jose'; ${code}`, place);
  it.each<[string, string, Place, string]>([
    ['what made the builder', `new SignJWT({ sub: 's' }).sign(k);`, 'self.0.sub', `yes 's'`],
    ['a step', `new SignJWT({}).setIssuer('i').sign(k);`, 'step.setIssuer.0', `yes 'i'`],
    ['an earlier step', `new SignJWT({}).setIssuer('i').setIssuedAt().sign(k);`, 'step.setIssuer.0', `yes 'i'`],
    ['no such step', `new SignJWT({}).setIssuedAt().sign(k);`, 'step.setIssuer.0', 'no'],
    ['a step without an argument', `new SignJWT({}).setIssuedAt().sign(k);`, 'step.setIssuedAt.0', 'no'],
    [
      'a property of what a step gets',
      `new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(k);`,
      'step.setProtectedHeader.0.alg',
      `yes 'HS256'`,
    ],
    [
      'a step of a builder that is kept',
      `const b = new SignJWT({}); b.setIssuer('i'); b.sign(k);`,
      'step.setIssuer.0',
      `yes 'i'`,
    ],
    [
      'a step where the builder is made',
      `const b = new SignJWT({}).setIssuer('i'); b.sign(k);`,
      'step.setIssuer.0',
      `yes 'i'`,
    ],
    [
      'a step of another builder',
      `const b = new SignJWT({}); const c = new SignJWT({}); c.setIssuer('i'); b.sign(k);`,
      'step.setIssuer.0',
      'no',
    ],
  ])('%s', (_, code, place, expected) => expect(jose(code, place)).toBe(expected));
});

describe('what is registered for a call', () => {
  /** The issuer that is expected of the last call of the file. */
  function registered(code: string, config: Readonly<Record<string, unknown>> = {}): string {
    const { file, calls } = view(code);
    const call = calls.findLast(({ kind }) => kind === 'verify');
    if (!call) throw new Error(`Nothing is verified in:\n${code}`);
    const found = configurationOf(file, call, calls.filter(registers), config);
    const place = { has: 'no' } as const;
    const issuer = found.slot.value ? slotAt(file, call, 'config.verifyOptions.issuer', found.slot) : place;
    return [found.slot.has, spelledSlot(issuer), ...(found.unseen ? ['unseen'] : [])].join(', ');
  }
  const nest = (code: string): string =>
    `import { JwtModule, JwtService } from '@nestjs/jwt'; ${code} class A { constructor(private jwt: JwtService) {} m() { this.jwt.verify(t); } }`;
  const service = `import { JwtService } from '@nestjs/jwt'; class A { constructor(private jwt: JwtService) {} m() { this.jwt.verify(t); } }`;

  it.each([
    ['in this file', nest(`JwtModule.register({ verifyOptions: { issuer: 'i' } });`), `yes, yes 'i'`],
    ['without it', nest(`JwtModule.register({ secret: 's' });`), 'yes, no'],
    [
      'by a factory',
      nest(`JwtModule.registerAsync({ useFactory: () => ({ verifyOptions: { issuer: 'i' } }) });`),
      `yes, yes 'i'`,
    ],
    ['where the service is made', `import { JwtService } from '@nestjs/jwt'; new JwtService({}).verify(t);`, 'no, no'],
    ['in another file, as far as anybody does', service, 'no, no, unseen'],
    ['perhaps here, in a way that is not seen', nest(''), 'unknown, no, unseen'],
  ])('%s', (_, code, expected) => expect(registered(code)).toBe(expected));

  it('in the settings', () =>
    expect(registered(service, { '@nestjs/jwt': { verifyOptions: { issuer: 'i' } } })).toBe(`yes, yes 'i'`));
  it('in this file, whatever the settings say', () =>
    expect(
      registered(nest(`JwtModule.register({ verifyOptions: { issuer: 'i' } });`), {
        '@nestjs/jwt': { verifyOptions: { issuer: 'j' } },
      }),
    ).toBe(`yes, yes 'i'`));
});

describe('the names that a key goes by', () => {
  it.each<[string, string, string[]]>([
    ['a string', `probe('token');`, ['token']],
    ['a constant', `const KEY = 'token'; probe(KEY);`, ['token']],
    ['one of two', `probe(on ? 'a' : 'b');`, ['a', 'b']],
    ['an element', `for (const name of ['a', 'b']) probe(name);`, ['a', 'b']],
    ['a template', 'probe(`app_${a}_token`);', ['app_ _token']],
    ['a name out of sight', `probe(on);`, ['on']],
    ['a member out of sight', `probe(a.TOKEN_KEY);`, ['TOKEN_KEY']],
    ['a number', `probe(1);`, []],
  ])('%s', (_, code, expected) => {
    const { file, probe } = view(`import { on, a } from './unseen.js'; ${code}`);
    expect(keyNames(file, probe)).toEqual(expected);
  });
});
