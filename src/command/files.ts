/** From the paths on the command line to the files to scan. */

import { statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { filesWrittenBelow, isIgnoredFile, isIgnoredFolder } from '../sources/walk.ts';
import { LANGUAGES } from './languages.ts';

/** A path, and what is to be said about it. */
export interface Remark {
  readonly path: string;
  readonly reason: string;
}

/** A file to scan. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /**
   * The folder it counts as being in: the working folder; for what lies elsewhere, the folder that was named. ESLint
   * refuses files outside of its folder, and rules judge by the path from there on whether a file is a test.
   */
  readonly root: string;
}

/** What the paths came to. */
export interface FileList {
  /** Each once, in order of their paths. */
  readonly files: readonly SourceFile[];
  /** What does not exist or cannot be read: the scan is incomplete. */
  readonly unreadable: readonly Remark[];
  /** Files named on the command line that are left out on purpose. */
  readonly leftOut: readonly Remark[];
}

/**
 * Lists the files to scan.
 *
 * In: paths as written on the command line (none: the working folder), and the absolute working folder. Out: files,
 * and remarks that carry the paths as the user knows them. Throws nothing; what cannot be read is a remark.
 */
export function listFiles(paths: readonly string[], cwd: string): FileList {
  const files = new Map<string, SourceFile>();
  const unreadable: Remark[] = [];
  const leftOut: Remark[] = [];

  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, path);
    const isBelow = isInside(absolute, cwd);
    const add = (file: string, root: string): void => {
      if (!files.has(file)) files.set(file, { path: file, root: isBelow ? cwd : root });
    };
    try {
      if (statSync(absolute).isDirectory()) {
        const onUnreadable = (folder: string, error: unknown): unknown =>
          unreadable.push({ path: display(folder, cwd), reason: explain(error) });
        for (const file of filesWrittenBelow(absolute, { isWanted: isSource, onUnreadable })) add(file, absolute);
        continue;
      }
      const reason = whyLeftOut(absolute, isBelow ? cwd : dirname(absolute));
      if (reason === undefined) add(absolute, dirname(absolute));
      else leftOut.push({ path, reason });
    } catch (error) {
      const hint = /[*?{]/u.test(path) ? ' (patterns are left to the shell)' : '';
      unreadable.push({ path, reason: explain(error) + hint });
    }
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: sorted, unreadable, leftOut };
}

/** How a path is shown: relative where it lies below the working folder, absolute elsewhere. Pure. */
export function display(path: string, cwd: string): string {
  return isInside(path, cwd) ? relative(cwd, path) || '.' : path;
}

/** An error in a few plain words. In: whatever was thrown. Out: text of one line. Throws nothing. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'not allowed to read';
  return error.message.split('\n', 1)[0] ?? '';
}

/** Why a file that was named is not scanned. Folders above the root do not count: nobody chose their names here. */
function whyLeftOut(file: string, root: string): string | undefined {
  const name = basename(file);
  if (!isSource(name)) return `not scanned, its extension is none of ${[...LANGUAGES.keys()].join(' ')}`;
  if (isIgnoredFile(name)) return 'not scanned, minified files and declarations are left out';
  const ignored = relative(root, dirname(file)).split(sep).find(isIgnoredFolder);
  return ignored === undefined ? undefined : `not scanned, it lies in ${ignored}; name the folder itself to scan it`;
}

/** Whether a path is a folder or lies in it. On Windows the path between two drives is an absolute one. */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

function isSource(name: string): boolean {
  return LANGUAGES.has(extname(name));
}
