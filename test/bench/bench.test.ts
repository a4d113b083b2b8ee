/** The parts of the benchmark that measure nothing. */

import { describe, expect, it } from 'vitest';

import { expectExit, start } from '../package/process.ts';
import { REPOSITORY } from '../package/project.ts';

interface Stats {
  quantile(values: readonly number[], share: number): number;
  compared(
    ours: readonly number[],
    others: readonly number[],
  ): { median: number; low: number; high: number; best: number };
  verdictOf(ratio: { median: number; low: number }, target?: number): string;
}

interface Arguments {
  readRequest(args: readonly string[], environment: Readonly<Record<string, string>>): Record<string, unknown>;
}

const load = async <T>(name: string): Promise<T> => (await import(new URL(name, import.meta.url).href)) as T;
const stats = await load<Stats>('stats.mjs');
const { readRequest } = await load<Arguments>('arguments.mjs');

describe('figures', () => {
  it('quantiles lie between two values', () => {
    expect(stats.quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(stats.quantile([7], 0.25)).toBe(7);
  });

  it('are compared round by round, and by the fastest rounds', () => {
    const { median, low, high, best } = stats.compared([1, 4, 3], [2, 4, 12]);
    expect([median, low, high, best]).toEqual([0.5, 0.375, 0.75, 0.5]);
  });

  it.each([
    [0.2, 0.1, 0.3, 'ok'],
    [0.4, 0.3, 0.3, 'missed, but within the noise'],
    [0.4, 0.35, 0.3, 'MISSED'],
    [9, 9, undefined, ''],
  ])('a median of %d from %d, at most %s: %s', (median, low, target, verdict) => {
    expect(stats.verdictOf({ median, low }, target)).toBe(verdict);
  });
});

describe('arguments', () => {
  it('leave out what there are no files for', () => {
    expect(readRequest([], {})).toMatchObject({ parts: ['plain', 'dense', 'samples', 'load'], rounds: 5 });
    expect(readRequest([], { JWT_GUARD_CORPUS: 'real' })).toMatchObject({
      parts: ['plain', 'dense', 'samples', 'corpus', 'load'],
      corpus: 'real',
    });
  });

  it('name builds, parts, files and rounds', () => {
    const args = [
      'a.js',
      '--against',
      'b.js',
      '--only',
      'load',
      '--only',
      'dense',
      '--rounds',
      '2',
      '--json',
      'c.json',
    ];
    expect(readRequest(args, {})).toMatchObject({
      build: 'a.js',
      against: 'b.js',
      parts: ['dense', 'load'],
      rounds: 2,
      json: 'c.json',
    });
  });

  it.each([
    [['--only', 'all'], /--only takes plain, .*: there is no all/],
    [['--only', 'corpus'], /--corpus/],
    [['--rounds', '0'], /--rounds/],
    [['--fast'], /--fast/],
    [['--json'], /--json/],
    [['a.js', 'b.js'], /b\.js/],
  ])('%j are a mistake', (args, message) => expect(() => readRequest(args, {})).toThrow(message));
});

describe('the program', () => {
  const run = ['test/bench/run.mjs'] as const;

  it('says what it takes', async () => {
    expect((await expectExit(0, REPOSITORY, process.execPath, ...run, '--help')).stdout).toContain('--against');
  });

  it.each([[['--fast']], [['nothing.js']], [['--shape', 'cube']], [['--only', 'corpus', '--corpus', 'LICENSE']]])(
    'answers %j with one line',
    async (args) => {
      const { code, stdout, stderr } = await start(REPOSITORY, process.execPath, ...run, ...args);
      expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    },
  );
});
