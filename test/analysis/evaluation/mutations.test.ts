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
    ['several sources', `const o: any = {}; Object.assign(o, { a: 1 }, { issuer: 'i' }); probe(o);`, `yes 'i'`],
    [
      'the last of several',
      `const o: any = {}; Object.assign(o, { issuer: 'i' }, { issuer: 'j' }); probe(o);`,
      `yes 'j'`,
    ],
    ['a source that is spread', `const o: any = {}; Object.assign(o, { a: 1 }, ...list); probe(o);`, 'unknown'],
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

describe('what is written below a member', () => {
  it.each([
    ['a property', `const o: any = { a: {} }; o.a.issuer = 'i'; probe(o.a);`, `yes 'i'`],
    ['into a member that is written', `const o: any = {}; o.a = {}; o.a.issuer = 'i'; probe(o.a);`, `yes 'i'`],
    ['into a member that is written behind', `const o: any = { a: {} }; o.a.issuer = 'i'; o.a = {}; probe(o.a);`, 'no'],
    ['into another member', `const o: any = { a: {}, b: {} }; o.b.issuer = 'i'; probe(o.a);`, 'no'],
    ['deeper', `const o: any = { a: { b: {} } }; o.a.b.issuer = 'i'; probe(o.a.b);`, `yes 'i'`],
    ['into an element', `const o: any = [{}]; o[0].issuer = 'i'; probe(o[0]);`, `yes 'i'`],
    ['under a condition', `const o: any = { a: {} }; if (on) o.a.issuer = 'i'; probe(o.a);`, `maybe 'i'`],
    ['below a name that is not known', `const o: any = { a: {} }; o[key].issuer = 'i'; probe(o.a);`, `maybe 'i'`],
    ['below a spread', `const b = { a: {} }; const o: any = { ...b }; o.a.issuer = 'i'; probe(o.a);`, 'unknown'],
    ['deleted', `const o: any = { a: { issuer: 'i' } }; delete o.a.issuer; probe(o.a);`, 'no'],
    ['assigned', `const o: any = { a: {} }; Object.assign(o.a, { issuer: 'i' }); probe(o.a);`, `yes 'i'`],
    ['by a function out of sight', `const o: any = { a: {} }; fill(o.a); probe(o.a);`, 'unknown'],
    [
      'by a function of the file',
      `const f = (p) => { p.a.issuer = 'i'; }; const o = { a: {} }; f(o); probe(o);`,
      'unknown',
    ],
    ['behind', `const o: any = { a: {} }; probe(o.a); o.a.issuer = 'i';`, 'no'],
    [
      'in rounds',
      `let o: any = { a: {} }; for (const x of list) { o = { ...o, x }; o.a.issuer = 'i'; } probe(o.a);`,
      `unknown 'i'`,
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));
});

describe('what is written by another name', () => {
  it.each([
    ['an alias', `const o: any = {}; const p = o; p.issuer = 'i'; probe(o);`, `yes 'i'`],
    [
      'an alias of an alias',
      `const o: any = {}; const p = o; const q = p as any; q.issuer = 'i'; probe(o);`,
      `yes 'i'`,
    ],
    ['the first name, read by the second', `const o: any = {}; const p = o; o.issuer = 'i'; probe(p);`, `yes 'i'`],
    ['a third name', `const o: any = {}; const p = o; const q = o; q.issuer = 'i'; probe(p);`, `yes 'i'`],
    ['an alias that is assigned', `const o: any = {}; let p; p = o; p.issuer = 'i'; probe(o);`, `yes 'i'`],
    ['an alias on some paths', `const o: any = {}; const p = on ? o : {}; p.issuer = 'i'; probe(o);`, `maybe 'i'`],
    ['an alias of two objects', `const o: any = {}; let p = o; p = {}; p.issuer = 'i'; probe(o);`, `maybe 'i'`],
    ['a part', `const o: any = { a: {} }; const p = o.a; p.issuer = 'i'; probe(o.a);`, `yes 'i'`],
    ['a part, destructured', `const o: any = { a: {} }; const { a: p } = o; p.issuer = 'i'; probe(o.a);`, `yes 'i'`],
    ['the whole, read by a part', `const o: any = { a: {} }; const p = o.a; o.a.issuer = 'i'; probe(p);`, `yes 'i'`],
    ['what holds it', `const o: any = {}; const h = { o }; h.o.issuer = 'i'; probe(o);`, `yes 'i'`],
    [
      'what holds it, destructured',
      `const o: any = {}; const h = { o }; const { o: p } = h; p.issuer = 'i'; probe(o);`,
      `yes 'i'`,
    ],
    ['what it is put into', `const h: any = {}; const o: any = {}; h.o = o; h.o.issuer = 'i'; probe(o);`, `yes 'i'`],
    ['a list', `const o: any = {}; const [p] = [o]; p.issuer = 'i'; probe(o);`, `yes 'i'`],
    [
      'an alias that is assigned into',
      `const o: any = {}; const p = o; Object.assign(p, { issuer: 'i' }); probe(o);`,
      `yes 'i'`,
    ],
    ['what is frozen', `const o: any = {}; const p = Object.seal(o); p.issuer = 'i'; probe(o);`, `yes 'i'`],
    ['a function out of sight', `const o: any = {}; const p = o; fill(p); probe(o);`, 'unknown'],
    ['a function that gets what holds it', `const o: any = {}; const h = { o }; fill(h); probe(o);`, 'unknown'],
    ['an alias that is deleted from', `const o: any = { issuer: 'i' }; const p = o; delete p.issuer; probe(o);`, 'no'],
    ['another name of something else', `const o: any = {}; const p = { ...o }; p.issuer = 'i'; probe(o);`, 'no'],
    [
      'another member of what holds it',
      `const o: any = {}; const h = { o, p: {} as any }; h.p.issuer = 'i'; probe(o);`,
      'no',
    ],
    ['an alias that is only read', `const o: any = {}; const p = o; use(p.issuer); probe(o);`, 'no'],
    ['an alias, behind', `const o: any = {}; const p = o; probe(o); p.issuer = 'i';`, 'no'],
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
    ['the right side of its own write', `const o: any = {}; o.issuer = f(probe(o));`, 'no'],
    ['the source of its own write', `const o: any = {}; Object.assign(o, { issuer: f(probe(o)) });`, 'no'],
    ['the right side, in a loop', `const o: any = {}; for (const x of list) o.issuer = f(probe(o));`, 'maybe ?call'],
    ['a function on the right side', `const o: any = {}; o.issuer = () => probe(o);`, 'yes function issuer'],
    ['written by a pattern', `const o: any = {}; [o.issuer] = list; probe(o);`, 'yes ?dynamic'],
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
