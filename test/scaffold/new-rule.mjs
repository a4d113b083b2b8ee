// `npm run new:rule NAME`: writes what a rule consists of, from rule-template.mjs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { changesTo, main, Mistake, variableOf, withLine } from './project.mjs';
import * as template from './rule-template.mjs';

const NAME = /^[a-z]+(?:-[a-z\d]+)+$/;

/**
 * @param root the project's folder
 * @param name the rule's name
 * @returns what was written, and what to do next
 * @throws Mistake where the name will not do
 */
export function newRule(root, name) {
  if (name === undefined) throw new Mistake('Which name? npm run new:rule no-token-in-x');
  if (!NAME.test(name))
    throw new Mistake(`A rule is named in small letters with hyphens, such as no-token-in-x, and not \`${name}\`.`);
  if (existsSync(join(root, 'rules', `${name}.ts`))) throw new Mistake(`There is a rule ${name} already.`);
  const variable = variableOf(name);
  const changes = changesTo(root);
  changes.create(`rules/${name}.ts`, template.rule(name));
  changes.create(`test/rules/${name}.test.ts`, template.test(name));
  changes.create(`docs/rules/${name}.md`, template.page(name));
  changes.edit('rules/index.ts', (text) => {
    const imported = withLine(text, `import ${variable} from './${name}.ts';`, /^import \w+ from '\.\/(.*)\.ts';$/);
    return withLine(imported, `  '${name}': ${variable},`, /^ {2}'([\w-]+)': \w+,$/);
  });
  changes.edit('src/standards.ts', (text) =>
    text.replace('\n} as const satisfies', `\n${template.standards(name)}\n} as const satisfies`),
  );
  changes.edit('src/presets.ts', (text) => {
    const [before, strict = ''] = text.split(/(?=export const strict)/);
    return before + withLine(strict, template.preset(name), /^ {2}'jwt-guard\/([\w-]+)':/);
  });
  return `${changes
    .write()
    .map((path) => `wrote ${path}`)
    .join('\n')}

It works as it is: npx vitest run test/rules/${name}.test.ts
Replace the example in rule, test and page; say in src/standards.ts which weakness it is. It stands in the preset \`strict\`;
\`recommended\` is for what has an attack behind it in the code at hand.
Then npm run docs writes the lists, and npm test runs every check.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(newRule);
