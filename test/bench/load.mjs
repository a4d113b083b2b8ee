/** What a plugin costs before it has done anything, measured in processes of their own. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { randomFrom, shuffled } from './random.mjs';

const SCRIPT = fileURLToPath(new URL('import-cost.mjs', import.meta.url));

/**
 * @param {Readonly<Record<string, string>>} urls of plugins, by variant
 * @param {number} count how many times each is loaded, in turns
 * @param {string | undefined} code a first file that it lints; only loaded where there is none
 * @returns {Record<string, number[]>} by variant, one for each run: milliseconds of the processor's time until the plugin is
 *   loaded, or until the file is linted
 */
export function startCosts(urls, count, code) {
  const names = Object.keys(urls);
  const random = randomFrom(3);
  for (const name of names) startCost(urls[name], code); // so that the files are in the system's cache
  const costs = Object.fromEntries(names.map((name) => [name, []]));
  for (let run = 0; run < count; run += 1) {
    for (const name of shuffled(random, names)) costs[name].push(startCost(urls[name], code));
  }
  return costs;
}

function startCost(url, code) {
  const args = [SCRIPT, url, ...(code === undefined ? [] : [code])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Could not load ${url}:\n${stderr}`);
  return JSON.parse(stdout).reduce((sum, cost) => sum + cost);
}
