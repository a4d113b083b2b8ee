/** `measure.ts` for scripts that Node runs: it is bundled in memory, since Node 20 does not read TypeScript. */

import { createRequire } from 'node:module';
import { join } from 'node:path';

import { build } from 'esbuild';

const here = import.meta.dirname;
const { outputFiles } = await build({
  entryPoints: [join(here, 'measure.ts')],
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'node',
  packages: 'external',
  define: { 'import.meta.dirname': JSON.stringify(here) },
});
const module = { exports: {} };
new Function('module', 'exports', 'require', outputFiles[0].text)(
  module,
  module.exports,
  createRequire(import.meta.url),
);

/** @type {typeof import('./measure.ts')} */
export const { measureShape, readShape, sizeOf, testSizes, shapes, countSteps, loadPlugin, SIZES } = module.exports;
