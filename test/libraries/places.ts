import { atVersion } from '../../src/model/versions.ts';
import type { Place, Places } from '../../src/model/vocabulary.ts';

export { atVersion };

/** What a call is given, by place. */
export type Given = ReadonlyMap<Place, unknown>;

/** Arguments and configuration as a call of the real library takes them. */
export interface Laid {
  readonly args: unknown[];
  /** arguments of the call that makes the receiver */
  readonly self: unknown[];
  readonly config: Record<string, unknown>;
  /** arguments of the steps of a builder, by the name of the step */
  readonly steps: Record<string, Record<string, unknown>>;
}

/**
 * Lays values out where their places say. Values at deeper places go into the objects at higher ones: `2.issuer` into what is
 * given at `2`.
 */
export function layOut(given: Given): Laid {
  const laid = { args: [] as unknown[], self: [] as unknown[], config: {}, steps: {} };
  const sorted = [...given].sort(([a], [b]) => a.split('.').length - b.split('.').length);
  for (const [place, value] of sorted) {
    const path = place.split('.');
    const [root = ''] = path;
    if (root === 'config') put(laid, path, value);
    else if (root === 'self') put(laid, path, value);
    else if (root === 'step') put(laid, ['steps', ...path.slice(1)], value);
    else put(laid, ['args', ...path], value);
  }
  return laid;
}

function put(target: object, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    Reflect.set(target, key, value);
    return;
  }
  const held: unknown = Reflect.get(target, key);
  // Copies, so that one case does not write into the values of the next.
  const inner = Array.isArray(held) ? (held as unknown[]) : isPlain(held) ? { ...held } : {};
  Reflect.set(target, key, inner);
  put(inner, rest, value);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Takes the steps of a builder that were laid out, as far as they are among those named. */
export function stepped<Builder extends object>(
  builder: Builder,
  { steps }: Laid,
  ...names: readonly string[]
): Builder {
  return names.reduce((current, name) => {
    const step: unknown = Reflect.get(current, name);
    const given = steps[name];
    return given && typeof step === 'function' ? (Reflect.apply(step, current, [given['0']]) as Builder) : current;
  }, builder);
}

/** The places of a list, most important first. */
export function listed(places: Places | undefined): readonly Place[] {
  if (places === undefined) return [];
  return typeof places === 'string' ? [places] : places;
}

/** `2.issuer` -> `2`; undefined for a whole argument. */
export function parentOf(place: Place): string | undefined {
  const end = place.lastIndexOf('.');
  return end > 0 ? place.slice(0, end) : undefined;
}
