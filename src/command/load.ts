/** Optional packages, from the project that is scanned first and from beside this program second. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { explain } from './files.ts';

/** A package that was asked for: there, and from which file; or not there; or there and unable to load. */
export type Loaded =
  | { readonly kind: 'found'; readonly module: unknown; readonly file: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly reason: string };

/** Loads a package as seen from a folder. Never throws. Tests hand in their own. */
export type Loader = (name: string, folder: string) => Loaded;

/**
 * The real loader. In: a package's name and an absolute folder. Out: the package as that folder sees it, otherwise as
 * this program does. Synchronous, which ESM packages allow too since Node 20.19; a parser may thus load while parsing.
 */
export const loadPackage: Loader = (name, folder) => {
  for (const origin of [join(folder, 'noop.js'), import.meta.url]) {
    const require = createRequire(origin);
    let file: string;
    try {
      file = require.resolve(name);
    } catch {
      continue;
    }
    try {
      return { kind: 'found', module: require(name), file };
    } catch (error) {
      return { kind: 'broken', reason: explain(error) };
    }
  }
  return { kind: 'absent' };
};
