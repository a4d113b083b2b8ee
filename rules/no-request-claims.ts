import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-request-claims',
  facts: ['requestClaims'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow signing rights that the request itself asks for', recommended: true },
    messages: {
      rights:
        '`{{name}}` is signed as it came with the request: whoever sends `admin` gets a token that says so, and every verifier believes it. Look it up for the user who signed in, or compare it with what anybody may ask for.',
      identity:
        '`{{name}}` is signed as it came with the request, and nothing here asks who sent it: whoever writes the id of somebody else gets a token for them. Take it from the record that a password or a session led to.',
      all: 'What came with the request is signed as a whole: whoever adds `role: "admin"` or the `sub` of somebody else gets a token that says so. Sign named claims, and look up those that give rights.',
    },
  },
  create(context, facts) {
    for (const { node, name = '', decides } of facts.requestClaims)
      context.report({ node, messageId: decides, data: { name } });
  },
});
