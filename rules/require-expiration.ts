import { createRule } from '../src/rule.ts';
import { moveOption } from '../src/suggest.ts';

export default createRule({
  name: 'require-expiration',
  facts: ['lifetimes'],
  meta: {
    type: 'problem',
    docs: { description: 'require tokens to expire', recommended: true },
    hasSuggestions: true,
    messages: {
      moveOption: 'Move `{{name}}` to the options of `{{call}}`, where {{library}} reads it.',
      missing:
        'This token never expires: whoever gets hold of it once, from a log, a backup or a stolen phone, is let in for good. Set `{{option}}`.',
      missingClaim:
        'This token never expires: whoever gets hold of it once, from a log, a backup or a stolen phone, is let in for good. Put `exp` into the payload, in seconds since 1970.',
      scalar:
        'The payload is a string or a number, which has no room for `exp`, so this token never expires: whoever gets hold of it once is let in for good. Sign an object, such as `{ sub: id }`, and set `{{option}}`.',
      homemade:
        'No verifier reads the claim `{{name}}`, so this token never expires: whoever gets hold of it once is let in for good. What verifiers read is `exp`: set `{{option}}`.',
    },
  },
  create(context, facts) {
    for (const { issuance } of facts.lifetimes) {
      if (issuance?.expiry !== 'absent') continue;
      const { node, option, isClaim, isScalar, nonStandardExpiry, call } = issuance;
      if (nonStandardExpiry) {
        const suggest = moveOption(issuance, context.sourceCode);
        context.report({
          node: nonStandardExpiry.node,
          messageId: 'homemade',
          data: { name: nonStandardExpiry.name, option },
          suggest,
        });
      } else
        context.report({
          node,
          messageId: isScalar ? 'scalar' : isClaim ? 'missingClaim' : 'missing',
          data: { option, library: call.source.name },
        });
    }
  },
});
