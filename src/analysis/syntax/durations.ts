/** Seconds in a unit, by the names that libraries accept for it (`ms`, jose and the libraries for dates agree on these). */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|milliseconds?)$/, 0.001],
  [/^(?:s|secs?|seconds?)$/, 1],
  [/^(?:m|mins?|minutes?)$/, 60],
  [/^(?:h|hrs?|hours?)$/, 3600],
  [/^(?:d|days?|dates?)$/, 86_400],
  [/^(?:w|weeks?)$/, 604_800],
  [/^(?:mo|months?)$/, 2_592_000],
  [/^(?:y|yrs?|years?|fullyears?)$/, 31_557_600],
];

/**
 * How long a unit is, by any of its names: `h`, `hours`, `Hour`. `M` alone is a month, as dates have it.
 *
 * @returns seconds, or undefined for what is no unit
 */
export function secondsIn(unit: string): number | undefined {
  if (unit === 'M') return secondsIn('month');
  const name = unit.toLowerCase();
  return UNITS.find(([names]) => names.test(name))?.[1];
}

/**
 * What a text such as `2 hours`, `15m` or `1d` means.
 *
 * @returns seconds, or undefined for anything that is not a number with a unit
 */
export function durationOf(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text) : null;
  const seconds = match?.[2] === undefined ? undefined : secondsIn(match[2].toLowerCase());
  return match && seconds !== undefined ? Number(match[1]) * seconds : undefined;
}

const SPOKEN: readonly (readonly [string, number])[] = [
  ['year', 31_536_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A length of time as people say it, rounded to what matters: `60 days`, `3.6 seconds`.
 *
 * @param seconds how long, not negative
 */
export function spoken(seconds: number): string {
  const [unit, size] = SPOKEN.find(([name, one]) => seconds >= (name === 'year' ? 2 * one : one)) ?? ['second', 1];
  const amount = seconds / size;
  const rounded = amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${rounded.toLocaleString('en-US')} ${unit}${rounded === 1 ? '' : 's'}`;
}
