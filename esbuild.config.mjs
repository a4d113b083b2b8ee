import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** Packages that become part of the build. They are small and have no dependencies of their own; all others are installed with it. */
const BUNDLED = ['ignore'];

const bundled = {
  name: 'bundled',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`^(?:${BUNDLED.join('|')})$`) }, ({ path }) => ({ path: require.resolve(path) })),
};

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [bundled],
  logLevel: 'warning',
};

const shipped = { ...common, minifySyntax: true, minifyWhitespace: true, outdir: 'dist' };

/** Runs a module of the sources, and gives what it exports. */
async function run(entry) {
  const { outputFiles } = await build({ ...common, format: 'esm', entryPoints: [entry], write: false });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return await import(`data:text/javascript;base64,${code}`);
}

/** An expression that gives the same data: as a text it is read several times as quickly as it would be compiled. */
const parsed = (data) => `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;

/** Another text for the modules whose path matches. */
const replaced = (filter, write) => ({
  name: 'replaced',
  setup: ({ onLoad }) => onLoad({ filter }, async ({ path }) => ({ contents: await write(path), loader: 'js' })),
});

/** What is known of libraries and platforms is data of more than a hundred kilobytes: it is read when it is first asked for. */
const dataAsText = replaced(/[\\/]src[\\/](?:libraries|platforms)[\\/]index\.ts$/, async (path) => {
  const [[name, data]] = Object.entries(await run(path));
  return `let all;\nexport const ${name} = () => (all ??= ${parsed(data())});\n`;
});

/**
 * What configurations need of the rules, and the gate of all libraries, is worked out here and written down as data. The rest is loaded
 * when it is first asked for: at once, since rules cannot wait, so that it is a CommonJS module.
 */
const deferred = replaced(/[\\/]src[\\/]deferred\.ts$/, async (path) => {
  const { descriptions, gateData, libraryNames } = await run(path);
  const named = Object.entries(descriptions).map(([name, { meta, gates }]) => [name, { meta, gates }]);
  return `
    import { createRequire } from 'node:module';
    let core;
    export const descriptions = ${parsed(Object.fromEntries(named))};
    export const gateData = () => ${parsed(gateData())};
    export const libraryNames = () => ${JSON.stringify(libraryNames())};
    export const loadCore = () => (core ??= createRequire(import.meta.url)('./core.cjs'));
  `;
});

await build({
  ...shipped,
  format: 'cjs',
  entryPoints: { core: 'src/core.ts' },
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.url': 'here' },
  banner: { js: "const here=require('node:url').pathToFileURL(__filename).href;" },
  plugins: [bundled, dataAsText],
});

await build({
  ...shipped,
  format: 'esm',
  entryPoints: { index: 'src/index.ts', 'jwt-guard': 'src/command/main.ts' },
  splitting: true,
  chunkNames: 'shared-[hash]',
  plugins: [bundled, deferred],
});

/** The licence of a package that becomes part of the build, which has to go with it. */
function licenceOf(name) {
  const folder = dirname(require.resolve(`${name}/package.json`));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${require(join(folder, 'package.json')).version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

writeFileSync('dist/LICENSES.txt', BUNDLED.map(licenceOf).join('\n\n'));
