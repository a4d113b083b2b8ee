import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-insecure-jwks',
  facts: ['insecureKeySets'],
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow fetching key sets without TLS or without checking the certificate',
      recommended: true,
    },
    messages: {
      http: 'The keys are fetched from `{{name}}` without TLS. Whoever sits on the way, in the same wireless network for instance, can answer with a key of their own and sign any token with it. Use the `https:` address.',
      certificate:
        '`{{name}}` makes {{library}} believe whoever answers when the keys are fetched. Somebody on the way can send a key of their own and sign any token with it. Leave the check on; a private authority can be named instead.',
    },
  },
  create(context, facts) {
    for (const { node, kind, library, name } of facts.insecureKeySets)
      context.report({ node, messageId: kind, data: { library, name } });
  },
});
