import { relative, resolve } from 'node:path';

import type { Gate, Table } from './analysis/index.ts';
import { tableFor } from './knowledge.ts';
import { isLeftOut } from './left-out.ts';
import {
  filesBelow,
  Project,
  resolverBelow,
  whyUnavailable,
  type ConfigProblem,
  type Explained,
} from './project/index.ts';
import type { Look } from './rule.ts';
import { SETTINGS_KEY, SettingsError } from './settings.ts';
import { isTestPath } from './test-path.ts';

/** Where a file lies. */
interface Location {
  /** the working directory, absolute */
  readonly cwd: string;
  /** absolute */
  readonly filename: string;
}

/**
 * A look at a file that sees the project around it, too: what the file imports may do what its own text does not speak of.
 *
 * @param alone what the text itself says
 * @throws SettingsError where other files cannot be read at all
 */
export function lookAround(alone: Look, text: string, { cwd, filename }: Location): Look {
  const { settings } = alone;
  const table = tableFor(settings);
  const project = projectAt(resolve(cwd, settings.project ?? ''), table);
  const path = resolve(cwd, filename);
  const gate: { -readonly [Kind in keyof Gate]: boolean } = { ...alone.gate };
  for (const family of project.familiesAround(text, path)) gate[family] = true;
  return { ...alone, gate, project: project.around(path, text) };
}

/** Whether what a file imports opens a gate: a look at a file whose own text opens none. */
export function opensAround({ path, settings }: Look, text: string, { cwd, filename }: Location): boolean {
  if (isLeftOut({ path, settings })) return false;
  const project = projectAt(resolve(cwd, settings.project ?? ''), tableFor(settings));
  return project.familiesAround(text, resolve(cwd, filename)).size > 0;
}

/**
 * What a file exports under a name, as the other files of its project see it.
 *
 * @param root the folder of the project, absolute
 * @param path absolute
 * @throws SettingsError where other files cannot be read at all
 */
export function explainExported(root: string, path: string, name: string): Explained {
  return projectAt(root, tableFor()).explain(path, name);
}

/** One project for each folder, and for what is known of libraries. */
const projects = new WeakMap<Table, Map<string, Project>>();

function projectAt(root: string, table: Table): Project {
  const ofTable = projects.get(table) ?? new Map<string, Project>();
  projects.set(table, ofTable);
  const project = ofTable.get(root) ?? openProject(root, table);
  ofTable.set(root, project);
  return project;
}

function openProject(root: string, table: Table): Project {
  const why = whyUnavailable();
  if (why !== undefined)
    throw new SettingsError(
      `settings['${SETTINGS_KEY}'].project asks for other files, which cannot be read here: ${why}.`,
    );
  const resolver = resolverBelow(root, (problem) => tellOnce(problem, root));
  return new Project({ root, files: filesBelow(root), resolver, isLeftOut: isTestPath }, table);
}

/** Hears of something in one line. */
type Listener = (line: string) => void;

let listener: Listener = (line) => process.emitWarning(line, 'JwtGuardWarning');

/**
 * Says who hears of mistakes in a tsconfig.json or jsconfig.json, each once in a process: unless a host says so, the process, as a warning.
 */
export function tellConfigProblemsTo(host: Listener): void {
  listener = host;
}

const told = new Set<string>();

function tellOnce({ file, line, column, message }: ConfigProblem, root: string): void {
  const name = relative(root, file).replaceAll('\\', '/');
  const said = `${name}:${line}:${column}: ${message}. Of its paths, those that can be read are used.`;
  if (told.has(said)) return;
  told.add(said);
  listener(said);
}
