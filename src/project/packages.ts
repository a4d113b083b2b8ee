/*
 * The three packages that the project layer stands on. Each is loaded when it is first needed, so that nobody who looks at single files
 * pays for them, or misses them where they are not installed. Rules cannot wait, and so this does not either.
 */

import { createRequire } from 'node:module';

import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type * as Parser from 'oxc-parser';
import type * as Resolver from 'oxc-resolver';

const require = createRequire(import.meta.url);

/**
 * The parser.
 *
 * @throws Error where it is not installed, or has no build for this machine
 */
export const loadParser = (): typeof Parser => require('oxc-parser') as typeof Parser;

/**
 * Scope analysis.
 *
 * @throws Error where it is not installed
 */
export const loadScopeManager = (): typeof ScopeManager =>
  require('@typescript-eslint/scope-manager') as typeof ScopeManager;

/**
 * The resolver of module specifiers.
 *
 * @throws Error where it is not installed, or has no build for this machine
 */
export const loadResolver = (): typeof Resolver => require('oxc-resolver') as typeof Resolver;
