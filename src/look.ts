import { relative } from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';

import { CLOSED, openGate } from './analysis/index.ts';
import { gateData, libraryNames, loadCore } from './deferred.ts';
import { isLeftOut } from './left-out.ts';
import { gatesFrom, type Gates } from './model/gates.ts';
import type { Context, DefinedRule, Look, RuleDocs } from './rule.ts';
import { resolveSettings, SETTINGS_KEY, type ResolvedSettings } from './settings.ts';

export type Rule<MessageIds extends string = string> = TSESLint.RuleModule<MessageIds, readonly unknown[], RuleDocs>;

/**
 * A rule as hosts run it. It looks at a file where one of its gates is open; a file that none is open for costs one look at its text for
 * all rules together.
 *
 * @throws SettingsError from the rule's `create` when `settings['jwt-guard']` has a mistake
 */
export function asRule<MessageIds extends string>({ meta, gates, check }: DefinedRule<MessageIds>): Rule<MessageIds> {
  return {
    meta,
    create(context) {
      const look = lookOf(context);
      if (look.gate === CLOSED || !gates.some((gate) => look.gate[gate])) return {};
      return { Program: () => check(context, look) };
    },
  };
}

/** A look, and what it was taken at. */
interface Taken extends Look {
  readonly text: string;
  readonly filename: string;
  readonly given: unknown;
}

const looks = new WeakMap<object, Taken>();

function lookOf({ sourceCode, filename, settings, cwd }: Context<string>): Look {
  const { text } = sourceCode;
  const given = settings[SETTINGS_KEY];
  const known = looks.get(sourceCode);
  // Some hosts use one SourceCode object for all files: the text and the name tell whether it is still the same file.
  if (known && known.text === text && known.filename === filename && known.given === given) return known;
  const alone = lookAt(text, pathBelow(cwd, filename), settingsOf(given));
  const isLookedAround = alone.settings.project !== undefined && !isLeftOut(alone);
  const around = isLookedAround ? loadCore().lookAround(alone, text, { cwd, filename }) : alone;
  const look = { text, filename, given, ...around };
  looks.set(sourceCode, look);
  return look;
}

/**
 * What a file's text and name say.
 *
 * @param path as in a look
 */
export function lookAt(text: string, path: string, settings = resolveSettings(undefined, libraryNames)): Look {
  if (isLeftOut({ path, settings })) return { path, settings, gate: CLOSED };
  const gate = openGate({ gates: gatesFor(settings) }, text, settings.tokens.names, path);
  return { path, settings, gate: Object.values(gate).includes(true) ? gate : CLOSED };
}

let newest: Gates | undefined;

/** Most settings add nothing to what is known: for those it is there before the core is. */
function gatesFor(settings: ResolvedSettings): Gates {
  const isPlain = settings.own.length === 0 && Object.keys(settings.versions).length === 0;
  return isPlain ? (newest ??= gatesFrom(gateData())) : loadCore().gatesFor(settings);
}

const resolved = new WeakMap<object, ResolvedSettings>();

function settingsOf(given: unknown): ResolvedSettings {
  if (typeof given !== 'object' || given === null) return resolveSettings(given, libraryNames);
  const known = resolved.get(given) ?? resolveSettings(given, libraryNames);
  resolved.set(given, known);
  return known;
}

/** A file's path below a folder, with `/` between its parts on every system. */
function pathBelow(folder: string, filename: string): string {
  return relative(folder, filename).replaceAll('\\', '/');
}
