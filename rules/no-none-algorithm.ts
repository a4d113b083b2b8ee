import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-none-algorithm',
  facts: ['policies', 'unsignedTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow tokens without a signature (`alg: none`)', recommended: true },
    messages: {
      allowed:
        'This {{library}} verification allows the algorithm `none`, which is no signature at all: where the key is missing, anyone can write a token that says they are somebody else. Allow only what you sign with.',
      onlyUnsigned:
        'Called like this, {{library}} accepts tokens that nobody signed: anyone can write one that says they are somebody else. Verify with the key and the algorithm that you sign with.',
      issued:
        '`{{name}}` makes a token without a signature here: whoever gets it can change every claim, and a service that accepts it accepts anything. Sign it with a key.',
      handmade:
        'This puts a token together without a signature: whoever gets it can change every claim, and a service that accepts it accepts anything. Sign it with a JWT library and a key.',
      accepted:
        'A token whose header says `none` is accepted here, and its sender writes that header: anyone can claim to be somebody else. Refuse every token whose signature cannot be verified.',
    },
  },
  create(context, facts) {
    for (const policy of facts.policies) {
      const check = policy.check('unsigned');
      const messageId = check?.verdict === 'leftToCaller' || check?.verdict === 'absent' ? 'onlyUnsigned' : 'allowed';
      if (!check || check.verdict === 'enforced' || check.verdict === 'unknown') continue;
      const isWritten = check.node !== policy.node && messageId === 'allowed';
      context.report({
        node: check.node,
        messageId: isWritten ? messageId : 'onlyUnsigned',
        data: { library: policy.library },
      });
    }
    for (const { node, kind, name } of facts.unsignedTokens) context.report({ node, messageId: kind, data: { name } });
  },
});
