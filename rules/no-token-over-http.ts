import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-token-over-http',
  facts: ['cleartextTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow sending tokens to public addresses without TLS', recommended: false },
    messages: {
      open: '`{{name}}` is sent to {{host}} without TLS. Everybody on the way can read it, in the same network as well as at a provider, and whoever does has the session; use https, or wss for a WebSocket.',
    },
  },
  create(context, facts) {
    for (const { node, name, host } of facts.cleartextTokens) {
      context.report({ node, messageId: 'open', data: { name, host } });
    }
  },
});
