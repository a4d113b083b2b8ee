import { describe, expect, it } from 'vitest';

import { folderOf } from './folder.ts';
import { linterIn, marksIn, reportsIn, withoutMarks, type Files } from './linted.ts';
import { LATER, PAIRS } from './pairs.ts';
import { MEMBER_PAIRS } from './member-pairs.ts';

/** The reports in a project that is written into a folder of its own. */
function reported(marked: Files): readonly string[] {
  const files = withoutMarks(marked);
  return reportsIn(linterIn(folderOf(files)), files);
}

describe('what needs another file', () => {
  it.each([...PAIRS, ...MEMBER_PAIRS])('$title', ({ reported: wrong, silent }) => {
    expect(marksIn(wrong)).not.toEqual([]);
    expect({ wrong: reported(wrong), right: reported(silent) }).toEqual({ wrong: marksIn(wrong), right: [] });
  });
});

describe('what is not seen yet', () => {
  for (const { title, because } of LATER) it.todo(`${title}: ${because}`);

  it.each(LATER)('$title: reports nothing, either', ({ reported: wrong, silent }) => {
    expect({ wrong: reported(wrong), right: reported(silent) }).toEqual({ wrong: [], right: [] });
  });
});
