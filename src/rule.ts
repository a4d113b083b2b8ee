import { relative } from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';

import { isTestPath } from './test-path.ts';
import { collectFacts, type Facts } from './analysis/facts.ts';
import { CLOSED, openGate, type Gate } from './analysis/gate.ts';
import { tableFor } from './knowledge.ts';
import { libraries } from './libraries/index.ts';
import { resolveSettings, SETTINGS_KEY, type ResolvedSettings } from './settings.ts';
import { standards, type RuleName } from './standards.ts';

const DOCS = 'https://github.com/eslint-plugin-jwt-guard/eslint-plugin-jwt-guard/blob/main/docs/rules';

export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

export type Context<MessageIds extends string> = Readonly<TSESLint.RuleContext<MessageIds, readonly unknown[]>>;

/** What a rule is given: facts to filter, its options with defaults filled in, and the context to report to. */
export interface RuleDefinition<MessageIds extends string, Options extends object> {
  readonly name: RuleName;
  /** what a file must contain for the rule to look at it at all */
  readonly needs: readonly (keyof Gate)[];
  readonly meta: Omit<TSESLint.RuleMetaData<MessageIds, RuleDocs, [Options?]>, 'defaultOptions' | 'docs' | 'type'> & {
    readonly type: 'problem';
    readonly docs: RuleDocs;
    /** left out where a rule has no options */
    readonly defaultOptions?: readonly [Options];
  };
  readonly create: (context: Context<MessageIds>, facts: Facts, options: Options) => void;
}

export type Rule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs>;

/**
 * The one way to define a rule. Decides what every rule would have to decide: whether the file is worth a look, whether
 * it is a test, what the settings say. Facts are computed once for a file and shared by all rules.
 *
 * @throws SettingsError from the rule's `create` when `settings['jwt-guard']` has a mistake
 */
export function createRule<MessageIds extends string, Options extends object>(
  definition: RuleDefinition<MessageIds, Options>,
): TSESLint.RuleModule<MessageIds, readonly unknown[], RuleDocs> {
  const { name, needs, meta, create } = definition;
  const [defaults] = meta.defaultOptions ?? [];
  return {
    meta: { ...meta, docs: { ...meta.docs, url: `${DOCS}/${name}.md`, ...standards[name] } },
    create(context) {
      const { gate, settings } = lookOf(context);
      if (!needs.some((need) => gate[need])) return {};
      // ESLint before 9.15 does not merge `meta.defaultOptions`; doing it here serves every host.
      const options = { ...defaults, ...(context.options[0] as Partial<Options> | undefined) } as Options;
      return { Program: () => create(context, factsOf(context, gate, settings), options) };
    },
  };
}

const resolved = new WeakMap<object, ResolvedSettings>();

function settingsOf(given: unknown): ResolvedSettings {
  if (typeof given !== 'object' || given === null) return resolveSettings(given, libraries);
  const known = resolved.get(given) ?? resolveSettings(given, libraries);
  resolved.set(given, known);
  return known;
}

/** What one look at a file says, for all rules. */
interface Look {
  readonly text: string;
  readonly filename: string;
  readonly given: unknown;
  readonly settings: ResolvedSettings;
  readonly gate: Gate;
}

const looks = new WeakMap<object, Look>();

function lookOf(context: Context<string>): Look {
  const { sourceCode, filename } = context;
  const { text } = sourceCode;
  const given = context.settings[SETTINGS_KEY];
  const known = looks.get(sourceCode);
  // Some hosts use one SourceCode object for all files: the text and the name tell whether it is still the same file.
  if (known && known.text === text && known.filename === filename && known.given === given) return known;
  const settings = settingsOf(given);
  const path = pathBelow(context.cwd, filename);
  const isSkipped = settings.tests === 'ignore' && isTestPath(path);
  const gate = isSkipped ? CLOSED : openGate(tableFor(settings), text, settings.tokens.names, path);
  const look = { text, filename, given, settings, gate };
  looks.set(sourceCode, look);
  return look;
}

/** A file's path below a folder, with `/` between its parts on every system. */
function pathBelow(folder: string, filename: string): string {
  return relative(folder, filename).replaceAll('\\', '/');
}

const collected = new WeakMap<object, { readonly settings: ResolvedSettings; readonly facts: Facts }>();

function factsOf(context: Context<string>, gate: Gate, settings: ResolvedSettings): Facts {
  const { sourceCode, filename, cwd } = context;
  const known = collected.get(sourceCode.ast);
  if (known?.settings === settings) return known.facts;
  const knowledge = { table: tableFor(settings), tokenNames: settings.tokens, config: settings.config };
  const facts = collectFacts(sourceCode, pathBelow(cwd, filename), gate, knowledge);
  collected.set(sourceCode.ast, { settings, facts });
  return facts;
}
