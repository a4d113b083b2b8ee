/** Figures that stand a noisy machine. */

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

/**
 * Compares two variants that were measured in turns.
 *
 * @param {readonly number[]} ours what ours cost, one figure a round
 * @param {readonly number[]} others what the other one cost in the same rounds
 * @returns {{ median: number, low: number, high: number, best: number }} the spread of ours / theirs by round, and the ratio of
 *   the fastest rounds
 */
export function compared(ours, others) {
  return {
    ...spread(ours.map((cost, round) => cost / others[round])),
    best: Math.min(...ours) / Math.min(...others),
  };
}

/**
 * @param {{ median: number, low: number }} ratio
 * @param {number | undefined} target nothing to reach where there is none
 * @returns {'' | 'ok' | 'missed, but within the noise' | 'MISSED'} beyond noise: the median misses the target, and so does
 *   nearly every round
 */
export function verdictOf({ median, low }, target) {
  if (target === undefined) return '';
  if (median <= target) return 'ok';
  return low <= target ? 'missed, but within the noise' : 'MISSED';
}
