import { createRule } from '../src/rule.ts';
import { isListed } from './shared/addresses.ts';
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
  options: {
    about: 'Which tokens are looked at, and in which addresses.',
    of: {
      ...capabilityTokenOptions.of,
      allowAddresses: {
        type: 'strings',
        default: [],
        description:
          'Hosts and paths that tokens may be sent to in the address, since a protocol or a provider wants it.',
      },
    },
  },
  create(context, facts, { capabilityTokens, allowAddresses }) {
    for (const { node, kind, tokenKind, name, address } of facts.urlTokens) {
      if (isListed(address, allowAddresses)) continue;
      if (tokenKind === 'foreign' || (tokenKind === 'capability' && capabilityTokens !== 'report')) continue;
      context.report({ node, messageId: kind, data: { name } });
    }
  },
});
