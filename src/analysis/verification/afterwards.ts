import { isFunction, type FunctionNode, type Node } from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';

/** What runs when a statement has come to its end. */
export interface Afterwards {
  readonly statements: readonly Node[];
  /** the function that comes to its end behind them */
  readonly ends: FunctionNode | undefined;
}

/** The statements that follow the one that a node stands in: in its block, and behind the conditions and `try` blocks around that. */
export function afterwards(node: Node): Afterwards {
  const statements: Node[] = [];
  for (let at = node; at.parent; at = at.parent) {
    const parent: Node = at.parent;
    if (isFunction(parent)) return { statements, ends: parent.body === at ? parent : undefined };
    switch (parent.type) {
      case 'BlockStatement':
      case 'Program':
        addAll(statements, parent.body.slice(parent.body.findIndex((one) => one === at) + 1));
        break;
      case 'TryStatement':
        if (at === parent.handler || at === parent.finalizer) return { statements, ends: undefined };
        break;
      // Which turn of a loop, and which case, is the last one is not for the text to tell.
      case 'DoWhileStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'ForStatement':
      case 'SwitchCase':
      case 'WhileStatement':
      case 'ReturnStatement':
      case 'ThrowStatement':
        return { statements, ends: undefined };
      default:
        break;
    }
  }
  return { statements, ends: undefined };
}
