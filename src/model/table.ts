import { compileGates, type Known } from './gate-data.ts';
import { gatesFrom, type GateData, type Gates } from './gates.ts';
import { compileNames, type NameTable } from './names.ts';
import { bareSpecifier, isOfProject, isPath, lastWordOf, moduleFinder, packageOf, plainPath } from './specifiers.ts';
import {
  listUses,
  lookUp,
  sourceOf,
  thingsIn,
  type AmbientMember,
  type Runtime,
  type Source,
  type Sourced,
} from './things.ts';
import { atVersion } from './versions.ts';
import { compileServerCode, type AskedFile } from './server-code.ts';
import type { Library, Platform, Ref, ServerCode, Thing } from './vocabulary.ts';

export { listUses, lookUp, type AmbientMember, type Runtime, type Source, type Sourced } from './things.ts';

/** A module of the user's own, described in settings: a library whose names are module specifiers or project paths. */
export interface OwnModule {
  /** as it is imported (`@acme/auth`, `#auth`), or, with `./` in front, a path below the working directory */
  readonly name: string;
  /** a description, or the name of the library that the module hands on */
  readonly is: Library | string;
}

export interface Described {
  readonly libraries: readonly Library[];
  readonly platforms: readonly Platform[];
  readonly own?: readonly OwnModule[];
  /** which version is in use, by package name; the newest where nothing is said */
  readonly versions?: Readonly<Record<string, string>>;
}

/** All libraries and platforms, compiled for look-up. */
export interface Table {
  /**
   * What a module specifier denotes, or undefined for a module that nothing is known of.
   *
   * @param folder the importing file's folder below the working directory, with `/` between its parts: `../lib/jwt` means another
   * file in each
   */
  module(specifier: string, folder?: string): Sourced | undefined;
  /** What a global denotes that no declaration of the file shadows. */
  global(name: string): Sourced | undefined;
  /** What a member may denote on a receiver that cannot be resolved. */
  ambient(name: string): readonly AmbientMember[];
  /** What a function of an unknown module denotes by its name. `specifier`: the module, where it is known. */
  imported(name: string, specifier: string | undefined): Sourced | undefined;
  /** What an unknown module denotes by the last word of its name, where that is a name of `imported`: './safe-debug'. */
  importedPath(specifier: string): Sourced | undefined;
  /** The names of methods that any thing has and that do something by themselves: one of another name is no operation. */
  readonly operationNames: ReadonlySet<string>;
  /** What names say by themselves. */
  readonly names: NameTable;
  /** The properties of an object that hold a key as a text, for some library. */
  readonly keyStrings: ReadonlySet<string>;
  /** The methods that make something of what they are handed: `register`. */
  readonly handingMethods: ReadonlySet<string>;
  /** Where a file runs that imports this module, of a platform. */
  runtimeOfModule(specifier: string): Runtime | undefined;
  /** The conventions on server code that hold in a file. */
  serverCodeIn(file: AskedFile): readonly ServerCode[];
  /** Where a file runs that uses this global. */
  runtimeOfGlobal(name: string): Runtime | undefined;
  /** What the texts of files say of what may happen there. */
  readonly gates: Gates;
}

/** What names denote, by the way in which a program comes by them. */
interface Named extends Known {
  readonly modules: Map<string, Sourced>;
  readonly ownModules: Map<string, Sourced>;
  readonly paths: Map<string, Sourced>;
  readonly globals: Map<string, Sourced>;
  readonly ambient: Map<string, AmbientMember[]>;
  readonly imported: Map<string, ImportedThing>;
}

interface ImportedThing extends Sourced {
  /** means this only as a function of a module of the project's own */
  readonly isOfProject?: true;
}

/**
 * Compiles the descriptions.
 *
 * @throws Error when a `#reference` names a thing that its library does not have: a mistake in the data.
 */
export function compileTable({ platforms, own = [], ...given }: Described): Table {
  const libraries = librariesInUse(given);
  const named = nameAll(libraries, platforms, own);
  const { globals, ambient, imported } = named;
  const module = moduleFinder(named);
  let gates: Gates | undefined;
  const importedPath = (specifier: string): Sourced | undefined => imported.get(lastWordOf(specifier));
  const described = own.flatMap(({ is }) => (typeof is === 'string' ? [] : [is]));
  const everything = [...libraries, ...described, ...platforms];
  return {
    module,
    global: (name) => globals.get(name),
    ambient: (name) => ambient.get(name) ?? [],
    imported: (name, specifier) => {
      const found = imported.get(name);
      return found?.isOfProject && specifier !== undefined && !isOfProject(specifier) ? undefined : found;
    },
    importedPath,
    ...namesOfThings(everything, ambient),
    keyStrings: new Set(libraries.flatMap(thingsIn).flatMap(keyStringsOf)),
    names: compileNames(platforms.flatMap(({ names }) => names ?? [])),
    runtimeOfModule: runtimeLookup(platforms),
    serverCodeIn: compileServerCode(platforms.flatMap(({ serverCode }) => serverCode ?? [])),
    runtimeOfGlobal: globalRuntimes(platforms),
    // Nothing is compiled before the first text is looked at.
    get gates() {
      return (gates ??= gatesFrom(compileGates(named)));
    },
  };
}

/**
 * What the gate needs to know of the descriptions, as plain data: `gatesFrom` makes of it what `gates` is in a table of the same.
 *
 * @throws Error as `compileTable` does
 */
export function compileGateData({ platforms, own = [], ...given }: Described): GateData {
  return compileGates(nameAll(librariesInUse(given), platforms, own));
}

function librariesInUse({ libraries, versions = {} }: Pick<Described, 'libraries' | 'versions'>): readonly Library[] {
  return libraries.map((library) => atVersion(library, versions[library.name]));
}

function nameAll(libraries: readonly Library[], platforms: readonly Platform[], own: readonly OwnModule[]): Named {
  const named: Named = {
    modules: new Map(),
    ownModules: new Map(),
    paths: new Map(),
    globals: new Map(),
    ambient: new Map(),
    imported: new Map(),
  };
  for (const library of libraries) nameLibrary(library, named);
  for (const platform of platforms) namePlatform(platform, named);
  for (const module of own) nameOwn(module, named);
  return named;
}

function nameLibrary(library: Library, named: Named): void {
  const source = sourceOf(library);
  nameAmbient(library.ambient, source, named);
  for (const name of namesOf(library)) {
    named.modules.set(name, { thing: library.exports, source });
    for (const [path, thing] of Object.entries(library.subpaths ?? {}))
      named.modules.set(`${name}/${path}`, { thing: lookUp(thing, source), source });
  }
}

function namePlatform(platform: Platform, named: Named): void {
  const source = sourceOf(platform);
  nameAmbient(platform.ambient, source, named);
  for (const kind of ['modules', 'globals'] as const) {
    for (const [name, thing] of Object.entries<Thing | Ref>(platform[kind] ?? {}))
      named[kind].set(name, { thing: lookUp(thing, source), source });
  }
  for (const [name, given] of Object.entries(platform.imported ?? {})) {
    const isOnly = typeof given === 'object';
    const thing = lookUp(isOnly ? given.is : given, source);
    named.imported.set(name, { thing, source, ...(isOnly && { isOfProject: true }) });
  }
}

function nameOwn({ name, is }: OwnModule, named: Named): void {
  const source = typeof is === 'string' ? undefined : sourceOf(is, true);
  const denoted = typeof is === 'string' ? named.modules.get(is) : source && { thing: is.exports, source };
  if (typeof is !== 'string' && source) nameAmbient(is.ambient, source, named);
  if (!denoted) return;
  if (isPath(name)) named.paths.set(plainPath(name), denoted);
  else named.ownModules.set(name, denoted);
}

function nameAmbient(members: Library['ambient'], source: Source, { ambient }: Named): void {
  for (const [name, member] of Object.entries(members ?? {})) {
    const given = typeof member === 'string' ? { is: member } : member;
    const entry = { ...given, thing: lookUp(given.is, source), source };
    ambient.set(name, [...(ambient.get(name) ?? []), entry]);
  }
}

/**
 * The names under which something is called that matters by itself, of all descriptions at once. Members that only give another thing,
 * hand on a value or tell the time are left out: `get`, `add` and `unix` would be looked at in every file for nothing.
 */
function namesOfThings(
  descriptions: readonly (Library | Platform)[],
  ambient: ReadonlyMap<string, readonly AmbientMember[]>,
): Pick<Table, 'handingMethods' | 'operationNames'> {
  const operationNames = new Set<string>();
  const handingMethods = new Set<string>();
  for (const [name, members] of ambient) if (members.some(({ thing }) => operates(thing))) operationNames.add(name);
  for (const description of descriptions)
    for (const thing of thingsIn(description)) {
      for (const [name, member] of Object.entries(thing.members ?? {}))
        if (operates(memberThing(member, description))) operationNames.add(name);
      for (const name in thing.handedTo) handingMethods.add(name);
    }
  for (const name of handingMethods) operationNames.add(name);
  return { operationNames, handingMethods };
}

/** What a member denotes; undefined where that is for the call to say: its receiver, or an argument. */
function memberThing(member: Thing | Ref, { things = {} }: Library | Platform): Thing | undefined {
  if (typeof member !== 'string') return member;
  return member.startsWith('#') ? things[member.slice(1)] : undefined;
}

/** Whether calling or constructing a thing is an operation, or has to do with a signature. */
function operates(thing: Thing | undefined): boolean {
  if (!thing) return true;
  return [...listUses(thing.call), ...listUses(thing.new)].some(
    ({ op, signature }) => op !== undefined || signature !== undefined,
  );
}

function keyStringsOf(thing: Thing): readonly string[] {
  return [...listUses(thing.call), ...listUses(thing.new)].flatMap(({ op }) => op?.keyStrings ?? []);
}

function namesOf(library: Library): readonly string[] {
  return [library.name, ...(library.modules ?? [])];
}

/** What is a global of browsers for one platform, and of servers for another, is one of browsers. */
function globalRuntimes(platforms: readonly Platform[]): Table['runtimeOfGlobal'] {
  const runtimes = new Map<string, Runtime>();
  for (const { serverGlobals = [] } of platforms) for (const name of serverGlobals) runtimes.set(name, 'server');
  for (const { browserGlobals = [] } of platforms) for (const name of browserGlobals) runtimes.set(name, 'browser');
  return (name) => runtimes.get(name);
}

function runtimeLookup(platforms: readonly Platform[]): Table['runtimeOfModule'] {
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
  return (specifier) => {
    const name = bareSpecifier(specifier);
    return exact.get(name) ?? exact.get(packageOf(name)) ?? prefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
  };
}
