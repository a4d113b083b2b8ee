/** The plugin's own first look at a text, taken before anything is parsed. Parsing is most of a scan's time. */

import { relative } from 'node:path';

import { CLOSED } from '../analysis/index.ts';
import { loadCore } from '../deferred.ts';
import { lookAt } from '../look.ts';
import type { SourceFile } from './files.ts';

/**
 * Makes ready to look into the files that files import.
 *
 * @param listener hears of mistakes in a tsconfig.json or jsconfig.json, each in one line
 *
 * Out: why that cannot be done on this machine, in one line; undefined where it can.
 */
export function unavailable(listener: (line: string) => void): string | undefined {
  const { tellConfigProblemsTo, whyUnavailable } = loadCore();
  tellConfigProblemsTo(listener);
  return whyUnavailable();
}

/**
 * @param isProject whether the rules look into the files that the file imports, too
 *
 * Out: whether a file can hold findings. Where it says no, no rule would look at the file either: rules ask the same
 * gate, so leaving the file out changes no verdict.
 */
export function mayHoldFindings(text: string, { path, root }: SourceFile, isProject: boolean): boolean {
  const look = lookAt(text, relative(root, path).replaceAll('\\', '/'));
  if (look.gate !== CLOSED) return true;
  return isProject && loadCore().opensAround(look, text, { cwd: root, filename: path });
}
