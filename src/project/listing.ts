import { extname } from 'node:path';

import { filesWrittenBelow } from '../sources/walk.ts';

const SOURCE: ReadonlySet<string> = new Set('.ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte .astro'.split(' '));

/**
 * The source files below a folder, in the order of their paths, without those that a `.gitignore` there leaves out: they are made, not
 * written. Links are not followed, and folders that cannot be read are left out.
 *
 * @param root an absolute path
 * @param onGitignore hears of each `.gitignore` that was read
 */
export function sourceFilesBelow(root: string, onGitignore: (path: string) => void): readonly string[] {
  const isWanted = (name: string): boolean => SOURCE.has(extname(name));
  return [...filesWrittenBelow(root, { isWanted, gitignoreFrom: root, onGitignore })].sort();
}
