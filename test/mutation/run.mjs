// `npm run mutate`: how many small mistakes in src/analysis the tests of test/analysis notice, folder by folder.
// One mistake at a time is made in a copy of the project; some 40 a folder are tried, chosen by a seed.
//
//   --folder evaluation         one folder, or one file, below src/analysis
//   --sample 40                 how many mistakes to try in each folder
//   --seed 1                    another seed, another sample
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';

import { Stryker } from '@stryker-mutator/core';

import { folderOf } from './sample.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});

const size = Number(values.sample);
if (!Number.isInteger(size) || size < 1) throw new Error(`--sample takes a whole number, not ${values.sample}.`);

const where = values.folder ?? '';
if (!existsSync(`src/analysis/${where}`)) throw new Error(`There is no src/analysis/${where}.`);

const results = await new Stryker({
  mutate: [where.endsWith('.ts') ? `src/analysis/${where}` : `src/analysis/${where ? `${where}/` : ''}**/*.ts`],
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/sample.mjs'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  checkers: ['sample'],
  sampling: { seed: values.seed, size },
  ignorePatterns: ['/*', '!/src', '!/rules', '!/test', '!/package.json', '!/tsconfig.json'],
  reporters: ['dots'],
  cleanTempDir: 'always',
  logLevel: 'warn',
  warnings: { slow: false },
}).runMutationTest();

const NOTICED = new Set(['Killed', 'Timeout']);
const tried = results.filter(({ status }) => NOTICED.has(status) || status === 'Survived' || status === 'NoCoverage');

for (const folder of [...new Set(tried.map(folderOf))].toSorted()) {
  const here = tried.filter((mutant) => folderOf(mutant) === folder);
  const unnoticed = here.filter(({ status }) => !NOTICED.has(status));
  const noticed = here.length - unnoticed.length;
  console.log(`\n${folder}: ${Math.round((100 * noticed) / here.length)} % (${noticed} of ${here.length})`);
  for (const mutant of unnoticed) console.log(`  ${line(mutant)}`);
}

/** Where a mistake stands, what is written there, and what it makes of that. */
function line({ fileName, location: { start, end }, replacement, status }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const written = lines.join('\n').slice(start.column - 1, lines.length > 1 ? undefined : end.column - 1);
  const note = status === 'NoCoverage' ? ' (never run)' : '';
  return `${relative('.', fileName)}:${start.line}:${start.column} ${short(written)} -> ${short(replacement)}${note}`;
}

function short(code = '') {
  const flat = code.replace(/\s+/g, ' ');
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}
