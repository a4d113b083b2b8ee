/** What `npm run bench` is asked for. */

import { parseArgs } from 'node:util';

/** The parts of the benchmark, in the order in which they are measured. */
export const PARTS = ['plain', 'dense', 'samples', 'corpus', 'load'];

const CORPUS = 'JWT_GUARD_CORPUS';

const HELP = `npm run bench -- [FILE] [options]

  FILE             the build to measure: dist/index.js unless said otherwise
  --against FILE   another build, such as that of the commit before, measured in turns with the others
  --only PART      one of ${PARTS.join(', ')}; may be given several times
  --corpus FOLDER  real files with JWT, or set ${CORPUS}; left out where there are none
  --rounds NUMBER  how often everything is linted: 5 unless said otherwise
  --shape NAME     instead of all that: what a shape of test/growth costs at n, 2n, 4n and 8n; may be given several times
  --json FILE      writes the result there, too`;

/** A mistake in the arguments, in one sentence. */
export class UsageError extends Error {}

/**
 * @typedef {object} Request
 * @property {string | undefined} build the file to measure
 * @property {string | undefined} against a second build
 * @property {readonly string[]} parts what to measure, in the order of `PARTS`
 * @property {string | undefined} corpus a folder
 * @property {number} rounds at least 1
 * @property {readonly string[]} shapes names of shapes to measure instead
 * @property {string | undefined} json a file to write
 * @property {boolean} isHelp whether only the help is asked for
 *
 * @param {readonly string[]} args those behind the name of the program
 * @param {Readonly<Record<string, string | undefined>>} environment variables
 * @returns {Request}
 * @throws {UsageError} with the first mistake
 */
export function readRequest(args, environment) {
  const { values, positionals } = parsed(args);
  if (positionals.length > 1) throw new UsageError(`One build is measured: what is ${positionals[1]}? See --help.`);
  const only = values.only ?? [];
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new UsageError(`--only takes ${PARTS.join(', ')}: there is no ${unknown}.`);
  const corpus = values.corpus ?? environment[CORPUS];
  if (only.includes('corpus') && corpus === undefined)
    throw new UsageError(`--only corpus needs files: name their folder with --corpus or ${CORPUS}.`);
  const rounds = Number(values.rounds ?? 5);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UsageError(`--rounds takes a whole number from 1: ${values.rounds} is none.`);
  const parts = PARTS.filter((part) => (only.length > 0 ? only.includes(part) : part !== 'corpus' || corpus));
  const { against, shape: shapes = [], json, help = false } = values;
  return { build: positionals[0], against, parts, corpus, rounds, shapes, json, isHelp: help };
}

/** @returns {string} how the benchmark is used */
export const help = () => HELP;

function parsed(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        against: { type: 'string' },
        only: { type: 'string', multiple: true },
        corpus: { type: 'string' },
        rounds: { type: 'string' },
        shape: { type: 'string', multiple: true },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    // The first sentence says what is wrong; those behind it are advice for other programs.
    throw new UsageError(`${error.message.split(/\.\s/)[0].replace(/\.$/, '')}. See --help.`);
  }
}
