/**
 * @param {readonly number[]} values at least one
 * @param {number} share from 0 (the smallest) to 1 (the largest)
 * @returns {number} the value below which that share of the values lies, interpolated
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  return below + (above - below) * (position % 1);
}

/**
 * @param {readonly number[]} ratios one a round
 * @returns {{ median: number, low: number, high: number }} the middle, and where the middle half of the rounds lies
 */
export function spread(ratios) {
  return { median: quantile(ratios, 0.5), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75) };
}
