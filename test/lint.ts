import * as parser from '@typescript-eslint/parser';
import { Linter, type SourceCode } from 'eslint';

import plugin from '../src/index.ts';

/** A report as the tests compare it. */
export interface Report {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

const PREFIX = 'jwt-guard/';

/** Rules that ask for more than a verification that is in order has: each would report most samples of the others. */
export const DEMANDING: ReadonlySet<string> = new Set([
  'prefer-jwks',
  'require-expiration-check',
  'require-token-type',
  'restrict-verification',
]);

/** Every rule at its defaults, but for those that ask for more. */
export const everyRule: Linter.RulesRecord = Object.fromEntries(
  Object.keys(plugin.rules)
    .filter((rule) => !DEMANDING.has(rule))
    .map((rule) => [`${PREFIX}${rule}`, 'error']),
);

const linter = new Linter();

/**
 * Lints a text with the plugin's sources.
 *
 * @throws Error when the text does not parse: a sample that says nothing must not pass for one that is silent
 */
export function lint(
  code: string,
  filename: string,
  { rules = everyRule, settings = {} }: Pick<Linter.Config, 'rules' | 'settings'> = {},
): readonly Report[] {
  const messages = linter.verify(
    code,
    {
      // Not `**/*`: that pattern alone matches nothing.
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: { 'jwt-guard': plugin },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: !filename.endsWith('.ts') } } },
      rules,
      settings,
    },
    { filename },
  );
  const failure = messages.find((message) => message.ruleId === null);
  if (failure) throw new Error(`${filename}:${failure.line} ${failure.message}\n${code}`);
  return messages.map(({ ruleId, line, column, endLine, endColumn, message }) => ({
    rule: ruleId?.slice(PREFIX.length) ?? '',
    line,
    column,
    endLine: endLine ?? line,
    endColumn: endColumn ?? column,
    message,
  }));
}

/** The syntax tree of a text, as rules see it: with parents. */
export function parsed(code: string, filename: string): SourceCode {
  lint(code, filename);
  return linter.getSourceCode();
}
