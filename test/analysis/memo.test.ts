import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lazy, Questions, type QuestionKind } from '../../src/analysis/memo.ts';

/** Which questions each question asks, by number. */
type Graph = readonly (readonly number[])[];

/** A question answers with its own number and the answers of those that it asks, so that every difference shows. */
function answers(graph: Graph, order: readonly number[]): ReadonlyMap<number, string> {
  const kind: QuestionKind<Graph, number, string> = {
    name: 'text',
    compute: (all, key) => summary(`${key}(${(all[key] ?? []).map((next) => questions.ask(kind, next)).join()})`),
    unanswered: () => '?',
    position: (key) => key,
  };
  const questions = new Questions(graph);
  return new Map(order.map((key) => [key, questions.ask(kind, key)]));
}

/** Short, and another one for another text. */
function summary(text: string): string {
  if (text.length <= 40) return text;
  let hash = 7;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 2_147_483_647;
  return `${text.slice(0, 8)}…${hash}`;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

/** Graphs of a size, some with circles that share questions. */
const graphs = (size: number): fc.Arbitrary<Graph> =>
  fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size });

describe('an answer depends on its question alone', () => {
  it.each([2, 3, 5, 9, 14])('in any graph of %i questions, in any order', (size) => {
    const orders = fc.shuffledSubarray([...range(size)], { minLength: size, maxLength: size });
    fc.assert(
      fc.property(graphs(size), orders, (graph, order) => {
        const forward = answers(graph, range(size));
        const shuffled = answers(graph, order);
        for (const key of range(size)) {
          const [alone] = answers(graph, [key]).values();
          expect([forward.get(key), shuffled.get(key)], `question ${key}`).toEqual([alone, alone]);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('in a chain that is longer than the stack', () => {
    const chain = range(20_000).map((key) => (key < 19_999 ? [key + 1] : []));
    expect(answers(chain, [0, 10_000]).get(10_000)).toBe(answers(chain, [10_000]).get(10_000));
  });

  it('behind a long way to a short circle', () => {
    const way = range(200).map((key) => [key + 1]);
    const graph = [...way, ...range(100).map((key) => [200 + ((key + 1) % 100)])];
    expect(answers(graph, [0, 250]).get(250)).toBe(answers(graph, [250]).get(250));
  });
});

describe('a circle', () => {
  it('is cut at the question that comes first', () => {
    const graph = [[1], [2], [0]];
    expect(Object.fromEntries(answers(graph, [2, 1, 0]))).toEqual({
      0: '0(1(2(?)))',
      1: '1(2(0(1(2(?)))))',
      2: '2(0(1(2(?))))',
    });
  });

  it('that is longer than the stack stays unanswered', () => {
    const ring = range(5_000).map((key) => [(key + 1) % 5_000]);
    expect([...answers(ring, [0, 2_500, 4_999]).values()]).toEqual(['?', '?', '?']);
  });

  it('costs no more than its questions, however dense it is', () => {
    const size = 40;
    let computed = 0;
    const kind: QuestionKind<undefined, number, number> = {
      name: 'count',
      compute: (_, key) => {
        computed++;
        return range(size).reduce((sum, next) => sum + questions.ask(kind, next), key);
      },
      unanswered: () => 0,
      position: (key) => key,
    };
    const questions = new Questions(undefined);
    questions.ask(kind, 0);
    expect(computed).toBeLessThan(size * size);
  });
});

describe('what is computed', () => {
  it('is computed once', () => {
    const counts = new Map<number, number>();
    const kind: QuestionKind<undefined, number, number> = {
      name: 'double',
      compute: (_, key) => {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        return key === 0 ? 1 : questions.ask(kind, key - 1) + questions.ask(kind, key - 1);
      },
      unanswered: () => 0,
      position: (key) => key,
    };
    const questions = new Questions(undefined);
    expect(questions.ask(kind, 40)).toBe(2 ** 40);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
  });

  it('begins anew after an error', () => {
    let fails = true;
    const kind: QuestionKind<undefined, string, string> = {
      name: 'failing',
      compute: () => {
        if (fails) throw new Error('not yet');
        return 'done';
      },
      unanswered: () => '?',
      position: () => 0,
    };
    const questions = new Questions(undefined);
    expect(() => questions.ask(kind, 'a')).toThrow('not yet');
    fails = false;
    expect(questions.ask(kind, 'a')).toBe('done');
  });

  it('lazily, is undefined only once, too', () => {
    let times = 0;
    const value = lazy(() => void times++);
    value();
    value();
    expect(times).toBe(1);
  });
});
