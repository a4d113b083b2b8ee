import { describe, expect, it } from 'vitest';

import { memberSlot } from '../../../src/analysis/evaluation/slots.ts';
import { spelledSlot, textOf, view } from '../view.ts';

/** What the probed value has under the name `issuer`. `on`, `key` and `base` are imported: nothing is known of them. */
function issuer(code: string): string {
  const { file, probe } = view(`import { on, key, base, fill } from './unseen.js'; ${code}`);
  return spelledSlot(memberSlot(file, file.evaluate(probe), 'issuer'));
}

/** `no` is the answer that reports are made of: it needs a closed object. */
describe('the decision table', () => {
  it.each([
    ['written', `probe({ issuer: 'i' })`, `yes 'i'`],
    ['behind an unknown spread', `probe({ ...base, issuer: 'i' })`, `yes 'i'`],
    ['before an unknown spread', `probe({ issuer: 'i', ...base })`, 'unknown'],
    ['in a conditional spread', `probe({ ...(on && { issuer: 'i' }) })`, `maybe 'i'`],
    ['in one branch', `probe(on ? { issuer: 'i' } : {})`, `maybe 'i'`],
    ['written under a condition', `const o: any = {}; if (on) o.issuer = 'i'; probe(o);`, `maybe 'i'`],
    ['undefined', `probe({ issuer: undefined })`, 'yes undefined'],
    ['under an unknown name', `probe({ [key]: 'i' })`, 'unknown'],
    ['under the name of a constant', `const k = 'issuer'; probe({ [k]: 'i' });`, `yes 'i'`],
    ['a default of an exported function', `export function f(o = { issuer: 'i' }) { probe(o); }`, `unknown 'i'`],
    [
      'a default beside all calls',
      `function f(o = { issuer: 'i' }) { probe(o); } f(); f({ issuer: 'j' });`,
      `yes 'j' | 'i'`,
    ],
    ['seen before an unknown call', `const o = { issuer: 'i' }; fill(o); probe(o);`, `yes 'i'`],
    ['not seen before an unknown call', `const o = { audience: 'a' }; fill(o); probe(o);`, 'unknown'],
    ['written after the use', `const o: any = {}; probe(o); o.issuer = 'i';`, 'no'],
    ['written in another function', `const o: any = {}; function f() { o.issuer = 'i'; } probe(o);`, `maybe 'i'`],
    ['of an inner variable of that name', `const o = { issuer: 'i' }; { const o = {}; probe(o); }`, 'no'],
    ['a field', `class A { o = { issuer: 'i' }; m() { probe(this.o); } }`, `yes 'i'`],
    [
      'a field of the constructor',
      `class A { o; constructor() { this.o = { issuer: 'i' }; } m() { probe(this.o); } }`,
      `yes 'i'`,
    ],
    [
      'a field that two methods write',
      `class A { o; a() { this.o = { issuer: 'i' }; } b() { this.o = { issuer: 'j' }; } m() { probe(this.o); } }`,
      `yes 'i' | 'j'`,
    ],
    [
      'a field that one of two writes lacks',
      `class A { o = {}; a() { this.o = { issuer: 'i' }; } m() { probe(this.o); } }`,
      `maybe 'i'`,
    ],
    ['a field that may be inherited', `class A extends base { m() { probe(this); } }`, 'unknown'],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));
});

describe('object literals', () => {
  it.each([
    ['empty', `probe({})`, 'no'],
    ['a getter', `probe({ get issuer() { return 'i'; } })`, `yes 'i'`],
    ['a getter and a setter', `probe({ get issuer() { return 'i'; }, set issuer(x) {} })`, `yes 'i'`],
    ['a getter of something unknown', `probe({ get issuer() { return base(); } })`, 'yes ?call'],
    ['a setter alone', `probe({ set issuer(x) {} })`, 'no'],
    ['another property', `probe({ audience: 'i' })`, 'no'],
    ['a quoted name', `probe({ 'issuer': 'i' })`, `yes 'i'`],
    ['the later of two', `probe({ issuer: 'i', issuer: 'j' })`, `yes 'j'`],
    ['before an unknown name', `probe({ issuer: 'i', [key]: 'j' })`, 'unknown'],
    ['behind an unknown name', `probe({ [key]: 'j', issuer: 'i' })`, `yes 'i'`],
    ['a spread object', `probe({ ...{ issuer: 'i' } })`, `yes 'i'`],
    ['over a spread object', `probe({ ...{ issuer: 'i' }, issuer: 'j' })`, `yes 'j'`],
    ['under a spread object', `probe({ issuer: 'i', ...{ issuer: 'j' } })`, `yes 'j'`],
    ['under a spread object without it', `probe({ issuer: 'i', ...{ audience: 'a' } })`, `yes 'i'`],
    ['under a conditional spread', `probe({ issuer: 'i', ...(on && { issuer: 'j' }) })`, `yes 'j' | 'i'`],
    ['an undefined spread', `probe({ ...undefined })`, 'no'],
    ['a spread of nothing or of an object', `probe({ ...(on ? { issuer: 'i' } : undefined) })`, `maybe 'i'`],
    ['a conditional spread over an unknown one', `probe({ ...base, ...(on && { issuer: 'i' }) })`, `unknown 'i'`],
    ['undefined over a spread', `probe({ ...{ issuer: 'i' }, issuer: undefined })`, 'yes undefined'],
    ['frozen', `probe(Object.freeze({ issuer: 'i' }))`, `yes 'i'`],
    ['as a constant', `probe({ issuer: 'i' } as const)`, `yes 'i'`],
    ['with a type', `probe({ issuer: 'i' } satisfies Options)`, `yes 'i'`],
    ['assigned into a new object', `probe(Object.assign({}, { issuer: 'i' }))`, `yes 'i'`],
    ['the last of several sources', `probe(Object.assign({}, { issuer: 'i' }, { issuer: 'j' }))`, `yes 'j'`],
    ['a source that lacks it', `probe(Object.assign({ issuer: 'i' }, { audience: 'a' }))`, `yes 'i'`],
    ['an unknown source', `probe(Object.assign({ issuer: 'i' }, base))`, 'unknown'],
    ['spread sources', `probe(Object.assign({}, ...base))`, 'unknown'],
    ['the rest without it', `const { issuer, ...rest } = { issuer: 'i', a: 1 }; probe(rest);`, 'no'],
    ['the rest with it', `const { a, ...rest } = { issuer: 'i', a: 1 }; probe(rest);`, `yes 'i'`],
    ['spread into itself', `let o: any = {}; for (const x of [1]) o = { ...o, x }; probe(o);`, 'unknown'],
    [
      'spreads that lead to each other',
      `const a = () => ({ ...b() }); const b = () => ({ ...a() }); probe(a());`,
      'unknown',
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));

  it('reports at the property', () => {
    const { file, probe } = view(`probe({ ...{ issuer: 'i' } })`);
    const { node } = memberSlot(file, file.evaluate(probe), 'issuer');
    expect(node && textOf(file, node)).toBe(`issuer: 'i'`);
  });
});

describe('other values', () => {
  it.each([
    ['a string', `probe('i')`, 'no'],
    ['a template', 'probe(`a${on}`)', 'no'],
    ['a callback', `probe(() => 1)`, 'no'],
    ['a number', `probe(1)`, 'no'],
    ['bytes', `probe(Buffer.from('a'))`, 'no'],
    ['an environment variable', `probe(process.env.OPTIONS)`, 'no'],
    ['an import', `probe(base)`, 'unknown'],
    ['a call', `probe(base())`, 'unknown'],
    ['a list', `probe(['a'])`, 'no'],
    ['one of two objects', `probe(on ? { issuer: 'i' } : { issuer: 'j' })`, `yes 'i' | 'j'`],
    ['an object or something unknown', `probe(on ? { issuer: 'i' } : base)`, `unknown 'i'`],
    ['neither of two', `probe(on ? {} : { audience: 'a' })`, 'no'],
    ['one of two, or a callback', `probe(on ? { issuer: 'i' } : () => 1)`, `maybe 'i'`],
    ['of an enum', `enum O { issuer = 'i' } probe(O);`, `yes 'i'`],
    ['of a class', `class O { static issuer = 'i'; } probe(O);`, `yes 'i'`],
    ['of a class, asked of an instance', `class O { static issuer = 'i'; } probe(new O());`, 'unknown'],
    ['of an instance', `class O { issuer = 'i'; } probe(new O());`, `yes 'i'`],
    ['of a base class', `class B { issuer = 'i'; } class O extends B {} probe(new O());`, `yes 'i'`],
    [
      'of an object or an instance',
      `class O { issuer = 'i'; } probe(on ? new O() : { issuer: 'j' });`,
      `yes 'i' | 'j'`,
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));

  it.each([
    ['the first of a list', `probe(['a', 'b'])`, '0', `yes 'a'`],
    ['beyond a list', `probe(['a', 'b'])`, '2', 'no'],
    ['beyond an open list', `probe(['a', ...base])`, '1', 'unknown'],
    ['no index', `probe(['a'])`, 'length', 'no'],
    ['of an answer', `import { verify } from 'jsonwebtoken'; probe(verify(t, k));`, 'sub', 'yes verify().sub'],
  ])('%s', (_, code, key, expected) => {
    const { file, probe } = view(`import { base } from './unseen.js'; ${code}`);
    expect(spelledSlot(memberSlot(file, file.evaluate(probe), key))).toBe(expected);
  });
});
