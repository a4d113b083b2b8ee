import * as parser from '@typescript-eslint/parser';
import { Linter, type SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.ts';
import { parsed } from './lint.ts';
import { allSamples } from './samples.ts';

/*
 * The same text gets the same verdict, whatever else is switched on: each rule alone, all of them together, and all in the
 * reverse order. Rules share what they find out about a file, so an answer that depended on what was asked before would show here.
 */

const names = Object.keys(plugin.rules).map((rule) => `jwt-guard/${rule}`);
const linter = new Linter();

/** The reports of some rules over a file that nothing is known of yet: with settings of its own, it is looked at anew. */
function reports(sourceCode: SourceCode, filename: string, rules: readonly string[]): readonly string[] {
  const messages = linter.verify(
    sourceCode,
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: { 'jwt-guard': plugin },
      languageOptions: { parser },
      rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
      settings: { 'jwt-guard': {} },
    },
    { filename },
  );
  return messages.map(({ ruleId, line, column, message }) => `${ruleId} ${line}:${column} ${message}`).toSorted();
}

function expectSameInAnyOrder(code: string, filename: string): void {
  const { sourceCode } = parsed(code, filename);
  const together = reports(sourceCode, filename, names);
  expect(reports(sourceCode, filename, names.toReversed())).toEqual(together);
  const alone = names.flatMap((name) => reports(sourceCode, filename, [name]));
  expect(alone.toSorted()).toEqual(together);
}

describe('each rule alone, all together and in reverse order', () => {
  it.each(allSamples())('$where', ({ code, filename }) => {
    expectSameInAnyOrder(code, filename);
  });
});

/** `const name0 = start; const name1 = name0; …` */
function chain(
  name: string,
  start: string,
  length: number,
  link: (before: string) => string = (before) => before,
): string {
  const lines = Array.from({ length }, (_, index) => `const ${name}${index + 1} = ${link(`${name}${index}`)};`);
  return [`const ${name}0 = ${start};`, ...lines, ''].join('\n');
}

const CHAINS: readonly (readonly [string, (length: number) => string])[] = [
  [
    'a token that is logged at the end and stored at the beginning',
    (n) => `${chain('a', 'response.accessToken', n)} console.log(a${n}); localStorage.setItem('x', a1);`,
  ],
  [
    'a token that is stored at the end and logged at the beginning',
    (n) =>
      `${chain('a', 'response.accessToken', n)} localStorage.setItem('x', a${n}); console.log(a1); fetch(\`/me?t=\${a${n}}\`);`,
  ],
  [
    'options',
    (n) =>
      `import jwt from 'jsonwebtoken';\n${chain('o', "{ algorithms: ['none'], ignoreExpiration: true }", n)} jwt.verify(t, k, o${n}); jwt.verify(u, k, o1);`,
  ],
  [
    'objects that are spread into each other',
    (n) =>
      `import jwt from 'jsonwebtoken';\n${chain('p', '{ sub: user.id, password: user.password }', n, (before) => `{ ...${before}, n: 1 }`)} jwt.sign(p${n}, 'secret', {}); console.log(p1);`,
  ],
  [
    'functions that call each other in a circle',
    (n) =>
      `import jwt from 'jsonwebtoken';\n${Array.from({ length: n }, (_, i) => `function f${i}(token) { return token ? f${(i + 1) % n}(token.x) : jwt.decode(token).sub; }`).join('\n')}\nconsole.log(f0(accessToken)); localStorage.setItem('t', f${n - 1}(idToken));`,
  ],
  [
    'variables that are assigned to each other in a circle',
    (n) =>
      `import jwt from 'jsonwebtoken';\nlet v0 = req.cookies.token;\n${Array.from({ length: n }, (_, i) => `let v${i + 1} = v${i};`).join('\n')}\nv0 = v${n}; jwt.verify(v1, v${n}, { algorithms: [v0] }); console.log(v${n}, v0); jwt.decode(v0).sub;`,
  ],
  [
    'times',
    (n) =>
      `import jwt from 'jsonwebtoken';\n${chain('t', 'Date.now() + 3600000', n)} jwt.sign({ exp: t${n} }, process.env.KEY); jwt.sign({ exp: t1, iat: t${n} }, process.env.KEY ?? 'x');`,
  ],
];

describe.each(CHAINS)('%s', (_, code) => {
  it.each([1, 2, 3, 5, 8, 9, 10, 13, 20])('%i links', (length) => {
    expectSameInAnyOrder(code(length), 'src/file.ts');
  });
});
