import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { filesBelow, rememberFiles } from '../../src/project/files.ts';
import { folderOf } from './folder.ts';

const isWindows = process.platform === 'win32';
const unread = (reason: string): object => ({ kind: 'unread', reason });

describe('a file is read', () => {
  it.each([
    ['that is empty', Buffer.from(''), ''],
    ['that is ASCII', Buffer.from('a\r\nb'), 'a\r\nb'],
    ['that is UTF-8', Buffer.from('"é😀"'), '"é😀"'],
    ['with a byte order mark, which is kept', Buffer.from('\ufeffa'), '\ufeffa'],
    ['that is UTF-16', Buffer.from('\ufeffaé😀', 'utf16le'), '\ufeffaé😀'],
    ['that is UTF-16, the other way around', Buffer.from('\ufeffaé😀', 'utf16le').swap16(), '\ufeffaé😀'],
    ['that is just small enough', Buffer.alloc(1_000_000, 'a'), 'a'.repeat(1_000_000)],
  ])('%s', (_, content, text) => {
    const folder = folderOf({}, {}, { 'a.ts': content });
    const files = filesBelow(folder);
    expect(files.read(join(folder, 'a.ts'))).toEqual({ kind: 'text', text });
  });

  it.skipIf(isWindows)('through a link within the project', () => {
    const folder = folderOf({ 'a/b.ts': 'b' }, { c: 'a' });
    expect(filesBelow(folder).read(join(folder, 'c/b.ts'))).toEqual({ kind: 'text', text: 'b' });
    expect(filesBelow(join(folder, 'c')).read(join(folder, 'c/b.ts'))).toEqual({ kind: 'text', text: 'b' });
  });
});

describe('a file is not read, for a reason', () => {
  it.each([
    ['that is large', Buffer.alloc(1_000_001, 'a'), 'large'],
    ['that is no UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'undecodable'],
    ['that ends within a character', Buffer.from('😀').subarray(0, 3), 'undecodable'],
    ['that is half a unit of UTF-16', Buffer.from('\ufeffa', 'utf16le').subarray(0, 3), 'undecodable'],
    ['that is half a character of UTF-16', Buffer.from('\ufeff\ud83d', 'utf16le'), 'undecodable'],
  ])('%s', (_, content, reason) => {
    const folder = folderOf({}, {}, { 'a.ts': content });
    expect(filesBelow(folder).read(join(folder, 'a.ts'))).toEqual(unread(reason));
  });

  it('that is not there, or a folder, or outside', () => {
    const folder = folderOf({ 'a/b.ts': '', 'c.ts': '' });
    const files = filesBelow(join(folder, 'a'));
    const read = (path: string): unknown => files.read(join(folder, path));
    expect(read('a/gone.ts')).toEqual(unread('missing'));
    expect(read('a/b.ts/c.ts')).toEqual(unread('missing'));
    expect(read(`a/${'x'.repeat(5_000)}`)).toEqual(unread('missing'));
    expect(read('a/\0')).toEqual(unread('missing'));
    expect(read('a')).toEqual(unread('irregular'));
    expect(read('c.ts')).toEqual(unread('outside'));
    expect(files.read('a/b.ts')).toMatchObject({ kind: 'unread' });
  });

  it.skipIf(isWindows)('that is a link outside, in a circle, or to nothing; a pipe; forbidden', () => {
    const folder = folderOf(
      { 'a/b.ts': '', 'out/c.ts': '', 'a/secret.ts': '' },
      { 'a/out': '../out', 'a/c.ts': '../out/c.ts', 'a/loop.ts': 'loop.ts', 'a/gone.ts': 'nothing.ts' },
    );
    execFileSync('mkfifo', [join(folder, 'a/pipe.ts')]);
    const files = filesBelow(join(folder, 'a'));
    const read = (path: string): unknown => files.read(join(folder, 'a', path));
    expect(read('out/c.ts')).toEqual(unread('outside'));
    expect(read('c.ts')).toEqual(unread('outside'));
    expect(read('loop.ts')).toEqual(unread('missing'));
    expect(read('gone.ts')).toEqual(unread('missing'));
    expect(read('pipe.ts')).toEqual(unread('irregular'));
    chmodSync(join(folder, 'a/secret.ts'), 0);
    // Whoever is root may read everything.
    expect([unread('forbidden'), { kind: 'text', text: '' }]).toContainEqual(read('secret.ts'));
  });

  it('in a project that is not there', () => {
    const folder = folderOf({});
    expect(filesBelow(join(folder, 'gone')).read(join(folder, 'gone/a.ts'))).toEqual(unread('missing'));
  });
});

describe('what is computed of a file', () => {
  it('is computed again where the file has changed, came or went, and not otherwise', () => {
    const folder = folderOf({ 'a.ts': 'one' });
    const path = join(folder, 'a.ts');
    let computed = 0;
    const textOf = rememberFiles(filesBelow(folder), (asked, read) => {
      computed++;
      return `${String(asked === path)} ${read.kind === 'text' ? read.text : read.reason}`;
    });
    const asked = (): readonly unknown[] => [textOf(path), textOf(path), computed];
    expect(asked()).toEqual(['true one', 'true one', 1]);
    writeFileSync(path, 'three');
    expect(asked()).toEqual(['true three', 'true three', 2]);
    writeFileSync(path, 'seven');
    utimesSync(path, 1, 1);
    expect(asked()).toEqual(['true seven', 'true seven', 3]);
    rmSync(path);
    expect(asked()).toEqual(['true missing', 'true missing', 4]);
    writeFileSync(path, 'again');
    expect(asked()).toEqual(['true again', 'true again', 5]);
  });
});
