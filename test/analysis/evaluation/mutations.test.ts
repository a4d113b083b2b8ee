import { describe, expect, it } from 'vitest';

import { memberSlot } from '../../../src/analysis/evaluation/slots.ts';
import { spelledSlot, valueOf, view } from '../view.ts';

const UNSEEN = `import { on, key, list, fill } from './unseen.js';`;

/** What the probed object has under the name `issuer`. */
function issuer(code: string): string {
  const { file, probe } = view(`${UNSEEN} ${code}`);
  return spelledSlot(memberSlot(file, file.evaluate(probe), 'issuer'));
}

describe('what is written before the use', () => {
  it.each([
    ['a property', `const o: any = {}; o.issuer = 'i'; probe(o);`, `yes 'i'`],
    ['a quoted property', `const o: any = {}; o['issuer'] = 'i'; probe(o);`, `yes 'i'`],
    ['the name of a constant', `const k = 'issuer'; const o: any = {}; o[k] = 'i'; probe(o);`, `yes 'i'`],
    ['an unknown name', `const o: any = { issuer: 'i' }; o[key] = 'j'; probe(o);`, 'unknown'],
    ['another property', `const o: any = {}; o.audience = 'i'; probe(o);`, 'no'],
    ['over what was there', `const o: any = { issuer: 'i' }; o.issuer = 'j'; probe(o);`, `yes 'j'`],
    ['the later of two', `const o: any = {}; o.issuer = 'i'; o.issuer = 'j'; probe(o);`, `yes 'j'`],
    ['added to what was there', `const o: any = { issuer: 'i' }; o.issuer += 'j'; probe(o);`, 'yes ?dynamic'],
    ['nothing over what was there', `const o: any = { issuer: 'i' }; o.issuer = undefined; probe(o);`, 'yes undefined'],
    ['into an object with an unknown part', `const o: any = { ...list }; o.issuer = 'i'; probe(o);`, `yes 'i'`],
    ['only read', `const o: any = {}; use(o.issuer); probe(o);`, 'no'],
    ['assigned from another object', `const o: any = {}; Object.assign(o, { issuer: 'i' }); probe(o);`, `yes 'i'`],
    ['assigned over', `const o: any = { issuer: 'i' }; Object.assign(o, { issuer: 'j' }); probe(o);`, `yes 'j'`],
    ['assigned from something unknown', `const o: any = {}; Object.assign(o, list); probe(o);`, 'unknown'],
    [
      'assigned under a condition',
      `const o: any = {}; if (on) Object.assign(o, { issuer: 'i' }); probe(o);`,
      `maybe 'i'`,
    ],
    ['assigned into another object', `const o: any = {}; Object.assign(list, o); probe(o);`, 'no'],
    ['into one of two objects', `const o: any = on ? {} : { issuer: 'i' }; o.issuer = 'j'; probe(o);`, `yes 'j'`],
    ['in the function around', `const o: any = {}; o.issuer = 'i'; export const f = () => probe(o);`, `yes 'i'`],
    ['behind the function around', `const o: any = {}; export function f() { probe(o); } o.issuer = 'i';`, `yes 'i'`],
    [
      'into an inner variable of that name',
      `const o: any = {}; { const o: any = {}; o.issuer = 'i'; } probe(o);`,
      'no',
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));
});

describe('what is deleted before the use', () => {
  it.each([
    ['the property', `const o: any = { issuer: 'i' }; delete o.issuer; probe(o);`, 'no'],
    ['in brackets', `const o: any = { issuer: 'i' }; delete o['issuer']; probe(o);`, 'no'],
    ['another property', `const o: any = { issuer: 'i' }; delete o.audience; probe(o);`, `yes 'i'`],
    ['from an object with an unknown part', `const o: any = { ...list }; delete o.issuer; probe(o);`, 'no'],
    ['and written again', `const o: any = {}; delete o.issuer; o.issuer = 'i'; probe(o);`, `yes 'i'`],
    ['after the use', `const o: any = { issuer: 'i' }; probe(o); delete o.issuer;`, `yes 'i'`],
    ['void and typeof delete nothing', `const o: any = { issuer: 'i' }; void o.issuer; probe(o);`, `yes 'i'`],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));

  it.each([
    ['under a condition', `const o: any = { issuer: 'i' }; if (on) delete o.issuer; probe(o);`],
    ['under an unknown name', `const o: any = { issuer: 'i' }; delete o[key]; probe(o);`],
    ['in a function that may not run', `const o: any = { issuer: 'i' }; function f() { delete o.issuer; } probe(o);`],
    ['in a loop', `const o: any = { issuer: 'i' }; for (const x of list) delete o.issuer; probe(o);`],
  ])('%s it may still be there', (_, code) => expect(issuer(code)).not.toBe('no'));
});

describe('what is written on some paths only', () => {
  it.each([
    ['if', `if (on) o.issuer = 'i';`],
    ['else', `if (on) use(); else o.issuer = 'i';`],
    ['and', `on && (o.issuer = 'i');`],
    ['or', `on || (o.issuer = 'i');`],
    ['a conditional', `on ? (o.issuer = 'i') : 0;`],
    ['switch', `switch (on) { case 1: o.issuer = 'i'; }`],
    ['catch', `try { use(); } catch { o.issuer = 'i'; }`],
    ['for', `for (let n = 0; n < list.length; n++) o.issuer = 'i';`],
    ['for in', `for (const n in list) o.issuer = 'i';`],
    ['for of', `for (const n of list) o.issuer = 'i';`],
    ['while', `while (on()) o.issuer = 'i';`],
    ['a callback', `list.forEach(() => { o.issuer = 'i'; });`],
    ['a function', `function set() { o.issuer = 'i'; }`],
    ['a function that is called', `function set() { o.issuer = 'i'; } set();`],
    ['a method', `class A { set() { o.issuer = 'i'; } }`],
    ['a function in a branch', `if (on) { use(() => { o.issuer = 'i'; }); }`],
  ])('%s', (_, code) => expect(issuer(`const o: any = {}; ${code} probe(o);`)).toBe(`maybe 'i'`));

  it.each([
    ['the test of a condition', `if (o.issuer = 'i') use();`],
    ['the left of and', `(o.issuer = 'i') && on;`],
    ['a block', `{ o.issuer = 'i'; }`],
    ['try', `try { o.issuer = 'i'; } finally { use(); }`],
    ['do while', `do { o.issuer = 'i'; } while (on());`],
  ])('%s is always run', (_, code) => expect(issuer(`const o: any = {}; ${code} probe(o);`)).toBe(`yes 'i'`));

  it.each([
    ['use and write in one branch', `const o: any = {}; if (on) { o.issuer = 'i'; probe(o); }`, `yes 'i'`],
    ['both in a loop', `const o: any = {}; for (const x of list) { o.issuer = 'i'; probe(o); }`, `yes 'i'`],
    ['both in a function', `function f() { const o: any = {}; o.issuer = 'i'; probe(o); }`, `yes 'i'`],
    ['over what is there', `const o: any = { issuer: 'i' }; if (on) o.issuer = 'j'; probe(o);`, `yes 'j' | 'i'`],
    [
      'nothing over what is there',
      `const o: any = { issuer: 'i' }; if (on) o.issuer = undefined; probe(o);`,
      `yes undefined | 'i'`,
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));
});

describe('the order of position', () => {
  it.each([
    ['written behind', `const o: any = {}; probe(o); o.issuer = 'i';`, 'no'],
    ['written behind in the same function', `function f() { const o: any = {}; probe(o); o.issuer = 'i'; }`, 'no'],
    [
      'written behind in another function',
      `const o: any = {}; probe(o); function f() { o.issuer = 'i'; }`,
      `maybe 'i'`,
    ],
    ['written behind a loop', `const o: any = {}; for (const x of list) probe(o); o.issuer = 'i';`, 'no'],
    [
      'in the loop before',
      `const o: any = {}; for (const x of list) o.issuer = 'i'; for (const x of list) probe(o);`,
      `maybe 'i'`,
    ],
    [
      'in the loop behind',
      `const o: any = {}; for (const x of list) probe(o); for (const x of list) o.issuer = 'i';`,
      'no',
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));

  /** The next round sees what the last one wrote. */
  it.each([
    ['for of', `for (const x of list) { probe(o); o.issuer = 'i'; }`],
    ['for in', `for (const x in list) { probe(o); o.issuer = 'i'; }`],
    ['for', `for (;;) { probe(o); o.issuer = 'i'; }`],
    ['while', `while (on()) { probe(o); o.issuer = 'i'; }`],
    ['do while', `do { probe(o); o.issuer = 'i'; } while (on());`],
    ['an outer loop', `for (const x of list) { for (const y of x) probe(o); o.issuer = 'i'; }`],
  ])('%s: written at the end, read at the head', (_, code) =>
    expect(issuer(`const o: any = {}; ${code}`)).not.toBe('no'),
  );
});

describe('functions that are handed the object', () => {
  it.each([
    ['an import', `fill(o);`, 'unknown'],
    ['a method of something unknown', `list.add(o);`, 'unknown'],
    ['under a condition', `if (on) fill(o);`, 'unknown'],
    ['after the use', `probe(o); fill(o);`, 'no'],
    ['a global', `show(o);`, 'no'],
    ['the console', `console.log(o);`, 'no'],
    ['a library', `jwt.sign({}, 'k', o);`, 'no'],
    ['one of this file that reads', `const show = (p: any) => p.audience; show(o);`, 'no'],
    ['one of this file that spreads', `const copy = (p: any) => ({ ...p }); copy(o);`, 'no'],
    ['one of this file that writes', `const set = (p: any) => { p.issuer = 'i'; }; set(o);`, 'unknown'],
    ['one of this file that deletes', `const drop = (p: any) => { delete p.issuer; }; drop(o);`, 'unknown'],
    ['one of this file that hands it on', `const pass = (p: any) => fill(p); pass(o);`, 'unknown'],
    ['as another argument', `const set = (a: any, p: any) => { a.issuer = 'i'; }; set({}, o);`, 'no'],
    [
      'one of this file that writes elsewhere what it reads',
      `const keep = (p: any) => { list.x = p.a; }; keep(o);`,
      'no',
    ],
    ['something else that assigns', `list.assign(o, { issuer: 'i' });`, 'unknown'],
    ['as the name of a property', `list[o] = 'i';`, 'no'],
    ['called itself', `o();`, 'no'],
    ['exported', `export { o };`, 'no'],
  ])('%s', (_, code, expected) =>
    expect(issuer(`import jwt from 'jsonwebtoken'; const o: any = {}; ${code} probe(o);`)).toBe(expected),
  );

  it('keeps what is written after', () =>
    expect(issuer(`const o: any = {}; fill(o); o.issuer = 'i'; probe(o);`)).toBe(`yes 'i'`));
  it('hands the object to the call that uses it', () =>
    expect(issuer(`const o: any = {}; fill(probe(o), 1);`)).toBe('no'));
});

describe('lists', () => {
  it.each([
    ['as written', `const l = ['a']; probe(l);`, `['a']`],
    ['pushed to', `const l = ['a']; l.push('b'); probe(l);`, `['a', …]`],
    ['pushed to under a condition', `const l = ['a']; if (on) l.push('b'); probe(l);`, `['a', …]`],
    ['unshifted', `const l = ['a']; l.unshift('b'); probe(l);`, `['a', …]`],
    ['spliced', `const l = ['a']; l.splice(0, 1); probe(l);`, `['a', …]`],
    ['handed to something unknown', `const l = ['a']; fill(l); probe(l);`, `['a', …]`],
    ['only asked', `const l = ['a']; l.includes('b'); l.join(); probe(l);`, `['a']`],
    ['pushed to after the use', `const l = ['a']; probe(l); l.push('b');`, `['a']`],
    ['one of two', `const l = on ? ['a'] : ['b']; l.push('c'); probe(l);`, `['a', …] | ['b', …]`],
  ])('%s', (_, code, expected) => expect(valueOf(`${UNSEEN} ${code}`)).toBe(expected));
});
