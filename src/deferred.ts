/*
 * What every process needs of what is known, and the core, which most need later or never. In the sources both are there at once. The
 * build puts another module in the place of this one (`esbuild.config.mjs`): the first as data, made from what stands here, and the
 * second in a file that is loaded when it is asked for.
 */

import { rules } from '../rules/index.ts';
import * as core from './core.ts';
import { libraries } from './libraries/index.ts';
import type { GateData } from './model/gates.ts';
import { compileGateData } from './model/table.ts';
import { platforms } from './platforms/index.ts';
import type { RuleDescription } from './rule.ts';
import type { RuleName } from './standards.ts';

/** Every rule by its name, as configurations know it. */
export const descriptions: Readonly<Record<RuleName, RuleDescription>> = rules;

/** What the gate needs to know of all libraries and platforms, in their newest versions. */
export const gateData = (): GateData => compileGateData({ libraries: libraries(), platforms: platforms() });

/** The names of the packages that are described. */
export const libraryNames = (): readonly string[] => libraries().map(({ name }) => name);

export type Core = typeof core;

export const loadCore = (): Core => core;
