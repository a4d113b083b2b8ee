/** The plugin's own first look at a text, taken before anything is parsed. Parsing is most of a scan's time. */

import { openGate } from '../analysis/gate.ts';
import { libraries } from '../libraries/index.ts';
import { compileTable } from '../model/table.ts';
import { platforms } from '../platforms/index.ts';

/**
 * Out: whether a text can hold findings. Where it says no, no rule would look at the file either: rules ask the same
 * gate, so leaving the file out changes no verdict.
 */
export function createGate(): (text: string) => boolean {
  let table: ReturnType<typeof compileTable> | undefined;
  return (text) => Object.values(openGate((table ??= compileTable(libraries, platforms)), text, [])).some(Boolean);
}
