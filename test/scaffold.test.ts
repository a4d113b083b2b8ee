/** What `npm run new:rule` and `npm run new:library` write, in a copy of this project: it is in order, and its tests pass. */

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectExit, start } from './package/process.ts';
import { REPOSITORY, temporaryFolder } from './package/project.ts';

const TIMEOUT = 240_000;
const RULE = 'no-example-of-a-rule';
const LIBRARY = '@acme/jwt';

const folder = temporaryFolder();

/** A package with the API that a new library's data begins with. */
const ACME = `import jsonwebtoken from 'jsonwebtoken';
export const sign = (claims, key) => jsonwebtoken.sign(claims, key);
export const verify = (token, key, { algorithms, issuer, audience } = {}) =>
  jsonwebtoken.verify(token, key, { algorithms, issuer, audience });
`;

function copyProject(): void {
  const left = new Set(['.git', 'dist', 'node_modules']);
  for (const entry of readdirSync(REPOSITORY).filter((name) => !left.has(name)))
    cpSync(join(REPOSITORY, entry), join(folder, entry), {
      recursive: true,
      filter: (path) => basename(path) !== 'node_modules',
    });
  mkdirSync(join(folder, 'node_modules'));
  // Not the caches: what is written there belongs to this run.
  const packages = readdirSync(join(REPOSITORY, 'node_modules')).filter((name) => !name.startsWith('.'));
  for (const name of packages)
    symlinkSync(join(REPOSITORY, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  const acme = join(folder, 'node_modules', LIBRARY);
  mkdirSync(acme, { recursive: true });
  writeFileSync(
    join(acme, 'package.json'),
    JSON.stringify({ version: '1.2.3', type: 'module', exports: './index.js' }),
  );
  writeFileSync(join(acme, 'index.js'), ACME);
}

const scaffold = (kind: string, ...names: readonly string[]): ReturnType<typeof start> =>
  start(folder, process.execPath, `test/scaffold/new-${kind}.mjs`, ...names);

const tool = (path: string, ...args: readonly string[]): ReturnType<typeof start> =>
  expectExit(0, folder, process.execPath, join(folder, 'node_modules', path), ...args);

/** How many tests pass; all of them must. */
async function passed(...args: readonly string[]): Promise<number> {
  // A file of its own: whoever runs these tests may have said where their results go, and the copy's config would read it.
  const results = join(folder, 'results.json');
  await tool('vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile.json=${results}`, ...args);
  const { numPassedTests } = JSON.parse(readFileSync(results, 'utf8')) as { numPassedTests: number };
  return numPassedTests;
}

/** The files that a scaffold says it wrote. */
const written = (stdout: string): readonly string[] =>
  [...stdout.matchAll(/^wrote (.*)$/gm)].map(([, path = '']) => path);

describe('a new rule and a new library', () => {
  let files: readonly string[];

  beforeAll(async () => {
    copyProject();
    const rule = await scaffold('rule', RULE);
    const library = await scaffold('library', LIBRARY);
    files = [...written(rule.stdout), ...written(library.stdout)];
  }, TIMEOUT);

  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

  it('consist of what every other one does', () => {
    expect(files).toEqual([
      `rules/${RULE}.ts`,
      `test/rules/${RULE}.test.ts`,
      `docs/rules/${RULE}.md`,
      'rules/index.ts',
      'src/standards.ts',
      'src/presets.ts',
      'src/libraries/acme-jwt.ts',
      'test/libraries/acme-jwt.test.ts',
      'src/libraries/index.ts',
      'test/libraries/package.json',
    ]);
  });

  it('are formatted', { timeout: TIMEOUT }, async () => {
    await tool('prettier/bin/prettier.cjs', '--check', ...files);
  });

  it('compile', { timeout: TIMEOUT }, async () => {
    await tool('typescript/bin/tsc', '--noEmit');
  });

  it('have nothing that lint objects to', { timeout: TIMEOUT }, async () => {
    await tool('eslint/bin/eslint.js', ...files.filter((file) => file.endsWith('.ts')));
  });

  it('pass their tests', { timeout: TIMEOUT }, async () => {
    const own = files.filter((file) => file.endsWith('.test.ts'));
    expect(await passed(...own, '--update')).toBeGreaterThan(own.length);
    // Its page exists, shows wrong and right code, and each block is reported, or silent, under all rules.
    expect(await passed('test/pages.test.ts', '--testNamePattern', RULE)).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ['rule', [], 'Which name? npm run new:rule no-token-in-x'],
    ['rule', ['NoToken'], 'and not `NoToken`.'],
    ['rule', ['no-none-algorithm'], 'There is a rule no-none-algorithm already.'],
    ['rule', ['no-x', 'no-y'], 'One name is enough: what is `no-y`?'],
    ['library', [], 'Which package? npm run new:library acme-jwt'],
    ['library', ['../acme'], 'and not `../acme`.'],
    ['library', ['jsonwebtoken'], 'jsonwebtoken is described already.'],
    ['library', ['not-installed-here'], 'not-installed-here is not installed, and its proof runs it: npm install'],
  ])('%s %j is one clear mistake', async (kind, names, sentence) => {
    const { code, stdout, stderr } = await scaffold(kind, ...names);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
