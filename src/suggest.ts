import type { TSESLint } from '@typescript-eslint/utils';

import type { Check } from './analysis/checks.ts';
import type { MissingProtection, TokenCookie } from './analysis/cookies.ts';
import type { Expected } from './analysis/issued.ts';
import type { Policy } from './analysis/policies.ts';
import type { OptionSite } from './analysis/sites.ts';
import type { Node } from './analysis/tree.ts';
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
 * @param expected the check that lacks
 */
export function addOption(policy: Policy, expected: Expected, { option, takes }: Check): AddOption[] {
  const value = policy.issued(expected);
  const site = policy.site(expected);
  if (value === undefined || !site) return [];
  const quoted = `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
  const text = `${option}: ${takes === 'list' ? `[${quoted}]` : quoted}`;
  return [{ messageId: 'addOption', data: { text }, fix: addedAt(site, text) }];
}

function addedAt(site: OptionSite, text: string): Fix {
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
