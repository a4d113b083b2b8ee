import { listUses, lookUp, type Source, type Sourced } from './things.ts';
import type { Op, Place, Places, Ref, Thing, Uses } from './vocabulary.ts';

/** What operations are looked for together, since one gate opens for all of them. */
export type Family = 'cookie' | 'library' | 'log' | 'message' | 'storage' | 'transport' | 'url';

/** A way to an operation: what else stands in a text that gets there from a thing. */
export interface Way {
  readonly family: Family;
  /** names of members that lead there, and of options that it lives on */
  readonly words: readonly string[];
  /** nothing comes of it in a file that names no token */
  readonly needsToken: boolean;
}

/**
 * The ways from a thing to what can be done with it, by its members and by what its calls give: `createLogger` of winston leads to
 * a log. A way with all the words of another one, and more, is left out.
 */
export function waysFrom({ thing, source }: Sourced): readonly Way[] {
  const ofSource = known.get(source) ?? new Map<Thing, readonly Way[]>();
  known.set(source, ofSource);
  const ways = ofSource.get(thing) ?? walk(thing, source);
  ofSource.set(thing, ways);
  return ways;
}

/** Many names denote one thing. */
const known = new WeakMap<Source, Map<Thing, readonly Way[]>>();

function walk(start: Thing, source: Source): readonly Way[] {
  const found: Way[] = [];
  const seen = new Map<Thing, (readonly string[])[]>();
  const note = (op: Op | undefined, words: readonly string[]): void => {
    for (const way of op ? waysOf(op, source) : []) found.push({ ...way, words: [...words, ...way.words] });
  };
  const use = (uses: Uses | undefined, words: readonly string[]): void => {
    for (const { op, gives, names } of listUses(uses)) {
      note(op, words);
      if (gives) visit(gives, words);
      if (names) visit(names.is, words);
    }
  };
  const visit = (at: Thing | Ref, words: readonly string[]): void => {
    // An argument or the receiver is a thing that the text gets to by itself.
    if (typeof at === 'string' && !at.startsWith('#')) return;
    const denoted = lookUp(at, source);
    const before = seen.get(denoted) ?? [];
    if (before.some((others) => isWithin(others, words))) return;
    seen.set(denoted, [...before, words]);
    for (const uses of [denoted.call, denoted.new, denoted.extend]) use(uses, words);
    for (const [method, uses] of Object.entries(denoted.handedTo ?? {})) use(uses, [...words, method]);
    const { typed, write, writeMember, readMember, decorates } = denoted;
    for (const op of [typed, write, writeMember, readMember, decorates]) note(op, words);
    for (const [name, member] of Object.entries(denoted.members ?? {}))
      visit(member, isUnspoken(name) ? words : [...words, name]);
    if (denoted.anyMember) visit(denoted.anyMember, words);
    for (const method of denoted.refusesIn ?? [])
      if (source.isLibrary) found.push({ family: 'library', words: [...words, method], needsToken: false });
  };
  visit(start, []);
  return shortest(found);
}

/** The importing file names a default export, and the elements of a pair, as it likes. */
const isUnspoken = (name: string): boolean => name === 'default' || /^\d+$/.test(name);

const isWithin = (words: readonly string[], others: readonly string[]): boolean =>
  words.every((word) => others.includes(word));

/** What an operation is looked for as. */
function waysOf(op: Op, source: Source): readonly Way[] {
  const library: Way[] = source.isLibrary ? [{ family: 'library', words: [], needsToken: false }] : [];
  const told = keysAt(op.fromUrl).map((words): Way => ({ family: 'url', words, needsToken: false }));
  return [...library, ...told, ...waysByKind(op, source)];
}

function waysByKind({ kind, keeps, entries }: Op, { isLibrary }: Source): readonly Way[] {
  const words: readonly string[] = [];
  switch (kind) {
    case 'cookie':
    case 'log':
      return [{ family: kind, words, needsToken: true }];
    case 'store':
      return [{ family: 'storage', words, needsToken: true }];
    // What keeps nothing but tokens need not name them, and neither need what finds one for a verifier.
    case 'persist':
      return [{ family: 'storage', words, needsToken: keeps !== undefined }];
    case 'parameter':
      return [{ family: 'url', words, needsToken: true }];
    case 'receive':
      return [{ family: 'url', words, needsToken: !isLibrary }];
    case 'message':
      return [
        { family: 'message', words, needsToken: true },
        { family: 'transport', words, needsToken: true },
      ];
    case 'send':
      return [
        { family: 'transport', words, needsToken: true },
        ...keysAt(entries).map((keys): Way => ({ family: 'url', words: keys, needsToken: true })),
      ];
    default:
      return [];
  }
}

/** The names of the options that lead to each of several places: `params` for `1.params`. What is registered may stand elsewhere. */
function keysAt(places: Places | undefined): readonly (readonly string[])[] {
  const list: readonly Place[] = places === undefined ? [] : typeof places === 'string' ? [places] : places;
  return list.map((place) => (/^config\b/.test(place) ? [] : namesIn(place.replace(/^(?:self|made|step)\./, ''))));
}

const namesIn = (path: string): readonly string[] => path.split('.').filter((key) => !/^\d+$/.test(key));

/** Of ways of one family, those without which something would be missed. */
export function shortest(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = [];
  for (const way of ways.toSorted((a, b) => a.words.length - b.words.length)) {
    const isKnown = kept.some(
      (other) =>
        other.family === way.family && isWithin(other.words, way.words) && (way.needsToken || !other.needsToken),
    );
    if (!isKnown) kept.push(way);
  }
  return kept;
}
