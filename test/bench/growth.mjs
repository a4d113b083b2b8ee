/** How the cost of a kind of program grows with its size. */

/**
 * @param {string} name of a shape in `test/growth/shapes`
 * @returns {Promise<{ shape: string, n: number, ms: number, steps: number, growth: number | undefined, most: string }[]>} by size:
 *   time of the processor that our rules take, how many steps they make and how many times more than for the size before, divided by
 *   how much larger that one is, times two; and the function that makes most of them
 * @throws {RangeError} where there is no such shape
 */
export async function growthOf(name) {
  const { measureShape, shapes } = await import('../growth/load.mjs');
  if (!shapes.some((shape) => shape.name === name))
    throw new RangeError(`There is no shape ${name}: ${shapes.map((shape) => shape.name).join(', ')}.`);
  const costs = await measureShape(name);
  return costs.map(({ n, ms, steps, byFunction }, at) => {
    const before = costs[at - 1];
    const [[most = ''] = []] = byFunction;
    return { shape: name, n, ms, steps, growth: before && (2 * steps * before.n) / (before.steps * n), most };
  });
}
