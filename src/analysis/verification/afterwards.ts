import { furthest, isFunction, type FunctionNode, type Node } from '../syntax/node.ts';
import { startingFrom } from '../syntax/lists.ts';

/**
 * The statement that runs when the one that a node stands in has come to its end: in its block, or behind the conditions and `try`
 * blocks around that. Asked again and again, it gives all that runs afterwards.
 */
export function following(node: Node): Node | undefined {
  const last = lastOfBlocks(node);
  const { parent } = last;
  const list = parent && blockBody(parent);
  return list?.[startingFrom(list, last.range[1], (one) => one)];
}

/** The function that comes to its end behind the statement that a node stands in, and all that follows that. */
export function endedBehind(node: Node): FunctionNode | undefined {
  const body = outermostPart(node);
  const { parent } = body;
  return parent && isFunction(parent) && parent.body === body ? parent : undefined;
}

const lastOfBlocks = furthest((node) => {
  const parent = continuedBy(node);
  const list = parent && blockBody(parent);
  return list && list.at(-1) !== node ? undefined : parent;
});

const outermostPart = furthest(continuedBy);

/** What goes on when a part of it has come to its end; undefined where something else does, or nothing can be told. */
function continuedBy(node: Node): Node | undefined {
  const { parent } = node;
  if (!parent || isFunction(parent)) return undefined;
  switch (parent.type) {
    case 'TryStatement':
      return node === parent.handler || node === parent.finalizer ? undefined : parent;
    // Which turn of a loop, and which case, is the last one is not for the text to tell.
    case 'DoWhileStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'ForStatement':
    case 'SwitchCase':
    case 'WhileStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
      return undefined;
    default:
      return parent;
  }
}

const blockBody = (node: Node): readonly Node[] | undefined =>
  node.type === 'BlockStatement' || node.type === 'Program' ? node.body : undefined;
