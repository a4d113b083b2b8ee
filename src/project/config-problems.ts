import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

import type { ProjectFiles } from './files.ts';
import { propertyOf } from './json.ts';
import { parseLenient, textsIn, withBlankComments } from './lenient-json.ts';

/**
 * A mistake in a configuration file, or in what it extends or refers to. Of its paths, those are used then that can be read: a
 * configuration that extends a package that is not installed has its own.
 */
export interface ConfigProblem {
  /** the file to mend, an absolute path */
  readonly file: string;
  /** counted from 1 */
  readonly line: number;
  /** counted from 1 */
  readonly column: number;
  /** what was expected there, in one line */
  readonly message: string;
}

/** Whether what the resolver says is about a configuration that it refuses. */
export const isAboutConfig = (error: string): boolean =>
  /tsconfig/i.test(error) && !error.startsWith('Cannot find module');

/**
 * What is wrong with a configuration that the resolver refuses.
 *
 * @param error what the resolver says of it
 * @param config the configuration that it followed, an absolute path
 */
export function configProblem(error: string, config: string, files: ProjectFiles): ConfigProblem {
  const textOf = (file: string): string => {
    const read = files.read(file);
    return read.kind === 'text' ? read.text : '';
  };
  return (
    badJson(error, textOf) ??
    circular(error, textOf) ??
    missing(error, config, textOf) ?? { file: config, line: 1, column: 1, message: error.split('\n', 1)[0] ?? '' }
  );
}

type TextOf = (file: string) => string;

const BAD_JSON =
  /JSONError \{ path: (?<path>"(?:[^"\\]|\\.)*"), message: (?<message>"(?:[^"\\]|\\.)*"), line: (?<line>\d+), column: (?<column>\d+)/;

function badJson(error: string, textOf: TextOf): ConfigProblem | undefined {
  const { path = '', message = '', line, column } = BAD_JSON.exec(error)?.groups ?? {};
  const file = unquoted(path);
  if (file === undefined) return undefined;
  const text = textOf(file);
  const said = (unquoted(message) ?? message).replace(/ at line \d+ column \d+$/, '');
  // What may be one of several things is refused as a whole, at its end.
  const extending = /untagged enum Extends/.test(said) && textsIn(text).find((one) => one.text === 'extends');
  if (extending)
    return { file, ...placeAt(text, extending.offset), message: 'expected a path or a list of paths as "extends"' };
  return { file, ...placeAt(text, offsetOf(text, Number(line), Number(column))), message: inWords(said) };
}

/** Whose strings are written as those of JSON, as far as paths and words go. */
function unquoted(text: string): string | undefined {
  const found = parseLenient(text);
  return typeof found === 'string' ? found : undefined;
}

/** The reader of JSON counts bytes, in a text without comments. */
function offsetOf(text: string, line: number, column: number): number {
  const lines = withBlankComments(text).split('\n').slice(0, line);
  const before = lines.slice(0, -1).reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0);
  return Buffer.from(text)
    .subarray(0, before + Math.max(column - 1, 0))
    .toString().length;
}

function placeAt(text: string, offset: number): Pick<ConfigProblem, 'column' | 'line'> {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** What the reader of JSON says, in the words of those who write it. */
function inWords(said: string): string {
  const [, found, expected] = /^invalid type: (.+), expected (.+)$/.exec(said) ?? [];
  if (found !== undefined && expected !== undefined) return `expected ${spoken(expected)}, found ${spoken(found)}`;
  if (/^invalid length .*expected struct/.test(said)) return 'expected an object, found a list';
  const [, field] = /^missing field `(.+)`$/.exec(said) ?? [];
  if (field !== undefined) return `expected an object with "${field}"`;
  return said.startsWith('EOF') ? 'expected more: the file ends here' : `expected JSON: ${said.replaceAll('`', '"')}`;
}

/** What is longer is there to be recognised. */
const SHOWN = 60;

const spoken = (kind: string): string => {
  const words = wordFor(kind);
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
};

const wordFor = (kind: string): string =>
  kind
    .replace(/^(?:a )?sequence$/, 'a list')
    .replace(/^(?:a )?map$/, 'an object')
    .replace(/^struct .*/, 'an object')
    .replace(/^path string$/, 'a path')
    .replace(/^(?:a )?boolean$/, 'true or false')
    .replace(/^(?:string|integer|floating point|boolean) /, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('`', '');

const CIRCULAR = /^Tsconfig extends configs circularly: (?<way>.*)$/m;

function circular(error: string, textOf: TextOf): ConfigProblem | undefined {
  const way = CIRCULAR.exec(error)?.groups?.['way'];
  const [first, ...others] = (way?.match(/"(?:[^"\\]|\\.)*"?/g) ?? []).flatMap((one) => unquoted(one) ?? []);
  if (first === undefined) return undefined;
  const text = textOf(first);
  const extending = textsIn(text).find((one) => one.text === 'extends');
  const between = others.slice(0, -1).map((file) => relative(dirname(first), file).replaceAll('\\', '/'));
  const by = between.length > 0 ? ` by way of ${between.join(', ')}` : '';
  return {
    file: first,
    ...placeAt(text, extending?.offset ?? 0),
    message: `expected a configuration that does not extend itself${by}`,
  };
}

const MISSING = /^Tsconfig not found (?<name>.*)$/m;

/** What is extended or referred to and is not there: in the configuration, or in one that it extends. */
function missing(error: string, config: string, textOf: TextOf): ConfigProblem | undefined {
  const name = MISSING.exec(error)?.groups?.['name'];
  if (name === undefined) return undefined;
  const seen = new Set<string>();
  const pending = [config];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = textOf(file);
    const data = parseLenient(text);
    const extended = named([propertyOf(data, 'extends')].flat());
    const references = named([propertyOf(data, 'references')].flat().map((one) => propertyOf(one, 'path')));
    const mistaken = [...extended, ...references].find((one) => meanings(one, file).includes(name));
    if (mistaken !== undefined) {
      const written = textsIn(text).findLast((one) => one.text === mistaken);
      const what = extended.includes(mistaken) ? 'extends' : 'refers to';
      const message = `expected a configuration to be where it ${what} "${mistaken}"`;
      return { file, ...placeAt(text, written?.offset ?? 0), message };
    }
    for (const one of extended) pending.push(...meanings(one, file).filter(isAbsolute));
  }
  return undefined;
}

const named = (values: readonly unknown[]): readonly string[] => values.filter((value) => typeof value === 'string');

/** The paths that may be meant by one in a configuration. */
function meanings(name: string, file: string): readonly string[] {
  const path = resolve(dirname(file), name);
  return [name, path, `${path}.json`, join(path, 'tsconfig.json')];
}
