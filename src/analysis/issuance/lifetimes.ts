import type { Place, TimePlace } from '../../model/vocabulary.ts';
import { wordsOf } from '../../lexicon/token-names.ts';
import type { Operation } from '../operations/operations.ts';
import { durationOf } from '../syntax/durations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { payloadValue, serialized } from './payloads.ts';
import { parentOf, placesOf, slotAt } from '../evaluation/places.ts';
import { lacksClaim } from './records.ts';
import { configurationOf, registers, registration } from '../operations/configuration.ts';
import { refreshes } from './refresh-tokens.ts';
import { reportNode } from '../operations/report-node.ts';
import { insertionPointAt, type InsertionPoint } from '../operations/insertion-point.ts';
import { timesOf, type Time } from './time-values.ts';
import type { Node } from '../syntax/node.ts';
import { alternatives, type Slot } from '../evaluation/value.ts';
import { memberSlot } from '../evaluation/variables.ts';

/** What a file says of how long the tokens live that one of its calls issues. */
export interface Issuance {
  readonly call: Operation;
  /** `absent`: the token never expires; `unknown`: the file does not show */
  readonly expiry: 'absent' | 'given' | 'unknown';
  /** where a missing expiry is reported */
  readonly node: Node;
  /** where the library would look for it: `expiresIn`, `setExpirationTime`, or `exp` of the payload */
  readonly option: string;
  readonly isClaim: boolean;
  /** where the option could be written */
  readonly site?: InsertionPoint;
  /** a claim that the author believes to end the token, and that no library reads */
  readonly homemade?: { readonly name: string; readonly node: Node };
  /** how long the token may live, in seconds, as far as that is plain */
  readonly spans: readonly { readonly seconds: number; readonly node: Node }[];
  /** whether the token renews others */
  readonly refreshes: 'may' | 'no' | 'yes';
}

/** A time that is not what the library takes it for. */
export interface TimeFault {
  readonly node: Node;
  /** the expression that says the time, where it can be mended as it stands */
  readonly value?: Node;
  readonly kind:
    /** milliseconds where seconds since 1970 are read: tens of thousands of years */
    | 'farFuture'
    /** a length of time where a moment is read: 1970 */
    | 'longPast'
    /** a moment where a length of time is read: decades */
    | 'momentAsSpan'
    | 'millisecondsAsSeconds'
    | 'secondsAsMilliseconds'
    /** digits as a text, which count milliseconds */
    | 'digits'
    /** seconds since 1970 where milliseconds are read: 1970 */
    | 'secondsAsMoment'
    /** a text or a date object where a number is needed */
    | 'notANumber';
  /** the library's word for the place */
  readonly option: string;
  /** what the library takes it for, in seconds */
  readonly seconds?: number;
  readonly isMoment?: boolean;
}

/** How long the tokens of a call live, and every time of the call that is read in another unit than it is written in. */
export interface Lifetime {
  /** in whose words the places are */
  readonly library: string;
  readonly issuance?: Issuance;
  readonly faults: readonly TimeFault[];
}

/** What the calls of a file say of time, call by call. */
export function findLifetimes(
  file: FileView,
  calls: readonly Operation[],
  config: Readonly<Record<string, unknown>>,
): readonly Lifetime[] {
  const registrations = calls.filter(registers);
  return calls.flatMap((call) => {
    const isConcerned = call.op.expires !== undefined || call.op.times !== undefined;
    return isConcerned && call.args.length + (call.made?.args.length ?? 0) > 0
      ? [lifetimeOf(file, call, registrations, config)]
      : [];
  });
}

function lifetimeOf(
  file: FileView,
  call: Operation,
  registrations: readonly Operation[],
  config: Readonly<Record<string, unknown>>,
): Lifetime {
  const { expires } = call.op;
  const places = typeof expires === 'object' ? expires.at : [];
  // A module out of sight may well say how long its tokens live.
  const { slot, unseen } = configurationOf(file, call, registrations, config);
  const registered: Slot = unseen ? { has: 'unknown' } : slot;
  const isRegistration = registers(call);
  const own = isRegistration ? registration(file, call) : registered;
  const readings = places.map((place) => read(file, call, place, own));
  const others = [...(call.op.times ?? []).map((place) => read(file, call, place, own)), ...claimReadings(file, call)];
  // Of several places the first decides; what is registered is judged where it is registered.
  const decisive = readings.filter(says).slice(0, 1);
  const isHere = ({ place }: Reading): boolean => isRegistration || !place.at.startsWith('config');
  const judged = [...decisive.filter(isHere), ...others];
  return {
    library: call.source.name,
    faults: judged.flatMap(({ faults }) => faults),
    ...(expires && { issuance: issuanceOf(file, call, readings, isRegistration) }),
  };
}

interface Reading {
  readonly place: TimePlace;
  readonly slot: Slot;
  readonly spans: Issuance['spans'];
  readonly faults: readonly TimeFault[];
}

function read(file: FileView, call: Operation, place: TimePlace, config: Slot): Reading {
  const slot = timeSlot(file, call, place.at, config);
  const { value } = slot;
  if (!value || slot.has === 'no') return { place, slot, spans: [], faults: [] };
  const node = reportNode(call, place.at, slot.node ?? value.node);
  const option = optionOf(place.at);
  const spans: { seconds: number; node: Node }[] = [];
  const faults: TimeFault[] = [];
  const times = timesOf(file, value);
  const isPlain = times.every((time) => time.kind !== 'unknown');
  for (const time of times) {
    // `(claims.exp ?? 0) + 60`: a number that stands in for something unseen says nothing of moments.
    if (time.kind === 'number' && !isPlain && /^epoch/.test(place.number ?? '')) continue;
    const heard = hear(time, place);
    if (heard.seconds !== undefined && heard.kind === undefined) spans.push({ seconds: heard.seconds, node });
    if (heard.kind === undefined || faults.some(({ kind }) => kind === heard.kind)) continue;
    const written = slot.node && slot.node === node ? valueNode(slot.node) : undefined;
    const isMoment = time.kind === 'moment';
    faults.push({
      node,
      kind: heard.kind,
      option,
      ...(written && { value: written }),
      ...(heard.seconds !== undefined && { seconds: heard.seconds }),
      ...(isMoment && { isMoment }),
    });
  }
  return { place, slot, spans, faults };
}

function valueNode(node: Node): Node | undefined {
  if (node.type === 'Property') return node.shorthand ? undefined : node.value;
  return node.type === 'AssignmentExpression' ? node.right : node;
}

/** `2.expiresIn` -> `expiresIn`, `step.setExpirationTime.0` -> `setExpirationTime` */
export function optionOf(place: Place): string {
  return place.split('.').findLast((part) => !/^\d+$/.test(part)) ?? place;
}

/** A place of a call; claims may also stand in a payload that is signed as a text. */
function timeSlot(file: FileView, call: Operation, place: Place, config: Slot): Slot {
  const slot = slotAt(file, call, place, config);
  const parent = parentOf(place);
  if (slot.has !== 'unknown' || slot.value || parent === undefined || !placesOf(call.op.payload).includes(parent))
    return slot;
  const { node: at } = slotAt(file, call, parent, config);
  const node = at?.type === 'Property' ? at.value : at;
  const inner = node && serialized(node);
  if (inner && lacksClaim(file, inner, plainLast(place))) return { has: 'no' };
  return inner && inner !== node ? memberSlot(file, file.evaluate(inner), plainLast(place)) : slot;
}

const plainLast = (place: Place): string => place.slice(place.lastIndexOf('.') + 1);

/** A moment is beyond this only in milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
const EPOCH_IN_MILLISECONDS = 1e11;
/** A moment is before this only by mistake: 2001 in seconds. */
const EPOCH_IN_SECONDS = 1e9;

interface Heard {
  readonly kind?: TimeFault['kind'];
  readonly seconds?: number;
}

/** What a library makes of a time at a place. */
function hear(time: Time, place: TimePlace): Heard {
  switch (time.kind) {
    case 'number':
      return hearNumber(time, place);
    case 'text':
      return hearText(time.text, place);
    case 'span':
      return { seconds: time.seconds };
    case 'moment':
      return hearMoment(time, place);
    case 'unknown':
      return {};
  }
}

function hearNumber({ value, thousandfold }: Extract<Time, { kind: 'number' }>, { number }: TimePlace): Heard {
  switch (number) {
    case 'seconds':
      if (value >= EPOCH_IN_SECONDS && value < 4 * EPOCH_IN_SECONDS) return { kind: 'momentAsSpan', seconds: value };
      return isMilliseconds(value, thousandfold)
        ? { kind: 'millisecondsAsSeconds', seconds: value }
        : { seconds: value };
    case 'milliseconds':
      return isSeconds(value) ? { kind: 'secondsAsMilliseconds', seconds: value / 1000 } : { seconds: value / 1000 };
    case 'epochSeconds':
      if (value >= EPOCH_IN_MILLISECONDS) return { kind: 'farFuture' };
      return value >= 60 && value < EPOCH_IN_SECONDS ? { kind: 'longPast', seconds: value } : {};
    case 'epochMilliseconds':
      return value >= 60 && value < EPOCH_IN_MILLISECONDS ? { kind: 'secondsAsMoment', seconds: value } : {};
    default:
      return {};
  }
}

function hearText(text: string, { number, digits, texts }: TimePlace): Heard {
  const seconds = durationOf(text);
  if (/^\s*[1-9]\d*\s*$/.test(text) && digits !== undefined) {
    return { kind: 'digits', seconds: Number(text) / (digits === 'milliseconds' ? 1000 : 1) };
  }
  if (texts) return seconds === undefined ? {} : { seconds };
  // An empty text is what a variable of the environment stands for in examples.
  return number !== undefined && text !== '' ? { kind: 'notANumber' } : {};
}

function hearMoment(moment: Extract<Time, { kind: 'moment' }>, { number, dates }: TimePlace): Heard {
  const { form, fromNow, thousandfold } = moment;
  const seconds = fromNow === undefined ? {} : { seconds: fromNow };
  const isSpan = number === 'seconds' || number === 'milliseconds';
  if (form === 'date')
    return dates ? seconds : number === undefined ? {} : { kind: isSpan ? 'momentAsSpan' : 'notANumber' };
  switch (number) {
    case 'epochSeconds':
      if (form === 'milliseconds') return { kind: 'farFuture' };
      return fromNow !== undefined && isMilliseconds(fromNow, thousandfold)
        ? { kind: 'millisecondsAsSeconds', seconds: fromNow }
        : seconds;
    case 'epochMilliseconds':
      return form === 'seconds' ? { kind: 'secondsAsMoment' } : seconds;
    case 'seconds':
    case 'milliseconds':
      return { kind: 'momentAsSpan' };
    default:
      return {};
  }
}

const HOUR_IN_MILLISECONDS = 3_600_000;
const MONTH_IN_SECONDS = 2_592_000;

/** Whole hours in milliseconds, and absurd in seconds; or calculated as milliseconds are. */
function isMilliseconds(value: number, thousandfold: boolean): boolean {
  if (value < 1000) return false;
  return thousandfold || (value > MONTH_IN_SECONDS && value % HOUR_IN_MILLISECONDS === 0);
}

/** Whole minutes in seconds, and nothing that anybody would write in milliseconds. */
function isSeconds(value: number): boolean {
  const isRound = value % 60_000 === 0 || (value % 1000 === 0 && value <= 600_000);
  return value >= 60 && value % 60 === 0 && !isRound;
}

/** The claims `iat` and `nbf` are moments wherever there are claims. A lifetime is counted from `iat`. */
function claimReadings(file: FileView, call: Operation): readonly Reading[] {
  if (call.kind !== 'sign' || call.op.expires === undefined) return [];
  const [payload] = placesOf(call.op.payload);
  if (payload === undefined) return [];
  return ['iat', 'nbf'].map((name) =>
    read(file, call, { at: `${payload}.${name}` as Place, number: 'epochSeconds' }, { has: 'unknown' }),
  );
}

function issuanceOf(file: FileView, call: Operation, readings: readonly Reading[], isRegistration: boolean): Issuance {
  const { expires } = call.op;
  const first = readings.find(says);
  const hasDefault = expires === 'fixed' || expires?.absent !== undefined;
  const given = first?.slot.has === 'yes' ? 'given' : 'unknown';
  // What is registered may be left to each call.
  const nothing = isRegistration ? 'unknown' : 'absent';
  const expiry = first ? given : hasDefault ? 'given' : nothing;
  const option = readings[0] ? optionOf(readings[0].place.at) : 'exp';
  const [at] = readings;
  const site = at && insertionPointAt(file, [call], at.place.at);
  const homemade = expiry === 'absent' ? homemadeClaim(file, call) : undefined;
  return {
    call,
    expiry,
    node: optionsAt(file, call, readings) ?? call.name,
    option,
    isClaim: option === 'exp',
    ...(homemade && { homemade }),
    ...(site && { site }),
    spans: first && (isRegistration || !first.place.at.startsWith('config')) ? first.spans : [],
    refreshes: refreshes(file, call),
  };
}

/** Whether something stands there; of `expiresIn: undefined` nothing comes. */
function says({ slot: { has, value } }: Reading): boolean {
  return has !== 'no' && !(value?.kind === 'literal' && value.value === undefined);
}

/** The options object, where it is written in the call. */
function optionsAt(file: FileView, call: Operation, readings: readonly Reading[]): Node | undefined {
  for (const { place } of readings) {
    const parent = parentOf(place.at);
    if (parent === undefined || !/^\d+$/.test(parent) || placesOf(call.op.payload).includes(parent)) continue;
    const { value } = slotAt(file, call, parent, { has: 'unknown' });
    if (value?.kind === 'object' && value.node.type === 'ObjectExpression') {
      return reportNode(call, parent, value.node);
    }
  }
  return undefined;
}

/** Names of claims that people invent where `exp` is what a verifier reads, and options that belong elsewhere. */
const HOMEMADE = new Set([
  ...[
    'expiresat',
    'expires',
    'expiresin',
    'expire',
    'expireat',
    'expiry',
    'expiration',
    'expirationtime',
    'expirydate',
  ],
  ...['expirationdate', 'expiredat', 'expdate', 'exptime', 'validuntil', 'validto', 'timelimit', 'ttl', 'maxage'],
]);

function homemadeClaim(file: FileView, call: Operation): Issuance['homemade'] {
  for (const payload of alternatives(payloadValue(file, call))) {
    if (payload.kind !== 'object') continue;
    for (const entry of payload.entries) {
      if (entry.kind !== 'property' || entry.key === undefined) continue;
      if (!HOMEMADE.has(wordsOf(entry.key).join('')) || file.slot(payload, entry.key).has === 'no') continue;
      const [place] = placesOf(call.op.payload);
      return { name: entry.key, node: place ? reportNode(call, place, entry.node) : entry.node };
    }
  }
  return undefined;
}
