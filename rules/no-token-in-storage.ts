import type { NoTokenInStorageOptions } from '../src/rule-options.cts';
import { createRule } from '../src/rule.ts';
import type { Store } from '../src/model/vocabulary.ts';

const STORES: readonly Store[] = ['localStorage', 'sessionStorage', 'cookie'];

export default createRule<'cookie' | 'storage', NoTokenInStorageOptions>({
  name: 'no-token-in-storage',
  needs: ['storage'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow keeping tokens where any script of the page can read them', recommended: true },
    schema: [
      {
        type: 'object',
        description: 'Which stores are looked at.',
        additionalProperties: false,
        properties: {
          stores: {
            type: 'array',
            items: { type: 'string', enum: [...STORES] },
            uniqueItems: true,
            description: "Which stores to report; 'cookie' is a cookie that a script writes. Default all.",
          },
        },
      },
    ],
    defaultOptions: [{ stores: STORES }],
    messages: {
      storage:
        '`{{name}}` is written to {{store}}, where every script of the page can read it: one injected script, and an attacker has the session. Let the server set it in an httpOnly cookie, or keep it in memory.',
      cookie:
        '`{{name}}` is written to a cookie by a script, so every script of the page can read it: one injected script, and an attacker has the session. Let the server set the cookie with httpOnly.',
    },
  },
  create(context, facts, { stores }) {
    for (const { node, store, name } of facts.storedTokens) {
      if (!stores?.includes(store)) continue;
      context.report({ node, messageId: store === 'cookie' ? 'cookie' : 'storage', data: { name, store } });
    }
  },
});
