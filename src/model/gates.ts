import { compileFirstWords, compileOperationWords, hasFrom } from './first-words.ts';
import {
  compileNames,
  compileReceivers,
  documentationOf,
  isReceiver,
  nameStart,
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
  /** of which a text has one that holds operations and names no token, unless it has a word for signing in */
  readonly words: readonly string[];
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
   * Where the first of the words stands without which hardly anything is worth a look: those of tokens, of signing in, of base64.
   * -1 where a text has none.
   */
  firstWord(text: string): number;
  /**
   * The families that a file may hold operations of. It holds none of the others.
   *
   * @param folder the file's folder below the working directory, with `/` between its parts
   */
  openIn(text: string, folder: string, seen: Seen): ReadonlySet<Family>;
}

/** What is known of a text before. */
export interface Seen {
  /** whether the text has a word that tokens go by */
  readonly hasToken: boolean;
  /** where the first word stands, as `firstWord` says */
  readonly from: number;
  /** families that nobody asks for */
  readonly ruledOut: readonly Family[];
}

/** A name at which ways to operations begin. */
interface Mention extends Pick<MentionData, 'isMember' | 'source' | 'with'> {
  readonly ways: readonly WayData[];
  readonly on?: Receivers;
}

interface Mentions {
  /** find the names */
  readonly patterns: readonly RegExp[];
  readonly of: ReadonlyMap<string, readonly Mention[]>;
  /** characters of the longest name */
  readonly longest: number;
}

/** One look at a text. */
interface Look {
  readonly text: string;
  readonly hasToken: boolean;
  /** whether a place is in a comment that documents something */
  readonly documents: (at: number) => boolean;
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
  const importsWithoutToken = Object.values(data.imported).some(({ ways: number }) =>
    ways[number]?.some(([, needsToken]) => needsToken === 0),
  );
  const { all, tokenless } = mentionsOf(data);
  const operationWord = compileOperationWords(data.words);
  const firstWord = compileFirstWords(data.words);
  return {
    firstWord: (text) => text.search(firstWord),
    openIn(text, folder, { hasToken, from, ruledOut }) {
      if (!hasToken && !hasFrom(from, text, operationWord)) return new Set();
      const asksWords = hasToken || importsWithoutToken;
      const documents = documentationOf(text);
      const specifiers = specifiersIn(text, documents);
      const look: Look = {
        text,
        hasToken,
        documents,
        open: new Set(ruledOut),
        has: remembered((word) => text.includes(word)),
        wraps: remembered(({ wrapped }) => wrapped.test(text)),
        accompanies: (mention) => specifiers.some((specifier) => isCompanion(find, specifier, mention)),
      };
      for (const specifier of specifiers) {
        const module = find(specifier, folder) ?? (asksWords ? imported.get(lastWordOf(specifier)) : undefined);
        if (module) follow(look, ways[module.ways] ?? []);
      }
      search(look, hasToken ? all : tokenless);
      for (const family of ruledOut) look.open.delete(family);
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
function search(look: Look, mentions: Mentions): void {
  const followed = new Set<Mention>();
  for (const pattern of mentions.patterns) {
    pattern.lastIndex = 0;
    // Where a match begins is not asked of it: a list for each takes longer than to read the name before its end.
    while (pattern.test(look.text)) followAt(look, mentions, pattern.lastIndex, followed);
  }
}

/** Follows the ways from the name that ends at a place, where it stands as it has to. */
function followAt(look: Look, { of, longest }: Mentions, end: number, followed: Set<Mention>): void {
  const start = nameStart(look.text, end, longest);
  for (const mention of of.get(look.text.slice(start, end)) ?? []) {
    if (followed.has(mention) || mention.ways.every(([family]) => look.open.has(family))) continue;
    if (!stands(look, mention, start, end) || look.documents(start)) continue;
    followed.add(mention);
    follow(look, mention.ways);
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
  const names = [...of.keys()];
  return { of, patterns: compileNames(names), longest: Math.max(0, ...names.map((name) => name.length)) };
}

function remembered<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}
