import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-algorithm-confusion',
  facts: ['policies', 'publicSecrets'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow letting a token choose between kinds of keys', recommended: true },
    messages: {
      mixed:
        'This {{library}} verification allows HMAC beside algorithms with a public key. Whoever knows the public key, and everybody may, can use it as the HMAC secret and sign any token. Allow the one kind that the key is for.',
      fromToken:
        'The algorithm is taken from the token that is being checked, so its sender decides how. An attacker picks HMAC and signs with your public key, or whatever else the key lets pass. Write down the algorithm that you sign with.',
      publicKey:
        'A public key serves as an HMAC secret here, and a public key is no secret: whoever has it can sign any token. Use the asymmetric algorithm that the key is for, such as RS256 or ES256, and hand it over as a key and not as bytes.',
    },
  },
  create(context, facts) {
    for (const { library, algorithms } of facts.policies) {
      for (const { node, kind } of algorithms) context.report({ node, messageId: kind, data: { library } });
    }
    for (const { node } of facts.publicSecrets) context.report({ node, messageId: 'publicKey' });
  },
});
