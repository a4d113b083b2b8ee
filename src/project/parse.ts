import { extname } from 'node:path';
import type { Comment, OxcError, ParserOptions } from 'oxc-parser';
import type { TSESTree } from '@typescript-eslint/utils';

import { isNode, type ParsedText } from '../analysis/index.ts';
import { lineStarts, type Lines } from './lines.ts';
import { nestsTooDeeply } from './nesting.ts';
import { loadParser, loadScopeManager } from './packages.ts';

/** What became of a text. */
export type Parsed = { readonly kind: 'parsed'; readonly source: ParsedText } | ParseFailure;

/** Why a text cannot be read, in one line, and where: both counted from 1. */
export interface ParseFailure {
  readonly kind: 'failed';
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

type Attempt = Required<Pick<ParserOptions, 'lang' | 'sourceType'>>;

const MODULE = { lang: 'jsx', sourceType: 'module' } as const;
const SCRIPT = { lang: 'jsx', sourceType: 'commonjs' } as const;
/** For decorators of parameters, and types that only some other tool takes off: as much of Flow as TypeScript understands. */
const TYPED = { lang: 'tsx', sourceType: 'module' } as const;

/**
 * How files are read, by their extension. JavaScript is a module, or else a script (with `with`, octal numbers, a `return` at its top),
 * or else TypeScript, as the command reads it with other parsers.
 */
const ATTEMPTS: ReadonlyMap<string, readonly Attempt[]> = new Map<string, readonly Attempt[]>([
  [
    '.ts',
    [
      { lang: 'ts', sourceType: 'module' },
      { lang: 'ts', sourceType: 'commonjs' },
    ],
  ],
  ['.mts', [{ lang: 'ts', sourceType: 'module' }]],
  [
    '.cts',
    [
      { lang: 'ts', sourceType: 'module' },
      { lang: 'ts', sourceType: 'commonjs' },
    ],
  ],
  ['.tsx', [TYPED, { lang: 'tsx', sourceType: 'commonjs' }]],
  ['.cjs', [SCRIPT, TYPED]],
]);

const JAVASCRIPT: readonly Attempt[] = [MODULE, SCRIPT, TYPED];
const DECLARATIONS: readonly Attempt[] = [{ lang: 'dts', sourceType: 'module' }];

function attemptsFor(path: string): readonly Attempt[] {
  const name = path.toLowerCase();
  return /\.d\.[cm]?ts$/.test(name) ? DECLARATIONS : (ATTEMPTS.get(extname(name)) ?? JAVASCRIPT);
}

/**
 * Parses a program as the analysis wants it: what `@typescript-eslint/parser` and ESLint's `SourceCode` make of it together, without
 * tokens. Does not throw: what cannot be read, or not on this machine, is a failure.
 *
 * @param text of a file; what is not JavaScript or TypeScript has to be cut out before (`scripts.ts`)
 * @param path its extension tells the language; where it is none of TypeScript's, that is JavaScript
 */
export function parseProgram(text: string, path: string): Parsed {
  const program = text.replace(/^\ufeff/, '');
  const hasTags = !/\.[cm]?ts$/i.test(path);
  if (nestsTooDeeply(program, hasTags))
    return { kind: 'failed', message: 'It is nested too deeply.', line: 1, column: 1 };
  try {
    return parseWith(loadParser(), program, path);
  } catch (error) {
    return { kind: 'failed', message: reasonOf(error), line: 1, column: 1 };
  }
}

/** JavaScript's own errors, and those of a package that does not load, by their first line. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply.';
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line;
}

function parseWith({ parseSync, visitorKeys }: ReturnType<typeof loadParser>, text: string, path: string): Parsed {
  const lines = lineStarts(text);
  let furthest: OxcError | undefined;
  for (const attempt of attemptsFor(path)) {
    const result = parseSync(path, text, { ...attempt, astType: 'ts', range: true, preserveParens: false });
    const { comments, errors } = result;
    const error =
      errors.find((one) => !isEarlyReturn(one, text)) ?? (result.program.body.length === 0 ? errors[0] : undefined);
    if (!error) {
      // With `astType: 'ts'` the tree is the one of typescript-eslint but for what `complete` adds; test/project/parse.test.ts compares.
      const ast = result.program as unknown as TSESTree.Program;
      complete(ast, comments, lines, visitorKeys);
      return { kind: 'parsed', source: sourceOf(ast, text, visitorKeys, attempt) };
    }
    if (!furthest || offsetOf(error) > offsetOf(furthest)) furthest = error;
  }
  const { line, column } = lines.positionAt(furthest ? offsetOf(furthest) : 0);
  return { kind: 'failed', message: furthest?.message ?? '', line, column: column + 1 };
}

/** A `return` outside of functions, which Astro's modules may have: the parser goes on after it. */
const isEarlyReturn = (error: OxcError, text: string): boolean => text.startsWith('return', offsetOf(error));

const offsetOf = ({ labels }: OxcError): number => labels[0]?.start ?? 0;

function sourceOf(
  ast: TSESTree.Program,
  text: string,
  visitorKeys: ParsedText['visitorKeys'],
  { sourceType }: Attempt,
): ParsedText {
  const isScript = sourceType === 'commonjs';
  return {
    text,
    ast,
    visitorKeys,
    // Nobody asks for declarations of what every program has.
    scopeManager: loadScopeManager().analyze(ast, {
      sourceType: isScript ? 'script' : 'module',
      globalReturn: isScript,
      lib: [],
    }),
    getText: ({ range: [start, end] }) => text.slice(start, end),
  };
}

/** What of a node is undefined in the tree of typescript-eslint where it is left out, and null in oxc's. */
const NEVER_NULL: ReadonlySet<string> = new Set(
  'accessibility constraint default directive initializer returnType superTypeArguments typeAnnotation typeArguments typeParameters'.split(
    ' ',
  ),
);

/** Adds to each node its parent and its place, and to the program its comments. */
function complete(
  ast: TSESTree.Program,
  comments: readonly Comment[],
  lines: Lines,
  visitorKeys: Readonly<Record<string, readonly string[]>>,
): void {
  const pending: TSESTree.Node[] = [ast];
  const adopt = (child: unknown, parent: TSESTree.Node): void => {
    if (!isNode(child)) return;
    child.parent = parent;
    pending.push(child);
  };
  for (let node = pending.pop(); node; node = pending.pop()) {
    node.loc = lines.locationOf(node.range);
    if (node.type === 'Literal' && typeof node.value === 'string' && node.parent.type === 'JSXAttribute')
      node.value = decoded(node.value);
    for (const key in node)
      if (NEVER_NULL.has(key) && Reflect.get(node, key) === null) Reflect.set(node, key, undefined);
    for (const key of visitorKeys[node.type] ?? []) {
      const child: unknown = Reflect.get(node, key);
      if (Array.isArray(child)) for (const one of child) adopt(one, node);
      else adopt(child, node);
    }
  }
  ast.tokens = [];
  ast.comments = comments.map(({ type, value, start, end }) => ({
    type,
    value,
    range: [start, end],
    loc: lines.locationOf([start, end]),
    // Types are strings here: the enumeration would be loaded with all of typescript-eslint.
  })) as unknown as TSESTree.Comment[];
}

const ENTITY = /&(?:#x(?<hex>[\da-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>amp|apos|gt|lt|nbsp|quot));/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', nbsp: '\u00a0', quot: '"' };

/** An attribute's text as it is meant: oxc leaves character references in it. Of the names, those that are in use are known. */
function decoded(text: string): string {
  return text.replaceAll(ENTITY, (entity: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? entity;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
