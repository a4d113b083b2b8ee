import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listFiles, type SourceFile } from '../../src/command/files.ts';
import { loadPackage, type Loader } from '../../src/command/load.ts';
import { command, plugin, project, without } from './stub.ts';

const files = (json: string): { filePath: string; errorCount: number; messages: unknown[] }[] =>
  JSON.parse(json) as never;

describe('exit codes', () => {
  it('0 when clean, with one line', async () => {
    const folder = project({ 'a.js': 'good()', 'b.js': '' });
    expect(await command(folder)).toEqual({ code: 0, stdout: 'No JWT misuse found in 2 files.\n', stderr: '' });
  });

  it('1 with findings, which come before the summary', async () => {
    const folder = project({ 'a.js': 'bad(bad)', 'b.js': 'weak' });
    const { code, stdout, stderr } = await command(folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('jwt-guard/no-bad');
    expect(stdout).toMatch(/\n2 findings in 1 file: no-bad 2\nRead first: https:\/\/example\.com\/no-bad\.md\n$/u);
  });

  it('2 for a mistake on the command line', async () => {
    expect(await command(project({}), ['--preset', 'lax'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'jwt-guard: --preset expects recommended or strict, not "lax".\n',
    });
  });

  it('2 without ESLint, with an ESLint that does not load, and with one that is too old', async () => {
    const folder = project({ 'a.js': 'bad' });
    expect(await command(folder, [], { load: without('eslint') })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'jwt-guard: ESLint is not installed here: run `npm install --save-dev eslint`.\n',
    });
    expect((await command(folder, [], { load: () => ({ kind: 'broken', reason: 'no such export' }) })).stderr).toBe(
      'jwt-guard: ESLint does not load: no such export.\n',
    );
    const old = await command(folder, [], { load: () => ({ kind: 'found', module: {}, file: '/old/eslint/api.js' }) });
    expect(old.code).toBe(2);
    expect(old.stderr).toMatch(/^jwt-guard: ESLint in \/old\/eslint\/api\.js is too old/u);
  });

  it('2 for a path that does not exist, while the rest is scanned and reported', async () => {
    const folder = project({ 'a.js': 'bad' });
    const { code, stdout, stderr } = await command(folder, ['gone', 'a.js']);
    expect(code).toBe(2);
    expect(stderr).toBe('jwt-guard: gone: no such file or folder.\n');
    expect(stdout).toContain('1 finding in 1 file: no-bad 1');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    '2 for a file and a folder that cannot be read',
    async () => {
      const folder = project({ 'a.js': 'bad', 'b.js': '' });
      const { chmodSync } = await import('node:fs');
      chmodSync(join(folder, 'b.js'), 0);
      mkdirSync(join(folder, 'locked'), { mode: 0 });
      const { code, stdout, stderr } = await command(folder);
      expect(code).toBe(2);
      expect(stderr).toBe(
        'jwt-guard: locked: not allowed to read.\njwt-guard: b.js: not scanned, not allowed to read.\n',
      );
      expect(stdout).toContain('1 finding in 1 file');
    },
  );

  it.skipIf(process.platform === 'win32')('2 for a path that is there but cannot be read', async () => {
    const folder = project({ 'a.js': 'bad' });
    symlinkSync('loop.js', join(folder, 'loop.js'));
    const { code, stdout, stderr } = await command(folder, ['loop.js', 'a.js']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^jwt-guard: loop\.js: ELOOP/u);
    expect(stdout).toContain('1 finding in 1 file');
  });

  it('2 when a rule crashes, which names the file and the rule; the rest is scanned', async () => {
    const folder = project({ 'a.js': 'crash', 'b.js': 'bad' });
    const { code, stdout, stderr } = await command(folder);
    expect(code).toBe(2);
    expect(stderr).toBe('jwt-guard: a.js: not scanned, rule crashed (in jwt-guard/no-bad).\n');
    expect(stdout).toContain('1 finding in 1 file');
  });

  it('2 when there is nothing to scan', async () => {
    const { code, stdout, stderr } = await command(project({ 'README.md': '' }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^jwt-guard: Nothing was scanned: no files with the extensions \.js /u);
  });

  it('0 when all that was named is left out on purpose, as lint-staged does', async () => {
    const { code, stdout, stderr } = await command(project({ 'README.md': '' }), ['README.md']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^jwt-guard: README\.md: not scanned, its extension/u);
  });
});

describe('help and version', () => {
  it('go to stdout and need no ESLint', async () => {
    const load = without('eslint');
    const help = await command('/', ['--help'], { load });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const flag of [
      '--preset',
      '--format',
      '--output-file',
      '--max-warnings',
      '--help',
      '--version',
      '.gitignore',
      'node_modules',
    ])
      expect(help.stdout).toContain(flag);
    expect(await command('/', ['--version'], { load })).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });
});

describe('languages', () => {
  it('reads JavaScript of all ages without being told', async () => {
    const sources = {
      'module.js': 'import x from "x"; await bad; export const y = <p a={1}/>;',
      'script.js': 'with (a) { bad; b = 010; } return;',
      'node.cjs': 'const x = require("x"); var await = bad; return;',
      'module.cjs': 'import x from "x"; bad;',
      'shebang.js': '\uFEFF#!/usr/bin/env node\nbad;',
      'react.jsx': 'const x = <p>{bad}</p>;',
      'decorators.js': '@Injectable() class A { x = bad; }',
    };
    const { stdout, stderr } = await command(project(sources), ['--format', 'json']);
    expect(stderr).not.toContain('not scanned');
    expect(files(stdout).map(({ errorCount }) => errorCount)).toEqual(Object.keys(sources).map(() => 1));
  });

  it('reads TypeScript in all extensions', async () => {
    const type = 'const x: string = bad; enum E { A }';
    const { stdout } = await command(
      project({
        'a.ts': type,
        'a.mts': type,
        'a.cts': `import y = require("y"); ${type}`,
        'a.tsx': `${type} const y = <p/>;`,
      }),
      ['--format', 'json'],
    );
    expect(files(stdout).map(({ errorCount }) => errorCount)).toEqual([1, 1, 1, 1]);
  });

  it('skips what has no parser, and says how to include it', async () => {
    const load = without('@typescript-eslint/parser', 'vue-eslint-parser', 'svelte-eslint-parser');
    const folder = project({
      'a.js': 'bad',
      'a.ts': 'bad',
      'b.tsx': 'bad',
      'c.vue': '<script>bad</script>',
      'd.svelte': '<script>bad</script>',
    });
    const { code, stdout, stderr } = await command(folder, [], { load });
    expect(code).toBe(1);
    expect(stdout).toContain('1 finding in 1 file');
    expect(stderr.split('\n').sort()).toEqual([
      '',
      'jwt-guard: 1 Svelte file skipped, svelte-eslint-parser is not installed: to include them run `npm install --save-dev svelte-eslint-parser`.',
      'jwt-guard: 1 Vue file skipped, vue-eslint-parser is not installed: to include them run `npm install --save-dev vue-eslint-parser`.',
      'jwt-guard: 2 TypeScript files skipped, @typescript-eslint/parser is not installed: to include them run `npm install --save-dev @typescript-eslint/parser`.',
    ]);
  });

  it('is no clean bill when everything was skipped', async () => {
    const { code, stdout } = await command(project({ 'a.ts': 'bad' }), [], {
      load: without('@typescript-eslint/parser'),
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('files in which nothing can be found', () => {
  const mayHoldFindings = (text: string): boolean => text.includes('bad');
  const endings = ['js', 'cjs', 'jsx', 'ts', 'tsx', 'vue', 'svelte'];

  it.each(endings)('are not parsed, and their parser is not asked for: .%s', async (ending) => {
    const folder = project({ [`a.${ending}`]: 'this is <not {code' });
    const asked: string[] = [];
    const load: Loader = (name, from) => {
      asked.push(name);
      return loadPackage(name, from);
    };
    expect(await command(folder, [], { load, mayHoldFindings })).toEqual({
      code: 0,
      stdout: 'No JWT misuse found in 1 file.\n',
      stderr: '',
    });
    expect(asked).toEqual(['eslint']);
  });

  it('are told by the path that rules go by, too', async () => {
    const asked: string[] = [];
    const folder = project({ 'src/a.js': '', 'src/deep/b.js': '' });
    const note = (_: string, { path, root }: SourceFile): boolean => asked.push(relative(root, path)) < 0;
    await command(join(folder, 'src'), ['..'], { mayHoldFindings: note });
    await command(folder, ['src'], { mayHoldFindings: note });
    expect(asked).toEqual(['src/a.js', 'src/deep/b.js', 'src/a.js', 'src/deep/b.js']);
  });
});

describe('files that do not parse', () => {
  it('are named with their position, and change nothing', async () => {
    const folder = project({ 'a.js': 'const a = 1;\nexport default {;', 'b.js': 'bad' });
    const { code, stdout, stderr } = await command(folder, ['--format', 'json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^jwt-guard: a\.js:2:\d+: not scanned, it does not parse: /u);
    expect(files(stdout)).toMatchObject([{ filePath: join(folder, 'b.js'), errorCount: 1 }]);
    expect((await command(project({ 'a.js': '{', 'b.js': '' }))).code).toBe(0);
  });

  it('are a 2 when there is nothing else', async () => {
    const { code, stdout, stderr } = await command(project({ 'a.js': '{' }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/Nothing was scanned\.\n$/u);
  });

  it('are not listed without end', async () => {
    const { stderr } = await command(
      project(Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`${index}.js`, '{']))),
    );
    expect(stderr.match(/does not parse/gu)).toHaveLength(20);
    expect(stderr).toContain('5 more files not scanned since they do not parse.');
  });
});

describe('comments', () => {
  it('about other rules make no noise, whatever they say', async () => {
    const text =
      '/* eslint react/x: 2, no-undef: "error", jwt-guard/gone: 2 */ /* eslint-disable foo/bar, jwt-guard/gone */ /* eslint {: */ undefinedThing; // eslint-disable-line import/first';
    expect(await command(project({ 'a.js': text }))).toEqual({
      code: 0,
      stdout: 'No JWT misuse found in 1 file.\n',
      stderr: '',
    });
  });

  it('that disable findings count, and the summary says so', async () => {
    const folder = project({
      'a.js': 'bad; // eslint-disable-line jwt-guard/no-bad -- a test\n/* eslint-disable */ bad;',
    });
    expect(await command(folder)).toEqual({
      code: 0,
      stdout: 'No JWT misuse found in 1 file.\n2 findings disabled by comments in the code.\n',
      stderr: '',
    });
  });
});

describe('flags', () => {
  it('--preset strict has more rules', async () => {
    const folder = project({ 'a.js': 'weak' });
    expect((await command(folder)).code).toBe(0);
    expect((await command(folder, ['--preset', 'strict'])).stdout).toContain('1 finding in 1 file: no-weak 1');
  });

  it('--format json leaves stdout to the machine', async () => {
    const folder = project({ 'a.js': 'bad', 'b.js': '' });
    const { code, stdout, stderr } = await command(folder, ['--format', 'json']);
    expect(code).toBe(1);
    expect(files(stdout)).toMatchObject([
      { filePath: join(folder, 'a.js'), errorCount: 1, messages: [{ ruleId: 'jwt-guard/no-bad' }] },
      { errorCount: 0, messages: [] },
    ]);
    expect(stderr).toBe('1 finding in 1 file: no-bad 1\nRead first: https://example.com/no-bad.md\n');
  });

  it("--format hands the rules' documentation over, also for files elsewhere", async () => {
    const folder = project({ 'here/a.js': '', 'there/b.js': 'bad' });
    const { stdout } = await command(join(folder, 'here'), ['../there', '.', '--format', 'json-with-metadata']);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [{ errorCount: 0 }, { errorCount: 1 }],
      metadata: {
        cwd: join(folder, 'here'),
        rulesMeta: { 'jwt-guard/no-bad': { docs: { url: 'https://example.com/no-bad.md' } } },
      },
    });
  });

  it('--format takes a path from the working folder', async () => {
    const folder = project({ 'a.js': 'bad', 'format.cjs': 'module.exports = (results) => `seen ${results.length}`' });
    expect((await command(folder, ['a.js', '--format', './format.cjs'])).stdout).toBe('seen 1\n');
  });

  it('--format names a formatter that does not load, or that fails', async () => {
    const folder = project({ 'a.js': 'bad', 'format.cjs': 'module.exports = () => { throw new Error("no ink") }' });
    const { code, stdout, stderr } = await command(folder, ['--format', 'nope']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^jwt-guard: --format expects the name of an ESLint formatter that is installed: "nope" does not load/u,
    );
    expect(await command(folder, ['a.js', '--format', './format.cjs'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the formatter failed (no ink)') as unknown,
    });
  });

  it('--output-file takes the report, and stdout the summary', async () => {
    const folder = project({ 'a.js': 'bad' });
    const { code, stdout, stderr } = await command(folder, ['--format', 'json', '--output-file', 'reports/jwt.json']);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '1 finding in 1 file: no-bad 1\nRead first: https://example.com/no-bad.md\n',
      stderr: '',
    });
    expect(files(readFileSync(join(folder, 'reports/jwt.json'), 'utf8'))).toHaveLength(1);
    await command(folder, ['--output-file', 'jwt.txt']);
    expect(readFileSync(join(folder, 'jwt.txt'), 'utf8')).toContain('jwt-guard/no-bad');
  });

  it('--output-file that cannot be written is a 2, with the summary all the same', async () => {
    const { code, stdout, stderr } = await command(project({ 'a.js': 'bad' }), ['--output-file', 'a.js/out']);
    expect(code).toBe(2);
    expect(stdout).toContain('1 finding in 1 file');
    expect(stderr).toMatch(/^jwt-guard: --output-file expects a file that can be written: a\.js\/out cannot/u);
  });

  it('--max-warnings counts what a comment turned into a warning', async () => {
    const folder = project({ 'a.js': '/* eslint jwt-guard/no-bad: "warn" */ bad; bad' });
    expect(await command(folder)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 findings in 1 file') as unknown,
    });
    expect((await command(folder, ['--max-warnings', '2'])).code).toBe(0);
    expect(await command(folder, ['--max-warnings', '1'])).toMatchObject({
      code: 1,
      stderr: 'jwt-guard: 2 warnings, more than the 1 that --max-warnings allows.\n',
    });
    expect((await command(project({ 'a.js': 'bad' }), ['--max-warnings', '9'])).code).toBe(1);
  });
});

describe('scan', () => {
  it("does not read the project's configuration", async () => {
    const folder = project({ 'eslint.config.js': 'throw new Error("read")', '.eslintrc.cjs': 'throw 1', 'a.js': '' });
    expect((await command(folder)).code).toBe(0);
  });

  it('scans what ESLint leaves out by itself when it is named', async () => {
    const folder = project({ 'node_modules/x/a.js': 'bad', 'src/a.js': 'bad' });
    expect((await command(folder, ['node_modules/x'])).stdout).toContain('1 finding in 1 file');
    expect(listFiles(['.'], folder).files).toHaveLength(1);
  });

  it('does not even parse a file that cannot hold findings', async () => {
    const mayHoldFindings = vi.fn((text: string) => text.includes('bad'));
    const folder = project({ 'a.js': '{', 'b.js': 'bad', 'c.js': 'weak' });
    const { code, stdout, stderr } = await command(folder, ['--format', 'json'], { mayHoldFindings });
    expect(code).toBe(1);
    expect(stderr).not.toContain('not scanned');
    expect(files(stdout)).toHaveLength(3);
    expect(mayHoldFindings).toHaveBeenCalledTimes(3);
  });

  it('writes progress to a terminal only, and takes it away before the report', async () => {
    const folder = project({ 'a.js': 'bad', 'b.js': '', 'c.js': '' });
    const written: string[] = [];
    let now = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => (now += 300));
    const io = {
      stdout: (text: string) => void written.push(text),
      stderr: (text: string) => void written.push(text),
      isTTY: true,
    };
    await command(folder, [], { plugin }, io);
    vi.restoreAllMocks();
    expect(written.slice(0, 3)).toEqual([
      expect.stringContaining('1 / 3 files'),
      expect.stringContaining('2 / 3 files'),
      '\r\u001B[2K',
    ]);
    expect(written.at(-1)).toMatch(/^1 finding/u);
  });
});
