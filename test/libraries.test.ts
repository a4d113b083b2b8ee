import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';

import { libraries } from '../src/libraries/index.ts';
import { decoderTable, expiryTable, libraryPage, timeTable, wordTable } from './libraries/publish.ts';

const DATA = 'src/libraries';

const BEGIN = '<!-- begin words of the libraries -->';
const END = '<!-- end words of the libraries -->';
const BETWEEN = new RegExp(`${BEGIN}[^]*${END}`);

const names = readdirSync(DATA)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'index')
  .sort();

/** `npm run docs` writes what these compare with. */
async function written(path: string, text: string): Promise<void> {
  const options = await prettier.resolveConfig(path);
  await expect(await prettier.format(text, { ...options, filepath: path })).toMatchFileSnapshot(join('..', path));
}

describe('every library', () => {
  it('stands in the index', async () => {
    const variable = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const imports = names.map((name) => `import ${variable(name)} from './${name}.ts';`);
    await written(
      `${DATA}/index.ts`,
      `import type { Library } from '../model/vocabulary.ts';
${imports.join('\n')}

const all: readonly Library[] = [${names.map(variable).join(', ')}];

/** Every JWT library that the plugin knows: all files of this folder. Written by \`npm run docs\`. */
export const libraries = (): readonly Library[] => all;
`,
    );
  });

  it('is proved, or says why it was only read', () => {
    const unproved = libraries().filter(
      ({ name, readOnly }) => (readOnly !== undefined) === existsSync(`test/libraries/${fileOf(name)}.test.ts`),
    );
    expect(unproved.map(({ name }) => name)).toEqual([]);
  });

  it('stands on the page that shows what each really does', async () => {
    await written('docs/libraries.md', libraryPage(libraries()));
  });

  it.each([
    ['require-algorithms', wordTable(libraries(), 'algorithms')],
    ['require-issuer', wordTable(libraries(), 'issuer')],
    ['require-audience', wordTable(libraries(), 'audience')],
    ['no-decode-without-verify', decoderTable(libraries())],
    ['require-expiration', expiryTable(libraries())],
    ['valid-time-units', timeTable(libraries())],
  ])('stands on the page of %s in its own words', async (rule, words) => {
    const page = `docs/rules/${rule}.md`;
    const [before, after] = readFileSync(page, 'utf8').split(BETWEEN);
    await written(page, `${before}${BEGIN}\n\n${words}\n\n${END}${after}`);
  });
});

/** `@fastify/jwt` -> `fastify-jwt`. */
function fileOf(name: string): string {
  return name.replace(/^@/, '').replaceAll('/', '-');
}
