import { build } from 'esbuild';

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
};

/**
 * What is known of the libraries is data of a hundred kilobytes that most processes need once, and the loading of a configuration
 * not at all: it travels as text and is read when it is first asked for.
 */
const librariesAsText = {
  name: 'libraries-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]libraries[\\/]index\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], write: false });
      const code = Buffer.from(outputFiles[0].contents).toString('base64');
      const { libraries } = await import(`data:text/javascript;base64,${code}`);
      const text = JSON.stringify(JSON.stringify(libraries()));
      return { contents: `let all;\nexport const libraries = () => (all ??= JSON.parse(${text}));\n`, loader: 'js' };
    });
  },
};

await build({
  ...common,
  entryPoints: { index: 'src/index.ts', 'jwt-guard': 'src/command/main.ts' },
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  outdir: 'dist',
  chunkNames: 'shared-[hash]',
  plugins: [librariesAsText],
});
