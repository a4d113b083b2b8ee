import type { Rule } from '../../src/rule.ts';
import { createRule } from '../../src/rule.ts';
import { addOption } from '../../src/suggest.ts';

interface ClaimRule {
  readonly name: 'require-audience' | 'require-issuer';
  /** the check that the claim is for */
  readonly check: 'audience' | 'issuer';
  readonly description: string;
  /** what is wrong: without an option, with one that a module out of sight may set, and where the library has none */
  readonly messages: { readonly missing: string; readonly unseen: string; readonly byCaller: string };
}

/** A rule that asks every verifier to check one claim: who issued the token, or whom it is for. */
export function requireClaim({ name, check: asked, description, messages }: ClaimRule): Rule {
  return createRule({
    name,
    facts: ['policies'],
    meta: {
      type: 'problem',
      docs: { description, recommended: true },
      hasSuggestions: true,
      messages: { addOption: 'Add `{{text}}`, which is what this file signs with under the same key.', ...messages },
    },
    options: {
      about: 'Which verifiers are looked at.',
      of: {
        when: {
          type: 'choice',
          of: ['always', 'shared'],
          default: 'always',
          description: "'shared' looks only at verifiers whose key others have, too: public keys and key sets.",
        },
      },
    },
    create(context, facts, { when }) {
      for (const policy of facts.policies) {
        if (when === 'shared' && policy.key !== 'shared' && policy.key !== 'keySet') continue;
        const check = policy.check(asked);
        const data = { library: policy.library, option: check?.option ?? '', registered: check?.registered ?? '' };
        if (check?.verdict === 'absent') {
          const suggest = addOption(policy, asked, check);
          const messageId = check.reason === 'unseenConfig' ? 'unseen' : 'missing';
          context.report({ node: check.node, messageId, data, suggest });
        } else if (check?.verdict === 'leftToCaller' && !policy.isSignatureOnly) {
          context.report({ node: check.node, messageId: 'byCaller', data });
        }
      }
    },
  });
}
