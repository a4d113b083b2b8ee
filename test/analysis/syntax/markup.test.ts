import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as svelte from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vue from 'vue-eslint-parser';

import { attributeTexts, templateNames } from '../../../src/analysis/syntax/components.ts';
import { neverThrows } from '../../../src/analysis/syntax/control-flow.ts';
import { secondsIn } from '../../../src/analysis/syntax/durations.ts';
import { enclosingFunction, placeOf, spokenName, type Node } from '../../../src/analysis/syntax/node.ts';
import { readScopes } from '../../../src/analysis/syntax/scopes.ts';
import { indexTree, type TreeIndex } from '../../../src/analysis/syntax/tree-index.ts';
import { view } from '../view.ts';

type SourceCode = ReturnType<Linter['getSourceCode']>;

function componentOf(filename: string, code: string): { readonly source: SourceCode; readonly tree: TreeIndex } {
  const linter = new Linter();
  const parser = filename.endsWith('.vue') ? vue : svelte;
  const config = { files: ['**/*.{vue,svelte}'], languageOptions: { parser, parserOptions: { parser: typescript } } };
  expect(linter.verify(code, config, { filename })).toEqual([]);
  const source = linter.getSourceCode();
  return { source, tree: indexTree({ ast: source.ast as unknown as Node, visitorKeys: source.visitorKeys }) };
}

describe('the names of a Vue template', () => {
  const COMPONENT = `<script setup>import { token } from './a.js'; const b = 1; function f() { const inner = 1; }</script>
    <template><p v-for="item in list" :a="token">{{ item }} {{ b }} {{ inner }} {{ missing }}</p></template>`;
  const { source, tree } = componentOf('a.vue', COMPONENT);
  const names = templateNames(tree);

  it('are those that the template does not declare itself', () =>
    expect(names.map((name) => spokenName(name))).toEqual(['list', 'token', 'b', 'inner', 'missing']));

  it('mean what the script declares at its top', () => {
    const scopes = readScopes(source.scopeManager as unknown as Parameters<typeof readScopes>[0], names);
    const declared = names.filter((name) => scopes.variable(name)).map((name) => spokenName(name));
    expect(declared).toEqual(['token', 'b']);
  });

  it('mean nothing where there is no scope analysis', () => {
    const scopes = readScopes(null, names);
    expect(names.filter((name) => scopes.variable(name))).toEqual([]);
  });
});

describe('the attributes of a Svelte component', () => {
  it.each<[string, number[]]>([
    ['<a href="/b?token={token}">b</a>', [2]],
    ['<a href="{a}/b?token={token}&c">b</a>', [4]],
    ['<a href="/b">b</a>', []],
    ['<a href={token}>b</a>', []],
    ['<a href={`/b/${token}`}>b</a>', [3]],
  ])('%s', (markup, lengths) =>
    expect(attributeTexts(componentOf('a.svelte', markup).tree).map((parts) => parts.length)).toEqual(lengths),
  );
});

describe('a function that never throws', () => {
  it.each([
    ['() => probe(0)', false],
    ['() => { probe(0); }', true],
    ['() => { probe(0); return 1; }', true],
    ['() => { probe(0); return; }', true],
    ['() => { probe(0); return use(); }', false],
    ['() => { probe(0); return new A(); }', false],
    ['() => { probe(0); throw 1; }', false],
    ['async () => { probe(0); await use(); }', false],
    ['() => { probe(0); use(() => { throw 1; }); }', true],
    ['() => { probe(0); use(() => { return use(); }); }', true],
  ])('%s', (code, expected) => {
    const fn = enclosingFunction(view(`const f = ${code};`).probe);
    expect(fn && neverThrows(fn)).toBe(expected);
  });
});

it('nodes are ordered by where they start, and then by where they end', () => {
  const place = (start: number, end: number): number => placeOf({ ...view('probe(a);').probe, range: [start, end] });
  expect(place(1, 9)).toBeLessThan(place(2, 3));
  expect(place(1, 3)).toBeLessThan(place(1, 9));
  expect(place(1, 3)).toBe(place(1, 3));
});

it.each(['xms', 'xs', 'xm', 'xmin', 'xh', 'xd', 'xw', 'xweek', 'xmo', 'xy', 'msx', 'minx', 'hx', 'dx', 'wx', 'yx'])(
  '%s is no unit',
  (unit) => expect(secondsIn(unit)).toBeUndefined(),
);
