import { readdirSync, type Dirent } from 'node:fs';
import { extname, join } from 'node:path';

/** Folders that hold other people's code or a machine's. Folders that start with a dot are left out as well. */
const IGNORED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  'build',
  'coverage',
]);

const SOURCE: ReadonlySet<string> = new Set('.ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte .astro'.split(' '));

/** Minified bundles, and declarations, which hold no code. */
const IGNORED_FILE = /\.min\.[cm]?js$|\.d\.[cm]?ts$/u;

/**
 * The source files below a folder, in the order of their paths. Links are not followed, and folders that cannot be read are left out.
 *
 * @param root an absolute path
 */
export function sourceFilesBelow(root: string): readonly string[] {
  const found: string[] = [];
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(folder)) {
      const { name } = entry;
      if (entry.isDirectory() && !name.startsWith('.') && !IGNORED_FOLDERS.has(name)) open.push(join(folder, name));
      if (entry.isFile() && SOURCE.has(extname(name)) && !IGNORED_FILE.test(name)) found.push(join(folder, name));
    }
  }
  return found.sort();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
