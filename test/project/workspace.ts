import type { Files } from './linted.ts';
import { caseOf, SUBJECTS, type Case, type Form } from './matrix.ts';

/** The folder of a case in the workspace of its form. */
export const folderName = ({ subject, kind }: Pick<Case, 'kind' | 'subject'>): string =>
  `${subject.replaceAll(' ', '-')}-${kind}`;

/** All that is exported in one form, right and wrong. */
export function casesOf(form: Form): readonly Case[] {
  return SUBJECTS.flatMap((subject) =>
    (['wrong', 'right'] as const).flatMap(
      (kind) => caseOf(form, subject, kind, `@acme/${folderName({ subject: subject.title, kind })}`) ?? [],
    ),
  );
}

/** Each case in a folder of its own, in one workspace. */
export function workspaceOf(cases: readonly Case[]): Files {
  const files: Record<string, string> = { 'package.json': JSON.stringify({ workspaces: ['*'] }) };
  for (const one of cases)
    for (const [name, text] of Object.entries(one.files)) files[`${folderName(one)}/${name}`] = text;
  return files;
}
