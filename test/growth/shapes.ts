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
};

/** What still grows faster than it should, and why. */
const OPEN: Readonly<Record<string, string>> = {
  'assigned-objects': 'each object asks all that it is made of',
  'classes-with-members': 'each class asks all that it extends',
  diamonds: 'each value is asked anew by every one that it may come from',
  'doubled-objects': 'each object asks all that it is made of',
  grid: 'each function is asked for by all that call it',
  'long-comparisons': 'each claim is followed outwards through all comparisons',
  'long-conditional': 'not looked at yet',
  'long-or': 'each part is asked what the parts before it say',
  'long-or-of-texts': 'each part is asked what the parts before it say',
  'long-parameters': 'each parameter is looked for among all of them',
  'long-path': 'not looked at yet',
  'long-pattern-used': 'each name is looked for in the whole pattern',
  'long-pattern-with-defaults': 'each name is looked for in the whole pattern',
  'long-query': 'each part of an address is judged by all of it',
  'long-sum-of-names': 'each part asks for the function around it',
  'long-sum-of-tokens': 'each part asks for the function around it',
  'long-template': 'each part of an address is judged by all of it',
  'nested-assignments': 'each node asks for all around it',
  'nested-call-chain': 'each node asks for all around it',
  'nested-catches': 'each node asks for all around it',
  'nested-class-methods': 'each node asks for all around it',
  'nested-declarations': 'each node asks for all around it',
  'nested-decodes': 'each node asks for all around it',
  'nested-handlers': 'each node asks for all around it',
  'nested-invoked': 'each node asks for all around it',
  'nested-lists-literal': 'each node asks for all around it',
  'nested-logic': 'each part is asked what the parts before it say',
  'nested-templates': 'each node asks for all around it',
  'nested-tries': 'each node asks for all around it',
  'signed-signed': 'not looked at yet',
  'spread-objects': 'each object asks all that it is made of',
  'twice-spread': 'each object asks all that it is made of',
  'verifies-in-one-function': 'each verification looks at all statements behind it',
  'long-object': 'not looked at yet',
  'nested-sums': 'each node asks for all around it',
  'nested-object-spreads': 'each node asks for all around it',
  'nested-calls': 'each node asks for all around it',
  'nested-known-calls': 'each node asks for all around it',
  'nested-encodings': 'each node asks for all around it',
  'nested-members': 'each node asks for all around it',
  'nested-optional-members': 'each node asks for all around it',
  'nested-plain-chain': 'each node asks for all around it',
  'nested-blocks-invoked': 'each node asks for all around it',
  'nested-promises': 'each node asks for all around it',
  'nested-freezes': 'each node asks for all around it',
  'nested-ifs': 'each node asks for all around it',
  'nested-patterns': 'each node asks for all around it',
};

/** Every kind of program whose cost must grow with its size and no faster. */
export const shapes: readonly Shape[] = [...calls, ...tokens, ...values, ...nesting, ...texts].map((shape) => {
  const todo = OPEN[shape.name];
  const from = FROM[shape.name];
  return { ...shape, ...(from !== undefined && { from }), ...(todo !== undefined && { todo }) };
});
