import * as parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';

import { effort } from '../effort.ts';
import { shapes, type Shape } from './shapes.ts';
import { countSteps, loadPlugin } from './steps.ts';

export { countSteps, loadPlugin, shapes };

/** What a shape costs in one size. */
export interface Cost {
  readonly n: number;
  /** time of the processor that the rules take, parsing left out, in milliseconds */
  readonly ms: number;
  readonly steps: number;
  /** of those, by function, the greatest first */
  readonly byFunction: ReadonlyMap<string, number>;
}

/** The sizes that are measured where time is no concern. */
export const SIZES: readonly number[] = [1_250, 2_500, 5_000, 10_000];

/** A text that has been read, to be linted with all rules of a plugin. @throws what the rules throw */
export type Lint = (plugin: ESLint.Plugin) => readonly Linter.LintMessage[];

/** One for all: it checks what it is configured with once. */
const linter = new Linter();

/**
 * Reads a shape as ESLint does without rules.
 *
 * @throws Error when the shape does not parse
 */
export function readShape({ name, code, file = 'src/file.js' }: Shape, n: number): Lint {
  const languageOptions = file.endsWith('.ts') ? { parser } : {};
  const config = { files: ['**/*.{js,ts}'], languageOptions };
  const [failure] = linter.verify(code(n), config, { filename: file });
  if (failure) throw new Error(`${name} at ${failure.line}:${failure.column}: ${failure.message}`);
  const read = linter.getSourceCode();
  return (plugin) => {
    const rules = Object.fromEntries(
      Object.keys(plugin.rules ?? {}).map((rule) => [`measured/${rule}`, 'error' as const]),
    );
    return linter.verify(read, { ...config, plugins: { measured: plugin }, rules }, { filename: file });
  };
}

/** The size that a shape is measured in where `n` is asked for: no larger than ESLint can read. */
export const sizeOf = ({ most = Infinity }: Shape, n: number): number => Math.min(n, most);

/**
 * The sizes that a shape is tested in: doublings up to eight times the first, or four times where that is large. A chain that is shorter
 * than what the memo answers in one go says nothing.
 */
export function testSizes({ from = 16 }: Shape): readonly number[] {
  const sizes = [from, from * 2, from * 4];
  return from > 100 ? sizes : [...sizes, from * 8];
}

/**
 * What a shape costs in several sizes.
 *
 * @param plugin whose time is measured, our sources by default
 * @param entry what its steps are counted in, a path below the project's folder
 * @throws Error when there is no such shape, and whatever the rules throw
 */
export async function measureShape(
  name: string,
  { plugin, entry, sizes = SIZES }: { plugin?: ESLint.Plugin; entry?: string; sizes?: readonly number[] } = {},
): Promise<readonly Cost[]> {
  const shape = shapes.find((one) => one.name === name);
  if (!shape) throw new Error(`There is no shape ${name}.`);
  const measured = plugin ?? (await loadPlugin(entry));
  const wanted = [...new Set(sizes.map((n) => sizeOf(shape, n)))];
  // Until the rules are compiled.
  readShape(shape, sizeOf(shape, 100))(measured);
  const times = wanted.map((n) => {
    const lint = readShape(shape, n);
    return effort(() => void lint(measured)) * 1_000;
  });
  const counted = await countSteps(entry);
  const costs = wanted.map((n, at) => {
    const lint = readShape(shape, n);
    const byFunction = counted.stepsByFunction(() => void lint(counted.plugin));
    return {
      n,
      ms: times[at] ?? 0,
      steps: [...byFunction.values()].reduce((sum, steps) => sum + steps, 0),
      byFunction,
    };
  });
  counted.stop();
  return costs;
}
