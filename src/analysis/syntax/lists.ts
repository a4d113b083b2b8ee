import type { Node } from './node.ts';

/** Adds items to a list, however many: what is spread into a call lies on the stack. */
export function addAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** Adds an item to the list that is kept under a key. */
export function addUnder<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/**
 * Those of some nodes that are inside of another one.
 *
 * @param nodes in the order in which they begin, as the tree's index has them
 */
export function within<T extends Node>(nodes: readonly T[], outer: Node): readonly T[] {
  const [start, end] = outer.range;
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle]?.range[0] ?? start) < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node || node.range[0] >= end) break;
    if (node.range[1] <= end) found.push(node);
  }
  return found;
}
