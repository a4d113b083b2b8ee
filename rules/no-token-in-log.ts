import { createRule } from '../src/rule.ts';
import { capabilityTokenOptions } from './shared/capability-tokens.ts';

export default createRule({
  name: 'no-token-in-log',
  facts: ['loggedTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow writing tokens to logs', recommended: true },
    messages: {
      token:
        '`{{name}}` is written to a log. Logs are kept, copied and read by people and services that must not act for your users, and whoever reads a token there has the session; log who it belongs to, or that there is one.',
      holder:
        'What is written to the log has a token in it, `{{name}}`. Logs are kept, copied and read by people and services that must not act for your users, and whoever reads a token there has the session; log what you need of it by name.',
    },
  },
  options: capabilityTokenOptions,
  create(context, facts, { capabilityTokens }) {
    for (const { node, tokenKind, name, isAround } of facts.loggedTokens) {
      if (tokenKind === 'capability' && capabilityTokens !== 'report') continue;
      context.report({ node, messageId: isAround ? 'holder' : 'token', data: { name } });
    }
  },
});
