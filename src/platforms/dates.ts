import type { Place, Platform, Thing, TimeUnit, Use } from '../model/vocabulary.ts';

const later = (use: { readonly amount: Place; readonly unit?: Place | TimeUnit; readonly of?: Place }): Use => ({
  time: { kind: 'later', ...use },
});
const earlier = (use: { readonly amount: Place; readonly unit?: Place | TimeUnit; readonly of?: Place }): Use => ({
  time: { kind: 'later', back: true, ...use },
});

const seconds: Thing = { call: { time: { kind: 'same', form: 'seconds' } } };
const milliseconds: Thing = { call: { time: { kind: 'same', form: 'milliseconds' } } };
const date: Thing = { call: { time: { kind: 'same', form: 'date' } } };

/** `add(date, 7)` and its kin of date-fns: what comes back is another date. */
const units: readonly (readonly [string, TimeUnit])[] = [
  ['Seconds', 'seconds'],
  ['Minutes', 'minutes'],
  ['Hours', 'hours'],
  ['Days', 'days'],
  ['BusinessDays', 'days'],
  ['Weeks', 'weeks'],
  ['Months', 'months'],
  ['Years', 'years'],
];
const shifts = Object.fromEntries(
  units.flatMap(([name, unit]): [string, Thing][] => [
    [`add${name}`, { call: later({ of: '0', amount: '1', unit }) }],
    [`sub${name}`, { call: earlier({ of: '0', amount: '1', unit }) }],
  ]),
);

/** Members that moment and dayjs share; a moment changes in place, a dayjs object does not. */
function calendar(inPlace: boolean): Thing {
  const moved = inPlace ? { inPlace: true as const } : {};
  return {
    fluent: true,
    members: {
      add: { call: { time: { kind: 'later', amount: '0', unit: '1', ...moved }, gives: 'self' } },
      subtract: { call: { time: { kind: 'later', back: true, amount: '0', unit: '1', ...moved }, gives: 'self' } },
      clone: { call: { time: { kind: 'same', form: 'date' }, gives: 'self' } },
      utc: { call: { time: { kind: 'same', form: 'date' }, gives: 'self' } },
      local: { call: { time: { kind: 'same', form: 'date' }, gives: 'self' } },
      toDate: date,
      unix: seconds,
      valueOf: milliseconds,
    },
  };
}

/** `moment()`, `dayjs()`: now, or what is handed over. */
function maker(gives: '#dayjs' | '#moment'): readonly Use[] {
  return [
    { when: { '0': 'missing' }, time: { kind: 'now', form: 'date' }, gives },
    { time: { kind: 'same', form: 'date', of: '0' }, gives },
  ];
}

const moment: Thing = { call: maker('#moment'), members: { utc: { call: maker('#moment') } } };
const dayjs: Thing = { call: maker('#dayjs'), members: { utc: { call: maker('#dayjs') } } };

/** What tells the time: for how long tokens live that say so in moments. */
const platform: Platform = {
  name: 'dates',
  modules: {
    ms: { call: { time: { kind: 'count', of: '0' } } },
    moment,
    'moment-timezone': moment,
    dayjs,
    luxon: {
      members: {
        DateTime: {
          members: {
            now: { call: { time: { kind: 'now', form: 'date' }, gives: '#luxon' } },
            utc: { call: { when: { '0': 'missing' }, time: { kind: 'now', form: 'date' }, gives: '#luxon' } },
            local: { call: { when: { '0': 'missing' }, time: { kind: 'now', form: 'date' }, gives: '#luxon' } },
            fromJSDate: { call: { time: { kind: 'same', form: 'date', of: '0' }, gives: '#luxon' } },
          },
        },
      },
    },
    'date-fns': {
      members: {
        ...shifts,
        addMilliseconds: { call: later({ of: '0', amount: '1' }) },
        add: { call: later({ of: '0', amount: '1' }) },
        sub: { call: earlier({ of: '0', amount: '1' }) },
        toDate: { call: { time: { kind: 'same', form: 'date', of: '0' } } },
        getUnixTime: { call: { time: { kind: 'same', form: 'seconds', of: '0' } } },
        getTime: { call: { time: { kind: 'same', form: 'milliseconds', of: '0' } } },
      },
    },
  },
  things: {
    moment: calendar(true),
    dayjs: calendar(false),
    luxon: {
      fluent: true,
      members: {
        plus: { call: { time: { kind: 'later', amount: '0' }, gives: 'self' } },
        minus: { call: { time: { kind: 'later', back: true, amount: '0' }, gives: 'self' } },
        toUTC: { call: { time: { kind: 'same', form: 'date' }, gives: 'self' } },
        setZone: { call: { time: { kind: 'same', form: 'date' }, gives: 'self' } },
        toSeconds: seconds,
        toUnixInteger: seconds,
        toMillis: milliseconds,
        valueOf: milliseconds,
        toJSDate: date,
      },
    },
  },
};

export default platform;
