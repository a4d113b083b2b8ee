/** The plugin's own first look at a text, taken before anything is parsed. Parsing is most of a scan's time. */

import { CLOSED } from '../analysis/index.ts';
import { lookAt } from '../look.ts';

/**
 * @param path the file's path below the folder that it counts as being in, with `/` between its parts
 *
 * Out: whether a text can hold findings. Where it says no, no rule would look at the file either: rules ask the same
 * gate, so leaving the file out changes no verdict.
 */
export function mayHoldFindings(text: string, path: string): boolean {
  return lookAt(text, path).gate !== CLOSED;
}
