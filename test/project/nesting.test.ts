import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { nestsTooDeeply } from '../../src/project/nesting.ts';

/** What nests in something of its own kind, as often as one likes. The depths are those at which the parser's stack overflows. */
const SHAPES: Readonly<Record<string, readonly [number, (n: number) => string]>> = {
  brackets: [3_000, (n) => '('.repeat(n) + 'a' + ')'.repeat(n)],
  lists: [3_000, (n) => '['.repeat(n) + ']'.repeat(n)],
  'lists that do not end': [3_000, (n) => '['.repeat(n)],
  blocks: [3_000, (n) => '{'.repeat(n) + '}'.repeat(n)],
  objects: [3_000, (n) => `x = ${'{a:'.repeat(n)}1${'}'.repeat(n)}`],
  functions: [1_000, (n) => 'function a(){'.repeat(n) + '}'.repeat(n)],
  'functions after commas': [1_000, (n) => 'a, () => {'.repeat(n) + '}'.repeat(n)],
  arrows: [3_000, (n) => 'a => '.repeat(n) + 'a'],
  conditions: [3_000, (n) => 'if (a) '.repeat(n) + 'a'],
  'conditions on lines': [3_000, (n) => 'if (a)\n'.repeat(n) + 'a'],
  'cases of else': [3_000, (n) => `if (a) {}${' else if (a) {}'.repeat(n)}`],
  'cases of else without braces': [3_000, (n) => `if (a) b;${' else if (a) b;\n'.repeat(n)}`],
  alternatives: [3_000, (n) => 'a ? b : '.repeat(n) + 'a'],
  'alternatives on lines': [3_000, (n) => 'a ? b : \n'.repeat(n) + 'a'],
  'alternatives, left': [3_000, (n) => 'a ? '.repeat(n) + 'a' + ' : a'.repeat(n)],
  assignments: [3_000, (n) => 'a = '.repeat(n) + 'a'],
  labels: [3_000, (n) => Array.from({ length: n }, (_, i) => `l${i}: `).join('') + 'a'],
  loops: [2_000, (n) => 'for (;;) '.repeat(n) + 'a'],
  'loops, while': [3_000, (n) => 'while (a) '.repeat(n) + 'a'],
  'loops, do': [3_000, (n) => 'do '.repeat(n) + 'a;' + 'while (a);'.repeat(n)],
  templates: [2_000, (n) => '`${'.repeat(n) + 'a' + '}`'.repeat(n)],
  patterns: [2_000, (n) => `let ${'['.repeat(n)}a${']'.repeat(n)} = b`],
  types: [2_000, (n) => `type A = ${'B<'.repeat(n)}C${'>'.repeat(n)}`],
  'types after commas': [2_000, (n) => `type A = ${'B<a, '.repeat(n)}C${'>'.repeat(n)}`],
  'types of functions': [5_000, (n) => `type A = ${'() => '.repeat(n)}B`],
  'types with conditions': [5_000, (n) => `type A = ${'a extends b ? c : '.repeat(n)}d`],
  tags: [5_000, (n) => '<a>'.repeat(n) + '</a>'.repeat(n)],
  'tags with text that looks like the end of something': [5_000, (n) => '<a>b; case c, d'.repeat(n) + '</a>'.repeat(n)],
  classes: [5_000, (n) => `${'class A extends '.repeat(n)}B {}${'{}'.repeat(n - 1)}`],
  constructions: [5_000, (n) => 'new '.repeat(n) + 'a'],
  signs: [10_000, (n) => '!'.repeat(n) + 'a'],
  words: [10_000, (n) => 'typeof '.repeat(n) + 'a'],
  powers: [10_000, (n) => 'a ** '.repeat(n) + 'a'],
  sums: [20_000, (n) => `a${' + a'.repeat(n)}`],
  members: [20_000, (n) => `a${'.a'.repeat(n)}`],
  'members on lines': [20_000, (n) => `a${'\n.a'.repeat(n)}`],
  calls: [20_000, (n) => `a${'()'.repeat(n)}`],
  'types of lists': [20_000, (n) => `type A = B${'[]'.repeat(n)}`],
  'brackets after texts that close some': [3_000, (n) => `(")", /\\)/, \`)\`, `.repeat(n) + ')'.repeat(n)],
  'brackets after comments on lines of another kind': [3_000, (n) => '// a\r('.repeat(n) + 'a' + ')'.repeat(n)],
  'brackets in the holes of a text': [1_000, (n) => '`(${('.repeat(n) + 'a' + ')})`'.repeat(n)],
};

describe('what the parser has no stack for', () => {
  it.each(Object.entries(SHAPES))('%s', (_, [depth, write]) => {
    expect(nestsTooDeeply(write(depth), true)).toBe(true);
    expect(nestsTooDeeply(write(1_000_000), true)).toBe(true);
    expect(nestsTooDeeply(write(60), true)).toBe(false);
  });
});

describe('what people write', () => {
  it.each(
    Object.entries({
      'statements without semicolons': 'const a = b ? c : d\nif (a)\n  b.c(d)\nfor (;;) e()\n',
      'statements with semicolons': 'const a: B<C> = b ? c : d; if (a < b) b.c(d); else if (c) e(); for (;;) e();',
      functions:
        'export const f = async (a = 1) => { return a < 2 ? { b: c } : /[(]/.test(a) }\nfunction g() { if (a) {} else {} }\n',
      classes: 'class A {\n  a = 1\n  b?: string\n  @c() d(e = 1) { return e / 2 / 3 }\n}\n',
      cases: 'case 1:\ncase "a":\n',
      texts: `'(', "[", \`{\`, // ({[\n/* ({[ */ 'it\\'s (', /[/({]\\(/g,\n`,
      types: "type A = 'a' | 'b'\n  | Map<string, Set<C>>\ninterface D { a: string; b(c: D): E<F> }\n",
      'members of an object': "a: b ? c : d, 'e': (f) => g => h, i: [1, 2, 3], [j]: { ...k },\n",
      tags: '<p className="a">it\'s {a} <b />: {b ? <i>c</i> : null}</p>\n',
    }),
  )('%s, again and again', (_, line) => {
    expect(nestsTooDeeply(line.repeat(400), true)).toBe(false);
  });

  it('as this repository does', () => {
    const files = ['src', 'rules', 'test', 'docs/example'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.includes('node_modules'))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => nestsTooDeeply(readFileSync(file, 'utf8'), true))).toEqual([]);
  });
});
