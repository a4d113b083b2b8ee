/** The last lines: how many findings, by rule, and where to read on. */

import type { ESLint } from 'eslint';
import { RULE_PREFIX, type GuardPlugin } from './plugin.ts';

/**
 * Sums the findings up.
 *
 * In: results that hold the plugin's findings only, the number of files that were scanned (results without findings
 * need not be given), the plugin for its documentation. Out: lines of text, each ended; none when nothing was scanned.
 */
export function summarise(results: readonly ESLint.LintResult[], scanned: number, plugin: GuardPlugin): string {
  const rules = new Map<string, number>();
  let filesWithFindings = 0;
  let hidden = 0;
  for (const { messages, suppressedMessages } of results) {
    if (messages.length > 0) filesWithFindings += 1;
    hidden += suppressedMessages.length;
    for (const { ruleId } of messages) {
      const rule = (ruleId ?? '').slice(RULE_PREFIX.length);
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
    }
  }
  if (scanned === 0) return '';
  const disabled = hidden === 0 ? '' : `${count(hidden, 'finding')} disabled by comments in the code.\n`;

  const ranked = [...rules].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const first = ranked[0];
  if (first === undefined) return `No JWT misuse found in ${count(scanned, 'file')}.\n${disabled}`;

  const total = ranked.reduce((sum, [, number]) => sum + number, 0);
  const byRule = ranked.map(([rule, number]) => `${rule} ${number}`).join(', ');
  const url = plugin.rules[first[0]]?.meta?.docs?.url;
  const page = url === undefined ? '' : `Read first: ${url}\n`;
  return `${count(total, 'finding')} in ${count(filesWithFindings, 'file')}: ${byRule}\n${disabled}${page}`;
}

/** `1 file`, `2 files`. Pure. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
