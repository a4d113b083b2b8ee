/** Seconds in a unit, by the first letters that libraries accept for it (`ms` and jose agree on these). */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|milliseconds?)$/, 0.001],
  [/^(?:s|secs?|seconds?)$/, 1],
  [/^(?:m|mins?|minutes?)$/, 60],
  [/^(?:h|hrs?|hours?)$/, 3600],
  [/^(?:d|days?)$/, 86_400],
  [/^(?:w|weeks?)$/, 604_800],
  [/^(?:y|yrs?|years?)$/, 31_557_600],
];

/**
 * What a text such as `2 hours`, `15m` or `1d` means.
 *
 * @returns seconds, or undefined for anything that is not a number with a unit
 */
export function durationOf(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text) : null;
  const unit = match?.[2]?.toLowerCase();
  const [, seconds] = UNITS.find(([names]) => unit !== undefined && names.test(unit)) ?? [];
  return match && seconds !== undefined ? Number(match[1]) * seconds : undefined;
}
