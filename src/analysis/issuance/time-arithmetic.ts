import type { TSESTree } from '@typescript-eslint/utils';

import type { TimeForm } from '../../model/vocabulary.ts';

/** What an expression says of time, as far as the file shows. */
export type Time =
  /** a plain number; `thousandfold`: a product with the factor 1000, as milliseconds are written */
  | { readonly kind: 'number'; readonly value: number; readonly thousandfold: boolean }
  | { readonly kind: 'string'; readonly text: string }
  /** a timestamp or a date, and how many seconds from now it is, if that is known; `thousandfold` speaks of what was added */
  | Timestamp
  /** a duration, in seconds */
  | { readonly kind: 'duration'; readonly seconds: number }
  /** a moment times something, or two moments added: neither a moment nor a length of time */
  | { readonly kind: 'noMoment' }
  | { readonly kind: 'unknown' };

/** A point in time: as a date object, or counted from 1970. */
export interface Timestamp {
  readonly kind: 'timestamp';
  /** as a date object, or counted from 1970 in which unit */
  readonly form: TimeForm;
  /** seconds */
  readonly fromNow: number | undefined;
  readonly thousandfold: boolean;
}

/** Nothing that the file shows. */
export const UNKNOWN_TIME: Time = { kind: 'unknown' };
/** What no clock shows. */
const NO_MOMENT: Time = { kind: 'noMoment' };
/** The date at which the program runs. */
export const NOW: Timestamp = { kind: 'timestamp', form: 'date', fromNow: 0, thousandfold: false };
/** A plain number. */
export const number = (value: number, thousandfold = false): Time => ({ kind: 'number', value, thousandfold });

/** In arithmetic a date is the number of its milliseconds. */
export function asNumber(time: Time): Time {
  return time.kind === 'timestamp' && time.form === 'date' ? { ...time, form: 'milliseconds' } : time;
}

/** What `Number(x)`, `parseInt(x)` and operators that know numbers only make of a time: of digits, the number that they say. */
export function numeric(time: Time): Time {
  if (time.kind !== 'string') return asNumber(time);
  return /^\s*\d+(?:\.\d+)?\s*$/.test(time.text) ? number(Number(time.text)) : UNKNOWN_TIME;
}

/** What a unary operator makes of a time. */
export function signed(operator: string, given: Time): Time {
  const time = numeric(given);
  // `~~x` cuts off fractions.
  if (operator === '+' || operator === '~') return time;
  return operator === '-' && time.kind === 'number' ? { ...time, value: -time.value } : UNKNOWN_TIME;
}

/** What a binary operator makes of two times. */
export function combined({ operator }: TSESTree.BinaryExpression, left: Time, right: Time): Time {
  const asOperand = operator === '+' ? asNumber : numeric;
  const [a, b] = [asOperand(left), asOperand(right)];
  if (a.kind === 'number' && b.kind === 'number')
    return arithmetic(operator, a.value, b.value, a.thousandfold || b.thousandfold);
  switch (operator) {
    case '+':
      if (a.kind === 'noMoment' || b.kind === 'noMoment') return NO_MOMENT;
      if (a.kind === 'timestamp') return b.kind === 'timestamp' ? NO_MOMENT : moved(a, b, 1);
      return b.kind === 'timestamp' ? moved(b, a, 1) : UNKNOWN_TIME;
    case '-':
      if (a.kind === 'noMoment' || (a.kind === 'number' && b.kind === 'timestamp')) return NO_MOMENT;
      return a.kind === 'timestamp' && b.kind !== 'timestamp' ? moved(a, b, -1) : UNKNOWN_TIME;
    case '/':
      return b.kind === 'number' ? scaled(a, 1 / b.value) : UNKNOWN_TIME;
    case '*':
      if (b.kind === 'number') return multiplied(a, b.value);
      return a.kind === 'number' ? multiplied(b, a.value) : UNKNOWN_TIME;
    // `x | 0` and `x >> 0` cut off fractions.
    case '|':
    case '>>':
    case '>>>':
      return a;
    default:
      return UNKNOWN_TIME;
  }
}

function arithmetic(operator: string, a: number, b: number, thousandfold: boolean): Time {
  switch (operator) {
    case '+':
      return number(a + b, thousandfold);
    case '-':
      return number(a - b, thousandfold);
    case '*':
      return number(a * b, thousandfold || a === 1000 || b === 1000);
    case '/':
      return number(a / b, b !== 1000 && thousandfold);
    default:
      return UNKNOWN_TIME;
  }
}

function moved(timestamp: Timestamp, by: Time, direction: 1 | -1): Time {
  if (by.kind !== 'number' || timestamp.fromNow === undefined) return { ...timestamp, fromNow: undefined };
  const seconds = timestamp.form === 'milliseconds' ? by.value / 1000 : by.value;
  return { ...timestamp, fromNow: timestamp.fromNow + direction * seconds, thousandfold: by.thousandfold };
}

/** From milliseconds to seconds and back. */
function scaled(time: Time, factor: number): Time {
  if (time.kind !== 'timestamp') return UNKNOWN_TIME;
  if (time.form === 'milliseconds' && Math.abs(factor - 0.001) < 1e-9)
    return { ...time, form: 'seconds', thousandfold: false };
  return time.form === 'seconds' && factor === 1000 ? { ...time, form: 'milliseconds' } : UNKNOWN_TIME;
}

/** Another unit, or nothing that is a time: the age of the epoch, so many times over. */
function multiplied(time: Time, factor: number): Time {
  if (time.kind === 'noMoment') return NO_MOMENT;
  const changed = factor === 1 ? time : scaled(time, factor);
  return changed.kind === 'unknown' && time.kind === 'timestamp' && factor > 1 ? NO_MOMENT : changed;
}

/** What `new Date(x)` makes of x. A number or a string is some date. */
export function dateOf(time: Time): Time {
  if (time.kind === 'timestamp' && time.form !== 'seconds') return { ...time, form: 'date' };
  return { ...NOW, fromNow: undefined };
}

/** A date some seconds later, or at a time that is not known. */
export function shifted(date: Timestamp, seconds: number | undefined): Timestamp {
  const isKnown = seconds !== undefined && date.fromNow !== undefined;
  return { ...date, fromNow: isKnown ? date.fromNow + seconds : undefined };
}
