/**
 * `node test/growth/run.mjs [NAME …]`: the time of the processor and the steps that shapes take at 1,250, 2,500, 5,000 and 10,000, or at
 * the largest size that ESLint itself reads; of all shapes where none is named. Steps do not see what the language does in one call
 * (`includes`, `slice`, a regular expression), the time does: what grows more than 2.2 times in steps, or 2.8 times in time, is marked
 * and ends the run with exit code 1.
 */

import { measureShape, shapes } from './load.mjs';

/** Time is not as even as steps, and sorting is a little more than linear. */
const GROWTH = { steps: 2.2, ms: 2.8 };

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : shapes.map(({ name }) => name);

const ratios = (costs, what) => costs.slice(1).map((cost, at) => cost[what] / Math.max(costs[at][what], 1));

for (const name of names) {
  const costs = await measureShape(name);
  const [last] = costs.slice(-1);
  const isFast =
    ratios(costs, 'steps').every((ratio) => ratio <= GROWTH.steps) &&
    (last.ms < 100 || ratios(costs, 'ms').every((ratio) => ratio <= GROWTH.ms));
  if (!isFast) process.exitCode = 1;
  console.log(`${isFast ? ' ' : '!'} ${name}`);
  console.table(
    costs.map(({ n, ms, steps, byFunction }) => ({
      n,
      ms: Math.round(ms),
      steps,
      most: [...byFunction]
        .slice(0, 3)
        .map(([fn, count]) => `${fn} ${count}`)
        .join(', '),
    })),
  );
}
