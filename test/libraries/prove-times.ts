import { describe, expect, it } from 'vitest';

import type { Expiry, Place, TimePlace } from '../../src/model/vocabulary.ts';
import { NOW, NOW_S, opened } from './forge.ts';
import type { Given } from './places.ts';

/*
 * How a library reads the times that it is given: for every place that the data names, every form of two hours that the data says it
 * reads is one, and every form that it does not speak of is none.
 */

const HOURS_S = 7200;

interface Form {
  readonly written: string;
  readonly value: unknown;
  /** whether the data says that this is two hours from now */
  readonly isRead: boolean;
}

function formsOf({ number, digits, strings, dates }: TimePlace): readonly Form[] {
  return [
    { written: 'a number of seconds', value: HOURS_S, isRead: number === 'seconds' },
    { written: 'a number of milliseconds', value: HOURS_S * 1000, isRead: number === 'milliseconds' },
    { written: 'seconds since 1970', value: NOW_S + HOURS_S, isRead: number === 'epochSeconds' },
    { written: 'milliseconds since 1970', value: NOW + HOURS_S * 1000, isRead: number === 'epochMilliseconds' },
    { written: 'seconds as a text', value: String(HOURS_S), isRead: digits === 'seconds' },
    { written: 'milliseconds as a text', value: String(HOURS_S * 1000), isRead: digits === 'milliseconds' },
    { written: 'a text with a unit', value: '2h', isRead: strings === true },
    { written: 'a date', value: new Date(NOW + HOURS_S * 1000), isRead: dates === true },
  ];
}

/**
 * Registers the tests of an operation that signs.
 *
 * @param issue signs with what is given, by place
 */
export function proveTimes(expires: Expiry, issue: (given: Given) => Promise<string>): void {
  /** When a token expires: seconds since 1970, something else that is no moment, or nothing. */
  const expiry = async (given: Given): Promise<unknown> => opened(await issue(given)).claims['exp'];
  describe('expires', () => {
    it('when nothing is said', async () => {
      const { absent } = expires === 'fixed' ? { absent: 3600 } : expires;
      expect(await expiry(new Map())).toBe(absent === undefined ? undefined : NOW_S + absent);
    });
    for (const place of expires === 'fixed' ? [] : expires.at) {
      for (const { written, value, isRead } of formsOf(place)) {
        it(`${isRead ? 'after two hours' : 'at another time, or signs nothing'}: ${place.at} as ${written}`, async () => {
          const given = new Map<Place, unknown>([[place.at, value]]);
          if (isRead) expect(await expiry(given)).toBe(NOW_S + HOURS_S);
          else expect(await expiry(given).catch(() => 'refused')).not.toBe(NOW_S + HOURS_S);
        });
      }
    }
  });
}
