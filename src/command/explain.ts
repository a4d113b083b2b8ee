/** `jwt-guard explain`: a rule's page, what is known of a file, or of what it exports. */

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import type { Linter, Rule } from 'eslint';
import { openGate, type Explanation } from '../analysis/index.ts';
import { loadCore, type Core } from '../deferred.ts';
import { lookAt } from '../look.ts';
import { isTestPath } from '../test-path.ts';
import { createEngine, findEslint } from './engine.ts';
import { explainedText, type ExplainedFile, type Finding } from './explained-text.ts';
import { exportText } from './export-text.ts';
import { display, explain, listFiles, type SourceFile } from './files.ts';
import { unavailable } from './gate.ts';
import { languageOf, PARSER_PACKAGES } from './languages.ts';
import { loadPackage, type Loader } from './load.ts';
import { findParsers } from './parsers.ts';
import { RULE_PREFIX, type GuardPlugin } from './plugin.ts';

/** What `explain` works with. */
export interface ExplainParts {
  readonly plugin: GuardPlugin;
  readonly load?: Loader;
  /** The folder that the rules' pages are in. */
  readonly pages: string;
}

/** An answer, or one sentence on why there is none. */
export type Answer =
  | {
      readonly text: string;
      /** what is to be said beside it, a line each */
      readonly remarks?: readonly string[];
    }
  | { readonly mistake: string };

/**
 * Explains a rule, a file or an export.
 *
 * In: the name of a rule, or `FILE`, `FILE:LINE` or `FILE#EXPORT`; whether to answer in JSON; the absolute working folder. Out: the text to
 * print, or a sentence. Rejects when a rule crashes on the file.
 */
export async function explainTarget(
  target: string,
  asJson: boolean,
  cwd: string,
  parts: ExplainParts,
): Promise<Answer> {
  const rule = target.startsWith(RULE_PREFIX) ? target.slice(RULE_PREFIX.length) : target;
  if (Object.hasOwn(parts.plugin.rules, rule)) return { text: pageOf(rule, parts.pages) };
  const { path, line, exported } = readTarget(target, cwd);
  const { files, leftOut, unreadable } = listFiles([path], cwd);
  const [remark] = [...leftOut, ...unreadable];
  if (remark)
    return {
      mistake: `${remark.path}: ${remark.reason}. explain takes the name of a rule, FILE, FILE:LINE or FILE#EXPORT.`,
    };
  const [file] = files;
  if (file?.path !== resolve(cwd, path)) return { mistake: `${path} is a folder: explain takes one file.` };
  if (exported !== undefined) return explainOne(file, exported, asJson, cwd);
  const explained = await look(file, line, cwd, parts);
  if (typeof explained === 'string') return { mistake: explained };
  return { text: asJson ? `${JSON.stringify(explained, undefined, 2)}\n` : explainedText(explained) };
}

/** The page as it is written, without the marks of the tool that keeps its head. */
function pageOf(rule: string, pages: string): string {
  return readFileSync(join(pages, `${rule}.md`), 'utf8').replaceAll(/^<!--.*-->\n\n?/gm, '');
}

/** What was asked about: a file, a line of it, or something that it exports. */
interface Target {
  readonly path: string;
  readonly line?: number;
  readonly exported?: string;
}

/** `a.ts:12` is line 12 of `a.ts`, and `a.ts#b` its export `b`, unless there is a file of that name. */
function readTarget(target: string, cwd: string): Target {
  if (existsSync(resolve(cwd, target))) return { path: target };
  const [, file, exported] = /^(.+)#([^#/\\]+)$/u.exec(target) ?? [];
  if (file !== undefined && exported !== undefined) return { path: file, exported };
  const [, path, line] = /^(.+):(\d+)$/u.exec(target) ?? [];
  return path === undefined ? { path: target } : { path, line: Number(line) };
}

/** Looks at an export as the other files of the project see it. */
function explainOne(file: SourceFile, exported: string, asJson: boolean, cwd: string): Answer {
  const name = display(file.path, cwd);
  const { explainExported } = loadCore();
  const remarks: string[] = [];
  unavailable((line) => remarks.push(line));
  let found: ReturnType<Core['explainExported']>;
  try {
    found = explainExported(file.root, realpathSync(file.path), exported);
  } catch (error) {
    return { mistake: explain(error) };
  }
  switch (found.kind) {
    case 'failed':
      return { mistake: `${name}:${found.line}:${found.column}: it does not parse: ${found.message}` };
    case 'none': {
      const names = found.names.length > 0 ? `It exports ${found.names.join(', ')}.` : 'It exports nothing.';
      return { mistake: `${name} exports no ${exported}. ${names}` };
    }
    case 'export': {
      const { explained } = found;
      const text = asJson
        ? JSON.stringify({ file: name, export: exported, ...explained }, undefined, 2)
        : exportText(name, exported, explained);
      return { text: `${text}\n`, remarks };
    }
  }
}

/** Looks at a file through ESLint, which parses it. Out: what is known, or one sentence on why nothing is. */
async function look(
  file: SourceFile,
  line: number | undefined,
  cwd: string,
  { plugin, load = loadPackage }: ExplainParts,
): Promise<ExplainedFile | string> {
  const eslint = await findEslint(cwd, load);
  if (typeof eslint === 'string') return eslint;
  const name = display(file.path, cwd);
  const language = languageOf(file.path);
  const parsers = findParsers(new Set([language]), cwd, eslint.file, load);
  if (language !== 'JavaScript' && parsers.missing.has(language))
    return `${name}: ${PARSER_PACKAGES[language]} ${parsers.missing.get(language) ?? ''}.`;
  const text = readFileSync(file.path, 'utf8');
  const path = relative(file.root, file.path).replaceAll('\\', '/');
  const { explainFile, lookAround, tableFor } = loadCore();
  const table = tableFor();
  const alone = { ...lookAt(text, path), gate: openGate(table, text, [], path) };
  const isProject = unavailable(() => undefined) === undefined;
  const { gate, project } = isProject ? lookAround(alone, text, { cwd: file.root, filename: file.path }) : alone;
  let explanation: Explanation | undefined;
  // The command reads no settings.
  const knowledge = { table, tokenNames: { names: [], notNames: [] }, config: {}, ...(project && { project }) };
  const listener = listening((sourceCode) => (explanation = explainFile(sourceCode, path, gate, knowledge, line)));
  const engine = createEngine(eslint, [...parsers.config, listener], plugin, { preset: 'strict', isProject });
  const linted = await engine.lint(text, file);
  if ('parseError' in linted)
    return `${name}:${linted.parseError.line}: it does not parse: ${linted.parseError.message}.`;
  if (!explanation) return `${name}: ESLint did not run on it.`;
  const { messages, suppressedMessages } = linted.result;
  const findings = [
    ...messages.map((message) => findingOf(message, false)),
    ...suppressedMessages.map((message) => findingOf(message, true)),
  ].filter((finding) => line === undefined || finding.line === line);
  return { file: name, ...(line !== undefined && { line }), isTest: isTestPath(path), gate, findings, ...explanation };
}

/** Configuration under which ESLint hands over what it has parsed. */
function listening(listen: (sourceCode: Readonly<TSESLint.SourceCode>) => void): Linter.Config {
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      // The analysis is written against typescript-eslint's node types, a superset of ESLint's own.
      Program() {
        listen(sourceCode as unknown as Readonly<TSESLint.SourceCode>);
      },
    }),
  };
  return { plugins: { explain: { rules: { file: rule } } }, rules: { 'explain/file': 'error' } };
}

function findingOf({ ruleId, line, column }: Linter.LintMessage, isSuppressed: boolean): Finding {
  return { rule: ruleId?.slice(RULE_PREFIX.length) ?? '', line, column, isSuppressed };
}
