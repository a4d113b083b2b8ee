import { describe, expect, it } from 'vitest';

import { matches } from '../../../src/analysis/evaluation/match.ts';
import { alternatives, either, isChangeable, jsonValue, literal } from '../../../src/analysis/evaluation/value.ts';
import type { Test } from '../../../src/model/vocabulary.ts';
import { spelled, spelledSlot, valueOf, view } from '../view.ts';

const UNSEEN = `import { on, a } from './unseen.js'; import { EmbeddedJWK } from 'jose'; import { verify } from 'jsonwebtoken';`;
const { file, probe: node } = view('probe(0)');

describe('either', () => {
  const numbers = (count: number): ReturnType<typeof literal>[] =>
    Array.from({ length: count }, (_, n) => literal(n, node));

  it('is the value where there is one', () => expect(spelled(either(numbers(1), node))).toBe('0'));
  it('is nothing known where there is none', () => expect(spelled(either([], node))).toBe('?limit'));
  it('takes the same value once', () => {
    const [one, two] = numbers(2);
    if (!one || !two) throw new Error();
    expect(spelled(either([one, one], node))).toBe('0');
    expect(spelled(either([one, two, one], node))).toBe('0 | 1');
  });
  it('is flat', () => {
    const [one, ...others] = numbers(4);
    if (!one) throw new Error();
    const value = either([one, either(others, node)], node);
    expect(alternatives(value).map(({ kind: is }) => is)).toEqual(Array(4).fill('literal'));
  });
  it('keeps twelve alternatives', () => expect(alternatives(either(numbers(12), node))).toHaveLength(12));
  it('knows nothing of thirteen', () => expect(spelled(either(numbers(13), node))).toBe('?limit'));
  it('counts nested alternatives', () =>
    expect(spelled(either([either(numbers(7), node), either(numbers(6), node)], node))).toBe('?limit'));
  it('keeps what twelve branches give', () => {
    const chain = Array.from({ length: 11 }, (_, n) => `on ? ${n} : `).join('');
    expect(valueOf(`${UNSEEN} probe(${chain} 11);`).split(' | ')).toHaveLength(12);
  });
});

describe('a value against a test', () => {
  const is = (code: string, test: Test): boolean | undefined => {
    const { file, probe } = view(`${UNSEEN} probe(${code});`);
    return matches(file.evaluate(probe), test);
  };

  it.each<[Test, string, boolean | undefined]>([
    ['truthy', `'a'`, true],
    ['truthy', `''`, false],
    ['truthy', '0', false],
    ['truthy', 'undefined', false],
    ['truthy', '{}', true],
    ['truthy', '[]', true],
    ['truthy', '() => 1', true],
    ['truthy', '`${a}`', undefined],
    ['truthy', 'a', undefined],
    ['truthy', 'process.env.A', undefined],
    ['truthy', `on ? 'a' : 'b'`, undefined],
    ['truthy', 'verify(t, k)', undefined],
    ['falsy', `''`, true],
    ['falsy', 'null', true],
    ['falsy', `'a'`, false],
    ['falsy', '{}', false],
    ['falsy', '`${a}`', undefined],
    ['falsy', 'a', undefined],
    ['string', `'a'`, true],
    ['string', '`${a}`', true],
    ['string', '1', false],
    ['string', '/a/', false],
    ['string', `['a']`, false],
    ['string', 'process.env.A', undefined],
    ['boolean', 'false', true],
    ['boolean', '0', false],
    ['regexp', '/a/', true],
    ['regexp', `'a'`, false],
    ['array', '[]', true],
    ['array', '{}', false],
    ['array', `'a'`, false],
    ['emptyArray', '[]', true],
    ['emptyArray', `['a']`, false],
    ['emptyArray', '[...a]', false],
    ['emptyArray', `''`, false],
    ['function', '() => 1', true],
    ['function', 'function () {}', true],
    ['function', '{}', false],
    ['object', '{}', true],
    ['object', '[]', false],
    ['object', '() => 1', false],
    ['present', `''`, true],
    ['present', 'null', false],
    ['present', 'undefined', false],
    ['missing', 'undefined', true],
    ['missing', 'null', true],
    ['missing', 'false', false],
    ['missing', 'a', undefined],
    ['unanchored', '/a/', true],
    ['unanchored', '/^a/', true],
    ['unanchored', '/a$/', true],
    ['unanchored', '/^a$/', false],
    ['unanchored', `'a'`, false],
    ['unsetMember', '[process.env.A]', true],
    ['unsetMember', '[undefined]', true],
    ['unsetMember', `['a']`, false],
    ['unsetMember', '[null]', false],
    ['unsetMember', 'process.env.A', undefined],
    ['neverThrows', '() => {}', true],
    ['neverThrows', '() => true', true],
    ['neverThrows', '() => { log(1); }', true],
    ['neverThrows', '() => { throw new Error(); }', false],
    ['neverThrows', '() => { if (on) throw 1; }', false],
    ['neverThrows', '() => { const a = 1, b = 2; for (;;) { if (a) throw b; } }', false],
    ['neverThrows', '() => check()', false],
    ['neverThrows', '() => new Check()', false],
    ['neverThrows', 'async () => { await a; }', false],
    ['neverThrows', '() => { return check(); }', false],
    ['neverThrows', '() => { const f = () => { throw 1; }; }', true],
    ['neverThrows', `'a'`, false],
    [{ is: ['jwt', 1] }, `'jwt'`, true],
    [{ is: ['jwt', 1] }, '1', true],
    [{ is: ['jwt', 1] }, `'1'`, false],
    [{ is: ['jwt', 1] }, `['jwt']`, false],
    [{ includes: 'none' }, `['HS256', 'none']`, true],
    [{ includes: 'none' }, `'none'`, true],
    [{ includes: 'none' }, `['HS256']`, false],
    [{ includes: 'none' }, `['none', ...a]`, true],
    [{ includes: 'none' }, 'a', undefined],
    [{ lacks: 'iss' }, `['exp']`, true],
    [{ lacks: 'iss' }, `['exp', 'iss']`, false],
    [{ lacks: 'iss' }, `[]`, true],
    [{ lacks: 'iss' }, `['exp', ...a]`, false],
    [{ lacks: 'iss' }, `['exp', a]`, false],
    [{ lacks: 'iss' }, `'exp'`, false],
    [{ longerThan: 300, unit: 'seconds' }, '301', true],
    [{ longerThan: 300, unit: 'seconds' }, '300', false],
    [{ longerThan: 300, unit: 'seconds' }, `'6m'`, true],
    [{ longerThan: 300, unit: 'seconds' }, `'5m'`, false],
    [{ longerThan: 300, unit: 'seconds' }, `'soon'`, false],
    [{ longerThan: 300, unit: 'milliseconds' }, '301', false],
    [{ longerThan: 300, unit: 'milliseconds' }, '300001', true],
    [{ longerThan: 300, unit: 'milliseconds' }, `'6m'`, true],
    [{ key: 'embedded' }, 'EmbeddedJWK', true],
    [{ key: 'none' }, 'EmbeddedJWK', false],
    [{ key: 'embedded' }, `'EmbeddedJWK'`, false],
  ])('%j: %s', (test, code, expected) => expect(is(code, test)).toBe(expected));
});

describe('a value that settings state', () => {
  it.each([
    ['a string', 'a', `'a'`],
    ['a number', 1, '1'],
    ['false', false, 'false'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a list', ['a', 1], `['a', 1]`],
    ['an empty list', [], '[]'],
    ['an object', { a: { b: ['c'] } }, `{ a: { b: ['c'] } }`],
    ['a function', () => 1, '?dynamic'],
  ])('%s', (_, json, expected) => expect(spelled(jsonValue(json, node))).toBe(expected));

  it('is a closed object', () => {
    const value = jsonValue({ issuer: 'i' }, node);
    if (value.kind !== 'object') throw new Error();
    expect(spelledSlot(file.slot(value, 'issuer'))).toBe(`yes 'i'`);
    expect(spelledSlot(file.slot(value, 'audience'))).toBe('no');
  });
});

describe('what later effects can change', () => {
  it.each([
    ['{}', true],
    ['[]', true],
    [`on ? 'a' : {}`, true],
    [`'a'`, false],
    ['() => 1', false],
    ['a', false],
    [`on ? 'a' : 'b'`, false],
  ])('%s: %s', (code, expected) => {
    const { file, probe } = view(`${UNSEEN} probe(${code});`);
    expect(isChangeable(file.evaluate(probe))).toBe(expected);
  });
});
