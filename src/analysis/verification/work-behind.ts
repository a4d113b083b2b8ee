import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { placeOf, type Node } from '../syntax/node.ts';
import { following } from './afterwards.ts';
import { isUnderReserve, proceedsAt, workAt, type Work } from './work.ts';

/*
 * What statements do for a request up to the end of a function. Many verifications in a row have the same statements behind them:
 * what those do is found once.
 */

/**
 * The call that lets a request go on, reached from a statement on.
 *
 * @param isSame nothing was kept that tells good tokens from refused ones
 */
export function proceedsFrom(file: FileView, first: Node | undefined, isSame: boolean): Node | undefined {
  return first && file.ask(isSame ? PROCEEDS_FOR_ALL : PROCEEDS, first);
}

const PROCEEDS = proceedsKind('proceeds', false);
const PROCEEDS_FOR_ALL = proceedsKind('proceedsForAll', true);

function proceedsKind(name: string, isSame: boolean): QuestionKind<FileView, Node, Node | undefined> {
  return {
    name,
    compute: (file, statement) => {
      const end = proceedsAt(file, statement, isSame);
      return end ? end.found : proceedsFrom(file, following(statement), isSame);
    },
    unanswered: () => undefined,
    position: placeOf,
  };
}

/**
 * The first work that is done for a request from a statement on, whatever became of its token.
 *
 * @param told names that tell what became of the token
 * @param isAnswered the request was answered before
 */
export function workFrom(
  file: FileView,
  first: Node | undefined,
  { told, isAnswered }: { readonly told: readonly Node[]; readonly isAnswered: boolean },
): Work | undefined {
  if (!first) return undefined;
  const { last, found } = file.ask(isAnswered ? WORKS_BEHIND_ANSWERS : WORKS, first);
  const reads = told
    .flatMap((name) => file.scopes.reads(name))
    .filter((read) => read.range[0] >= first.range[0] && read.range[1] <= last.range[1]);
  if (reads.length === 0) return found;
  for (let at: Node | undefined = first; at; at = at === last ? undefined : following(at))
    if (isUnderReserve(file, at, reads)) return undefined;
  return found;
}

interface WorkEnd {
  /** the statement that the search ended with */
  readonly last: Node;
  readonly found: Work | undefined;
}

const WORKS = workKind('works', false);
const WORKS_BEHIND_ANSWERS = workKind('worksBehindAnswers', true);

function workKind(name: string, isAnswered: boolean): QuestionKind<FileView, Node, WorkEnd> {
  const kind: QuestionKind<FileView, Node, WorkEnd> = {
    name,
    compute: (file, statement) => {
      const end = workAt(file, statement, isAnswered);
      const next = end ? undefined : following(statement);
      return next ? file.ask(kind, next) : { last: statement, found: end?.found };
    },
    unanswered: (statement) => ({ last: statement, found: undefined }),
    position: placeOf,
  };
  return kind;
}
