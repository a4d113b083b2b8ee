import { relative } from 'node:path';

import { describe, expect, it } from 'vitest';

import { filesWrittenBelow } from '../../src/sources/walk.ts';
import { folderOf } from '../project/folder.ts';

/** The files of a folder that the walk finds below it, or below one of its folders. */
function foundIn(
  files: readonly string[],
  gitignores: Readonly<Record<string, string>>,
  start = '',
  links: Readonly<Record<string, string>> = {},
): readonly string[] {
  const folder = folderOf({ ...Object.fromEntries(files.map((name) => [name, ''])), ...gitignores }, links);
  const isWanted = (name: string): boolean => name.endsWith('.ts');
  const found = filesWrittenBelow(start ? `${folder}/${start}` : folder, { isWanted, gitignoreFrom: folder });
  return [...found].map((path) => relative(folder, path).replaceAll('\\', '/')).toSorted();
}

/** What Git 2.43 lists for the same files. */
describe('a .gitignore leaves out', () => {
  const FILES = ['a.ts', 'gen/a.ts', 'src/a.ts', 'src/gen/a.ts', 'src/gen/keep/b.ts'];

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['nothing where there is none', {}, FILES],
    ['folders of a name, wherever they are', { '.gitignore': 'gen/' }, ['a.ts', 'src/a.ts']],
    [
      'only what lies beside it, after a slash',
      { '.gitignore': '/gen\r\n' },
      ['a.ts', 'src/a.ts', 'src/gen/a.ts', 'src/gen/keep/b.ts'],
    ],
    ['what lies below its own folder', { 'src/.gitignore': '/gen\n' }, ['a.ts', 'gen/a.ts', 'src/a.ts']],
    ['all but what it takes back', { '.gitignore': '*.ts\n!b.ts\n' }, ['src/gen/keep/b.ts']],
    [
      'all but what one below takes back',
      { '.gitignore': 'gen\n', 'src/.gitignore': '!gen/\n' },
      ['a.ts', 'src/a.ts', 'src/gen/a.ts', 'src/gen/keep/b.ts'],
    ],
    ['what lies in a folder that is left out, for good', { '.gitignore': 'gen/\n!gen/a.ts\n' }, ['a.ts', 'src/a.ts']],
    ['nothing by a comment', { '.gitignore': '# a.ts\n\n  \n' }, FILES],
    ['nothing by what is no pattern', { '.gitignore': '\\\n!\n/\n[\n' }, FILES],
    ['nothing by a pattern that is not understood', { '.gitignore': '[!b].ts\n![^b].ts\n' }, FILES],
    ['what is named after a mark of the order of bytes', { '.gitignore': '\ufeff/a.ts' }, FILES.slice(1)],
    ['no names that differ in case', { '.gitignore': 'A.ts\n' }, FILES],
  ])('%s', (_, gitignores, expected) => {
    expect(foundIn(FILES, gitignores)).toEqual(expected);
  });

  it('what stands in folders and files with signs that mean something in patterns', () => {
    const files = ['[id]/a.ts', '[id]/b.ts', 'i/a.ts', '#x.ts', '!y.ts', '(group)/a.ts'];
    const gitignores = { '[id]/.gitignore': '/a.ts', '.gitignore': '\\#x.ts\n\\!y.ts\n(group)' };
    expect(foundIn(files, gitignores)).toEqual(['[id]/b.ts', 'i/a.ts']);
  });

  it('what a folder above says, below one that is walked through', () => {
    expect(foundIn(FILES, { '.gitignore': '/src/gen/keep\na.ts' }, 'src/gen')).toEqual([]);
    expect(foundIn(FILES, { '.gitignore': '/src/gen/keep\n' }, 'src')).toEqual(['src/a.ts', 'src/gen/a.ts']);
  });

  it('nothing of a folder that is named, and left out itself', () => {
    expect(foundIn(FILES, { '.gitignore': 'gen' }, 'src/gen')).toEqual(['src/gen/a.ts', 'src/gen/keep/b.ts']);
  });

  it('nothing where it is a link or a folder', () => {
    expect(foundIn(['a.ts', 'rules'], {}, '', { '.gitignore': 'rules' })).toEqual(['a.ts']);
    expect(foundIn(['a.ts', '.gitignore/a.ts'], {})).toEqual(['a.ts']);
  });
});

describe('the walk', () => {
  const isWanted = (): boolean => true;

  it('reads no .gitignore by itself', () => {
    const folder = folderOf({ '.gitignore': 'a.ts', 'a.ts': '' });
    expect([...filesWrittenBelow(folder, { isWanted: (name) => name === 'a.ts' })]).toHaveLength(1);
  });

  it('says which it has read', () => {
    const folder = folderOf({ '.gitignore': 'gen', 'gen/.gitignore': '', 'src/.gitignore': '' });
    const read: string[] = [];
    const onGitignore = (path: string): unknown => read.push(relative(folder, path).replaceAll('\\', '/'));
    expect([...filesWrittenBelow(folder, { isWanted, gitignoreFrom: folder, onGitignore })]).not.toEqual([]);
    expect(read).toEqual(['.gitignore', 'src/.gitignore']);
  });

  it('says what it cannot read', () => {
    const folder = folderOf({});
    const failed: string[] = [];
    const onUnreadable = (path: string): unknown => failed.push(path);
    expect([...filesWrittenBelow(`${folder}/gone`, { isWanted, onUnreadable })]).toEqual([]);
    expect(failed).toEqual([`${folder}/gone`]);
  });
});
