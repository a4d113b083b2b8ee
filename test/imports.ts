import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import ts from 'typescript';

/** Which files import which, by their paths below the project's folder, types included. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Reads what the sources in some folders import from one another.
 *
 * @param folders paths below the project's folder
 */
export function readImports(folders: readonly string[]): Imports {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.c?ts$/.test(file))
      .map((file) => join(folder, file).replaceAll('\\', '/')),
  );
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]));
}

function importsOf(file: string, text: string): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => /^\..*\.c?ts$/.test(specifier))
    .map((specifier) => normalize(join(dirname(file), specifier)).replaceAll('\\', '/'));
}

/** Files that import each other in a circle, each circle once, its files in the order of their names. */
export function findCircles(imports: Imports): readonly (readonly string[])[] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file, imports)]));
  return [...reached].flatMap(([file, others]) => {
    const circle = [...others].filter((other) => reached.get(other)?.has(file)).toSorted();
    return circle[0] === file ? [circle] : [];
  });
}

/** What a file imports, and what that imports; the file itself where it is in a circle. */
function reachedFrom(file: string, imports: Imports): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(imports.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return reached;
}
