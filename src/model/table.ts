import type { Library, Platform, Ref, Thing } from './vocabulary.ts';

/** Where a thing comes from. */
export interface Source {
  /** package or platform name, for messages */
  readonly name: string;
  /** a JWT library, not a platform */
  readonly isLibrary: boolean;
  readonly things: Readonly<Record<string, Thing>>;
  readonly unseenConfig: 'absent' | 'unknown';
  readonly runtime?: Runtime;
}

export type Runtime = 'browser' | 'server';

export interface Sourced {
  readonly thing: Thing;
  readonly source: Source;
}

/** All libraries and platforms, compiled for look-up. */
export interface Table {
  /** What a module specifier denotes, or undefined for a module that nothing is known of. */
  module(specifier: string): Sourced | undefined;
  /** What a global denotes that no declaration of the file shadows. */
  global(name: string): Sourced | undefined;
  /** What a member denotes on a receiver that cannot be resolved. */
  ambient(name: string): Sourced | undefined;
  /** The names of all members that any thing has: a method of another name means nothing by itself. */
  readonly memberNames: ReadonlySet<string>;
  /** Where a file runs that imports this module. */
  runtimeOfModule(specifier: string): Runtime | undefined;
  /** Where a file runs that uses this global. */
  runtimeOfGlobal(name: string): Runtime | undefined;
  /** Matches the text of every file that names a JWT library as a module. */
  readonly mentionsLibrary: RegExp;
}

/**
 * Compiles the descriptions.
 *
 * @throws Error when a `#reference` names a thing that its library does not have: a mistake in the data.
 */
export function compileTable(libraries: readonly Library[], platforms: readonly Platform[]): Table {
  const modules = new Map<string, Sourced>();
  const globals = new Map<string, Sourced>();
  const ambient = new Map<string, Sourced>();
  for (const library of libraries) {
    const source = sourceOf(library);
    for (const name of [library.name, ...(library.modules ?? [])]) {
      modules.set(name, { thing: library.exports, source });
      for (const [path, thing] of Object.entries(library.subpaths ?? {}))
        modules.set(`${name}/${path}`, { thing: lookUp(thing, source), source });
    }
  }
  for (const platform of platforms) {
    const source = sourceOf(platform);
    for (const [name, thing] of Object.entries(platform.modules ?? {})) modules.set(name, { thing, source });
    for (const [name, thing] of Object.entries(platform.globals ?? {}))
      globals.set(name, { thing: lookUp(thing, source), source });
    for (const [name, thing] of Object.entries(platform.ambient ?? {}))
      ambient.set(name, { thing: lookUp(thing, source), source });
  }
  const found = new Map<string, Sourced | undefined>();
  const find = (specifier: string): Sourced | undefined => {
    if (!found.has(specifier)) found.set(specifier, search(specifier));
    return found.get(specifier);
  };
  const search = (specifier: string): Sourced | undefined => {
    const name = vendoredName(specifier) ?? bareSpecifier(specifier);
    return modules.get(name) ?? modules.get(packageOf(name));
  };
  return {
    module: find,
    global: (name) => globals.get(name),
    ambient: (name) => ambient.get(name),
    memberNames: new Set([...ambient.keys(), ...[...libraries, ...platforms].flatMap(namesIn)]),
    runtimeOfModule: runtimeLookup(libraries, platforms),
    runtimeOfGlobal: (name) => {
      if (platforms.some((platform) => platform.browserGlobals?.includes(name))) return 'browser';
      return platforms.some((platform) => platform.serverGlobals?.includes(name)) ? 'server' : undefined;
    },
    mentionsLibrary: moduleGate(libraries),
  };
}

/** What a reference of a library's data names. */
export function lookUp(thing: Thing | Ref, source: Source): Thing {
  if (typeof thing !== 'string') return thing;
  const found = source.things[thing.slice(1)];
  if (!found) throw new Error(`The data of ${source.name} refers to ${thing}, which it does not define.`);
  return found;
}

function sourceOf(described: Library | Platform): Source {
  const library = 'exports' in described ? described : undefined;
  return {
    name: described.name,
    isLibrary: library !== undefined,
    things: described.things ?? {},
    unseenConfig: library?.unseenConfig ?? 'unknown',
    ...(library?.runtime && { runtime: library.runtime }),
  };
}

/** `npm:jose@5/jwt/verify`, `https://esm.sh/jose@5.1.0`, `https://deno.land/x/jose@v5/index.ts` -> `jose/jwt/verify`, `jose`. */
function bareSpecifier(specifier: string): string {
  const path = specifier
    .replace(/^(?:npm|jsr|node):\/?/, '')
    .replace(/^https?:\/\/(?:deno\.land\/x|[^/]+\/npm|[^/]+)\/(?:v\d+\/)?/, '')
    .replace(/[?#].*$/, '');
  return path.replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]+/, '$1');
}

function namesIn(described: Library | Platform): string[] {
  const exported = 'exports' in described ? [described.exports] : Object.values(described.modules ?? {});
  const global = 'globals' in described ? Object.values(described.globals ?? {}) : [];
  return [...exported, ...global, ...Object.values(described.things ?? {})].flatMap(memberNamesOf);
}

function memberNamesOf(thing: Thing | Ref): string[] {
  if (typeof thing === 'string') return [];
  return Object.entries(thing.members ?? {}).flatMap(([name, member]) => [name, ...memberNamesOf(member)]);
}

/** A copy kept in the project: `../libs/jsonwebtoken`, `./vendor/jose/index.js`. */
function vendoredName(specifier: string): string | undefined {
  return /^\.{1,2}\/(?:.*\/)?(?:libs?|vendors?|third[_-]party)\/([\w-]+)(?:\/index)?(?:\.[cm]?js)?$/.exec(
    specifier,
  )?.[1];
}

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

function runtimeLookup(libraries: readonly Library[], platforms: readonly Platform[]): Table['runtimeOfModule'] {
  const exact = new Map<string, Runtime>();
  const prefixes: [string, Runtime][] = [];
  const add = (name: string, runtime: Runtime): void => {
    if (name.endsWith('*')) prefixes.push([name.slice(0, -1), runtime]);
    else exact.set(name, runtime);
  };
  for (const platform of platforms) {
    for (const name of platform.browserModules ?? []) add(name, 'browser');
    for (const name of platform.serverModules ?? []) add(name, 'server');
  }
  // A library's own habit is weaker than a platform's: jwt-decode in an Express file runs on a server.
  for (const { name, runtime } of libraries) if (runtime === 'server' && !exact.has(name)) exact.set(name, runtime);
  return (specifier) => {
    const name = bareSpecifier(specifier);
    return exact.get(name) ?? exact.get(packageOf(name)) ?? prefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
  };
}

/** One alternation behind one quote or slash: two orders of magnitude cheaper than a search per module. */
function moduleGate(libraries: readonly Library[]): RegExp {
  const names = libraries.flatMap((library) => [library.name, ...(library.modules ?? [])]);
  return new RegExp(`["'\`/:](?:${names.map(escapeRegExp).join('|')})(?:@[\\w.^~-]+)?["'\`/]`, 'u');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
