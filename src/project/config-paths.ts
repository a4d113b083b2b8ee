import { dirname, isAbsolute, join, resolve } from 'node:path';

import { filesBelow } from './files.ts';
import { propertyOf } from './json.ts';
import { parseLenient } from './lenient-json.ts';

/** What paths mean: for each pattern the places to look at, in their order, as absolute paths. */
export type Paths = Readonly<Record<string, string[]>>;

/**
 * The paths of a configuration that the resolver refuses, as far as they can be read: its own, or those of the nearest file that it
 * extends. Does not throw.
 *
 * @param config an absolute path to a tsconfig.json or jsconfig.json
 * @param root what lies outside is not read
 */
export function readablePaths(config: string, root: string): Paths {
  const files = filesBelow(root);
  const seen = new Set<string>();
  const pending = [config];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const found = files.read(file);
    const data = found.kind === 'text' ? parseLenient(found.text) : undefined;
    const paths = pathsIn(data, dirname(file));
    if (paths) return paths;
    // The last one that is extended wins.
    for (const extended of [propertyOf(data, 'extends')].flat())
      if (typeof extended === 'string' && /^\.{0,2}[\\/]/.test(extended))
        pending.push(fileOf(resolve(dirname(file), extended)));
  }
  return {};
}

const fileOf = (path: string): string => (path.endsWith('.json') ? path : `${path}.json`);

function pathsIn(data: unknown, folder: string): Paths | undefined {
  const options = propertyOf(data, 'compilerOptions');
  const paths = propertyOf(options, 'paths');
  if (typeof paths !== 'object' || paths === null) return undefined;
  const baseUrl = propertyOf(options, 'baseUrl');
  const base = typeof baseUrl === 'string' ? resolve(folder, baseUrl) : folder;
  const found: Record<string, string[]> = {};
  for (const [pattern, targets] of Object.entries(paths)) {
    // `*` would mean every path, and so those that it stands for as well.
    if (pattern === '*' || pattern.startsWith('.') || !Array.isArray(targets)) continue;
    const places = targets.filter((target: unknown) => typeof target === 'string');
    found[pattern.includes('*') ? pattern : `${pattern}$`] = places.map((one) =>
      isAbsolute(one) ? one : join(base, one),
    );
  }
  return found;
}
