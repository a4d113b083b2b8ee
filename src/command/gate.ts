/** The plugin's own first look at a text, taken before anything is parsed. Parsing is most of a scan's time. */

import { openGate } from '../analysis/index.ts';
import { tableFor } from '../knowledge.ts';

/**
 * @param path the file's path, with `/` between its parts
 *
 * Out: whether a text can hold findings. Where it says no, no rule would look at the file either: rules ask the same
 * gate, so leaving the file out changes no verdict.
 */
export function mayHoldFindings(text: string, path: string): boolean {
  return Object.values(openGate(tableFor(), text, [], path)).some(Boolean);
}
