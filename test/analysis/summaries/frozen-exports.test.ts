import { describe, expect, it } from 'vitest';

import { frozenExport } from '../../../src/analysis/summaries/frozen-values.ts';
import { isReadThing, isReadUse, WHOLE, type FrozenValue } from '../../../src/model/frozen.ts';
import { listUses, lookUp } from '../../../src/model/table.ts';
import { view } from '../view.ts';

/** What a module says of one of its exports. */
const exportOf = (code: string, name: string): FrozenValue | undefined => frozenExport(view(code).file, name);

/** A value in short, without the places where literals stand. */
function short(value: FrozenValue | undefined): unknown {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'literal':
      return value.value;
    case 'array':
      return [...value.items.map(short), ...(value.open ? ['…'] : [])];
    case 'object':
      return Object.fromEntries(
        value.entries.map((entry) => {
          if (entry.kind === 'property') return [`${entry.key ?? '?'}${entry.certain ? '' : '?'}`, short(entry.value)];
          return [entry.kind, entry.kind === 'spread' ? short(entry.value) : true];
        }),
      );
    case 'template':
      return { parts: value.parts.map(short) };
    case 'bytes':
      return { bytes: short(value.of) };
    case 'env':
      return { env: value.name };
    case 'thing':
      return { thing: value.thing };
    case 'either':
      return { either: value.of.map(short) };
    case 'unknown':
      return { unknown: value.why };
  }
}

describe('values', () => {
  const cases: readonly [string, string, unknown][] = [
    ["export const key = 'a';", 'key', 'a'],
    ["const key = 'a'; export { key };", 'key', 'a'],
    ["const key = 'a'; export { key as secret };", 'secret', 'a'],
    ["export default 'a';", 'default', 'a'],
    ["const key = 'a'; export default key;", 'default', 'a'],
    ["export let key = 'a'; key = 'b';", 'key', { either: ['a', 'b'] }],
    ['export const key = process.env.KEY;', 'key', { env: 'KEY' }],
    ["export const key = process.env.KEY ?? 'a';", 'key', { either: [{ env: 'KEY' }, 'a'] }],
    ["export const key = Buffer.from('a');", 'key', { bytes: 'a' }],
    ['export const key = `a${process.env.KEY}`;', 'key', { parts: ['a', { env: 'KEY' }, ''] }],
    ["export const list = ['a', 1];", 'list', ['a', 1]],
    ["export const { key, other: { name } } = { key: 'a', other: { name: 'b' } };", 'name', 'b'],
    ["export const [, second] = ['a', 'b'];", 'second', 'b'],
    ["export const config = { auth: { key: 'a' } };", 'config', { auth: { key: 'a' } }],
    ["export const config = {}; config.key = 'a';", 'config', { key: 'a' }],
    ["export const config = {}; if (x) config.key = 'a';", 'config', { 'key?': 'a' }],
    ["export enum Key { A = 'a' }", 'Key', { A: 'a' }],
    ["const key = 'a'; export { key as 'the key' };", 'the key', 'a'],
    ["const a = { b: 'c' }; export const config = { ...a };", 'config', { spread: { b: 'c' } }],
    ['export const key = keyOf(x);', 'key', { unknown: 'call' }],
    ["export const one = 'a'; export default { two: 'b' };", WHOLE, { one: 'a', default: { two: 'b' } }],
    // CommonJS
    ["module.exports = { key: 'a' };", 'key', 'a'],
    ["module.exports = { key: 'a' };", 'default', { key: 'a' }],
    ["const o = { key: 'a' }; module.exports = o; o.issuer = 'b';", WHOLE, { key: 'a', issuer: 'b' }],
    ["const all = (module.exports = { key: 'a' });", WHOLE, { escape: true, spread: { key: 'a' } }],
    ["module.exports = { key: 'a' }; fill(exports);", WHOLE, { escape: true, spread: { key: 'a' } }],
    ["Object.assign(exports, { key: 'a' });", 'key', 'a'],
    ["Object.assign(module.exports, { key: 'a' }, b);", 'key', { unknown: 'dynamic' }],
    ["exports.key = 'b'; Object.assign(exports, { key: 'a' });", 'key', 'a'],
    ["Object.assign(exports, { key: 'b' }); exports.key = 'a';", 'key', 'a'],
    ["if (x) Object.assign(exports, { key: 'a' });", 'key', { either: ['a', { unknown: 'dynamic' }] }],
    ["exports.key = 'a';", 'key', 'a'],
    ["module.exports.key = 'a';", 'key', 'a'],
    ["module.exports = exports = 'a';", WHOLE, 'a'],
    ["const key = 'a'; module.exports = { key };", WHOLE, { key: 'a' }],
    ["const key = 'a'; export = { key };", 'key', 'a'],
    ["exports.default = 'a';", 'default', 'a'],
  ];
  it.each(cases)('%s: %s', (code, name, expected) => {
    expect(short(exportOf(code, name))).toEqual(expected);
  });

  it('says where a literal is written', () => {
    expect(exportOf("\nexport const key = 'a';", 'key')).toEqual({
      kind: 'literal',
      value: 'a',
      at: { file: 'src/file.ts', line: 2 },
    });
  });

  it.each([
    ["export const key = 'a';", 'other'],
    ["export const key = 'a';", 'default'],
    ['export type Key = string;', 'Key'],
  ])('%s exports no %s', (code, name) => {
    expect(exportOf(code, name)).toBeUndefined();
  });
});

/** What calling an export means. */
function callOf(code: string, name = 'f'): unknown {
  const value = exportOf(code, name);
  return value?.kind === 'thing' ? value.thing.call : value;
}

const JWT = "import jwt from 'jsonwebtoken';\n";

describe('functions', () => {
  it('are verifiers where they hand on the token and the options', () => {
    expect(callOf(`${JWT}export const f = (token, options) => jwt.verify(token, KEY, options);`)).toMatchObject({
      op: {
        kind: 'verify',
        token: '0',
        checks: {
          algorithms: { at: ['1.algorithms'] },
          issuer: { at: ['1.issuer'] },
          audience: { at: ['1.audience'] },
        },
        claims: ['', 'payload'],
        answer: { kind: 'throws' },
      },
    });
  });

  it('settle what they write themselves', () => {
    const code = `${JWT}export const f = (token, { issuer }) => jwt.verify(token, KEY, { algorithms: ['RS256'], issuer });`;
    expect(callOf(code)).toMatchObject({
      op: { checks: { algorithms: 'fixed', issuer: { at: ['1.issuer'] }, audience: 'fixed' } },
    });
  });

  it.each([
    ['options spread last', '{ issuer: A, ...options }', { at: ['1.issuer'] }],
    ['options written over', '{ ...options, issuer: A }', 'fixed'],
    ['an object that is filled', 'made(options)', 'fixed'],
  ])('%s', (_, written, issuer) => {
    const code = `${JWT}const A = 'https://id.example.com';\nexport const f = (token, options) => jwt.verify(token, KEY, ${written});`;
    expect(callOf(code)).toMatchObject({ op: { checks: { issuer } } });
  });

  it.each([
    ['try { return jwt.verify(token, KEY); } catch { return false; }', 'false'],
    ['try { return jwt.verify(token, KEY); } catch { return null; }', 'empty'],
    ['try { return jwt.verify(token, KEY); } catch {}', 'empty'],
    ['try { return jwt.verify(token, KEY); } catch (error) { throw error; }', 'throws'],
    ['return jwt.verify(token, KEY);', 'throws'],
  ])('%s refuses so: %s', (body, kind) => {
    expect(callOf(`${JWT}export function f(token) { ${body} }`)).toMatchObject({ op: { answer: { kind } } });
  });

  it.each([
    ['return jwt.verify(token, KEY);', ['', 'payload']],
    ['return jwt.verify(token, KEY).payload;', ['']],
    ['return { claims: jwt.verify(token, KEY) };', ['claims', 'claims.payload']],
    ['const claims = jwt.verify(token, KEY); return { user: claims, at: 1 };', ['user', 'user.payload']],
  ])('%s gives the claims under %s', (body, claims) => {
    expect(callOf(`${JWT}export function f(token) { ${body} }`)).toMatchObject({ op: { claims } });
  });

  it('are signers, and see to the lifetime or leave it to their callers', () => {
    expect(callOf(`${JWT}export const f = (claims) => jwt.sign(claims, KEY, { expiresIn: '1h' });`)).toMatchObject({
      op: { kind: 'sign', payload: '0', expires: 'fixed' },
    });
    expect(callOf(`${JWT}export const f = (claims, o) => jwt.sign({ ...claims }, KEY, o);`)).toMatchObject({
      op: { kind: 'sign', payload: '0', expires: { at: [{ at: '1.expiresIn' }, { at: '0.exp' }] } },
    });
  });

  it('are decoders', () => {
    expect(callOf(`${JWT}export const f = (request) => jwt.decode(request.token);`)).toMatchObject({
      op: { kind: 'decode', token: '0.token', claims: ['', 'payload'] },
    });
  });

  it('write to a store', () => {
    expect(
      callOf('export const f = (name, value) => localStorage.setItem(`app-${name}`, JSON.stringify(value));'),
    ).toMatchObject({ op: { kind: 'store', store: 'localStorage', name: '0', value: '1' } });
  });

  it('do what a function does that they call', () => {
    const code = `${JWT}const inner = (t, o) => jwt.verify(t, KEY, o);\nexport const f = (o, t) => inner(t, o);`;
    expect(callOf(code)).toMatchObject({
      op: { kind: 'verify', token: '1', checks: { issuer: { at: ['0.issuer'] } } },
    });
  });

  it('give what they are handed', () => {
    expect(callOf('export const f = (a, b) => b;')).toEqual({ gives: '$1' });
    expect(callOf('export const f = (a) => ({ ...a });')).toMatchObject({ copies: '0' });
    expect(callOf('export const f = (a) => a.b;')).toEqual({ passes: '0.b' });
    expect(callOf('export const f = (a) => `Bearer ${a}`;')).toMatchObject({ passes: ['0'] });
  });

  it.each([
    'export const f = (a) => a + 1 > 2;',
    'export function f() {}',
    `${JWT}export const f = () => jwt.verify(TOKEN, KEY);`,
    `${JWT}export const f = (a) => () => jwt.verify(a, KEY);`,
    'export const f = (a) => f(a);',
    'export function f(a) { const b = a; const c = b; a = g(); return c; }',
  ])('%s says nothing', (code) => {
    expect(callOf(code)).toEqual({ kind: 'unknown', why: 'call' });
  });
});

/** What a function that a module exports as `f` answers. */
function answerOf(code: string): unknown {
  const value = exportOf(code, 'f');
  const [use] = value?.kind === 'thing' ? listUses(value.thing.call) : [];
  return use && isReadUse(use) ? short(use.answer()) : undefined;
}

describe('answers', () => {
  it.each([
    ["export const f = () => 'a';", 'a'],
    ["export const f = () => ({ key: 'a' });", { key: 'a' }],
    ["export async function f() { return { key: 'a' }; }", { key: 'a' }],
    ["const o = { key: 'a' }; o.issuer = 'b'; export const f = () => o;", { key: 'a', issuer: 'b' }],
    ["export const f = (a) => ({ key: 'a', ...a });", { key: 'a', spread: { unknown: 'parameter' } }],
    ["export function f() { if (x) return 'a'; return 'b'; }", { either: ['a', 'b'] }],
    ["export function* f() { return 'a'; }", undefined],
    ['export const f = (a) => g(a);', undefined],
  ])('%s', (code, expected) => {
    expect(answerOf(code)).toEqual(expected);
  });
});

/** What is known of a member of what a module exports as `f`, or, where that is a class, of its instances. */
function memberOfExport(code: string, key: string): unknown {
  const value = exportOf(code, 'f');
  if (value?.kind !== 'thing') return undefined;
  const [made] = listUses(value.thing.new);
  const thing = made?.gives ? lookUp(made.gives, value.source) : value.thing;
  return isReadThing(thing) ? short(thing.memberValue(key)) : undefined;
}

describe('members', () => {
  it.each([
    ["class A { key = 'a' } export const f = new A();", 'a'],
    ["export class f { key = 'a' }", 'a'],
    ["export class f { constructor() { this.key = 'a'; } }", 'a'],
    ["export class f { key = 'a'; change() { this.key = 'b'; } }", { either: ['a', 'b'] }],
    ["export class f { key = { a: 'b' } }", { a: 'b' }],
    ["class A { constructor(private readonly key: string) {} } export const f = new A('a');", { unknown: 'parameter' }],
    ["export class f extends Base { key = 'a' }", 'a'],
    ["class A { key = 'a' } export class f extends A {}", 'a'],
    ["export class f { get key() { return 'a'; } }", { unknown: 'call' }],
    ["export class f { #key = 'a' }", undefined],
    ["export class f { static key = 'a' }", undefined],
    ['export class f { key() {} }', undefined],
    ["class A { key = 'a' } export const f = new A(); f.key = x;", { unknown: 'escape' }],
    ["export class f { key = {}; fill() { this.key.a = 'b'; } }", { unknown: 'escape' }],
    ["export class f { key = {}; fill() { Object.assign(this.key, { a: 'b' }); } }", { unknown: 'escape' }],
    ['export class f { key = []; fill() { this.key.push(1); } }', { unknown: 'escape' }],
    ["export class f { key = 'a'; clear() { delete this.key; } }", { unknown: 'escape' }],
  ])('%s', (code, expected) => {
    expect(memberOfExport(code, 'key')).toEqual(expected);
  });
});
