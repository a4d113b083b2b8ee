// `npm run verdicts FILE [FOLDER...]`: writes what all rules report, one line a report, over this project's samples and over
// further folders. Run it before and after a change and compare the files: every difference must be wanted.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../dist/index.js';

const SOURCE = /\.[cm]?[jt]sx?$/;
const FENCE = /^```([cm]?[jt]sx?) (?:wrong|right)(.*)\n([\s\S]*?)^```$/gm;

const [out, ...folders] = process.argv.slice(2);
if (out === undefined) {
  console.error('Which file? npm run verdicts before.txt [folder...]');
  process.exit(1);
}

const linter = new Linter();
const rules = Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`jwt-guard/${rule}`, 'error']));

function linted(where, code, filename) {
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(filename) } } };
  const config = { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], plugins: { 'jwt-guard': plugin }, languageOptions };
  return linter
    .verify(code, { ...config, rules }, { filename })
    .map(
      ({ line, column, ruleId, message }) => `${where}:${line}:${column} ${ruleId} ${message.replaceAll(/\s+/g, ' ')}`,
    );
}

function inFolder(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file) && !file.includes('node_modules'))
    .flatMap((file) => linted(join(folder, file), readFileSync(join(folder, file), 'utf8'), join('src', file)));
}

const pages = readdirSync('docs/rules').flatMap((page) => {
  const blocks = readFileSync(join('docs/rules', page), 'utf8').matchAll(FENCE);
  return [...blocks].flatMap(([, language, attributes, code], index) =>
    linted(`${page}#${index + 1}`, code, /file=(\S+)/.exec(attributes)?.[1] ?? `src/sample.${language}`),
  );
});
const files = ['test/fixtures', 'docs/example', 'docs/example-mended', ...folders].flatMap(inFolder);
const lines = [...pages, ...files].toSorted();
writeFileSync(out, `${lines.join('\n')}\n`);
console.log(`${lines.length} reports in ${out}`);
