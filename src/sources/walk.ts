import { readdirSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';

import { GITIGNORE, gitignoreIn, noPatterns, type Patterns } from './gitignore.ts';

/** Folders that hold other people's code or a machine's. Folders that start with a dot are left out as well. */
export const IGNORED_FOLDERS: readonly string[] = [
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  'build',
  'coverage',
];

/** Minified bundles, and declarations, which hold no code. */
const IGNORED_FILE = /\.min\.[cm]?js$|\.d\.[cm]?ts$/u;

/** How a folder is walked through. */
export interface WalkOptions {
  /** Whether a file is wanted. */
  readonly isWanted: (name: string) => boolean;
  /**
   * The folder from which on `.gitignore` files are honoured: the one that is walked through, or one above it. An absolute path. None is
   * read where it is left out.
   */
  readonly gitignoreFrom?: string;
  /** Hears of folders that cannot be read, with what was thrown. */
  readonly onUnreadable?: (folder: string, error: unknown) => void;
  /** Hears of each `.gitignore` that was read: what the walk comes to depends on them. */
  readonly onGitignore?: (path: string) => void;
}

/** A folder that is to be listed, and what the folders above it say of its contents. */
interface OpenFolder {
  readonly path: string;
  readonly patterns: Patterns;
}

/**
 * The files below a folder that people wrote, as absolute paths in no order that means anything. Links are not followed: what they point
 * to is met where it lies. Does not throw.
 *
 * @param root an absolute path; it is walked through whatever it is called, and whatever a `.gitignore` above says of it
 */
export function* filesWrittenBelow(root: string, options: WalkOptions): Generator<string> {
  const open = [{ path: root, patterns: patternsAbove(root, options) }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = entriesOf(folder.path, options);
    const patterns = patternsIn(folder, entries, options);
    for (const entry of entries) {
      const { name } = entry;
      const path = join(folder.path, name);
      if (entry.isDirectory() && !isIgnoredFolder(name) && !patterns.ignores(path, 'folder'))
        open.push({ path, patterns });
      if (entry.isFile() && options.isWanted(name) && !isIgnoredFile(name) && !patterns.ignores(path, 'file'))
        yield path;
    }
  }
}

/** Whether a folder is left out by its name. */
export const isIgnoredFolder = (name: string): boolean => name.startsWith('.') || IGNORED_FOLDERS.includes(name);

/** Whether a file is left out by its name, whatever its language. */
export const isIgnoredFile = (name: string): boolean => IGNORED_FILE.test(name);

function entriesOf(folder: string, { onUnreadable }: WalkOptions): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    onUnreadable?.(folder, error);
    return [];
  }
}

/** What is said of the contents of a folder. */
function patternsIn({ path, patterns }: OpenFolder, entries: readonly Dirent[], options: WalkOptions): Patterns {
  const isThere = options.gitignoreFrom !== undefined && entries.some(({ name }) => name === GITIGNORE);
  return isThere ? addPatterns(patterns, path, options) : patterns;
}

/** What is said of the contents of the first folder by those above it. */
function patternsAbove(root: string, options: WalkOptions): Patterns {
  const { gitignoreFrom } = options;
  if (gitignoreFrom === undefined) return noPatterns(root);
  const above: string[] = [];
  for (let folder = root; folder !== gitignoreFrom && folder !== dirname(folder);) {
    folder = dirname(folder);
    above.push(folder);
  }
  const patterns = above.reduceRight((known, folder) => addPatterns(known, folder, options), noPatterns(gitignoreFrom));
  return root !== gitignoreFrom && patterns.ignores(root, 'folder') ? noPatterns(root) : patterns;
}

function addPatterns(known: Patterns, folder: string, { onGitignore }: WalkOptions): Patterns {
  const text = gitignoreIn(folder);
  if (text === undefined) return known;
  onGitignore?.(join(folder, GITIGNORE));
  return known.with(folder, text);
}
