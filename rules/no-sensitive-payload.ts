import { isInside } from '../src/analysis/index.ts';
import { createRule } from '../src/rule.ts';
import { holdsSecret, isPerson, personalData, whySensitive } from '../src/lexicon/secret-names.ts';
import { removeProperty } from '../src/suggest.ts';

export default createRule({
  name: 'no-sensitive-payload',
  facts: ['signedPayloads'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow signing secrets into a payload that anyone can read', recommended: true },
    hasSuggestions: true,
    messages: {
      removeProperty: 'Leave `{{name}}` out of the payload.',
      written:
        '`{{name}}` is signed into the payload. A signature hides nothing: whoever holds the token can read it, and it {{reason}}. Leave it out, and look it up on the server by the id in the token.',
      held: '`{{name}}` is signed into the payload under another name. A signature hides nothing: whoever holds the token can read it, and it {{reason}}. Leave it out, and look it up on the server by the id in the token.',
      brought:
        'This object is signed as a whole, and it has `{{name}}`. A signature hides nothing: whoever holds the token can read it, and it {{reason}}. Sign only the claims that the receiver needs, such as an id.',
      personal:
        '`{{name}}` is signed into the payload, where everybody can read it who sees the token: proxies, logs, other services. Sign an id, and look the rest up.',
      wholeUser:
        '`{{name}}` is signed as a whole: what the record holds, and what is added to it next year, can be read by everybody who sees the token. Sign only the claims that the receiver needs, such as an id.',
    },
  },
  options: {
    about: 'Which properties are sensitive.',
    of: {
      names: {
        type: 'strings',
        default: [],
        description: 'Further property names that must not be signed into a payload.',
      },
      notNames: { type: 'strings', default: [], description: 'Property names to leave alone.' },
      personalData: {
        type: 'choices',
        of: ['email', 'phone', 'wholeUser'],
        default: [],
        description: 'Personal data to report, too: e-mail addresses, phone numbers, whole user objects.',
      },
    },
  },
  create(context, facts, { names: added, notNames, personalData: personal }) {
    const own = { names: added, notNames };
    for (const { call, properties, objects } of facts.signedPayloads) {
      for (const { node, name, property, kind } of properties) {
        const isSecret = kind !== 'held' || holdsSecret(name, property, own);
        const reason = isSecret ? whySensitive(name, own) : undefined;
        const suggest =
          kind !== 'brought' && isInside(node, call) ? removeProperty(node, property, context.sourceCode) : [];
        const personalKind = personalData(name);
        if (reason !== undefined) context.report({ node, messageId: kind, data: { name, reason }, suggest });
        else if (kind === 'written' && personalKind && personal.includes(personalKind) && !notNames.includes(name))
          context.report({ node, messageId: 'personal', data: { name }, suggest });
      }
      for (const { node, name } of personal.includes('wholeUser') ? objects : []) {
        if (isPerson(name) && !notNames.includes(name))
          context.report({ node, messageId: 'wholeUser', data: { name } });
      }
    }
  },
});
