/*
 * The three packages that the project layer stands on. Each is loaded when it is first needed, so that nobody who looks at single files
 * pays for them, or misses them where they are not installed. Rules cannot wait, and so this does not either.
 */

import { createRequire } from 'node:module';

import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type * as Parser from 'oxc-parser';
import type * as Resolver from 'oxc-resolver';

let required: NodeJS.Require | undefined;
const loaded = (name: string): unknown => (required ??= createRequire(import.meta.url))(name);

/**
 * The parser.
 *
 * @throws Error where it is not installed, or has no build for this machine
 */
export const loadParser = (): typeof Parser => loaded('oxc-parser') as typeof Parser;

/**
 * Scope analysis.
 *
 * @throws Error where it is not installed
 */
export const loadScopeManager = (): typeof ScopeManager =>
  loaded('@typescript-eslint/scope-manager') as typeof ScopeManager;

/**
 * The resolver of module specifiers.
 *
 * @throws Error where it is not installed, or has no build for this machine
 */
export const loadResolver = (): typeof Resolver => loaded('oxc-resolver') as typeof Resolver;

/** Why other files cannot be looked into on this machine, in one line; undefined where they can. Loads all three packages. */
export function whyUnavailable(): string | undefined {
  const packages = {
    'oxc-parser': loadParser,
    '@typescript-eslint/scope-manager': loadScopeManager,
    'oxc-resolver': loadResolver,
  };
  for (const [name, load] of Object.entries(packages)) {
    try {
      load();
    } catch (error) {
      return `${name} does not load: ${String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? ''}`;
    }
  }
  return undefined;
}
