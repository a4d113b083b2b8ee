import { describe, expect, it } from 'vitest';

import {
  boundTo,
  enclosingFunction,
  functionName,
  isNothing,
  isNullishLiteral,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  wrappedPromise,
  type Node,
} from '../../../src/analysis/syntax/node.ts';
import { textParts } from '../../../src/analysis/syntax/text-parts.ts';
import { indexTree } from '../../../src/analysis/syntax/tree-index.ts';
import { textOf, view } from '../view.ts';

describe('what is taken off an expression', () => {
  it.each([
    ['a', 'a'],
    ['a as b', 'a'],
    ['a satisfies b', 'a'],
    ['a!', 'a'],
    ['<b>a', 'a'],
    ['a<b>', 'a'],
    ['(b, a)', 'a'],
    ['a?.b', 'a?.b'],
    ['(a as b)!', 'a'],
    ['await a', 'await a'],
  ])('%s', (code, expected) => {
    const { file, probe } = view(`async function f() { probe(${code}); }`);
    expect(textOf(file, unwrap(probe))).toBe(expected);
  });

  it.each([
    ['probe(a)', 'probe(a)'],
    ['await probe(a)', 'await probe(a)'],
    ['probe(a)!', 'probe(a)!'],
    ['(await probe(a)) as b', '(await probe(a)) as b'],
    ['<b>probe(a)', '<b>probe(a)'],
    ['probe(a)?.b', 'probe(a)'],
    ['f(probe(a))', 'probe(a)'],
  ])('what is around it: %s', (code, expected) => {
    const { file, probe } = view(`async function f() { x = ${code}; }`);
    expect(textOf(file, wrapped(probe.parent ?? probe))).toBe(expected);
  });

  it.each([
    ['probe(a)!', 'probe(a)!'],
    ['await probe(a)', 'probe(a)'],
    ['await (probe(a) as b)', 'probe(a) as b'],
    ['f(probe(a))', 'probe(a)'],
  ])('what is around it, while nobody waits for it: %s', (code, expected) => {
    const { file, probe } = view(`async function f() { x = ${code}; }`);
    expect(textOf(file, wrappedPromise(probe.parent ?? probe))).toBe(expected);
  });
});

describe('what stands for nothing', () => {
  it.each([
    ['null', true, true],
    ['undefined', true, true],
    ["''", true, false],
    ['0', false, false],
    ['false', false, false],
    ["' '", false, false],
    ['a', false, false],
  ])('%s', (code, nothing, nullish) => {
    const { probe } = view(`probe(${code});`);
    expect([isNothing(probe), isNullishLiteral(probe)]).toEqual([nothing, nullish]);
  });
});

describe('what a name in a pattern is bound to', () => {
  it.each([
    ['{ a }', 'a'],
    ['{ a = 1 }', 'a'],
    ['{ a: b = 1 }', 'b'],
    ['{ a: { b } }', '{ b }'],
  ])('%s', (pattern, expected) => {
    const { file } = view(`const ${pattern} = c;`);
    const [property] = file.tree.get('ObjectPattern')[0]?.properties ?? [];
    if (property?.type !== 'Property') throw new Error(pattern);
    expect(textOf(file, boundTo(property.value))).toBe(expected);
  });
});

describe('where a variable is read', () => {
  it.each([
    ['const a = 1; use(a); f(a);', 2],
    ['let a = 1; a = 2; a += 1;', 1],
    ['let a; a = 1;', 0],
    ['const a = 1; function f(a) { return a; }', 0],
  ])('%s', (code, expected) => {
    const { file } = view(code);
    const declared = file.tree.get('VariableDeclarator')[0]?.id;
    expect(declared && file.scopes.reads(declared)).toHaveLength(expected);
  });
});

describe('what an expression is called', () => {
  it.each([
    ['a', 'a'],
    ['a.b', 'b'],
    ["a['b']", 'b'],
    ['a[b]', undefined],
    ['a.b.c()', 'c'],
    ['new A()', 'A'],
    ['await a.b', 'b'],
    ['a.b as c', 'b'],
    ['a?.b?.()', 'b'],
    ['this', undefined],
    ["'a'", undefined],
  ])('%s', (code, expected) => {
    const { probe } = view(`async function f() { probe(${code}); }`);
    expect(spokenName(probe)).toBe(expected);
  });

  it('leaves the sign of a hidden member out', () =>
    expect(spokenName(view(`class A { #a; m() { probe(this.#a); } }`).probe)).toBe('a'));

  it.each([
    ['function f() { probe(0); }', 'f'],
    ['const f = () => probe(0);', 'f'],
    ['const f = function g() { probe(0); };', 'g'],
    ['f = () => probe(0);', 'f'],
    ['a.f = () => probe(0);', 'f'],
    ['({ f() { probe(0); } });', 'f'],
    ['({ f: () => probe(0) });', 'f'],
    ['class A { f() { probe(0); } }', 'f'],
    ['class A { f = () => probe(0); }', 'f'],
    ['const f = useCallback(() => probe(0));', 'f'],
    ['useEffect(() => probe(0));', undefined],
    ['const x = (() => probe(0))();', undefined],
    ['const { f } = use(() => probe(0));', undefined],
    ['({ [f]: () => probe(0) });', undefined],
  ])('a function: %s', (code, expected) => {
    const fn = enclosingFunction(view(code).probe);
    expect(fn && functionName(fn)).toBe(expected);
  });

  it.each([
    ['o.a', 'a'],
    ["o['a']", 'a'],
    ['o[`a`]', 'a'],
    ['o[1]', '1'],
    ['o[a]', undefined],
    ['o[`a${b}`]', undefined],
  ])('a key: %s', (code, expected) => {
    const { probe } = view(`probe(${code});`);
    expect(probe.type === 'MemberExpression' && plainKey(probe.property, probe.computed)).toBe(expected ?? undefined);
  });
});

describe('the parts of a text', () => {
  it.each<[string, string[]]>([
    ["'a'", ["'a'"]],
    ['`a`', ["'a'"]],
    ['`a${b}c`', ["'a'", 'b', "'c'"]],
    ["'a' + b + 'c'", ["'a'", 'b', "'c'"]],
    ['`a${`b${c}`}`', ["'a'", "'b'", 'c', "''", "''"]],
    ['a', ['a']],
    ['a - b', ['a - b']],
    ['1', ['1']],
  ])('%s', (code, expected) => {
    const { file, probe } = view(`probe(${code});`);
    expect(textParts(probe).map((part) => (typeof part === 'string' ? `'${part}'` : textOf(file, part)))).toEqual(
      expected,
    );
  });
});

describe('the index of nodes', () => {
  const CODE = `import { a } from 'a'; interface I { x: typeof a.b } class A<T> extends B<T> { f: I = { x: a.b }; constructor() { super(); } }
    const { x, ...y } = new A(); x.z = \`a\${y.b}\`; if (x) { try { f<A>(...[x]); } catch { g(1 + 2); } }`;

  it('is the same by ESLint’s own walk and by ours', () => {
    const { file } = view(CODE);
    const { ast, visitorKeys } = file.sourceCode;
    const ours = indexTree({ ast: ast as Node, visitorKeys });
    for (const type of [
      'CallExpression',
      'MemberExpression',
      'NewExpression',
      'ObjectPattern',
      'Super',
      'SpreadElement',
      'TemplateLiteral',
    ] as const) {
      expect(ours.get(type).length, type).toBeGreaterThan(0);
      expect(ours.get(type), type).toEqual(file.tree.get(type));
    }
  });

  it('is in source order, without what stands in types', () => {
    const { file } = view(`f(1); g(h(2)); type T = typeof import('x'); let x: { a: 1 };`);
    expect(file.tree.get('CallExpression').map((node) => textOf(file, node))).toEqual(['f(1)', 'g(h(2))', 'h(2)']);
  });
});
