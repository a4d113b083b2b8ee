import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, simpleTraverse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it, vi } from 'vitest';

/*
 * Texts are those of strangers: no pattern may take a time that grows faster than the text. The lint sees what is quadratic in a
 * repetition by itself. What has a beginning in front of it, and what is put together from data, is tried out here.
 */

const ROOT = join(import.meta.dirname, '..');

/** The patterns that are written in `src` and `rules`. */
function writtenPatterns(): readonly RegExp[] {
  const found: RegExp[] = [];
  for (const folder of ['src', 'rules'])
    for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.ts'))
        simpleTraverse(parse(readFileSync(join(ROOT, folder, path), 'utf8'), { range: true }), {
          enter(node) {
            if (node.type === 'Literal' && 'regex' in node)
              found.push(new RegExp(node.regex.pattern, node.regex.flags));
          },
        });
  return found;
}

/** The patterns that are put together while a file is looked at. */
async function compiledPatterns(): Promise<readonly RegExp[]> {
  const found: RegExp[] = [];
  const Plain = RegExp;
  class Noted extends RegExp {
    constructor(pattern: RegExp | string, flags?: string) {
      super(pattern, flags);
      if (typeof pattern === 'string') found.push(new Plain(pattern, flags));
    }
  }
  vi.resetModules();
  vi.stubGlobal('RegExp', Noted);
  const { openGate } = await import('../src/analysis/gate.ts');
  const { tableFor } = await import('../src/knowledge.ts');
  openGate(tableFor(), 'console.log(token)', [], 'src/file.ts');
  vi.unstubAllGlobals();
  // Test files share a process: those that follow get the modules as they are.
  vi.resetModules();
  // Paths are no longer than a file system allows: 4,096 characters.
  return found.filter(({ source }) => !source.endsWith('[jt]sx?$'));
}

/** What strangers may repeat, beside what a pattern itself is written with. */
const REPEATED = [
  ...['a', 'A', '0', '_', '-', '.', ' ', '\n', '(', '[', '{', '<', '/', '\\', '"', "'", '`', '=', ':', '?', '@', 'é'],
  ...['${', '/*', '*', 'a ', 'a.', 'a=', 'aA', '."'],
];

/** Pieces of a pattern that may stand in a text as they are written. */
function piecesOf({ source }: RegExp): readonly string[] {
  const plain = source.replace(/\\[bBdDwWsSpPu]/g, '\0').replace(/\\([^\w\s])/g, '$1');
  return [...new Set(plain.split(/[\0()[\]|?*+^$]+|\{\d+(?:,\d*)?\}/))].filter((piece) => piece !== '').slice(0, 8);
}

/** Milliseconds on the clock, the fewer of two runs. */
function timeOf(pattern: RegExp, text: string): number {
  const run = (): number => {
    const start = performance.now();
    if (pattern.global) text.replace(pattern, '');
    else pattern.test(text);
    return performance.now() - start;
  };
  const first = run();
  return first < SUSPICIOUS ? first : Math.min(first, run());
}

/** A walk from each character of so long a text takes ten milliseconds and more; one walk, a tenth of one. */
const LENGTH = 6000;
const SUSPICIOUS = 4;

function growsFaster(pattern: RegExp, start: string, piece: string): boolean {
  const textOf = (length: number): string => start + piece.repeat(Math.ceil(length / piece.length));
  if (timeOf(pattern, textOf(LENGTH)) < SUSPICIOUS) return false;
  const [once = 0, twice = 0, fourTimes = 0] = [1, 2, 4].map((times) => timeOf(pattern, textOf(times * LENGTH)));
  return twice > 2.8 * once && fourTimes > 2.8 * twice;
}

/** A text for which a pattern takes more and more time. One that is tried at one place only, or repeats nothing, has none. */
function attackOn(pattern: RegExp): string | undefined {
  if (pattern.sticky || !/[*+]|,\}/.test(pattern.source)) return undefined;
  const pieces = piecesOf(pattern);
  const repeated = [
    ...REPEATED,
    ...pieces,
    ...pieces.map((piece) => `${piece}a`),
    ...pieces.map((piece) => `${piece} `),
  ];
  for (const start of ['', ...pieces.slice(0, 3)])
    for (const piece of repeated)
      if (growsFaster(pattern, start, piece)) return `${String(pattern)}: ${start}, ${piece}…`;
  return undefined;
}

describe('the time that a pattern takes grows no faster than the text', () => {
  it('where it is written', () => {
    const patterns = new Map(writtenPatterns().map((pattern) => [String(pattern), pattern]));
    expect(patterns.size).toBeGreaterThan(200);
    expect([...patterns.values()].flatMap((pattern) => attackOn(pattern) ?? [])).toEqual([]);
  }, 120_000);

  it('where it is put together', async () => {
    const patterns = await compiledPatterns();
    expect(patterns.length).toBeGreaterThan(15);
    expect(patterns.flatMap((pattern) => attackOn(pattern) ?? [])).toEqual([]);
  }, 120_000);

  it('is seen where it does', () => {
    expect(attackOn(/<script[^>]*lang/)).toBeDefined();
    expect(attackOn(/[\w-]+\/$/)).toBeDefined();
  });
});
