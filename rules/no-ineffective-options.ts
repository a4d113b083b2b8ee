import type { Check } from '../src/analysis/index.ts';
import type { VerifierCheck } from '../src/model/vocabulary.ts';
import { createRule } from '../src/rule.ts';

const CHECKS = ['algorithms', 'issuer', 'audience', 'expiry', 'notBefore', 'tolerance', 'lifetime'] as const;

/** What goes unchecked while an option is not read, in the words of the messages. */
const UNCHECKED: Readonly<Record<(typeof CHECKS)[number], string>> = {
  algorithms: "the token's own header chooses the algorithm",
  issuer: 'a token that another service made with the same key is accepted',
  audience: 'a token that was made for another service is accepted',
  expiry: 'expired tokens are accepted',
  notBefore: 'tokens are accepted before they are valid',
  tolerance: 'expired tokens are accepted',
  lifetime: 'tokens of any age are accepted',
};

const CLAIMS: Readonly<Partial<Record<VerifierCheck, string>>> = { issuer: 'iss', audience: 'aud' };

export default createRule({
  name: 'no-ineffective-options',
  facts: ['policies', 'unverifiedDecodes'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow options that the library ignores or misreads', recommended: true },
    messages: {
      misspelt:
        '{{library}} has no option of this name and ignores it, so {{unchecked}}. What it reads is `{{option}}`.',
      dropped:
        '{{library}} does not read this option here, so {{unchecked}}. Write `{{option}}` where {{library}} looks for it.',
      notAnArray:
        '{{library}} needs a list here and misreads a single text, so {{unchecked}} or more passes than is written. Write `{{option}}: [{{example}}]`.',
      regexpIgnored:
        '{{library}} ignores a regular expression here, so {{unchecked}}. List the values that you trust as texts.',
      matchesParts:
        'This regular expression also matches longer texts that only contain what is meant, so {{unchecked}} if its name is chosen well. Write the value as a text, or anchor the pattern with `^` and `$`.',
      mayBeUnset:
        'If this variable of the environment is not set, the list holds `undefined`, and {{library}} then accepts every token without the claim. Stop at start-up when it is missing.',
      notANumber:
        '{{library}} needs a number for `{{option}}` and misreads a text, so {{unchecked}}. Write the number.',
      claimUndemanded:
        '{{library}} compares `{{claim}}` only in tokens that have one: a token without it passes. Add `{{claim}}` to `{{demandedBy}}`.',
      claimOptional:
        '{{library}} compares `{{claim}}` only in tokens that have one: a token without it passes. Refuse such tokens after verifying.',
      misread:
        '`{{name}}` takes this for the switch that turns verification off, so it accepts whatever anyone writes into a token. The algorithm is the next argument: pass `false` here, and the algorithm behind it.',
    },
  },
  create(context, facts) {
    for (const policy of facts.policies) {
      for (const name of CHECKS) {
        const check = policy.check(name);
        if (check?.verdict !== 'ineffective') continue;
        const { library } = policy;
        const { option, demandedBy = '' } = check;
        const example = name === 'algorithms' ? "'RS256'" : "'…'";
        const data = { library, option, demandedBy, example, unchecked: UNCHECKED[name], claim: CLAIMS[name] ?? '' };
        context.report({ node: check.node, messageId: messageFor(check), data });
      }
    }
    for (const { node, name, isMisread } of facts.unverifiedDecodes) {
      if (isMisread) context.report({ node, messageId: 'misread', data: { name } });
    }
  },
});

function messageFor({ reason, demandedBy }: Check) {
  switch (reason) {
    case 'claimOptional':
      return demandedBy === undefined ? 'claimOptional' : 'claimUndemanded';
    case 'matchesParts':
    case 'mayBeUnset':
    case 'misspelt':
    case 'notAnArray':
    case 'notANumber':
    case 'regexpIgnored':
      return reason;
    default:
      return 'dropped';
  }
}
