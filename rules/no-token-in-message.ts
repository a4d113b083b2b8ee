import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-token-in-message',
  facts: ['postedTokens'],
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow posting tokens to windows without saying which origin may read them',
      recommended: true,
    },
    messages: {
      anyOrigin:
        "`{{name}}` is posted to another window with the target origin `'*'`, so whatever page that window shows gets it. An attacker opens or frames this page from one of theirs and has the session; name the one origin that is meant.",
    },
  },
  create(context, facts) {
    for (const { node, name } of facts.postedTokens) context.report({ node, messageId: 'anyOrigin', data: { name } });
  },
});
