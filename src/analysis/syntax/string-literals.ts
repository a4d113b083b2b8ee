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
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  // Vue's parser keeps the template beside the program.
  const template: unknown = Reflect.get(source.ast, 'templateBody');
  const inTemplate = isNode(template) ? stringsAround(template, places, source) : [];
  const nodes = [...inTemplate, ...stringsAround(source.ast, places, source)];
  return [...new Set(nodes)].toSorted((a, b) => a.range[0] - b.range[0]);
}

type StringNode = TSESTree.StringLiteral | TSESTree.TemplateLiteral;

/** The strings below a node, each looked at once, that some places stand in. Comments are no nodes. */
function stringsAround(
  start: Node,
  places: readonly number[],
  { visitorKeys }: Pick<Walkable, 'visitorKeys'>,
): readonly StringNode[] {
  const found: StringNode[] = [];
  const pending: Node[] = [start];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!hasPlace(node, places)) continue;
    if (node.type === 'Literal') {
      if (typeof node.value === 'string') found.push(node);
    } else if (node.type === 'TemplateElement') {
      if (node.parent.type === 'TemplateLiteral') found.push(node.parent);
    } else {
      for (const key of visitorKeys[node.type] ?? childKeys(node))
        for (const child of [Reflect.get(node, key) as unknown].flat()) if (isNode(child)) pending.push(child);
    }
  }
  return found;
}

/** Whether one of some places, in their order, stands in a node. */
function hasPlace({ range: [start, end] }: Node, places: readonly number[]): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? end) < start) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? end) < end;
}
