import { lstatSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import gitignore, { type Ignore } from 'ignore';

/** What Git calls the file that says what it leaves out of a folder. */
export const GITIGNORE = '.gitignore';

/** Nobody writes a longer one, in bytes. */
const MAX_SIZE = 100_000;

/** What the `.gitignore` files of a folder and of those above it say. */
export interface Patterns {
  /** Whether Git would leave something out. Its folder must be one that Git does not leave out itself. */
  ignores(path: string, kind: 'file' | 'folder'): boolean;
  /** These patterns, and those of a folder below, which win over them. */
  with(folder: string, text: string): Patterns;
}

/**
 * The patterns of a folder that has none.
 *
 * @param root the topmost folder that patterns may come from, an absolute path
 */
export function noPatterns(root: string): Patterns {
  return patternsOf(root, undefined);
}

/** The text of a folder's `.gitignore`; undefined where there is none that can be read. Does not throw. */
export function gitignoreIn(folder: string): string | undefined {
  const path = join(folder, GITIGNORE);
  try {
    // Git follows no link to one either.
    const stats = lstatSync(path);
    return stats.isFile() && stats.size <= MAX_SIZE ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The patterns of all folders are one list, in which the last that matches decides: asked one by one, a folder's could not take back what
 * one above says of everything in it.
 */
function patternsOf(root: string, list: Ignore | undefined): Patterns {
  const below = (path: string): string => relative(root, path).replaceAll('\\', '/');
  return {
    ignores: (path, kind) => list?.ignores(kind === 'folder' ? `${below(path)}/` : below(path)) ?? false,
    with(folder, text) {
      // The same on every system, and so that of names that differ in case alone both are judged.
      const longer = gitignore.default({ ignorecase: false });
      if (list) longer.add(list);
      const prefix = below(folder).replaceAll(/[\\*?[\]]/g, String.raw`\$&`);
      for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) addLine(longer, line, prefix);
      return patternsOf(root, longer);
    },
  };
}

/** Adds a line of a folder's file as one of the topmost folder's would have to be written. */
function addLine(list: Ignore, line: string, prefix: string): void {
  if (line.startsWith('#')) return;
  const [, not = '', slash, rest = ''] = /^(!?)(\/?)(.*)$/.exec(line) ?? [];
  const pattern = rest.replace(/^\\([#!])/, '$1');
  // The library takes the first character of a class that excludes others for one of them.
  if (pattern.trim() === '' || /\[[!^]/.test(pattern)) return;
  const isAnchored = slash === '/' || /\/(?!\s*$)/.test(pattern);
  try {
    list.add(`${not}${prefix && `/${prefix}`}/${isAnchored ? '' : '**/'}${pattern}`);
  } catch {
    // It is no pattern, and matches nothing.
  }
}
