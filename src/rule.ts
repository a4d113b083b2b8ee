import { relative } from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';

import { isTestPath } from './test-path.ts';
import { CLOSED, collectFacts, gatesOf, openGate, type FactName, type Facts, type Gate } from './analysis/index.ts';
import { tableFor } from './knowledge.ts';
import { libraries } from './libraries/index.ts';
import { defaultsOf, schemaOf, type OptionsOf, type OptionSpecs } from './options.ts';
import { resolveSettings, SETTINGS_KEY, type ResolvedSettings } from './settings.ts';
import { standards, type RuleName } from './standards.ts';

const DOCS = 'https://github.com/eslint-plugin-jwt-guard/eslint-plugin-jwt-guard/blob/main/docs/rules';

export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

type Context<MessageIds extends string> = Readonly<TSESLint.RuleContext<MessageIds, readonly unknown[]>>;

type NoOptions = Readonly<Record<string, never>>;

/** What a rule is given: the facts that it names, its options with defaults filled in, and the context to report to. */
export interface RuleDefinition<
  Names extends FactName,
  Messages extends Readonly<Record<string, string>>,
  Specs extends OptionSpecs,
> {
  readonly name: RuleName;
  /** the facts that the rule reads; which files it looks at follows from them */
  readonly facts: readonly Names[];
  readonly meta: Pick<TSESLint.RuleMetaData<string>, 'hasSuggestions'> & {
    readonly type: 'problem';
    readonly docs: RuleDocs;
    readonly messages: Messages;
  };
  /** what the options are about, and each of them; left out where a rule has none */
  readonly options?: { readonly about: string; readonly of: Specs };
  readonly create: (
    context: Context<Extract<keyof Messages, string>>,
    facts: Pick<Facts, Names>,
    options: OptionsOf<Specs>,
  ) => void;
}

export type Rule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs>;

/**
 * The one way to define a rule. Decides what every rule would have to decide: whether the file is worth a look, whether
 * it is a test, what the settings say. Facts are computed once for a file and shared by all rules.
 *
 * @throws SettingsError from the rule's `create` when `settings['jwt-guard']` has a mistake
 */
export function createRule<
  const Names extends FactName,
  const Messages extends Readonly<Record<string, string>>,
  const Specs extends OptionSpecs = NoOptions,
>(
  definition: RuleDefinition<Names, Messages, Specs>,
): TSESLint.RuleModule<Extract<keyof Messages, string>, readonly unknown[], RuleDocs> {
  const { name, meta, options, create } = definition;
  const needs = gatesOf(definition.facts);
  const defaults = options && defaultsOf(options.of);
  return {
    meta: {
      ...meta,
      docs: { ...meta.docs, url: `${DOCS}/${name}.md`, ...standards[name] },
      schema: options ? schemaOf(options.about, options.of) : [],
      ...(defaults && { defaultOptions: [defaults] }),
    },
    create(context) {
      const { gate, settings } = lookOf(context);
      if (!needs.some((need) => gate[need])) return {};
      // ESLint before 9.15 does not merge `meta.defaultOptions`; doing it here serves every host. The schema has checked the rest.
      const given = { ...defaults, ...(context.options[0] as object | undefined) } as OptionsOf<Specs>;
      return { Program: () => create(context, factsOf(context, gate, settings), given) };
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
