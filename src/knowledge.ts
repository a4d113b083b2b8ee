import { libraries } from './libraries/index.ts';
import { compileTable, type Table } from './model/table.ts';
import { platforms } from './platforms/index.ts';

/** The packages whose configuration the settings may state. */
export const LIBRARY_NAMES: readonly string[] = libraries.map((library) => library.name);

let compiled: Table | undefined;

/** Everything known of libraries and platforms. Compiled when the first file is looked at, not when the plugin loads. */
export function table(): Table {
  compiled ??= compileTable(libraries, platforms);
  return compiled;
}
