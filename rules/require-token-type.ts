import { createRule } from '../src/rule.ts';

/** Nothing tells kinds apart: by no option, by one that takes any kind, or as the library has none. */
const UNCHECKED: ReadonlySet<string> = new Set(['absent', 'disabled', 'leftToCaller']);

export default createRule({
  name: 'require-token-type',
  facts: ['policies', 'interchangeableTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'require verifiers to tell kinds of tokens apart', recommended: false },
    messages: {
      missing:
        'This {{library}} verification takes any kind of token that the key has signed: an ID token or a link from a mail passes where an access token is meant. Set `{{option}}` to the kind that you expect.',
      byCaller:
        'This {{library}} verification takes any kind of token that the key has signed: an ID token or a link from a mail passes where an access token is meant. Compare the `typ` of the header, or a claim that says the kind, after verifying.',
    },
  },
  create(context, facts) {
    // Where another kind is seen to pass, that is the report.
    const proven = new Set(facts.interchangeableTokens.flatMap(({ policies }) => policies));
    for (const policy of facts.policies) {
      if (proven.has(policy)) continue;
      const check = policy.check('type');
      if (!check || !UNCHECKED.has(check.verdict)) continue;
      const messageId = check.verdict === 'leftToCaller' ? 'byCaller' : 'missing';
      context.report({ node: check.node, messageId, data: { library: policy.library, option: check.option } });
    }
  },
});
