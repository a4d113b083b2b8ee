import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-decode-without-verify',
  facts: ['unverifiedDecodes'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow using the claims of a token that nothing verifies', recommended: true },
    messages: {
      library:
        '`{{name}}` reads the claims without checking the signature, and nothing here verifies this token. Anyone can write a token that says they are somebody else; {{instead}} and use the claims that it returns.',
      mistakenKey:
        '`{{name}}` takes no key and checks no signature: what is passed here is ignored. Anyone can write a token that says they are somebody else; call verify with the key and the expected algorithms.',
      switchedOff:
        '`{{name}}` is told here not to check the signature, so it accepts whatever anyone writes into a token. Leave this out, and pass what it was meant to be where the library reads it.',
      handmade:
        'These claims are read from the token by hand, and nothing here verifies its signature. Anyone can write a token that says they are somebody else; verify it with a JWT library and use the claims that returns.',
      bypass:
        'Another path through this code verifies the token, and this one only decodes it. Anyone can write a token that says they are somebody else and see to it that it comes this way; verify it here, too, whatever the condition is about.',
    },
  },
  options: {
    about: 'Where to look.',
    of: {
      checkBrowser: {
        type: 'boolean',
        default: false,
        description: 'Whether to report browser code that decodes a token, too.',
      },
    },
  },
  create(context, facts, { checkBrowser }) {
    for (const { node, name, kind, isBypass, isMisread, instead, runtime } of facts.unverifiedDecodes) {
      if (isMisread || (runtime === 'browser' && !checkBrowser)) continue;
      const isOther = kind === 'switchedOff' || kind === 'mistakenKey';
      context.report({
        node,
        messageId: isBypass && !isOther ? 'bypass' : kind,
        data: { name, instead: instead === undefined ? 'verify it with a JWT library' : `call \`${instead}\`` },
      });
    }
  },
});
