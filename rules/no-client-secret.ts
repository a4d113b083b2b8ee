import { spokenLines } from '../src/phrases.ts';
import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-client-secret',
  facts: ['keyFaults', 'namedSecrets'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that sign tokens in code that runs in a browser', recommended: true },
    messages: {
      inBrowser:
        'This code runs in a browser, and the key of `{{library}}` is part of it{{where}}: every visitor can read it there and sign tokens as anybody. Sign and verify on the server; a browser needs no key.',
      publicVariable:
        '`{{variable}}` is written into the code that browsers get: every visitor can read it there and sign tokens as anybody. Give the variable a name without the public prefix, and use it on the server alone.',
    },
  },
  create(context, facts) {
    const said = new Set<object>();
    for (const fault of facts.keyFaults) {
      const { node, kind, library, variable = '', written = node } = fault;
      if (kind !== 'inBrowser' && kind !== 'publicVariable') continue;
      said.add(written);
      const where = spokenLines(fault);
      context.report({ node, messageId: kind, data: { library, where, variable } });
    }
    for (const { node, kind, variable = '' } of facts.namedSecrets) {
      if (kind !== 'publicVariable' || said.has(node)) continue;
      context.report({ node, messageId: kind, data: { variable } });
    }
  },
});
