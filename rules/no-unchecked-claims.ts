import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-unchecked-claims',
  facts: ['policies'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow using claims of which only the signature was checked', recommended: true },
    messages: {
      unchecked:
        'This {{library}} call checks the signature and nothing else, and nobody checks {{claims}} of the claims that are used: {{attack}}. Compare them by hand, or use a verifier that does.',
    },
  },
  create(context, facts) {
    for (const { library, calls, uncheckedClaims } of facts.policies) {
      const [call] = calls;
      const [first] = uncheckedClaims;
      if (!call || !first) continue;
      const claims = uncheckedClaims.map((claim) => `\`${claim}\``).join(', ');
      context.report({ node: call.name, messageId: 'unchecked', data: { library, claims, attack: ATTACKS[first] } });
    }
  },
});

const ATTACKS = {
  exp: 'a token works for ever, also a stolen one',
  iss: 'a token that another service made with the same key is accepted',
  aud: 'a token that was made for another service is accepted',
} as const;
