import { given, place, places, ref, text } from './place-shapes.ts';
import { either, isRecord, list, mistakeIn, object, words, type Shape } from './shapes.ts';
import type {
  CheckName,
  CheckPlace,
  Flow,
  OpKind,
  Reason,
  Store,
  Test,
  TimeForm,
  TimePlace,
  TimeUnit,
  TimeUse,
  Verdict,
} from './vocabulary.ts';

/*
 * The vocabulary as a table of shapes, for descriptions that come as JSON from settings. The compiler holds the lists of words
 * complete: a word that the vocabulary gains is missing here until it is added.
 */

const kind = words<OpKind>({
  verify: true,
  sign: true,
  decode: true,
  header: true,
  configure: true,
  keySet: true,
  publicKey: true,
  makeSigner: true,
  makeKey: true,
  store: true,
  persist: true,
  cookie: true,
  log: true,
  send: true,
  message: true,
  parameter: true,
  receive: true,
  read: true,
});
const verdict = words<Verdict>({ enforced: true, absent: true, ineffective: true, disabled: true });
const reason = words<Reason>({
  notAnArray: true,
  regexpIgnored: true,
  misspelt: true,
  dropped: true,
  emptyValue: true,
  switchedOff: true,
  decodesOnly: true,
  tokensKey: true,
  tooLong: true,
  fixedMoment: true,
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
    moment: words({ date: true, number: true }),
    longerThan: { kind: 'number' },
    unit: words({ milliseconds: true, seconds: true }),
    key: keyKind,
  })),
);
const check = either(
  "'fixed', 'byCaller', 'byKey' or an object with 'at'",
  words({ fixed: true, byCaller: true, byKey: true }),
  object(
    () => ({
      at: places,
      rows: list({ kind: 'row', of: [test, verdict, reason], atLeast: 2 }),
      absent: words({ enforced: true, absent: true, ineffective: true, disabled: true, byKey: true }),
      misspelt: list(text),
      dropped: list(place),
      called: text,
      takes: words<NonNullable<CheckPlace['takes']>>({ array: true, string: true }),
      rejects: { kind: 'true' },
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
  clock: true,
  lifetime: true,
  type: true,
  presence: true,
  certificate: true,
  httpOnly: true,
  secure: true,
  sameSite: true,
});
const timeForm = words<TimeForm>({ date: true, milliseconds: true, seconds: true });
const timeUnit = words<TimeUnit>({
  seconds: true,
  minutes: true,
  hours: true,
  days: true,
  weeks: true,
  months: true,
  years: true,
});
const spanUnit = words<NonNullable<TimePlace['digits']>>({ seconds: true, milliseconds: true });
const timePlace = object(
  () => ({
    at: place,
    number: words<NonNullable<TimePlace['number']>>({
      seconds: true,
      milliseconds: true,
      epochSeconds: true,
      epochMilliseconds: true,
    }),
    digits: spanUnit,
    strings: { kind: 'true' },
    dates: { kind: 'true' },
  }),
  'at',
);
const expiry = either(
  "'fixed' or an object with 'at'",
  words({ fixed: true }),
  object(() => ({ at: list(timePlace), absent: { kind: 'number' } }), 'at'),
);
const time = object(
  () => ({
    kind: words<TimeUse['kind']>({ now: true, same: true, later: true, count: true, duration: true }),
    form: timeForm,
    of: place,
    amount: place,
    unit: either("a unit such as 'days', or a place", place, timeUnit),
    back: { kind: 'true' },
    inPlace: { kind: 'true' },
  }),
  'kind',
);
const issued = object(() => ({ at: places, absent: text }));
const op = object(
  () => ({
    kind,
    token: places,
    key: places,
    keyStrings: list(text),
    keyFunction: object(() => ({ header: text, claims: list(text) })),
    payload: places,
    value: places,
    name: places,
    absentName: text,
    entries: places,
    address: places,
    keeps: places,
    isSchema: { kind: 'true' },
    omits: places,
    state: places,
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
    acceptsEmptyKey: { kind: 'true' },
    refusesPublicSecret: words({ always: true, pem: true, string: true }),
    weakens: place,
    size: object(() => ({ at: place, in: words({ bits: true, bytes: true }), least: { kind: 'number' } }), 'at', 'in'),
    expires: expiry,
    times: list(timePlace),
    issues: object(() => ({ algorithms: issued, audience: issued, issuer: issued, subject: issued })),
    narrows: places,
    checks: { kind: 'map', keys: checkNames, of: () => check },
    answer: object(
      () => ({
        kind: words({ empty: true, errors: true, false: true, middleware: true, throws: true }),
        withClaims: { kind: 'true' },
        claimsOfError: text,
        async: words({ callback: true, either: true, promise: true }),
      }),
      'kind',
    ),
    store: words<Store>({
      localStorage: true,
      sessionStorage: true,
      cookie: true,
      indexedDB: true,
      app: true,
      desktop: true,
      extension: true,
    }),
    runs: words({ browser: true }),
  }),
  'kind',
);
const flow = {
  passes: either("a place such as '0', '1+' or '0()', or an array of such", given, list(given)),
  hides: either(
    "true, or an object with 'from' and 'to', 'from' and 'length', or 'by'",
    { kind: 'true' },
    object(() => ({ from: place, to: place }), 'from', 'to'),
    object(() => ({ from: place, length: place }), 'from', 'length'),
    object(() => ({ by: place }), 'by'),
  ),
  hands: object(() => ({ from: place, to: place, as: words({ element: true, whole: true }) }), 'from', 'to', 'as'),
  finds: { kind: 'true' },
  reads: place,
  merges: given,
  fills: place,
  copies: place,
  omits: given,
  picks: given,
  unfolds: place,
  instance: place,
  proceeds: { kind: 'true' },
  redeems: { kind: 'true' },
  signature: words<NonNullable<Flow['signature']>>({ compared: true, judged: true, judgedLater: true, made: true }),
} satisfies Readonly<Record<keyof Flow, Shape>>;
const use = object(() => ({
  ...flow,
  when: { kind: 'map', keys: place, of: () => test },
  op,
  gives: ref,
  time,
  names: object(() => ({ at: place, is: ref }), 'at', 'is'),
}));
const uses = either('an object or an array of objects', list(use), use);
const thingOrRef: () => Shape = () => either("a thing or a reference such as '#name'", ref, thing);
const thing: Shape = object(() => ({
  members: { kind: 'map', of: thingOrRef },
  anyMember: thingOrRef(),
  call: uses,
  new: uses,
  extend: uses,
  handedTo: { kind: 'map', of: () => uses },
  typed: op,
  write: op,
  writeMember: op,
  decorates: op,
  state: place,
  readMember: op,
  fluent: { kind: 'true' },
  box: { kind: 'true' },
  refusesIn: list(text),
  key: keyKind,
}));
const ambient = either(
  "a reference such as '#name', or an object with 'is'",
  ref,
  object(() => ({ is: ref, with: list(text), on: list(text), notOn: list(text), alone: { kind: 'true' } }), 'is'),
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
