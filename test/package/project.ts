import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';

import { expectExit } from './process.ts';

export const REPOSITORY = resolve(import.meta.dirname, '../..');
const PACKAGE = 'eslint-plugin-jwt-guard';

/** A new, empty folder outside of this repository, so that nothing is found in node_modules further up. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'jwt-guard-package-')));
}

/**
 * Packs what would be published.
 *
 * @param folder where the tarball goes; no other may be there
 * @returns path of the tarball
 * @throws Error when nothing was built
 */
export async function pack(folder: string): Promise<string> {
  if (!existsSync(join(REPOSITORY, 'dist/index.js'))) throw new Error('Nothing to pack: run `npm run build` first.');
  await expectExit(0, REPOSITORY, 'npm', 'pack', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}.`);
  return join(folder, tarball);
}

/**
 * Makes a project that has the tarball and other packages installed, and copies both examples into it.
 *
 * @param packages exact versions by name
 * @param files further files by path
 */
export async function install(
  project: string,
  tarball: string,
  packages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  mkdirSync(project);
  const dependencies = { ...packages, [PACKAGE]: `file:${tarball}` };
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  for (const [name, text] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest) })) {
    writeFileSync(join(project, name), text);
  }
  for (const example of ['example', 'example-mended']) {
    cpSync(join(REPOSITORY, 'docs', example), join(project, example), { recursive: true });
  }
  await expectExit(0, project, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error');
}

/** Out: every file of the package as installed in the project, its path relative to the package with slashes. */
export function installedFiles(project: string): string[] {
  const folder = join(project, 'node_modules', PACKAGE);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Out: the script of a command of an installed package, to be run with Node, which works on every system. */
export async function commandOf(project: string, packageName: string, command: string): Promise<string> {
  const folder = join(project, 'node_modules', packageName);
  const { default: manifest } = (await import(join(folder, 'package.json'), { with: { type: 'json' } })) as {
    default: { bin: string | Record<string, string> };
  };
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
  if (path === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(folder, path);
}
