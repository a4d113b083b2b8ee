import { createRule } from '../src/rule.ts';
import type { Store } from '../src/model/vocabulary.ts';

const STORES: readonly Store[] = [
  'localStorage',
  'sessionStorage',
  'cookie',
  'indexedDB',
  'app',
  'extension',
  'desktop',
];

/** Where a name alone is not enough by default: much of what is kept there is no session. */
const OFF_PAGE: ReadonlySet<Store> = new Set(['indexedDB', 'app', 'extension', 'desktop']);

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
      app: "`{{name}}` is kept in the app's storage as plain text: whoever gets a backup of the phone, or root on it, has the session. Keep it in the Keychain or Keystore, as expo-secure-store does.",
      extension:
        "`{{name}}` is kept in the extension's storage, on disk and open to each content script: a page that takes one over has the session. Keep it in `storage.session`, which is neither.",
      desktop:
        "`{{name}}` is kept in a file as plain text: every program that the user runs, and every backup, has the session. Encrypt it with Electron's `safeStorage` first.",
    },
  },
  options: {
    about: 'Which stores are looked at, and what is a token there.',
    of: {
      stores: {
        type: 'choices',
        of: STORES,
        default: STORES,
        description:
          "Which stores to report; 'cookie' is a cookie that a script writes, 'app' the plain storage of an app on a phone, 'extension' that of a browser's extension, 'desktop' a file of electron-store.",
      },
      evidence: {
        type: 'choice',
        of: ['name', 'use'],
        default: 'use',
        description:
          "What it takes to be a token in a store other than localStorage, sessionStorage and cookies: 'use', where the file also signs in with it, sends it as a bearer, signs or reads it; 'name', where only its name says so.",
      },
    },
  },
  create(context, facts, { stores, evidence }) {
    for (const token of facts.storedTokens) {
      const { node, store, name } = token;
      if (!stores.includes(store)) continue;
      if (evidence === 'use' && OFF_PAGE.has(store) && !token.isConfirmed()) continue;
      context.report({ node, messageId: messageFor(store), data: { name, store: spoken(store) } });
    }
  },
});

function messageFor(store: Store): 'app' | 'cookie' | 'desktop' | 'extension' | 'storage' {
  return store === 'localStorage' || store === 'sessionStorage' || store === 'indexedDB' ? 'storage' : store;
}

const spoken = (store: Store): string => (store === 'indexedDB' ? 'IndexedDB' : store);
