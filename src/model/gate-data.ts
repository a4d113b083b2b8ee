import type { GateData, MentionData, ModuleData, WayData } from './gates.ts';
import { wordsOfWays, type WrittenWay } from './first-words.ts';
import { packageOf, type NamedModules } from './specifiers.ts';
import type { AmbientMember, Source, Sourced } from './things.ts';
import { shortest, waysFrom, type Way } from './ways.ts';

/** What the table knows by name. */
export interface Known extends NamedModules<Sourced> {
  readonly globals: ReadonlyMap<string, Sourced>;
  readonly ambient: ReadonlyMap<string, readonly AmbientMember[]>;
  readonly imported: ReadonlyMap<string, Sourced>;
}

/**
 * What tells from the text of a file which families of operations it may hold, as plain data that survives JSON: it follows from
 * the descriptions alone, can be computed while the plugin is built, and is read by `gatesFrom` without them.
 */
export function compileGates(known: Known): GateData {
  const { ambient, imported, modules, ownModules, paths } = known;
  const ways = numbered((list: readonly WayData[]) => JSON.stringify(list));
  const receivers = numbered((list: readonly string[]) => list.join(' '));
  const sources = numbered((source: Source) => source);
  const names = new Map<string, MentionData[]>();
  const mention = (name: string, list: readonly Way[], data: Omit<MentionData, 'ways'>): void => {
    if (list.length > 0) names.set(name, [...(names.get(name) ?? []), { ways: ways.numberOf(merged(list)), ...data }]);
  };
  for (const {
    words: [name = '', ...words],
    ...way
  } of waysFromGlobals(known))
    mention(name, [{ ...way, words }], {});
  for (const [name, denoted] of imported) mention(name, waysFrom(denoted), { isMember: true });
  for (const [name, members] of ambient)
    for (const member of members) {
      const on = member.on && { on: receivers.numberOf(member.on) };
      const companion = member.with && { with: member.with, source: sources.numberOf(member.source) };
      mention(name, waysFrom(member), { isMember: true, ...on, ...companion });
    }
  const companions = new Set(sources.all);
  const moduleData = (denoted: Sourced): ModuleData => ({
    ways: ways.numberOf(merged(waysFrom(denoted))),
    ...(companions.has(denoted.source) && { source: sources.numberOf(denoted.source) }),
  });
  return {
    modules: mapped(modules, moduleData),
    ownModules: mapped(ownModules, moduleData),
    paths: mapped(paths, moduleData),
    imported: mapped(imported, moduleData),
    names: Object.fromEntries(names),
    words: wordsOfWays(waysWithoutToken(known)),
    receivers: receivers.all,
    ways: ways.all,
  };
}

/** All ways that lead to something in a text that names no token. */
function waysWithoutToken(known: Known): readonly WrittenWay[] {
  const { ambient, imported, modules, ownModules, paths, globals } = known;
  const from = (start: WrittenWay, denoted: Sourced): readonly WrittenWay[] =>
    waysFrom(denoted).flatMap(({ words, needsToken }) => (needsToken ? [] : [[...start, ...words]]));
  return [
    // A version may stand between a package and what is below it.
    ...[...modules, ...ownModules].flatMap(([name, denoted]) => {
      const below = name.slice(packageOf(name).length + 1);
      return from([packageOf(name), ...(below === '' ? [] : [below])], denoted);
    }),
    // From a file beside it, an index is no more than a dot.
    ...[...paths.values()].flatMap((denoted) => from(['.'], denoted)),
    ...[...globals, ...imported].flatMap(([name, denoted]) => from([name], denoted)),
    ...[...ambient].flatMap(([name, members]) =>
      members.flatMap((member) => {
        const [receiver] = member.on?.length === 1 && !member.with ? member.on : [];
        return from(receiver === undefined ? [name] : [name, receiver.replace('*', '')], member);
      }),
    ),
  ];
}

/** Globals mean the same wherever they stand: of their ways, those without which something would be missed. */
function waysFromGlobals({ globals }: Known): readonly Way[] {
  return shortest(
    [...globals].flatMap(([name, denoted]) =>
      waysFrom(denoted).map((way) => ({ ...way, words: [name, ...way.words] })),
    ),
  );
}

/** The same ways, and those that differ in one word only as one: a client that is made by one of nine functions, and asked for three things. */
function merged(ways: readonly Way[]): readonly WayData[] {
  let found = ways.map(({ family, needsToken, words }): WayData => [
    family,
    needsToken ? 1 : 0,
    ...words.map((word) => [word]),
  ]);
  const longest = Math.max(0, ...ways.map(({ words }) => words.length));
  for (let place = 0; place < longest; place++) {
    const groups = new Map<string, WayData>();
    for (const [family, needsToken, ...words] of found) {
      const key = JSON.stringify([family, needsToken, words.length, ...words.toSpliced(place, 1, [])]);
      const [, , ...others] = groups.get(key) ?? [family, needsToken];
      const some = [...(others[place] ?? []), ...(words[place] ?? [])];
      groups.set(key, [family, needsToken, ...(place < words.length ? words.toSpliced(place, 1, some) : words)]);
    }
    found = [...groups.values()];
  }
  return found;
}

/** A list in which everything stands once. */
interface Numbered<T> {
  readonly all: readonly T[];
  /** where something stands in the list; it is added where it does not yet */
  numberOf(one: T): number;
}

/** @param identity tells things apart */
function numbered<T>(identity: (one: T) => unknown): Numbered<T> {
  const all: T[] = [];
  const numbers = new Map<unknown, number>();
  return {
    all,
    numberOf(one) {
      const key = identity(one);
      const number = numbers.get(key) ?? all.push(one) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}

const mapped = <T, U>(from: ReadonlyMap<string, T>, change: (one: T) => U): Readonly<Record<string, U>> =>
  Object.fromEntries([...from].map(([name, one]) => [name, change(one)]));
