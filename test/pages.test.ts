import { readdirSync } from 'node:fs';

import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.ts';
import { DEMANDING, everyRule, lint } from './lint.ts';
import { pageBlocks, type Block } from './samples.ts';

/** The strict preset, but for what asks for more than the other pages are about. */
function strictRules(): Linter.RulesRecord {
  const rules = Object.entries(plugin.configs.strict.rules ?? {}).filter(
    ([rule]) => !DEMANDING.has(rule.replace('jwt-guard/', '')),
  );
  return Object.fromEntries(rules) as Linter.RulesRecord;
}

/** Every rule, the block's own rule with the options that the block's info string gives. */
function rulesFor({ rule, options }: Block): Linter.RulesRecord {
  return { ...everyRule, [`jwt-guard/${rule}`]: ['error', ...options] };
}

const blocks = pageBlocks();

it('has a page for every rule, and no other', () => {
  expect(readdirSync('docs/rules').toSorted()).toEqual(
    Object.keys(plugin.rules)
      .map((rule) => `${rule}.md`)
      .toSorted(),
  );
});

it.each(Object.keys(plugin.rules))('%s shows wrong and right code', (rule) => {
  const expects = blocks.filter((block) => block.rule === rule).map((block) => block.expects);
  expect(expects).toContain('wrong');
  expect(expects).toContain('right');
});

describe('wrong code reports exactly the rule of its page', () => {
  it.each(blocks.filter(({ expects }) => expects === 'wrong'))('$where', (block) => {
    const reported = lint(block.code, block.filename, { rules: rulesFor(block) }).map(({ rule }) => rule);
    expect([...new Set(reported)]).toEqual([block.rule]);
  });
});

describe('right code is silent', () => {
  const right = blocks.filter(({ expects }) => expects === 'right');

  it.each(right)('under all rules: $where', (block) => {
    expect(lint(block.code, block.filename, { rules: rulesFor(block) })).toEqual([]);
  });

  it.each(right.filter(({ options }) => options.length === 0))('in the strict preset: $where', (block) => {
    expect(lint(block.code, block.filename, { rules: strictRules() })).toEqual([]);
  });
});
