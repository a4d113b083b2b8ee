import type { Check } from '../../src/analysis/index.ts';
import type { Rule } from '../../src/rule.ts';
import { createRule } from '../../src/rule.ts';
import { addOption } from '../../src/suggest.ts';

interface ClaimRule {
  readonly name: 'require-audience' | 'require-issuer';
  /** the check that the claim is for */
  readonly check: 'audience' | 'issuer';
  readonly description: string;
  /**
   * what is wrong: without an option, with one that may be `undefined`, with one that a module out of sight may set, and where the
   * library has none
   */
  readonly messages: Readonly<Record<'byCaller' | 'missing' | 'optional' | 'unseen', string>>;
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
          of: ['always', 'shared', 'unlessOwnKey'],
          default: 'always',
          description:
            "'shared' looks only at verifiers whose key others have, too: public keys and key sets. 'unlessOwnKey' leaves out keys that the service itself signs with, and as long as no other file is seen, every secret may be one.",
        },
      },
    },
    create(context, facts, { when }) {
      for (const policy of facts.policies) {
        if (when !== 'always' && policy.key !== 'shared' && policy.key !== 'keySet') continue;
        const check = policy.check(asked);
        const data = { library: policy.library, option: check?.option ?? '', registered: check?.registered ?? '' };
        if (check?.verdict === 'absent') {
          const suggest = check.reason === 'mayBeMissing' ? [] : addOption(policy, asked, check);
          context.report({ node: check.node, messageId: messageFor(check), data, suggest });
        } else if (check?.verdict === 'leftToCaller' && !policy.isSignatureOnly) {
          context.report({ node: check.node, messageId: 'byCaller', data });
        }
      }
    },
  });
}

function messageFor({ reason }: Check) {
  if (reason === 'mayBeMissing') return 'optional';
  return reason === 'unseenConfig' ? 'unseen' : 'missing';
}
