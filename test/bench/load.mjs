/** How long a module takes to load in a process of its own. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { randomFrom, shuffled } from './random.mjs';

const SCRIPT = fileURLToPath(new URL('import-time.mjs', import.meta.url));

/**
 * @param {string} url of a module
 * @returns {number} milliseconds that the import takes in a fresh process
 */
function timeImport(url) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, url], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Could not import ${url}:\n${stderr}`);
  return Number(stdout);
}

/**
 * @param {Readonly<Record<string, string>>} urls of modules, by variant
 * @param {number} count how many times each is loaded, in turns
 * @returns {Record<string, number[]>} milliseconds by variant, one for each run
 */
export function loadTimes(urls, count) {
  const names = Object.keys(urls);
  const random = randomFrom(3);
  for (const name of names) timeImport(urls[name]); // so that the files are in the system's cache
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let run = 0; run < count; run += 1) {
    for (const name of shuffled(random, names)) times[name].push(timeImport(urls[name]));
  }
  return times;
}
