import type { ESLint, Linter, Rule } from 'eslint';

import pkg from '../package.json' with { type: 'json' };
import { descriptions, loadCore } from './deferred.ts';
import { asRule } from './look.ts';
import { NAMESPACE, recommended, strict } from './presets.ts';
import type { RuleName } from './standards.ts';

export type * from './rule-options.cts';
export { detectVersions } from './installed.ts';
export type { OwnLibrary, Settings } from './settings.ts';

/** The plugin as ESLint and oxlint load it. */
export interface JwtGuardPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Readonly<Record<RuleName, Rule.RuleModule>>;
  readonly configs: { readonly recommended: Linter.Config; readonly strict: Linter.Config };
}

export const meta = { name: 'eslint-plugin-jwt-guard', version: pkg.version, namespace: NAMESPACE };

// The rules are written against typescript-eslint's node types, a superset of the ones in ESLint's own signature.
export const rules = Object.fromEntries(
  Object.entries(descriptions).map(([name, { meta, gates }]) => [
    name,
    asRule({ meta, gates, check: (context, look) => loadCore().check(name as RuleName, context, look) }),
  ]),
) as unknown as JwtGuardPlugin['rules'];

export const configs: JwtGuardPlugin['configs'] = {
  recommended: { name: 'jwt-guard/recommended', plugins: plugins(), rules: { ...recommended } as Linter.RulesRecord },
  strict: { name: 'jwt-guard/strict', plugins: plugins(), rules: { ...strict } as Linter.RulesRecord },
};

const plugin: JwtGuardPlugin = { meta, rules, configs };

export default plugin;

/** A config names the plugin that it belongs to; the plugin has the configs: a getter ties the knot. */
function plugins(): Record<string, ESLint.Plugin> {
  return {
    get [NAMESPACE]() {
      return plugin;
    },
  };
}
