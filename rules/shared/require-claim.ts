import type { Check } from '../../src/analysis/index.ts';
import type { DefinedRule } from '../../src/rule.ts';
import { createRule } from '../../src/rule.ts';
import { addOption } from '../../src/suggest.ts';

interface ClaimRule {
  readonly name: 'require-audience' | 'require-issuer';
  /** the check that the claim is for */
  readonly check: 'audience' | 'issuer';
  readonly description: string;
  /**
   * what is wrong: without an option, with one that may be `undefined`, with one that a module out of sight may set, and where the
   * library has none; `foreign`: nobody in the project signs with the key; `client`: the claim is compared that names the client
   */
  readonly messages: Readonly<Record<'byCaller' | 'foreign' | 'missing' | 'optional' | 'unseen', string>> &
    Readonly<Record<string, string>>;
  readonly options: typeof audienceOptions | typeof issuerOptions;
}

const when = {
  type: 'choice',
  of: ['always', 'shared', 'unlessOwnKey'],
  default: 'always',
  description:
    "'shared' looks only at verifiers whose key others have, too: public keys and key sets. 'unlessOwnKey' leaves out keys that the project itself signs with, and as long as no other file is seen, every secret may be one.",
} as const;

export const issuerOptions = { when } as const;

export const audienceOptions = {
  when,
  clientClaims: {
    type: 'choice',
    of: ['accept', 'report'],
    default: 'report',
    description:
      "Whether a comparison of the claim that names the client (`azp`, `client_id`, `cid`, `appid`) is taken for one of `aud`: 'accept' takes it, 'report' does not.",
  },
} as const;

/** A rule that asks every verifier to check one claim: who issued the token, or whom it is for. */
export function requireClaim({ name, check: asked, description, messages, options }: ClaimRule): DefinedRule {
  const texts: Readonly<Record<string, string>> = {
    addOption: 'Add `{{text}}`, which is what this file signs with under the same key.',
    ...messages,
  };
  return createRule({
    name,
    facts: ['foreignKeys', 'policies'],
    meta: {
      type: 'problem',
      docs: { description, recommended: true },
      hasSuggestions: true,
      messages: texts,
    },
    options: { about: 'Which verifiers are looked at.', of: options },
    create(context, facts, chosen) {
      const acceptsClient = 'clientClaims' in chosen && chosen.clientClaims === 'accept';
      for (const policy of facts.policies) {
        const isShared = policy.key === 'shared' || policy.key === 'keySet';
        if (chosen.when === 'shared' && !isShared) continue;
        const isForeign = chosen.when === 'unlessOwnKey' && !isShared;
        if (isForeign && !facts.foreignKeys.includes(policy)) continue;
        const check = policy.check(asked);
        const isMissing = check?.verdict === 'absent' || (check?.verdict === 'leftToCaller' && !policy.isSignatureOnly);
        if (!check || !isMissing || (check.isClientCompared && acceptsClient)) continue;
        const data = { library: policy.library, option: check.option, registered: check.registered ?? '' };
        const isAddable = check.verdict === 'absent' && check.reason !== 'mayBeMissing';
        const suggest = isAddable ? addOption(policy, asked, check) : [];
        const messageId = messageFor(check);
        const isOthers = isForeign && messageId === 'missing';
        context.report({ node: check.node, messageId: isOthers ? 'foreign' : messageId, data, suggest });
      }
    },
  });
}

function messageFor({ verdict, reason, isClientCompared }: Check) {
  if (reason === 'mayBeMissing') return 'optional';
  if (isClientCompared) return 'client';
  if (verdict === 'leftToCaller') return 'byCaller';
  return reason === 'unseenConfig' ? 'unseen' : 'missing';
}
