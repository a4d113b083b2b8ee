// Lints files round by round, and prints the heap after each round, in bytes, and how many of its syntax trees are left, as JSON:
// `node --expose-gc rounds.mjs PLUGIN FILES ROUNDS [LENGTH]`. The files of each round are the same, unless a length is given: then
// they are others, and that long at least. What a round leaves behind is what the plugin keeps.
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { jwtFiles } from '../bench/dense.mjs';
import { ownSamples } from '../bench/samples.mjs';

const [url, count, rounds, length] = process.argv.slice(2);
const { default: plugin } = await import(url);

const samples = [...ownSamples(), ...jwtFiles(30)];
const config = {
  files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
  plugins: { 'jwt-guard': plugin },
  rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`jwt-guard/${rule}`, 'error'])),
};

/** A sample under a name of its own, with names, and an import, that no other file has. */
function fileOf(number) {
  const { name, text } = samples[number % samples.length];
  const own = text.replaceAll(/\b(?:data|id|payload|user|users|value)\b/g, `$&OfFileNumber${number}`);
  const padding = length === undefined ? '' : `\n// ${'-'.repeat(Number(length))}`;
  return {
    name: name.replace(/(?=\.\w+$)/, `-${number}`),
    text: `import './some-module-number-${number}';\nimport 'some-package-number-${number}';\n${own}${padding}`,
  };
}

/** @returns {WeakRef[]} the trees */
function lintAll(round) {
  const linter = new Linter();
  return Array.from({ length: Number(count) }, (_, index) => {
    const { name, text } = fileOf(length === undefined ? index : index + round * Number(count));
    const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(name) } } };
    linter.verify(text, { ...config, languageOptions }, { filename: name });
    return new WeakRef(linter.getSourceCode().ast);
  });
}

const measured = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const trees = lintAll(round);
  // What a WeakRef gave is kept until the turn ends.
  await new Promise((resolve) => setTimeout(resolve));
  globalThis.gc();
  globalThis.gc();
  const left = trees.filter((tree) => tree.deref() !== undefined).length;
  measured.push({ heap: process.memoryUsage().heapUsed, trees: left });
}
process.stdout.write(JSON.stringify(measured));
