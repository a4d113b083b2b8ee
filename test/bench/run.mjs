/**
 * `npm run bench`: what our rules cost beside those of another JWT plugin, all rules of both on, measured in turns in one process.
 * Prints ratios (ours / theirs) and ends with exit code 1 when one misses its target, with 2 when it was asked for something that is
 * not there. A ratio below 1 means that ours are cheaper; milliseconds are shown for orientation only, they are those of this machine.
 */

import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { help, readRequest, UsageError } from './arguments.mjs';
import { jwtFiles } from './dense.mjs';
import { growthOf } from './growth.mjs';
import { isReadable, lintRound, variantsOf } from './lint.mjs';
import { startCosts } from './load.mjs';
import { plainFiles } from './plain.mjs';
import { filesIn, ownSamples } from './samples.mjs';
import { compared, quantile, verdictOf } from './stats.mjs';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const BUILD = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const LOADS = 15;

/** What is linted, and the ratio that is asked for. */
const LINTED = {
  plain: { what: 'files without JWT', target: 0.15, files: () => plainFiles(MODULES, 200) },
  dense: { what: 'files full of it', target: 0.8, files: () => jwtFiles(60) },
  samples: { what: 'our example and pages', target: undefined, files: () => ownSamples() },
  corpus: { what: 'real files with it', target: 0.6, files: ({ corpus }) => filesIn(corpus) },
};

try {
  const request = readRequest(process.argv.slice(2), process.env);
  if (request.isHelp) console.log(help());
  else if (request.shapes.length > 0) await grow(request);
  else process.exitCode = await bench(request);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** Shows how the cost of shapes grows. A test decides whether it may. */
async function grow({ shapes, json }) {
  const rows = [];
  for (const name of shapes) rows.push(...(await growthOf(name).catch(asUsageError)));
  console.log('Time of the processor, steps, and how many times more of them there are when the size doubles.');
  console.table(
    rows.map(({ ms, growth, ...row }) => ({ ...row, ms: ms.toFixed(0), growth: growth?.toFixed(2) ?? '' })),
  );
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ shapes: rows }, undefined, 2)}\n`);
}

/** @throws {UsageError} for what was asked for and is not there */
function asUsageError(error) {
  throw error instanceof RangeError ? new UsageError(error.message) : error;
}

/** @returns {Promise<0 | 1>} the exit code */
async function bench(request) {
  const urls = {
    ours: urlOf(request.build ?? BUILD),
    peer: import.meta.resolve('eslint-plugin-jwt-security'),
    ...(request.against !== undefined && { before: urlOf(request.against) }),
  };
  const plugins = {};
  for (const [name, url] of Object.entries(urls)) {
    const module = await import(url);
    plugins[name] = module.plugin ?? module.default;
  }
  const rules = Object.fromEntries(
    Object.entries(plugins).map(([name, plugin]) => [name, Object.keys(plugin.rules).length]),
  );
  const variants = variantsOf(plugins);
  const rows = request.parts.flatMap((part) =>
    part === 'load' ? loadRows(urls) : [lintRow(LINTED[part], variants, request)],
  );
  console.log(`All rules on: ${rules.ours} of ours, ${rules.peer} of the peer. Time of the processor, in turns.`);
  console.table(rows.map(shown));
  if (request.json !== undefined) writeFileSync(request.json, `${JSON.stringify({ rules, rows }, undefined, 2)}\n`);
  return rows.some(({ verdict }) => verdict === 'MISSED') ? 1 : 0;
}

/** What the rules of each variant add to linting without any. */
function lintRow({ what, target, files }, variants, request) {
  const readable = filesOf(files, request).filter(isReadable);
  lintRound(variants, readable, 0); // until everything is compiled
  const rounds = Array.from({ length: request.rounds }, (_, round) => lintRound(variants, readable, round + 1));
  const added = Object.fromEntries(
    Object.keys(variants)
      .filter((name) => name !== 'bare')
      .map((name) => [name, rounds.map(({ costs }) => costs[name] - costs.bare)]),
  );
  return { ...row(`linting ${what}`, target, added, readable.length), reports: rounds[0].reports };
}

function filesOf(files, request) {
  try {
    return files(request);
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function loadRows(urls) {
  const [{ text }] = jwtFiles(1);
  return [
    row('loading', 0.3, startCosts(urls, LOADS), 1),
    row('loading, and a first file full of JWT', undefined, startCosts(urls, LOADS, text), 1),
  ];
}

/** @param {Record<string, number[]>} costs milliseconds by variant, one figure a round */
function row(what, target, costs, files) {
  const ratio = compared(costs.ours, costs.peer);
  const perFile = Object.fromEntries(
    Object.entries(costs).map(([name, figures]) => [name, quantile(figures, 0.5) / files]),
  );
  return {
    what,
    files,
    target,
    ratio,
    verdict: verdictOf(ratio, target),
    ...(costs.before && { toBefore: compared(costs.ours, costs.before) }),
    perFile,
  };
}

function shown({ what, files, target, ratio, verdict, toBefore, perFile, reports }) {
  return {
    'ours / peer': what,
    ratio: ratio.median.toFixed(2),
    'middle half': `${ratio.low.toFixed(2)}-${ratio.high.toFixed(2)}`,
    best: ratio.best.toFixed(2),
    target: target ?? '',
    verdict,
    ...(toBefore && {
      'ours / before': `${toBefore.median.toFixed(2)} (${toBefore.low.toFixed(2)}-${toBefore.high.toFixed(2)})`,
    }),
    files,
    'ms a file': list(perFile, (ms) => ms.toFixed(2)),
    reports: reports ? list(reports, String) : '',
  };
}

/** Figures of ours, of the peer and of the build before, if there is one. */
function list({ ours, peer, before }, written) {
  const figures = [ours, peer, before].filter((figure) => figure !== undefined);
  return figures.map(written).join(' / ');
}

function urlOf(file) {
  if (!existsSync(file)) throw new UsageError(`There is no ${file}: name the index.js of a build.`);
  return pathToFileURL(resolve(file)).href;
}
