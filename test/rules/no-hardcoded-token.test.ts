import { afterAll, beforeAll, vi } from 'vitest';

import rule from '../../rules/no-hardcoded-token.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

/** In 2029, 2030 is still to come. */
const NOW = Date.UTC(2029, 5, 1);

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterAll(() => {
  vi.useRealTimers();
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = part({ alg: 'HS256', typ: 'JWT' });
const SIGNATURE = 'yCMD_oEaxrjRhXUqvdOuLLppfE8eXQOYKnrtAZMdbAk';
const made = (claims: object, header = HEADER): string => `${header}.${part(claims)}.${SIGNATURE}`;

const CURRENT = made({ sub: 'u_41', exp: Date.UTC(2030, 0, 1) / 1000 });
const EXPIRED = made({ sub: 'u_41', exp: Date.UTC(2020, 0, 1) / 1000 });
const ENDLESS = made({ sub: 'u_41' });
const SERVICE = made({ iss: 'supabase', ref: 'abcdef', role: 'service_role', exp: Date.UTC(2033, 0, 1) / 1000 });
const ANON = made({ iss: 'supabase', ref: 'abcdef', role: 'anon', exp: Date.UTC(2033, 0, 1) / 1000 });

type Message = 'expired' | 'serviceKey' | 'valid';
const found = (messageId: Message, until: string): Expected<Message> => ({ messageId, data: { until } });
const current = found('valid', 'until 2030-01-01');
const endless = found('valid', 'for ever');

testRule('no-hardcoded-token', rule, {
  valid: [
    silent('a word about tokens', "console.log('every JWT begins with eyJ');"),
    silent(
      'a token from elsewhere',
      "const start = 'eyJ'; export const looksLikeOne = (token) => token.startsWith(start);",
    ),
    silent('a comment', `// ${CURRENT}\n/* ${CURRENT} */ export const eyJ = 1;`),
    silent('cut off', "export const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0...';"),
    silent('cut off in the middle', "export const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIi….c2lnbmF0dXJl';"),
    silent('two parts', `export const token = '${HEADER}.${part({ sub: 'a' })}';`),
    silent('a word for a signature', `export const token = '${HEADER}.${part({ sub: 'a' })}.signature';`),
    silent('a fake signature', `export const token = '${HEADER}.${part({ sub: 'a' })}.fake-signature';`),
    silent('no signature', `export const token = '${part({ alg: 'none' })}.${part({ sub: 'a' })}.';`),
    silent('no algorithm', `export const token = '${made({ sub: 'a' }, part({ typ: 'JWT' }))}';`),
    silent('no claims', `export const token = '${HEADER}.${part([1])}.${SIGNATURE}';`),
    silent('no JSON', "export const token = 'eyJhbGciOiJIUzI1.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';"),
    silent('encrypted', `export const token = '${part({ alg: 'dir', enc: 'A128GCM' })}..aaaa.eyJhbbbb.cccc';`),
    silent('the public key of a map', `export const map = { key: 'pk.${part({ u: 'me', a: 'x' })}.${SIGNATURE}' };`),
    silent('the token of a map that everybody sees', `Cesium.Ion.defaultAccessToken = '${made({ jti: 'a', id: 1 })}';`),
    silent(
      'the anonymous role of Supabase',
      `import { createClient } from '@supabase/supabase-js'; createClient('https://a.supabase.co', '${ANON}');`,
    ),
    silent(
      'the sample of jwt.io',
      `export const token = '${made({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })}';`,
    ),
    silent(
      'the sample of the RFC',
      `export const token = '${made({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true })}';`,
    ),
    silent('an example for readers', `export class Answer { @ApiProperty({ example: '${CURRENT}' }) token: string; }`),
    silent('what a field shows while it is empty', `export const Field = () => <input placeholder="${CURRENT}" />;`, {
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    }),
    silent('what stands in for a token', `export const mockSession = { token: '${CURRENT}' };`),
    silent('a folder of mocks', `export const session = '${CURRENT}';`, { filename: 'src/mocks/handlers.ts' }),
    silent('a test', `export const session = '${CURRENT}';`, { filename: 'src/session.test.ts', gate: 'closed' }),
    silent('a text that does nothing', `'${CURRENT}'; run();`),
    silent('a type', `export type Token = '${CURRENT}';`),
  ],
  invalid: [
    reported('kept under any name', `const line = ⟦'${CURRENT}'⟧; export const use = () => send(line);`, current),
    reported('without an end', `export const settings = { key: ⟦"${ENDLESS}"⟧ };`, endless),
    reported('expired', `export const session = ⟦'${EXPIRED}'⟧;`, found('expired', 'until 2020-01-01')),
    reported(
      'the very second',
      `export const session = ⟦'${made({ exp: NOW / 1000 })}'⟧;`,
      found('expired', 'until 2029-06-01'),
    ),
    reported(
      'a second before',
      `export const session = ⟦'${made({ exp: NOW / 1000 + 1 })}'⟧;`,
      found('valid', 'until 2029-06-01'),
    ),
    reported('no number for an end', `export const session = ⟦'${made({ exp: 'soon' })}'⟧;`, endless),
    reported('no time that there is', `export const session = ⟦'${made({ exp: 1e300 })}'⟧;`, endless),
    reported('sent as a bearer', `fetch('/me', { headers: { Authorization: ⟦'Bearer ${CURRENT}'⟧ } });`, current),
    reported('in a template', `fetch(⟦\`/me?token=${CURRENT}&page=\${page}\`⟧);`, current),
    reported('in an address', `open(⟦'https://a.example/?jwt=${CURRENT}#top'⟧);`, current),
    reported('stored', `localStorage.setItem('a', ⟦'${CURRENT}'⟧);`, current),
    reported('logged', `console.log(⟦'${CURRENT}'⟧);`, current),
    reported('as a fallback', `export const token = process.env.API_TOKEN ?? ⟦'${CURRENT}'⟧;`, current),
    reported('in JSON', `export const file = ⟦'{"token":"${CURRENT}"}'⟧;`, current),
    reported('in markup', `export const Frame = () => <Embed token=⟦"${CURRENT}"⟧ />;`, current, {
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    }),
    reported(
      'in pieces',
      `export const token = ⟦'${HEADER}' + '.${part({ sub: 'a' })}' +\n  '.${SIGNATURE}'⟧;`,
      endless,
    ),
    reported(
      'in pieces that are joined',
      `export const token = ⟦['${HEADER}', '${part({ sub: 'a' })}', '${SIGNATURE}'].join('.')⟧;`,
      endless,
    ),
    reported(
      'in constants',
      `const HEAD = '${HEADER}'; const BODY = '${part({ sub: 'a' })}'; export const token = ⟦\`\${HEAD}.\${BODY}.${SIGNATURE}\`⟧;`,
      endless,
    ),
    reported(
      'once, where it is written, and not where it is used',
      `const token = ⟦'${CURRENT}'⟧; const header = 'Bearer ' + token; fetch(\`/me?token=\${token}\`, { headers: { header } });`,
      current,
    ),
    reported('two of them', `export const tokens = [⟦'${CURRENT}'⟧, ⟦'${EXPIRED}'⟧];`, [
      current,
      found('expired', 'until 2020-01-01'),
    ]),
    reported(
      'another algorithm',
      `export const token = ⟦'${made({ sub: 'a' }, part({ alg: 'ES256', kid: '1' }))}'⟧;`,
      endless,
    ),
    reported(
      'the service key of Supabase',
      `import { createClient } from '@supabase/supabase-js'; createClient('https://a.supabase.co', ⟦'${SERVICE}'⟧);`,
      found('serviceKey', 'until 2033-01-01'),
    ),
    reported(
      'anonymous by name, and somebody by its subject',
      `export const token = ⟦'${made({ role: 'anon', sub: 'u_41' })}'⟧;`,
      endless,
    ),
    reported('a token for tests in a program', `export const testToken = ⟦'${CURRENT}'⟧;`, current),
  ],
});
