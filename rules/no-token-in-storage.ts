import { createRule } from '../src/rule.ts';
import type { Store } from '../src/model/vocabulary.ts';

const STORES: readonly Store[] = ['localStorage', 'sessionStorage', 'cookie'];

export default createRule({
  name: 'no-token-in-storage',
  facts: ['storedTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow keeping tokens where any script of the page can read them', recommended: true },
    messages: {
      storage:
        '`{{name}}` is written to {{store}}, where every script of the page can read it: one injected script, and an attacker has the session. Let the server set it in an httpOnly cookie, or keep it in memory.',
      cookie:
        '`{{name}}` is written to a cookie by a script, so every script of the page can read it: one injected script, and an attacker has the session. Let the server set the cookie with httpOnly.',
    },
  },
  options: {
    about: 'Which stores are looked at.',
    of: {
      stores: {
        type: 'choices',
        of: STORES,
        default: STORES,
        description: "Which stores to report; 'cookie' is a cookie that a script writes.",
      },
    },
  },
  create(context, facts, { stores }) {
    for (const { node, store, name } of facts.storedTokens) {
      if (!stores.includes(store)) continue;
      context.report({ node, messageId: store === 'cookie' ? 'cookie' : 'storage', data: { name, store } });
    }
  },
});
