import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, type SourceFile } from '../../src/command/files.ts';
import { project } from './stub.ts';

const below = (folder: string, files: readonly SourceFile[]): string[] =>
  files.map(({ path }) => relative(folder, path).replaceAll('\\', '/'));

describe('listFiles', () => {
  it('finds every extension, in order', () => {
    const names = [
      'a.cjs',
      'a.cts',
      'a.js',
      'a.jsx',
      'a.mjs',
      'a.mts',
      'a.svelte',
      'a.ts',
      'a.tsx',
      'a.vue',
      'deep/er/[id].ts',
    ];
    const folder = project(Object.fromEntries([...names, 'a.json', 'README.md', 'Makefile'].map((name) => [name, ''])));
    expect(below(folder, listFiles([], folder).files)).toEqual(names);
  });

  it('leaves out what nobody here wrote', () => {
    const left = [
      'node_modules/x/i.js',
      'dist/a.js',
      'build/a.js',
      'coverage/a.js',
      'vendor/a.js',
      'src/dist/a.js',
      '.next/a.js',
      'src/a.min.js',
      'src/a.d.ts',
    ];
    const folder = project(
      Object.fromEntries([...left, 'src/a.js', '.eslintrc.cjs', 'distance/a.js'].map((name) => [name, ''])),
    );
    expect(below(folder, listFiles(['.'], folder).files)).toEqual(['.eslintrc.cjs', 'distance/a.js', 'src/a.js']);
  });

  it('scans an ignored folder that is named, but not an ignored file', () => {
    const folder = project({ 'dist/a.js': '', 'dist/node_modules/b.js': '' });
    expect(below(folder, listFiles(['dist'], folder).files)).toEqual(['dist/a.js']);
    expect(listFiles(['dist/a.js'], folder)).toMatchObject({
      files: [],
      unreadable: [],
      leftOut: [{ path: 'dist/a.js', reason: 'not scanned, it lies in dist; name the folder itself to scan it' }],
    });
  });

  it('says why a named file is left out', () => {
    const folder = project({ 'README.md': '', 'a.min.js': '' });
    const { leftOut } = listFiles(['README.md', 'a.min.js'], folder);
    expect(leftOut[0]?.reason).toMatch(/extension is none of \.js /u);
    expect(leftOut[1]?.reason).toMatch(/minified/u);
  });

  it('lists a file once', () => {
    const folder = project({ 'src/a.js': '' });
    expect(below(folder, listFiles(['src', 'src/a.js', './src/', folder], folder).files)).toEqual(['src/a.js']);
  });

  it('names what does not exist and lists the rest', () => {
    const folder = project({ 'a.js': '' });
    expect(listFiles(['gone', 'a.js', 'src/**/*.ts', 'a.js/b.js'], folder)).toMatchObject({
      files: [{ path: join(folder, 'a.js') }],
      unreadable: [
        { path: 'gone', reason: 'no such file or folder' },
        { path: 'src/**/*.ts', reason: 'no such file or folder (patterns are left to the shell)' },
        { path: 'a.js/b.js', reason: 'no such file or folder' },
      ],
    });
  });

  it.skipIf(process.platform === 'win32')('names what cannot be read, and follows no links below a folder', () => {
    const folder = project({ 'src/a.js': '' });
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync(folder, join(folder, 'src/self'));
    const { files, unreadable } = listFiles(['loop', '.'], folder);
    expect(below(folder, files)).toEqual(['src/a.js']);
    expect(unreadable).toMatchObject([{ path: 'loop', reason: expect.stringContaining('ELOOP') as unknown }]);
  });

  it('counts files as being in the working folder, and those elsewhere in the folder that was named', () => {
    const folder = project({ 'one/a.js': '', 'two/src/b.js': '' });
    const roots = (paths: readonly string[]): string[] =>
      listFiles(paths, join(folder, 'one')).files.map(({ root }) => relative(folder, root).replaceAll('\\', '/'));
    expect(roots(['.', '../two'])).toEqual(['one', 'two']);
    expect(roots(['a.js', '../two/src/b.js'])).toEqual(['one', 'two/src']);
    expect(roots(['..'])).toEqual(['', '']);
  });

  it('judges files outside of the working folder by their own name', () => {
    const folder = project({ 'build/app/a.js': '', 'here/b.js': '' });
    expect(below(folder, listFiles(['../build/app/a.js'], join(folder, 'here')).files)).toEqual(['build/app/a.js']);
    expect(below(folder, listFiles(['a.js'], join(folder, 'build/app')).files)).toEqual(['build/app/a.js']);
  });
});
