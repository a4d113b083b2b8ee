import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'require-expiration-check',
  facts: ['policies'],
  meta: {
    type: 'problem',
    docs: { description: 'require verifiers to refuse tokens that never expire', recommended: false },
    messages: {
      missing:
        'This {{library}} verification checks `exp` where there is one, and accepts a token without it, which is good for ever once it is stolen. Set `{{option}}` so that such a token is refused.',
      byCaller:
        '{{library}} checks `exp` where there is one, has no option that demands it, and accepts a token without, which is good for ever once it is stolen. Refuse a token without `exp`, after verifying.',
    },
  },
  create(context, facts) {
    for (const policy of facts.policies) {
      const check = policy.isSignatureOnly ? undefined : policy.check('lifetime');
      if (check?.verdict !== 'absent' && check?.verdict !== 'leftToCaller') continue;
      const messageId = check.verdict === 'absent' ? 'missing' : 'byCaller';
      context.report({ node: check.node, messageId, data: { library: policy.library, option: check.option } });
    }
  },
});
