import { spokenKey, spokenLines } from '../src/phrases.ts';
import { createRule } from '../src/rule.ts';
import { requireVariable } from '../src/suggest.ts';

export default createRule({
  name: 'no-weak-key',
  facts: ['keyFaults', 'undersizedKeys'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that are too small, or that may be empty', recommended: true },
    hasSuggestions: true,
    messages: {
      requireVariable: 'Stop at start-up where `{{variable}}` is not set.',
      short:
        'This key{{where}} has {{bits}} bits of chance, and {{algorithm}} needs {{needed}}: whoever has one token can try keys on a machine of their own until one fits, and then sign as anybody. Make it with `crypto.randomBytes(32)`, or more for more.',
      rsa: 'An RSA key of {{bits}} bits can be factored by who wants to, and then signs for everybody. Use 2048 bits or more.',
      secret:
        'A key of {{bits}} bits is smaller than the smallest that JWTs are signed with: whoever has one token can try keys until one fits. Use 256 bits or more.',
      allowed:
        '`{{option}}` lets RSA keys of less than 2048 bits sign tokens. Such a key can be factored by who wants to, and then signs for everybody. Leave the option out, and make a larger key.',
      mayBeEmpty:
        'Where {{what}} is missing, the key is empty{{where}}, and {{library}} works with that: anybody can sign with the empty key. Stop at start-up instead.',
      mayBeEmptyRefused:
        'Where {{what}} is missing, the key is empty{{where}}. {{library}} refuses that only when the first token comes, and other versions and libraries let everybody sign with it. Stop at start-up instead.',
      guessable:
        'Where `{{variable}}` is not set, this key is a text that anybody can guess, with `undefined` in it or nothing{{where}}. Nothing fails, and whoever tries it signs tokens as anybody. Stop at start-up instead.',
      empty: 'This key is empty{{where}}, and {{library}} works with that: anybody can sign with the empty key.',
      emptyRefused:
        'This key is empty{{where}}. {{library}} refuses that when the first token comes; other versions and libraries let everybody sign with it.',
    },
  },
  create(context, facts) {
    for (const fault of facts.keyFaults) {
      const { node, kind, library, variable, fallback, acceptsEmptyKey, bits = 0, needed = 0, algorithm = '' } = fault;
      if (kind === 'guessable') {
        context.report({ node, messageId: kind, data: { variable: variable ?? '', where: spokenLines(fault) } });
        continue;
      }
      if (kind !== 'short' && kind !== 'empty' && kind !== 'mayBeEmpty') continue;
      const what = spokenKey(variable);
      const messageId = kind === 'short' || acceptsEmptyKey ? kind : (`${kind}Refused` as const);
      const suggest = requireVariable(fallback, variable, context.sourceCode);
      context.report({
        node,
        messageId,
        data: { library, what, where: spokenLines(fault), bits, needed, algorithm },
        suggest,
      });
    }
    for (const { node, kind, bits = 0, option = '' } of facts.undersizedKeys)
      context.report({ node, messageId: kind, data: { bits, option } });
  },
});
