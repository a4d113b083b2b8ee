import { describe, expect, it } from 'vitest';

import { reported, silent } from './cases.ts';

describe('marks in the code of a case', () => {
  it('are where its errors stand, and are gone from what is linted', () => {
    const { code, errors } = reported('a case', 'read(⟦token⟧);', 'missing');
    expect(code).toBe('read(token);');
    expect(errors).toEqual([{ messageId: 'missing', line: 1, column: 6, endLine: 1, endColumn: 11 }]);
  });

  it.each([
    ['a line further down', '\n  ⟦a⟧();\n', ['2:3-2:4']],
    ['several lines', 'a(⟦{\n  b,\n}⟧);', ['1:3-3:2']],
    ['several marks', '⟦a⟧();\n⟦b⟧();', ['1:1-1:2', '2:1-2:2']],
    ['one in another', '⟦a(⟦b⟧)⟧;', ['1:1-1:5', '1:3-1:4']],
    ['two at one place', '⟦⟦a⟧⟧();', ['1:1-1:2', '1:1-1:2']],
    ['nothing between them', 'a⟦⟧;', ['1:2-1:2']],
  ])('%s', (_, code, expected) => {
    const { errors } = reported(
      'a case',
      code,
      expected.map(() => 'missing'),
    );
    const places = errors.map(({ line, column, endLine, endColumn }) => `${line}:${column}-${endLine}:${endColumn}`);
    expect(places).toEqual(expected);
  });

  it('leave an error its data and its suggestions', () => {
    const open = (output: string) => ({
      messageId: 'open',
      data: { name: 'a' },
      suggestions: [{ messageId: 'mend', output }],
    });
    expect(reported('a case', '⟦a⟧;', open('⟦a⟧ ?? b;')).errors).toEqual([
      { ...open('a ?? b;'), line: 1, column: 1, endLine: 1, endColumn: 2 },
    ]);
  });

  it.each([
    ['too few', 'a(⟦b⟧);', ['one', 'two']],
    ['too many', '⟦a⟧(⟦b⟧);', ['one']],
    ['none', 'a;', ['one']],
    ['no error', 'a;', []],
    ['not closed', '⟦a;', ['one']],
    ['not opened', 'a⟧;', ['one']],
  ])('must fit: %s', (_, code, errors) => {
    expect(() => reported('a case', code, errors)).toThrow('"a case"');
  });

  it('are a mistake where nothing is reported', () => {
    expect(() => silent('a case', 'a(⟦b⟧);')).toThrow('"a case"');
  });
});
