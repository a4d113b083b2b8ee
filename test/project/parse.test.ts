import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import * as typescript from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { isNode, type ParsedText } from '../../src/analysis/index.ts';
import { parseProgram, type ParseFailure } from '../../src/project/parse.ts';
import { SAMPLES } from './samples.ts';

function parse(text: string, path = 'a.ts'): ParsedText {
  const parsed = parseProgram(text, path);
  if (parsed.kind === 'failed') throw new Error(`${path}:${parsed.line}:${parsed.column} ${parsed.message}\n${text}`);
  return parsed.source;
}

function failure(text: string, path = 'a.ts'): ParseFailure {
  const parsed = parseProgram(text, path);
  if (parsed.kind !== 'failed') throw new Error(`${path} parses`);
  return parsed;
}

/** What the parser that everything is tried out with makes of the same text. */
function expected(text: string, path: string): TSESTree.Program {
  const { ast } = typescript.parseForESLint(text, {
    filePath: path,
    sourceType: 'module',
    ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(path) },
    ...{ range: true, loc: true, comment: true, tokens: false, jsDocParsingMode: 'none', lib: [] },
  });
  return ast;
}

/** Where the two differ in whether nothing is null or undefined, or in a text, and nobody looks. */
const NOBODY_LOOKS = new Set([
  'JSXText.value',
  'RestElement.value',
  'TSDeclareFunction.body',
  'TSImportType.typeArguments',
  'TSMappedType.readonly',
  'value.raw',
]);
const OURS = new Set(['parent', 'start', 'end', 'hashbang', 'tokens', 'phase']);

/** The first place where two trees differ, in words. */
function difference(one: unknown, other: unknown, where: string): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (one instanceof RegExp && other instanceof RegExp && String(one) === String(other)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return NOBODY_LOOKS.has(where.replace(/^.*?(\w+\.\w+)$/, '$1'))
      ? undefined
      : `${where}: ${String(one)}, ${String(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (OURS.has(key)) continue;
    const name = isNode(one) ? one.type : where;
    const found = difference(Reflect.get(one, key), Reflect.get(other, key), `${name}.${key}`);
    if (found !== undefined) return isNode(one) ? `${found} at ${one.loc.start.line}` : found;
  }
  return undefined;
}

/** Scopes with their variables and references, by places: what the analysis asks of them. */
function written(manager: ScopeManager): readonly unknown[] {
  return manager.scopes.map(({ type, block, variables, references }) => ({
    type,
    block: block.range,
    variables: variables.map(({ name, defs, identifiers, references: uses }) => ({
      name,
      defs: defs.map((def) => [def.type, def.name.range, def.node.range]),
      identifiers: identifiers.map(({ range }) => range),
      uses: uses.length,
    })),
    references: references.map((one) => [one.identifier.range, one.isRead(), one.isWrite(), one.resolved?.name]),
  }));
}

describe('the tree is the one that the analysis is written for', () => {
  const files = ['src', 'rules', 'docs/example', 'test/fixtures', 'test/rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')] as const),
  );

  it('in the files of this repository', () => {
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap(([path, text]) => difference(expected(text, path), parse(text, path).ast, path) ?? []);
    expect(found).toEqual([]);
  });

  it.each(SAMPLES)('in %s', (_, path, text) => {
    const [one, other] = [expected(text, path), parse(text, path)];
    expect(difference(one, other.ast, '')).toBeUndefined();
    expect(written(other.scopeManager ?? analyze(one))).toEqual(
      written(analyze(one, { sourceType: 'module', lib: [] })),
    );
  });

  it('and every node knows the one around it', () => {
    const { ast, visitorKeys } = parse('export class A { @b() c = `${d?.e}` }');
    const pending: [TSESTree.Node, TSESTree.Node | undefined][] = [[ast, undefined]];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [node, parent] = next;
      expect(node.parent).toBe(parent);
      for (const key of visitorKeys[node.type] ?? [])
        for (const child of [Reflect.get(node, key) as unknown].flat()) if (isNode(child)) pending.push([child, node]);
    }
    expect(ast.tokens).toEqual([]);
  });

  it('whose keys are read in the same order', async () => {
    const { visitorKeys } = await import('@typescript-eslint/visitor-keys');
    const own = parse('a').visitorKeys;
    const others = Object.entries(visitorKeys).filter(([type]) => type in own);
    expect(others.length).toBeGreaterThan(150);
    for (const [type, keys] of others) expect(own[type]).toEqual(keys);
  });
});

describe('offsets are those of JavaScript strings', () => {
  const textOf = (text: string, path?: string): string => {
    const source = parse(text, path);
    const [statement] = source.ast.body.slice(-1);
    return statement ? `${statement.loc.start.line}:${statement.loc.start.column} ${source.getText(statement)}` : '';
  };

  it.each([
    ['after characters of two units', '/* 😀é */ "😀"; a()', '1:16 a()'],
    ['after a byte order mark, which is taken off', '\ufeff😀: a()', undefined],
    ['after a byte order mark', '\ufeffb; a()', '1:3 a()'],
    ['after the line of an interpreter', '#!/usr/bin/env node\na()', '2:0 a()'],
    ['after both', '\ufeff#!/usr/bin/env node\na()', '2:0 a()'],
    ['after ends of lines of all kinds', 'b\r\nb\rb\u2028b\u2029b\n\na()', '7:0 a()'],
    ['beside half a character', '"\ud83d"; a()', '1:5 a()'],
  ])('%s', (_, text, found) => {
    if (found === undefined) expect(parseProgram(text, 'a.ts').kind).toBe('failed');
    else expect(textOf(text)).toBe(found);
  });
});

describe('programs of all kinds are read', () => {
  it.each([
    ['a module', 'a.js', 'import a from "a"; export default await a'],
    ['a script that returns', 'a.js', 'if (a) return; module.exports = a'],
    ['a script that is sloppy', 'a.js', 'with (a) b = 010; var await = 1; delete c'],
    ['JSX', 'a.js', "export const a = <b c={d}>it's</b>"],
    ['decorators', 'a.js', '@a class B { @c d = 1; constructor(@e() f) {} }'],
    [
      'types that another tool takes off',
      'a.js',
      '// @flow\nimport type { A } from "a"; const f = (a: ?A): number => 1',
    ],
    ['a module that calls itself CommonJS', 'a.cjs', 'import a from "a"'],
    ['a script', 'a.cjs', 'return require("a")'],
    ['TypeScript', 'a.ts', 'enum A { B } declare module "a" { export = b } let a = <c>d; import e = require("e")'],
    ['TypeScript that returns', 'a.cts', 'export = a; return'],
    ['a namespace', 'a.mts', 'namespace A.B { export const c = 1 }'],
    ['TSX', 'a.tsx', 'const f = <T,>(a: T) => <b<T> c={a!} />'],
    ['declarations', 'a.d.ts', 'export declare const a: string; export const b: 1, c; export default interface B {}'],
    ['nothing', 'a.ts', ''],
    ['a comment', 'a.ts', '// a'],
    ['another extension', 'a.vue', 'export default { a: 1 }'],
    ['no extension', 'a', 'a()'],
    ['an extension in capitals', 'A.TS', 'let a: B'],
  ])('%s', (_, path, text) => {
    const source = parse(text, path);
    expect(source.text).toBe(text);
    expect(source.scopeManager?.scopes.length).toBeGreaterThan(0);
  });
});

describe('what is no program is a failure, and says where', () => {
  it.each([
    ['an end that is missing', 'a.ts', 'a\n  .b(', { line: 2, column: 6 }],
    ['a sign too many', 'a.ts', '"😀";\r\n😀', { line: 2, column: 1 }],
    ['types where there are none', 'a.js', '// @flow\ntype A = {| a: 1 |};', { line: 2, column: 11 }],
    ['the furthest of several attempts', 'a.js', 'return;\nwith (a) {};\nlet a = ;', { line: 3, column: 9 }],
    ['a picture', 'a.js', '\u0089PNG\r\n\u001a\n\u0000\u0000', { line: 1, column: 1 }],
    ['markup', 'a.ts', '<!doctype html><p>a</p>', { line: 1, column: 11 }],
    ['the markers of a merge', 'a.ts', 'a()\n<<<<<<< HEAD\nb()\n=======\n', { line: 2, column: 3 }],
    ['what nests too deeply', 'a.ts', '['.repeat(100_000), { line: 1, column: 1, message: 'It is nested too deeply.' }],
  ])('%s', (_, path, text, found) => {
    expect(failure(text, path)).toMatchObject(found);
    expect(failure(text, path).message).toMatch(/^[^\n]+$/);
  });
});
