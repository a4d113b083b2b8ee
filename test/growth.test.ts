import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readShape, shapes, testSizes } from './growth/measure.ts';
import { countSteps, type Counted } from './growth/steps.ts';

let counted: Counted;

beforeAll(async () => {
  counted = await countSteps();
});

afterAll(() => counted.stop());

/** Twice as much takes twice the steps, and a little more where a list is sorted. */
const GROWTH = 2.2;

describe('what is written many times costs no more each time', () => {
  it('counts the same steps whenever it is asked', () => {
    const [shape] = shapes;
    if (!shape) throw new Error('There are no shapes.');
    const steps = (): number => {
      const lint = readShape(shape, 32);
      return counted.stepsOf(() => void lint(counted.plugin));
    };
    // What is known of libraries is compiled when it is first asked for.
    steps();
    expect(steps()).toBe(steps());
  });

  it.each(shapes.filter(({ todo }) => todo === undefined).map((shape) => [shape.name, shape] as const))(
    '%s',
    (_, shape) => {
      const steps = testSizes(shape).map((n) => {
        const lint = readShape(shape, n);
        return counted.stepsOf(() => void lint(counted.plugin));
      });
      const growth = steps.slice(1).map((count, at) => count / (steps[at] ?? 0));
      expect(Math.max(...growth), steps.join(' ')).toBeLessThanOrEqual(GROWTH);
    },
  );

  for (const { name, todo } of shapes) if (todo !== undefined) it.todo(`${name}: ${todo}`);
});
