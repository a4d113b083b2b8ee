import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'restrict-verification',
  facts: ['verifications'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow verifying tokens outside of the module that does it for all', recommended: false },
    messages: {
      direct:
        'This file verifies tokens with {{library}} itself. In this project one module does that for all, so that its checks are looked at once and hold everywhere: call that module.',
    },
  },
  create(context, facts) {
    for (const { name: callee, source } of facts.verifications)
      context.report({ node: callee, messageId: 'direct', data: { library: source.name } });
  },
});
