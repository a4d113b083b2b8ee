import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type {
  CheckModel,
  VerifierCheck,
  CheckPlace,
  Library,
  Op,
  Place,
  Test,
  Verdict,
} from '../../src/model/vocabulary.ts';
import {
  AUDIENCE,
  forge,
  ISSUER,
  isGenuine,
  KID,
  NOW,
  NOW_S,
  opened,
  OTHER_AUDIENCE,
  OTHER_ISSUER,
  RSA_PRIVATE_PEM,
  RSA_PUBLIC_PEM,
  SECRET,
  strangerKey,
  type Algorithm,
  type Forged,
} from './forge.ts';
import { installedVersion } from './load.ts';
import { operationsOf } from './operations.ts';
import { proveTimes } from './prove-times.ts';
import { atVersion, layOut, listed, parentOf, type Given, type Laid } from './places.ts';

/*
 * The data says what a check does; the real library says whether that is so. For every check that the data names a token is
 * forged that fails this check alone, and handed to the library under every way of writing the option that the data speaks
 * of. Beside each goes a token that is in order: a library that refuses everything proves nothing.
 */

/** How a proof runs one operation of the real library. */
export interface Subject {
  /** its name in the data, as `operationsOf` gives it */
  readonly operation: string;
  /** how people write it, for the table that is published */
  readonly label: string;
  /**
   * Runs it.
   *
   * @param laid arguments, laid out where the data says
   * @param token the token, for libraries that find it in a request
   * @returns the answer. Throws where the token is refused. For middleware: throws where the request ends
   */
  run(laid: Laid, token: string): unknown;
  /** what tokens are signed with that are in order. Default HS256 */
  readonly algorithm?: Algorithm;
  /** what a token is signed with that the allow-list does not hold. Default HS512, or RS512 */
  readonly otherAlgorithm?: Algorithm;
  /** the key as the library takes it, to check and to sign. Default: the secret or the PEM */
  readonly key?: unknown;
  /** what must be given for the operation to run at all */
  readonly base?: Readonly<Partial<Record<Place, unknown>>>;
  /** values that switch a check on, where they are not what `takes` says */
  readonly good?: Readonly<Partial<Record<VerifierCheck, unknown>>>;
  /**
   * other values than the usual ones, by check and then by what they are for: the test of a row (`string`), the same at one of
   * several places (`2.alg string`), or the value that switches the check on there (`2.alg set`). NOT_HERE leaves one out
   */
  readonly samples?: Readonly<Partial<Record<VerifierCheck, Readonly<Record<string, unknown>>>>>;
  /** what the operation is given where it should have no key. Default: `undefined` at the key's place */
  readonly keyless?: Given;
  /** laid over every token */
  readonly header?: object;
  readonly claims?: object;
  /** another token for an attack on a check */
  readonly attacks?: Readonly<Partial<Record<VerifierCheck, Partial<Forged>>>>;
  /** sign: the claim under which the library puts the payload */
  readonly signedUnder?: string;
  /** whether what was thrown is a refusal. Default: anything but a programming error such as a TypeError */
  isRefusal?(thrown: unknown): boolean;
}

export interface Proof {
  readonly library: Library;
  /** installed packages with what to run of each; the newest first */
  readonly versions: readonly { readonly package: string; readonly subjects: readonly Subject[] }[];
}

/** What happened to a token. */
type Outcome = 'accepted' | 'crashed' | 'refused';

/** One line of the evidence. */
export interface Observation {
  /** the operation as people write it, and its name in the data */
  readonly operation: string;
  readonly of: string;
  readonly check: VerifierCheck;
  /** how the option was written */
  readonly written: string;
  /** `nothing runs`: a token that is in order is refused as well */
  readonly outcome: Outcome | 'nothing runs';
}

/** Registers the tests that prove a library's data, and keeps what they saw beside the proof. */
export function prove({ library, versions }: Proof): void {
  const evidence: Record<string, Observation[]> = {};
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
  for (const [index, { package: name, subjects }] of versions.entries()) {
    const version = installedVersion(name);
    const described = atVersion(library, index === 0 ? undefined : version);
    const operations = operationsOf(described);
    const observed: Observation[] = (evidence[version] = []);
    describe(`${library.name} ${version}`, () => {
      it('is the version that the data speaks of', () => {
        // An older version that the data has no word on is one that does the same as the next newer one.
        const spoken = [library, ...(library.versions ?? [])].map(({ verifiedOn }) => verifiedOn);
        if (index === 0) expect(version).toBe(library.verifiedOn);
        else expect(spoken).toContain(described.verifiedOn);
      });
      for (const subject of subjects) {
        const op = operations.get(subject.operation);
        describe(subject.label, () => {
          if (!op) it.fails(`the data has no operation '${subject.operation}'`, () => expect(op).toBeDefined());
          else if (op.kind === 'verify') proveVerify(op, subject, observed);
          else if (op.kind === 'decode' || op.kind === 'header') proveDecode(op, subject);
          else if (op.kind === 'sign') proveSign(op, subject);
        });
      }
    });
  }
  it('has a proof for every operation', () => {
    const proved = new Set(
      versions.flatMap(({ package: name, subjects }, index) => {
        const operations = operationsOf(atVersion(library, index === 0 ? undefined : installedVersion(name)));
        return subjects.map(({ operation }) => operations.get(operation));
      }),
    );
    const open = [...operationsOf(library)].filter(([, op]) => PROVABLE.has(op.kind) && !proved.has(op));
    expect(open.map(([operation]) => operation)).toEqual([]);
  });
  it('does what it did when its evidence was last read', async () => {
    const text = `${JSON.stringify(evidence, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`observed/${library.name.replaceAll('/', '+')}.json`);
  });
}

const PROVABLE: ReadonlySet<string> = new Set(['decode', 'header', 'sign', 'verify']);
const CHECKS: readonly VerifierCheck[] = [
  'signature',
  'unsigned',
  'algorithms',
  'issuer',
  'audience',
  'expiry',
  'notBefore',
];
/** What not every library has a word on. */
const FURTHER: readonly VerifierCheck[] = ['tolerance', 'clock', 'lifetime', 'type', 'presence'];

function proveVerify(op: Op, subject: Subject, observed: Observation[]): void {
  const { checks } = op;
  it('accepts a token that is in order, and answers with its claims', async () => {
    const { outcome, answer, thrown } = await present(op, subject, new Map(), valid(subject));
    expect(outcome, thrown).toBe('accepted');
    if (op.claims && op.claims.length > 0) expect(await claimsIn(answer, op.claims)).toMatchObject({ sub: 'user-1' });
  });
  if (!checks) return;
  it('has a word on every check', () => expect(CHECKS.filter((name) => checks[name] === undefined)).toEqual([]));
  for (const name of [...CHECKS, ...FURTHER]) {
    const model = checks[name];
    if (model === undefined) continue;
    for (const { written, given, verdict, refuses, attack: forged } of situations(name, model, subject, op)) {
      const expected = refuses ? 'nothing' : verdict === 'enforced' ? 'refused' : 'accepted';
      it(`${name}, ${written}: ${expected === 'nothing' ? 'does not run' : `a forged token is ${expected}`}`, async () => {
        const control = await present(op, subject, given, valid(subject));
        const attack = await present(
          op,
          subject,
          given,
          name === 'presence' ? 'none' : { ...attackOn(name, subject), ...forged },
        );
        const isDead = control.outcome !== 'accepted' && attack.outcome !== 'accepted';
        const outcome = isDead ? 'nothing runs' : attack.outcome;
        observed.push({ operation: subject.label, of: subject.operation, check: name, written, outcome });
        if (expected === 'nothing') expect(control.outcome).not.toBe('accepted');
        // With another key in place of the right one, or told to take unsigned tokens, there may be none that is in order.
        else if (listed(op.key).some((place) => given.has(place)) || (name === 'unsigned' && expected === 'accepted'))
          expect(attack.outcome).toBe(expected);
        else
          expect({ control: control.outcome, attack: attack.outcome }).toEqual({
            control: 'accepted',
            attack: expected,
          });
      });
    }
    if (typeof model === 'object' && model.optional !== undefined) proveOptional(op, subject, observed, name, model);
  }
}

/** A forged token of the right key passes where only the key says who may issue. */
function verdictWithout({ absent = 'absent' }: CheckPlace): Verdict {
  return absent === 'byKey' ? 'absent' : absent;
}

interface Situation {
  readonly written: string;
  readonly given: Given;
  readonly verdict: Verdict;
  readonly refuses?: boolean;
  /** what the forged token has that this way of writing lets pass, where that is not the usual */
  readonly attack?: Partial<Forged>;
}

/** Every way of writing an option that the data speaks of. */
function situations(name: VerifierCheck, model: CheckModel, subject: Subject, op: Op): readonly Situation[] {
  if (model === 'fixed') return [{ written: 'always', given: new Map(), verdict: 'enforced' }];
  if (model === 'byCaller' || model === 'byKey') return [{ written: 'never', given: new Map(), verdict: 'absent' }];
  const good = goodValue(name, model, subject);
  const places = listed(model.at);
  const missing: Situation = {
    written: 'not set',
    given: new Map(),
    verdict: verdictWithout(model),
    refuses: model.rejects ?? false,
  };
  const set = places.flatMap((place): Situation[] => {
    const own = subject.samples?.[name]?.[`${place} set`];
    const value = own === undefined ? (name === 'lifetime' ? lifetimeAt(place) : good) : own;
    if (value === undefined || value === NOT_HERE) return [];
    return [{ written: `${place} set`, given: new Map([[place, value]]), verdict: 'enforced' }];
  });
  const all = [missing, ...set, ...rowSituations(name, model, subject, op), ...unread(model, good)];
  // Nothing that the proof gives for the other checks may answer for this one.
  const bare = places.map((place) => [place, LEFT_OUT] as const);
  return all.map((situation) => ({ ...situation, given: new Map<Place, unknown>([...bare, ...situation.given]) }));
}

/** What makes a library refuse a token that never expires: the demand for the claim, or a bound on its age. */
function lifetimeAt(place: Place): unknown {
  if (place.endsWith('Claims')) return ['exp'];
  return place.endsWith('TokenAge') ? '1h' : 3_600_000;
}

/** Rows speak of the first place, or, where a test fits only there, of the one that takes such a value. */
function rowSituations(name: VerifierCheck, model: CheckPlace, subject: Subject, op: Op): readonly Situation[] {
  return (model.rows ?? []).flatMap(([test, verdict]) =>
    listed(model.at).flatMap((place): Situation[] => {
      const label = labelOf(test);
      if (name === 'lifetime' && place.endsWith('Claims') !== label.startsWith('without')) return [];
      const samples = subject.samples?.[name];
      const sample = samples && (`${place} ${label}` in samples ? samples[`${place} ${label}`] : samples[label]);
      const value = sample === undefined ? sampleOf(name, test) : sample;
      const refuses = verdict === 'absent' && (model.rejects ?? false);
      const given = new Map<Place, unknown>([[place, value]]);
      const attack = attackPast(name, test, subject);
      // A list that allows `none` beside others does so where there is no key.
      if (typeof test === 'object' && 'includes' in test)
        for (const [at, none] of subject.keyless ?? keyless(op)) if (!given.has(at)) given.set(at, none);
      return value === NOT_HERE
        ? []
        : [{ written: `${place} ${label}`, given, verdict, refuses, ...(attack && { attack }) }];
    }),
  );
}

function keyless(op: Op): Given {
  const [place] = listed(op.key);
  return new Map(place === undefined ? [] : [[place, undefined]]);
}

function labelOf(test: Test): string {
  if (typeof test !== 'object') return test;
  if ('is' in test) return JSON.stringify(test.is[0]);
  if ('includes' in test) return `with ${test.includes}`;
  if ('lacks' in test) return `without ${test.lacks}`;
  if ('moment' in test) return 'standing still';
  return 'key' in test ? `key ${test.key}` : `over ${test.longerThan} s`;
}

/** What passes a regular expression that is not anchored, or a list with a hole, is not what a plain forger would write. */
function attackPast(name: VerifierCheck, test: Test, subject: Subject): Partial<Forged> | undefined {
  const { claims } = valid(subject);
  const claim = name === 'issuer' ? 'iss' : 'aud';
  if (test === 'unsetMember') return { claims: without(valid(subject), claim).claims };
  if (test === 'unanchored') return { claims: { ...claims, [claim]: `${goodText(name)}.attacker.example` } };
  return undefined;
}

/** For a sample: a way of writing that does not apply at this place. */
export const NOT_HERE: unique symbol = Symbol('not here');
const LEFT_OUT: unique symbol = Symbol('left out');

/** Spellings and places that the data says the library does not read. */
function unread(model: CheckPlace, good: unknown): readonly Situation[] {
  const verdict = verdictWithout(model);
  // Where the option is indispensable, or safe when missing, its absence is what counts and not the spelling.
  if (verdict === 'enforced' || model.rejects) return [];
  const spelt = listed(model.at).flatMap((place) => {
    const parent = parentOf(place);
    return parent === undefined ? [] : (model.misspelt ?? []).map((spelling) => `${parent}.${spelling}` as Place);
  });
  return [...spelt, ...(model.dropped ?? [])].map((place) => ({
    written: `${place} set`,
    given: new Map([[place, good]]),
    verdict,
  }));
}

function goodValue(name: VerifierCheck, model: CheckPlace, subject: Subject): unknown {
  if (subject.good && Object.hasOwn(subject.good, name)) return subject.good[name];
  const isSwitchedOffByTrue = model.rows?.some(([test]) => test === 'truthy') ?? false;
  const plain = {
    algorithms: subject.algorithm ?? 'HS256',
    audience: AUDIENCE,
    issuer: ISSUER,
    presence: !isSwitchedOffByTrue,
    type: 'JWT',
    lifetime: 3_600_000,
  }[name as string];
  const isList = (model.takes ?? (name === 'algorithms' ? 'array' : 'string')) === 'array';
  return plain !== undefined && isList ? [plain] : plain;
}

function sampleOf(name: VerifierCheck, test: Test): unknown {
  if (typeof test === 'object') return shapeSample(test);
  const good = { algorithms: 'HS256', audience: AUDIENCE, issuer: ISSUER }[name as string] ?? 'yes';
  const samples: Readonly<Record<string, unknown>> = {
    truthy: true,
    falsy: name === 'issuer' || name === 'audience' ? '' : false,
    string: good,
    boolean: true,
    regexp: /nothing that occurs/,
    array: [good],
    emptyArray: [],
    function: () => true,
    object: {},
    unanchored: new RegExp(goodText(name)),
    unsetMember: [undefined, goodText(name)],
    neverThrows: () => undefined,
  };
  if (name === 'tolerance' && test === 'string') return '60';
  return samples[test];
}

const goodText = (name: VerifierCheck): string => (name === 'issuer' ? ISSUER : AUDIENCE);

function shapeSample(test: Extract<Test, object>): unknown {
  if ('is' in test) return test.is[0];
  if ('includes' in test) return ['HS256', test.includes];
  if ('lacks' in test) return ['sub'];
  if ('moment' in test) return test.moment === 'date' ? new Date(1000) : 1000;
  // Another key is a thing of the library; the proof of that library hands it over by itself.
  return 'key' in test ? NOT_HERE : 7200 * (test.unit === 'milliseconds' ? 1000 : 1);
}

/** A token without the claim passes, unless another option demands the claim. */
function proveOptional(
  op: Op,
  subject: Subject,
  observed: Observation[],
  name: VerifierCheck,
  model: CheckPlace,
): void {
  const claim = name === 'issuer' ? 'iss' : 'aud';
  const [place] = listed(model.at);
  const on: Given = new Map(place ? [[place, goodValue(name, model, subject)]] : []);
  const bare = without(valid(subject), claim);
  it(`${name}, set: a token without the claim is accepted`, async () => {
    const { outcome } = await present(op, subject, on, bare);
    observed.push({ operation: subject.label, of: subject.operation, check: name, written: 'claim missing', outcome });
    expect(outcome).toBe('accepted');
  });
  const { optional } = model;
  if (optional === undefined || optional === 'never') return;
  it(`${name}, set and demanded by ${optional}: a token without the claim is refused`, async () => {
    const demanded = new Map([...on, [optional, [claim]] as const]);
    const { outcome } = await present(op, subject, demanded, bare);
    observed.push({
      operation: subject.label,
      of: subject.operation,
      check: name,
      written: `claim missing, ${optional} set`,
      outcome,
    });
    expect(outcome).toBe('refused');
  });
}

function valid({ algorithm = 'HS256', header, claims }: Subject): Forged {
  return {
    algorithm,
    header: { kid: KID, ...header },
    claims: { iss: ISSUER, aud: AUDIENCE, sub: 'user-1', iat: NOW_S - 60, exp: NOW_S + 600, ...claims },
  };
}

function without(token: Forged, claim: string): Forged {
  return { ...token, claims: Object.fromEntries(Object.entries(token.claims).filter(([key]) => key !== claim)) };
}

/** A token that fails one check and no other. */
function attackOn(name: VerifierCheck, subject: Subject): Forged {
  const token = valid(subject);
  const { algorithm } = token;
  const other = subject.otherAlgorithm ?? (algorithm.startsWith('HS') ? 'HS512' : 'RS512');
  const change: Readonly<Record<VerifierCheck, Partial<Forged>>> = {
    signature: { key: strangerKey(algorithm) },
    unsigned: { algorithm: 'none' },
    algorithms: { algorithm: other },
    issuer: { claims: { ...token.claims, iss: OTHER_ISSUER } },
    audience: { claims: { ...token.claims, aud: OTHER_AUDIENCE } },
    expiry: { claims: { ...token.claims, iat: NOW_S - 7200, exp: NOW_S - 3600 } },
    notBefore: { claims: { ...token.claims, nbf: NOW_S + 3600 } },
    tolerance: { claims: { ...token.claims, iat: NOW_S - 7200, exp: NOW_S - 3600 } },
    clock: { claims: { ...token.claims, iat: 1, exp: NOW_S - 3600 } },
    lifetime: { claims: { ...without(token, 'exp').claims, iat: NOW_S - 315_360_000 } },
    type: { header: { ...token.header, typ: 'other+jwt' } },
    presence: {},
  };
  return { ...token, ...change[name], ...subject.attacks?.[name] };
}

/** Hands a token to the library. `thrown` is what it had to say against that, if it threw. */
async function present(
  op: Op,
  subject: Subject,
  given: Given,
  forged: Forged | 'none',
): Promise<{ readonly outcome: Outcome; readonly answer?: unknown; readonly thrown?: string }> {
  const token = forged === 'none' ? '' : forge(forged);
  try {
    const answer: unknown = await subject.run(layOut(argumentsOf(op, subject, given, token)), token);
    return { outcome: isRefusal(op, answer) ? 'refused' : 'accepted', answer };
  } catch (thrown) {
    const isRefused = subject.isRefusal?.(thrown) ?? !isProgrammingError(thrown);
    return { outcome: isRefused ? 'refused' : 'crashed', thrown: String(thrown) };
  }
}

function argumentsOf(op: Op, subject: Subject, given: Given, token: string): Given {
  const all = new Map<Place, unknown>();
  const [keyPlace] = listed(op.key);
  const [tokenPlace] = listed(op.token);
  if (keyPlace) all.set(keyPlace, keyOf(subject));
  for (const [place, value] of Object.entries(subject.base ?? {})) all.set(place as Place, value);
  if (tokenPlace) all.set(tokenPlace, token);
  for (const [place, value] of given) {
    if (value === LEFT_OUT) all.delete(place);
    else {
      // A value in place of a whole object leaves nothing of what stood in it.
      for (const other of all.keys()) if (other.startsWith(`${place}.`)) all.delete(other);
      all.set(place, value);
    }
  }
  return all;
}

function keyOf({ key, algorithm = 'HS256' }: Subject): unknown {
  return key ?? (algorithm.startsWith('HS') ? SECRET : RSA_PUBLIC_PEM);
}

/** What an answer says about the token, where a refusal is not thrown. */
function isRefusal(op: Op, answer: unknown): boolean {
  switch (op.answer?.kind) {
    case 'false':
      return answer === false;
    case 'empty':
      return answer == null;
    case 'errors':
      return ['error', 'errors'].some((key) => Boolean(propertyOf(answer, key)));
    default:
      return false;
  }
}

function isProgrammingError(thrown: unknown): boolean {
  return thrown instanceof TypeError || thrown instanceof ReferenceError || thrown instanceof SyntaxError;
}

/** The claims in an answer: `payload` is a property, `getPayload()` what a method gives. */
async function claimsIn(answer: unknown, places: readonly string[]): Promise<unknown> {
  for (const place of places.toReversed()) {
    const part = await partOf(answer, place);
    const found: unknown = part instanceof Uint8Array ? JSON.parse(Buffer.from(part).toString()) : part;
    if (propertyOf(found, 'sub') !== undefined) return found;
  }
  return undefined;
}

async function partOf(answer: unknown, place: string): Promise<unknown> {
  let part = answer;
  for (const key of place.split('.').filter((one) => one !== '')) {
    const value: unknown = propertyOf(part, key.replace('()', ''));
    part = key.endsWith('()') && typeof value === 'function' ? await Reflect.apply(value, part, []) : value;
  }
  return part;
}

function propertyOf(value: unknown, key: string): unknown {
  return (typeof value === 'object' || typeof value === 'function') && value !== null
    ? Reflect.get(value, key)
    : undefined;
}

/** Anybody can write a token whose claims, or header, come out. */
function proveDecode(op: Op, subject: Subject): void {
  const forged = { ...valid(subject), key: strangerKey(subject.algorithm ?? 'HS256') };
  it('gives what a forged token says', async () => {
    const laid = layOut(argumentsOf(op, subject, new Map(), forge(forged)));
    const answer: unknown = await subject.run(laid, forge(forged));
    if (op.claims && op.claims.length > 0) expect(await claimsIn(answer, op.claims)).toMatchObject({ sub: 'user-1' });
    else expect(answer).toBeTruthy();
  });
  const { headerWhen } = op;
  if (headerWhen === undefined) return;
  it(`gives the header alone when ${headerWhen} says so`, async () => {
    const laid = layOut(argumentsOf(op, subject, new Map([[headerWhen, true]]), forge(forged)));
    expect(await subject.run(laid, forge(forged))).toMatchObject({ alg: forged.algorithm });
  });
}

/** What is signed is what the data says, with the key and the algorithm that it says. */
function proveSign(op: Op, subject: Subject): void {
  const [payload] = listed(op.payload);
  const claims = { sub: 'user-1', ...subject.claims };
  const issue = async (given: Given): Promise<string> => {
    const [keyPlace] = listed(op.key);
    const all = new Map<Place, unknown>();
    const own = subject.key ?? ((subject.algorithm ?? 'HS256').startsWith('HS') ? SECRET : RSA_PRIVATE_PEM);
    if (keyPlace) all.set(keyPlace, own);
    for (const [place, value] of Object.entries(subject.base ?? {})) all.set(place as Place, value);
    if (payload) all.set(payload, claims);
    for (const [place, value] of given) all.set(place, value);
    return String(await subject.run(layOut(all), ''));
  };
  it('signs the payload that the data points at', async () => {
    const token = await issue(new Map());
    const signed = opened(token).claims;
    expect(subject.signedUnder === undefined ? signed : signed[subject.signedUnder]).toMatchObject(claims);
    if (op.key) expect(isGenuine(token)).toBe(true);
  });
  if (op.expires) proveTimes(op.expires, issue);
  const { issues } = op;
  if (issues?.algorithms?.absent !== undefined) {
    it(`signs with ${issues.algorithms.absent} unless told otherwise`, async () => {
      expect(opened(await issue(new Map())).header).toMatchObject({ alg: issues.algorithms?.absent });
    });
  }
  for (const [name, claim, value] of [
    ['issuer', 'iss', ISSUER],
    ['audience', 'aud', AUDIENCE],
  ] as const) {
    const [place] = listed(issues?.[name]?.at);
    if (place === undefined || place.startsWith('step')) continue;
    it(`takes ${claim} from ${place}`, async () => {
      expect(opened(await issue(new Map([[place, value]]))).claims[claim]).toEqual(value);
    });
  }
}
