import { describe, expect, it } from 'vitest';

import { spelled, valueOf, view } from '../view.ts';

const UNSEEN = `import { on, a, b } from './unseen.js';`;
const value = (code: string): string => valueOf(`${UNSEEN} ${code}`);

describe('literals and operators', () => {
  it.each([
    [`'text'`, `'text'`],
    ['`text`', `'text'`],
    ['1', '1'],
    ['1n', '1'],
    ['true', 'true'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['/x/g', '/x/g'],
    ['-1', '-1'],
    [`-'1'`, '?dynamic'],
    ['!1', 'false'],
    [`!''`, 'true'],
    ['!a', '?import'],
    ['!{}', '?dynamic'],
    ['~1', '?dynamic'],
    ['typeof 1', '?dynamic'],
    ['1 + 2', '3'],
    ['5 - 1', '4'],
    ['2 * 3', '6'],
    ['6 / 2', '3'],
    ['2 ** 3', '8'],
    ['60 * 60 * 24', '86400'],
    ['5 % 2', '?dynamic'],
    ['a - 1', '?dynamic'],
    ['1 < 2', '?dynamic'],
    [`'a' - 1`, '?dynamic'],
    ['true + 1', '?dynamic'],
    [`'a' + 'b'`, `'ab'`],
    [`'a' + 1`, `'a1'`],
    [`'a' + a`, `'a' + ?import`],
    [`'a' + a + 'b' + 'c'`, `'a' + ?import + 'b' + 'c'`],
    ["`x${'a'}y`", `'xay'`],
    ['`x${1}y`', `'x1y'`],
    ['`x${a}y`', `'x' + ?import + 'y'`],
    ['`x${`y${a}`}`', `'x' + 'y' + ?import + '' + ''`],
    [`(a, 'b')`, `'b'`],
    [`'a' as string`, `'a'`],
    [`<string>'a'`, `'a'`],
    [`'a'!`, `'a'`],
    [`'a' satisfies string`, `'a'`],
    [`await 'a'`, `'a'`],
    [`(n = 'a')`, `'a'`],
    ['(n ??= 1)', '?dynamic'],
    ['new.target', '?dynamic'],
  ])('%s', (code, expected) => expect(value(`let n; async function f() { probe(${code}); }`)).toBe(expected));
});

describe('choices', () => {
  it.each([
    ['on ? 1 : 2', '1 | 2'],
    ['on ? 1 : on ? 2 : 3', '1 | 2 | 3'],
    ['on ? a : 1', '?import | 1'],
    [`a || 'x'`, `?import | 'x'`],
    [`a ?? 'x'`, `?import | 'x'`],
    [`'a' || 'x'`, `'a'`],
    [`'' || 'x'`, `'x'`],
    [`'' ?? 'x'`, `''`],
    [`0 || 'x'`, `'x'`],
    [`null ?? 'x'`, `'x'`],
    [`undefined ?? 'x'`, `'x'`],
    [`false ?? 'x'`, 'false'],
    [`({}) || 'x'`, '{}'],
    [`[] ?? 'x'`, '[]'],
    [`(() => 1) || 'x'`, 'function'],
    ['localStorage || a', '#localStorage of browser'],
    ['process.env.A || process.env.B', 'env A | env B'],
    [`a && 'x'`, `undefined | 'x'`],
    [`process.env.A && 'x'`, `env A | 'x'`],
    [`(on ? 'a' : 'b') || 'c'`, `'a' | 'b' | 'c'`],
  ])('%s', (code, expected) => expect(value(`probe(${code})`)).toBe(expected));
});

describe('objects and lists', () => {
  it.each([
    ['[]', '[]'],
    ['[1, a]', '[1, ?import]'],
    ['[1, ...[2, 3]]', '[1, 2, 3]'],
    ['[1, ...a]', '[1, …]'],
    ['[...[...a]]', '[…]'],
    ['{}', '{}'],
    ['{ a: 1, ...b, [a]: 2 }', '{ a: 1, ...?import, [?]: 2 }'],
    ['{ f() {} }', '{ f: function f }'],
    ['{ a: { b: 1 } }.a.b', '1'],
    ['{ a: 1 }.b', 'undefined'],
    [`{ a: 1 }['a']`, '1'],
    ['{ a: 1 }?.a', '1'],
    ['{ ...b, a: 1 }.a', '1'],
    ['{ a: 1, ...b }.a', '?dynamic'],
    ['{ ...(on && { a: 1 }) }.a', '1 | undefined'],
    ['{ a: 1 }[on]', '?dynamic'],
    ['[1, 2][1]', '2'],
    ['[1, 2][on]', '?dynamic'],
    ['[1, 2].length', '?dynamic'],
    ['a.b.c', '?import'],
    ['a[b]', '?dynamic'],
    ['a.b()', '?call'],
  ])('%s', (code, expected) => expect(value(`probe((${code}))`)).toBe(expected));

  it.each([
    ['an enum', `enum E { A = 'x', 'B' = 'y', C } probe(E.A, E.B, E.C);`, [`'x'`, `'y'`, '?dynamic']],
    ['of this object', `({ x: 1, m() { probe(this.x, this.y); } });`, ['1', '?dynamic']],
    ['of this object, in a function', `({ x: 1, m: function () { probe(this.x); } });`, ['1']],
    ['of what is around an arrow', `({ x: 1, m: () => probe(this.x) });`, ['?dynamic']],
    ['of this object, in an arrow inside', `({ x: 1, m() { return () => probe(this.x); } });`, ['1']],
    ['of another this', `({ x: 1, m() { function f() { probe(this.x); } } });`, ['?dynamic']],
  ])('%s', (_, code, expected) => expect(values(code)).toEqual(expected));
});

/** The values of all that is probed. */
function values(code: string): readonly string[] {
  const { file, probes } = view(`${UNSEEN} ${code}`);
  return probes.map((probe) => spelled(file.evaluate(probe)));
}

describe('the environment', () => {
  it.each([
    ['process.env.KEY', 'env KEY'],
    [`process.env['KEY']`, 'env KEY'],
    ['process.env[a]', 'env ?'],
    ['process.env.KEY!', 'env KEY'],
    ['import.meta.env.VITE_KEY', 'env VITE_KEY'],
    ['process.env.KEY.length', '?dynamic'],
    ['config.env.KEY', '?dynamic'],
    ['process.argv.KEY', '?dynamic'],
  ])('%s', (code, expected) => expect(value(`probe(${code})`)).toBe(expected));

  it.each([
    ['destructured', `const { KEY } = process.env; probe(KEY);`, 'env KEY'],
    ['destructured under another name', `const { KEY: k } = process.env; probe(k);`, 'env KEY'],
    ['with a default', `const { KEY = 'x' } = process.env; probe(KEY);`, `env KEY | 'x'`],
    ['kept', `const env = process.env; probe(env.KEY);`, 'env KEY'],
    ['a process of this file', `const process = { env: { KEY: 'x' } }; probe(process.env.KEY);`, `'x'`],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));
});

describe('calls of the language', () => {
  it.each([
    [`Buffer.from('x')`, `bytes 'x'`],
    [`Buffer.from(a, 'hex')`, 'bytes ?import'],
    [`new TextEncoder().encode('x')`, `bytes 'x'`],
    [`encoder.encode('x')`, `bytes 'x'`],
    [`a.encode('x')`, '?call'],
    [`String('x')`, `'x'`],
    [`'x'.trim()`, `'x'`],
    [`'x'.toString()`, `'x'`],
    ['a.trim()', '?call'],
    [`'x'.toUpperCase()`, '?call'],
    [`Object.freeze('x')`, `'x'`],
    [`Object.seal('x')`, `'x'`],
    [`Object.keys('x')`, '?call'],
    [`Object.assign({}, { x: 1 })`, '{ ...{}, ...{ x: 1 } }'],
    [`Promise.resolve('x')`, `'x'`],
    [`Promise.resolve('x').catch(a)`, `'x'`],
    [`Promise.resolve('x').finally(a)`, `'x'`],
    [`a.then(() => 'x')`, `'x'`],
    ['a.then(b)', '?call'],
    [`new Promise((done) => done('x'))`, `'x'`],
    [`new Promise((done) => a((e, x) => done('x')))`, `'x'`],
    ['new Promise((done) => a(done))', '?call'],
    [`JSON.parse('x')`, '?call'],
    ['a()', '?call'],
    ['new a()', '?call'],
  ])('%s', (code, expected) => expect(value(`const encoder = new TextEncoder(); probe(${code});`)).toBe(expected));

  it.each([
    ['a Buffer of this file', `const Buffer = a; probe(Buffer.from('x'));`],
    ['an Object of this file', `const Object = a; probe(Object.freeze('x'));`],
    ['a String of this file', `const String = a; probe(String('x'));`],
    ['a Promise of this file', `const Promise = a; probe(new Promise((done) => done('x')));`],
  ])('%s', (_, code) => expect(value(code)).toBe('?call'));
});

describe('variables', () => {
  it.each([
    ['a constant', `const x = 1; probe(x);`, '1'],
    ['never written', `let x; probe(x);`, 'undefined'],
    ['written once', `let x; x = 1; probe(x);`, '1'],
    ['written twice', `let x = 1; x = 2; probe(x);`, '1 | 2'],
    ['written in another function', `let x = 1; function f() { x = 2; } probe(x);`, '1 | 2'],
    ['written where it is missing', `let x = 1; x ??= 2; probe(x);`, '1 | 2'],
    ['added to', `let x = 1; x += 1; probe(x);`, '1 | ?dynamic'],
    ['multiplied', `let x = 1; x *= 2; probe(x);`, '1 | ?dynamic'],
    ['counted', `let x = 0; x++; probe(x);`, '0 | ?dynamic'],
    ['written by a pattern', `let x; ({ x } = { x: 1 }); probe(x);`, '1'],
    ['written by a list', `let x; [x] = [1]; probe(x);`, '1'],
    ['the inner of two', `const x = 1; { const x = 2; probe(x); }`, '2'],
    ['the outer of two', `const x = 1; { const x = 2; } probe(x);`, '1'],
    ['an element', `for (const x of [1, 2]) probe(x);`, '1 | 2'],
    ['an element of an unknown list', `for (const x of a) probe(x);`, '?dynamic'],
    ['an element of an open list', `for (const x of [1, ...a]) probe(x);`, '?dynamic'],
    ['an element of no list', `for (const x of []) probe(x);`, '?dynamic'],
    ['a part of an element', `for (const { x } of [{ x: 1 }]) probe(x);`, '1'],
    ['a name of a property', `for (const x in { y: 1 }) probe(x);`, '?dynamic'],
    ['an alias', `const x = 1; const y = x; probe(y);`, '1'],
    ['by itself', `var x = x; probe(x);`, '?circle'],
    ['by each other', `var x = y; var y = x; probe(x);`, '?circle'],
    ['of a pattern that reads it', `var { x } = f(x); probe(x);`, '?dynamic'],
    ['that nobody declares', `probe(nowhere);`, '?dynamic'],
    ['a caught error', `try {} catch (x) { probe(x); }`, '?dynamic'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));

  it.each([
    ['a property', `const { x } = { x: 1 }; probe(x);`, '1'],
    ['under another name', `const { x: y } = { x: 1 }; probe(y);`, '1'],
    ['under the name of a constant', `const k = 'x'; const { [k]: y } = { x: 1 }; probe(y);`, '1'],
    ['under an unknown name', `const { [a]: y } = { x: 1 }; probe(y);`, '?dynamic'],
    ['that is missing', `const { y } = { x: 1 }; probe(y);`, 'undefined'],
    ['with a default', `const { y = 2 } = { x: 1 }; probe(y);`, '2'],
    ['with a default that is not needed', `const { x = 2 } = { x: 1 }; probe(x);`, '1'],
    ['with a default that may be needed', `const { x = 2 } = { ...(on && { x: 1 }) }; probe(x);`, '1 | 2'],
    ['of something unknown, with a default', `const { x = 2 } = a; probe(x);`, '?dynamic | 2'],
    ['nested', `const { x: { y } } = { x: { y: 1 } }; probe(y);`, '1'],
    ['in a list', `const [, y] = [1, 2]; probe(y);`, '2'],
    ['the rest of a list', `const [x, ...y] = [1, 2]; probe(y);`, '?dynamic'],
    ['the rest of an object', `const { x, ...y } = { x: 1, z: 2 }; probe(y.z);`, '2'],
    ['gone from the rest', `const { x, ...y } = { x: 1, z: 2 }; probe(y.x);`, 'undefined'],
  ])('destructured: %s', (_, code, expected) => expect(value(code)).toBe(expected));

  it('follows 25 aliases of an object', () => {
    const aliases = Array.from({ length: 25 }, (__, n) => `const o${n + 1} = o${n};`).join(' ');
    expect(value(`const o0 = { x: 1 }; ${aliases} probe(o25.x);`)).toBe('1');
  });
});

it('looks at every expression of a large file', () => {
  const { file, probes } = view(Array.from({ length: 5000 }, (_, n) => `probe(${n});`).join('\n'));
  expect(probes.filter((probe) => file.evaluate(probe).kind === 'unknown')).toEqual([]);
});

/** What Babel writes into a file, and the requires of a file that has many. */
const INTEROP = `function _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; }`;
const MANY = Array.from({ length: 20 }, (_, n) => `_interopRequireDefault(require('./part-${n}'));`).join(' ');

describe('modules', () => {
  it.each([
    ['a default import', `import jwt from 'jsonwebtoken'; probe(jwt.verify);`],
    ['a namespace', `import * as jwt from 'jsonwebtoken'; probe(jwt.verify);`],
    ['a named import', `import { verify } from 'jsonwebtoken'; probe(verify);`],
    ['a renamed import', `import { verify as check } from 'jsonwebtoken'; probe(check);`],
    ['a name in quotes', `import { 'verify' as check } from 'jsonwebtoken'; probe(check);`],
    ['the default by its name', `import { default as jwt } from 'jsonwebtoken'; probe(jwt.verify);`],
    ['import = require', `import jwt = require('jsonwebtoken'); probe(jwt.verify);`],
    ['require', `const jwt = require('jsonwebtoken'); probe(jwt.verify);`],
    ['require, destructured', `const { verify } = require('jsonwebtoken'); probe(verify);`],
    ['require, at once', `probe(require('jsonwebtoken').verify);`],
    ['require, default', `probe(require('jsonwebtoken').default.verify);`],
    ['a constant specifier', `const name = 'jsonwebtoken'; probe(require(name).verify);`],
    ['import()', `const jwt = await import('jsonwebtoken'); probe(jwt.verify);`],
    ['import(), destructured', `const { verify } = await import('jsonwebtoken'); probe(verify);`],
    ['import(), then', `import('jsonwebtoken').then(({ verify }) => probe(verify));`],
    ['a subpath', `import verify from 'jsonwebtoken/verify'; probe(verify);`],
    ['an npm specifier', `import jwt from 'npm:jsonwebtoken@9'; probe(jwt.verify);`],
    ['a CDN', `import jwt from 'https://esm.sh/jsonwebtoken@9.0.0'; probe(jwt.verify);`],
    ['an alias', `import jwt from 'jsonwebtoken'; const v = jwt.verify; probe(v);`],
    ['brackets', `import jwt from 'jsonwebtoken'; probe(jwt['verify']);`],
    ['bind', `import jwt from 'jsonwebtoken'; probe(jwt.verify.bind(jwt));`],
    ['promisify', `import jwt from 'jsonwebtoken'; import { promisify } from 'util'; probe(promisify(jwt.verify));`],
    ['a member of an object', `import jwt from 'jsonwebtoken'; const o = { v: jwt.verify }; probe(o.v);`],
    ['a field', `import jwt from 'jsonwebtoken'; class A { v = jwt.verify; m() { probe(this.v); } }`],
  ])('%s', (_, code) => expect(valueOf(code)).toBe('#verify of jsonwebtoken'));

  it.each([
    ['tsc', `const m = __importDefault(require('jsonwebtoken')); probe(m.default.verify);`],
    ['tsc, a namespace', `const m = __importStar(require('jsonwebtoken')); probe(m.verify);`],
    [
      'tslib',
      `const t = require('tslib'); const m = t.__importDefault(require('jsonwebtoken')); probe(m.default.verify);`,
    ],
    ['esbuild', `const m = __toESM(require('jsonwebtoken'), 1); probe((0, m.default.verify));`],
    [
      'Babel, with a helper of the file',
      `${INTEROP} const m = _interopRequireDefault(require('jsonwebtoken')); probe(m.default.verify);`,
    ],
    [
      'Babel, with a helper of its runtime',
      `const m = (0, _interopRequireDefault2.default)(require('jsonwebtoken')); probe(m["default"].verify);`,
    ],
    ['swc', `const m = _interop_require_wildcard._(require('jsonwebtoken')); probe(m.verify);`],
    ['Sucrase', `const a = require('jsonwebtoken'); const b = _interopRequireDefault(a); probe(b.default.verify);`],
    ['Rollup', `const a = require('jsonwebtoken'); const b = _interopNamespaceDefault(a); probe(b.verify);`],
    [
      'a helper of a file that requires many',
      `${INTEROP} ${MANY} const m = _interopRequireDefault(require('jsonwebtoken')); probe(m.default.verify);`,
    ],
    [
      'a helper in a promise',
      `const m = await Promise.resolve().then(() => __importStar(require('jsonwebtoken'))); probe(m.verify);`,
    ],
    ['createRequire', `const require = createRequire(import.meta.url); probe(require('jsonwebtoken').verify);`],
    [
      'a require that a bundler has made',
      `var __require = ((f) => typeof require !== 'undefined' ? require : f)(function (x) { throw x; }); probe(__require('jsonwebtoken').verify);`,
    ],
    ['a require that is handed in', `define((require) => { probe(require('jsonwebtoken').verify); });`],
  ])('what tools write: %s', (_, code) => expect(valueOf(code)).toBe('#verify of jsonwebtoken'));

  it.each([
    ['another wrapper', `probe(wrapped(require('jsonwebtoken')).verify);`, '?call'],
    ['a helper around no module', `probe(__importDefault({ verify: 1 }).verify);`, '?call'],
    ['a helper around an unknown module', `probe(__importDefault(require('./orders')).default);`, '?import'],
    ['a member of a wrapper', `probe(wrap._(require('jsonwebtoken')).verify);`, '?call'],
    ['an unknown module', `import { verify } from './jsonwebtoken'; probe(verify);`, '?import'],
    ['another member', `import jwt from 'jsonwebtoken'; probe(jwt.verifySync);`, '?dynamic'],
    ['a require of this file', `const require = (x: string) => x; probe(require('jsonwebtoken'));`, `'jsonwebtoken'`],
    ['an unknown specifier', `probe(require(name));`, '?import'],
    ['bind with an argument', `import jwt from 'jsonwebtoken'; probe(jwt.verify.bind(jwt, 't'));`, '?dynamic'],
    ['a shadowed import', `import jwt from 'jsonwebtoken'; { const jwt = { verify: 1 }; probe(jwt.verify); }`, '1'],
    ['a copy in a vendor folder', `import jwt from '../vendor/jsonwebtoken'; probe(jwt);`, 'jsonwebtoken'],
    ['a member of anything imported', `import * as x from './x'; probe(x.y.z);`, '?import'],
    ['a global', `probe(localStorage);`, '#localStorage of browser'],
    ['a global that is declared', `const localStorage = 1; probe(localStorage);`, '1'],
  ])('%s', (_, code, expected) => expect(valueOf(code)).toBe(expected));
});

describe('this outside of classes', () => {
  it.each([
    ['what the function writes', `function F() { this.x = 1; probe(this.x); }`, '1'],
    ['what an arrow function in it reads', `function F() { this.x = 1; this.f = () => probe(this.x); }`, '1'],
    ['what an arrow function in it writes', `function F() { on(() => { this.x = 1; }); probe(this.x); }`, '1'],
    ['by another name', `function F() { const self = this; self.x = 1; on(function () { probe(self.x); }); }`, '1'],
    ['of a function that is a value', `module.exports = function () { this.x = 1; probe(this.x); };`, '1'],
    ['written twice', `function F() { this.x = 1; if (on) this.x = 2; probe(this.x); }`, '1 | 2'],
    ['a method of the prototype', `function F() { this.x = 1; } F.prototype.m = function () { probe(this.x); };`, '1'],
    ['a prototype at once', `function F() { this.x = 1; } F.prototype = { m() { probe(this.x); } };`, '1'],
    [
      'added to a prototype',
      `function F() { this.x = 1; } Object.assign(F.prototype, { m() { probe(this.x); } });`,
      '1',
    ],
    [
      'written by a method',
      `function F() {} F.prototype.m = function () { this.x = 1; }; F.prototype.n = function () { probe(this.x); };`,
      '1',
    ],
    ['on the prototype itself', `function F() {} F.prototype.x = 1; probe(new F().x);`, '1'],
    [
      'of a function that a variable holds',
      `var F = function () { this.x = 1; }; F.prototype.m = function () { probe(this.x); };`,
      '1',
    ],
    [
      'of a function that is exported',
      `exports.F = function () { this.x = 1; }; exports.F.prototype.m = function () { probe(this.x); };`,
      '1',
    ],
    [
      'of a compiled class',
      `var F = (function () { function F() { this.x = 1; } return F; })(); probe(new F().x);`,
      '1',
    ],
    [
      'of what is called for its own',
      `function A() { this.x = 1; } function B() { A.call(this); } probe(new B().x);`,
      '1',
    ],
    ['of an instance that is kept', `function F(x) { this.x = x; } const f = new F(1); probe(f.x);`, '1 | ?parameter'],
    ['a property of the function', `function F() {} F.x = 1; probe(F.x);`, '1'],
    ['a function by its property', `function F() {} F.x = () => 1; probe(F.x());`, '1'],
    ['a method that is added to an object', `const o = { x: 1 }; o.m = function () { probe(this.x); };`, '1'],
    ['and what is written afterwards', `const o = {}; o.m = function () { probe(this.x); }; o.x = 1;`, '1'],
    ['what a method of an object writes', `const o = { m() { this.x = 1; }, n() { probe(this.x); } };`, '1 | ?dynamic'],
    ['what callers fill', `function f() { probe(this.x); }`, '?dynamic'],
    ['another function around', `function F() { this.x = 1; return function () { probe(this.x); }; }`, '?dynamic'],
    ['another function', `function F() { this.x = 1; } function G() { probe(this.x); }`, '?dynamic'],
    ['a function in a method', `class A { m() { on(function () { this.x = 1; }); probe(this.x); } }`, '?dynamic'],
    ['a prototype that is not seen', `on.prototype.m = function () { probe(this.x); };`, '?dynamic'],
    ['nothing around', `this.x = 1; probe(this.x);`, '?dynamic'],
    ['a property that is not there', `function F() {} probe(F.x);`, '?dynamic'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));
});

describe('what a module exports', () => {
  it.each([
    ['a member', `exports.x = 1; probe(exports.x);`, '1'],
    ['by its long name', `module.exports.x = 1; probe(module.exports.x);`, '1'],
    ['by either name', `exports.x = 1; probe(module.exports.x);`, '1'],
    ['an object', `module.exports = { x: 1 }; probe(module.exports.x);`, '1'],
    ['an object, and a member', `module.exports = { x: 1 }; module.exports.y = 2; probe(module.exports.x);`, '1'],
    ['by a name of its own', `const api = (module.exports = {}); api.x = 1; probe(api.x);`, '1'],
    ['a name for it', `const api = module.exports; module.exports.x = 1; probe(api.x);`, '1'],
    ['where a function reads it', `exports.f = () => probe(exports.x); exports.x = 1;`, '1'],
    ['what a method reads of it', `exports.x = 1; exports.f = function () { probe(this.x); };`, '1'],
    ['what tsc writes first', `exports.x = exports.y = void 0; exports.x = 1; probe(exports.x);`, '1'],
    ['what a function may write', `exports.x = 1; exports.f = () => { exports.x = 2; }; probe(exports.x);`, '2 | 1'],
    ['a function', `exports.f = () => 1; probe(exports.f());`, '1'],
    ['a member that the file does not write', `exports.x = 1; probe(exports.y);`, '?dynamic'],
    ['a name that is computed', `exports.x = 1; exports[on] = 2; probe(exports.x);`, '?dynamic'],
    ['a name that is declared', `const exports = {}; exports.x = 1; probe(module.exports.x);`, '?dynamic'],
    ['another module', `other.exports.x = 1; probe(module.exports.x);`, '?dynamic'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));
});

describe('classes', () => {
  it.each([
    ['a static field', `class A { static x = 1; } probe(A.x);`, '1'],
    ['a static field by this', `class A { static x = 1; static m() { probe(this.x); } }`, '1'],
    ['a field is not static', `class A { x = 1; } probe(A.x);`, '?dynamic'],
    ['a field by this', `class A { x = 1; m() { probe(this.x); } }`, '1'],
    ['a field by this in an arrow', `class A { x = 1; m() { return () => probe(this.x); } }`, '1'],
    ['a field by the this of a function', `class A { x = 1; m() { function f() { probe(this.x); } } }`, '?dynamic'],
    ['a field in a field', `class A { x = 1; y = () => probe(this.x); }`, '1'],
    ['a field by this in a function that is a field', `class A { x = 1; y = function () { probe(this.x); }; }`, '1'],
    ['a private field', `class A { #x = 1; m() { probe(this.#x); } }`, '1'],
    ['a field of a new instance', `class A { x = 1; } probe(new A().x);`, '1'],
    ['a field of an instance that is kept', `class A { x = 1; } const o = new A(); probe(o.x);`, '1'],
    ['written in two methods', `class A { x = 1; m() { this.x = 2; probe(this.x); } }`, '1 | 2'],
    ['written from outside', `class A { static x; } A.x = 2; probe(A.x);`, '2'],
    ['added to in a method', `class A { x = 1; m() { this.x += 2; probe(this.x); } }`, '1 | ?dynamic'],
    ['written into another class', `class A { x = 1; } class B { m() { this.x = 2; } } probe(new A().x);`, '1'],
    ['not written', `class A { m() { probe(this.x); } }`, '?dynamic'],
    ['a getter', `class A { get x() { return 1; } m() { probe(this.x); } }`, '?call'],
    ['a method', `class A { m() { probe(this.m); } }`, 'function m'],
    ['what a method gives', `class A { x() { return 1; } m() { probe(this.x()); } }`, '1'],
    ['inherited', `class B { x = 1; } class A extends B { m() { probe(this.x); } }`, '1'],
    ['its own over what is inherited', `class B { x = 1; } class A extends B { x = 2; m() { probe(this.x); } }`, '2'],
    ['a parameter property', `class A { constructor(private x = 1) {} m() { probe(this.x); } }`, '?parameter | 1'],
    ['a class expression', `const A = class { x = 1; }; probe(new A().x);`, '1'],
    ['a class in its own method', `class A { static x = 1; m() { probe(A.x); } }`, '1'],
  ])('%s', (_, code, expected) => expect(value(code)).toBe(expected));

  const service = `import { JwtService } from '@nestjs/jwt';`;
  it.each([
    ['a parameter property', `class A { constructor(private jwt: JwtService) {} m() { probe(this.jwt); } }`],
    ['a parameter', `function f(jwt: JwtService) { probe(jwt); }`],
    ['a parameter that may be missing', `function f(jwt: JwtService | undefined) { probe(jwt); }`],
    ['a field', `class A { jwt: JwtService; m() { probe(this.jwt); } }`],
    ['a variable', `const jwt: JwtService = container.a; probe(jwt);`],
    ['asked of a container', `const jwt = container.get(JwtService); probe(jwt);`],
    ['injected', `const jwt = inject(JwtService); probe(jwt);`],
    ['constructed', `const jwt = new JwtService({}); probe(jwt);`],
  ])('an instance by its class: %s', (_, code) =>
    expect(valueOf(`${service} ${code}`)).toBe('#service of @nestjs/jwt'),
  );

  it('takes any other call with a class for what it is', () =>
    expect(valueOf(`${service} probe(describe(JwtService));`)).toBe('?call'));
});
