/** Numbers that look random and are the same in every run. */

/**
 * @param {number} seed
 * @returns {() => number} a source of numbers from 0 up to, but not including, 1 (mulberry32)
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly T[]} items
 * @returns {T} one of them
 */
export function pick(random, items) {
  return items[Math.floor(random() * items.length)];
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly T[]} items
 * @returns {T[]} the same items in another order
 */
export function shuffled(random, items) {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
