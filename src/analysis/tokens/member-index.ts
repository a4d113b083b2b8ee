import type { FileView } from '../evaluation/file-view.ts';
import { rootName } from '../evaluation/aliases.ts';
import { lazy } from '../memo.ts';
import { isKnownAt, type Condition } from '../syntax/order.ts';
import { mayReach } from '../syntax/reach.ts';
import { declarationOf } from '../syntax/scopes.ts';
import { isInside, type Node } from '../syntax/node.ts';
import { addUnder } from '../syntax/lists.ts';
import { membersByPath, takenOver, writesByPath, type Member, type MembersByPath } from './members-by-path.ts';
import { failedTests, isAbsentAt, testedAt, type Tested } from './tested-paths.ts';

/** What the file reads from, and writes into, the things that it has names for. */
export interface MemberIndex {
  /**
   * The name of a token, direct or nested, that a path is known to have where `at` stands.
   *
   * @param but names that are not meant, in lower case
   */
  tokenUnder(path: string, at: Node, but: ReadonlySet<string | undefined>): string | undefined;
  /** Whether the file reads properties of a path that no text has: then it is no token, whatever it is called. */
  isThing(path: string): boolean;
  /** What is written into a path, as expressions. */
  writtenTo(path: string): readonly Node[];
}

/** Where something is looked at that has members. */
interface Place {
  readonly at: Node;
  readonly but: ReadonlySet<string | undefined>;
  readonly tested: Tested;
  /** the tests that say there that what has given it has failed */
  readonly failed: () => readonly Condition[];
}

/** How deep an answer is looked into: `response.data.user.token`. */
const MAX_DEPTH = 4;

/** @param isToken whether a member's name says that it is a token */
export function indexMembers(file: FileView, isToken: (name: string) => boolean): MemberIndex {
  const found = membersByPath(file);
  const links = new Map<string, string[]>();
  for (const [from, to] of takenOver(file)) addUnder(links, from, to);
  const writes = lazy(() => writesByPath(file));
  const writtenTo = (path: string): readonly Node[] => writes().get(path) ?? [];
  const { leads, worth } = waysToTokens(found, links, isToken);
  const things = new Map<string, boolean>();
  const isThing = (path: string): boolean => {
    const known = things.get(path) ?? hasOtherThanText(file, found.get(path));
    things.set(path, known);
    return known;
  };
  const isShown = (path: string, members: readonly Member[], { at, tested, failed }: Place): boolean =>
    members.some(
      (one) =>
        isThere(file, one, at) &&
        (one.written || failed().length === 0 || failed().some((condition) => isKnownAt(condition, one.node))),
    ) && ![path, ...(links.get(path) ?? [])].some((one) => isAbsentAt(file, one, tested));
  const search = (path: string, place: Place, depth: number): string | undefined => {
    const members = worth(path, depth).filter(
      ({ all }) => !all.some((one) => one.deleted && isThere(file, one, place.at)),
    );
    const direct = members.find(
      ({ name, own, all }) =>
        isToken(name) && !place.but.has(name.toLowerCase()) && !isThing(own) && isShown(own, all, place),
    );
    if (direct) return direct.name;
    for (const { own, all } of members) {
      const isKnown = leads(own, depth + 1) && all.some((one) => isThere(file, one, place.at));
      const nested = isKnown ? search(own, place, depth + 1) : undefined;
      if (nested !== undefined) return nested;
    }
    for (const other of links.get(path) ?? []) {
      const linked = leads(other, depth + 1) ? search(other, place, depth + 1) : undefined;
      if (linked !== undefined) return linked;
    }
    return undefined;
  };
  return {
    tokenUnder: (path, at, but) => {
      const tested = testedAt(file, at, writtenTo);
      return search(path, { at, but, tested, failed: lazy(() => failedTests(file, at, tested)) }, 0);
    },
    writtenTo,
    isThing,
  };
}

/** A member that is a token by its name, or has one below it. */
interface WorthALook {
  readonly name: string;
  /** its own path */
  readonly own: string;
  readonly all: readonly Member[];
}

/** Which members lead to tokens: a thousand others need not be looked at wherever their owner is. */
function waysToTokens(
  found: MembersByPath,
  links: ReadonlyMap<string, readonly string[]>,
  isToken: (name: string) => boolean,
): {
  readonly leads: (path: string, depth: number) => boolean;
  readonly worth: (path: string, depth: number) => readonly WorthALook[];
} {
  const known = new Map<string, readonly WorthALook[]>();
  const worth = (path: string, depth: number): readonly WorthALook[] => {
    const key = `${depth} ${path}`;
    const before = known.get(key);
    if (before || depth > MAX_DEPTH) return before ?? [];
    const members = [...(found.get(path) ?? [])].map(([name, all]) => ({ name, own: `${path}.${name}`, all }));
    const kept = members.filter(({ name, own }) => isToken(name) || leads(own, depth + 1));
    known.set(key, kept);
    return kept;
  };
  const leads = (path: string, depth: number): boolean =>
    depth <= MAX_DEPTH &&
    (worth(path, depth).length > 0 || (links.get(path) ?? []).some((other) => leads(other, depth + 1)));
  return { leads, worth };
}

const OF_STRINGS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(String.prototype));

function hasOtherThanText(file: FileView, members: ReturnType<MembersByPath['get']>): boolean {
  return [...(members ?? [])].some(([name, all]) => all.some(({ written }) => !written) && !isAskedOfTexts(file, name));
}

/** What can be asked of a text, or of something that gives one. */
function isAskedOfTexts(file: FileView, name: string): boolean {
  if (OF_STRINGS.has(name)) return true;
  const member = file.table.names.member(name);
  return member?.box === true || member?.besideBox === true;
}

/** What is read from a thing shows what it holds; what is written into it is there only afterwards. */
function isThere(file: FileView, { node, written, deleted, called }: Member, at: Node): boolean {
  if (called || isInside(node, at) || isInOtherBranch(node, at)) return false;
  if (!written && !deleted) return true;
  return node.range[1] <= at.range[0] && (deleted || isStillThere(file, node, at));
}

/** Whether what is written into a member may still be there where something is read. */
export function isStillThere(file: FileView, member: Node, at: Node): boolean {
  const variable = rootName(file, member)?.variable;
  return mayReach(member.parent ?? member, at, variable ? declarationOf(variable) : file.sourceCode.ast);
}

/** `if (on) { keep(answer.token) } else { show(answer) }`: where this is shown, that is not read. */
function isInOtherBranch(node: Node, at: Node): boolean {
  for (let branch = at, parent = at.parent; parent; branch = parent, parent = parent.parent) {
    if (parent.type !== 'IfStatement' || branch === parent.test) continue;
    const other = branch === parent.consequent ? parent.alternate : parent.consequent;
    if (other && isInside(node, other)) return true;
  }
  return false;
}
