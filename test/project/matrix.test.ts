import { describe, expect, it } from 'vitest';

import { folderOf } from './folder.ts';
import { linterIn, reportsIn } from './linted.ts';
import { FORMS, LATER } from './matrix.ts';
import { casesOf, folderName, workspaceOf } from './workspace.ts';

describe('what is exported in some form and imported in another', () => {
  it.each(FORMS)('$title', (form) => {
    const cases = casesOf(form);
    const files = workspaceOf(cases);
    const later = LATER[form.title]?.subjects ?? [];
    const expected = cases
      .filter(({ subject }) => !later.includes(subject))
      .flatMap((one) => one.expected.map((report) => `${folderName(one)}/${report}`));
    expect(reportsIn(linterIn(folderOf(files)), files)).toEqual(expected.toSorted());
  });
});

describe('what is not seen yet', () => {
  for (const [form, { subjects, because }] of Object.entries(LATER))
    it.todo(`${form} (${subjects.join(', ')}): ${because}`);
});
