import { libraries } from './libraries/index.ts';
import { compileTable, type OwnModule, type Table } from './model/table.ts';
import { platforms } from './platforms/index.ts';

export interface Additions {
  readonly own: readonly OwnModule[];
  readonly versions: Readonly<Record<string, string>>;
}

const NEWEST: Additions = { own: [], versions: {} };
const compiled = new WeakMap<object, Table>();

/**
 * Everything known of libraries and platforms, with what settings add. Compiled when the first file is looked at, not
 * when the plugin loads.
 *
 * @param settings an object that stays the same for the same settings
 */
export function tableFor(settings: Additions = NEWEST): Table {
  const isPlain = settings.own.length === 0 && Object.keys(settings.versions).length === 0;
  const key = isPlain ? NEWEST : settings;
  const known = compiled.get(key) ?? compileTable({ libraries: libraries(), platforms: platforms(), ...settings });
  compiled.set(key, known);
  return known;
}
