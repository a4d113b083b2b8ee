/*
 * What is needed when the first gate opens, and not before: the checks of the rules, and all that they stand on.
 */

import { rules } from '../rules/index.ts';
import { tableFor, type Additions } from './knowledge.ts';
import type { Gates } from './model/gates.ts';
import type { Context, Look } from './rule.ts';
import type { RuleName } from './standards.ts';

export { explainFile } from './analysis/index.ts';
export { explainExported, lookAround, opensAround, tellConfigProblemsTo } from './look-around.ts';
export { whyUnavailable } from './project/index.ts';
export { tableFor } from './knowledge.ts';

/** Reports what a rule finds in a file that one of its gates is open for. */
export function check(name: RuleName, context: Context<string>, look: Look): void {
  rules[name].check(context, look);
}

/** What the gate knows where settings describe modules, or name versions. */
export function gatesFor(settings: Additions): Gates {
  return tableFor(settings).gates;
}
