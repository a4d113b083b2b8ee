import type { FrozenPlace } from '../src/model/frozen.ts';
import { spokenLines } from '../src/phrases.ts';
import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-interchangeable-tokens',
  facts: ['interchangeableTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow verifiers that take one kind of token for another', recommended: true },
    messages: {
      unwritten:
        'Here {{given}} tokens ({{givenAt}}) pass for {{taken}} tokens ({{takenAt}}): one key, and nothing tells them apart, so {{attack}}{{lines}}. Sign a claim that names the kind, and compare it.',
      uncompared:
        'Here {{given}} tokens ({{givenAt}}) pass for {{taken}} tokens ({{takenAt}}): one key, and nobody looks at `{{claim}}`, so {{attack}}{{lines}}. Compare `{{claim}}` after verifying.',
    },
  },
  create(context, facts) {
    for (const { node, given, taken, claim, alsoAt, file } of facts.interchangeableTokens) {
      const data = {
        ...{ given: given.purpose, givenAt: spokenPlace(given.at, file) },
        ...{ taken: taken.purpose, takenAt: spokenPlace(taken.at, file) },
        ...{ attack: attackWith(given.purpose, taken.purpose), claim: claim ?? '', lines: spokenLines({ alsoAt }) },
      };
      context.report({ node, messageId: claim === undefined ? 'unwritten' : 'uncompared', data });
    }
  },
});

function spokenPlace({ file, line }: FrozenPlace, here: string): string {
  return file === here ? `line ${line}` : `${file}:${line}`;
}

/** What somebody gains who has a token of the one kind, where the other is wanted. */
function attackWith(given: string, taken: string): string {
  if (given === 'refresh' && taken === 'session') return 'a stolen one is a session for as long as it lasts';
  if (taken !== 'session') return `each is as good as the other`;
  return given === 'two-factor' || given === 'ID' ? 'it signs in by itself' : 'whoever gets such a link is signed in';
}
