/** How long rules take inside ESLint's own Linter, parsing left out. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { parseForESLint } from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { randomFrom, shuffled } from './random.mjs';

const eslintPackage = createRequire(import.meta.url).resolve('eslint/package.json');
const requireOfEslint = createRequire(eslintPackage);
const espree = requireOfEslint('espree');
const { analyze } = requireOfEslint('eslint-scope');
// As the command line does: settle the configuration once, not for every file. ESLint exports no other way to.
const { FlatConfigArray } = requireOfEslint(join(dirname(eslintPackage), 'lib/config/flat-config-array'));

/** A run that the garbage collector or another process interrupts is no measurement: the faster of two counts. */
const RUNS = 2;

const PARSE_OPTIONS = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  ecmaFeatures: { jsx: true },
  comment: true,
  loc: true,
  range: true,
  tokens: true,
};

/** Hands out what was parsed before the clock started. Rules keep caches by tree, so every run gets a tree of its own. */
let parsed;
const handOver = { meta: { name: 'hand-over', version: '1.0.0' }, parseForESLint: () => parsed };

/** The sampled files have comments that configure rules of other plugins. */
const linterOptions = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' };

/**
 * @typedef {{ name: string, text: string }} File
 * @typedef {(file: File) => { ms: number, messages: import('eslint').Linter.LintMessage[] }} Lint
 *
 * @param {Readonly<Record<string, import('eslint').ESLint.Plugin>>} plugins by variant; all rules of a plugin are on
 * @returns {Readonly<Record<string, Lint>>} by variant, and `bare` without rules: lints one file
 */
export function variantsOf(plugins) {
  const loaded = Object.entries(plugins).map(([name, plugin]) => {
    const rules = Object.keys(plugin.rules).map((rule) => [`measured/${rule}`, 'error']);
    return [name, variant({ plugins: { measured: plugin }, rules: Object.fromEntries(rules) })];
  });
  return { bare: variant({}), ...Object.fromEntries(loaded) };
}

function variant(config) {
  const linter = new Linter();
  const files = ['**/*.js', '**/*.ts', '**/*.tsx'];
  const configs = new FlatConfigArray([{ files, languageOptions: { parser: handOver }, linterOptions, ...config }], {
    basePath: process.cwd(),
  }).normalizeSync();
  return (file) => {
    parsed = parse(file);
    const start = process.hrtime.bigint();
    const messages = linter.verify(file.text, configs, { filename: file.name });
    return { ms: Number(process.hrtime.bigint() - start) / 1e6, messages };
  };
}

function parse({ name, text }) {
  if (!name.endsWith('.js')) return parseForESLint(text, { ...PARSE_OPTIONS, filePath: name });
  const ast = espree.parse(text, PARSE_OPTIONS);
  const scopeManager = analyze(ast, {
    ecmaVersion: espree.latestEcmaVersion,
    sourceType: 'module',
    jsx: true,
    childVisitorKeys: espree.VisitorKeys,
  });
  return { ast, scopeManager, visitorKeys: espree.VisitorKeys };
}

/**
 * @param {File} file
 * @returns {boolean} whether the file can be parsed, so that every variant does the same work on it
 */
export function isReadable(file) {
  try {
    parse(file);
    return true;
  } catch {
    return false;
  }
}

/**
 * Lints every file with every variant, each time in another order.
 *
 * @param {Readonly<Record<string, Lint>>} variants
 * @param {readonly File[]} files
 * @param {number} seed
 * @returns {Record<string, number>} milliseconds by variant
 */
export function lintRound(variants, files, seed) {
  const random = randomFrom(seed);
  const names = Object.keys(variants);
  const totals = Object.fromEntries(names.map((name) => [name, 0]));
  for (const file of shuffled(random, files)) {
    const best = Object.fromEntries(names.map((name) => [name, Infinity]));
    for (let run = 0; run < RUNS; run += 1) {
      for (const name of shuffled(random, names)) best[name] = Math.min(best[name], variants[name](file).ms);
    }
    for (const name of names) totals[name] += best[name];
  }
  return totals;
}
