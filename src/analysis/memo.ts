/** Computes a value when it is first asked for, and remembers it. For what leads to no question that may ask for it again. */
export function lazy<T>(compute: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: compute() }).value;
}

/** One kind of question: what is computed for a key. `C` is what the computation sees beside its key: the file. */
export interface QuestionKind<C, K, V> {
  /** tells kinds apart that ask about the same place */
  readonly name: string;
  readonly compute: (context: C, key: K) => V;
  /** the answer to a question that is still being answered: nothing is known yet */
  readonly unanswered: (key: K) => V;
  /** where in the file the question belongs, the same however it was reached */
  readonly position: (key: K) => number;
}

/**
 * Questions nested deeper than this are answered first, each on its own, and the outer ones begin again: the stack is finite,
 * and chains are not. That changes in which order answers are found, and no answer.
 */
const MAX_NESTING = 150;

/**
 * The memory of all questions about one file.
 *
 * An answer depends on its question alone: neither on what was asked before nor on what is being asked around it. An answer
 * that ran into a question still open around it is good for answering that one, and is not kept. Questions that lead to each
 * other in a circle are cut at the one that stands first: it sees itself unanswered, the others see its answer.
 *
 * There is no limit on depth or work, since an answer that was cut off by one would depend on where the asking started.
 */
export class Questions<C> {
  private readonly context: C;
  private readonly open: OpenQuestions;
  /** what tells files apart whose questions lead to each other: their order */
  private readonly place: string;
  private readonly asked = new Map<unknown, Map<unknown, Question>>();

  /**
   * @param open shared by files whose questions lead to each other
   * @param place of the file among those
   */
  constructor(context: C, open = new OpenQuestions(), place = '') {
    this.context = context;
    this.open = open;
    this.place = place;
  }

  /** The answer to a question, remembered. */
  ask<K, V>(kind: QuestionKind<C, K, V>, key: K): V {
    // A kind's questions are made here alone, with its own types of keys and answers.
    const known = this.asked.get(kind) as Map<K, TypedQuestion<C, K, V>> | undefined;
    const questions = known ?? new Map<K, TypedQuestion<C, K, V>>();
    if (!known) this.asked.set(kind, questions);
    let question = questions.get(key);
    if (question === undefined) questions.set(key, (question = new TypedQuestion(this.context, kind, key, this.place)));
    if (question.state !== 'kept') this.open.look(question);
    return question.answer();
  }
}

/** The questions that are being answered: those of one file, or of several that ask each other. */
export class OpenQuestions {
  /** how many questions are open */
  private depth = 0;
  /** the depth of the outermost open question that was run into since the innermost one was opened */
  private met = Infinity;
  /** the questions whose answers ran into one that is still open */
  private readonly provisional: Question[] = [];

  /** Answers a question, unless it is being answered already. */
  look(question: Question): void {
    if (question.state !== 'new') {
      if (question.at < this.met) this.met = question.at;
    } else if (this.depth === 0) this.fromInside(question);
    else if (this.depth >= MAX_NESTING || question.isPassed) throw new Interrupted(question);
    else this.answer(question);
  }

  private answer(asked: Question): void {
    const cutAt = this.attempt(asked);
    if (cutAt === asked) return;
    // Where a circle is cut at another question than the one that was asked, that one is answered first.
    const waiting = [asked, cutAt];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const first = next.state === 'new' ? this.attempt(next) : next;
      if (first === next) waiting.pop();
      else waiting.push(first);
    }
  }

  /** Answers a question, if it is not in a circle that is cut elsewhere. @returns the question to answer first, or this one */
  private attempt(question: Question): Question {
    const around = this.met;
    const start = this.provisional.length;
    this.met = Infinity;
    question.state = 'open';
    question.at = ++this.depth;
    try {
      question.compute();
    } catch (error) {
      for (const one of [...this.provisional.splice(start), question]) one.forget();
      this.met = around;
      if (error instanceof Interrupted) error.path.push(question);
      throw error;
    } finally {
      this.depth--;
    }
    const { met } = this;
    this.met = around;
    if (met < question.at) {
      this.giveProvisionally(question, met, start);
      return question;
    }
    if (this.provisional.length === start) {
      question.state = 'kept';
      return question;
    }
    const circle = this.provisional.splice(start);
    const first = circle.reduce(earlier, question);
    for (const one of circle) one.forget();
    if (first === question) question.state = 'kept';
    else question.forget();
    return first;
  }

  private giveProvisionally(question: Question, met: number, start: number): void {
    question.state = 'provisional';
    this.provisional.push(question);
    for (let i = start; i < this.provisional.length; i++) {
      const one = this.provisional[i];
      // What ran into this question runs into what this one ran into.
      if (one && one.at > met) one.at = met;
    }
    if (met < this.met) this.met = met;
  }

  /** Answers a question from the innermost one outwards, as far as it leads. */
  private fromInside(first: Question): void {
    const waiting: Waiting[] = [{ question: first, path: [] }];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      try {
        if (next.question.state === 'new') this.answer(next.question);
        waiting.pop();
        for (const one of next.path) one.isPassed = false;
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        const interrupted: Waiting = {
          question: error.question as Question,
          path: error.path.toReversed() as Question[],
        };
        if (interrupted.question.isPassed) closeCircle(waiting, interrupted);
        else {
          waiting.push(interrupted);
          for (const one of interrupted.path) one.isPassed = true;
        }
      }
    }
  }
}

/** A question to be answered with an empty stack, and those that led to it from the one that waits before it. */
interface Waiting {
  readonly question: Question;
  readonly path: readonly Question[];
}

/**
 * A question that was reached led to one on the way to it: they are in a circle. That may still be short where the way to the
 * circle was long, so it is begun anew where it closed. A circle that is longer than the stack closes where it was begun, and
 * stays unanswered: none of its answers would be worth the search.
 */
function closeCircle(waiting: Waiting[], { question, path }: Waiting): void {
  const isWhole = waiting.some((one) => one.question === question);
  const circle = [...path];
  for (let last = waiting.at(-1); last !== undefined; last = waiting.at(-1)) {
    const at = last.path.indexOf(question);
    if (last.question === question && isWhole) break;
    waiting.pop();
    for (const one of last.path) one.isPassed = false;
    for (const one of last.path.slice(Math.max(at, 0))) circle.push(one);
    if (at < 0) continue;
    if (!isWhole) {
      const before = last.path.slice(0, at);
      for (const one of before) one.isPassed = true;
      waiting.push({ question, path: before });
    }
    break;
  }
  if (isWhole) for (const one of [question, ...circle]) one.state = 'kept';
}

/** A question with its answer, whatever kind it is of. */
interface Question {
  state: 'kept' | 'new' | 'open' | 'provisional';
  /** while open, its own depth; while provisional, the depth of the outermost question that its answer ran into */
  at: number;
  /** whether it was on the way to a question that has to be answered first */
  isPassed: boolean;
  readonly kind: string;
  /** of its file among those that ask each other */
  readonly place: string;
  readonly position: number;
  compute(): void;
  forget(): void;
}

class TypedQuestion<C, K, V> implements Question {
  state: Question['state'] = 'new';
  at = Infinity;
  isPassed = false;
  private found: { readonly value: V } | undefined = undefined;
  readonly place: string;
  private readonly context: C;
  private readonly of: QuestionKind<C, K, V>;
  private readonly key: K;

  constructor(context: C, of: QuestionKind<C, K, V>, key: K, place: string) {
    this.context = context;
    this.of = of;
    this.key = key;
    this.place = place;
  }

  answer(): V {
    return this.found ? this.found.value : this.of.unanswered(this.key);
  }

  get kind(): string {
    return this.of.name;
  }

  get position(): number {
    return this.of.position(this.key);
  }

  compute(): void {
    this.found = { value: this.of.compute(this.context, this.key) };
  }

  forget(): void {
    this.state = 'new';
    this.found = undefined;
  }
}

function earlier(one: Question, other: Question): Question {
  if (one.place !== other.place) return one.place < other.place ? one : other;
  if (one.position !== other.position) return one.position < other.position ? one : other;
  return one.kind <= other.kind ? one : other;
}

/** Thrown to answer a question with an empty stack. */
class Interrupted extends Error {
  readonly question: unknown;
  /** the questions that were open, the innermost first */
  readonly path: unknown[] = [];

  constructor(question: unknown) {
    super('Questions are nested too deeply');
    this.question = question;
  }
}
