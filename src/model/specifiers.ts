/*
 * Names of modules as people write them: packages with versions, addresses, copies in a folder of the project, paths.
 */

/** `npm:jose@5/jwt/verify`, `https://esm.sh/jose@5.1.0`, `https://deno.land/x/jose@v5/index.ts` -> `jose/jwt/verify`, `jose`. */
export function bareSpecifier(specifier: string): string {
  const [path = ''] = specifier
    .replace(/^(?:npm|jsr|node):\/?/, '')
    .replace(/^https?:\/\/(?:deno\.land\/x|[^/]+\/npm|[^/]+)\/(?:v\d+\/)?/, '')
    .split(/[?#]/, 1);
  return path.replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]+/, '$1');
}

/** A copy kept in the project: `../libs/jsonwebtoken`, `./vendor/jose/index.js`. */
export function vendoredName(specifier: string): string | undefined {
  return /^\.{1,2}\/(?:.*\/)?(?:libs?|vendors?|third[_-]party)\/([\w-]+)(?:\/index)?(?:\.[cm]?js)?$/.exec(
    specifier,
  )?.[1];
}

/** `@scope/name/path` -> `@scope/name`. */
export function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** The last word of the file that a specifier names: `../safe-debug.js`, `@acme/http-debug` -> `debug`. */
export function lastWordOf(specifier: string): string {
  const words = plainPath(specifier)
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .split(/[^A-Z\d]+/i);
  return (words.at(-1) ?? '').toLowerCase();
}

/**
 * Whether a specifier means a file of the project, and no package: a path, or a path behind one of the aliases that bundlers are
 * commonly told (`@/`, `~/`, `#`, `$lib/`, `src/`).
 */
export function isOfProject(specifier: string): boolean {
  return /^(?:[./~#$]|@\/|(?:src|app)\/)/.test(specifier);
}

/** Whether the name of a module of the user's own is a path below the working directory. */
export const isPath = (name: string): boolean => name.startsWith('./');

/** `./src/lib/jwt.ts`, `src/lib/jwt/index.js` -> `src/lib/jwt`. */
export function plainPath(path: string): string {
  return path
    .replace(/^\.\//, '')
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/\/index$/, '');
}

/**
 * The path that a relative specifier means.
 *
 * @param folder the importing file's folder below the working directory, with `/` between its parts
 */
export function pathFrom(folder: string, specifier: string): string {
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...specifier.split('/')]) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** What modules denote, by the ways in which a program names them. */
export interface NamedModules<T> {
  readonly modules: ReadonlyMap<string, T>;
  /** modules of the user's own, by what they are imported as */
  readonly ownModules: ReadonlyMap<string, T>;
  /** the same, by their path below the working directory */
  readonly paths: ReadonlyMap<string, T>;
}

/** Finds what a specifier denotes, or undefined for a module that nothing is known of. `folder`: as for `pathFrom`. */
export type FindModule<T> = (specifier: string, folder?: string) => T | undefined;

/** Specifiers come again and again; a project has some thousands. */
const MOST_KNOWN = 10_000;

export function moduleFinder<T>({ modules, ownModules, paths }: NamedModules<T>): FindModule<T> {
  const found = new Map<string, T | undefined>();
  const search = (specifier: string): T | undefined => {
    const name = bareSpecifier(specifier);
    return ownModules.get(specifier) ?? modules.get(name) ?? modules.get(packageOf(name));
  };
  const find = (specifier: string): T | undefined => {
    if (specifier.startsWith('.')) return ownModules.get(specifier) ?? modules.get(vendoredName(specifier) ?? '');
    const known = found.get(specifier);
    if (known !== undefined || found.has(specifier)) return known;
    if (found.size >= MOST_KNOWN) found.clear();
    const denoted = search(specifier);
    // What is cut out of a file's text would keep all of it in memory.
    found.set(` ${specifier}`.slice(1), denoted);
    return denoted;
  };
  return (specifier, folder) => {
    const isBelow = folder !== undefined && paths.size > 0 && specifier.startsWith('.');
    return (isBelow ? paths.get(plainPath(pathFrom(folder, specifier))) : undefined) ?? find(specifier);
  };
}

/** Whether a name is what a pattern says, which may have a `*` at its start or its end: `*Logger`, `@fastify/*`. */
export function isNamed(name: string, pattern: string): boolean {
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** `from 'x'`, `require('x')`, `import('x')`, also with a bundler's hint in a comment; the second group where a variable says which. */
const IMPORT =
  /(?:from|import|require)[\s(]*(?:\/\*[^*]*\*\/\s*)?["'`]([^"'`\n]{1,200})["'`]|(?:import|require)\s*\(\s*([a-zA-Z_$])/g;
/** A text that a variable or a property may hold. */
const CONSTANT = /[=:]\s*["'`]([^"'`\s]{1,200})["'`]/g;

/**
 * The specifiers that a file may import, by its text: all of them, and some that only look so.
 *
 * @param documents whether a place is in a comment that documents something; those are left out
 */
export function specifiersIn(text: string, documents: (at: number) => boolean = () => false): readonly string[] {
  const found = new Set<string>();
  let asksByVariable = false;
  for (const { 1: specifier, 2: variable, index } of text.matchAll(IMPORT)) {
    if (specifier !== undefined && !found.has(specifier) && !documents(index)) found.add(specifier);
    asksByVariable ||= variable !== undefined;
  }
  if (asksByVariable) for (const [, constant = ''] of text.matchAll(CONSTANT)) found.add(constant);
  return [...found];
}
