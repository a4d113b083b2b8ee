import { Session, type Profiler } from 'node:inspector';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

import { build } from 'esbuild';
import type { ESLint } from 'eslint';

/*
 * Counts steps, not seconds: how often each block of our code runs, as V8 counts it for coverage. The same program takes the same
 * steps on every machine and under every load. What the language does in one call (`includes`, `slice`, a spread, a regular
 * expression) is one step however long it takes: `run.mjs` prints the time of the processor, too.
 */

const ROOT = join(import.meta.dirname, '../..');

/** Tells our code from everything else that runs while steps are counted. */
const NAME = 'counted-plugin';

/** A plugin of which every step is counted. */
export interface Counted {
  readonly plugin: ESLint.Plugin;
  /** the steps that something takes, all together */
  readonly stepsOf: (run: () => void) => number;
  /** the same by function; one without a name counts for the one around it. Those that take most stand first */
  readonly stepsByFunction: (run: () => void) => ReadonlyMap<string, number>;
  /** ends the counting. Until then V8 counts for the whole process */
  readonly stop: () => void;
}

/**
 * Loads the plugin anew, with its steps counted: V8 counts blocks only in what it compiles while it counts.
 *
 * @param entry a module below the project's folder: our sources, or what was built of them
 */
export async function countSteps(entry?: string): Promise<Counted> {
  const code = await bundled(entry);
  const session = new Session();
  session.connect();
  ask(session, 'Profiler.enable');
  ask(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const stepsByFunction = (run: () => void): ReadonlyMap<string, number> => {
    takeSteps(session);
    unoptimised(run);
    return takeSteps(session);
  };
  return {
    plugin: unoptimised(() => execute(code)),
    stepsByFunction,
    stepsOf: (run) => [...stepsByFunction(run).values()].reduce((sum, steps) => sum + steps, 0),
    stop: () => {
      ask(session, 'Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** Loads the plugin as it is. */
export async function loadPlugin(entry?: string): Promise<ESLint.Plugin> {
  return execute(await bundled(entry));
}

async function bundled(entry = 'src/index.ts'): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function execute(code: string): ESLint.Plugin {
  const module: { exports: { default?: ESLint.Plugin } } = { exports: {} };
  const script = new Script(`(function (module, exports, require) {${code}\n})`, { filename: NAME });
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run(module, module.exports, createRequire(join(ROOT, 'package.json')));
  if (!module.exports.default) throw new Error('There is no plugin in the bundle.');
  return module.exports.default;
}

/** V8 does not count calls of functions that it has optimised, and in those it has put into others. */
function unoptimised<T>(run: () => T): T {
  setFlagsFromString('--no-opt');
  try {
    return run();
  } finally {
    setFlagsFromString('--opt');
  }
}

/** The steps since they were last taken. */
function takeSteps(session: Session): ReadonlyMap<string, number> {
  const steps = new Map<string, number>();
  const { result } = ask<Profiler.TakePreciseCoverageReturnType>(session, 'Profiler.takePreciseCoverage');
  for (const { functions } of result.filter(({ url }) => url === NAME)) {
    const around: { readonly name: string; readonly end: number }[] = [];
    // Functions stand in the order in which they begin.
    for (const { functionName, ranges } of functions) {
      const { startOffset = 0, endOffset = 0 } = ranges[0] ?? {};
      while ((around.at(-1)?.end ?? Infinity) <= startOffset) around.pop();
      const name = functionName || around.at(-1)?.name || '';
      around.push({ name, end: endOffset });
      const count = ranges.reduce((sum, range) => sum + range.count, 0);
      if (count > 0) steps.set(name, (steps.get(name) ?? 0) + count);
    }
  }
  return new Map([...steps].sort(([, one], [, other]) => other - one));
}

/** Asks V8 about this very thread, which answers at once. */
function ask<Answer>(session: Session, method: string, parameters?: object): Answer {
  let answer: Answer | undefined;
  session.post(method, parameters, (error: Error | null, given?: object) => {
    if (error) throw error;
    answer = given as Answer;
  });
  return answer as Answer;
}
