import { isVersion } from './model/versions.ts';
import { findMistake } from './model/validate.ts';
import type { OwnModule } from './model/table.ts';
import type { Library } from './model/vocabulary.ts';

/** What `settings['jwt-guard']` may hold. Plain JSON, also for hosts whose configuration is JSON. */
export interface Settings {
  /** `check` makes the rules look at test files, too. Default `ignore` */
  readonly tests?: 'check' | 'ignore';
  /** names of tokens that the plugin does not know, and names that only look like tokens */
  readonly tokens?: { readonly names?: readonly string[]; readonly notNames?: readonly string[] };
  /** what is registered for a library in a file that the linter cannot see from where it is used, by package name */
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /**
   * what modules of your own mean, by the name under which they are imported (`@acme/auth`, `#auth`, `@/lib/jwt`) or by
   * their path below the working directory (`./src/lib/jwt`)
   */
  readonly libraries?: Readonly<Record<string, OwnLibrary>>;
  /** which version of a library you use, by package name: `{ hono: '4.10' }`. Default: the newest */
  readonly versions?: Readonly<Record<string, string>>;
  /**
   * whether the rules look into the files that a file imports: `true` for those below the folder that ESLint runs in, or below another
   * one. Default `false`
   */
  readonly project?: boolean | { readonly root?: string };
}

/** A module of your own: it hands on what a known library exports, or is described in the words of one. */
export type OwnLibrary =
  | { readonly sameAs: string }
  | (Pick<Library, 'ambient' | 'exports' | 'things' | 'unseenConfig'> & { readonly runtime?: 'browser' | 'server' });

export interface ResolvedSettings {
  readonly tests: 'check' | 'ignore';
  readonly tokens: { readonly names: readonly string[]; readonly notNames: readonly string[] };
  readonly config: Readonly<Record<string, unknown>>;
  readonly own: readonly OwnModule[];
  readonly versions: Readonly<Record<string, string>>;
  /** the folder of the project, as it was given: empty for the working directory. Undefined where no project is looked at */
  readonly project: string | undefined;
}

export const SETTINGS_KEY = 'jwt-guard';

/** A mistake in the settings: where it is, and what was expected there. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const DEFAULTS: ResolvedSettings = {
  tests: 'ignore',
  tokens: { names: [], notNames: [] },
  config: {},
  own: [],
  versions: {},
  project: undefined,
};

/**
 * Reads the plugin's settings.
 *
 * @param given the value of `settings['jwt-guard']`, or undefined
 * @param known the names of the libraries that `config`, `versions` and `sameAs` may speak of
 * @throws SettingsError with the path of the first mistake and what was expected there
 */
export function resolveSettings(given: unknown, known: () => readonly string[]): ResolvedSettings {
  if (given === undefined) return DEFAULTS;
  const settings = record(given, '', ['tests', 'tokens', 'config', 'libraries', 'versions', 'project']);
  const { tests } = settings;
  if (tests !== undefined && tests !== 'check' && tests !== 'ignore')
    throw mistake('.tests', "'check' or 'ignore'", tests);
  const tokens = settings['tokens'] === undefined ? {} : record(settings['tokens'], '.tokens', ['names', 'notNames']);
  const names = known();
  const own = ownModules(settings['libraries'], names);
  return {
    tests: tests ?? DEFAULTS.tests,
    tokens: {
      names: strings(tokens['names'], '.tokens.names'),
      notNames: strings(tokens['notNames'], '.tokens.notNames'),
    },
    config: configurations(settings['config'], [...names, ...own.map(({ name }) => name)]),
    own,
    versions: versionsOf(settings['versions'], names),
    project: projectRoot(settings['project']),
  };
}

function projectRoot(given: unknown): string | undefined {
  if (given === undefined || given === false) return undefined;
  if (given === true) return '';
  const { root: folder } = record(given, '.project', ['root']);
  if (folder !== undefined && typeof folder !== 'string')
    throw mistake('.project.root', 'the path of a folder', folder);
  return folder ?? '';
}

function configurations(given: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  const config = given === undefined ? {} : record(given, '.config', names);
  for (const [name, value] of Object.entries(config)) record(value, `.config['${name}']`);
  return config;
}

function versionsOf(given: unknown, names: readonly string[]): Readonly<Record<string, string>> {
  const versions = given === undefined ? {} : record(given, '.versions', names);
  return Object.fromEntries(
    Object.entries(versions).map(([name, version]) => {
      if (typeof version === 'string' && isVersion(version)) return [name, version];
      throw mistake(`.versions['${name}']`, "a version such as '4', '4.10' or '4.10.2'", version);
    }),
  );
}

function ownModules(given: unknown, names: readonly string[]): readonly OwnModule[] {
  const libraries = given === undefined ? {} : record(given, '.libraries');
  return Object.entries(libraries).map(([name, described]): OwnModule => {
    const path = `.libraries['${name}']`;
    if (name.startsWith('../') || name.startsWith('/'))
      throw new SettingsError(
        `${root(path)} is no module. Expected the name under which it is imported, or its path below the working directory with './' in front.`,
      );
    const { sameAs, ...rest } = record(described, path);
    if (sameAs !== undefined) return { name, is: handedOn(sameAs, path, rest, names) };
    const found = findMistake(described);
    if (found) throw new SettingsError(`${root(path)}${found}`);
    return { name, is: { ...(described as Omit<Library, 'name'>), name } };
  });
}

function handedOn(sameAs: unknown, path: string, rest: object, names: readonly string[]): string {
  if (Object.keys(rest).length > 0) throw mistake(path, "an object with 'sameAs' alone, or a description", rest);
  if (typeof sameAs !== 'string' || !names.includes(sameAs))
    throw mistake(`${path}.sameAs`, `one of ${names.map((name) => `'${name}'`).join(', ')}`, sameAs);
  return sameAs;
}

function record(value: unknown, path: string, keys?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mistake(path, 'an object', value);
  const unexpected = keys && Object.keys(value).find((key) => !keys.includes(key));
  if (keys && unexpected !== undefined) {
    throw new SettingsError(
      `${root(path)} has no key '${unexpected}'. Expected ${keys.map((key) => `'${key}'`).join(', ')}.`,
    );
  }
  return value as Readonly<Record<string, unknown>>;
}

function strings(value: unknown, path: string): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw mistake(path, 'a list of strings', value);
  return value.map((item: unknown, index) => {
    if (typeof item !== 'string') throw mistake(`${path}[${index}]`, 'a string', item);
    return item;
  });
}

function mistake(path: string, expected: string, found: unknown): SettingsError {
  return new SettingsError(`${root(path)} must be ${expected}, but is ${JSON.stringify(found)}.`);
}

function root(path: string): string {
  return `settings['${SETTINGS_KEY}']${path}`;
}
