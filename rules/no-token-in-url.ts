import type { NoTokenInUrlOptions } from '../src/rule-options.cts';
import { createRule } from '../src/rule.ts';

export default createRule<'accepted' | 'sent', NoTokenInUrlOptions>({
  name: 'no-token-in-url',
  needs: ['url'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow putting tokens into URLs and accepting them from there', recommended: true },
    schema: [
      {
        type: 'object',
        description: 'Which tokens are looked at.',
        additionalProperties: false,
        properties: {
          capabilityTokens: {
            type: 'string',
            enum: ['ignore', 'report'],
            description: "Whether to report tokens of reset, invitation and similar links, too. Default 'ignore'.",
          },
        },
      },
    ],
    defaultOptions: [{ capabilityTokens: 'ignore' }],
    messages: {
      sent: '`{{name}}` is put into a URL. URLs are kept in browser history, server and proxy logs and Referer headers, and whoever reads one there has the session; send the token in the Authorization header or an httpOnly cookie.',
      accepted:
        '`{{name}}` is taken from the URL. URLs are kept in browser history, server and proxy logs and Referer headers, and whoever reads one there can use the token here; accept it from the Authorization header or an httpOnly cookie only.',
    },
  },
  create(context, facts, { capabilityTokens }) {
    for (const { node, direction, kind, name } of facts.urlTokens) {
      if (kind === 'foreign' || (kind === 'capability' && capabilityTokens !== 'report')) continue;
      context.report({ node, messageId: direction, data: { name } });
    }
  },
});
