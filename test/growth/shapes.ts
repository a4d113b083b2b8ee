import { calls } from './shapes/calls.ts';
import { nesting } from './shapes/nesting.ts';
import type { Shape } from './shapes/shape.ts';
import { texts } from './shapes/texts.ts';
import { tokens } from './shapes/tokens.ts';
import { values } from './shapes/values.ts';

export type { Shape };

/** Where the smallest sizes say nothing: below a bound of the analysis, or while what is asked once weighs more than the rest. */
const FROM: Readonly<Record<string, number>> = {
  'assigned-token': 256,
  'assigned-token-branches': 256,
  'assigned-options': 256,
  'assigned-issuer': 256,
  'many-pushes': 256,
  'many-pushes-read': 256,
  'many-aliases-used': 256,
  'many-this-writes': 256,
  'long-object-functions': 256,
  'long-upper-name': 32,
  'many-aliases-of-one': 32,
  // Chains that are longer than what the memo answers in one go.
  grid: 160,
  diamonds: 160,
  'long-or-of-texts': 160,
  // More than the steps that are taken each time they are asked for.
  'long-comparisons': 64,
  'nested-call-chain': 100,
};

/** What still grows faster than it should, and why. */
const OPEN: Readonly<Record<string, string>> = {
  'nested-sums': 'each text is joined from all that is inside of it: seen from 400 on',
  'nested-templates': 'each text is joined from all that is inside of it: seen from 400 on',
  'nested-invoked': 'not a growth, but a step: where questions are nested deeper than the memo answers in one go',
};

/** Every kind of program whose cost must grow with its size and no faster. */
export const shapes: readonly Shape[] = [...calls, ...tokens, ...values, ...nesting, ...texts].map((shape) => {
  const todo = OPEN[shape.name];
  const from = FROM[shape.name];
  return { ...shape, ...(from !== undefined && { from }), ...(todo !== undefined && { todo }) };
});
