import type { ProjectFiles } from './files.ts';

/** A property of something that JSON says, or nothing. */
export function propertyOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}

/** What a file of JSON says; undefined where it is not there, or no JSON. Does not throw. */
export function readJson(files: ProjectFiles, path: string): unknown {
  const read = files.read(path);
  if (read.kind === 'unread') return undefined;
  try {
    return JSON.parse(read.text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
