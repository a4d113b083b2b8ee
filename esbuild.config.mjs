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
 * What is known of libraries and platforms is data of more than a hundred kilobytes that most processes need once, and the loading of a
 * configuration not at all: it travels as text and is read when it is first asked for.
 */
const dataAsText = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/](?:libraries|platforms)[\\/]index\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], write: false });
      const code = Buffer.from(outputFiles[0].contents).toString('base64');
      const [[name, data]] = Object.entries(await import(`data:text/javascript;base64,${code}`));
      const text = JSON.stringify(JSON.stringify(data()));
      return { contents: `let all;\nexport const ${name} = () => (all ??= JSON.parse(${text}));\n`, loader: 'js' };
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
  plugins: [dataAsText],
});
