/** Real code that has nothing to do with JWT: the sources of the packages that are installed here anyway. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

import { randomFrom, shuffled } from './random.mjs';

const KB = 1024;
const SMALLEST = 2 * KB;
const LARGEST = 100 * KB;
const LONGEST_LINE = 1000;
const SKIPPED_PACKAGE = /jwt|jsonwebtoken/i;
const JWT = /jsonwebtoken|\bjose\b|jwt/i;

/**
 * @param {string} folder a node_modules folder
 * @param {number} count how many files at most
 * @returns {{ name: string, text: string }[]} written (not minified) .js files that mention no JWT library
 */
export function plainFiles(folder, count) {
  const chosen = [];
  const paths = readdirSync(folder, { recursive: true }).filter(isCandidate).sort();
  for (const path of shuffled(randomFrom(1), paths)) {
    if (chosen.length === count) break;
    const text = readSource(join(folder, path));
    // A name of our own: the path of a package may look like that of a test file, which rules skip.
    if (text !== undefined) chosen.push({ name: `src/plain-${chosen.length}.js`, text });
  }
  return chosen;
}

function isCandidate(path) {
  return (
    path.endsWith('.js') && !path.endsWith('.min.js') && !path.split(sep).some((part) => SKIPPED_PACKAGE.test(part))
  );
}

function readSource(file) {
  const status = statSync(file);
  if (!status.isFile() || status.size < SMALLEST || status.size > LARGEST) return undefined;
  const text = readFileSync(file, 'utf8');
  return JWT.test(text) || text.split('\n').some((line) => line.length > LONGEST_LINE) ? undefined : text;
}
