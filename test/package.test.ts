/**
 * The package as it would be published, in empty projects outside of this repository: what is in it, and that ESLint 10
 * and 9, oxlint, TypeScript, Node and the command find in docs/example what its table says, and nothing in its mended twin.
 */

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { rules } from '../rules/index.ts';
import { consumerFiles } from './package/consumer.ts';
import { eslintFindings, expectedFindings, oxlintFindings, type Finding } from './package/findings.ts';
import { expectExit } from './package/process.ts';
import { commandOf, install, installedFiles, pack, REPOSITORY, temporaryFolder } from './package/project.ts';

const PARSING = { '@typescript-eslint/parser': '8.72.0', typescript: '6.0.3' };

const folder = temporaryFolder();
const eslint10 = join(folder, 'eslint-10');
const eslint9 = join(folder, 'eslint-9');

beforeAll(async () => {
  const tarball = await pack(folder);
  await Promise.all([
    install(eslint10, tarball, { ...PARSING, eslint: '10.15.0', oxlint: '1.94.0' }, consumerFiles),
    install(eslint9, tarball, { ...PARSING, eslint: '9.39.5' }, consumerFiles),
  ]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** What the tables say: of what one file shows, and of all that a project shows. */
const expected = expectedFindings(readFileSync(join(REPOSITORY, 'docs/example/README.md'), 'utf8'));

/** Runs the command of a package in a project. Out: what it prints. */
async function run(code: number, project: string, command: string, ...args: readonly string[]): Promise<string> {
  const packages: Readonly<Record<string, string>> = { tsc: 'typescript', 'jwt-guard': 'eslint-plugin-jwt-guard' };
  const script = await commandOf(project, packages[command] ?? command, command);
  return (await expectExit(code, project, process.execPath, script, ...args)).stdout;
}

describe('the tarball', () => {
  it('holds the build, the pages of the rules, the manifest, the read-me and the licences, and nothing else', () => {
    const files = installedFiles(eslint10);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'package.json']));
    expect(files).toEqual(expect.arrayContaining(['dist/core.cjs', 'dist/jwt-guard.js', 'dist/src/index.d.ts']));
    expect(files).toContain('dist/LICENSES.txt');
    const unwanted = files.filter(
      (file) =>
        !/^(?:LICENSE|README\.md|package\.json|dist\/LICENSES\.txt|dist\/.+\.(?:c?js|d\.c?ts)|docs\/rules\/.+\.md)$/.test(
          file,
        ),
    );
    expect(unwanted).toEqual([]);
    expect(files.filter((file) => /(?:^|\/)tests?\/|\.test\./.test(file))).toEqual([]);
  });
});

/** Who runs the rules, and what they find in a folder: with one file at a time, or with those around it. */
interface Host {
  readonly host: string;
  find(folder: string, isAround: boolean, code: number): Promise<readonly Finding[]>;
}

const eslintOf = (host: string, project: string): Host => ({
  host,
  find: async (folder, isAround, code) => {
    const config = isAround ? ['--config', 'eslint.around.config.js'] : [];
    return eslintFindings(
      await run(code, project, 'eslint', ...config, '--format', 'json', folder),
      join(project, folder),
    );
  },
});

const HOSTS: readonly Host[] = [
  eslintOf('ESLint 10', eslint10),
  eslintOf('ESLint 9', eslint9),
  {
    host: 'oxlint',
    find: async (folder, isAround, code) => {
      const config = isAround ? ['--config', '.oxlintrc.around.json'] : [];
      const stdout = await run(code, eslint10, 'oxlint', ...config, '--format', 'json', folder);
      return oxlintFindings(stdout, eslint10, join(eslint10, folder));
    },
  },
  {
    host: 'the command',
    find: async (folder, isAround, code) => {
      const alone = isAround ? [] : ['--no-project'];
      const stdout = await run(code, eslint10, 'jwt-guard', ...alone, '--format', 'json', folder);
      return eslintFindings(stdout, join(eslint10, folder));
    },
  },
];

describe('the tables in docs/example/README.md', () => {
  it('have rows', () => {
    expect(expected.alone).not.toEqual([]);
    expect(expected.around.length).toBeGreaterThan(expected.alone.length);
  });
});

describe.each(HOSTS)('$host', ({ find }) => {
  it('finds what one file shows in the example, and nothing else', async () => {
    expect(await find('example', false, 1)).toEqual(expected.alone);
  });

  it('finds what the project shows in the example, and nothing else, where it may look around', async () => {
    expect(await find('example', true, 1)).toEqual(expected.around);
  });

  it.each([false, true])('finds nothing in the mended twin, whether it may look around: %s', async (isAround) => {
    expect(await find('example-mended', isAround, 0)).toEqual([]);
  });
});

describe.each([
  ['ESLint 10', eslint10],
  ['ESLint 9', eslint9],
])('%s', (_, project) => {
  it('takes the plugin in a typed configuration, its declarations checked as well', async () => {
    await run(0, project, 'tsc', '--project', 'tsconfig.json');
  });
});

describe('Node', () => {
  const print = 'console.log(Object.keys(plugin.rules).join(), Object.keys(plugin.configs).join())';
  const printed = `${Object.keys(rules).join()} recommended,strict`;

  it('imports the plugin', async () => {
    const script = `import plugin from 'eslint-plugin-jwt-guard'; ${print}`;
    const { stdout } = await expectExit(0, eslint10, process.execPath, '--input-type=module', '--eval', script);
    expect(stdout.trim()).toBe(printed);
  });

  it('requires the plugin', async () => {
    const script = `const { default: plugin } = require('eslint-plugin-jwt-guard'); ${print}`;
    const { stdout } = await expectExit(0, eslint10, process.execPath, '--input-type=commonjs', '--eval', script);
    expect(stdout.trim()).toBe(printed);
  });
});

describe('the command', () => {
  it('ends with 1 on the example', async () => {
    expect(await run(1, eslint10, 'jwt-guard', 'example')).not.toBe('');
  });

  it('ends with 0 on the mended twin', async () => {
    await run(0, eslint10, 'jwt-guard', 'example-mended');
  });
});
