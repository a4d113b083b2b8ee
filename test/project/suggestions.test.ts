import { describe, expect, it } from 'vitest';

import { folderOf } from './folder.ts';
import { lintedNames, linterIn, withoutMarks, type Files } from './linted.ts';
import { MEMBER_PAIRS } from './member-pairs.ts';
import { PAIRS } from './pairs.ts';

/** The lines of a text that bring something in. */
const importsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('import ') || line.includes('require('));

function expectWhole(marked: Files): number {
  const files = withoutMarks(marked);
  const linter = linterIn(folderOf(files));
  let count = 0;
  for (const name of lintedNames(files)) {
    const text = files[name] ?? '';
    for (const suggested of linter.suggest(name, text)) {
      count++;
      // Linting what was suggested throws where it does not parse.
      linter.lint(name, suggested);
      const imports = importsIn(suggested);
      expect(importsIn(text).filter((line) => !imports.includes(line))).toEqual([]);
    }
  }
  return count;
}

describe('a suggestion in a file that uses what others export', () => {
  it('changes no import, and leaves a program', () => {
    const counts = [...PAIRS, ...MEMBER_PAIRS].map(({ reported }) => expectWhole(reported));
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });
});
