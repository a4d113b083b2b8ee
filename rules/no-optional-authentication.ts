import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-optional-authentication',
  facts: ['failOpen', 'policies'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow letting requests pass without a token', recommended: false },
    messages: {
      option:
        '`{{option}}` lets requests without a token pass, so every handler behind this {{library}} middleware has to ask by itself whether there is a user, and the one that forgets is open to all. Keep it to routes that are meant for everybody.',
      caught:
        'The request goes on when there is no good token, so every handler behind this has to ask by itself whether there is a user, and the one that forgets is open to all. Keep it to routes that are meant for everybody.',
    },
  },
  create(context, facts) {
    for (const policy of facts.policies) {
      const check = policy.check('presence');
      if (check?.verdict !== 'disabled') continue;
      const data = { library: policy.library, option: check.option };
      context.report({ node: check.node, messageId: 'option', data });
    }
    for (const { node, kind } of facts.failOpen) if (kind === 'optional') context.report({ node, messageId: 'caught' });
  },
});
