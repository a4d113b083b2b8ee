import { isNamed } from './specifiers.ts';
import type { Flow, Hook, NamedFlow, NamedMember, Names } from './vocabulary.ts';

/** What names say by themselves, for look-up. It is asked for every call of a file, and costs one look into a map. */
export interface NameTable {
  /** What a function of the global object does (`String`), or a method of one of its objects (`Object.assign`). */
  global(name: string): NamedFlow | undefined;
  /** What a function does by the name that is called, whatever that is read from. */
  function(name: string): NamedFlow | undefined;
  /** The same for a method. */
  method(name: string): NamedFlow | undefined;
  /** What a construction does. */
  class(name: string): Flow | undefined;
  member(name: string): NamedMember | undefined;
  /** Whether what a compiler calls so hands on the module that it is given. */
  isInterop(name: string): boolean;
  /** Whether a global's members are the globals themselves: `globalThis`. */
  isGlobalObject(name: string): boolean;
  /** Whether a decorator of this name keeps a property out of JSON. */
  isOmittedBy(decorator: string): boolean;
  /** What is said of handlers by the method that they are handed to, or by their own name. */
  hook(name: string): Hook | undefined;
}

/** Compiles what the platforms say of names. What several say of the same name is put together. */
export function compileNames(all: readonly Names[]): NameTable {
  const functions = collect(all.map((names) => names.functions));
  const methods = collect([Object.fromEntries(functions.exact), ...all.map((names) => names.methods)]);
  const globals = collect(all.map((names) => names.globals));
  const classes = collect(all.map((names) => names.classes));
  const members = collect(all.map((names) => names.members));
  const isInterop = patternTest(all.flatMap((names) => names.interop ?? []));
  const globalObjects = new Set(all.flatMap((names) => names.globalObjects ?? []));
  const hooks = collect(all.map((names) => names.hooks));
  const omitting = new Set(all.flatMap(({ omittedBy }) => omittedBy ?? []));
  const startsLike = (name: string): NamedFlow | undefined =>
    functions.patterns.find(([pattern]) => name.startsWith(pattern))?.[1];
  const endsLike = (name: string): Flow | undefined =>
    classes.patterns.find(([pattern]) => name.endsWith(pattern))?.[1];
  return {
    global: (name) => globals.exact.get(name),
    function: (name) => both(functions.exact.get(name), startsLike(name)),
    method: (name) => both(methods.exact.get(name), startsLike(name)),
    class: (name) => both(classes.exact.get(name), endsLike(name)),
    member: (name) => members.exact.get(name),
    isInterop,
    isGlobalObject: (name) => globalObjects.has(name),
    isOmittedBy: (decorator) => omitting.has(decorator),
    hook: (name) => hooks.exact.get(name),
  };
}

/** Tells whether a name is what one of some patterns says: most of those are names themselves. */
function patternTest(given: readonly string[]): (name: string) => boolean {
  const exact = new Set(given.filter((pattern) => !pattern.includes('*')));
  const patterns = given.filter((pattern) => pattern.includes('*'));
  return (name) => exact.has(name) || patterns.some((pattern) => isNamed(name, pattern));
}

interface Collected<T> {
  readonly exact: ReadonlyMap<string, T>;
  /** what names start, or end, with */
  readonly patterns: readonly (readonly [string, T])[];
}

function collect<T extends object>(records: readonly (Readonly<Record<string, T>> | undefined)[]): Collected<T> {
  const found = new Map<string, T>();
  for (const record of records)
    for (const [name, said] of Object.entries(record ?? {})) found.set(name, { ...found.get(name), ...said });
  const patterns = [...found].flatMap(([name, said]) =>
    name.includes('*') ? [[name.replace('*', ''), said] as const] : [],
  );
  return { exact: found, patterns };
}

/** What an exact name says wins over what a pattern says. */
function both<T extends object>(exact: T | undefined, like: T | undefined): T | undefined {
  return exact && like ? { ...like, ...exact } : (exact ?? like);
}
