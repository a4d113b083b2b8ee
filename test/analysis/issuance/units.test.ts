import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import ms from 'ms'; import { key, on, unseen } from './unseen.js';`;
const NOW = 'Math.floor(Date.now() / 1000)';

/** What a program says of time: what is wrong, with the seconds that are read, or else how long its token lives. */
function times(code: string): string {
  const { lifetimes } = facts(`${IMPORTS} ${code}`);
  const faults = lifetimes.flatMap((one) => one.faults);
  if (faults.length > 0) return faults.map(({ kind, seconds }) => [kind, seconds].join(' ').trim()).join(', ');
  const issuance = lifetimes.find((one) => one.issuance)?.issuance;
  const seconds = issuance?.lives.flatMap(({ durations }) => durations.map((one) => one.seconds)) ?? [];
  return seconds.length > 0 ? seconds.join(' | ') : (issuance?.expiry ?? 'nothing');
}

describe('a duration in seconds', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['2592000', '2592000'],
    ['2592001', '2592001'],
    ['2595600', '2595600'],
    ['3600000', 'millisecondsAsSeconds 3600000'],
    ['3600001', '3600001'],
    ['60 * 1000', 'millisecondsAsSeconds 60000'],
    ['1000 * 60', 'millisecondsAsSeconds 60000'],
    ['1000', '1000'],
    ['0.9 * 1000', '900'],
    ['(60 * 1000) / 1000', '60'],
    ['(60 * 1000) / 10', 'millisecondsAsSeconds 6000'],
    ['60 * 1000 + 1', 'millisecondsAsSeconds 60001'],
    ['1 + 60 * 1000', 'millisecondsAsSeconds 60001'],
    ['60 * 1000 - 1', 'millisecondsAsSeconds 59999'],
    ['999999999', '999999999'],
    ['1000000000', 'momentAsSpan 1000000000'],
    ['3999999999', 'momentAsSpan 3999999999'],
    ['4000000001', '4000000001'],
    [`ms('1h')`, 'millisecondsAsSeconds 3600000'],
    [`ms('1h') / 1000`, '3600'],
    ['ms(on)', 'given'],
    [`'1h'`, '3600'],
    [`'60'`, 'digits 0.06'],
    [`' 60 '`, 'digits 0.06'],
    [`'0'`, 'given'],
    [`'-60'`, 'given'],
    [`''`, 'given'],
    [NOW, 'momentAsSpan'],
    ['new Date()', 'momentAsSpan'],
    ['Date.now()', 'momentAsSpan'],
    ['on', 'given'],
    ['undefined', 'absent'],
    ['null', 'given'],
    ['(on as number) * 60', 'given'],
    ['+60', '60'],
    ['-60', '-60'],
    [`Number('60')`, '60'],
    [`Number('1h')`, 'given'],
  ])('%s', (value, expected) => expect(times(`jwt.sign({}, key, { expiresIn: ${value} });`)).toBe(expected));
});

describe('a timestamp in seconds', () => {
  it.each([
    ['0', 'given'],
    ['59', 'given'],
    ['60', 'longPast 60'],
    ['999999999', 'longPast 999999999'],
    ['1000000000', 'given'],
    ['99999999999', 'given'],
    ['100000000000', 'farFuture'],
    [NOW, '0'],
    [`${NOW} + 60`, '60'],
    [`60 + ${NOW}`, '60'],
    [`${NOW} - 60`, '-60'],
    [`60 - ${NOW}`, 'noMoment'],
    [`${NOW} + ${NOW}`, 'noMoment'],
    [`${NOW} + 60 * 1000`, 'millisecondsAsSeconds 60000'],
    [`${NOW} + 2592000`, '2592000'],
    [`${NOW} + 3600000`, 'millisecondsAsSeconds 3600000'],
    [`${NOW} + ms('1h')`, 'millisecondsAsSeconds 3600000'],
    [`${NOW} + ms('1h') / 1000`, '3600'],
    [`${NOW} + on`, 'given'],
    [`${NOW} + '60'`, 'given'],
    [`${NOW} * 1000`, 'farFuture'],
    ['Date.now()', 'farFuture'],
    ['Date.now() + 60', 'farFuture'],
    ['Date.now() / 1000 + 60', '60'],
    ['(Date.now() + 60000) / 1000', '60'],
    ['(60000 + Date.now()) * 0.001', '60'],
    ['0.001 * Date.now()', '0'],
    ['Date.now() / 100', 'given'],
    ['Date.now() / on', 'given'],
    ['(Date.now() / 1000) | 0', '0'],
    ['(Date.now() / 1000) >> 0', '0'],
    ['(Date.now() / 1000) >>> 0', '0'],
    ['(Date.now() / 1000) & 1', 'given'],
    ['~~(Date.now() / 1000)', '0'],
    ['-(Date.now() / 1000)', 'given'],
    ['Math.round(Date.now() / 1000)', '0'],
    ['Math.max(Date.now() / 1000)', 'given'],
    ['Number(new Date()) / 1000', '0'],
    ['parseInt(Date.now() / 1000)', '0'],
    ['new Date() / 1000', '0'],
    ['+new Date()', 'farFuture'],
    ['new Date().getTime()', 'farFuture'],
    ['new Date().valueOf() / 1000', '0'],
    ['new Date(Date.now() + 60000).getTime() / 1000', '60'],
    ['new Date(on).getTime() / 1000', 'given'],
    ['new Date(2020, 1).getTime() / 1000', 'given'],
    ['new Date().getDay()', 'given'],
    ['new Date()', 'notANumber'],
    ['new Date().toISOString()', 'notANumber'],
    ['new Date().toString()', 'notANumber'],
    [`'1h'`, 'notANumber'],
    [`''`, 'given'],
    ['(on ?? 0) + 60', 'given'],
    ['on ? 60 : 120', 'longPast 60'],
    ['on || 60', 'given'],
    [`(on ? ${NOW} : 0) + 60`, 'longPast 60'],
    ['performance.now()', 'given'],
  ])('%s', (value, expected) => expect(times(`jwt.sign({ exp: ${value} }, key);`)).toBe(expected));

  it('by a Date of the file is none', () =>
    expect(times('const Date = on; jwt.sign({ exp: Date.now() }, key);')).toBe('given'));
});

describe('a duration in milliseconds', () => {
  it.each([
    ['59', '0.059'],
    ['60', 'secondsAsMilliseconds 0.06'],
    ['61', '0.061'],
    ['3600', 'secondsAsMilliseconds 3.6'],
    ['86400', 'secondsAsMilliseconds 86.4'],
    ['60000', '60'],
    ['120000', '120'],
    ['600000', '600'],
    ['3000', '3'],
    ['660000', '660'],
    ['612000', 'secondsAsMilliseconds 612'],
    [`'5m'`, '300'],
    [NOW, 'momentAsSpan'],
    ['new Date()', 'momentAsSpan'],
    [`ms('1h')`, '3600'],
  ])('%s', (value, expected) =>
    expect(times(`import { createSigner } from 'fast-jwt'; createSigner({ key, expiresIn: ${value} })({});`)).toBe(
      expected,
    ),
  );
});

describe('where a time is corrected', () => {
  it.each<[string, boolean]>([
    ['jwt.sign({}, key, { expiresIn: 60 * 1000 });', true],
    ['const expiresIn = 60 * 1000; jwt.sign({}, key, { expiresIn });', false],
    ['const o: any = {}; o.expiresIn = 60 * 1000; jwt.sign({}, key, o);', false],
  ])('%s', (code, isThere) => {
    const [fault] = facts(`${IMPORTS} ${code}`).lifetimes.flatMap((one) => one.faults);
    expect(fault?.kind).toBe('millisecondsAsSeconds');
    expect(fault?.value !== undefined).toBe(isThere);
  });

  it('is said once of each kind', () =>
    expect(times('jwt.sign({}, key, { expiresIn: on ? 60 * 1000 : unseen ? 120 * 1000 : 1700000000 });')).toBe(
      'millisecondsAsSeconds 60000, momentAsSpan 1700000000',
    ));
});

describe('a token that renews others', () => {
  const refreshes = (code: string): string | undefined =>
    facts(`${IMPORTS} ${code}`).lifetimes.find((one) => one.issuance)?.issuance?.lives[0]?.refreshes;
  it.each([
    [`jwt.sign({}, 'k');`, 'no'],
    [`const refresh = jwt.sign({}, 'k');`, 'yes'],
    [`const refreshtoken = jwt.sign({}, 'k');`, 'yes'],
    [`const refreshed = jwt.sign({}, 'k');`, 'no'],
    [`a.refreshToken = jwt.sign({}, 'k');`, 'yes'],
    [`class A { refreshToken = jwt.sign({}, 'k'); }`, 'yes'],
    [`class A { refreshToken() { return jwt.sign({}, 'k'); } }`, 'yes'],
    [`const refreshToken = () => jwt.sign({}, 'k');`, 'yes'],
    [`function refresh() { return [1].map(() => jwt.sign({}, 'k')); }`, 'yes'],
    [`function refresh() { return [1].map(function access() { return jwt.sign({}, 'k'); }); }`, 'no'],
    [`const refreshToken = () => { const accessToken = jwt.sign({}, 'k'); };`, 'no'],
    [`jwt.sign({}, process.env.REFRESH_KEY);`, 'yes'],
    [`jwt.sign({}, Buffer.from(process.env.REFRESH_KEY));`, 'yes'],
    [`const refreshKey = 'k'; jwt.sign({}, refreshKey);`, 'yes'],
    [`jwt.sign({}, 'k', { expiresIn: process.env.REFRESH_TTL });`, 'yes'],
    [`jwt.sign({}, 'k', { expiresIn: config.refreshTtl });`, 'yes'],
    [`jwt.sign({}, 'k', { expiresIn: config.ttl });`, 'no'],
    [`export const f = (a) => jwt.sign({}, a);`, 'may'],
    [`export const f = (secret) => jwt.sign({}, secret);`, 'no'],
    [`export const f = (a) => jwt.sign({}, a.jwt);`, 'no'],
    [`export const f = (a) => jwt.sign({}, 'k', { expiresIn: a });`, 'no'],
    [`jwt.sign({ typ: 'refresh' }, 'k');`, 'yes'],
    [`jwt.sign({ token_use: 'refresh' }, 'k');`, 'yes'],
    [`jwt.sign({ kind: 'refresh_token' }, 'k');`, 'yes'],
    [`jwt.sign({ sub: 'refresh' }, 'k');`, 'no'],
    [`export const f = (a) => jwt.sign({ kind: a }, 'k');`, 'may'],
    [`export const f = (a) => jwt.sign({ sub: a }, 'k');`, 'no'],
    [`export const f = (a) => jwt.sign(a, 'k');`, 'no'],
  ])('%s', (code, expected) => expect(refreshes(code)).toBe(expected));
});

describe('what a payload brings', () => {
  const signed = (code: string): readonly string[] =>
    facts(`${IMPORTS} ${code}`).signedPayloads.flatMap(({ properties }) =>
      properties.map(({ name, kind }) => (kind === 'written' ? name : `${kind} ${name}`)),
    );
  const brought = (type: string, declared = ''): readonly string[] =>
    signed(`${declared} export function f(user: ${type}) { jwt.sign({ ...user }, key); }`);

  it.each<[string, string, string[]]>([
    ['{ password: string }', '', ['brought password']],
    ['{ password: boolean }', '', []],
    [`{ 'password': string; name: string }`, '', ['brought password', 'brought name']],
    ['{ password(): void }', '', []],
    ['A', 'interface A { password: string }', ['brought password']],
    ['A', 'type A = { password: string };', ['brought password']],
    ['A', 'class A { password: string; }', ['brought password']],
    ['A', 'class A { static password: string; #a: string; isAdmin: boolean; }', []],
    [
      'A',
      'class A { constructor(public password: string, private a: string, b: string) {} }',
      ['brought password', 'brought a'],
    ],
    ['A', 'type A = { a: string } & { password: string };', ['brought a', 'brought password']],
    ['A', 'type A = { a: string } | { password: string };', []],
    ['B', 'interface A { a: string; password: string } type B = Omit<A, "password">;', ['brought a']],
    ['B', 'interface A { a: string; b: string; password: string } type B = Omit<A, "password" | "b">;', ['brought a']],
    ['B', 'interface A { a: string; password: string } type B = Pick<A, "password">;', ['brought password']],
    [
      'B',
      'interface A { a: string; password: string } type B = Pick<A, "a" | "password">;',
      ['brought a', 'brought password'],
    ],
    ['Partial<A>', 'interface A { password: string }', ['brought password']],
    ['Readonly<A>', 'interface A { password: string }', ['brought password']],
    ['Required<A>', 'interface A { password: string }', ['brought password']],
    ['Array<A>', 'interface A { password: string }', []],
    ['Unseen', '', []],
    ['NS.A', 'interface A { password: string }', []],
  ])('%s, %s', (type, declared, expected) => expect(brought(type, declared)).toEqual(expected));

  it.each<[string, string[]]>([
    ['jwt.sign();', []],
    ['jwt.sign({ a: { b: { c: { d: { e: 1 } } } } }, key);', ['a', 'b', 'c', 'd', 'e']],
    ['jwt.sign({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }, key);', ['a', 'b', 'c', 'd', 'e', 'f']],
    [`jwt.sign({ ['pass' + 'word']: on }, key);`, ['password']],
    ['jwt.sign({ password: null }, key);', []],
    ['jwt.sign({ password: false }, key);', []],
    ['jwt.sign(on, key);', []],
  ])('%s', (code, expected) => expect(signed(code)).toEqual(expected));

  const objects = (code: string): readonly string[] =>
    facts(`${IMPORTS} ${code}`).signedPayloads.flatMap((one) => one.objects.map(({ name }) => name));
  it.each<[string, string[]]>([
    ['jwt.sign(user, key);', ['user']],
    ['jwt.sign(req.user, key);', ['user']],
    ['jwt.sign({ user }, key);', ['user']],
    ['jwt.sign({ a: user }, key);', ['user']],
    ['jwt.sign({ ...user }, key);', ['user']],
    ['jwt.sign({ a: { ...user } }, key);', ['user']],
    ['jwt.sign(JSON.stringify(user), key);', ['user']],
    ['jwt.sign(Buffer.from(JSON.stringify(user)), key);', ['user']],
    ['jwt.sign(Buffer.from(user), key);', []],
    ['jwt.sign(unseen(user), key);', []],
    ['jwt.sign({ a: 1 }, key);', []],
    [`const a = 'b'; jwt.sign(a, key);`, []],
  ])('%s signs a whole', (code, expected) => expect(objects(`function f(user, req) { ${code} }`)).toEqual(expected));
});

describe('a payload with more than a record', () => {
  it.each([
    ['{ ...user }', 'absent'],
    ['{ ...user, name: on }', 'absent'],
    ['{ ...user, expires: on }', 'absent'],
    ['{ ...user, [on]: 1 }', 'unknown'],
    ['{ ...user, exp: on }', 'given'],
    ['{ ...user, ...on }', 'unknown'],
    ['{ ...{ name: on }, ...user }', 'absent'],
    ['{ ...{ exp: on }, ...user }', 'unknown'],
    ['user', 'absent'],
    ['user.toJSON()', 'absent'],
    ['user()', 'unknown'],
    ['thing', 'unknown'],
  ])('%s', (payload, expected) =>
    expect(times(`export function f(user, thing) { jwt.sign(${payload}, key); }`)).toBe(expected),
  );

  it.each(['type', 'typ', 'token_type', 'tokenType', 'token_use', 'kind', 'use'])(
    'says by %s that it renews',
    (name) => {
      const [lifetime] = facts(`${IMPORTS} jwt.sign({ ${name}: 'refresh' }, 'k');`).lifetimes;
      expect(lifetime?.issuance?.lives[0]?.refreshes).toBe('yes');
    },
  );
});
