import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where the real packages are installed. */
export const PACKAGES = realpathSync(join(import.meta.dirname, '../..', 'node_modules'));

/**
 * A real package, as a program loads it. Many have no types, and the majors under aliases none of their own: the shape is
 * what the proof uses of it, and a wrong one fails when the proof runs.
 *
 * @param how `require` for packages that behave differently, or exist only, as CommonJS
 */
export async function load<Shape>(name: string, how: 'import' | 'require' = 'import'): Promise<Shape> {
  if (how === 'require') return createRequire(import.meta.url)(name) as Shape;
  return (await import(name)) as Shape;
}

/** A CommonJS package that nothing has used yet, for those that remember across calls. */
export function freshly<Shape>(name: string): Shape {
  const require = createRequire(import.meta.url);
  for (const file of Object.keys(require.cache))
    if (file.startsWith(join(PACKAGES, name))) Reflect.deleteProperty(require.cache, file);
  return require(name) as Shape;
}

/** The version that is installed under a name. */
export function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8')) as { version: string };
  return version;
}
