import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import {
  isInside,
  spokenName,
  type Check,
  type Expected,
  type InsertionPoint,
  type Issuance,
  type MissingProtection,
  type Node,
  type Policy,
  type TimeFault,
  type TokenCookie,
} from './analysis/index.ts';
import type { CookieCheck } from './model/vocabulary.ts';

type Fix = TSESLint.ReportFixFunction;

export interface AddOption {
  readonly messageId: 'addOption';
  readonly data: { readonly text: string };
  readonly fix: Fix;
}

/**
 * Adds the option that a verification lacks, with the value that this file signs its tokens with under the same key.
 * Never a guess: nothing where the file does not show the value as a plain text.
 *
 * @param expected the check that is missing
 */
export function addOption(policy: Policy, expected: Expected, { option, takes }: Check): AddOption[] {
  const value = policy.issued(expected);
  const site = policy.insertionPoint(expected);
  if (value === undefined || !site) return [];
  const quoted = `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
  const text = `${option}: ${takes === 'array' ? `[${quoted}]` : quoted}`;
  return [{ messageId: 'addOption', data: { text }, fix: addedAt(site, text) }];
}

function addedAt(site: InsertionPoint, text: string): Fix {
  return (fixer) => {
    if (site.in === 'arguments') return fixer.insertTextAfter(site.after, `, { ${text} }`);
    const last = site.object.properties.at(-1);
    return last ? fixer.insertTextAfter(last, `, ${text}`) : fixer.replaceText(site.object, `{ ${text} }`);
  };
}

export interface Protect {
  readonly messageId: 'protect';
  readonly data: { readonly text: string };
  readonly fix: Fix;
}

/**
 * Sets the protection that a cookie lacks: adds the option, or replaces the value that switches it off. Nothing where neither is a
 * plain edit.
 */
export function protectCookie(cookie: TokenCookie, check: CookieCheck, missing: MissingProtection): Protect[] {
  const { node, option, isOff } = missing;
  const value = check === 'sameSite' ? "'lax'" : 'true';
  const text = `${option}: ${value}`;
  if (isOff) {
    if (node.type !== 'Property' || node.shorthand || node.value.type !== 'Literal') return [];
    const off = node.value;
    return [{ messageId: 'protect', data: { text }, fix: (fixer) => fixer.replaceText(off, value) }];
  }
  const site = cookie.site(check);
  return site ? [{ messageId: 'protect', data: { text }, fix: addedAt(site, text) }] : [];
}

export interface RemoveProperty {
  readonly messageId: 'removeProperty';
  readonly data: { readonly name: string };
  readonly fix: Fix;
}

/** Removes a property from an object literal, with the comma that goes with it; nothing for any other node. */
export function removeProperty(node: Node, name: string, sourceCode: Readonly<TSESLint.SourceCode>): RemoveProperty[] {
  if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return [];
  const fix: Fix = (fixer) => {
    const after = sourceCode.getTokenAfter(node);
    const before = sourceCode.getTokenBefore(node);
    if (after?.value === ',') {
      const next = sourceCode.getTokenAfter(after);
      const end = next && next.loc.start.line === after.loc.end.line ? next.range[0] : after.range[1];
      return fixer.removeRange([node.range[0], next?.value === '}' ? after.range[1] : end]);
    }
    return fixer.removeRange([before?.value === ',' ? before.range[0] : node.range[0], node.range[1]]);
  };
  return [{ messageId: 'removeProperty', data: { name }, fix }];
}

export interface MoveOption {
  readonly messageId: 'moveOption';
  readonly data: { readonly name: string; readonly call: string; readonly library: string };
  readonly fix: Fix;
}

/** Takes an option out of the payload, where it was put by mistake, and writes it where the library reads it. */
export function moveOption(issuance: Issuance, sourceCode: Readonly<TSESLint.SourceCode>): MoveOption[] {
  const { call, nonStandardExpiry, option, site } = issuance;
  if (
    nonStandardExpiry?.name !== option ||
    !site ||
    nonStandardExpiry.node.type !== 'Property' ||
    !isInside(nonStandardExpiry.node, call.node)
  )
    return [];
  const [removal] = removeProperty(nonStandardExpiry.node, nonStandardExpiry.name, sourceCode);
  if (!removal) return [];
  const text = sourceCode.getText(nonStandardExpiry.node);
  const name = spokenName(call.callee) ?? option;
  return [
    {
      messageId: 'moveOption',
      data: { name: option, call: name, library: call.source.name },
      fix: (fixer) => [removal.fix(fixer), addedAt(site, text)(fixer)].flatMap((fix) => edits(fix)),
    },
  ];
}

function edits(fix: ReturnType<Fix>): readonly TSESLint.RuleFix[] {
  return fix === null ? [] : Symbol.iterator in fix ? [...fix] : [fix];
}

export interface Mend {
  readonly messageId: 'mend';
  readonly data: { readonly text: string };
  readonly fix: Fix;
}

/** Writes a time in the unit that the library reads. Nothing where the file does not show which one is meant. */
export function mendTime({ value, kind, isTimestamp }: TimeFault, sourceCode: Readonly<TSESLint.SourceCode>): Mend[] {
  const text =
    value &&
    (isTimestamp && kind === 'millisecondsAsSeconds'
      ? mendedSum(value, sourceCode)
      : mended(value, kind, sourceCode.getText(value)));
  return value && text !== undefined
    ? [{ messageId: 'mend', data: { text }, fix: (fixer) => fixer.replaceText(value, text) }]
    : [];
}

/** In `seconds + milliseconds`, what is added is too much by a thousand. */
function mendedSum(value: Node, sourceCode: Readonly<TSESLint.SourceCode>): string | undefined {
  if (value.type !== 'BinaryExpression' || value.operator !== '+') return undefined;
  const added = sourceCode.getText(value.right);
  return `${sourceCode.getText(value.left)} + ${isSimple(value.right) ? added : `(${added})`} / 1000`;
}

const isSimple = (node: Node): boolean => /^(?:Identifier|MemberExpression|CallExpression|Literal)$/.test(node.type);

function mended(value: Node, kind: TimeFault['kind'], text: string): string | undefined {
  const grouped = isSimple(value) ? text : `(${text})`;
  switch (kind) {
    case 'farFuture':
      return `Math.floor(${grouped} / 1000)`;
    case 'longPast':
      return `Math.floor(Date.now() / 1000) + ${grouped}`;
    case 'secondsAsMilliseconds':
    case 'secondsAsMoment':
      return `${grouped} * 1000`;
    case 'millisecondsAsSeconds':
      return value.type === 'Literal' || value.type === 'BinaryExpression' ? `${grouped} / 1000` : undefined;
    case 'digits':
      return value.type === 'Literal' ? String(Number(value.value)) : undefined;
    default:
      return undefined;
  }
}

export interface RequireVariable {
  readonly messageId: 'requireVariable';
  readonly data: { readonly variable: string };
  readonly fix: Fix;
}

/** Throws where a variable of the environment is missing, instead of going on with something else. */
export function requireVariable(
  fallback: TSESTree.LogicalExpression | undefined,
  variable: string | undefined,
  sourceCode: Readonly<TSESLint.SourceCode>,
): RequireVariable[] {
  if (!fallback || variable === undefined) return [];
  const left = sourceCode.getText(fallback.left);
  // `??` and `||` do not stand beside each other without parentheses.
  const isMixed = fallback.left.type === 'LogicalExpression' && fallback.left.operator === '??';
  const text = `${isMixed ? `(${left})` : left} || (() => { throw new Error('${variable} is not set'); })()`;
  return [{ messageId: 'requireVariable', data: { variable }, fix: (fixer) => fixer.replaceText(fallback, text) }];
}
