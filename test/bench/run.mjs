/**
 * `npm run bench`: what our rules cost beside those of another JWT plugin, all rules of both on, measured in turns in
 * one process. Prints ratios (ours / theirs) and ends with exit code 1 when one misses its target. A ratio below 1 means
 * that ours are cheaper; milliseconds are shown for orientation only, they are those of this machine.
 */

import { fileURLToPath } from 'node:url';

import { jwtFiles } from './corpus.mjs';
import { isReadable, lintRound, variantsOf } from './lint.mjs';
import { loadTimes } from './load.mjs';
import { plainFiles } from './plain.mjs';
import { quantile, spread } from './stats.mjs';

const OURS = process.argv[2] ?? new URL('../../dist/index.js', import.meta.url).href;
const PEER = import.meta.resolve('eslint-plugin-jwt-security');
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

const { default: ours } = await import(OURS);
const { plugin: peer } = await import(PEER);
const variants = variantsOf({ ours, peer });

/**
 * @param {readonly { name: string, text: string }[]} files
 * @param {number} rounds
 * @returns {{ ratios: number[], ours: number, peer: number }} one ratio a round of the time added over no rules, and the
 *   time that is added to a file, milliseconds, in the middle round
 */
function lintRatios(files, rounds) {
  const readable = files.filter(isReadable);
  lintRound(variants, readable, 0); // until everything is compiled
  const totals = Array.from({ length: rounds }, (_, round) => lintRound(variants, readable, round + 1));
  const added = (name) => totals.map((total) => total[name] - total.bare);
  const perFile = (name) => quantile(added(name), 0.5) / readable.length;
  const theirs = added('peer');
  return {
    ratios: added('ours').map((time, round) => time / theirs[round]),
    ours: perFile('ours'),
    peer: perFile('peer'),
  };
}

/** @returns {{ ratios: number[], ours: number, peer: number, fastest: number }} as above, and the ratio of the minima */
function loadRatios(count) {
  const times = loadTimes({ ours: OURS, peer: PEER }, count);
  return {
    ratios: times.ours.map((time, run) => time / times.peer[run]),
    ours: quantile(times.ours, 0.5),
    peer: quantile(times.peer, 0.5),
    fastest: Math.min(...times.ours) / Math.min(...times.peer),
  };
}

/** Beyond noise: the median misses the target, and so does nearly every round. */
function verdictOf({ median, low }, target) {
  if (median <= target) return 'ok';
  return low <= target ? 'missed, but within the noise' : 'MISSED';
}

const measured = [
  { what: 'linting files without JWT (ms a file)', target: 0.25, ...lintRatios(plainFiles(MODULES, 200), 5) },
  { what: 'linting files full of it (ms a file)', target: 0.6, ...lintRatios(jwtFiles(60), 5) },
  { what: 'loading in a fresh process (ms)', target: 0.3, ...loadRatios(15) },
];

const table = measured.map(({ what, target, ratios, ours: our, peer: their, fastest }) => {
  const { median, low, high } = spread(ratios);
  return {
    'ours / peer': what,
    ratio: median.toFixed(2),
    'middle half': `${low.toFixed(2)}-${high.toFixed(2)}`,
    fastest: fastest?.toFixed(2) ?? '',
    target,
    verdict: verdictOf({ median, low }, target),
    ours: our.toFixed(2),
    peer: their.toFixed(2),
  };
});
console.log(`${Object.keys(ours.rules).length} rules of ours, ${Object.keys(peer.rules).length} of the peer`);
console.table(table);
process.exitCode = table.some(({ verdict }) => verdict === 'MISSED') ? 1 : 0;
