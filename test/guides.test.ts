import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

/*
 * Pages for those who carry on name files. What is renamed without them is a wrong turn for the next reader.
 */

const below = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];

const pages = [...below('.'), ...below('docs'), ...below('docs/decisions')].filter((file) => file.endsWith('.md'));

/** Speaks of the reader's own files. */
const FOR_USERS = 'docs/own-modules.md';

/** Paths in backticks that begin in one of the project's folders; what has a placeholder in it is no path. */
function namedPaths(page: string, text: string): readonly string[] {
  if (page === FOR_USERS) return [];
  return [...text.matchAll(/`((?:src|rules|test|docs)\/[\w@./+-]+)`/g)].map(([, path = '']) => path);
}

/** The targets of links to other files, below the project's folder. */
function linkedPaths(page: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) =>
    join(dirname(page), target),
  );
}

/** The headings of a page as addresses, as GitHub makes them. */
function anchors(text: string): ReadonlySet<string> {
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm);
  return new Set([...headings].map(([, title = '']) => anchorOf(title)));
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\d _-]/gu, '')
    .replaceAll(' ', '-');
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('names and links files that exist', () => {
    const missing = [...namedPaths(page, text), ...linkedPaths(page, text)].filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  it('links headings that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s:]*)#([^)]+)\)/g)];
    const missing = links.flatMap(([, target = '', anchor = '']) => {
      const there = target === '' ? text : readFileSync(join(dirname(page), target), 'utf8');
      return anchors(there).has(anchor) ? [] : [`${target}#${anchor}`];
    });
    expect(missing).toEqual([]);
  });
});
