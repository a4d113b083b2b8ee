import type { RequireClaimOptions } from '../src/rule-options.cts';
import { createRule } from '../src/rule.ts';
import { addOption } from '../src/suggest.ts';

export default createRule<'addOption' | 'byHand' | 'missing' | 'unseen', RequireClaimOptions>({
  name: 'require-audience',
  needs: ['library'],
  meta: {
    type: 'problem',
    docs: { description: 'require verified tokens to be meant for this service', recommended: true },
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
        'This {{library}} verification does not check whom the token is for (`aud`), so a token that a user got for another service opens this one, too. Set `{{option}}` to the name of this service.',
      unseen:
        "This {{library}} verification does not check whom the token is for (`aud`), neither here nor, as far as this file shows, in the module's `{{registered}}`. A token for another service opens this one, too; set `{{option}}`.",
      byHand:
        '{{library}} has no option for whom a token is for (`aud`), so a token that a user got for another service opens this one, too. Compare the `aud` claim with the name of this service, after verifying.',
    },
  },
  create(context, facts, { when }) {
    for (const policy of facts.policies) {
      if (when === 'shared' && policy.key !== 'shared' && policy.key !== 'keySet') continue;
      const check = policy.check('audience');
      const data = { library: policy.library, option: check?.option ?? '', registered: check?.registered ?? '' };
      if (check?.verdict === 'absent') {
        const suggest = addOption(policy, 'audience', check);
        const messageId = check.reason === 'unseenConfig' ? 'unseen' : 'missing';
        context.report({ node: check.node, messageId, data, suggest });
      } else if (check?.verdict === 'byHand' && !policy.isSignatureOnly) {
        context.report({ node: check.node, messageId: 'byHand', data });
      }
    }
  },
});
