import type { TSESLint } from '@typescript-eslint/utils';

import { collectFacts, gatesOf, type FactName, type Facts, type Gate, type Surroundings } from './analysis/index.ts';
import { tableFor } from './knowledge.ts';
import { defaultsOf, schemaOf, type OptionsOf, type OptionSpecs } from './options.ts';
import type { ResolvedSettings } from './settings.ts';
import { standards, type RuleName } from './standards.ts';

const DOCS = 'https://github.com/eslint-plugin-jwt-guard/eslint-plugin-jwt-guard/blob/main/docs/rules';

export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

export type Context<MessageIds extends string> = Readonly<TSESLint.RuleContext<MessageIds, readonly unknown[]>>;

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

/** What one look at a file's text and name says, for all rules. */
export interface Look {
  /** the file's path below the working directory, with `/` between its parts */
  readonly path: string;
  readonly settings: ResolvedSettings;
  readonly gate: Gate;
  /** the project around the file, where the settings ask for that */
  readonly project?: Surroundings;
}

/** What a host and a configuration ask of a rule before there is anything to check. Plain data. */
export interface RuleDescription<MessageIds extends string = string> {
  readonly meta: TSESLint.RuleMetaData<MessageIds, RuleDocs, readonly unknown[]>;
  /** those of which one must be open for the rule to look at a file */
  readonly gates: readonly (keyof Gate)[];
}

/** A rule as its file defines it; `asRule` in `look.ts` makes of it what a host runs. */
export interface DefinedRule<MessageIds extends string = string> extends RuleDescription<MessageIds> {
  /** reports what the rule finds in a file that one of its gates is open for */
  readonly check: (context: Context<MessageIds>, look: Look) => void;
}

/**
 * The one way to define a rule. Which files it looks at follows from the facts that it names; those are computed once for a file and
 * shared by all rules.
 */
export function createRule<
  const Names extends FactName,
  const Messages extends Readonly<Record<string, string>>,
  const Specs extends OptionSpecs = NoOptions,
>(definition: RuleDefinition<Names, Messages, Specs>): DefinedRule<Extract<keyof Messages, string>> {
  const { name, meta, options, create } = definition;
  const defaults = options && defaultsOf(options.of);
  return {
    meta: {
      ...meta,
      docs: { ...meta.docs, url: `${DOCS}/${name}.md`, ...standards[name] },
      schema: options ? schemaOf(options.about, options.of) : [],
      ...(defaults && { defaultOptions: [defaults] }),
    },
    gates: gatesOf(definition.facts),
    check(context, look) {
      // ESLint before 9.15 does not merge `meta.defaultOptions`; doing it here serves every host. The schema has checked the rest.
      const given = { ...defaults, ...(context.options[0] as object | undefined) } as OptionsOf<Specs>;
      create(context, factsOf(context.sourceCode, look), given);
    },
  };
}

const collected = new WeakMap<object, { readonly settings: ResolvedSettings; readonly facts: Facts }>();

function factsOf(sourceCode: Readonly<TSESLint.SourceCode>, { path, settings, gate, project }: Look): Facts {
  const known = collected.get(sourceCode.ast);
  if (known?.settings === settings) return known.facts;
  const { tokens, config } = settings;
  const knowledge = { table: tableFor(settings), tokenNames: tokens, config, ...(project && { project }) };
  const facts = collectFacts(sourceCode, path, gate, knowledge);
  collected.set(sourceCode.ast, { settings, facts });
  return facts;
}
