import { isInside } from '../src/analysis/tree.ts';
import { isSensitive } from '../src/lexicon.ts';
import type { NoSensitivePayloadOptions } from '../src/rule-options.cts';
import { createRule } from '../src/rule.ts';
import { removeProperty } from '../src/suggest.ts';

export default createRule<'brought' | 'removeProperty' | 'written', NoSensitivePayloadOptions>({
  name: 'no-sensitive-payload',
  needs: ['library'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow signing secrets into a payload that anyone can read', recommended: true },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'Which properties are sensitive.',
        additionalProperties: false,
        properties: {
          names: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Further property names that must not be signed into a payload.',
          },
          notNames: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Property names to leave alone.',
          },
        },
      },
    ],
    defaultOptions: [{ names: [], notNames: [] }],
    messages: {
      removeProperty: 'Leave `{{name}}` out of the payload.',
      written:
        '`{{name}}` is signed into the payload. A signature hides nothing: whoever holds the token can read every claim. Leave it out, and look it up on the server by the id in the token.',
      brought:
        'This object is signed as a whole, and it has `{{name}}`. A signature hides nothing: whoever holds the token can read every claim. Sign only the claims that the receiver needs, such as an id.',
    },
  },
  create(context, facts, { names = [], notNames = [] }) {
    for (const { call, properties } of facts.signedPayloads) {
      for (const { node, name, how } of properties) {
        if (!isSensitive(name, { names, notNames })) continue;
        const suggest =
          how === 'written' && isInside(node, call.node) ? removeProperty(node, name, context.sourceCode) : [];
        context.report({ node, messageId: how, data: { name }, suggest });
      }
    }
  },
});
