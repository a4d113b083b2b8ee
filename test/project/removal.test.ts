import { describe, expect, it } from 'vitest';

import { changedFolder, CHANGES } from './changes.ts';
import { folderOf } from './folder.ts';
import { lintedNames, linterIn, reportsIn, withoutMarks, type Files } from './linted.ts';
import { FORMS, type Case } from './matrix.ts';
import { LATER, PAIRS } from './pairs.ts';
import { casesOf, folderName } from './workspace.ts';

/** Callers that compare the claims are what the check of their file rests on: the one exception to the law that is seen here. */
const isExcused = (report: string): boolean => /^read\.ts:\d+ require-(?:audience|issuer)$/.test(report);

/** The reports of files whose text a change leaves as it is, that are new. */
function added(
  files: Files,
  name: string,
  { apply, isLarge }: (typeof CHANGES)[number],
  before: readonly string[],
): readonly string[] {
  const changed = apply(files, name);
  if (!changed) return [];
  const names = lintedNames(changed).filter((one) => one !== name);
  return reportsIn(linterIn(changedFolder(changed, isLarge ? [name] : [])), changed, names).filter(
    (report) => !before.includes(report),
  );
}

describe('less knowledge adds no report', () => {
  const projects = [...PAIRS, ...LATER].flatMap(({ title, reported, silent }) => [
    { title: `${title}, wrong`, marked: reported },
    { title: `${title}, right`, marked: silent },
  ]);

  it.each(projects)('$title', ({ marked }) => {
    const files = withoutMarks(marked);
    const before = reportsIn(linterIn(folderOf(files)), files);
    const found = Object.keys(files).flatMap((name) =>
      CHANGES.flatMap((change) =>
        added(files, name, change, before).map((report) => `${name} ${change.title}: ${report}`),
      ),
    );
    expect(found.filter((line) => !isExcused(line.split(': ')[1] ?? ''))).toEqual([]);
  });

  it.each([
    ['X5', 'subject.ts', ['read.ts:3 require-audience', 'read.ts:3 require-issuer']],
    // What nobody is seen to register may be registered somewhere else, and a type that is not seen may be one of anything.
    ['X6. a Fastify', 'server.ts', []],
    ['X6. a Nest', 'tickets.module.ts', []],
    ['X12', 'types.ts', []],
  ])('but for the written exceptions: %s without %s', (start, name, expected) => {
    const pair = PAIRS.find(({ title }) => title.startsWith(start));
    const [gone] = CHANGES;
    expect(pair && gone && added(withoutMarks(pair.silent), name, gone, [])).toEqual(expected);
  });
});

/** A file of a case that imports what is exported: how it is imported makes no difference to what is not there. */
function usersIn({ files, kind }: Case): readonly string[] {
  const names = lintedNames(files).filter((name) => /^src\/(?:named|default|require)\./.test(name));
  return kind === 'wrong' ? names.slice(0, 1) : names.slice(-1);
}

const homeIn = ({ files }: Case): readonly string[] =>
  Object.keys(files).filter((name) => /^src\/(?:inner|values)\./.test(name));

/** A case after something became of one of its files, in a folder of its own. */
function variantsOf(
  one: Case,
): readonly { readonly folder: string; readonly files: Files; readonly large: readonly string[] }[] {
  const users = usersIn(one);
  const kept = Object.fromEntries(
    Object.entries(one.files).filter(
      ([name]) => users.includes(name) || !lintedNames({ [name]: '' }).length || homeIn(one).includes(name),
    ),
  );
  return homeIn(one).flatMap((name, index) =>
    CHANGES.flatMap(({ title, apply, isLarge }) => {
      const files = apply(kept, name);
      const folder = `${folderName(one)}-${index}-${title.replaceAll(' ', '-')}`;
      return files ? [{ folder, files, large: isLarge ? [name] : [] }] : [];
    }),
  );
}

describe('nothing that becomes of what is imported adds a report', () => {
  it.each(FORMS)('$title', (form) => {
    const cases = casesOf(form);
    const all: Record<string, string> = {};
    const large: string[] = [];
    const found: string[] = [];
    const variants = cases.flatMap((one) => variantsOf(one).map((variant) => ({ ...variant, one })));
    for (const variant of variants) {
      for (const [name, text] of Object.entries(variant.files)) all[`${variant.folder}/${name}`] = text;
      large.push(...variant.large.map((name) => `${variant.folder}/${name}`));
    }
    const linter = linterIn(changedFolder(all, large));
    for (const { folder, one } of variants) {
      const names = usersIn(one).map((name) => `${folder}/${name}`);
      const reports = reportsIn(linter, all, names).map((report) => report.slice(folder.length + 1));
      found.push(...reports.filter((report) => !one.expected.includes(report)).map((report) => `${folder}: ${report}`));
    }
    expect(found).toEqual([]);
  });
});
