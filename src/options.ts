import type { JSONSchema } from '@typescript-eslint/utils';

/** What an option may be, said once: its schema, its type, its default and what the pages say follow from it. */
export type OptionSpec = BooleanOption | ChoiceOption | StringOption | ChoicesOption | StringsOption;

interface Described {
  /** a sentence for the pages; what the option is by default is added */
  readonly description: string;
}

interface BooleanOption extends Described {
  readonly type: 'boolean';
  readonly default: boolean;
}

interface ChoiceOption extends Described {
  readonly type: 'choice';
  readonly of: readonly string[];
  readonly default: string;
}

interface StringOption extends Described {
  readonly type: 'string';
  readonly pattern: string;
  readonly default: string;
}

interface ChoicesOption extends Described {
  readonly type: 'choices';
  readonly of: readonly string[];
  readonly default: readonly string[];
}

interface StringsOption extends Described {
  readonly type: 'strings';
  readonly default: readonly string[];
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The options of a rule as it reads them: every one is there. */
export type OptionsOf<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: ValueOf<Specs[Name]> };

type ValueOf<Spec> = Spec extends BooleanOption
  ? boolean
  : Spec extends { readonly type: 'choice'; readonly of: readonly (infer Choice)[] }
    ? Choice
    : Spec extends { readonly type: 'choices'; readonly of: readonly (infer Choice)[] }
      ? readonly Choice[]
      : Spec extends StringsOption
        ? readonly string[]
        : string;

/** The schema that ESLint checks a rule's options with. */
export function schemaOf(about: string, specs: OptionSpecs): JSONSchema.JSONSchema4[] {
  const properties = Object.entries(specs).map(([name, spec]) => [
    name,
    { ...shapeOf(spec), description: `${spec.description} ${defaultText(spec)}` },
  ]);
  return [
    {
      type: 'object',
      description: about,
      additionalProperties: false,
      properties: Object.fromEntries(properties) as Record<string, JSONSchema.JSONSchema4>,
    },
  ];
}

/** What the options of a rule are where nobody sets them. */
export function defaultsOf(specs: OptionSpecs): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
}

/** `Default '30d'.`, as the descriptions end. */
function defaultText(spec: OptionSpec): string {
  if (spec.type === 'choices' && spec.default.length === spec.of.length) return 'Default all.';
  if ((spec.type === 'choices' || spec.type === 'strings') && spec.default.length === 0) return 'Default none.';
  return `Default ${inText(spec.default)}.`;
}

function inText(value: boolean | string | readonly string[]): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'boolean' ? String(value) : `[${value.map(inText).join(', ')}]`;
}

function shapeOf(spec: OptionSpec): JSONSchema.JSONSchema4 {
  switch (spec.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: [...spec.of] };
    case 'string':
      return { type: 'string', pattern: spec.pattern };
    case 'choices':
      return { type: 'array', items: { type: 'string', enum: [...spec.of] }, uniqueItems: true };
    case 'strings':
      return { type: 'array', items: { type: 'string' }, uniqueItems: true };
  }
}
