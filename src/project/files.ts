import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';

/** Bundles and generated tables are larger, in bytes; what people write is not. */
const MAX_SIZE = 1_000_000;

/**
 * Why a file is not read: it is not there, is no regular file (but a folder, a pipe, a device), is larger than a megabyte, lies outside
 * of the project, may not be read, or holds bytes that are no text.
 */
export type Unread = 'forbidden' | 'irregular' | 'large' | 'missing' | 'outside' | 'undecodable';

/** What became of reading a file. */
export type FileRead =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unread'; readonly reason: Unread };

/** Where the files of a project come from. */
export interface ProjectFiles {
  /** Something that changes when the file does; undefined where there is none. */
  version(path: string): string | undefined;
  /** Reads a file. Does not throw. */
  read(path: string): FileRead;
}

/**
 * The files of a folder on this machine. Nothing in them is executed.
 *
 * @param root an absolute path; what lies outside is not read, and a link that leads there is not followed
 */
export function filesBelow(root: string): ProjectFiles {
  const realRoot = realPathOf(root) ?? root;
  return {
    version: (path) => {
      const stats = statsOf(path);
      return stats && `${stats.size} ${stats.mtimeMs}`;
    },
    read: (path) => {
      try {
        return readBelow(realRoot, path);
      } catch (error) {
        return unread(reasonOf(error));
      }
    },
  };
}

/**
 * Computes something of a file once, and again when the file has changed: an editor asks the same again and again.
 *
 * @param compute must depend on the path and on what was read alone
 */
export function rememberFiles<T>(
  files: ProjectFiles,
  compute: (path: string, read: FileRead) => T,
): (path: string) => T {
  const known = new Map<string, { readonly version: string | undefined; readonly value: T }>();
  return (path) => {
    const version = files.version(path);
    const before = known.get(path);
    if (before && before.version === version) return before.value;
    const value = compute(path, files.read(path));
    known.set(path, { version, value });
    return value;
  };
}

/** Whether a path is a folder or lies in it. On Windows the way between two drives is an absolute path. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** The path without links; undefined where nothing is there, or links lead in a circle. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const unread = (reason: Unread): FileRead => ({ kind: 'unread', reason });

function readBelow(root: string, path: string): FileRead {
  if (!isBelow(realpathSync.native(path), root)) return unread('outside');
  // A pipe would be waited for.
  const stats = statSync(path);
  if (!stats.isFile()) return unread('irregular');
  if (stats.size > MAX_SIZE) return unread('large');
  const bytes = readFileSync(path);
  if (bytes.length > MAX_SIZE) return unread('large');
  return { kind: 'text', text: new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes) };
}

/** Two bytes at the beginning say that a text is UTF-16, and which half of a unit comes first. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function reasonOf(error: unknown): Unread {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return 'missing';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'undecodable';
    default:
      return 'forbidden';
  }
}
