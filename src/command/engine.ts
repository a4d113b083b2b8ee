/** ESLint: found, set up without any configuration of the user's, and narrowed to the plugin's own findings. */

import type { ESLint, Linter } from 'eslint';
import type { ScanOptions } from './arguments.ts';
import type { SourceFile } from './files.ts';
import type { Loader } from './load.ts';
import { isOwnRule, RULE_PREFIX, type GuardPlugin } from './plugin.ts';

/** ESLint in the version at hand. Types are those of the version we build with; 8.57 and 9 agree where we look. */
export interface FoundEslint {
  readonly ESLint: typeof ESLint;
  /** The file it was loaded from. */
  readonly file: string;
}

/** A position in a file that does not parse, and why it does not. */
export interface ParseError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What became of one file. */
export type Linted = { readonly result: ESLint.LintResult } | { readonly parseError: ParseError };

export interface Engine {
  /** Lints a file's text. Rejects when a rule crashes. */
  lint(text: string, file: SourceFile): Promise<Linted>;
}

/** Turns results into a report; `maxWarnings` is told to formatters that mention it. */
export type Format = (
  results: ESLint.LintResult[],
  maxWarningsExceeded?: ESLint.MaxWarningsExceeded,
) => Promise<string>;

/**
 * Finds ESLint. In: the working folder and the loader. Out: ESLint, or one sentence that says what to install.
 * Throws nothing.
 */
export async function findEslint(cwd: string, load: Loader): Promise<FoundEslint | string> {
  const loaded = load('eslint', cwd);
  if (loaded.kind === 'absent') return 'ESLint is not installed here: run `npm install --save-dev eslint`.';
  if (loaded.kind === 'broken') return `ESLint does not load: ${loaded.reason}.`;
  // In 8.57 this picks the class that knows flat configuration; earlier versions lack it, and older ones the presets' form.
  const { loadESLint } = loaded.module as { loadESLint?: (options: { useFlatConfig: true }) => Promise<typeof ESLint> };
  if (loadESLint === undefined)
    return `ESLint in ${loaded.file} is too old: run \`npm install --save-dev eslint@latest\` (8.57 is the oldest that works).`;
  return { ESLint: await loadESLint({ useFlatConfig: true }), file: loaded.file };
}

/**
 * Sets ESLint up for a scan.
 *
 * In: ESLint, parser configuration, plugin, preset and whether the rules look into other files. Out: the engine; it keeps one ESLint for each root, which is
 * one altogether unless paths outside of the working folder were named.
 *
 * Comments that disable rules count exactly as they do when the plugin runs in ESLint, or a file would have two
 * verdicts; the summary says how many findings they hide. Comments about other rules, most of them unknown here and an
 * error each for ESLint, are dropped with everything else that is not a finding of ours.
 */
export function createEngine(
  eslint: FoundEslint,
  parsers: readonly Linter.Config[],
  plugin: GuardPlugin,
  { preset, isProject }: Pick<ScanOptions, 'isProject' | 'preset'>,
): Engine {
  const overrideConfig: Linter.Config[] = [
    // The list of files is made already: take back what ESLint leaves out by itself.
    { ignores: ['!**/node_modules/', '!.git/'] },
    ...parsers,
    { linterOptions: { reportUnusedDisableDirectives: false } },
    plugin.configs[preset],
    { settings: { 'jwt-guard': { project: isProject } } },
  ];
  const hosts = new Map<string, ESLint>();
  return {
    async lint(text, { path, root }) {
      const host = hosts.get(root) ?? new eslint.ESLint({ cwd: root, overrideConfigFile: true, overrideConfig });
      hosts.set(root, host);
      const [result] = await host.lintText(text, { filePath: path });
      if (result === undefined) throw new Error('ESLint left the file out');
      const fatal = result.messages.find(
        (message) => message.fatal === true && message.message.startsWith(PARSING_ERROR),
      );
      if (fatal === undefined) return { result: ownFindings(result, plugin) };
      return {
        parseError: {
          line: fatal.line,
          column: fatal.column,
          message: fatal.message.slice(PARSING_ERROR.length).split('\n', 1)[0] ?? '',
        },
      };
    },
  };
}

const PARSING_ERROR = 'Parsing error: ';

/** The result of a file that was not linted since there is nothing in it to find. In: its absolute name. Pure. */
export function cleanResult(filePath: string): ESLint.LintResult {
  return {
    filePath,
    messages: [],
    suppressedMessages: [],
    errorCount: 0,
    fatalErrorCount: 0,
    warningCount: 0,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
  };
}

/**
 * Loads a formatter by the name or path that ESLint's own `--format` takes.
 *
 * In: ESLint, the working folder, the name, the plugin. Out: the formatter, which gets the rules' documentation from
 * the plugin. Rejects when there is no such formatter or it does not load.
 */
export async function loadFormat(eslint: FoundEslint, cwd: string, name: string, plugin: GuardPlugin): Promise<Format> {
  const rulesMeta = Object.fromEntries(
    Object.entries(plugin.rules).map(([rule, { meta }]) => [RULE_PREFIX + rule, meta ?? {}]),
  );
  // ESLint would look the rules up in configuration, which it has only for files that this very object has linted.
  class FormatterHost extends eslint.ESLint {
    override getRulesMetaForResults(results: ESLint.LintResult[]): ReturnType<ESLint['getRulesMetaForResults']> {
      const used = new Set(
        results.flatMap(({ messages, suppressedMessages }) =>
          [...messages, ...suppressedMessages].map(({ ruleId }) => ruleId),
        ),
      );
      return Object.fromEntries(Object.entries(rulesMeta).filter(([rule]) => used.has(rule)));
    }
  }
  const formatter = await new FormatterHost({ cwd, overrideConfigFile: true }).loadFormatter(name);
  return async (results, maxWarningsExceeded) =>
    formatter.format(results, maxWarningsExceeded === undefined ? {} : { maxWarningsExceeded });
}

/** A result without the messages that are not findings of ours, and with its counts put right. */
function ownFindings(result: ESLint.LintResult, plugin: GuardPlugin): ESLint.LintResult {
  const messages = result.messages.filter(({ ruleId }) => isOwnRule(ruleId, plugin));
  const suppressedMessages = result.suppressedMessages.filter(({ ruleId }) => isOwnRule(ruleId, plugin));
  const errors = messages.filter(({ severity }) => severity === 2);
  const fixable = (list: readonly Linter.LintMessage[]): number => list.filter(({ fix }) => fix !== undefined).length;
  const own: ESLint.LintResult = {
    ...cleanResult(result.filePath),
    messages,
    suppressedMessages,
    errorCount: errors.length,
    warningCount: messages.length - errors.length,
    fixableErrorCount: fixable(errors),
    fixableWarningCount: fixable(messages) - fixable(errors),
  };
  // The text is kept for formatters that quote it, and only where they have something to quote.
  if (messages.length > 0 && result.source !== undefined) own.source = result.source;
  return own;
}
