import { describe, expect, it } from 'vitest';

import { enclosingFunction } from '../../../src/analysis/syntax/node.ts';
import { spelled, textOf, valueOf, view } from '../view.ts';

const UNSEEN = `import { on, a, use } from './unseen.js';`;
const value = (code: string): string => valueOf(`${UNSEEN} ${code}`);

describe('what a call gives', () => {
  it.each([
    ['an expression', `const f = () => 1; probe(f());`, '1'],
    ['a return', `function f() { return 1; } probe(f());`, '1'],
    ['several returns', `function f() { if (on) return 1; return 2; } probe(f());`, '1 | 2'],
    ['a bare return', `function f() { if (on) return; return 2; } probe(f());`, '2'],
    ['no return', `function f() {} probe(f());`, 'undefined'],
    ['only the returns of its own', `function f() { use(() => { return 1; }); return 2; } probe(f());`, '2'],
    ['a promise', `async function f() { return 1; } probe(f());`, '1'],
    ['a promise that is awaited', `async function f() { return 1; } probe(await f());`, '1'],
    ['a generator', `function* f() { return 1; } probe(f());`, '?call'],
    ['at once', `probe((() => 1)());`, '1'],
    ['through another function', `const g = () => 1; const f = () => g(); probe(f());`, '1'],
    ['through itself', `function f(n) { return f(n); } probe(f(1));`, '?circle'],
    ['a method of an object', `const o = { f() { return 1; } }; probe(o.f());`, '1'],
    ['constructed', `function F() { return 1; } probe(new F());`, 'new F'],
    ['constructed, with an object of its own', `function F() { return { x: 1 }; } probe(new F().x);`, '1'],
    [
      'constructed, where it may be called without new',
      `function F() { if (on) return new F(); this.x = 1; } probe(new F().x);`,
      '1',
    ],
    ['an arrow function, constructed', `const F = () => 1; probe(new F());`, '?call'],
    ['one of two functions', `const f = on ? () => 1 : () => 2; probe(f());`, '?call'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));
});

/** Who calls the function that the probe stands in. */
describe('the callers of a function', () => {
  function callers(code: string): readonly string[] {
    const { file, probe } = view(`${UNSEEN} ${code}`);
    const fn = enclosingFunction(probe);
    if (!fn) throw new Error('What is probed stands in no function.');
    const { invocations, isComplete } = file.callers(fn);
    return [...invocations.map(({ node }) => textOf(file, node)), ...(isComplete ? [] : ['others'])];
  }

  it.each<[string, string, string[]]>([
    ['by another name', `const f = () => probe(0); const g = f; g(1);`, ['g(1)']],
    ['by another name that is exported', `const f = () => probe(0); export const g = f; g(1);`, ['g(1)', 'others']],
    ['by another name of elsewhere', `const f = () => probe(0); use(f); const g = a.f; g(1);`, ['others']],
    ['as a member', `const f = () => probe(0); const o = { g: f }; o.g(1);`, ['o.g(1)', 'others']],
    ['out of a pattern', `const o = { f() { probe(0); } }; const { f: g } = o; g(1);`, ['g(1)', 'others']],
    ['bound', `function f() { probe(0); } const g = f.bind(a); g(1);`, ['g(1)', 'others']],
    ['with a receiver', `function f() { probe(0); } f.call(a, 1);`, ['f.call(a, 1)', 'others']],
    ['as a default', `function f() { probe(0); } function h(g = f) { g(1); }`, ['g(1)', 'others']],
    ['as an argument', `function h(g) { g(1); } h(() => probe(0));`, ['g(1)', 'others']],
    ['from a function that gives it', `const make = () => () => probe(0); const g = make(); g(1);`, ['g(1)', 'others']],
    ['at once', `((x) => probe(x))(1);`, ['((x) => probe(x))(1)', 'others']],
    ['one of two', `const f = () => probe(0); const g = on ? f : use; g(1);`, ['g(1)', 'others']],
    ['in a circle of names', `let f = () => probe(0); let g = f; f = g; g(1);`, ['g(1)', 'others']],
    ['none', `function f() { probe(0); }`, []],
    ['one', `function f() { probe(0); } f(1);`, ['f(1)']],
    ['several', `const f = () => probe(0); f(1); f(2);`, ['f(1)', 'f(2)']],
    ['before it is declared', `f(1); function f() { probe(0); }`, ['f(1)']],
    ['itself', `function f() { f(1); probe(0); }`, ['f(1)']],
    ['of another function of that name', `function f() { probe(0); } { const f = use; f(1); }`, []],
    ['constructed', `function f() { probe(0); } new f(1);`, ['new f(1)', 'others']],
    ['exported', `export function f() { probe(0); } f(1);`, ['f(1)', 'others']],
    ['exported as a constant', `export const f = () => probe(0); f(1);`, ['f(1)', 'others']],
    ['exported as default', `export default function f() { probe(0); } f(1);`, ['f(1)', 'others']],
    ['exported in a list', `function f() { probe(0); } f(1); export { f };`, ['f(1)', 'others']],
    ['exported the old way', `function f() { probe(0); } f(1); module.exports = { f };`, ['f(1)', 'others']],
    ['handed on', `function f() { probe(0); } f(1); use(f);`, ['f(1)', 'others']],
    ['kept elsewhere', `function f() { probe(0); } f(1); a.f = f;`, ['f(1)', 'others']],
    ['a public method', `class A { f() { probe(0); } m() { this.f(1); } }`, ['this.f(1)', 'others']],
    ['a private method', `class A { private f() { probe(0); } m() { this.f(1); } }`, ['this.f(1)']],
    ['a hidden method', `class A { #f() { probe(0); } m() { this.#f(1); } }`, ['this.#f(1)']],
    ['a private field', `class A { private f = () => probe(0); m() { this.f(1); } }`, ['this.f(1)']],
    ['a method of an object', `const o = { f() { probe(0); } }; o.f(1);`, ['o.f(1)', 'others']],
    ['a handler', `use({ f() { probe(0); } });`, ['others']],
  ])('%s', (_, code, expected) => expect(callers(code)).toEqual(expected));
});

describe('what a parameter receives', () => {
  it.each([
    ['nobody calls', `function f(x) { probe(x); }`, '?parameter'],
    ['one call', `function f(x) { probe(x); } f(1);`, '1'],
    ['several calls', `function f(x) { probe(x); } f(1); f(2);`, '1 | 2'],
    ['the second argument', `function f(x, y) { probe(y); } f(1, 2);`, '2'],
    ['too few arguments', `function f(x, y) { probe(y); } f(1);`, 'undefined'],
    ['behind a spread', `function f(x, y) { probe(y); } f(...a, 2);`, '?dynamic'],
    ['before a spread', `function f(x, y) { probe(x); } f(1, ...a);`, '1'],
    ['also from others', `export function f(x) { probe(x); } f(1);`, '1 | ?parameter'],
    ['only from others', `export function f(x) { probe(x); }`, '?parameter'],
    ['through two functions', `function f(x) { probe(x); } function g(y) { f(y); } g(1);`, '1'],
    ['a private method', `class A { #f(x) { probe(x); } m() { this.#f(1); } }`, '1'],
    ['a default', `function f(x = 1) { probe(x); } f();`, '1'],
    ['a default that no call needs', `function f(x = 1) { probe(x); } f(2);`, '2'],
    ['a default that one call needs', `function f(x = 1) { probe(x); } f(2); f();`, '2 | 1'],
    ['a default, asked for', `function f(x = 1) { probe(x); } f(undefined);`, '1'],
    ['a default that others may need', `export function f(x = 1) { probe(x); }`, '?parameter | 1'],
    ['null is no reason for a default', `function f(x = 1) { probe(x); } f(null);`, 'null'],
    ['the rest', `function f(...x) { probe(x); } f(1, 2);`, '?parameter'],
    ['a property', `function f({ x }) { probe(x); } f({ x: 1 });`, '1'],
    ['a property that is missing', `function f({ x }) { probe(x); } f({});`, 'undefined'],
    ['a property with a default', `function f({ x = 1 } = {}) { probe(x); } f();`, '1'],
    ['an element', `function f([x]) { probe(x); } f([1]);`, '1'],
    ['written over', `function f(x) { x = 2; probe(x); } f(1);`, '1 | 2'],
    ['arguments', `function f() { probe(arguments); } f(1);`, '?dynamic'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));
});

describe('what a callback receives', () => {
  it.each([
    ['then', `Promise.resolve(1).then((x) => probe(x));`, '1'],
    ['then, as a second parameter', `Promise.resolve(1).then((x, y) => probe(y));`, '?parameter'],
    ['then, in case of an error', `Promise.resolve(1).then(a, (x) => probe(x));`, '?parameter'],
    ['then, by its name', `const f = (x) => probe(x); Promise.resolve(1).then(f);`, '1'],
    ['then, declared', `function f(x) { probe(x); } Promise.resolve(1).then(f);`, '1'],
    ['catch', `Promise.resolve(1).catch((x) => probe(x));`, '?parameter'],
    ['subscribe', `const source = Promise.resolve(1); source.subscribe((x) => probe(x));`, '1'],
    ['forEach', `[1, 2].forEach((x) => probe(x));`, '1 | 2'],
    ['forEach, the index', `[1, 2].forEach((x, y) => probe(y));`, '?parameter'],
    ['map', `[1, 2].map((x) => probe(x));`, '1 | 2'],
    ['filter', `[1].filter((x) => probe(x));`, '1'],
    ['find', `[1].find((x) => probe(x));`, '1'],
    ['some', `[1].some((x) => probe(x));`, '1'],
    ['every', `[1].every((x) => probe(x));`, '1'],
    ['flatMap', `[1].flatMap((x) => probe(x));`, '1'],
    ['reduce', `[1].reduce((x) => probe(x));`, '?parameter'],
    ['map of an open list', `[1, ...a].map((x) => probe(x));`, '?dynamic'],
    ['map of something unknown', `a.map((x) => probe(x));`, '?dynamic'],
    ['a function out of sight', `use((x) => probe(x));`, '?parameter'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));
});

describe('what libraries hand to functions', () => {
  const probed = (code: string): string => {
    const { file, probe } = view(code);
    return spelled(file.evaluate(probe));
  };
  const jwt = (code: string): string => probed(`import jwt from 'jsonwebtoken'; ${code}`);

  it.each([
    ['a callback in third place', `jwt.verify(t, k, (error, claims) => probe(claims));`, 'verify()'],
    ['a callback in fourth place', `jwt.verify(t, k, {}, (error, claims) => probe(claims));`, 'verify()'],
    ['the error', `jwt.verify(t, k, (error, claims) => probe(error));`, '?parameter'],
    ['a claim', `jwt.verify(t, k, (error, { sub }) => probe(sub));`, 'verify().sub'],
    ['a callback by its name', `const f = (error, claims) => probe(claims); jwt.verify(t, k, f);`, 'verify()'],
    ['a callback of sign', `jwt.sign({}, k, {}, (error, token) => probe(token));`, 'sign()'],
    [
      'a promise around a callback',
      `new Promise((done) => jwt.verify(t, k, (e, c) => done(c))).then((c) => probe(c));`,
      'verify()',
    ],
    ['the header, to find a key', `jwt.verify(t, (header, done) => probe(header.kid), {});`, 'header().kid'],
    ['what answers with the key', `jwt.verify(t, (header, done) => probe(done), {});`, '?parameter'],
    [
      'the header, to a function by its name',
      `function key(header, done) { probe(header); } jwt.verify(t, key);`,
      'header()',
    ],
  ])('jsonwebtoken: %s', (_, code, expected) => expect(jwt(code)).toBe(expected));

  const strategy = (options: string, parameters: string): string =>
    probed(
      `import { Strategy } from 'passport-jwt'; import { on } from './on.js'; new Strategy({ secretOrKey: k, ${options} }, (${parameters}) => probe(${parameters.split(', ')[0]}));`,
    );

  it.each([
    ['the claims', '', 'claims, done', 'verify()'],
    ['the request before them', 'passReqToCallback: true', 'req, claims, done', '?parameter'],
    ['not asked for the request', 'passReqToCallback: false', 'claims, done', 'verify()'],
    ['perhaps asked for it', 'passReqToCallback: on', 'claims, done', 'verify()'],
  ])('passport-jwt: %s', (_, options, parameters, expected) => expect(strategy(options, parameters)).toBe(expected));

  it.each([
    [
      'the claims behind the request',
      `{ secretOrKey: k, passReqToCallback: true }, (req, claims) => probe(claims)`,
      'verify()',
    ],
    ['no request', `{ secretOrKey: k }, (claims, done) => probe(done)`, '?parameter'],
    ['perhaps a request', `{ secretOrKey: k, passReqToCallback: on }, (req, claims) => probe(claims)`, 'verify()'],
  ])('passport-jwt: %s', (_, given, expected) =>
    expect(
      probed(`import { Strategy } from 'passport-jwt'; import { on } from './on.js'; new Strategy(${given});`),
    ).toBe(expected),
  );

  const nest = (options: string, body: string): string =>
    probed(`import { PassportStrategy } from '@nestjs/passport'; import { Strategy } from 'passport-jwt';
      class Jwt extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: k, ${options} }); } ${body} }`);

  it.each([
    ['the claims', '', `validate(claims) { probe(claims); }`, 'verify()'],
    ['a claim', '', `async validate({ sub }) { probe(sub); }`, 'verify().sub'],
    ['behind the request', 'passReqToCallback: true', `validate(req, claims) { probe(claims); }`, 'verify()'],
    ['the request', 'passReqToCallback: true', `validate(req, claims) { probe(req); }`, '?parameter'],
    ['another method', '', `check(claims) { probe(claims); }`, '?parameter'],
  ])('a strategy by Nest: %s', (_, options, body, expected) => expect(nest(options, body)).toBe(expected));
});
