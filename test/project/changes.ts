import { truncateSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

import { folderOf } from './folder.ts';
import { lintedNames, type Files } from './linted.ts';

/** What may become of a file that others import. */
export interface Change {
  readonly title: string;
  /** the files after it; undefined for what cannot become of such a file */
  readonly apply: (files: Files, name: string) => Files | undefined;
  /** whether the file is made larger than what is read */
  readonly isLarge?: true;
}

const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([one]) => one !== name));

export const CHANGES: readonly Change[] = [
  { title: 'gone', apply: without },
  { title: 'unparsable', apply: (files, name) => ({ ...files, [name]: `${files[name] ?? ''}\n} ((` }) },
  { title: 'empty', apply: (files, name) => ({ ...files, [name]: '' }) },
  { title: 'cyclic', apply: importingItsImporter },
  { title: 'large', apply: (files) => files, isLarge: true },
  { title: 'a folder', apply: (files, name) => ({ ...without(files, name), [`${name}/notes.txt`]: '' }) },
];

/** A file that imports those that import it, at its end: its lines stay where they are. */
function importingItsImporter(files: Files, name: string): Files | undefined {
  const extension = extname(name);
  if (extension === '.json') return undefined;
  const others = lintedNames(files).filter((other) => other !== name && files[other]?.includes(stem(name)));
  const isScript = extension === '.cjs' || (files[name] ?? '').includes('require(');
  const cycle = others.map((other) => {
    const specifier = `./${basename(other).replace(/\.ts$/, '.js')}`;
    return isScript ? `require('${specifier}');` : `import '${specifier}';`;
  });
  return { ...files, [name]: [files[name], ...cycle].join('\n') };
}

const stem = (name: string): string => `/${basename(name, extname(name))}`;

/** The size from which on a file counts as generated, in bytes, and a little more. */
const LARGE = 1_100_000;

/** Writes a project into a new folder. Out: the folder. */
export function changedFolder(files: Files, large: readonly string[]): string {
  const folder = folderOf(files);
  // What is added takes no room on the disk, and is never read.
  for (const name of large) truncateSync(join(folder, name), LARGE);
  return folder;
}
