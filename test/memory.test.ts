/** What is left in memory of files that were linted: nothing, once their trees are gone. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectExit } from './package/process.ts';
import { REPOSITORY, temporaryFolder } from './package/project.ts';

const MB = 1_000_000;
const folder = temporaryFolder();
const plugin = join(folder, 'plugin.mjs');

beforeAll(async () => {
  const entryPoints = [join(REPOSITORY, 'src/index.ts')];
  await build({ entryPoints, outfile: plugin, bundle: true, format: 'esm', platform: 'node' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Round {
  /** bytes in use when all that can be collected is */
  readonly heap: number;
  /** syntax trees that are left */
  readonly trees: number;
}

/** Lints files round by round in a process of its own. `length`: other files in each round, of so many characters at least. */
async function rounds(files: number, count: number, length?: number): Promise<readonly Round[]> {
  const script = join(REPOSITORY, 'test/memory/rounds.mjs');
  const given = [pathToFileURL(plugin).href, ...[files, count, ...(length === undefined ? [] : [length])].map(String)];
  const { stdout } = await expectExit(0, REPOSITORY, process.execPath, '--expose-gc', script, ...given);
  return JSON.parse(stdout) as readonly Round[];
}

/** By how much the heap has grown since the second round: until then code is compiled, and tables and names become known. */
function growth([, second, ...others]: readonly Round[]): number {
  return (others.at(-1)?.heap ?? NaN) - (second?.heap ?? NaN);
}

describe('a process that lints on and on', () => {
  it('keeps nothing of files that it has linted before', async () => {
    const measured = await rounds(100, 10);
    expect(measured.map(({ trees }) => trees)).toEqual(measured.map(() => 0));
    // ESLint and V8, which learns of types as code runs, take some tenths of a megabyte a round, also without any rules.
    expect(growth(measured)).toBeLessThan(3 * MB);
  });

  it('keeps no text for the names that are cut out of it', async () => {
    // The texts of three rounds are 24 megabytes long.
    expect(growth(await rounds(80, 5, 100_000))).toBeLessThan(3 * MB);
  });
});
