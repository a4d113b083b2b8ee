/** What the build makes of the sources: the same rules, and a core that waits until a file needs it. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, it } from 'vitest';

import source, { type JwtGuardPlugin } from '../../src/index.ts';
import { expectExit } from './process.ts';
import { REPOSITORY } from './project.ts';

const BUILT = join(REPOSITORY, 'dist/index.js');
if (!existsSync(BUILT)) throw new Error('Nothing to look at: run `npm run build:code` first.');
const { default: built } = (await import(pathToFileURL(BUILT).href)) as { default: JwtGuardPlugin };

describe('the rules that are built', () => {
  it('are those of the sources', () => expect(Object.keys(built.rules)).toEqual(Object.keys(source.rules)));

  it.each(Object.keys(source.rules))('%s says of itself what its source says, key for key', (name) => {
    const metaOf = ({ rules }: JwtGuardPlugin): unknown =>
      Object.entries(rules).find(([rule]) => rule === name)?.[1].meta;
    expect(metaOf(built)).toStrictEqual(metaOf(source));
  });

  it('stand in the same presets', () => {
    for (const preset of ['recommended', 'strict'] as const)
      expect(built.configs[preset].rules).toEqual(source.configs[preset].rules);
  });
});

describe('the core', () => {
  /** Lints texts one after the other. Out: what was reported in each, and whether the core was there then. */
  const SCRIPT = `
    import { Linter } from 'eslint';
    import { createRequire } from 'node:module';
    const [built, ...texts] = process.argv.slice(1);
    const { default: plugin } = await import(built);
    const cache = createRequire(built).cache;
    const rules = { 'jwt-guard/require-algorithms': 'error', 'jwt-guard/no-token-in-log': 'error' };
    const lint = (text) => new Linter().verify(text, { plugins: { 'jwt-guard': plugin }, rules }).length;
    const isThere = () => Object.keys(cache).some((file) => file.endsWith('core.cjs'));
    console.log(JSON.stringify(texts.map((text) => [lint(text), isThere()])));
  `;

  it('is loaded for the first file that has anything to do with tokens, and not before', async () => {
    const texts = ['export const theme = 1;', "import jwt from 'jsonwebtoken'; jwt.verify(a, b);"];
    const { stdout, stderr } = await expectExit(
      0,
      REPOSITORY,
      process.execPath,
      ...['--input-type=module', '--eval', SCRIPT],
      ...[pathToFileURL(BUILT).href, ...texts],
    );
    expect(JSON.parse(stdout)).toEqual([
      [0, false],
      [1, true],
    ]);
    // Some versions of Node warn of ES modules that are required.
    expect(stderr).toBe('');
  });
});

describe('what only other files of a project need', () => {
  /** Lints a text. Out: which of the packages were there then, and when one has been asked for. */
  const SCRIPT = `
    import { Linter } from 'eslint';
    import { createRequire } from 'node:module';
    const [built, text] = process.argv.slice(1);
    const { default: plugin } = await import(built);
    const rules = Object.fromEntries(Object.keys(plugin.rules).map((rule) => ['jwt-guard/' + rule, 'error']));
    const require = createRequire(built);
    const loaded = () =>
      [...Object.keys(require.cache), ...process.report.getReport().sharedObjects].filter((file) =>
        /[\\\\/](?:@?oxc-|scope-manager)/.test(file),
      ).length;
    const messages = new Linter().verify(text, { plugins: { 'jwt-guard': plugin }, rules });
    const before = loaded();
    require('oxc-resolver');
    const between = loaded();
    require('@typescript-eslint/scope-manager');
    console.log(JSON.stringify([messages.length > 0, before, between > before, loaded() > between]));
  `;

  it('is not loaded with the plugin, nor by a file that has something to do with tokens', async () => {
    const { stdout } = await expectExit(
      0,
      REPOSITORY,
      process.execPath,
      ...['--input-type=module', '--eval', SCRIPT],
      ...[
        pathToFileURL(BUILT).href,
        "import { key } from './key.js'; import jwt from 'jsonwebtoken'; jwt.verify(a, key);",
      ],
    );
    expect(JSON.parse(stdout)).toEqual([true, 0, true, true]);
  });
});
