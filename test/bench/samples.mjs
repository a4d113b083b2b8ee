/** Real code with JWT: the example and the pages of this project, and whatever lies in a folder. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
const SOURCE = /\.[cm]?[jt]sx?$/;
const FENCE = /^```([cm]?[jt]sx?) (?:wrong|right)(.*)\n([\s\S]*?)^```$/gm;

/** @returns {{ name: string, text: string }[]} both examples, and every block of code on the rules' pages */
export function ownSamples() {
  const examples = ['example', 'example-mended'].flatMap((folder) => filesIn(join(DOCS, folder)));
  const pages = readdirSync(join(DOCS, 'rules')).flatMap((page) => {
    const blocks = readFileSync(join(DOCS, 'rules', page), 'utf8').matchAll(FENCE);
    return [...blocks].map(([, language, attributes, text], index) => {
      const name = /file=(\S+)/.exec(attributes)?.[1] ?? `src/sample-${index}.${language}`;
      return { name, text };
    });
  });
  return [...examples, ...pages];
}

/**
 * @param {string} folder
 * @returns {{ name: string, text: string }[]} the files of JavaScript and TypeScript below it, in the order of their names
 * @throws {Error} where there is no such folder, or no such file in it
 */
export function filesIn(folder) {
  const paths = isFolder(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const chosen = paths.filter((path) => SOURCE.test(path) && !path.includes('node_modules')).sort();
  if (chosen.length === 0) throw new Error(`${folder} is no folder with JavaScript or TypeScript in it.`);
  return chosen.map((path) => ({ name: join('src', path), text: readFileSync(join(folder, path), 'utf8') }));
}

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
