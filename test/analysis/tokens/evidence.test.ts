import { describe, expect, it } from 'vitest';

import { facts, spelledCarrier, textOf, view } from '../view.ts';

/** What the probed expression carries. */
function carried(code: string, path?: string): string {
  const { carriers, probe } = view(`import { on, list, call } from './unseen.js'; ${code}`, path);
  return spelledCarrier(carriers.carrierOf(probe));
}

const SESSION = 'session named token';

describe('a name that is declared with a type', () => {
  it.each([
    ['string', SESSION],
    ['string | undefined', SESSION],
    ['unknown', SESSION],
    ['number', 'foreign'],
    ['boolean', 'foreign'],
    ['symbol', 'foreign'],
    ['() => string', 'foreign'],
    ['string[]', 'foreign'],
    ['number[]', 'foreign'],
    ['Thing[]', SESSION],
    ['string | number', 'foreign'],
    ['JwtPayload', 'foreign'],
    ['NS.JwtPayload', SESSION],
    ['Thing', SESSION],
  ])('%s', (type, expected) => expect(carried(`function f(token: ${type}) { probe(token); }`)).toBe(expected));
});

describe('an element of a list', () => {
  it.each([
    ['for (const token of list) probe(token);', 'foreign'],
    ['for (const accessToken of list) probe(accessToken);', 'session named accessToken'],
    ['for (const token in list) probe(token);', SESSION],
    ['for (const token of accessTokens) probe(token);', 'session named accessTokens'],
    ['list.forEach((token) => probe(token));', 'foreign'],
    ['list.map((token) => probe(token));', 'foreign'],
    ['list.forEach((a, token) => probe(token));', SESSION],
    ['call((token) => probe(token));', SESSION],
  ])('%s', (code, expected) => expect(carried(code)).toBe(expected));
});

describe('a place that speaks of something else', () => {
  it.each([
    ['function addFcmToken(token) { probe(token); }', 'foreign'],
    ['const addFcmToken = (token) => { call(() => probe(token)); };', 'foreign'],
    ['class CaptchaService { f(token) { probe(token); } }', 'foreign'],
    ['class UserService { f(token) { probe(token); } }', SESSION],
    ['function addFcmToken(accessToken) { probe(accessToken); }', 'session named accessToken'],
    ['probe(captcha.token);', 'foreign'],
    ['probe(theme.token);', 'foreign'],
    ['probe(user.token);', SESSION],
    ['const token = messaging().getToken(); probe(token);', 'foreign'],
    ['const token = await call().getToken(); probe(token);', SESSION],
    ['const token = crypto.randomUUID(); probe(token);', 'capability named token'],
    ['const accessToken = crypto.randomUUID(); probe(accessToken);', 'session named accessToken'],
  ])('%s', (code, expected) => expect(carried(code)).toBe(expected));

  it.each([
    ['src/captcha/file.ts', 'foreign'],
    ['src/captcha.ts', 'foreign'],
    ['captcha/src/file.ts', SESSION],
    ['src/file.ts', SESSION],
  ])('%s', (path, expected) => expect(carried('function f(token) { probe(token); }', path)).toBe(expected));
});

describe('what holds a token', () => {
  const HELD = 'session held accessToken inside';
  it.each([
    ['probe(x); x.a.accessToken;', HELD],
    ['probe(x); x.a.b.accessToken;', HELD],
    ['probe(x); x.a.b.c.accessToken;', HELD],
    ['probe(x); x.a.b.c.d.accessToken;', HELD],
    ['probe(x); x.a.b.c.d.e.accessToken;', 'nothing'],
    ['probe(x.a); x.a.accessToken;', HELD],
    ['probe(x.b); x.a.accessToken;', 'nothing'],
    ['probe(x[on]); x[on].accessToken;', 'nothing'],
    ["probe(x['a']); x.a.accessToken;", HELD],
    ['probe(x.accessToken); x.accessToken.name;', 'foreign'],
    ['probe(x.accessToken); x.accessToken.length;', 'session named accessToken'],
    ['probe(x.accessToken); x.accessToken.trim();', 'session named accessToken'],
    ['probe(x.accessToken); x.accessToken.name = 1;', 'session named accessToken'],
    ['probe(x.token); x.token.accessToken;', HELD],
    ['probe(x); x.accessToken.name;', 'nothing'],
    ['probe(x); if (x.accessToken) call();', HELD],
    ['x.accessToken = on; delete x.accessToken; probe(x);', 'nothing'],
    ['probe(x); const { accessToken: a } = x;', HELD],
    ['probe(x); const { a: { accessToken } } = x;', HELD],
    ['probe(x); const { [on]: accessToken } = x;', 'nothing'],
    ['probe(x); const { ...accessToken } = x;', 'nothing'],
    ['if (!x.accessToken) { probe(x); }', 'nothing'],
    ['if (!!x.accessToken) { probe(x); }', HELD],
    ['if (!x.accessToken) { call(); } else { probe(x); }', HELD],
    ['if (x.accessToken) { call(); } else { probe(x); }', 'nothing'],
    ['if (on) { probe(x); } else { call(x.accessToken); }', 'nothing'],
    ['if (on) { probe(x); } call(x.accessToken);', HELD],
    ['probe(this); this.accessToken;', 'nothing'],
    ['probe(this.x); this.x.accessToken;', HELD],
  ])('%s', (code, expected) => expect(carried(`function f(x) { ${code} }`)).toBe(expected));
});

describe('what a value is made of', () => {
  it.each([
    [`probe(x.split(' ')[1]);`, 'nothing'],
    [`probe(accessToken.split(' ')[1]);`, 'session named accessToken'],
    [`probe(accessToken.split(' ')[on]);`, 'nothing'],
    [`probe(accessToken.split(',')[1]);`, 'nothing'],
    [`probe(split(' ')[1]);`, 'nothing'],
    [`const idToken = call(); const a = idToken; probe(a);`, 'id named idToken'],
    [`const jwt = accessToken; probe(jwt);`, 'session named jwt'],
    [`probe({ [on]: accessToken });`, 'session named accessToken inside'],
    [`probe({ ...{ accessToken }, accessToken: null });`, 'nothing'],
    [`probe({ accessToken: null, ...{ accessToken } });`, 'session named accessToken inside'],
    [`probe({ ...{ accessToken }, accessToken: null });`, 'nothing'],
    [`probe({ a: accessToken, csrfToken: accessToken });`, 'session named accessToken inside'],
    [`probe({ csrfToken: accessToken });`, 'nothing'],
    [`const o = { ...{ accessToken } }; probe(o);`, 'session named accessToken inside'],
    [`const o = { a: 1 }; o.b = accessToken; probe(o);`, 'session named accessToken'],
    [`const o = { a: 1 }; o.csrfToken = on; probe(o);`, 'nothing'],
    [`const o = on ? null : { accessToken }; probe(o);`, 'session named accessToken inside'],
  ])('%s', (code, expected) => expect(carried(`function f(accessToken, x) { ${code} }`)).toBe(expected));

  it.each([
    ['jwt.verify(t, k)', 'foreign'],
    ['jwt.decode(t)', 'foreign'],
    ['jwt.verify(t, k).token', 'foreign'],
    ['on ? jwt.decode(t) : x', 'foreign'],
    ['jwt.sign({}, k)', 'session proven a'],
  ])('const a = %s', (made, expected) =>
    expect(carried(`import jwt from 'jsonwebtoken'; function f(x, t) { const a = ${made}; probe(a); }`)).toMatch(
      expected === 'foreign' ? /^(?:foreign|nothing)$/ : new RegExp(`^${expected}$`),
    ),
  );
});

describe('the smallest parts', () => {
  it.each<[string, string[]]>([
    ['String(accessToken)', ['accessToken']],
    ['JSON.stringify([accessToken, x])', ['accessToken']],
    ['accessToken.trim()', ['accessToken.trim()']],
    ['accessToken.slice(0, 4)', []],
    ['[, accessToken]', ['accessToken']],
    ['{ ...x, a: accessToken }', ['accessToken']],
    ['{ csrfToken: accessToken }', []],
    ['{ a: csrfToken }', []],
    ['`Bearer ${csrfToken}`', []],
    ['`Bearer ${x.a} ${accessToken}`', ['x.a', 'accessToken']],
    ["'Bearer ' + x.a", ['x.a']],
    ["'Basic ' + x.a", []],
    ['hash(accessToken)', []],
    ['x.a(accessToken)', []],
    ['on ? accessToken : x', ['on ? accessToken : x']],
  ])('%s', (expression, expected) => {
    const { carriers, file, probe } = view(`function f(accessToken, csrfToken, x) { probe(${expression}); }`);
    expect(carriers.partsOf(probe).map(({ node }) => textOf(file, node))).toEqual(expected);
  });
});

describe('a wrapper', () => {
  const logged = (code: string): readonly string[] => facts(code).loggedTokens.map(({ name }) => name);
  it.each<[string, string[]]>([
    ['const say = (a, b) => console.log(b); say(x.accessToken, x.refreshToken);', ['refreshToken']],
    [
      'const say = (a, ...b) => console.log(...b); say(x.idToken, x.accessToken, x.refreshToken);',
      ['accessToken', 'refreshToken'],
    ],
    ['const say = (token) => console.log(token); say(x.a);', ['token']],
    ['const say = (a) => console.log(a); say();', []],
    ['const say = (a) => { const b = a; console.log(b); }; say(x.accessToken);', ['accessToken']],
  ])('%s', (code, expected) => expect(logged(`function f(x) { ${code} }`)).toEqual(expected));
});

describe('claims of a decode', () => {
  const isUsed = (code: string): boolean =>
    facts(`import jwt from 'jsonwebtoken'; import { on, use } from './unseen.js'; ${code}`).unverifiedDecodes.length >
    0;
  it.each<[string, boolean]>([
    ['use(d);', true],
    ['d;', false],
    ['console.log(d);', false],
    ['console.log(`a ${d.sub}`);', false],
    ["console.log('a' + d.sub);", false],
    ['use(`a ${d.sub}`);', true],
    ['if (d) use();', true],
    ['if (d.sub) use();', true],
    ['if (!d) use();', true],
    ['if (d === null) use();', true],
    ['if (d == undefined) use();', true],
    ['if (d.sub === null) use();', true],
    ['if (d.exp < on) use();', false],
    ['if (d.iat > on) use();', false],
    ['const { exp } = d; use(exp);', false],
    ['const { exp, sub } = d; use(sub);', true],
    ['const { exp, ...rest } = d; use(rest);', true],
    ['const { [on]: a } = d; use(a);', true],
    ['const { sub = 1 } = d;', false],
    ['const { sub = 1 } = d; use(sub);', true],
    ['const a = d; use(a.sub);', true],
    ['const a = d; use(a.exp);', false],
    ['let a; a = d; use(a.sub);', true],
    ['let a; a = d; a.exp;', false],
    ['on.a = d;', true],
    ['use(on[d.sub]);', true],
    ['use(d[on]);', true],
    ['d && use();', true],
    ['use(d ? 1 : 2);', true],
    ['use(on ? d.exp : 1);', false],
    ['return d;', true],
    ['return d.exp;', false],
    ['use([d]);', true],
    ['const [a] = [d]; use(a);', true],
  ])('%s', (code, expected) =>
    expect(isUsed(`export function f(t) { const d = jwt.decode(t); ${code} }`)).toBe(expected),
  );

  it.each<[string, boolean]>([
    ['use(d.header);', false],
    ['use(d.header.kid);', false],
    ['use(d.payload);', true],
    ['use(d.payload.sub);', true],
    ['use(d.payload.exp);', false],
    ['const { header } = d; use(header);', false],
    ['const { payload } = d; use(payload);', true],
    ['const { payload: { exp } } = d; use(exp);', false],
    ['const { payload: { sub } } = d; use(sub);', true],
    ['if (d.header.alg === on) use();', false],
  ])('the whole: %s', (code, expected) =>
    expect(isUsed(`export function f(t) { const d = jwt.decode(t, { complete: true }); ${code} }`)).toBe(expected),
  );

  it.each<[string, boolean]>([
    ['const get = (t) => jwt.decode(t); export const f = (t) => get(t).sub;', true],
    ['const get = (t) => jwt.decode(t); export const f = (t) => get(t).exp;', false],
    ['const get = (t) => { return jwt.decode(t); }; export const f = (t) => console.log(get(t));', false],
    ['const get = (t) => jwt.decode(t); get;', true],
    ['export const get = (t) => jwt.decode(t); get(on).exp;', true],
  ])('%s', (code, expected) => expect(isUsed(code)).toBe(expected));
});

describe('a value that stands there', () => {
  it.each([
    [`const token = 'abc';`, 'foreign'],
    [`const token = on ? 'abc' : '';`, 'foreign'],
    [`const token = on ? '' : null;`, SESSION],
    [`const token = '';`, SESSION],
    ['const token = null;', SESSION],
    ['const token = undefined;', SESSION],
    ['const token = on ? 1 : call();', 'foreign'],
    ['const token = on ? true : call();', 'foreign'],
    ['const token = 1n;', 'foreign'],
    ['const token = process.env.TOKEN;', 'foreign'],
    [`const token = process.env.TOKEN ?? 'abc';`, 'foreign'],
    ['const token = class {};', 'foreign'],
    ['const token = () => 1;', 'foreign'],
    ['const token = [];', 'foreign'],
    ['const token = await messaging().getToken();', 'foreign'],
    ['const token = (await messaging()).getToken();', 'foreign'],
    ['const token = (await call()).getToken();', SESSION],
    [`import { getToken } from 'firebase/messaging'; const token = await getToken(on);`, 'foreign'],
  ])('%s', (code, expected) => expect(carried(`${code} probe(token);`)).toBe(expected));
});

describe('where a value comes from', () => {
  /** How many places the first probed value comes from, and with which of the others it has one in common. */
  function shared(code: string): string {
    const { tokens, probes } = view(`import { on, call } from './unseen.js'; ${code}`);
    const [first, ...others] = probes.map((probe) => tokens.origins(probe));
    if (!first) throw new Error(code);
    const common = others.map((other) => ([...other].some((origin) => first.has(origin)) ? 'same' : 'other'));
    return [first.size, ...common].join(' ');
  }
  it.each([
    ['const a = on ? x : y; probe(a, x, y, z);', '2 same same other'],
    ['const a = x || y; probe(a, x, y, z);', '2 same same other'],
    ['const a = x; probe(a, x, y);', '1 same other'],
    ['const a = x.b; probe(a, x.b, x.c);', '2 same other'],
    ['const { b } = x; probe(b, x.b, x.c);', '1 same other'],
    ['const { c: b } = x; probe(b, x.c, x.b);', '1 same other'],
    ['let a; a = x; probe(a, x, y);', '1 same other'],
    ['probe(x.trim(), x, y);', '1 same other'],
    ['probe(String(x), x, y);', '1 same other'],
    ['probe(x.toString(), x, y);', '1 same other'],
    ['probe(x.slice(), x, y);', '1 other other'],
    [`probe(x['b'], x.b, x[on]);`, '1 same other'],
    ['probe(call(x), call(x), call(y));', '1 same other'],
    ['probe(this.a, this.a, this.b);', '1 same other'],
  ])('%s', (code, expected) => expect(shared(`function f(x, y, z) { ${code} }`)).toBe(expected));

  it('is what all callers hand in', () =>
    expect(shared('function f(x) { probe(x); } function g(a, b) { f(a); f(b); probe(a, b); }')).toMatch(/ same same$/));
});
