import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-untrusted-key',
  facts: ['untrustedKeys'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow verifying a token with a key that the token chooses', recommended: true },
    messages: {
      embedded:
        'The verifier takes the key from the header of the token here. An attacker puts their own key there and signs with it, and every token that they write passes. Give it your own key or key set.',
      key: 'The key comes from `{{part}}` of a token that nothing has verified. An attacker puts their own key there and signs with it, and every token that they write passes. Use your own key or key set.',
      address:
        '`{{part}}` of a token that nothing has verified says where the key is fetched. An attacker names their own server and signs with their own key; the request may also reach into your network. Fetch keys from the addresses that you know, or compare this with them first.',
      text: '`{{part}}` of a token that nothing has verified becomes a part of a path or a query. An attacker makes it point at something whose content they know, such as an empty file, and signs with that. Look it up in a list of your keys.',
    },
  },
  create(context, facts) {
    for (const { node, kind, part } of facts.untrustedKeys) context.report({ node, messageId: kind, data: { part } });
  },
});
