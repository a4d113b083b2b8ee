import { describe, expect, it } from 'vitest';

import { durationOf, secondsIn, spoken } from '../../../src/analysis/syntax/durations.ts';

describe('a unit in seconds', () => {
  it.each([
    ['ms', 0.001],
    ['msec', 0.001],
    ['milliseconds', 0.001],
    ['s', 1],
    ['sec', 1],
    ['Second', 1],
    ['seconds', 1],
    ['m', 60],
    ['min', 60],
    ['mins', 60],
    ['minutes', 60],
    ['h', 3600],
    ['hr', 3600],
    ['hours', 3600],
    ['d', 86_400],
    ['Date', 86_400],
    ['days', 86_400],
    ['w', 604_800],
    ['week', 604_800],
    ['weeks', 604_800],
    ['M', 2_592_000],
    ['mo', 2_592_000],
    ['months', 2_592_000],
    ['y', 31_557_600],
    ['yrs', 31_557_600],
    ['FullYear', 31_557_600],
    ['sx', undefined],
    ['xs', undefined],
    ['hourly', undefined],
    ['promo', undefined],
    ['weekday', undefined],
    ['', undefined],
  ])('%s', (unit, expected) => expect(secondsIn(unit)).toBe(expected));
});

describe('a duration in seconds', () => {
  it.each([
    ['15m', 900],
    ['2 hours', 7200],
    [' 1d ', 86_400],
    ['1.5h', 5400],
    ['-1h', -3600],
    ['10 S', 10],
    ['100ms', 0.1],
    ['15', undefined],
    ['m', undefined],
    ['15m2', undefined],
    ['a 15m', undefined],
    ['15 parsecs', undefined],
    ['', undefined],
    [15, undefined],
    [undefined, undefined],
  ])('%j', (text, expected) => expect(durationOf(text)).toBe(expected));
});

describe('a duration in words', () => {
  it.each([
    [1, '1 second'],
    [3.6, '3.6 seconds'],
    [0.5, '0.5 seconds'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [90, '1.5 minutes'],
    [3600, '1 hour'],
    [7200, '2 hours'],
    [86_400, '1 day'],
    [31_536_000, '365 days'],
    [2 * 31_536_000, '2 years'],
    [1e12, '31,710 years'],
  ])('%d', (seconds, expected) => expect(spoken(seconds)).toBe(expected));
});
