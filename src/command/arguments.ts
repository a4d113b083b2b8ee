/** The command line, read. Pure: no file system, no process, mistakes are values. */

import { parseArgs } from 'node:util';

/** The presets that can be asked for, the default one first. */
export const PRESETS = ['recommended', 'strict'] as const;

export type Preset = (typeof PRESETS)[number];

/** What a scan was asked to do. */
export interface ScanOptions {
  /** Files and folders as written; empty stands for the current folder. */
  readonly paths: readonly string[];
  readonly preset: Preset;
  /** Whether the rules look into the files that a file imports. */
  readonly isProject: boolean;
  /** The ESLint formatter asked for; without it the report is for people. */
  readonly format?: string;
  readonly outputFile?: string;
  readonly maxWarnings?: number;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'scan'; readonly options: ScanOptions }
  /** The name of a rule, `FILE`, `FILE:LINE` or `FILE#EXPORT`, as written. */
  | { readonly kind: 'explain'; readonly target: string; readonly asJson: boolean }
  | { readonly kind: 'mistake'; readonly message: string };

type Flag = 'preset' | 'format' | 'output-file' | 'max-warnings';

/** The flags that take a value, and the value each expects. */
const EXPECTED: Readonly<Record<Flag, string>> = {
  preset: PRESETS.join(' or '),
  format: 'the name of an ESLint formatter, such as json',
  'output-file': 'the name of a file to write',
  'max-warnings': 'a whole number, 0 or more',
};

const FLAGS = {
  preset: { type: 'string' },
  format: { type: 'string' },
  'output-file': { type: 'string' },
  'max-warnings': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  json: { type: 'boolean' },
  'no-project': { type: 'boolean' },
} as const;

/**
 * Reads the command line.
 *
 * In: the arguments after the program's name. Out: what to do, or one sentence that names the flag and what it expects.
 * A flag given twice counts as written last. Throws nothing.
 */
export function readArguments(args: readonly string[]): Command {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: FLAGS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<Flag, string>();
  let kind: 'help' | 'version' | 'scan' = 'scan';
  let asJson = false;
  let isProject = true;

  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (isFlag(name)) {
      // `--preset --format json`: the second flag was not meant as the first one's value. `--preset=--x` was.
      const missing = value === undefined || value === '' || (value.startsWith('-') && !token.inlineValue);
      if (missing) return mistake(`${rawName} needs a value: ${EXPECTED[name]}.`);
      values.set(name, value);
    } else if (name === 'help' || name === 'version' || name === 'json' || name === 'no-project') {
      if (value !== undefined) return mistake(`${rawName} takes no value.`);
      if (name === 'json') asJson = true;
      else if (name === 'no-project') isProject = false;
      else kind = kind === 'help' ? kind : name;
    } else {
      return mistake(
        `Unknown flag ${rawName}: expected one of ${Object.keys(FLAGS)
          .map((flag) => `--${flag}`)
          .join(', ')}.`,
      );
    }
  }
  if (kind !== 'scan') return { kind };
  if (positionals[0] === 'explain') return readExplain(positionals.slice(1), asJson, [...values.keys()]);
  if (asJson) return mistake('--json belongs to explain; of a scan it is --format json.');

  const preset = values.get('preset') ?? PRESETS[0];
  if (!isPreset(preset)) return mistake(`--preset expects ${EXPECTED.preset}, not "${preset}".`);
  const maximum = values.get('max-warnings');
  if (maximum !== undefined && !/^\d{1,15}$/u.test(maximum))
    return mistake(`--max-warnings expects ${EXPECTED['max-warnings']}, not "${maximum}".`);
  if (positionals.includes('')) return mistake('A path is empty: expected the name of a file or a folder.');

  const format = values.get('format');
  const outputFile = values.get('output-file');
  return {
    kind: 'scan',
    options: {
      paths: positionals,
      preset,
      isProject,
      ...(format !== undefined && { format }),
      ...(outputFile !== undefined && { outputFile }),
      ...(maximum !== undefined && { maxWarnings: Number(maximum) }),
    },
  };
}

/** In: what follows `explain`, and the flags of a scan that were given, too. */
function readExplain(targets: readonly string[], asJson: boolean, flags: readonly Flag[]): Command {
  const [target] = targets;
  if (flags[0] !== undefined) return mistake(`explain takes no --${flags[0]}.`);
  if (!target || targets.length > 1)
    return mistake(
      'explain takes one thing: the name of a rule, FILE, FILE:LINE or FILE#EXPORT. A folder of that name is ./explain.',
    );
  return { kind: 'explain', target, asJson };
}

function isFlag(name: string): name is Flag {
  return Object.hasOwn(EXPECTED, name);
}

function isPreset(name: string): name is Preset {
  return PRESETS.some((preset) => preset === name);
}

function mistake(message: string): Command {
  return { kind: 'mistake', message };
}
