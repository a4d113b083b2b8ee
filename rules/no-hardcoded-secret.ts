import { spokenKey, spokenLines } from '../src/phrases.ts';
import { createRule } from '../src/rule.ts';
import { requireVariable } from '../src/suggest.ts';

export default createRule({
  name: 'no-hardcoded-secret',
  facts: ['keyFaults', 'namedSecrets'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that are written in the source', recommended: true },
    hasSuggestions: true,
    messages: {
      requireVariable: 'Stop at start-up where `{{variable}}` is not set.',
      written:
        'The key of `{{library}}` is written in the source{{where}}: whoever reads the repository, now or in its history, can sign tokens as anybody. Read it from the environment or a secret store, and replace it, since this one is known.',
      privatePem:
        'A private key for `{{library}}` is written in the source{{where}}: whoever reads the repository, now or in its history, can sign tokens as anybody. Read it from a secret store, and replace it, since this one is known.',
      fallback:
        'Where {{what}} is missing, `{{library}}` works with a key that is written in the source{{where}}, and nobody notices: whoever reads the repository can sign tokens as anybody. Stop at start-up instead.',
      configured:
        '`{{name}}` is a key for tokens by its name, and it is written in the source: whoever reads the repository, now or in its history, can sign tokens as anybody. Read it from the environment or a secret store, and replace it.',
      namedFallback:
        'Where {{what}} is missing, tokens are signed with a key that is written in the source, and nobody notices: whoever reads the repository can sign tokens as anybody. Stop at start-up instead.',
    },
  },
  options: {
    about: 'Where keys are looked for.',
    of: {
      configuration: {
        type: 'choice',
        of: ['ignore', 'report'],
        default: 'report',
        description: 'Whether to report what is only called like a key for tokens, in files that use none.',
      },
    },
  },
  create(context, facts, { configuration }) {
    const said = new Set<object>();
    for (const fault of facts.keyFaults) {
      const { node, kind, library, variable, fallback, written } = fault;
      if (written) said.add(written);
      if (kind !== 'written' && kind !== 'privatePem' && kind !== 'fallback') continue;
      const where = spokenLines(fault);
      const suggest = requireVariable(fallback, variable, context.sourceCode);
      context.report({ node, messageId: kind, data: { library, where, what: spokenKey(variable) }, suggest });
    }
    if (configuration === 'ignore') return;
    for (const { node, kind, name, variable, fallback } of facts.namedSecrets) {
      if (said.has(node) || kind === 'publicVariable') continue;
      const messageId = kind === 'fallback' ? 'namedFallback' : 'configured';
      const suggest = requireVariable(fallback, variable, context.sourceCode);
      context.report({ node, messageId, data: { name, what: spokenKey(variable) }, suggest });
    }
  },
});
