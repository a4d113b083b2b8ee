import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { findOperations, type Operation } from '../operations/operations.ts';

/** The operations of a file that others ask about, in source order. */
export const OPERATIONS: QuestionKind<FileView, 'file', readonly Operation[]> = {
  name: 'operationsForOthers',
  compute: findOperations,
  unanswered: () => [],
  position: () => -1,
};
