/** The command, without a process: everything it reads or writes beside files comes in as an argument. */

import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { ESLint } from 'eslint';
import { readArguments, type ScanOptions } from './arguments.ts';
import {
  cleanResult,
  createEngine,
  findEslint,
  loadFormat,
  type Engine,
  type Format,
  type ParseError,
} from './engine.ts';
import { explainTarget, type Answer } from './explain.ts';
import { display, explain, listFiles, type FileList, type SourceFile } from './files.ts';
import { HELP } from './help.ts';
import { languageOf, LANGUAGES, PARSER_PACKAGES, type Language } from './languages.ts';
import { loadPackage, type Loader } from './load.ts';
import { findParsers, type Parsers } from './parsers.ts';
import type { GuardPlugin } from './plugin.ts';
import { createProgress } from './progress.ts';
import { count, summarise } from './summary.ts';

/** The surroundings of a run. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether somebody watches stderr. */
  readonly isTTY: boolean;
}

/** What a run works with. */
export interface Parts {
  readonly plugin: GuardPlugin;
  readonly load?: Loader;
  /** The folder that the rules' pages are in. */
  readonly pages: string;
  /** Says why the files that files import cannot be looked into, if so; the listener hears of mistakes in configurations there. */
  readonly unavailable?: (listener: (line: string) => void) => string | undefined;
  /** Whether a text can hold anything to find. A file that cannot counts as scanned, and is not even parsed. */
  readonly mayHoldFindings?: (text: string, file: SourceFile, isProject: boolean) => boolean;
}

export type ExitCode = 0 | 1 | 2;

/** Of a long list of files that do not parse, this many are named. */
const NAMED = 20;

/** Runs the command. In: the arguments after the program's name. Out: the exit code, once everything is written. */
export async function run(args: readonly string[], io: Io, parts: Parts): Promise<ExitCode> {
  const command = readArguments(args);
  switch (command.kind) {
    case 'help':
      io.stdout(HELP);
      return 0;
    case 'version':
      io.stdout(`${parts.plugin.meta.version}\n`);
      return 0;
    case 'mistake':
      say(io, command.message);
      return 2;
    case 'explain':
      return answer(await explainTarget(command.target, command.asJson, io.cwd, parts), io);
    case 'scan':
      return scan(command.options, io, parts);
  }
}

function answer(found: Answer, io: Io): ExitCode {
  if ('mistake' in found) {
    say(io, found.mistake);
    return 2;
  }
  for (const remark of found.remarks ?? []) say(io, remark);
  io.stdout(found.text);
  return 0;
}

/**
 * Scans files and reports what is found.
 *
 * In: what to scan and how to report it. Out: the exit code, 0 clean, 1 findings, 2 could not run or not all of it.
 * Mistakes are sentences on stderr; rejects only for what nobody foresaw.
 */
export async function scan(options: ScanOptions, io: Io, parts: Parts): Promise<ExitCode> {
  const load = parts.load ?? loadPackage;
  const eslint = await findEslint(io.cwd, load);
  if (typeof eslint === 'string') {
    say(io, eslint);
    return 2;
  }
  let format: Format;
  try {
    format = await loadFormat(eslint, io.cwd, options.format ?? 'stylish', parts.plugin);
  } catch (error) {
    say(
      io,
      `--format expects the name of an ESLint formatter that is installed: "${options.format ?? 'stylish'}" does not load (${explain(error)}).`,
    );
    return 2;
  }

  const isProject = options.isProject && isReady(io, parts);
  const list = listFiles(options.paths, io.cwd);
  for (const { path, reason } of [...list.leftOut, ...list.unreadable]) say(io, `${path}: ${reason}.`);
  const languages = new Set(list.files.map(({ path }) => languageOf(path)));
  let tools: Tools | undefined;
  const getTools = (): Tools => {
    if (tools) return tools;
    const parsers = findParsers(languages, io.cwd, eslint.file, load);
    return (tools = { parsers, engine: createEngine(eslint, parsers.config, parts.plugin, { ...options, isProject }) });
  };
  const outcome = await lintAll(list.files, getTools, io, parts, { ...options, isProject });
  if (outcome.skipped.size > 0) describeSkipped(outcome, getTools().parsers, io);
  describeUnparsed(outcome.unparsed, io);

  const onlyLeftOut = list.leftOut.length > 0 && list.leftOut.length === options.paths.length;
  const nothingScanned = outcome.scanned === 0 && !onlyLeftOut;
  if (nothingScanned)
    say(
      io,
      list.files.length === 0
        ? `Nothing was scanned: no files with the extensions ${[...LANGUAGES.keys()].join(' ')} there.`
        : 'Nothing was scanned.',
    );
  const incomplete = list.unreadable.length > 0 || outcome.failed > 0 || nothingScanned;

  const written = await report(outcome, options, io, format, parts.plugin);
  if (!written || incomplete) return 2;
  return fails(outcome.results, options.maxWarnings) ? 1 : 0;
}

/** Whether the files that files import can be looked into. If not, that is said, and each file is judged alone. */
function isReady(io: Io, parts: Parts): boolean {
  const why = parts.unavailable?.((line) => say(io, line));
  if (why !== undefined) say(io, `Each file is judged alone: ${why}.`);
  return why === undefined;
}

/** What became of the files. */
interface Outcome {
  /** In the order of the files. */
  readonly results: ESLint.LintResult[];
  readonly unparsed: ({ readonly path: string } & ParseError)[];
  /** Files that may hold findings and whose parser is missing, by language. */
  readonly skipped: Map<Language, number>;
  scanned: number;
  /** Files that could not be read, or that a rule crashed on. */
  failed: number;
}

/** What files are parsed and linted with. Loading a parser takes longer than to look at a thousand texts. */
interface Tools {
  readonly parsers: Parsers;
  readonly engine: Engine;
}

/** Lints one file after the other, so that only one is in memory. The tools are asked for by the first that is to be parsed. */
async function lintAll(
  files: FileList['files'],
  getTools: () => Tools,
  io: Io,
  parts: Parts,
  { format, isProject }: ScanOptions,
): Promise<Outcome> {
  // The report for people leaves clean files out, so these need not be remembered.
  const keepClean = format !== undefined;
  const outcome: Outcome = { results: [], unparsed: [], skipped: new Map(), scanned: 0, failed: 0 };
  const progress = createProgress(files.length, io.isTTY ? io.stderr : undefined);
  const fail = (file: SourceFile, error: unknown): void => {
    outcome.failed += 1;
    progress.clear();
    say(io, `${display(file.path, io.cwd)}: not scanned, ${explain(error)}${crashedRule(error)}.`);
  };

  for (const [index, file] of files.entries()) {
    progress.update(index);
    try {
      // One file is read at a time, and reading it asynchronously takes ten times as long.
      const text = readFileSync(file.path, 'utf8');
      if (parts.mayHoldFindings?.(text, file, isProject) ?? true)
        await lintOne(text, file, getTools(), io, outcome, keepClean);
      else addResult(outcome, cleanResult(file.path), keepClean);
    } catch (error) {
      fail(file, error);
    }
  }
  progress.clear();
  return outcome;
}

/** Lints a file that may hold findings. */
async function lintOne(
  text: string,
  file: SourceFile,
  { parsers, engine }: Tools,
  io: Io,
  outcome: Outcome,
  keepClean: boolean,
): Promise<void> {
  const skip = (language: Language): unknown => outcome.skipped.set(language, (outcome.skipped.get(language) ?? 0) + 1);
  const language = languageOf(file.path);
  if (parsers.missing.has(language)) {
    skip(language);
    return;
  }
  const linted = await engine.lint(text, file);
  if ('result' in linted) addResult(outcome, linted.result, keepClean);
  else if (parsers.missing.has('TypeScript') && TYPESCRIPT_BLOCK.test(text) && language !== 'JavaScript')
    skip('TypeScript');
  else outcome.unparsed.push({ path: display(file.path, io.cwd), ...linted.parseError });
}

function addResult(outcome: Outcome, result: ESLint.LintResult, keepClean: boolean): void {
  outcome.scanned += 1;
  if (keepClean || result.messages.length + result.suppressedMessages.length > 0) outcome.results.push(result);
}

/** ESLint names the rule that crashed in a later line of the error. */
function crashedRule(error: unknown): string {
  const rule = error instanceof Error ? /^Rule: "(.+)"$/mu.exec(error.message)?.[1] : undefined;
  return rule === undefined ? '' : ` (in ${rule})`;
}

/** A block of TypeScript in a Vue or Svelte file. No tag is longer. */
const TYPESCRIPT_BLOCK = /<script\b[^>]{1,1000}\blang\s*=\s*["']?(?:ts|typescript)/u;

function describeSkipped({ skipped }: Outcome, parsers: Parsers, io: Io): void {
  for (const [language, number] of skipped) {
    if (language === 'JavaScript') continue;
    const name = PARSER_PACKAGES[language];
    say(
      io,
      `${count(number, `${language} file`)} skipped, ${name} ${parsers.missing.get(language) ?? ''}: to include them run \`npm install --save-dev ${name}\`.`,
    );
  }
}

function describeUnparsed(unparsed: Outcome['unparsed'], io: Io): void {
  for (const { path, line, column, message } of unparsed.slice(0, NAMED))
    say(io, `${path}:${line}:${column}: not scanned, it does not parse: ${message}`);
  if (unparsed.length > NAMED)
    say(io, `${count(unparsed.length - NAMED, 'more file')} not scanned since they do not parse.`);
}

/** Writes the report and the summary. Out: whether that worked. */
async function report(
  outcome: Outcome,
  options: ScanOptions,
  io: Io,
  format: Format,
  plugin: GuardPlugin,
): Promise<boolean> {
  const { outputFile, maxWarnings } = options;
  const warnings = total(outcome.results, 'warningCount');
  const exceeded =
    maxWarnings !== undefined && warnings > maxWarnings ? { maxWarnings, foundWarnings: warnings } : undefined;
  let trouble = '--format: the formatter failed';
  let written = true;
  try {
    const formatted = await format(outcome.results, exceeded);
    const text = formatted === '' || formatted.endsWith('\n') ? formatted : `${formatted}\n`;
    if (outputFile === undefined) {
      io.stdout(text);
    } else {
      trouble = `--output-file expects a file that can be written: ${outputFile} cannot`;
      const target = resolve(io.cwd, outputFile);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, stripVTControlCharacters(text));
    }
  } catch (error) {
    say(io, `${trouble} (${explain(error)}).`);
    written = false;
  }
  const machineReads = options.format !== undefined && outputFile === undefined;
  (machineReads ? io.stderr : io.stdout)(summarise(outcome.results, outcome.scanned, plugin));
  if (exceeded) say(io, `${count(warnings, 'warning')}, more than the ${maxWarnings} that --max-warnings allows.`);
  return written;
}

/** Whether findings make the run fail, by ESLint's own rules: errors do, warnings do above the maximum. */
function fails(results: readonly ESLint.LintResult[], maxWarnings = Infinity): boolean {
  return total(results, 'errorCount') > 0 || total(results, 'warningCount') > maxWarnings;
}

function total(results: readonly ESLint.LintResult[], key: 'errorCount' | 'warningCount'): number {
  return results.reduce((sum, result) => sum + result[key], 0);
}

function say(io: Io, sentence: string): void {
  io.stderr(`jwt-guard: ${sentence}\n`);
}
