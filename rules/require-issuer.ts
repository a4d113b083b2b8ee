import type { RequireClaimOptions } from '../src/rule-options.cts';
import { createRule } from '../src/rule.ts';
import { addOption } from '../src/suggest.ts';

export default createRule<'addOption' | 'byHand' | 'missing' | 'unseen', RequireClaimOptions>({
  name: 'require-issuer',
  needs: ['library'],
  meta: {
    type: 'problem',
    docs: { description: 'require verified tokens to come from the expected issuer', recommended: true },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'Which verifiers are looked at.',
        additionalProperties: false,
        properties: {
          when: {
            type: 'string',
            enum: ['always', 'shared'],
            description:
              "'shared' looks only at verifiers whose key others have, too: public keys and key sets. Default 'always'.",
          },
        },
      },
    ],
    defaultOptions: [{ when: 'always' }],
    messages: {
      addOption: 'Add `{{text}}`, which is what this file signs with under the same key.',
      missing:
        'This {{library}} verification does not check who issued the token (`iss`), so a token that another service made with the same key is accepted as yours. Set `{{option}}` to the issuer you trust.',
      unseen:
        "This {{library}} verification does not check who issued the token (`iss`), neither here nor, as far as this file shows, in the module's `{{registered}}`. A token that another service made with the same key is accepted; set `{{option}}`.",
      byHand:
        '{{library}} has no option for who issued a token (`iss`), so a token that another service made with the same key is accepted as yours. Compare the `iss` claim with the issuer you trust, after verifying.',
    },
  },
  create(context, facts, { when }) {
    for (const policy of facts.policies) {
      if (when === 'shared' && policy.key !== 'shared' && policy.key !== 'keySet') continue;
      const check = policy.check('issuer');
      const data = { library: policy.library, option: check?.option ?? '', registered: check?.registered ?? '' };
      if (check?.verdict === 'absent') {
        const suggest = addOption(policy, 'issuer', check);
        const messageId = check.reason === 'unseenConfig' ? 'unseen' : 'missing';
        context.report({ node: check.node, messageId, data, suggest });
      } else if (check?.verdict === 'byHand' && !policy.isSignatureOnly) {
        context.report({ node: check.node, messageId: 'byHand', data });
      }
    }
  },
});
