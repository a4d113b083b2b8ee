import type { VerifierCheck } from '../src/model/vocabulary.ts';
import { createRule } from '../src/rule.ts';

/** What is lost with each check, as the message that says it. */
const LOST = {
  signature: 'signature',
  algorithms: 'algorithms',
  issuer: 'issuer',
  audience: 'audience',
  expiry: 'expiry',
  notBefore: 'notBefore',
  tolerance: 'tolerance',
  clock: 'clock',
} as const satisfies Partial<Record<VerifierCheck, string>>;

const CHECKS = Object.keys(LOST) as (keyof typeof LOST)[];

export default createRule({
  name: 'no-disabled-checks',
  facts: ['policies', 'refusedClaims'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow switching off a check of a verifier', recommended: true },
    messages: {
      signature:
        '`{{option}}` takes the check of the signature out of {{library}}, so anyone can write a token that says they are somebody else. Leave it to the library.',
      algorithms:
        'With this value of `{{option}}`, {{library}} has no list of algorithms and the token says how it is checked. List exactly what you sign with.',
      issuer:
        'With this value of `{{option}}`, {{library}} does not check who issued the token (`iss`), and one that another service made with the same key is accepted as yours. Write the issuer that you trust.',
      audience:
        'With this value of `{{option}}`, {{library}} does not check for whom the token is (`aud`), and one that was made for another service is accepted here. Write the audience that you are.',
      expiry:
        '`{{option}}` makes {{library}} accept expired tokens: one that was stolen, or whose owner has left, works for ever. Let tokens expire, and issue new ones with a refresh token.',
      notBefore:
        '`{{option}}` makes {{library}} accept tokens before they are valid (`nbf`). Leave the check on, and allow for a minute of difference between clocks.',
      tolerance:
        'With a tolerance of this size, {{library}} accepts tokens long after they have expired, stolen ones too. A minute is enough for clocks that differ; let refresh tokens do the rest.',
      clock:
        '`{{option}}` stops the clock for {{library}}: a token that was good at this moment is good for ever, stolen ones too. Leave it to the library, or hand over the present.',
      refused:
        'These claims come from the error of {{library}}, which has just refused the token: an expired one, or one for another service, works after all. Refuse it, and have the user sign in again.',
    },
  },
  create(context, facts) {
    for (const policy of facts.policies) {
      for (const name of CHECKS) {
        const check = policy.check(name);
        if (check?.verdict !== 'disabled' || check.reason === 'tokensKey') continue;
        context.report({
          node: check.node,
          messageId: LOST[name],
          data: { library: policy.library, option: check.option },
        });
      }
    }
    for (const { node, library } of facts.refusedClaims) {
      context.report({ node, messageId: 'refused', data: { library } });
    }
  },
});
