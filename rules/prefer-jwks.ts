import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'prefer-jwks',
  facts: ['policies'],
  meta: {
    type: 'problem',
    docs: {
      description: 'require public keys to be fetched as a key set instead of carried along',
      recommended: false,
    },
    messages: {
      carried:
        'This public key comes with the program, so changing it takes a release here at the very moment when the issuer changes: after a theft that is too slow, and so keys stay for years. Fetch the key set of the issuer instead.',
    },
  },
  create(context, facts) {
    for (const { bundledKey } of facts.policies)
      if (bundledKey) context.report({ node: bundledKey, messageId: 'carried' });
  },
});
