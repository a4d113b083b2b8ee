/*
 * What a new rule consists of. The example that they begin with works: it reports claims that code in a browser reads. Replace
 * it, page and test included.
 */

/** `rules/<name>.ts` */
export const rule = (name) => `import { createRule } from '../src/rule.ts';

export default createRule({
  name: '${name}',
  facts: ['unverifiedDecodes'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow reading claims in code that runs in a browser', recommended: false },
    messages: {
      found:
        '{{name}} reads claims in a browser, and whoever holds the browser can change what comes of it. Ask the server, where access is decided.',
    },
  },
  create(context, facts) {
    for (const { node, name, runtime } of facts.unverifiedDecodes)
      if (runtime === 'browser') context.report({ node, messageId: 'found', data: { name } });
  },
});
`;

/** `test/rules/<name>.test.ts` */
export const test = (name) => `import rule from '../../rules/${name}.ts';
import { reported, silent, testRule } from './cases.ts';

const JOSE = "import { decodeJwt } from 'jose'; ";

testRule('${name}', rule, {
  valid: [
    silent('on a server', \`\${JOSE}import express from 'express'; use(decodeJwt(token).sub);\`),
    silent('anywhere', \`\${JOSE}use(decodeJwt(token).sub);\`),
  ],
  invalid: [
    reported('in a browser', \`'use client'; \${JOSE}use(⟦decodeJwt⟧(token).sub);\`, {
      messageId: 'found',
      data: { name: 'decodeJwt' },
    }),
  ],
});
`;

/** `docs/rules/<name>.md`, with the header that `npm run docs` writes */
export const page = (name) => `# jwt-guard/${name}

Disallow reading claims in code that runs in a browser.

This rule is enabled in the \`strict\` config.

<!-- end auto-generated rule header -->

The weakness in two or three sentences.

Say somebody does this, and that: the attack, step by step, with its damage.

## Wrong and right

\`\`\`tsx wrong file=src/Session.tsx
'use client';
import { decodeJwt } from 'jose';
import { show } from './pages.js';

export const open = (ticket: string) => show(decodeJwt(ticket).role);
\`\`\`

\`\`\`ts right file=src/session.ts
import express from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const keys = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));
const options = { algorithms: ['RS256'], issuer: 'https://login.example.com', audience: 'orders' };

export const sessions = express.Router();
export const readSession = async (ticket: string) => (await jwtVerify(ticket, keys, options)).payload;
\`\`\`

## How to fix it

1. What to do first.

## What is silent

What looks like it and is in order. Test files are not looked at, unless the settings say so: \`settings: { 'jwt-guard': { tests: 'check' } }\`.

## When not to use it

Where nobody can get at it.

## References

- [CWE-602: Client-Side Enforcement of Server-Side Security](https://cwe.mitre.org/data/definitions/602.html)
`;

/** Its line in `src/standards.ts` */
export const standards = (name) => `  '${name}': { cwe: ['CWE-602'], asvs: [], rfc: [] },`;

/** Its line in the preset \`strict\` of `src/presets.ts` */
export const preset = (name) => `  'jwt-guard/${name}': 'error',`;
