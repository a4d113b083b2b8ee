import { join } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../../src/index.ts';
import { DEMANDING } from '../lint.ts';

const PREFIX = 'jwt-guard/';

/** A mark at the end of a line: what is reported there. */
const MARK = /\s*\/\/ reports: (?<rules>[\w, -]+)$/;

const LINTED = /\.[cm]?[jt]sx?$/;

/** Files of a project by their names; a mark at the end of a line says what is reported there. */
export type Files = Readonly<Record<string, string>>;

/** The files as they are written. */
export function withoutMarks(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .split('\n')
        .map((line) => line.replace(MARK, ''))
        .join('\n'),
    ]),
  );
}

/** What the marks say, as `name:line rule`. */
export function marksIn(files: Files): readonly string[] {
  return Object.entries(files)
    .flatMap(([name, text]) =>
      text.split('\n').flatMap((line, index) => {
        const rules = MARK.exec(line)?.groups?.['rules']?.split(', ') ?? [];
        return rules.map((rule) => `${name}:${index + 1} ${rule}`);
      }),
    )
    .sort();
}

/** The names of those files that a linter is given. */
export const lintedNames = (files: Files): readonly string[] => Object.keys(files).filter((name) => LINTED.test(name));

/** What becomes of a linter that sees a project. */
export interface Project {
  /** The reports in a file of the folder, whose text is given, as `name:line rule`, but for rules that ask for more than being in order. */
  lint(name: string, text: string): readonly string[];
  /** What each suggestion for a file makes of its text. */
  suggest(name: string, text: string): readonly string[];
}

/**
 * A linter in a folder with the preset strict.
 *
 * @param project as in the settings: undefined for none
 */
export function linterIn(folder: string, project: object | undefined = { root: folder }): Project {
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config = {
    ...plugin.configs.strict,
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser },
    settings: project ? { 'jwt-guard': { project } } : {},
  };
  const run = (name: string, text: string): readonly Linter.LintMessage[] => {
    const found = linter.verify(text, config, { filename: join(folder, name) });
    const failure = found.find(({ ruleId }) => ruleId === null);
    if (failure) throw new Error(`${name}:${failure.line} ${failure.message}\n${text}`);
    return found.filter(({ ruleId }) => !DEMANDING.has(ruleId?.slice(PREFIX.length) ?? ''));
  };
  return {
    suggest: (name, text) =>
      run(name, text)
        .flatMap(({ suggestions }) => suggestions ?? [])
        .map(({ fix: { range, text: added } }) => text.slice(0, range[0]) + added + text.slice(range[1])),
    lint: (name, text) => run(name, text).map(({ line, ruleId }) => `${name}:${line} ${ruleId?.slice(PREFIX.length)}`),
  };
}

/** The reports in all files of a project, without those that are reported more than once in a line. */
export function reportsIn(
  linter: Project,
  files: Files,
  names: readonly string[] = lintedNames(files),
): readonly string[] {
  return [...new Set(names.flatMap((name) => linter.lint(name, files[name] ?? '')))].sort();
}
