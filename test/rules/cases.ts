import {
  RuleTester,
  type InvalidTestCase,
  type TestCaseError,
  type ValidTestCase,
} from '@typescript-eslint/rule-tester';
import { afterAll, describe, expect, it } from 'vitest';

import { asRule } from '../../src/look.ts';
import type { DefinedRule } from '../../src/rule.ts';
import { lookingAt } from '../looks.ts';

/*
 * How a rule is tested: by cases that it is silent on, and by cases that it reports. Where it reports stands in the code,
 * between ⟦ and ⟧:
 *
 *   testRule('require-issuer: jose', rule, {
 *     valid: [silent('told so', "import { jwtVerify } from 'jose'; jwtVerify(token, key, { issuer: ISSUER });")],
 *     invalid: [reported('not told', "import { jwtVerify } from 'jose'; ⟦jwtVerify⟧(token, key);", 'missing')],
 *   });
 */

const OPEN = '⟦';
const CLOSE = '⟧';

type Options = readonly unknown[];

/** What a case may say beside its code. */
type More = Pick<ValidTestCase<Options>, 'filename' | 'languageOptions' | 'options' | 'settings'>;

/** A case without a report. */
export interface Silent {
  readonly linted: More & { readonly name: string; readonly code: string };
  readonly gate: 'closed' | 'open';
}

/** A case with at least one report, as ESLint's tester takes it. */
export interface Reported<MessageId extends string> extends InvalidTestCase<MessageId, Options> {
  readonly name: string;
}

/** What a report says: the id of its message, or with it its data and its suggestions. */
export type Expected<MessageId extends string> =
  MessageId | Pick<TestCaseError<MessageId>, 'data' | 'messageId' | 'suggestions'>;

/**
 * A case that the rule says nothing about.
 *
 * @param more `gate: 'closed'` where the case is about what the rule does not even look at: a text without any of the words that
 *   it needs, a file of tests
 * @throws Error when the code has a mark in it
 */
export function silent(
  name: string,
  code: string,
  { gate = 'open', ...more }: More & Partial<Pick<Silent, 'gate'>> = {},
): Silent {
  if (withoutMarks(code) !== code) throw new Error(`"${name}" marks a text in which nothing is reported.`);
  return { linted: { name, code, ...more }, gate };
}

/**
 * A case that the rule reports.
 *
 * @param code with ⟦ and ⟧ around what each report underlines. They may nest; the text is linted without them
 * @param errors one for each mark, in the order in which the marks open. The outputs of suggestions may be made of the marked
 *   code: marks in them mean nothing
 * @throws Error when there are not as many marks as errors, or when a mark is not closed
 */
export function reported<const MessageId extends string>(
  name: string,
  code: string,
  errors: Expected<MessageId> | readonly Expected<MessageId>[],
  more: More = {},
): Reported<MessageId> {
  const expected = isList(errors) ? errors : [errors];
  const { text, positions } = readMarks(name, code);
  if (positions.length !== expected.length || expected.length === 0)
    throw new Error(`"${name}" expects ${expected.length} errors and marks ${positions.length} places.`);
  return {
    name,
    code: text,
    errors: expected.map((error, index) => {
      if (typeof error === 'string') return { messageId: error, ...positions[index] };
      const suggestions = error.suggestions?.map((one) => ({ ...one, output: withoutMarks(one.output) }));
      return { ...error, ...(suggestions && { suggestions }), ...positions[index] };
    }),
    ...more,
  };
}

function isList<Item extends object | string>(one: Item | readonly Item[]): one is readonly Item[] {
  return Array.isArray(one);
}

function withoutMarks(code: string): string {
  return code.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}

/** Where something is underlined, as ESLint counts: lines and columns from 1, the end behind the last character. */
interface Position {
  readonly line: number;
  readonly column: number;
  endLine: number;
  endColumn: number;
}

/** A text without its marks, and the positions of what they enclose. */
function readMarks(name: string, marked: string): { readonly text: string; readonly positions: readonly Position[] } {
  const positions: Position[] = [];
  const unclosed: Position[] = [];
  let text = '';
  for (const part of marked.split(/([⟦⟧])/)) {
    const lines = text.split('\n');
    const end = { endLine: lines.length, endColumn: (lines.at(-1) ?? '').length + 1 };
    if (part === OPEN) {
      const position = { line: end.endLine, column: end.endColumn, ...end };
      positions.push(position);
      unclosed.push(position);
    } else if (part === CLOSE) {
      const position = unclosed.pop();
      if (!position) throw new Error(`"${name}" closes a mark that is not open.`);
      Object.assign(position, end);
    } else text += part;
  }
  if (unclosed.length > 0) throw new Error(`"${name}" leaves a mark open.`);
  return { text, positions };
}

/**
 * Runs cases of a rule.
 *
 * That a rule is silent on a text that it does not look at proves nothing. So every silent case must open the rule's gate, but for
 * those that are about just that and say so.
 *
 * @param name the rule's name, and where its cases are in several groups what this one is about: `no-weak-key: the size`
 */
export function testRule<MessageId extends string>(
  name: string,
  definition: DefinedRule<MessageId>,
  cases: { readonly valid: readonly Silent[]; readonly invalid: readonly Reported<NoInfer<MessageId>>[] },
): void {
  const { valid, invalid } = cases;
  const rule = asRule(definition);
  new RuleTester().run<MessageId, Options>(name, rule, {
    valid: valid.map(({ linted }) => linted),
    invalid,
    assertionOptions: { requireLocation: true },
  });
  describe(name, () => {
    it('looks at what it is silent on', () => {
      const names = (cases: readonly Silent[]) => cases.map(({ linted }) => linted.name);
      const unread = valid.filter(({ linted }) => lookingAt([rule], linted).length === 0);
      expect(names(unread)).toEqual(names(valid.filter(({ gate }) => gate === 'closed')));
    });
  });
}

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;
