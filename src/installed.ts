import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { libraryNames } from './deferred.ts';
import { isVersion } from './model/versions.ts';

/**
 * Which versions of the JWT libraries are installed, for `settings['jwt-guard'].versions`. For `eslint.config.js`: it reads
 * `node_modules`, which rules never do. Yarn's Plug'n'Play has no such folders, and nothing is found there.
 *
 * @param folder where to look, with all folders above it; the working directory unless said otherwise
 * @returns versions such as `4.10.2`, by package name
 * @throws Error when the package.json of an installed library cannot be read, or has no version in it
 */
export function detectVersions(folder: string = process.cwd()): Record<string, string> {
  return Object.fromEntries(
    libraryNames().flatMap((name) => {
      const file = installedFile(name, resolve(folder));
      return file === undefined ? [] : [[name, versionIn(file)]];
    }),
  );
}

function installedFile(name: string, folder: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json');
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : installedFile(name, parent);
}

function versionIn(file: string): string {
  const text = readFileSync(file, 'utf8');
  const version = versionOf(text);
  if (version === undefined) throw new Error(`${file} must be a package.json with a version such as "4.10.2" in it.`);
  return version;
}

function versionOf(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const version: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'version') : undefined;
    return typeof version === 'string' && isVersion(version) ? version : undefined;
  } catch {
    return undefined;
  }
}
