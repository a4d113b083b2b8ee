import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode, type Rule } from 'eslint';

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

interface Given extends Pick<Linter.Config, 'rules' | 'settings'> {
  /** how plain JavaScript is read. Default: as ESLint does by the file's name */
  readonly sourceType?: Linter.SourceType;
}

/**
 * Lints a text with the plugin's sources: plain JavaScript as ESLint reads it by itself, the rest with the parser for TypeScript.
 *
 * @throws Error when the text does not parse: a sample that says nothing must not pass for one that is silent
 */
export function lint(
  code: string,
  filename: string,
  { rules = everyRule, settings = {}, sourceType }: Given = {},
): readonly Report[] {
  const messages = linter.verify(
    code,
    {
      // Not `**/*`: that pattern alone matches nothing.
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: { 'jwt-guard': plugin },
      languageOptions: {
        ...(/\.[cm]?tsx?$/.test(filename) && { parser }),
        ...(sourceType && { sourceType }),
        parserOptions: { ecmaFeatures: { jsx: !filename.endsWith('.ts') } },
      },
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

/** The reports in a text, and its syntax tree as rules see it: with parents. */
export function parsed(
  code: string,
  filename: string,
): { readonly reports: readonly Report[]; readonly sourceCode: SourceCode } {
  const reports = lint(code, filename);
  return { reports, sourceCode: linter.getSourceCode() };
}

/** A report that nobody asked the place of. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
}

/**
 * What rules find in a text, without what else ESLint does: no configuration to check, no comments to obey, no places to report. For
 * tests that ask about ten thousand texts; one of them sees to it that ESLint finds the same.
 *
 * @param rules names and modules, to be run at their defaults
 * @throws Error when the text does not parse
 */
export function findings(
  code: string,
  filename: string,
  rules: readonly (readonly [string, Rule.RuleModule])[],
): readonly Finding[] {
  const options: parser.ParserOptions = {
    filePath: filename,
    sourceType: 'module',
    ecmaFeatures: { jsx: !filename.endsWith('.ts') },
    ...{ range: true, loc: true, tokens: true, comment: true },
    // Nobody asks for TypeScript's own nodes, nor for declarations of what every program has.
    ...{ preserveNodeMaps: false, lib: [] },
  };
  const { ast, scopeManager, services, visitorKeys } = parser.parseForESLint(code, options);
  // ESLint's types and those of typescript-eslint speak of the same things, and do not fit.
  const sourceCode = new SourceCode({ text: code, ast, scopeManager, parserServices: services, visitorKeys } as never);
  // On the way nodes get their parents.
  sourceCode.traverse();
  return rules.flatMap(([rule, { create }]) => {
    const found: Finding[] = [];
    const report = ({ messageId }: { messageId: string }): void => void found.push({ rule, messageId });
    const context = { sourceCode, filename, options: [], settings: {}, cwd: process.cwd(), id: rule, report };
    const { Program } = create(context as never);
    Program?.(ast as never);
    return found;
  });
}
