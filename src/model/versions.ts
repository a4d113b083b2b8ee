import type { Library } from './vocabulary.ts';

/**
 * A library as a given version has it. Without a version: as the newest.
 *
 * @param version dotted numbers, `4.10` or `4.10.2`; what follows a hyphen or plus sign is ignored
 */
export function atVersion(library: Library, version: string | undefined): Library {
  if (version === undefined) return library;
  const older = (library.versions ?? [])
    .filter(({ below }) => isBelow(version, below))
    .toSorted((a, b) => (isBelow(a.below, b.below) ? 1 : -1));
  return older.reduce<Library>(
    (newer, { exports, things, subpaths, verifiedOn }) => ({
      ...newer,
      exports: exports ?? newer.exports,
      things: { ...newer.things, ...things },
      subpaths: { ...newer.subpaths, ...subpaths },
      ...(verifiedOn !== undefined && { verifiedOn }),
    }),
    library,
  );
}

/** Whether a version is older than another. Numbers that are not written count as 0: `4` is `4.0.0`. */
export function isBelow(version: string, other: string): boolean {
  const [mine, theirs] = [numbersOf(version), numbersOf(other)];
  for (const index of [0, 1, 2]) {
    const difference = (mine[index] ?? 0) - (theirs[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbersOf(version: string): readonly number[] {
  const [numbers = ''] = version.split(/[-+]/);
  return numbers.split('.').map(Number);
}

/** Whether a text is a version: one to three dotted numbers, with anything behind a hyphen or plus sign. */
export function isVersion(text: string): boolean {
  return /^\d+(?:\.\d+){0,2}(?:[-+][\w.+-]+)?$/.test(text);
}
