import { describe, expect, it } from 'vitest';

import { CYCLES, tangle } from './cycles.ts';
import { folderOf } from './folder.ts';
import { lintedNames, linterIn, marksIn, reportsIn, withoutMarks, type Files } from './linted.ts';
import { LATER, PAIRS } from './pairs.ts';

/** What is reported when files are linted in an order, by a linter that has seen nothing before. */
const inOrder = (files: Files, names: readonly string[]): readonly string[] =>
  reportsIn(linterIn(folderOf(files)), files, names);

/** Each file by a linter that has seen nothing before. */
const alone = (files: Files): readonly string[] =>
  lintedNames(files)
    .flatMap((name) => inOrder(files, [name]))
    .toSorted();

const TANGLES = 30;

/** All orders of few files; of more, those that begin or end with each of them. */
function ordersOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length > 3)
    return names.flatMap((_, at) => {
      const turned = [...names.slice(at), ...names.slice(0, at)];
      return [turned, turned.toReversed()];
    });
  if (names.length < 2) return [names];
  return names.flatMap((first) => ordersOf(names.filter((name) => name !== first)).map((rest) => [first, ...rest]));
}

function expectSame(files: Files): readonly string[] {
  const expected = alone(files);
  const found = ordersOf(lintedNames(files)).map((names) => ({ names, reports: inOrder(files, names) }));
  expect(found).toEqual(found.map(({ names }) => ({ names, reports: expected })));
  return expected;
}

describe('files are reported the same in every order, and alone', () => {
  it.each([...PAIRS, ...LATER])('$title', ({ reported, silent }) => {
    expectSame(withoutMarks(reported));
    expectSame(withoutMarks(silent));
  });

  it.each(Object.entries(CYCLES))('%s', (_, marked) => {
    expect(expectSame(withoutMarks(marked))).toEqual(marksIn(marked));
  });

  it.each(Array.from({ length: TANGLES }, (_, seed) => seed))('a tangle: %i', (seed) => {
    expectSame(tangle(seed));
  });

  it('and tangles are reported for something', () => {
    const counts = Array.from({ length: TANGLES }, (_, seed) => alone(tangle(seed)).length);
    expect(counts.filter((count) => count > 2).length).toBeGreaterThan(TANGLES / 2);
  });
});
