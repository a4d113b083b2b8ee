import type { CheckModel, CheckName, Checks, Place } from './vocabulary.ts';

/**
 * A library's options at several places: what stands at one is laid over what stands at those behind it.
 *
 * @param checksAt the checks of an options object, by where it is
 * @param places where an options object may be, the most important first
 */
export function layered(checksAt: (at: Place) => Checks, ...places: readonly Place[]): Checks {
  const [first = '0', ...rest] = places;
  const under = rest.map(checksAt);
  const merged = Object.entries(checksAt(first)).map(([name, model]): [string, CheckModel] => {
    if (typeof model !== 'object') return [name, model];
    const at = under.flatMap((checks) => {
      const lower = checks[name as CheckName];
      return typeof lower === 'object' ? lower.at : [];
    });
    return [name, { ...model, at: [model.at, ...at].flat() }];
  });
  return Object.fromEntries(merged);
}
