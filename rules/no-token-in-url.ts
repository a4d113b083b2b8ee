import { createRule } from '../src/rule.ts';
import { capabilityTokenOptions } from './shared/capability-tokens.ts';

export default createRule({
  name: 'no-token-in-url',
  facts: ['urlTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow putting tokens into URLs and accepting them from there', recommended: true },
    messages: {
      sent: '`{{name}}` is put into a URL. URLs are kept in browser history, server and proxy logs and Referer headers, and whoever reads one there has the session; send the token in the Authorization header or an httpOnly cookie.',
      accepted:
        '`{{name}}` is taken from the URL. URLs are kept in browser history, server and proxy logs and Referer headers, and whoever reads one there can use the token here; accept it from the Authorization header or an httpOnly cookie only.',
    },
  },
  options: capabilityTokenOptions,
  create(context, facts, { capabilityTokens }) {
    for (const { node, kind, tokenKind, name } of facts.urlTokens) {
      if (tokenKind === 'foreign' || (tokenKind === 'capability' && capabilityTokens !== 'report')) continue;
      context.report({ node, messageId: kind, data: { name } });
    }
  },
});
