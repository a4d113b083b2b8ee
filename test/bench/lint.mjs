/**
 * What rules cost inside ESLint's own Linter, parsing left out: time of the processor, which other processes on the machine
 * lengthen less than the time on the clock.
 */

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

/** A run that the garbage collector interrupts is no measurement: the faster of two counts. */
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

/** Hands out what was parsed before the clock started: most of the time that linting takes is the parser's. */
let parsed;
const handOver = { meta: { name: 'hand-over', version: '1.0.0' }, parseForESLint: () => parsed };

/** The sampled files have comments that configure rules of other plugins. */
const linterOptions = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' };

/**
 * @typedef {{ name: string, text: string }} File
 * @typedef {(file: File) => { ms: number, reports: number }} Lint what it costs to lint the file that was parsed
 *
 * @param {Readonly<Record<string, import('eslint').ESLint.Plugin>>} plugins by variant; all rules of a plugin are on
 * @returns {Readonly<Record<string, Lint>>} by variant, and `bare` without rules
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
  const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
  const configs = new FlatConfigArray([{ files, languageOptions: { parser: handOver }, linterOptions, ...config }], {
    basePath: process.cwd(),
  }).normalizeSync();
  return (file) => {
    const start = process.cpuUsage();
    const messages = linter.verify(file.text, configs, { filename: file.name });
    const { user, system } = process.cpuUsage(start);
    return { ms: (user + system) / 1e3, reports: messages.length };
  };
}

function parse({ name, text }) {
  if (!/\.[cm]?jsx?$/.test(name)) return parseForESLint(text, { ...PARSE_OPTIONS, filePath: name });
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
 * Lints every file with every variant, each time in another order. Rules keep caches by tree, so every run gets a tree of its own; the
 * variants of a run share it, as they keep nothing in common. The first one to lint it would pay for what ESLint adds to a tree, so
 * that is done before.
 *
 * @param {Readonly<Record<string, Lint>>} variants
 * @param {readonly File[]} files
 * @param {number} seed
 * @returns {{ costs: Record<string, number>, reports: Record<string, number> }} by variant: milliseconds for all files, and how
 *   much was reported in them
 */
export function lintRound(variants, files, seed) {
  const random = randomFrom(seed);
  const names = Object.keys(variants);
  const costs = Object.fromEntries(names.map((name) => [name, 0]));
  const reports = { ...costs };
  for (const file of shuffled(random, files)) {
    const best = Object.fromEntries(names.map((name) => [name, { ms: Infinity, reports: 0 }]));
    for (let run = 0; run < RUNS; run += 1) {
      parsed = parse(file);
      variants.bare(file);
      for (const name of shuffled(random, names)) {
        const linted = variants[name](file);
        if (linted.ms < best[name].ms) best[name] = linted;
      }
    }
    for (const name of names) {
      costs[name] += best[name].ms;
      reports[name] += best[name].reports;
    }
  }
  return { costs, reports };
}
