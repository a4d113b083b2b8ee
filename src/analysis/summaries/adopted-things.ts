import { lookUp, type Source } from '../../model/table.ts';
import type { Ref, Thing } from '../../model/vocabulary.ts';

/**
 * A thing of a library among those of a file that exports it: the things that it refers to by name come with it, under names that
 * nothing else has.
 *
 * @param things those of the file; what is adopted is added
 */
export function adoptThing(thing: Thing, source: Source, things: Record<string, Thing>): Thing {
  const rename = (ref: string): string => `${source.name} ${ref.slice(1)}`;
  const adopt = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('#') ? `#${named(value)}` : value;
    if (Array.isArray(value)) return value.map(adopt);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, adopt(one)]));
  };
  const named = (ref: string): string => {
    const name = rename(ref);
    if (!Object.hasOwn(things, name)) {
      things[name] = {};
      things[name] = adopt(lookUp(ref as Ref, source)) as Thing;
    }
    return name;
  };
  // Renaming changes no shape.
  return adopt(thing) as Thing;
}
