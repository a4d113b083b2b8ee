import type { Library, Platform, Ref, Thing, Use, Uses } from './vocabulary.ts';

export type Runtime = 'browser' | 'server';

/** Where a thing comes from. */
export interface Source {
  /** package or platform name, for messages */
  readonly name: string;
  /** a JWT library, not a platform */
  readonly isLibrary: boolean;
  /** a module of the user's own, described in settings, or read */
  readonly isOwn: boolean;
  /** read in another file of the project, which is looked at itself */
  readonly isRead?: true;
  readonly things: Readonly<Record<string, Thing>>;
  readonly unseenConfig: 'absent' | 'unknown';
  readonly runtime?: Runtime;
  /** calls of it give ambient members names of their own */
  readonly givesNames: boolean;
}

export interface Sourced {
  readonly thing: Thing;
  readonly source: Source;
}

/** What a member denotes on a receiver that cannot be resolved, and where. */
export interface AmbientMember extends Sourced {
  readonly with?: readonly string[];
  readonly on?: readonly string[];
  readonly notOn?: readonly string[];
  readonly alone?: true;
}

/** @param isOwn whether a user's settings describe it */
export function sourceOf(described: Library | Platform, isOwn = false): Source {
  const library = 'exports' in described ? described : undefined;
  return {
    name: described.name,
    isLibrary: library !== undefined,
    isOwn,
    things: described.things ?? {},
    unseenConfig: library?.unseenConfig ?? 'unknown',
    givesNames: thingsIn(described).some((thing) => listUses(thing.call).some((use) => use.names !== undefined)),
    ...(library?.runtime && { runtime: library.runtime }),
  };
}

/**
 * What a reference of a library's data names.
 *
 * @throws Error when it names nothing: a mistake in the data.
 */
export function lookUp(thing: Thing | Ref, source: Source): Thing {
  if (typeof thing !== 'string') return thing;
  const found = source.things[thing.slice(1)];
  if (!found) throw new Error(`The data of ${source.name} refers to ${thing}, which it does not define.`);
  return found;
}

/** The uses of a thing for one way of invoking it. */
export function listUses(uses: Uses | undefined): readonly Use[] {
  if (uses === undefined) return [];
  return 'length' in uses ? uses : [uses];
}

/** Every thing that a description holds, nested ones included. */
export function thingsIn(described: Library | Platform): Thing[] {
  const exported = 'exports' in described ? [described.exports] : Object.values(described.modules ?? {});
  const global = 'globals' in described ? Object.values(described.globals ?? {}) : [];
  const subpaths = 'subpaths' in described ? Object.values(described.subpaths ?? {}) : [];
  const found: Thing[] = [];
  for (const thing of [...exported, ...global, ...subpaths, ...Object.values(described.things ?? {})])
    addNested(thing, found);
  return found;
}

function addNested(thing: Thing | Ref, found: Thing[]): void {
  if (typeof thing === 'string') return;
  found.push(thing);
  for (const member of Object.values(thing.members ?? {})) addNested(member, found);
}
