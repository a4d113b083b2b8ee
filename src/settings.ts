/** What `settings['jwt-guard']` may hold. Plain JSON, also for hosts whose configuration is JSON. */
export interface Settings {
  /** `check` makes the rules look at test files, too. Default `ignore` */
  readonly tests?: 'check' | 'ignore';
  /** names of tokens that the plugin does not know, and names that only look like tokens */
  readonly tokens?: { readonly names?: readonly string[]; readonly notNames?: readonly string[] };
  /** what is registered for a library in a file that the linter cannot see from where it is used, by package name */
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface ResolvedSettings {
  readonly tests: 'check' | 'ignore';
  readonly tokens: { readonly names: readonly string[]; readonly notNames: readonly string[] };
  readonly config: Readonly<Record<string, unknown>>;
}

export const SETTINGS_KEY = 'jwt-guard';

/** A mistake in the settings: where it is, and what was expected there. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const DEFAULTS: ResolvedSettings = { tests: 'ignore', tokens: { names: [], notNames: [] }, config: {} };

/**
 * Reads the plugin's settings.
 *
 * @param given the value of `settings['jwt-guard']`, or undefined
 * @param libraryNames the packages that `config` may speak of
 * @throws SettingsError with the path of the first mistake and what was expected there
 */
export function resolveSettings(given: unknown, libraryNames: readonly string[]): ResolvedSettings {
  if (given === undefined) return DEFAULTS;
  const settings = record(given, '', ['tests', 'tokens', 'config']);
  const { tests } = settings;
  if (tests !== undefined && tests !== 'check' && tests !== 'ignore')
    throw mistake('.tests', "'check' or 'ignore'", tests);
  const tokens = settings['tokens'] === undefined ? {} : record(settings['tokens'], '.tokens', ['names', 'notNames']);
  const config = settings['config'] === undefined ? {} : record(settings['config'], '.config', libraryNames);
  for (const [name, value] of Object.entries(config)) record(value, `.config['${name}']`);
  return {
    tests: tests ?? DEFAULTS.tests,
    tokens: {
      names: strings(tokens['names'], '.tokens.names'),
      notNames: strings(tokens['notNames'], '.tokens.notNames'),
    },
    config,
  };
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
