import { describe, expect, it } from 'vitest';

import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import { key, on, unseen } from './unseen.js';`;
const DAY = 86_400;

/** What the first issuance of a program says of how long the token lives: seconds, `absent`, `given` or `unknown`. */
function lifetime(code: string): string {
  const issuance = facts(`${IMPORTS} ${code}`).lifetimes.find((one) => one.issuance)?.issuance;
  if (!issuance) throw new Error(`Nothing is issued in:\n${code}`);
  const spans = issuance.lives.flatMap(({ durations }) => durations.map(({ seconds }) => String(seconds)));
  return spans.length > 0 ? spans.join(' | ') : issuance.expiry;
}

/** The times of a program that are read in another unit than they are written in. */
const faults = (code: string): readonly string[] =>
  facts(`${IMPORTS} ${code}`).lifetimes.flatMap((one) => one.faults.map(({ kind }) => kind));

const options = (value: string): string => `jwt.sign({}, key, { expiresIn: ${value} });`;
const claim = (value: string): string => `jwt.sign({ exp: ${value} }, key);`;

describe('how long a token lives', () => {
  it.each([
    ['a number of seconds', '3600', '3600'],
    ['calculated', '60 * 60', '3600'],
    ['a duration', `'1h'`, '3600'],
    ['in words', `'2 days'`, `${2 * DAY}`],
    ['one of two', `on ? '1h' : '2h'`, '3600 | 7200'],
    ['a fallback', `process.env.TTL || '1h'`, '3600'],
    ['a constant', `ONE_DAY`, `${DAY}`],
    ['unknown', 'on', 'given'],
    ['a text that is no duration', `'soon'`, 'given'],
    ['undefined', 'undefined', 'absent'],
  ])('%s', (_, value, expected) => expect(lifetime(`const ONE_DAY = 24 * 60 * 60; ${options(value)}`)).toBe(expected));

  it.each([
    ['no options', `jwt.sign({}, key);`, 'absent'],
    ['a callback', `jwt.sign({}, key, () => {});`, 'absent'],
    ['options without it', `jwt.sign({}, key, {});`, 'absent'],
    ['unknown options', `jwt.sign({}, key, on);`, 'unknown'],
    ['perhaps an option', `jwt.sign({}, key, { ...(on && { expiresIn: 60 }) });`, '60'],
    ['an unknown payload', `jwt.sign(on, key);`, 'unknown'],
    ['a payload with an unknown part', `jwt.sign({ ...on }, key);`, 'unknown'],
    ['the record of a user', `export function f(user) { jwt.sign({ ...user }, key); }`, 'absent'],
    ['the record of a user as an object', `export function f(user) { jwt.sign(user.toObject(), key); }`, 'absent'],
    ['what a method of a user gives', `export function f(user) { jwt.sign(user.roles(), key); }`, 'unknown'],
    [
      'a user that a token told',
      `export function f(t) { const user = verifyToken(t); jwt.sign(user, key); }`,
      'unknown',
    ],
    [
      'a user that was found',
      `export function f(id) { const user = unseen(id); jwt.sign({ ...user }, key); }`,
      'absent',
    ],
    ['a payload as a text', `jwt.sign(JSON.stringify({ sub: on }), key);`, 'absent'],
    [
      'a payload as a text, with an expiry',
      `jwt.sign(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 60 }), key);`,
      '60',
    ],
    [
      'a module out of sight',
      `import { JwtService } from '@nestjs/jwt'; class A { constructor(private jwt: JwtService) {} m() { this.jwt.sign({}); } }`,
      'unknown',
    ],
    ['an option deleted', `const o: any = { expiresIn: 60 }; delete o.expiresIn; jwt.sign({}, key, o);`, 'absent'],
    ['a claim that the program invented', `jwt.sign({ expiresAt: on }, key);`, 'absent'],
  ])('%s', (_, code, expected) => expect(lifetime(code)).toBe(expected));

  it('judges the place that decides, and no other', () => {
    const both = `jwt.sign({ exp: Date.now() + 60 }, key, { expiresIn: '1h' });`;
    expect(lifetime(both)).toBe('3600');
    expect(faults(both)).toEqual([]);
    expect(faults(claim('Date.now() + 60'))).toEqual(['farFuture']);
  });

  it('names the claim that the program invented', () => {
    const homemade = (code: string): string | undefined =>
      facts(`${IMPORTS} ${code}`).lifetimes[0]?.issuance?.nonStandardExpiry?.name;
    expect(homemade(`jwt.sign({ expiresAt: on }, key);`)).toBe('expiresAt');
    expect(homemade(`jwt.sign({ expiresAt: on, exp: on }, key);`)).toBeUndefined();
    expect(homemade(`jwt.sign({ created: on }, key);`)).toBeUndefined();
  });
});

it.each([
  ['the options', `jwt.sign({}, key, { algorithm: 'HS256' });`, 'expiresIn', `{ algorithm: 'HS256' }`],
  ['the call', `jwt.sign({}, key);`, 'expiresIn', 'sign'],
  ['a builder', `import { SignJWT } from 'jose'; new SignJWT({}).sign(key);`, 'setExpirationTime', 'sign'],
])('says what is missing, and where: in %s', (_, code, option, node) => {
  const text = `${IMPORTS} ${code}`;
  const issuance = facts(text).lifetimes[0]?.issuance;
  expect(issuance?.option).toBe(option);
  expect(issuance && textOf(view(text).file, issuance.node)).toBe(node);
});

it('says which expression is in the wrong unit', () => {
  const text = `${IMPORTS} jwt.sign({}, key, { expiresIn: 60 * 60 * 1000 });`;
  const [fault] = facts(text).lifetimes.flatMap(({ faults: found }) => found);
  expect(fault?.option).toBe('expiresIn');
  expect(fault?.value && textOf(view(text).file, fault.value)).toBe('60 * 60 * 1000');
});

describe('moments', () => {
  it.each([
    ['seconds of now', 'Math.floor(Date.now() / 1000) + 60', '60'],
    ['without a fraction', '~~(Date.now() / 1000) + 60', '60'],
    ['the other way round', '60 + Math.floor(Date.now() / 1000)', '60'],
    ['back in time', 'Math.floor(Date.now() / 1000) - 60', '-60'],
    ['from a date', 'new Date().getTime() / 1000 + 60', '60'],
    ['from a date, by its value', 'Math.floor(+new Date() / 1000) + 60', '60'],
    ['added before the division', '(Date.now() + 60000) / 1000', '60'],
    ['multiplied', 'Date.now() * 0.001 + 60', '60'],
    ['through a variable', 'now + 60', '60'],
    ['through a function', 'inOneMinute()', '60'],
    ['something unknown added', 'Math.floor(Date.now() / 1000) + on', 'given'],
    ['one of two', 'Math.floor(Date.now() / 1000) + (on ? 60 : 120)', '60 | 120'],
    ['a duration as a number', 'Math.floor((Date.now() + 1 * 60 * 1000) / 1000)', '60'],
  ])('%s', (_, value, expected) =>
    expect(
      lifetime(
        `const now = Math.floor(Date.now() / 1000); const inOneMinute = () => Math.floor(Date.now() / 1000) + 60; ${claim(value)}`,
      ),
    ).toBe(expected),
  );

  const moved = (steps: string): string => lifetime(`function f() { const date = new Date(); ${steps} }`);
  const sign = `jwt.sign({ exp: date.getTime() / 1000 }, key);`;
  it.each([
    ['not moved', sign, '0'],
    ['some days', `date.setDate(date.getDate() + 2); ${sign}`, `${2 * DAY}`],
    ['some hours', `date.setHours(date.getHours() + 2); ${sign}`, '7200'],
    ['in the time of the world', `date.setUTCHours(date.getUTCHours() + 2); ${sign}`, '7200'],
    ['back', `date.setHours(date.getHours() - 2); ${sign}`, '-7200'],
    ['some milliseconds', `date.setTime(date.getTime() + 2000); ${sign}`, '2'],
    ['twice', `date.setHours(date.getHours() + 2); date.setMinutes(date.getMinutes() + 1); ${sign}`, '7260'],
    ['by something unknown', `date.setHours(date.getHours() + on); ${sign}`, 'given'],
    ['to an hour of the day', `date.setHours(23); ${sign}`, 'given'],
    ['after the token is signed', `${sign} date.setDate(date.getDate() + 400);`, '0'],
    ['by what another field says', `date.setHours(date.getMinutes() + 2); ${sign}`, 'given'],
    ['only read', `date.getHours(); ${sign}`, '0'],
  ])('a date that is moved: %s', (_, steps, expected) => expect(moved(steps)).toBe(expected));

  it('is moved in its own function only', () =>
    expect(lifetime(`const date = new Date(); function g() { date.setDate(date.getDate() + 400); } ${sign}`)).toBe(
      '0',
    ));

  it.each([
    ['moment', `moment().add(2, 'hours').unix()`, '7200'],
    ['moment, an object', `moment().add({ hours: 1, minutes: 1 }).unix()`, '3660'],
    ['moment, back', `moment().subtract(1, 'hour').unix()`, '-3600'],
    ['dayjs', `dayjs().add(1, 'd').unix()`, `${DAY}`],
    ['moment, as a date', `moment().add(1, 'hour').toDate() / 1000`, '3600'],
    ['moment, as milliseconds', `moment().add(1, 'hour').valueOf() / 1000`, '3600'],
    ['dayjs, an unknown unit', `dayjs().add(1, on).unix()`, 'given'],
    ['moment in place', 'inPlace.unix()', '3600'],
    ['dayjs does not change in place', 'kept.unix()', '0'],
  ])('%s', (_, value, expected) =>
    expect(
      lifetime(`import moment from 'moment'; import dayjs from 'dayjs';
        function f() { const inPlace = moment(); inPlace.add(1, 'hour'); const kept = dayjs(); kept.add(1, 'hour'); ${claim(value)} }`),
    ).toBe(expected),
  );
});

describe('times in the wrong unit', () => {
  it.each<[string, string, string[]]>([
    ['seconds', options('3600'), []],
    ['milliseconds where seconds are read', options('60 * 60 * 1000'), ['millisecondsAsSeconds']],
    ['whole hours in milliseconds', options('3600000'), ['millisecondsAsSeconds']],
    ['thirty days in seconds', options('2592000'), []],
    ['a moment where a duration is read', options('Math.floor(Date.now() / 1000) + 60'), ['momentAsSpan']],
    ['a number of that size', options('1700000000'), ['momentAsSpan']],
    ['a date', options('new Date()'), ['momentAsSpan']],
    ['digits as a text', options(`'3600'`), ['digits']],
    ['milliseconds on one path', options('on ? 60 : 60 * 60 * 1000'), ['millisecondsAsSeconds']],
    ['milliseconds by a function', `import ms from 'ms'; ${options(`ms('2h')`)}`, ['millisecondsAsSeconds']],
    ['another clock', claim('performance.now() + 60'), []],
    ['a moment in seconds', claim('Math.floor(Date.now() / 1000) + 60'), []],
    ['a moment in milliseconds', claim('Date.now() + 60'), ['farFuture']],
    ['a duration where a moment is read', claim('3600'), ['longPast']],
    ['a text where a moment is read', claim(`'1h'`), ['notANumber']],
    ['an empty text', claim(`''`), []],
    ['a date object where a moment is read', claim('new Date()'), ['notANumber']],
    ['a date as a text', claim('new Date().toISOString()'), ['notANumber']],
    ['a date as seconds, with a fraction', claim('(new Date().getTime() / 1000).toFixed(0)'), []],
    ['milliseconds in two steps', options('60 * 1000 + 30 * 1000'), ['millisecondsAsSeconds']],
    ['milliseconds that are divided', options('(60 * 60 * 1000) / 1000'), []],
    ['a small product', options('0.5 * 1000'), []],
    [
      'milliseconds added to seconds',
      claim('Math.floor(Date.now() / 1000) + 60 * 60 * 1000'),
      ['millisecondsAsSeconds'],
    ],
    ['a number that stands in for something unseen', claim('(on ?? 0) + 60'), []],
    ['the time of issue in milliseconds', `jwt.sign({ iat: Date.now() }, key);`, ['farFuture']],
    ['another claim in milliseconds', `jwt.sign({ created: Date.now() }, key);`, []],
    ['an option beside it', `jwt.sign({}, key, { notBefore: '60' });`, ['digits']],
    ['an unknown value', options('on'), []],
  ])('%s', (_, code, expected) => expect(faults(code)).toEqual(expected));

  it.each<[string, string, string[]]>([
    ['milliseconds', '60000', []],
    ['seconds', '300', ['secondsAsMilliseconds']],
    ['some seconds', '90', []],
    ['less than a minute', '30', []],
    ['two minutes in seconds', '120', ['secondsAsMilliseconds']],
    ['ten seconds', '10000', []],
    ['a duration', `'5m'`, []],
  ])('where milliseconds are read: %s', (_, value, expected) =>
    expect(faults(`import { createSigner } from 'fast-jwt'; createSigner({ key, expiresIn: ${value} })({});`)).toEqual(
      expected,
    ),
  );
});

describe('whether a token renews others', () => {
  const refreshes = (code: string): string | undefined =>
    facts(`${IMPORTS} ${code}`).lifetimes.find((one) => one.issuance)?.issuance?.lives[0]?.refreshes;
  it.each([
    ['nothing says so', `const token = jwt.sign({}, 'k');`, 'no'],
    ['what it is kept in', `const refreshToken = jwt.sign({}, 'k');`, 'yes'],
    ['the property', `on({ refresh_token: jwt.sign({}, 'k') });`, 'yes'],
    ['the function', `function makeRefreshToken() { return jwt.sign({}, 'k'); }`, 'yes'],
    ['the function, but not what it is kept in', `function refresh() { const token = jwt.sign({}, 'k'); }`, 'no'],
    ['the key', `jwt.sign({}, process.env.REFRESH_SECRET);`, 'yes'],
    ['another key', `jwt.sign({}, process.env.ACCESS_SECRET);`, 'no'],
    ['a key that somebody else chooses', `export const f = (x) => jwt.sign({}, x);`, 'may'],
    ['the kind', `jwt.sign({ type: 'refresh' }, 'k');`, 'yes'],
    ['another kind', `jwt.sign({ type: 'access' }, 'k');`, 'no'],
    ['a kind that somebody else chooses', `export const f = (type) => jwt.sign({ type }, 'k');`, 'may'],
  ])('%s', (_, code, expected) => expect(refreshes(code)).toBe(expected));
});
