// `npm run new:library NAME`: writes what a library consists of, from library-template.mjs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as template from './library-template.mjs';
import { changesTo, main, Mistake, variableOf, withLine } from './project.mjs';

const NAME = /^(?:@[a-z][a-z\d-]*\/)?[a-z][a-z\d-]*$/;
const PACKAGES = 'test/libraries/package.json';

/**
 * @param root the project's folder
 * @param name the package's name
 * @returns what was written, and what to do next
 * @throws Mistake where the name will not do, or the package is not installed
 */
export function newLibrary(root, name) {
  if (name === undefined) throw new Mistake('Which package? npm run new:library acme-jwt');
  if (!NAME.test(name))
    throw new Mistake(`A package is named such as acme-jwt or @acme/jwt, in small letters, and not \`${name}\`.`);
  const file = name.replace('@', '').replace('/', '-');
  if (existsSync(join(root, 'src/libraries', `${file}.ts`))) throw new Mistake(`${name} is described already.`);
  const manifest = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(manifest))
    throw new Mistake(
      `${name} is not installed, and its proof runs it: npm install --workspace test/libraries --save-exact ${name}`,
    );
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const variable = variableOf(file);
  const changes = changesTo(root);
  changes.create(`src/libraries/${file}.ts`, template.data(name, version));
  changes.create(`test/libraries/${file}.test.ts`, template.proof(name, file, variable));
  changes.edit('src/libraries/index.ts', (text) => {
    const imported = withLine(text, `import ${variable} from './${file}.ts';`, /^import \w+ from '\.\/(.*)\.ts';$/);
    return withLine(imported, `  ${variable},`, /^ {2}(\w+),$/);
  });
  changes.edit(PACKAGES, (text) => withPackage(text, name, version));
  return `${changes
    .write()
    .map((path) => `wrote ${path}`)
    .join('\n')}

It describes verify(token, key, options) and sign(payload, key). Run the proof, and it says what ${name} does instead:
npx vitest run test/libraries/${file}.test.ts -u
docs/adding-a-library.md has the words. Then npm run docs writes the lists, and npm test runs every check.`;
}

function withPackage(text, name, version) {
  const manifest = JSON.parse(text);
  const all = Object.entries({ [name]: version, ...manifest.dependencies });
  const dependencies = Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...manifest, dependencies }, undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(newLibrary);
