import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';

import { rules } from '../rules/index.ts';

/*
 * The types of the rules' options, for `defineConfig`, follow from the schemas: `npm run docs` writes them anew.
 */

interface Property {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly description: string;
}

/** `no-token-in-url` -> `NoTokenInUrlOptions` */
const typeName = (rule: string): string =>
  `${rule
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Options`;

const union = (choices: readonly string[]): string => choices.map((choice) => `'${choice}'`).join(' | ');

function typeOf({ type, enum: choices, items }: Property): string {
  if (type === 'array') return items?.enum ? `readonly (${union(items.enum)})[]` : 'readonly string[]';
  return choices ? union(choices) : type;
}

function propertiesOf(rule: keyof typeof rules): readonly (readonly [string, Property])[] {
  const [schema] = rules[rule].meta.schema as readonly { readonly properties: Readonly<Record<string, Property>> }[];
  return Object.entries(schema?.properties ?? {});
}

const names = Object.keys(rules).toSorted() as (keyof typeof rules)[];

function optionTypes(): string {
  const interfaces = names.flatMap((rule) => {
    const properties = propertiesOf(rule).map(
      ([name, property]) => `/** ${property.description} */\nreadonly ${name}?: ${typeOf(property)};`,
    );
    return properties.length > 0 ? [`export interface ${typeName(rule)} {\n${properties.join('\n')}\n}\n`] : [];
  });
  const entries = names.map((rule) => {
    const options = propertiesOf(rule).length > 0 ? `${typeName(rule)}?` : '';
    return `/** @ts-ignore see above */\n'jwt-guard/${rule}'?: RuleConfig<[${options}]>;`;
  });
  return `import type { RuleConfig } from '@eslint/core';

// Written by test/rule-options.test.ts from the schemas of the rules.

${interfaces.join('\n')}
// \`defineConfig\` completes and checks the names and options of rules that are declared here. ESLint's own types are
// CommonJS and so refer to the CommonJS side of this package: only a .cts file can add to that.
declare module '@eslint/core' {
  /* eslint-disable @typescript-eslint/ban-ts-comment -- an optional property beside an index signature is an error
     where exactOptionalPropertyTypes is off, and the comment has to survive in the published declarations */
  interface RulesConfig {
${entries.join('\n')}
  }
}
`;
}

it('the types of the options follow from the schemas', async () => {
  const file = 'src/rule-options.cts';
  const written = await format(optionTypes(), { ...(await resolveConfig(file)), filepath: file });
  await expect(written).toMatchFileSnapshot(`../${file}`);
});
