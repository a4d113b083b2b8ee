import {
  compileNames,
  compileReceivers,
  isNamePart,
  isReceiver,
  receiverBefore,
  standsAsKey,
  standsAsValue,
  type Receivers,
} from './mentions.ts';
import { isNamed, lastWordOf, moduleFinder, specifiersIn, type FindModule } from './specifiers.ts';
import type { Family } from './ways.ts';

/** What tells families by a text, as plain data. Ways, receivers and sources are named by their places in lists. */
export interface GateData {
  readonly modules: Readonly<Record<string, ModuleData>>;
  /** modules of the user's own, by what they are imported as, and by their path below the working directory */
  readonly ownModules: Readonly<Record<string, ModuleData>>;
  readonly paths: Readonly<Record<string, ModuleData>>;
  /** what an unknown module denotes by the last word of its name */
  readonly imported: Readonly<Record<string, ModuleData>>;
  /** the names at which ways to operations begin */
  readonly names: Readonly<Record<string, readonly MentionData[]>>;
  readonly receivers: readonly (readonly string[])[];
  readonly ways: readonly (readonly WayData[])[];
}

/** Several ways of one family: what else stands in a text that goes one of them, of each list of words one. */
export type WayData = readonly [family: Family, needsToken: 0 | 1, ...words: readonly (readonly string[])[]];

export interface ModuleData {
  readonly ways: number;
  /** what describes it, where that describes members that come with its modules */
  readonly source?: number;
}

export interface MentionData {
  readonly ways: number;
  /** a member of something unknown, or a function of an unknown module; else a global, which means the same wherever it stands */
  readonly isMember?: true;
  /** receivers of which it is a member */
  readonly on?: number;
  /** modules that it comes with, and what describes it, the modules of which do as well */
  readonly with?: readonly string[];
  readonly source?: number;
}

/** Tells from the text of a file what may happen in it. */
export interface Gates {
  /**
   * The families that a file may hold operations of. It holds none of the others.
   *
   * @param folder the file's folder below the working directory, with `/` between its parts
   * @param hasToken whether the text has a word that tokens go by
   */
  openIn(text: string, folder: string, hasToken: boolean): ReadonlySet<Family>;
}

/** A name at which ways to operations begin. */
interface Mention extends Pick<MentionData, 'isMember' | 'source' | 'with'> {
  readonly ways: readonly WayData[];
  readonly on?: Receivers;
}

interface Mentions {
  /** finds the names */
  readonly pattern: RegExp;
  readonly of: ReadonlyMap<string, readonly Mention[]>;
}

/** One look at a text. */
interface Look {
  readonly text: string;
  readonly hasToken: boolean;
  readonly open: Set<Family>;
  readonly has: (word: string) => boolean;
  /** whether something may be read from what a receiver gives, or from a receiver in parentheses */
  readonly wraps: (receivers: Receivers) => boolean;
  /** whether the text names a module that a member comes with */
  readonly accompanies: (mention: Mention) => boolean;
}

/** @param data of `compileGates` */
export function gatesFrom(data: GateData): Gates {
  const { ways } = data;
  const find = moduleFinder(modulesOf(data));
  const imported = new Map(Object.entries(data.imported));
  const { all, tokenless } = mentionsOf(data);
  return {
    openIn(text, folder, hasToken) {
      const specifiers = specifiersIn(text);
      const look: Look = {
        text,
        hasToken,
        open: new Set(),
        has: remembered((word) => text.includes(word)),
        wraps: remembered(({ wrapped }) => wrapped.test(text)),
        accompanies: (mention) => specifiers.some((specifier) => isCompanion(find, specifier, mention)),
      };
      for (const specifier of specifiers) {
        const module = find(specifier, folder) ?? imported.get(lastWordOf(specifier));
        if (module) follow(look, ways[module.ways] ?? []);
      }
      search(look, hasToken ? all : tokenless);
      return look.open;
    },
  };
}

function modulesOf({ modules, ownModules, paths }: GateData): Parameters<typeof moduleFinder<ModuleData>>[0] {
  return {
    modules: new Map(Object.entries(modules)),
    ownModules: new Map(Object.entries(ownModules)),
    paths: new Map(Object.entries(paths)),
  };
}

/** Opens what the ways from something that the text names lead to. */
function follow({ open, hasToken, has }: Look, ways: readonly WayData[]): void {
  for (const [family, needsToken, ...words] of ways) {
    if (open.has(family) || (needsToken === 1 && !hasToken)) continue;
    if (words.every((some) => some.some(has))) open.add(family);
  }
}

/** Follows the ways from all names that stand in the text as they have to. */
function search(look: Look, { pattern, of }: Mentions): void {
  const followed = new Set<Mention>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(look.text); match; match = pattern.exec(look.text)) {
    const [name] = match;
    if (isNamePart(look.text.charCodeAt(match.index - 1))) continue;
    for (const mention of of.get(name) ?? []) {
      if (followed.has(mention) || mention.ways.every(([family]) => look.open.has(family))) continue;
      if (!stands(look, mention, match.index, pattern.lastIndex)) continue;
      followed.add(mention);
      follow(look, mention.ways);
    }
  }
}

function stands({ text, wraps, accompanies }: Look, mention: Mention, start: number, end: number): boolean {
  if (!mention.isMember) return standsAsValue(text, end);
  const receiver = mention.on && receiverBefore(text, start);
  if (mention.on && receiver !== undefined && (receiver === '' ? wraps(mention.on) : isReceiver(mention.on, receiver)))
    return true;
  if (mention.on && !mention.with) return false;
  return standsAsKey(text, start, end) && (!mention.with || accompanies(mention));
}

function isCompanion(
  find: FindModule<ModuleData>,
  specifier: string,
  { with: patterns = [], source }: Mention,
): boolean {
  const described = source === undefined ? undefined : find(specifier)?.source;
  return (described !== undefined && described === source) || patterns.some((pattern) => isNamed(specifier, pattern));
}

function mentionsOf({ names, ways, receivers }: GateData): Readonly<Record<'all' | 'tokenless', Mentions>> {
  // One object for the same receivers: loggers have twenty members with one list.
  const compiled = receivers.map(compileReceivers);
  const found = Object.entries(names).flatMap(([name, mentions]) =>
    mentions.map(({ ways: number, on, ...mention }): Named => {
      const receivers = on === undefined ? undefined : compiled[on];
      return [name, { ...mention, ways: ways[number] ?? [], ...(receivers && { on: receivers }) }];
    }),
  );
  const tokenless = found.map(([name, mention]): Named => {
    return [name, { ...mention, ways: mention.ways.filter(([, needsToken]) => needsToken === 0) }];
  });
  return { all: indexed(found), tokenless: indexed(tokenless) };
}

type Named = readonly [name: string, mention: Mention];

function indexed(named: readonly Named[]): Mentions {
  const of = new Map<string, Mention[]>();
  for (const [name, mention] of named) if (mention.ways.length > 0) of.set(name, [...(of.get(name) ?? []), mention]);
  return { of, pattern: compileNames([...of.keys()]) };
}

function remembered<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}
