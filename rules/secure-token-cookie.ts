import { createRule } from '../src/rule.ts';
import { protectCookie } from '../src/suggest.ts';
import type { CookieCheck } from '../src/model/vocabulary.ts';

const CHECKS: readonly CookieCheck[] = ['httpOnly', 'secure', 'sameSite'];

export default createRule({
  name: 'secure-token-cookie',
  facts: ['tokenCookies'],
  meta: {
    type: 'problem',
    docs: {
      description: 'require cookies with tokens to be out of reach of scripts and of other sites',
      recommended: true,
    },
    hasSuggestions: true,
    messages: {
      httpOnly:
        'The cookie with `{{name}}` is set without `{{option}}`, so every script of the page can read it: one injected script, and an attacker has the session. Set `{{option}}`.',
      secure:
        'The cookie with `{{name}}` is set without `{{option}}`, so a browser also sends it without TLS, and everybody on the way can read it. Set `{{option}}`, if need be everywhere but on your own machine.',
      sameSite:
        'The cookie with `{{name}}` does not say that it stays on this site (`{{option}}`), so pages of other sites can send requests in the name of your users. Set `{{option}}` to lax or strict, and if other sites must send it, check a CSRF token.',
      protect: 'Set `{{text}}`.',
    },
  },
  options: {
    about: 'What is asked of a cookie.',
    of: {
      require: {
        type: 'choices',
        of: CHECKS,
        default: ['httpOnly'],
        description: 'Which attributes a cookie with a token must have.',
      },
    },
  },
  create(context, facts, { require }) {
    for (const cookie of facts.tokenCookies) {
      for (const check of require) {
        const missing = cookie.missing(check);
        if (!missing) continue;
        const { node, option } = missing;
        const suggest = protectCookie(cookie, check, missing);
        context.report({ node, messageId: check, data: { name: cookie.tokenName, option }, suggest });
      }
    }
  },
});
