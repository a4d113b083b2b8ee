import { isInside, type Node } from './node.ts';

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
  return withinBy(nodes, outer, (node) => node);
}

/**
 * Those of some things whose nodes are inside of another one.
 *
 * @param things in the order in which their nodes begin
 */
export function withinBy<T>(things: readonly T[], outer: Node, nodeOf: (thing: T) => Node): readonly T[] {
  const [start, end] = outer.range;
  const found: T[] = [];
  for (let at = startingFrom(things, start, nodeOf); at < things.length; at += 1) {
    const thing = things[at];
    if (thing === undefined || nodeOf(thing).range[0] >= end) break;
    if (nodeOf(thing).range[1] <= end) found.push(thing);
  }
  return found;
}

/** The index of that one of some nodes, in their order, that another one is in; -1 where it is in none. */
export function indexAround(nodes: readonly (Node | null)[], inner: Node): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    let at = middle;
    // The places of a list may be empty.
    while (at < high && !nodes[at]) at += 1;
    const node = nodes[at];
    if (at < high && node && node.range[0] <= inner.range[0]) low = at + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at >= 0 && !nodes[at]) at -= 1;
  const node = nodes[at];
  return node && isInside(inner, node) ? at : -1;
}

/** The first of some nodes, in the order in which they begin, that is inside of another one. */
export function firstWithin<T extends Node>(nodes: readonly T[], outer: Node): T | undefined {
  const [start, end] = outer.range;
  for (let at = startingFrom(nodes, start, (node) => node); at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node || node.range[0] >= end) return undefined;
    if (node.range[1] <= end) return node;
  }
  return undefined;
}

/** The index of the first of some things, in the order in which their nodes begin, that does not begin before an offset. */
export function startingFrom<T>(things: readonly T[], offset: number, nodeOf: (thing: T) => Node): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const thing = things[middle];
    if (thing !== undefined && nodeOf(thing).range[0] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
