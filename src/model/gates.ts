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
import { isNamed, specifiersIn } from './specifiers.ts';
import type { AmbientMember, Sourced } from './things.ts';
import { shortest, waysFrom, type Family, type Way } from './ways.ts';

/** What the table knows by name. */
export interface Known {
  readonly globals: ReadonlyMap<string, Sourced>;
  readonly ambient: ReadonlyMap<string, readonly AmbientMember[]>;
  readonly imported: ReadonlyMap<string, Sourced>;
  /** what an unknown module denotes by its name */
  importedPath(specifier: string): Sourced | undefined;
  /** what a specifier denotes in a file of a folder */
  module(specifier: string, folder?: string): Sourced | undefined;
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
interface Mention {
  readonly ways: readonly Way[];
  /** how it has to stand; undefined for a global, which means the same wherever it stands */
  readonly member?: Member;
}

/** A member of something unknown, or a function of an unknown module. */
interface Member extends Pick<AmbientMember, 'source' | 'with'> {
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
  readonly accompanies: (member: Member) => boolean;
}

/** Nothing is compiled before the first text is looked at. */
export function compileGates(known: Known): Gates {
  let compiled: Readonly<Record<'all' | 'tokenless', Mentions>> | undefined;
  return {
    openIn(text, folder, hasToken) {
      compiled ??= mentionsOf(known);
      const specifiers = specifiersIn(text);
      const look: Look = {
        text,
        hasToken,
        open: new Set(),
        has: remembered((word) => text.includes(word)),
        wraps: remembered(({ wrapped }) => wrapped.test(text)),
        accompanies: (member) => specifiers.some((specifier) => isCompanion(known, specifier, member)),
      };
      for (const specifier of specifiers) {
        const module = known.module(specifier, folder) ?? known.importedPath(specifier);
        if (module) follow(look, waysFrom(module));
      }
      search(look, hasToken ? compiled.all : compiled.tokenless);
      return look.open;
    },
  };
}

/** Opens what the ways from something that the text names lead to. */
function follow({ open, hasToken, has }: Look, ways: readonly Way[]): void {
  for (const { family, words, needsToken } of ways) {
    if (open.has(family) || (needsToken && !hasToken)) continue;
    if (words.every(has)) open.add(family);
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
      if (followed.has(mention) || mention.ways.every(({ family }) => look.open.has(family))) continue;
      if (!stands(look, mention, match.index, pattern.lastIndex)) continue;
      followed.add(mention);
      follow(look, mention.ways);
    }
  }
}

function stands({ text, wraps, accompanies }: Look, { member }: Mention, start: number, end: number): boolean {
  if (!member) return standsAsValue(text, end);
  const receiver = member.on && receiverBefore(text, start);
  if (member.on && receiver !== undefined && (receiver === '' ? wraps(member.on) : isReceiver(member.on, receiver)))
    return true;
  if (member.on && !member.with) return false;
  return standsAsKey(text, start, end) && (!member.with || accompanies(member));
}

function isCompanion(known: Known, specifier: string, { with: companions = [], source }: Member): boolean {
  return known.module(specifier)?.source === source || companions.some((pattern) => isNamed(specifier, pattern));
}

function mentionsOf({ globals, ambient, imported }: Known): Readonly<Record<'all' | 'tokenless', Mentions>> {
  const named = [...globals].flatMap(([name, denoted]) =>
    waysFrom(denoted).map((way) => ({ ...way, words: [name, ...way.words] })),
  );
  // One object for the same receivers: loggers have twenty members with one list.
  const receivers = remembered((key: string) => compileReceivers(key.split(' ')));
  const found: Named[] = [
    ...shortest(named).map(({ words: [name = '', ...words], ...way }): Named => [name, { ways: [{ ...way, words }] }]),
    ...[...imported].map(([name, denoted]): Named => [name, { ways: waysFrom(denoted), member: denoted }]),
    ...[...ambient].flatMap(([name, members]) =>
      members.map(({ on, ...member }): Named => {
        return [name, { ways: waysFrom(member), member: { ...member, ...(on && { on: receivers(on.join(' ')) }) } }];
      }),
    ),
  ];
  const tokenless = found.map(([name, mention]): Named => {
    return [name, { ...mention, ways: mention.ways.filter(({ needsToken }) => !needsToken) }];
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
