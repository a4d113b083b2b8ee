import type { TSESTree } from '@typescript-eslint/utils';

import { childKeys, isNode, type Node } from './node.ts';
import type { Walkable } from './tree-index.ts';

/**
 * The string literals and the templates in whose source a word stands, in source order. The index of the tree leaves literals out, as
 * most files have many and few of them matter; so the word is looked for in the text, and the tree at those places alone.
 *
 * @param text the file's, to which the ranges of the nodes refer
 */
export function stringsWith(
  source: Pick<Walkable, 'ast' | 'visitorKeys'>,
  text: string,
  word: string,
): readonly (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[] {
  const found = new Set<TSESTree.StringLiteral | TSESTree.TemplateLiteral>();
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const node = innermost(source, at);
    if (node.type === 'Literal' && typeof node.value === 'string') found.add(node);
    else if (node.type === 'TemplateElement' && node.parent.type === 'TemplateLiteral') found.add(node.parent);
  }
  return [...found];
}

/** The innermost node around a place. Comments are no nodes: what stands in one stands in the node around it. */
function innermost({ ast, visitorKeys }: Pick<Walkable, 'ast' | 'visitorKeys'>, at: number): Node {
  // Vue's parser keeps the template beside the program.
  const template: unknown = Reflect.get(ast, 'templateBody');
  const childrenOf = (node: Node): readonly Node[] =>
    (visitorKeys[node.type] ?? childKeys(node)).flatMap((key): unknown => Reflect.get(node, key)).filter(isNode);
  let node: Node = isNode(template) && isAround(template, at) ? template : ast;
  for (let next: Node | undefined = node; next; next = childrenOf(node).find((child) => isAround(child, at)))
    node = next;
  return node;
}

const isAround = ({ range }: Node, at: number): boolean => range[0] <= at && at < range[1];
