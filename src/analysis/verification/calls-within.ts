import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { firstWithin } from '../syntax/lists.ts';
import { enclosingFunction, isFunction, placeOf, type FunctionNode, type Node } from '../syntax/node.ts';

/** The calls of one kind, by the function that they belong to, in the order of the text. */
export type CallKind = QuestionKind<FileView, FunctionNode | undefined, readonly TSESTree.CallExpression[]>;

/** What stands behind one verification, all those before it ask for, too: a function is looked through once for each kind. */
export function callsThat(name: string, is: (file: FileView, call: TSESTree.CallExpression) => boolean): CallKind {
  return {
    name,
    compute: (file, fn) =>
      file.tree
        .inFunction('CallExpression', fn)
        .filter((call) => is(file, call))
        // The parts of a component do not stand in the order in which they are read.
        .sort((one, other) => one.range[0] - other.range[0]),
    unanswered: () => [],
    position: (fn) => (fn ? placeOf(fn) : -1),
  };
}

/** The first call of a kind in a node that belongs to the function around it. */
export function firstIn(file: FileView, kind: CallKind, node: Node): TSESTree.CallExpression | undefined {
  return isFunction(node) ? undefined : firstWithin(file.ask(kind, enclosingFunction(node)), node);
}
