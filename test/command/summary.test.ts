import type { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { cleanResult } from '../../src/command/engine.ts';
import { summarise } from '../../src/command/summary.ts';
import { plugin } from './stub.ts';

const message = (rule: string): Linter.LintMessage => ({
  ruleId: `jwt-guard/${rule}`,
  severity: 2,
  line: 1,
  column: 1,
  message: '',
});
const result = (...rules: readonly string[]): ESLint.LintResult => ({
  ...cleanResult('a.js'),
  messages: rules.map(message),
});

describe('summarise', () => {
  it('counts by rule, highest first, then by name, and names the page of the first', () => {
    const results = [result('no-bad', 'other'), result(), result('no-weak', 'no-weak', 'no-bad', 'no-weak')];
    expect(summarise(results, 9, plugin)).toBe(
      '6 findings in 2 files: no-weak 3, no-bad 2, other 1\nRead first: https://example.com/no-weak.md\n',
    );
    expect(summarise([result('no-weak', 'no-bad')], 1, plugin)).toMatch(
      /^2 findings in 1 file: no-bad 1, no-weak 1\n/u,
    );
  });

  it('knows the singular, and does without a page', () => {
    expect(summarise([result('other')], 1, plugin)).toBe('1 finding in 1 file: other 1\n');
  });

  it('says so when there is nothing', () => {
    expect(summarise([], 1, plugin)).toBe('No JWT misuse found in 1 file.\n');
    expect(summarise([result()], 30, plugin)).toBe('No JWT misuse found in 30 files.\n');
  });

  it('counts what comments hide', () => {
    const hidden = {
      ...result(),
      suppressedMessages: [{ ...message('no-bad'), suppressions: [{ kind: 'directive', justification: '' }] }],
    };
    expect(summarise([hidden], 2, plugin)).toBe(
      'No JWT misuse found in 2 files.\n1 finding disabled by comments in the code.\n',
    );
  });

  it('claims nothing about files that were not scanned', () => {
    expect(summarise([], 0, plugin)).toBe('');
  });
});
