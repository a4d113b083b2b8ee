import { DEFAULT, reachingNames } from '../analysis/index.ts';
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
  const using = new Map<string, ReadonlySet<string>>();
  for (const path of graph.programFiles())
    if (graph.signsOf(path).families.has('library'))
      using.set(
        path,
        ownNamesAt(path, views, () => NO_NAMES),
      );
  const found = new Map(using);
  const handsOn = [...using].flatMap(([path, names]) =>
    (graph.importers().get(path) ?? []).filter((importer) => sharesName(wordsIn(graph.textOf(importer)), names)),
  );
  for (const path of new Set(handsOn)) {
    const names = ownNamesAt(path, views, (specifier) => using.get(graph.targetOf(specifier, path) ?? '') ?? NO_NAMES);
    found.set(path, new Set([...names, ...(found.get(path) ?? [])]));
  }
  passOn(graph, found);
  return found;
}

/** Adds the names that files pass on with `export … from`. */
function passOn(graph: FileGraph, found: Map<string, ReadonlySet<string>>): void {
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

const ownNamesAt = (
  path: string,
  views: ProjectViews,
  reachedBy: (specifier: string) => ReadonlySet<string>,
): ReadonlySet<string> => new Set(views.viewsAt(path).flatMap((view) => [...reachingNames(view, reachedBy)]));

function wordsIn(text: string): ReadonlySet<string> {
  const words = new Set(text.match(/[\w$]+/g));
  if (TAKES_DEFAULT.test(text)) words.add(DEFAULT);
  return words;
}

function sharesName(words: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  for (const name of names) if (words.has(name)) return true;
  return false;
}
