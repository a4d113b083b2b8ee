/** Which parser reads which file, and how far it goes to make sense of one. */

import { dirname } from 'node:path';
import type { Linter } from 'eslint';
import { LANGUAGES, PARSER_PACKAGES, type Language } from './languages.ts';
import type { Loaded, Loader } from './load.ts';

type ParserOptions = Readonly<Record<string, unknown>>;

/** An ESLint parser, as far as it is used here. */
interface Parser {
  parse?(code: string, options: ParserOptions): unknown;
  parseForESLint?(code: string, options: ParserOptions): unknown;
}

/** The parsers of one scan. */
export interface Parsers {
  /** ESLint configuration that gives each file its parser. */
  readonly config: Linter.Config[];
  /** Languages that cannot be read here, and why: the parser is missing or does not load. */
  readonly missing: ReadonlyMap<Language, string>;
}

/** No type information, no notices on stdout, no JSDoc: nothing here looks at them. */
const TYPESCRIPT_OPTIONS: ParserOptions = { loggerFn: false, jsDocParsingMode: 'none' };

/**
 * Finds the parsers for the languages at hand; one that no file needs is not loaded.
 *
 * In: the languages, the working folder, the file that ESLint was loaded from (its espree reads JavaScript) and the
 * loader. Out: configuration, and what is missing. Throws when espree does not load: then ESLint itself is broken.
 */
export function findParsers(languages: ReadonlySet<Language>, cwd: string, eslintFile: string, load: Loader): Parsers {
  const config: Linter.Config[] = [];
  const missing = new Map<Language, string>();

  const espree = parserIn(load('espree', dirname(eslintFile)));
  if (typeof espree === 'string') throw new Error(`ESLint's own parser: ${espree}`);
  let typescript: Parser | string | undefined;
  const loadTypescript = (): Parser | string => (typescript ??= parserIn(load(PARSER_PACKAGES.TypeScript, cwd)));
  const javascript = tolerant(espree, loadTypescript);
  config.push(configFor('JavaScript', javascript), {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  });

  // svelte-eslint-parser's own scope analysis fails under ESLint 10 in some installations; TypeScript's never does.
  const scripts = (): ParserOptions => {
    const found = loadTypescript();
    return { ...TYPESCRIPT_OPTIONS, parser: typeof found === 'string' ? { js: javascript } : found };
  };
  for (const language of ['TypeScript', 'Vue', 'Svelte'] as const) {
    if (!languages.has(language)) continue;
    const parser = language === 'TypeScript' ? loadTypescript() : parserIn(load(PARSER_PACKAGES[language], cwd));
    if (typeof parser === 'string') missing.set(language, parser);
    else config.push(configFor(language, parser, language === 'TypeScript' ? TYPESCRIPT_OPTIONS : scripts()));
  }
  // Vue and Svelte files may hold TypeScript: whether it can be read matters to them too.
  if ((languages.has('Vue') || languages.has('Svelte')) && !missing.has('TypeScript')) {
    const found = loadTypescript();
    if (typeof found === 'string') missing.set('TypeScript', found);
  }
  return { config, missing };
}

/**
 * A parser for JavaScript that needs no configuration: it reads a file as what the name suggests, then as a script
 * (with `with`, octals, a top-level `return`), and at last as TypeScript, which takes decorators and much of Flow.
 * espree goes first since it is four times as fast. Of several errors the one furthest down tells the most.
 */
function tolerant(espree: Parser, loadTypescript: () => Parser | string): Parser {
  return {
    parseForESLint(code, options) {
      // Imports in a .cjs are left to TypeScript: ESLint's scope analysis goes by the name and would throw.
      const kinds = options['sourceType'] === 'commonjs' ? ['commonjs'] : ['module', 'commonjs'];
      const attempts = kinds.map(
        (sourceType) => () => apply(espree, code, { ...options, ecmaVersion: 'latest', sourceType }),
      );
      attempts.push(() => {
        const typescript = loadTypescript();
        if (typeof typescript === 'string') throw new Error(typescript);
        return apply(typescript, code, { ...options, ...TYPESCRIPT_OPTIONS, sourceType: 'module' });
      });
      let furthest: unknown;
      for (const attempt of attempts) {
        try {
          return attempt();
        } catch (error) {
          if (furthest === undefined || position(error) > position(furthest)) furthest = error;
        }
      }
      throw furthest;
    },
  };
}

function apply(parser: Parser, code: string, options: ParserOptions): unknown {
  return parser.parseForESLint ? parser.parseForESLint(code, options) : { ast: parser.parse?.(code, options) };
}

function position(error: unknown): number {
  return error instanceof Error && 'index' in error && typeof error.index === 'number' ? error.index : -1;
}

function configFor(language: Language, parser: Parser, parserOptions: ParserOptions = {}): Linter.Config {
  return {
    name: `jwt-guard/${language}`,
    files: [...LANGUAGES].filter(([, other]) => other === language).map(([extension]) => `**/*${extension}`),
    languageOptions: {
      parser: parser,
      ecmaVersion: 'latest',
      sourceType: 'module',
      parserOptions: { ecmaFeatures: { jsx: true }, ...parserOptions },
    },
  };
}

/** The parser in a loaded package, or why there is none. */
function parserIn(loaded: Loaded): Parser | string {
  if (loaded.kind === 'absent') return 'is not installed';
  if (loaded.kind === 'broken') return `does not load (${loaded.reason})`;
  return isParser(loaded.module) ? loaded.module : 'is not a parser';
}

function isParser(module: unknown): module is Parser {
  return typeof module === 'object' && module !== null && ('parseForESLint' in module || 'parse' in module);
}
