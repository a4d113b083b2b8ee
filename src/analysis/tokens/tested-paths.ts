import type { FileView } from '../evaluation/file-view.ts';
import { rootName } from '../evaluation/aliases.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import { conditionSources, type Condition } from '../syntax/order.ts';
import { enclosingFunction, placeOf, unwrap, type Node } from '../syntax/node.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { indexConditions, LISTED, type Refuted } from './condition-index.ts';
import { pathsTo, pathText } from './member-paths.ts';
import { addUnder } from '../syntax/lists.ts';

/** What has been tested where a node runs, and what the file writes. */
export interface Tested {
  readonly at: Node;
  /** The tests that would have come out otherwise if there were a value under a path, or if there were none. */
  refuting(path: string, isThere: boolean): readonly Refuted[];
  /** The conditions that say that what has given the value of a variable has failed. */
  failed(owner: Variable): readonly Condition[];
  /** What is written into a path, as expressions. */
  readonly writtenTo: (path: string) => readonly Node[];
}

/** @param writtenTo what the file writes into a path, as expressions */
export function testedAt(file: FileView, at: Node, writtenTo: Tested['writtenTo']): Tested {
  const indexes = lazy(() => {
    const { branches, rows } = conditionSources(at);
    const listed = rows.map((row) => file.ask(LISTED, row));
    if (branches.length === 0) return listed;
    const inBranches = branches.map((condition) => ({ condition, end: 0 }));
    return [indexConditions(file, inBranches), ...listed];
  });
  const before = <T extends { readonly end: number }>(listed: readonly T[]): readonly T[] =>
    listed.length === 0
      ? listed
      : listed.slice(
          0,
          firstFrom(listed, ({ end }) => end > at.range[0]),
        );
  return {
    at,
    refuting: (path, isThere) => indexes().flatMap((index) => before(index.refuting(path, isThere))),
    failed: (owner) => indexes().flatMap((index) => before(index.failed(owner)).map(({ condition }) => condition)),
    writtenTo,
  };
}

/** Whether the tests that came out where a node runs show that there is no value under a path. Of `!a || !b` nothing follows for `a`. */
export function isAbsentAt(file: FileView, path: string, tested: Tested): boolean {
  return tested.refuting(path, true).some((one) => !isChangedBehind(file, path, one, tested));
}

/** Whether they show that there is a value. */
export function isPresentAt(file: FileView, path: string, tested: Tested): boolean {
  return tested.refuting(path, false).some((one) => !isChangedBehind(file, path, one, tested));
}

/** Whether what lies under a path may be another value by the time than the one that was tested, by some names of it. */
function isChangedBehind(file: FileView, path: string, { test, names }: Refuted, { at, writtenTo }: Tested): boolean {
  const from = names.reduce((first, { range: [, end] }) => Math.min(first, end), test.range[1]);
  const to = at.range[0];
  if (pathsTo(path).some((one) => isAnyBetween(writtenTo(one), from, to))) return true;
  const variables = names.map((name) => rootName(file, name)?.variable);
  if (variables.some((one) => one && isAnyBetween(file.ask(WRITES, one), from, to))) return true;
  const { awaited, methods } = file.ask(CALLS, file.sourceCode.ast);
  // A method may fill in what it is called on, and whoever is waited for what everybody sees.
  const owners = pathsTo(path).slice(0, -1);
  if (owners.some((owner) => isAnyBetween(methods.get(owner) ?? [], from, to))) return true;
  const isShared = variables.some((one) => !one || enclosingFunction(at) !== enclosingFunction(declarationOf(one)));
  return isShared && isAnyBetween(awaited, from, to);
}

/** Where a variable is written, in the order of the file. */
const WRITES: QuestionKind<FileView, Variable, readonly Node[]> = {
  name: 'writesOfVariable',
  compute: (_, { references }) =>
    references.flatMap((one): Node[] => (one.isWrite() ? [one.identifier] : [])).sort(byPlace),
  unanswered: () => [],
  position: (variable) => placeOf(declarationOf(variable)),
};

/** The calls of a file that may change what was tested before, in its order. */
interface ChangingCalls {
  readonly awaited: readonly Node[];
  /** by the path of what the method is called on */
  readonly methods: ReadonlyMap<string, readonly Node[]>;
}

const CALLS: QuestionKind<FileView, Node, ChangingCalls> = {
  name: 'changingCalls',
  compute: (file) => {
    const calls = [...file.tree.get('CallExpression')].sort(byPlace);
    const methods = new Map<string, Node[]>();
    for (const call of calls) {
      const callee = unwrap(call.callee);
      const object = callee.type === 'MemberExpression' ? pathText(file, callee.object) : undefined;
      if (object !== undefined) addUnder(methods, object, call);
    }
    return { awaited: calls.filter(({ parent }) => parent.type === 'AwaitExpression'), methods };
  },
  unanswered: () => ({ awaited: [], methods: new Map() }),
  position: placeOf,
};

const byPlace = (one: Node, other: Node): number => placeOf(one) - placeOf(other);

/** Whether one of some nodes, in the order of the file, lies between two places in it. */
function isAnyBetween(nodes: readonly Node[], from: number, to: number): boolean {
  for (let index = firstFrom(nodes, ({ range }) => range[0] >= from); index < nodes.length; index += 1) {
    const [start = to, end = to] = nodes[index]?.range ?? [];
    if (start >= to) return false;
    if (end <= to) return true;
  }
  return false;
}

/**
 * The tests that came out where a node runs and say that a request, or what else has given a value, has failed.
 *
 * @param value a name of the value, or a member of it
 */
export function failedTests(file: FileView, value: Node, tested: Tested): readonly Condition[] {
  const owner = rootName(file, value)?.variable;
  return owner ? tested.failed(owner) : [];
}

/** The index of the first item that is behind some point, in a list that is ordered by it. */
function firstFrom<T>(items: readonly T[], isBehind: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item === undefined || isBehind(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
