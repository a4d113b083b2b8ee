import type { Place, TimePlace } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Slot } from '../evaluation/slots.ts';
import { alternatives, literalNumber, type Value } from '../evaluation/value.ts';
import type { Operation } from '../operations/operations.ts';
import { reportNode } from '../operations/report-node.ts';
import { durationOf } from '../syntax/durations.ts';
import { assignsWhole, type Node } from '../syntax/node.ts';
import type { Time, Timestamp } from './time-arithmetic.ts';
import { timesOf } from './time-values.ts';

/** A time that is not what the library takes it for. */
export interface TimeFault {
  readonly node: Node;
  /** the expression that says the time, where it can be corrected as it stands */
  readonly value?: Node;
  readonly kind:
    /** milliseconds where seconds since 1970 are read: tens of thousands of years */
    | 'farFuture'
    /** a duration where a timestamp is read: 1970 */
    | 'longPast'
    /** a timestamp where a duration is read: decades */
    | 'momentAsSpan'
    | 'millisecondsAsSeconds'
    | 'secondsAsMilliseconds'
    /** digits as a string, which count milliseconds */
    | 'digits'
    /** a variable of the environment, which is a text, where a number beside it says that a number is meant */
    | 'digitsInVariable'
    /** seconds since 1970 where milliseconds are read: 1970 */
    | 'secondsAsMoment'
    /** a moment that is multiplied, or added to another one: it lies millions of years away */
    | 'noMoment'
    /** a string or a date object where a number is needed */
    | 'notANumber';
  /** the library's word for the place */
  readonly option: string;
  /** what the library takes it for, in seconds */
  readonly seconds?: number;
  /** it is a timestamp, or a date object */
  readonly isTimestamp?: boolean;
}

/** What stands at a place that a library reads a time from. */
export interface Reading {
  readonly place: TimePlace;
  readonly slot: Slot;
  /** the durations that are read as they are meant */
  readonly durations: readonly Duration[];
  readonly faults: readonly TimeFault[];
}

/** How long something lives, and where that is written. */
export interface Duration {
  readonly seconds: number;
  readonly node: Node;
}

/**
 * What a library makes of the time at a place, and whether that is what is meant.
 *
 * @param slot what is written at the place
 */
export function readTime(file: FileView, call: Operation, place: TimePlace, slot: Slot): Reading {
  const { value } = slot;
  if (!value || slot.has === 'no') return { place, slot, durations: [], faults: [] };
  const node = reportNode(call, place.at, slot.node ?? value.node);
  const times = timesOf(file, value);
  // `(claims.exp ?? 0) + 60`: a number that stands in for something unseen says nothing of timestamps.
  const isPlain = times.every((time) => time.kind !== 'unknown') || !/^epoch/.test(place.number ?? '');
  const read = times.flatMap((time) =>
    time.kind === 'number' && !isPlain ? [] : [{ ...interpret(time, place), isTimestamp: time.kind === 'timestamp' }],
  );
  const durations = read.flatMap(({ kind, seconds }) =>
    kind === undefined && seconds !== undefined ? [{ seconds, node }] : [],
  );
  const written = slot.node && slot.node === node ? valueNode(slot.node) : undefined;
  const faults = read.flatMap(({ kind, seconds, isTimestamp }): TimeFault[] => {
    if (kind === undefined) return [];
    const option = optionOf(place.at);
    return [
      {
        node,
        kind,
        option,
        ...(written && { value: written }),
        ...(seconds !== undefined && { seconds }),
        ...(isTimestamp && { isTimestamp }),
      },
    ];
  });
  const unitless = digitsInVariable(value, place);
  const all =
    unitless === undefined
      ? faults
      : [...faults, { node, kind: 'digitsInVariable' as const, option: optionOf(place.at), seconds: unitless }];
  return { place, slot, durations, faults: firstOfEachKind(all) };
}

/** `process.env.TTL ?? 3600`: what the number would mean as the text that a variable is, in seconds, where that is another time. */
function digitsInVariable(value: Value, { number, digits }: TimePlace): number | undefined {
  const values = alternatives(value);
  if (digits !== 'milliseconds' || number !== 'seconds' || !values.some(({ kind }) => kind === 'env')) return undefined;
  const beside = values.map(literalNumber).find((one) => one !== undefined);
  return beside === undefined ? undefined : beside / 1000;
}

function firstOfEachKind(faults: readonly TimeFault[]): readonly TimeFault[] {
  return faults.filter(({ kind }, index) => faults.findIndex((one) => one.kind === kind) === index);
}

/** The expression that is written at a place; undefined for `{ exp }`, which cannot be corrected as it stands. */
export function valueNode(node: Node): Node | undefined {
  if (node.type === 'Property') return node.shorthand ? undefined : node.value;
  return node.type === 'AssignmentExpression' && assignsWhole(node) ? node.right : node;
}

/** Whether something stands there; of `expiresIn: undefined` nothing comes. */
export function isGiven({ slot: { has, value } }: Reading): boolean {
  return has !== 'no' && !(value?.kind === 'literal' && value.value === undefined);
}

/** `2.expiresIn` -> `expiresIn`, `step.setExpirationTime.0` -> `setExpirationTime` */
export function optionOf(place: Place): string {
  return place.split('.').findLast((part) => !/^\d+$/.test(part)) ?? place;
}

/** A timestamp is beyond this only in milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
const EPOCH_IN_MILLISECONDS = 1e11;
/** A timestamp is before this only by mistake: 2001 in seconds. */
const EPOCH_IN_SECONDS = 1e9;
/** A number of seconds beyond this is no timestamp that anybody writes down: the year 2096. */
const LAST_TIMESTAMP = 4e9;
/** Shorter durations and earlier timestamps are tests: `exp: 0`, `iat: 1`. */
const MINUTE_IN_SECONDS = 60;

interface Interpretation {
  readonly kind?: TimeFault['kind'];
  readonly seconds?: number;
}

/** What a library makes of a time at a place. */
function interpret(time: Time, place: TimePlace): Interpretation {
  switch (time.kind) {
    case 'number':
      return interpretNumber(time, place);
    case 'string':
      return interpretString(time.text, place);
    case 'duration':
      return { seconds: time.seconds };
    case 'timestamp':
      return interpretTimestamp(time, place);
    case 'noMoment':
      return place.number === undefined ? {} : { kind: 'noMoment' };
    case 'unknown':
      return {};
  }
}

function interpretNumber(
  { value, thousandfold }: Extract<Time, { kind: 'number' }>,
  { number }: TimePlace,
): Interpretation {
  switch (number) {
    case 'seconds':
      if (value >= EPOCH_IN_SECONDS && value < LAST_TIMESTAMP) return { kind: 'momentAsSpan', seconds: value };
      return isMilliseconds(value, thousandfold)
        ? { kind: 'millisecondsAsSeconds', seconds: value }
        : { seconds: value };
    case 'milliseconds':
      return isSeconds(value) ? { kind: 'secondsAsMilliseconds', seconds: value / 1000 } : { seconds: value / 1000 };
    case 'epochSeconds':
      if (value >= EPOCH_IN_MILLISECONDS) return { kind: 'farFuture' };
      return value >= MINUTE_IN_SECONDS && value < EPOCH_IN_SECONDS ? { kind: 'longPast', seconds: value } : {};
    case 'epochMilliseconds':
      return value >= MINUTE_IN_SECONDS && value < EPOCH_IN_MILLISECONDS
        ? { kind: 'secondsAsMoment', seconds: value }
        : {};
    default:
      return {};
  }
}

function interpretString(text: string, { number, digits, strings: texts }: TimePlace): Interpretation {
  const seconds = durationOf(text);
  if (/^\s*[1-9]\d*\s*$/.test(text) && digits !== undefined) {
    return { kind: 'digits', seconds: Number(text) / (digits === 'milliseconds' ? 1000 : 1) };
  }
  if (texts) return seconds === undefined ? {} : { seconds };
  // An empty string stands for an environment variable in examples.
  return number !== undefined && text !== '' ? { kind: 'notANumber' } : {};
}

function interpretTimestamp(timestamp: Timestamp, { number, dates }: TimePlace): Interpretation {
  const { form, fromNow, thousandfold } = timestamp;
  const seconds = fromNow === undefined ? {} : { seconds: fromNow };
  const isDuration = number === 'seconds' || number === 'milliseconds';
  if (form === 'date')
    return dates ? seconds : number === undefined ? {} : { kind: isDuration ? 'momentAsSpan' : 'notANumber' };
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
  return value >= MINUTE_IN_SECONDS && value % 60 === 0 && !isRound;
}
