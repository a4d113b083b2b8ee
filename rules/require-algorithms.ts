import { createRule } from '../src/rule.ts';
import { addOption } from '../src/suggest.ts';

export default createRule({
  name: 'require-algorithms',
  facts: ['policies'],
  meta: {
    type: 'problem',
    docs: { description: 'require an algorithm allow-list where tokens are verified', recommended: true },
    hasSuggestions: true,
    messages: {
      addOption: 'Add `{{text}}`, which is what this file signs with under the same key.',
      missing:
        "This {{library}} verification sets no `{{option}}`, so the token's own header chooses how it is checked and an attacker can choose the weakest way your key allows. Set `{{option}}` to exactly what you sign with, such as {{example}}.",
      refused:
        'This {{library}} verification sets no `{{option}}`. Current versions accept no token at all without it, and older ones choose an algorithm by themselves, which has let forged tokens in. Set `{{option}}` to exactly what you sign with, such as {{example}}.',
      unseen:
        "This {{library}} verification has no `{{option}}`, neither here nor, as far as this file shows, in the module's `{{registered}}`. The token's own header then chooses how it is checked; set `{{option}}` to exactly what you sign with.",
    },
  },
  options: {
    about: 'Which verifiers are looked at.',
    of: {
      checkKeySets: {
        type: 'boolean',
        default: true,
        description: 'Whether to report verifiers whose key comes from a JSON Web Key Set.',
      },
    },
  },
  create(context, facts, { checkKeySets }) {
    for (const policy of facts.policies) {
      const check = policy.check('algorithms');
      if (!check || (!checkKeySets && policy.key === 'keySet')) continue;
      const example = check.takes === 'array' ? "['RS256']" : "'RS256'";
      const data = { library: policy.library, option: check.option, registered: check.registered ?? '', example };
      if (check.verdict === 'absent') {
        const suggest = addOption(policy, 'algorithms', check);
        const messageId = check.reason === 'unseenConfig' ? 'unseen' : check.rejects ? 'refused' : 'missing';
        context.report({ node: check.node, messageId, data, suggest });
      }
    }
  },
});
