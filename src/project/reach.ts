import { DEFAULT, reachingNames, type ReachingNames } from '../analysis/index.ts';
import type { FileGraph } from './graph.ts';
import type { ProjectViews } from './views.ts';

const NO_NAMES: ReadonlySet<string> = new Set();

/** A file that imports something under a name of its own. */
const TAKES_DEFAULT =
  /\bimport\s+(?:type\s+)?(?:[\w$]+\s*(?:,|from\b)|\*\s*as\b)|\b(?:require|import)\s*\(|\bdefault\b/;

/**
 * The names through which libraries are reached in each file of a project: in the files that use one, and in those that hand on what these
 * do. Further away hardly anything is left of what a library was told, and half of the project would be looked into. A file in which none
 * is reached has no entry.
 */
export function reachInProject(graph: FileGraph, views: ProjectViews): ReadonlyMap<string, ReadonlySet<string>> {
  const using = new Map<string, ReachingNames>();
  for (const path of graph.programFiles())
    if (graph.signsOf(path).families.has('library'))
      using.set(
        path,
        reachAt(path, views, () => NO_NAMES),
      );
  const found = new Map<string, Set<string>>();
  for (const [path, { names }] of using) found.set(path, new Set(names));
  const handsOn = new Set<string>();
  // A file that imports several of them is read once.
  const wordsOf = new Map<string, ReadonlySet<string>>();
  for (const [path, { names, holders }] of using)
    for (const importer of graph.importers().get(path) ?? []) {
      const words = wordsOf.get(importer) ?? wordsIn(graph.textOf(importer));
      wordsOf.set(importer, words);
      if (sharesName(words, names)) handsOn.add(importer);
      if (sharesName(words, holders)) addNames(found, importer, names);
    }
  for (const path of handsOn) {
    const reachedBy = (specifier: string): ReadonlySet<string> =>
      using.get(graph.targetOf(specifier, path) ?? '')?.names ?? NO_NAMES;
    addNames(found, path, reachAt(path, views, reachedBy).names);
  }
  passOn(graph, found);
  return found;
}

function addNames(found: Map<string, Set<string>>, path: string, names: ReadonlySet<string>): void {
  const known = found.get(path) ?? new Set();
  for (const name of names) known.add(name);
  found.set(path, known);
}

/** Adds the names that files pass on with `export … from`. */
function passOn(graph: FileGraph, found: Map<string, Set<string>>): void {
  const pending = [...found.keys()];
  for (let path = pending.pop(); path !== undefined; path = pending.pop())
    for (const importer of graph.importers().get(path) ?? []) {
      const { passesOn, renames } = graph.signsOf(importer);
      const before = found.get(importer) ?? NO_NAMES;
      const names = new Set(before);
      for (const specifier of passesOn)
        for (const name of found.get(graph.targetOf(specifier, importer) ?? '') ?? []) names.add(name);
      for (const [from, to] of renames) if (names.has(from)) names.add(to);
      // Names are only ever added, so that files which import each other come to an end.
      if (names.size === before.size) continue;
      found.set(importer, names);
      pending.push(importer);
    }
}

/** Whether a text says a name through which a library is reached in one of the files that it imports. */
export function saysName(text: string, reached: readonly ReadonlySet<string>[]): boolean {
  if (reached.every((names) => names.size === 0)) return false;
  const words = wordsIn(text);
  return reached.some((names) => sharesName(words, names));
}

function reachAt(
  path: string,
  views: ProjectViews,
  reachedBy: (specifier: string) => ReadonlySet<string>,
): ReachingNames {
  const reached = views.viewsAt(path).map((view) => reachingNames(view, reachedBy));
  return {
    names: new Set(reached.flatMap(({ names }) => [...names])),
    holders: new Set(reached.flatMap(({ holders }) => [...holders])),
  };
}

function wordsIn(text: string): ReadonlySet<string> {
  const words = new Set(text.match(/[\w$]+/g));
  if (TAKES_DEFAULT.test(text)) words.add(DEFAULT);
  return words;
}

function sharesName(words: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  for (const name of names) if (words.has(name)) return true;
  return false;
}
