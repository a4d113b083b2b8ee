import type { CheckName, OpKind, Reason, Test, Verdict } from './vocabulary.ts';

/*
 * The vocabulary as a table of shapes, for descriptions that come as JSON from settings. The compiler holds the lists of words
 * complete: a word that the vocabulary gains is missing here until it is added.
 */

/** What a value must look like. */
type Shape =
  | { readonly kind: 'text'; readonly expected: string; readonly is: (text: string, names: Names) => boolean }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'true' }
  | { readonly kind: 'primitive' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'row'; readonly of: readonly Shape[]; readonly atLeast: number }
  | { readonly kind: 'map'; readonly of: () => Shape; readonly keys?: Shape }
  | { readonly kind: 'object'; readonly of: () => Readonly<Record<string, Shape>>; readonly needs?: readonly string[] }
  /** by the type of what is given: the first shape whose type fits */
  | { readonly kind: 'either'; readonly of: readonly Shape[]; readonly expected: string };

/** The things that references may name. */
type Names = ReadonlySet<string>;

const text: Shape = { kind: 'text', expected: 'a text', is: () => true };
const PLACE = /^(?:\d+|self\.\d+|step\.[\w$]+(?:\.\d+)?|config|written|name)(?:\.[\w$-]+)*$/;
const place: Shape = {
  kind: 'text',
  expected: "a place such as '0', '2.issuer', 'self.0.key' or 'config.verify.issuer'",
  is: (given) => PLACE.test(given),
};
const ref: Shape = {
  kind: 'text',
  expected: "'self', an argument such as '$0', or '#name' of one of `things`",
  is: (given, names) =>
    given === 'self' || /^\$\d+$/.test(given) || (given.startsWith('#') && names.has(given.slice(1))),
};
const words = <T extends string>(all: Readonly<Record<T, true>>): Shape => ({ kind: 'words', words: Object.keys(all) });
const list = (of: Shape): Shape => ({ kind: 'list', of });
const either = (expected: string, ...of: readonly Shape[]): Shape => ({ kind: 'either', of, expected });
const object = (of: () => Readonly<Record<string, Shape>>, ...needs: readonly string[]): Shape => ({
  kind: 'object',
  of,
  needs,
});

const places = either('a place or a list of places', place, list(place));

const kind = words<OpKind>({
  verify: true,
  sign: true,
  decode: true,
  header: true,
  configure: true,
  keySet: true,
  publicKey: true,
  store: true,
  persist: true,
  cookie: true,
  log: true,
  send: true,
  parameter: true,
  receive: true,
  read: true,
});
const verdict = words<Verdict>({ enforced: true, absent: true, ineffective: true, disabled: true });
const reason = words<Reason>({
  notAList: true,
  regexpIgnored: true,
  misspelt: true,
  dropped: true,
  emptyValue: true,
  switchedOff: true,
  decodesOnly: true,
  tokensKey: true,
  tooLong: true,
  notANumber: true,
  mayBeUnset: true,
  matchesParts: true,
  takesNone: true,
});
const keyKind = words({ embedded: true, none: true });
const test = either(
  'a word such as \'truthy\', or an object such as { "is": […] }',
  words<Extract<Test, string>>({
    truthy: true,
    falsy: true,
    string: true,
    boolean: true,
    regexp: true,
    array: true,
    emptyArray: true,
    function: true,
    object: true,
    present: true,
    missing: true,
    unanchored: true,
    unsetMember: true,
    neverThrows: true,
  }),
  object(() => ({
    is: list({ kind: 'primitive' }),
    includes: text,
    lacks: text,
    longerThan: { kind: 'number' },
    unit: words({ milliseconds: true, seconds: true }),
    key: keyKind,
  })),
);
const check = either(
  "'fixed', 'byHand', 'byKey' or an object with 'at'",
  words({ fixed: true, byHand: true, byKey: true }),
  object(
    () => ({
      at: places,
      rows: list({ kind: 'row', of: [test, verdict, reason], atLeast: 2 }),
      absent: words({ enforced: true, absent: true, ineffective: true, disabled: true, byKey: true }),
      misspelt: list(text),
      dropped: list(place),
      called: text,
      takes: words({ list: true, text: true }),
      refuses: { kind: 'true' },
      optional: either("a place or 'never'", words({ never: true }), place),
    }),
    'at',
  ),
);
const checkNames = words<CheckName>({
  signature: true,
  unsigned: true,
  algorithms: true,
  issuer: true,
  audience: true,
  expiry: true,
  notBefore: true,
  tolerance: true,
  lifetime: true,
  type: true,
  presence: true,
  certificate: true,
  httpOnly: true,
  secure: true,
  sameSite: true,
});
const issued = object(() => ({ at: places, absent: text }));
const op = object(
  () => ({
    kind,
    token: places,
    key: places,
    keyHeader: text,
    payload: places,
    value: places,
    name: places,
    entries: places,
    address: places,
    keeps: places,
    omits: places,
    where: places,
    extractor: places,
    fromUrl: place,
    callback: object(() => ({ at: places, claims: { kind: 'number' }, requestFirst: text }), 'at', 'claims'),
    method: object(() => ({ name: text, claims: { kind: 'number' }, requestFirst: text }), 'name', 'claims'),
    claims: list(text),
    header: text,
    headerWhen: place,
    mistakenKey: place,
    instead: text,
    issues: object(() => ({ algorithms: issued, audience: issued, issuer: issued })),
    checks: { kind: 'map', keys: checkNames, of: () => check },
    answer: object(
      () => ({
        how: words({ empty: true, errors: true, false: true, middleware: true, throws: true }),
        withClaims: { kind: 'true' },
        async: words({ callback: true, either: true, promise: true }),
      }),
      'how',
    ),
    store: words({ localStorage: true, sessionStorage: true, cookie: true }),
    runs: words({ browser: true }),
  }),
  'kind',
);
const use = object(() => ({
  when: { kind: 'map', keys: place, of: () => test },
  op,
  gives: ref,
  names: object(() => ({ at: place, is: ref }), 'at', 'is'),
}));
const uses = either('an object or a list of objects', list(use), use);
const thingOrRef: () => Shape = () => either("a thing or a reference such as '#name'", ref, thing);
const thing: Shape = object(() => ({
  members: { kind: 'map', of: thingOrRef },
  anyMember: thingOrRef(),
  call: uses,
  new: uses,
  extend: uses,
  handedTo: { kind: 'map', of: () => uses },
  write: op,
  writeMember: op,
  readMember: op,
  fluent: { kind: 'true' },
  key: keyKind,
}));
const ambient = either(
  "a reference such as '#name', or an object with 'is'",
  ref,
  object(() => ({ is: ref, with: list(text), on: list(text) }), 'is'),
);
const library = object(
  () => ({
    exports: thing,
    things: { kind: 'map', of: () => thing },
    ambient: { kind: 'map', of: () => ambient },
    unseenConfig: words({ absent: true }),
    runtime: words({ browser: true, server: true }),
  }),
  'exports',
);

/**
 * The first mistake in the description of a module.
 *
 * @param described what settings hold for one module
 * @returns the path within the description, and what was expected there, as the rest of a sentence; undefined if all is well
 */
export function findMistake(described: unknown): string | undefined {
  const things = isRecord(described) ? described['things'] : undefined;
  return mistakeIn(described, library, '', new Set(isRecord(things) ? Object.keys(things) : []));
}

function mistakeIn(value: unknown, shape: Shape, path: string, names: Names): string | undefined {
  const wrong = (expected: string): string => `${path} must be ${expected}, but is ${JSON.stringify(value)}.`;
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && shape.is(value, names) ? undefined : wrong(shape.expected);
    case 'words':
      return typeof value === 'string' && shape.words.includes(value)
        ? undefined
        : wrong(`one of ${quoted(shape.words)}`);
    case 'number':
      return Number.isInteger(value) ? undefined : wrong('a number, counted from 0');
    case 'true':
      return value === true ? undefined : wrong('true, or left out');
    case 'primitive':
      return typeof value === 'object' && value !== null ? wrong('a text, number, boolean or null') : undefined;
    case 'list':
      if (!Array.isArray(value)) return wrong('a list');
      return first(value, (item, index) => mistakeIn(item, shape.of, `${path}[${index}]`, names));
    case 'row':
      if (!Array.isArray(value) || value.length < shape.atLeast || value.length > shape.of.length)
        return wrong('a list of a test, a verdict and, if need be, a reason');
      return first(shape.of.slice(0, value.length), (one, index) =>
        mistakeIn(value[index], one, `${path}[${index}]`, names),
      );
    case 'map':
    case 'object':
      return isRecord(value) ? mistakeInRecord(value, shape, path, names) : wrong('an object');
    case 'either': {
      const fitting = shape.of.find((one) => fits(value, one));
      return fitting ? mistakeIn(value, fitting, path, names) : wrong(shape.expected);
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
    if (!expected) return `${path} has no key '${key}'. Expected ${quoted(Object.keys(known))}.`;
    return mistakeIn(item, expected, member(path, key), names);
  });
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
