import { durationOf, spoken } from '../src/analysis/index.ts';
import { createRule } from '../src/rule.ts';

const duration = <const Default extends string>(length: Default, description: string) =>
  ({
    type: 'string',
    default: length,
    pattern: '^\\s*\\d+(?:\\.\\d+)?\\s*(?:s|m|h|d|w|y|seconds?|minutes?|hours?|days?|weeks?|years?)\\s*$',
    description,
  }) as const;

export default createRule({
  name: 'no-long-lived-token',
  facts: ['lifetimes'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow tokens that live longer than a maximum', recommended: true },
    messages: {
      tooLong:
        'This token lives for {{length}}, and nobody can take it back before: whoever steals it has that long to use it. The limit here is {{maximum}}. Let it live for minutes or hours, and renew it with a refresh token.',
      refresh:
        'This refresh token lives for {{length}}: whoever steals it can get new tokens for that long. The limit here is {{maximum}}.',
    },
  },
  options: {
    about: 'How long tokens may live.',
    of: {
      maximum: duration('30d', "How long a token may live, such as '24h' or '30d'."),
      refreshMaximum: duration('90d', 'How long a token may live that renews others.'),
    },
  },
  create(context, facts, { maximum, refreshMaximum }) {
    // What is handed to a helper may reach several calls.
    const reported = new Set<unknown>();
    for (const { issuance, faults } of facts.lifetimes) {
      if (!issuance || faults.length > 0) continue;
      for (const { durations, refreshes } of issuance.lives) {
        const limit = durationOf(refreshes === 'no' ? maximum : refreshMaximum) ?? Infinity;
        const longest = durations.toSorted((a, b) => b.seconds - a.seconds)[0];
        if (!longest || longest.seconds <= limit || reported.has(longest.node)) continue;
        reported.add(longest.node);
        context.report({
          node: longest.node,
          messageId: refreshes === 'yes' ? 'refresh' : 'tooLong',
          data: { length: spoken(longest.seconds), maximum: spoken(limit) },
        });
      }
    }
  },
});
