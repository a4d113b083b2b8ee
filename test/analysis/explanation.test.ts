import { describe, expect, it } from 'vitest';

import type { ExplainedCheck } from '../../src/analysis/explanation.ts';
import { explained } from './view.ts';

const JWT = `import jwt from 'jsonwebtoken';\n`;

/** One check of the first policy. */
function check(code: string, name: string, config?: Readonly<Record<string, unknown>>): ExplainedCheck | undefined {
  return explained(code, undefined, config).policies[0]?.checks.find((one) => one.name === name);
}

describe('what makes a check', () => {
  it.each<[string, string, string, string | undefined]>([
    ['what a library always does', `${JWT}jwt.verify(t, k, {});`, 'signature', 'library'],
    ['what it does where nothing is said', `${JWT}jwt.verify(t, k, {});`, 'expiry', 'library'],
    ['an option', `${JWT}jwt.verify(t, k, { issuer: 'https://a.example' });`, 'issuer', 'option'],
    [
      'the code around',
      `${JWT}const c = jwt.verify(t, k, {}); if (c.iss !== 'https://a.example') throw new Error();`,
      'issuer',
      'code',
    ],
    ['nothing', `${JWT}jwt.verify(t, k, {});`, 'issuer', undefined],
    ['a switch that is off', `${JWT}jwt.verify(t, k, { ignoreExpiration: true });`, 'expiry', undefined],
  ])('%s', (_, code, name, by) => expect(check(code, name)?.by).toBe(by));

  it('is told for enforced ones alone, a value that is not seen for unknown ones alone', () => {
    const { policies } = explained(
      `${JWT}import { on } from './unseen.js'; jwt.verify(t, k, { ...on, audience: 'a', algorithms: ['RS256'] });`,
    );
    const checks = policies.flatMap((policy) => policy.checks);
    expect(new Set(checks.map(({ verdict }) => verdict))).toEqual(new Set(['enforced', 'unknown', 'leftToCaller']));
    for (const { name, verdict, by, unseen } of checks)
      expect([by !== undefined, unseen !== undefined], name).toEqual([verdict === 'enforced', verdict === 'unknown']);
  });

  it('has a reason where there is one', () => {
    expect(check(`${JWT}jwt.verify(t, k, { clockTolerance: 9999 });`, 'tolerance')).toMatchObject({
      reason: 'tooLong',
    });
    expect(check(`${JWT}jwt.verify(t, k, { clockTolerance: 1 });`, 'tolerance')).not.toHaveProperty('reason');
  });
});

describe('why a value is not seen', () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ['the options', 'export const f = (options) => jwt.verify(t, k, options);', 'parameter', 'options'],
    ['one of two', `jwt.verify(t, k, on ? { issuer: 'a' } : make(1));`, 'call', 'make(1)'],
    ['what is spread', 'jwt.verify(t, k, { algorithms: [], ...make(1) });', 'call', 'make(1)'],
    ['what is spread into what is spread', 'const a = { ...make(1) }; jwt.verify(t, k, { ...a });', 'call', 'make(1)'],
    ['a name that is computed', 'jwt.verify(t, k, { [make(1)]: true });', 'dynamic', '[make(1)]: true'],
    ['an object that is handed out', 'const o = { a: 1 }; make(o); jwt.verify(t, k, o);', 'escape', '{ a: 1 }'],
    ['nothing: it is seen', `jwt.verify(t, k, { issuer: 'a' });`, undefined, undefined],
    ['nothing: it is not there', 'jwt.verify(t, k, {});', undefined, undefined],
    ['nothing: the claims go out of sight', 'make(jwt.verify(t, k, {}));', undefined, undefined],
  ])('%s', (_, code, why, text) => {
    const issuer = check(`${JWT}import { make, on } from './unseen.js';\n${code}`, 'issuer');
    expect([issuer?.unseen?.why, issuer?.unseen?.text]).toEqual([why, text]);
  });

  it('is the configuration, where that is registered elsewhere', () => {
    const code = `import fastify from 'fastify';\nimport '@fastify/jwt';\nexport const f = (request) => request.jwtVerify();`;
    expect(check(code, 'issuer')).toMatchObject({
      verdict: 'unknown',
      unseen: { why: 'configuration', text: 'jwtVerify', line: 3 },
    });
  });
});

describe('where something stands', () => {
  it('is told by line and column from 1, and by its text in one line', () => {
    expect(explained(`${JWT}  jwt.verify(t,\n    k);`).operations).toMatchObject([
      { line: 2, column: 3, text: 'jwt.verify(t, k)', kind: 'verify', library: 'jsonwebtoken' },
    ]);
  });

  it.each([
    [60, 60, '1)'],
    [61, 60, '1…'],
    [90, 60, '1…'],
  ])('is cut where it is long: %i', (length, shown, end) => {
    const call = 'jwt.verify(t, k)';
    const text = call.replace('t,', `t${'1'.repeat(length - call.length)},`).replace(', k)', ',1)');
    const padded = text.replace('t1', `t${'1'.repeat(length - text.length + 1)}`);
    expect(padded).toHaveLength(length);
    const [operation] = explained(JWT + padded).operations;
    expect(operation?.text).toHaveLength(shown);
    expect(operation?.text.endsWith('…')).toBe(end.endsWith('…'));
  });

  it('is a parameter without its type', () =>
    expect(
      check(`${JWT}export const f = (options: object) => jwt.verify(t, k, options);`, 'issuer')?.unseen?.text,
    ).toBe('options'));
});

describe('a verifier', () => {
  it.each<[string, string | undefined]>([
    ['jwt.decode(t, k)', undefined],
    ['jwt.decode(t, k, false)', undefined],
    ['jwt.decode(t, k, true)', 'no'],
    ['jwt.decode(t, k, make())', 'unknown'],
  ])('%s', (code, verifies) => {
    const [operation] = explained(
      `import jwt from 'jwt-simple'; import { make } from './unseen.js'; ${code};`,
    ).operations;
    expect(operation?.verifies).toBe(verifies);
    expect(Object.hasOwn(operation ?? {}, 'verifies')).toBe(verifies !== undefined);
  });
});

describe('a line', () => {
  const code = `import jwt from 'jsonwebtoken';
const options = { issuer: 'a' };
jwt.verify(
  t,
  k,
  options,
);
console.log(accessToken);
jwt.verify(t, k, { issuer: 'b' });`;

  it.each<[number | undefined, string[], number[]]>([
    [undefined, ['verify 3', 'log 8', 'verify 9'], [2, 9]],
    [1, [], []],
    [2, [], [2]],
    [3, ['verify 3'], [2]],
    [5, ['verify 3'], [2]],
    [7, ['verify 3'], [2]],
    [8, ['log 8'], []],
    [9, ['verify 9'], [9]],
  ])('%s has its operations and policies', (line, operations, policies) => {
    const found = explained(code, line);
    expect(found.operations.map((one) => `${one.kind} ${one.line}`)).toEqual(operations);
    expect(found.policies.map((one) => one.line)).toEqual(policies);
  });

  it('tells which lines use a policy', () =>
    expect(explained(code).policies.map(({ library, usedAt }) => [library, usedAt])).toEqual([
      ['jsonwebtoken', [3]],
      ['jsonwebtoken', [9]],
    ]));

  it.each<[string, string[]]>([
    ['f(a, 1, ...b, () => c);', ['f(a, 1, ...b, () => c)', 'a']],
    ['new F(a);', ['new F(a)', 'a']],
    ['x = a;', ['a']],
    ['const y = a;', ['a']],
    ['let y;', []],
    ['y = { a: b, c: 1 };', ['{ a: b, c: 1 }', 'b']],
    ['y = `a${b}`;', ['`a${b}`', 'b']],
    ['a.b;', ['a.b']],
    ['a.b.c;', ['a.b', 'a.b.c']],
    ['y = (a as string)!;', ['a']],
    ['a + b;', []],
  ])('has expressions: %s', (line, expected) => {
    const program = `z(1);\n${line}\nz(2);`;
    expect(explained(program, 2).expressions.map(({ text }) => text)).toEqual(expected);
    expect(explained(program).expressions).toEqual([]);
  });

  it('has what expressions carry, and why they are not known', () => {
    const [call, plain, token, around] = explained('f(user, accessToken, `Bearer ${accessToken}`);', 1).expressions;
    expect(call).toMatchObject({ value: 'unknown', why: 'call' });
    expect(call).not.toHaveProperty('carrier');
    expect(plain).not.toHaveProperty('carrier');
    expect(token?.carrier).toEqual({ kind: 'session', evidence: 'named', name: 'accessToken' });
    expect(around).toMatchObject({ value: 'template', carrier: { isAround: true } });
    expect(around).not.toHaveProperty('why');
  });
});
