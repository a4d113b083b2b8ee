/*
 * Shapes that JSON from settings must have, and what to say where it has not.
 */

/** What a value must look like. */
export type Shape =
  | { readonly kind: 'text'; readonly expected: string; readonly is: (text: string, names: Names) => boolean }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'true' }
  | { readonly kind: 'primitive' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'row'; readonly of: readonly Shape[]; readonly atLeast: number }
  | { readonly kind: 'map'; readonly of: () => Shape; readonly keys?: Shape }
  | { readonly kind: 'object'; readonly of: () => Readonly<Record<string, Shape>>; readonly needs?: readonly string[] }
  /** one of several shapes, which mostly differ in type */
  | { readonly kind: 'either'; readonly of: readonly Shape[]; readonly expected: string };

/** The things that references may name. */
export type Names = ReadonlySet<string>;

/** One of some words: all that a type of the vocabulary has. */
export const words = <T extends string>(all: Readonly<Record<T, true>>): Shape => ({
  kind: 'words',
  words: Object.keys(all),
});
export const list = (of: Shape): Shape => ({ kind: 'list', of });
export const either = (expected: string, ...of: readonly Shape[]): Shape => ({ kind: 'either', of, expected });
export const object = (of: () => Readonly<Record<string, Shape>>, ...needs: readonly string[]): Shape => ({
  kind: 'object',
  of,
  needs,
});

/**
 * The first mistake in a value.
 *
 * @param path where the value is, from the root of what is checked
 * @returns the path of the mistake and what was expected there, as the rest of a sentence; undefined if all is well
 */
export function mistakeIn(value: unknown, shape: Shape, path: string, names: Names): string | undefined {
  const wrong = (expected: string): string => `${path} must be ${expected}, but is ${JSON.stringify(value)}.`;
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && shape.is(value, names) ? undefined : wrong(shape.expected);
    case 'words': {
      if (typeof value === 'string' && shape.words.includes(value)) return undefined;
      const renamed = typeof value === 'string' ? newWord(value, shape.words) : undefined;
      return wrong(renamed === undefined ? `one of ${quoted(shape.words)}` : `'${renamed}', as it is called now`);
    }
    case 'number':
      return Number.isInteger(value) ? undefined : wrong('a number, counted from 0');
    case 'true':
      return value === true ? undefined : wrong('true, or left out');
    case 'primitive':
      return typeof value === 'object' && value !== null ? wrong('a string, number, boolean or null') : undefined;
    case 'list':
      if (!Array.isArray(value)) return wrong('an array');
      return first(value, (item, index) => mistakeIn(item, shape.of, `${path}[${index}]`, names));
    case 'row':
      if (!Array.isArray(value) || value.length < shape.atLeast || value.length > shape.of.length)
        return wrong('an array of a test, a verdict and, if need be, a reason');
      return first(shape.of.slice(0, value.length), (one, index) =>
        mistakeIn(value[index], one, `${path}[${index}]`, names),
      );
    case 'map':
    case 'object':
      return isRecord(value) ? mistakeInRecord(value, shape, path, names) : wrong('an object');
    case 'either': {
      const fitting = shape.of.filter((one) => fits(value, one));
      const [only] = fitting;
      if (only && fitting.length === 1) return mistakeIn(value, only, path, names);
      const isOne = fitting.some((one) => mistakeIn(value, one, path, names) === undefined);
      return isOne ? undefined : wrong(shape.expected);
    }
  }
}

function mistakeInRecord(
  value: Readonly<Record<string, unknown>>,
  shape: Extract<Shape, { kind: 'map' | 'object' }>,
  path: string,
  names: Names,
): string | undefined {
  if (shape.kind === 'map') {
    return first(Object.entries(value), ([key, item]) => {
      const at = member(path, key);
      return (shape.keys && mistakeIn(key, shape.keys, at, names)) ?? mistakeIn(item, shape.of(), at, names);
    });
  }
  const known = shape.of();
  const missing = shape.needs?.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${path} lacks '${missing}'.`;
  return first(Object.entries(value), ([key, item]) => {
    const expected = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!expected) {
      const renamed = newWord(key, Object.keys(known));
      const instead =
        renamed === undefined ? `Expected ${quoted(Object.keys(known))}` : `It is called '${renamed}' now`;
      return `${path} has no key '${key}'. ${instead}.`;
    }
    return mistakeIn(item, expected, member(path, key), names);
  });
}

/** Words that the vocabulary had before its first release, and what they are called now. */
const RENAMED: Readonly<Record<string, string>> = {
  byHand: 'byCaller',
  how: 'kind',
  is: 'kind',
  keyTexts: 'keyStrings',
  list: 'array',
  notAList: 'notAnArray',
  refuses: 'rejects',
  span: 'duration',
  takesEmptyKey: 'acceptsEmptyKey',
  text: 'string',
  texts: 'strings',
};

function newWord(word: string, known: readonly string[]): string | undefined {
  const renamed = Object.hasOwn(RENAMED, word) ? RENAMED[word] : undefined;
  return renamed !== undefined && known.includes(renamed) ? renamed : undefined;
}

/** Whether a value has the type that a shape is about; what is in it comes later. */
function fits(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string';
    case 'words':
      return typeof value === 'string' && shape.words.includes(value);
    case 'list':
    case 'row':
      return Array.isArray(value);
    case 'map':
    case 'object':
      return isRecord(value);
    default:
      return true;
  }
}

function first<T>(items: readonly T[], find: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function member(path: string, key: string): string {
  return /^[\w$]+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
}

function quoted(items: readonly string[]): string {
  return items.map((item) => `'${item}'`).join(', ');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
