/** The plugin, as far as the command looks at it. */

import { NAMESPACE } from '../presets.ts';
import type { Preset } from './arguments.ts';

/** The prefix of every rule. */
export const RULE_PREFIX = `${NAMESPACE}/`;

/** `../index.ts` exports one; tests hand in a smaller one. */
export interface GuardPlugin {
  readonly meta: { readonly name: string; readonly version: string };
  readonly rules: Readonly<
    Record<
      string,
      { readonly meta?: { readonly docs?: { readonly url?: string | undefined } | undefined } | undefined }
    >
  >;
  /** One flat config object each. */
  readonly configs: Readonly<Record<Preset, object>>;
}

/** Whether a message of ESLint comes from one of the plugin's rules. In: the message's rule, which may be none. Pure. */
export function isOwnRule(ruleId: string | null, plugin: GuardPlugin): boolean {
  return (
    ruleId !== null && ruleId.startsWith(RULE_PREFIX) && Object.hasOwn(plugin.rules, ruleId.slice(RULE_PREFIX.length))
  );
}
