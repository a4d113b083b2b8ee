import { describe, expect, it } from 'vitest';

import type { Node } from '../../../src/analysis/syntax/node.ts';
import { alwaysRunsBefore, conditionsAt } from '../../../src/analysis/syntax/order.ts';
import { view } from '../view.ts';

/** The one call of a function of that name in a program. */
function callOf(name: string, code: string): Node {
  const { file } = view(code);
  const [found, more] = file.tree
    .get('CallExpression')
    .filter(({ callee }) => callee.type === 'Identifier' && callee.name === name);
  if (!found || more) throw new Error(`one call of ${name}: ${code}`);
  return found;
}

describe('what has been tested where a call runs', () => {
  const conditions = (body: string): readonly string[] => {
    const code = `function f() { ${body} }`;
    return conditionsAt(callOf('probed', code)).map(
      ({ test, holds }) => `${holds ? '' : '!'}(${code.slice(...test.range)})`,
    );
  };

  it.each([
    ['probed();', []],
    ['if (a) probed();', ['(a)']],
    ['if (a) use(); else probed();', ['!(a)']],
    ['if (!a) probed();', ['!(a)']],
    ['if (a && !b) probed();', ['(a)', '!(b)']],
    ['if (a || b) probed();', ['(a || b)']],
    ['if (a || b) use(); else probed();', ['!(a)', '!(b)']],
    ['if (probed()) use();', []],
    ['a ? probed() : use();', ['(a)']],
    ['a ? use() : probed();', ['!(a)']],
    ['a && probed();', ['(a)']],
    ['a || probed();', ['!(a)']],
    ['a ?? probed();', []],
    ['while (a) probed();', ['(a)']],
    ['do probed(); while (a);', []],
    ['for (; a; ) probed();', ['(a)']],
    ['if (a) return; probed();', ['!(a)']],
    ['if (a) { log(); return; } probed();', ['!(a)']],
    ['if (a) throw e; { probed(); }', ['!(a)']],
    ['if (a) use(); probed();', []],
    ['if (a) use(); else return; probed();', ['(a)']],
    ['if (a) return; else throw e; probed();', []],
    ['if (a) { switch (b) { case 1: return; } } probed();', []],
    ['if (a) { switch (b) { case 1: case 2: return; default: throw e; } } probed();', ['!(a)']],
    ['if (a) { switch (b) { case 1: return; default: } } probed();', []],
    ['if (a) { try { return; } catch {} } probed();', []],
    ['if (a) { try { return; } catch { throw e; } } probed();', ['!(a)']],
    ['probed(); if (a) return;', []],
    ['assert(a); probed();', ['(a)']],
    ['switch (c) { case 1: if (a) return; probed(); }', ['!(a)']],
    ['for (const x of list) { if (a) continue; probed(); }', ['!(a)']],
    // What is tested around a function was so when it was made.
    ['if (a) return; list.map(() => { if (b) probed(); });', ['(b)']],
  ])('%s', (body, expected) => expect(conditions(body)).toEqual(expected));
});

describe('what always runs before', () => {
  it.each([
    ['first(); second();', true],
    ['second(); first();', false],
    ['second(first());', true],
    ['first(second());', false],
    ['if (a) first(); second();', false],
    ['if (a) first(); else return; second();', true],
    ['if (a) return; else first(); second();', true],
    ['if (a) { first(); second(); }', true],
    ['if (a) first(); else second();', false],
    ['if (first()) second();', true],
    ['if (a) return second(); first();', false],
    ['if (a) return; first(); second();', true],
    ['a ? first() : second();', false],
    ['first() ? b : second();', true],
    ['a && first(); second();', false],
    ['first() && second();', true],
    ['for (const x of list) first(); second();', false],
    ['for (const x of first()) second();', true],
    ['do first(); while (a); second();', true],
    ['for (;;) { first(); second(); }', true],
    ['for (; a; first()) second();', false],
    ['switch (a) { case 1: first(); } second();', false],
    ['switch (a) { case 1: first(); case 2: second(); }', false],
    ['switch (first()) { case 1: second(); }', true],
    ['try { first(); } catch {} second();', false],
    ['try { first(); } catch { return; } second();', true],
    ['try { first(); } catch (e) { throw e; } second();', true],
    ['try { first(); second(); } catch {}', true],
    ['try { first(); } catch { second(); }', false],
    ['try { first(); } finally { second(); }', false],
    ['try { use(); } catch { first(); } second();', false],
    ['try { use(); } finally { first(); } second();', true],
    ['a?.b(first()); second();', false],
    ['first?.(); second();', false],
    ['(await first())?.sub; second();', true],
    ['a ??= first(); second();', false],
    ['const x = first(); second(x);', true],
    ['const { x = first() } = a; second(x);', false],
    ['first(); list.map(() => second());', true],
    ['list.map(() => first()); second();', false],
    ['const g = () => { first(); }; const h = () => { second(); };', false],
  ])('%s', (body, expected) => {
    const { file } = view(`async function f() { ${body} }`);
    const [first, second] = ['first', 'second'].map((name) =>
      file.tree.get('CallExpression').find(({ callee }) => callee.type === 'Identifier' && callee.name === name),
    );
    expect(first && second && alwaysRunsBefore(first, second)).toBe(expected);
  });
});
