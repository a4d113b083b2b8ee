import type { FileView } from '../evaluation/file-view.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import { conditionsListed, type ListedCondition } from '../syntax/order.ts';
import { placeOf, type Node } from '../syntax/node.ts';
import type { Variable } from '../syntax/scopes.ts';
import { assumedOutcome, type Assumption } from './assumed-outcome.ts';
import { saysFailed, saysOutcome } from './failed-outcomes.ts';
import { pathsTo } from './member-paths.ts';
import { addUnder } from '../syntax/lists.ts';

/** A test that does not agree with an assumption. */
export interface Refuted {
  readonly test: Node;
  /** the names in it that the assumption speaks of */
  readonly names: readonly Node[];
}

/** The conditions of one list of statements, by what they say: a function may have a thousand tests, and as many looks at them. */
export interface ConditionIndex {
  refuting(path: string, isThere: boolean): readonly (ListedCondition & Refuted)[];
  /** Those that say that a request, or what else has given the value of a variable, has failed. */
  failed(owner: Variable): readonly ListedCondition[];
}

export const LISTED: QuestionKind<FileView, Node, ConditionIndex> = {
  name: 'listedConditions',
  compute: (file, list) => indexConditions(file, conditionsListed(list)),
  unanswered: () => ({ refuting: () => [], failed: () => [] }),
  position: placeOf,
};

/** @param listed in the order of the file */
export function indexConditions(file: FileView, listed: readonly ListedCondition[]): ConditionIndex {
  const mentioned = lazy(() => {
    const exact = new Map<string, ListedCondition[]>();
    const below = new Map<string, ListedCondition[]>();
    for (const one of listed) {
      const paths = file.ask(MENTIONED, one.condition.test);
      for (const path of paths) addUnder(exact, path, one);
      for (const path of new Set(paths.flatMap(pathsTo))) addUnder(below, path, one);
    }
    return { exact, below };
  });
  const known = new Map<string, readonly (ListedCondition & Refuted)[]>();
  const failures = new Map<Variable, readonly ListedCondition[]>();
  const ofOutcomes = lazy(() =>
    listed.filter(({ condition }) =>
      file.ask(MENTIONED, condition.test).some((path) => saysOutcome(path) !== undefined),
    ),
  );
  const speakingOf = (path: string, isThere: boolean): readonly ListedCondition[] => {
    const { exact, below } = mentioned();
    if (!isThere) return below.get(path) ?? [];
    const found = [...pathsTo(path), `${path}.length`].flatMap((one) => exact.get(one) ?? []);
    return [...new Set(found)].sort((one, other) => one.end - other.end);
  };
  return {
    refuting: (path, isThere) => {
      const key = `${isThere} ${path}`;
      const found =
        known.get(key) ?? speakingOf(path, isThere).flatMap((one) => refuted(file, one, assuming(path, isThere)));
      known.set(key, found);
      return found;
    },
    failed: (owner) => {
      const found = failures.get(owner) ?? ofOutcomes().filter(({ condition }) => saysFailed(file, condition, owner));
      failures.set(owner, found);
      return found;
    },
  };
}

function refuted(file: FileView, listed: ListedCondition, assume: Assumption): readonly (ListedCondition & Refuted)[] {
  const { test, holds } = listed.condition;
  const names: Node[] = [];
  const outcome = assumedOutcome(file, test, (other, expression) => {
    const known = assume(other, expression);
    if (known !== undefined) names.push(expression);
    return known;
  });
  return outcome === !holds ? [{ ...listed, test, names }] : [];
}

/** The paths that a test asks for. */
const MENTIONED: QuestionKind<FileView, Node, readonly string[]> = {
  name: 'mentionedPaths',
  compute: (file, test) => {
    const paths = new Set<string>();
    assumedOutcome(file, test, (path) => {
      paths.add(path);
      return undefined;
    });
    return [...paths];
  },
  unanswered: () => [],
  position: placeOf,
};

const isAbove = (path: string, other: string): boolean => path === other || other.startsWith(`${path}.`);

/**
 * What is true of other paths where there is a value under one, or where there is none: what has members is there where one of
 * them is, and a text has a length; of nothing there are no members.
 */
function assuming(path: string, isThere: boolean): Assumption {
  return (other) => {
    const follows = isThere ? isAbove(other, path) || other === `${path}.length` : isAbove(path, other);
    return follows ? isThere : undefined;
  };
}
