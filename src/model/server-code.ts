import { isNamed } from './specifiers.ts';
import type { ServerCode } from './vocabulary.ts';

/** What a convention asks of a file. */
export interface AskedFile {
  /** below the working directory, with `/` between its parts */
  readonly path: string;
  /** the module specifiers that the file names */
  readonly modules: readonly string[];
  /** Whether the file imports one of these names from a module. */
  imports(specifier: string, names: readonly string[]): boolean;
  /** Whether it has components, or imports what only browsers have. */
  isForBrowsers(): boolean;
}

/** The conventions that hold in a file; what they say of its parts is for the caller to look for. */
export function compileServerCode(conventions: readonly ServerCode[]): (file: AskedFile) => readonly ServerCode[] {
  const compiled = conventions.map((convention) => ({
    convention,
    path: convention.files && compilePaths(convention.files),
  }));
  return (file) =>
    compiled.flatMap(({ convention, path }) =>
      (path === undefined || path.test(file.path)) && holds(convention, file) ? [convention] : [],
    );
}

function holds({ with: companions, without = [], names, unlessBrowser }: ServerCode, file: AskedFile): boolean {
  const named = (patterns: readonly string[]): readonly string[] =>
    file.modules.filter((specifier) => patterns.some((pattern) => isNamed(specifier, pattern)));
  const met = companions && named(companions);
  if (met?.length === 0 || named(without).length > 0) return false;
  if (names && !met?.some((specifier) => file.imports(specifier, names))) return false;
  return !unlessBrowser || !file.isForBrowsers();
}

/** Where a repository keeps several projects. */
const WORKSPACE = '(?:(?:apps|packages|services|projects|sites|workspaces|examples)/[^/]+/)?';

/** Paths of scripts as a pattern. Files of components are no scripts, whatever they are called. */
function compilePaths(paths: readonly string[]): RegExp {
  const alternatives = paths.map((path) => {
    const isAtRoot = path.startsWith('/');
    const parts = (isAtRoot ? path.slice(1) : path).split('/').map((part, index, { length }) => {
      if (part === '**') return index === length - 1 ? '.+' : '(?:.+/)?';
      return part.replace(/[.+]/g, String.raw`\$&`).replace('*', '[^/]+') + (index === length - 1 ? '' : '/');
    });
    return `${isAtRoot ? `^${WORKSPACE}` : '(?:^|/)'}${parts.join('')}`;
  });
  return new RegExp(String.raw`(?:${alternatives.join('|')})\.[cm]?[jt]sx?$`);
}
