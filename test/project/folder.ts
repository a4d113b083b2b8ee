import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { project } from '../command/stub.ts';

/** Writes files into a new folder, which is removed after the test, and links into it. Out: the folder. */
export function folderOf(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
  bytes: Readonly<Record<string, Uint8Array>> = {},
): string {
  const folder = project(files);
  for (const [name, content] of Object.entries(bytes)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const [name, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    // On Windows links to folders need no rights where they are junctions.
    symlinkSync(join(folder, dirname(name), target), join(folder, name), 'junction');
  }
  return folder;
}
