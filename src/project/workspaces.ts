import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { filesBelow, type ProjectFiles } from './files.ts';
import { propertyOf, readJson } from './json.ts';

/** Folders below a pattern such as `packages/**` are looked at to this depth: a workspace in a workspace in a group of them. */
const MAX_DEPTH = 4;

/**
 * The packages of a workspace, for projects that are not installed: installed, they are links in `node_modules`. Reads the patterns of
 * npm, Yarn and Bun in package.json, and those of pnpm. Does not throw.
 *
 * @param root the folder of the workspace
 * @returns folders by the packages' names; a name that two packages have is left out, as nobody can tell which one is meant
 */
export function workspacesBelow(root: string): ReadonlyMap<string, string> {
  const files = filesBelow(root);
  const found = new Map<string, string | undefined>();
  const folders = new Set(patternsIn(files, root).flatMap((pattern) => foldersOf(root, pattern.split('/'), MAX_DEPTH)));
  for (const folder of folders) {
    const name = propertyOf(readJson(files, join(folder, 'package.json')), 'name');
    if (typeof name === 'string') found.set(name, found.has(name) ? undefined : folder);
  }
  return new Map([...found].flatMap(([name, folder]) => (folder === undefined ? [] : [[name, folder]])));
}

function patternsIn(files: ProjectFiles, root: string): readonly string[] {
  const workspaces = propertyOf(readJson(files, join(root, 'package.json')), 'workspaces');
  const listed = Array.isArray(workspaces) ? workspaces : propertyOf(workspaces, 'packages');
  const own = Array.isArray(listed) ? listed.filter((one: unknown) => typeof one === 'string') : [];
  const read = files.read(join(root, 'pnpm-workspace.yaml'));
  return [...own, ...(read.kind === 'text' ? listUnder('packages', read.text) : [])].filter(
    (one) => !one.startsWith('!'),
  );
}

/** The texts of a list at the top of a YAML document, one a line, as people write them. */
function listUnder(key: string, yaml: string): readonly string[] {
  const lines = yaml.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trimEnd() === `${key}:`);
  const items: string[] = [];
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    const item = /^\s*-\s+(?:'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<plain>[^\s#'"]+))/.exec(line)?.groups;
    if (item) items.push(item['single'] ?? item['double'] ?? item['plain'] ?? '');
    else if (/^[^\s#]/.test(line)) break;
  }
  return items;
}

/** The folders that a pattern means: `*` is one folder of any name, `**` some. */
function foldersOf(folder: string, [part, ...rest]: readonly string[], depth: number): readonly string[] {
  if (part === undefined) return [folder];
  if (part === '' || part === '.' || (part === '**' && rest[0] === '**')) return foldersOf(folder, rest, depth);
  if (part === '..' || depth < 0) return [];
  if (!part.includes('*')) return foldersOf(join(folder, part), rest, depth);
  const children = childrenOf(folder);
  if (part === '**')
    return [
      ...foldersOf(folder, rest, depth),
      ...children.flatMap((child) => foldersOf(child, [part, ...rest], depth - 1)),
    ];
  return children.filter((child) => matches(child, part)).flatMap((child) => foldersOf(child, rest, depth - 1));
}

function childrenOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

/** Whether a folder's name is what a part of a pattern says, which has one `*` in it. */
function matches(folder: string, part: string): boolean {
  const [before = '', after = ''] = part.split('*');
  const name = folder.slice(Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\')) + 1);
  return name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
}
