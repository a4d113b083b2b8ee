import { describe, expect, it } from 'vitest';

import { spelledCarrier, textOf, view } from '../view.ts';

/** What the probed expression carries. `theme`, `list` and `call` are imported: nothing is known of them. */
function carried(code: string, path?: string): string {
  const { carriers, probe } = view(`import { on, list, call } from './unseen.js'; ${code}`, path);
  return spelledCarrier(carriers.carrierOf(probe));
}

/** What an expression carries in a function that is handed an access token and an answer. */
const inside = (expression: string): string =>
  carried(`function f(accessToken, answer, x, theme) { probe(${expression}); }`);

const TOKEN = 'session named accessToken';

describe('names', () => {
  it.each([
    ['accessToken', 'session named accessToken'],
    ['jwt', 'session named jwt'],
    ['token', 'session named token'],
    ['authorization', 'session named authorization'],
    ['refreshToken', 'refresh named refreshToken'],
    ['idToken', 'id named idToken'],
    ['resetToken', 'capability named resetToken'],
    ['csrfToken', 'foreign'],
    ['tokenCount', 'nothing'],
    ['user', 'nothing'],
  ])('%s', (name, expected) => expect(carried(`function f(${name}) { probe(${name}); }`)).toBe(expected));

  it.each([
    ['a member', 'x.accessToken', TOKEN],
    ['a member of a call', 'call().accessToken', TOKEN],
    ['a member under an unknown name', 'x[on]', 'nothing'],
    ['a member in brackets', `x['accessToken']`, TOKEN],
    ['a private member', 'x.#accessToken', TOKEN],
    ['a call', 'getAccessToken()', 'session named getAccessToken'],
    ['a key', `headers.get('authorization')`, 'session named authorization'],
    ['another key', `headers.get('x-csrf-token')`, 'foreign'],
    ['a key of a storage', `localStorage.getItem('accessToken')`, TOKEN],
    ['a key that is no text', 'injector.get(TOKEN)', 'nothing'],
  ])('%s', (_, expression, expected) =>
    expect(carried(`class A { #accessToken; m(x) { probe(${expression}); } }`)).toBe(expected),
  );

  it.each([
    ['what it is destructured from', `const { accessToken: a } = call(); probe(a);`, TOKEN],
    ['what a setter is called', `function setToken(value) { probe(value); }`, 'session named setToken'],
    ['what another function is called', `function showToken(value) { probe(value); }`, 'nothing'],
    ['a second parameter of a setter', `function setToken(a, value) { probe(value); }`, 'nothing'],
    ['a method of that name', `class A { accessToken(value) { probe(value); } }`, 'nothing'],
    ['a setter of a class', `class A { set accessToken(value) { probe(value); } }`, TOKEN],
  ])('by %s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('what is no token, whatever it is called', () => {
  it.each([
    ['a text that stands there', `const token = 'abc'; probe(token);`],
    ['a number', `const token = 1; probe(token);`],
    ['a flag', `const token = !on; probe(token);`],
    ['an environment variable', `const token = process.env.TOKEN; probe(token);`],
    ['a function', `const token = () => 1; probe(token);`],
    ['of a foreign owner', `function f(theme) { probe(theme.token); }`],
    ['in a foreign function', `function addFcmToken(token) { probe(token); }`],
    ['of a foreign call', `const token = messaging().getToken(); probe(token);`],
    ['of a foreign module', `import { getToken } from 'firebase/messaging'; const token = getToken(); probe(token);`],
    ['a number by its type', `function f(token: number) { probe(token); }`],
    ['a list of texts by its type', `function f(token: string[]) { probe(token); }`],
    ['an element of a list', `for (const token of list) probe(token);`],
    ['an element in a callback', `list.forEach((token) => probe(token));`],
    ['something with parts', `function f(token) { token.expires; probe(token); }`],
    ['claims', `import jwt from 'jsonwebtoken'; const token = jwt.verify(t, k); probe(token);`],
  ])('%s', (_, code) => expect(carried(code)).toBe('foreign'));

  it.each([
    ['starts out empty', `let jwt = ''; probe(jwt);`, 'session named jwt'],
    ['starts out as nothing', `let token = null; token = call(); probe(token);`, 'session named token'],
    ['more than a name in a foreign function', `function addFcmToken(accessToken) { probe(accessToken); }`, TOKEN],
    ['a string by its type', `function f(token: string) { probe(token); }`, 'session named token'],
    ['an element of a list of tokens', `for (const token of accessTokens) probe(token);`, 'session named accessTokens'],
    [
      'asked as texts are',
      `function f(token) { token.length; token.split('.'); probe(token); }`,
      'session named token',
    ],
  ])('but %s', (_, code, expected) => expect(carried(code)).toBe(expected));

  it('in a foreign file, unless its name says more', () => {
    expect(carried(`function f(token) { probe(token); }`, 'src/captcha/file.ts')).toBe('foreign');
    expect(carried(`function f(accessToken) { probe(accessToken); }`, 'src/captcha/file.ts')).toBe(TOKEN);
  });
});

describe('random values', () => {
  const random = (code: string): string =>
    carried(`import { nanoid } from 'nanoid'; import { randomBytes } from 'crypto'; ${code}`);
  it.each([
    ['under a plain name: good for one purpose', `const token = nanoid(); probe(token);`, 'capability named token'],
    ['under a name that says more', `const accessToken = nanoid(); probe(accessToken);`, TOKEN],
    ['under no name of a token', `const id = nanoid(); probe(id);`, 'foreign'],
    ['as a text', `const token = randomBytes(16).toString('hex'); probe(token);`, 'capability named token'],
  ])('%s', (_, code, expected) => expect(random(code)).toBe(expected));
});

describe('evidence of use', () => {
  it.each([
    [
      'verified',
      `import jwt from 'jsonwebtoken'; function f(x) { jwt.verify(x.a, k); probe(x.a); }`,
      'session proven a',
    ],
    ['decoded', `import jwt from 'jsonwebtoken'; function f(x) { jwt.decode(x.a); probe(x.a); }`, 'session proven a'],
    [
      'another member than the verified one',
      `import jwt from 'jsonwebtoken'; function f(x) { jwt.verify(x.a, k); probe(x.b); }`,
      'nothing',
    ],
    ['signed', `import jwt from 'jsonwebtoken'; const a = jwt.sign({}, k); probe(a);`, 'session proven a'],
    ['signed here', `import jwt from 'jsonwebtoken'; probe(jwt.sign({}, k));`, 'session proven sign'],
    [
      'signed by a function of the file',
      `import jwt from 'jsonwebtoken'; const make = () => jwt.sign({}, k); const a = make(); probe(a);`,
      'session proven a',
    ],
    ['made by a function of that name', `probe(signToken(x));`, 'session proven signToken'],
    [
      "kept under a token's name",
      `function f(x) { localStorage.setItem('accessToken', x.a); probe(x.a); }`,
      'session used a',
    ],
    ['kept under another name', `function f(x) { localStorage.setItem('theme', x.a); probe(x.a); }`, 'nothing'],
    [
      'sent behind its scheme',
      'function f(x) { send({ authorization: `Bearer ${x.a}` }); probe(x.a); }',
      'session used a',
    ],
    ['sent behind another word', 'function f(x) { send({ authorization: `Basic ${x.a}` }); probe(x.a); }', 'nothing'],
    [
      'a call with the same text, kept elsewhere',
      `const a = call('a'); localStorage.setItem('accessToken', a); const b = call('a'); probe(b);`,
      'nothing',
    ],
    [
      'another value that starts out empty',
      `let a = ''; a = x.a; localStorage.setItem('accessToken', a); let b = ''; b = x.b; probe(b);`,
      'nothing',
    ],
    [
      'the same value, which starts out empty',
      `let a = ''; a = x.a; localStorage.setItem('accessToken', a); probe(a);`,
      'session used a',
    ],
  ])('%s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('what holds a token', () => {
  it.each([
    ['one is read from it', `function f(x) { probe(x); x.accessToken; }`, 'session held accessToken inside'],
    [
      'one is read from a part of it',
      `function f(x) { probe(x); x.data.accessToken; }`,
      'session held accessToken inside',
    ],
    ['one is taken out', `function f(x) { probe(x); const { accessToken } = x; }`, 'session held accessToken inside'],
    [
      'one is taken out of a part',
      `function f(x) { probe(x); const { data } = x; data.accessToken; }`,
      'session held accessToken inside',
    ],
    [
      'one is read from what it is parsed into',
      `function f(x) { probe(x); const y = JSON.parse(x); y.accessToken; }`,
      'session held accessToken inside',
    ],
    [
      'one is read from it into something',
      `function f(x, y) { probe(x); y = x.accessToken; }`,
      'session held accessToken inside',
    ],
    [
      'one is read from what it is assigned to',
      `function f(x, y) { probe(x); y = JSON.parse(x); y.accessToken; }`,
      'session held accessToken inside',
    ],
    ['one is read from what only looks like it', `function f(x, y) { probe(x); y.a = x; y.accessToken; }`, 'nothing'],
    ['one was put in before', `function f(x) { x.accessToken = call(); probe(x); }`, 'session held accessToken inside'],
    ['one is put in later', `function f(x) { probe(x); x.accessToken = call(); }`, 'nothing'],
    ['one was taken away before', `function f(x) { x.accessToken; delete x.accessToken; probe(x); }`, 'nothing'],
    ['a method of that name is called', `function f(x) { probe(x); x.accessToken(); }`, 'nothing'],
    ['one is read from something else', `function f(x, y) { probe(x); y.accessToken; }`, 'nothing'],
    [
      'one is read from another variable of that name',
      `function f(x) { probe(x); } function g(x) { x.accessToken; }`,
      'nothing',
    ],
    ['a foreign one is read', `function f(x) { probe(x); x.csrfToken; }`, 'nothing'],
    ['it is asked for', `function f(x) { if (x.accessToken) probe(x); }`, 'session held accessToken inside'],
    ['there is none', `function f(x) { if (!x.accessToken) probe(x); }`, 'nothing'],
    ['there is none, in the other branch', `function f(x) { if (x.accessToken) call(); else probe(x); }`, 'nothing'],
    ['it is read in the other branch', `function f(x) { if (on) call(x.accessToken); else probe(x); }`, 'nothing'],
  ])('%s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('texts', () => {
  it.each([
    ['a template', '`a ${accessToken}`', `${TOKEN} inside`],
    ['a sum', `'a' + accessToken`, `${TOKEN} inside`],
    ['a nested template', '`a ${`b ${accessToken}`}`', `${TOKEN} inside`],
    ['several holes', '`${x} ${accessToken}`', `${TOKEN} inside`],
    ['behind its scheme', '`Bearer ${x}`', 'session used x inside'],
    ['behind its scheme in a sum', `'Bearer ' + x`, 'session used x inside'],
    ['behind its scheme, of a call', '`Bearer ${read()}`', 'session named read inside'],
    ['a foreign one', '`a ${csrfToken}`', 'foreign'],
    ['a text without one', '`a ${x}`', 'nothing'],
    ['a length', '`a ${accessToken.length}`', 'foreign'],
    ['a choice of words', "`a ${accessToken ? 'yes' : 'no'}`", 'foreign'],
  ])('%s', (_, expression, expected) => expect(inside(expression)).toBe(expected));
});

describe('objects and lists', () => {
  it.each([
    ['a property of that name', '{ accessToken }', `${TOKEN} inside`],
    ['a property of another name', '{ a: accessToken }', `${TOKEN} inside`],
    ['deep', '{ a: { b: accessToken } }', `${TOKEN} inside`],
    ['by the property alone', '{ accessToken: x.a }', `${TOKEN} inside`],
    ['by the property, of an imported name', '{ accessToken: on }', 'session named accessToken inside'],
    ['by a plain property, of an imported name', '{ token: on }', 'nothing'],
    ['a text', `{ accessToken: 'a' }`, 'nothing'],
    ['a flag', '{ accessToken: true }', 'nothing'],
    ['nothing', '{ accessToken: undefined }', 'nothing'],
    ['under a foreign name', '{ csrfToken: accessToken }', 'nothing'],
    ['a list without one', '[x, 1]', 'nothing'],
  ])('%s', (_, expression, expected) => expect(inside(expression)).toBe(expected));

  it.each([
    ['spread', `{ ...session }`, 'session held accessToken inside'],
    ['spread, and replaced behind it', `{ ...session, accessToken: undefined }`, 'nothing'],
    ['spread, and another one replaced', `{ ...session, name: undefined }`, 'session held accessToken inside'],
    [
      'spread, and replaced by another token',
      `{ ...session, accessToken: refreshToken }`,
      'refresh named refreshToken inside',
    ],
  ])('%s', (_, expression, expected) =>
    expect(carried(`function f(session) { probe(${expression}); session.accessToken; }`)).toBe(expected),
  );

  it.each([
    ['kept', `const o = { accessToken: call() }; probe(o);`, `${TOKEN} inside`],
    ['kept in a list', `const l = [accessToken]; probe(l);`, `${TOKEN} inside`],
    ['kept in a list, with others', `const l = ['a', accessToken]; const m = l; probe(m);`, `${TOKEN} inside`],
    ['kept in a list without one', `const l = [theme]; probe(l);`, 'foreign'],
    ['kept, without one', `const o = { a: call() }; probe(o);`, 'nothing'],
  ])('%s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('objects that something is put into', () => {
  it.each([
    ['a token', `const o: any = {}; o.a = accessToken; probe(o);`],
    ['a token by the property', `const o: any = {}; o.accessToken = call(); probe(o);`],
    ['a token on some paths', `const o: any = {}; if (on) o.a = accessToken; probe(o);`],
    ['an object with one', `const o: any = {}; Object.assign(o, { accessToken }); probe(o);`],
    ['one of two objects', `const o: any = on ? {} : { a: 1 }; o.a = accessToken; probe(o);`],
  ])('%s', (_, code) => expect(carried(code)).toMatch(/^session named accessToken/));

  it.each([
    ['something else', `const o: any = {}; o.a = call(); probe(o);`],
    ['a token behind', `const o: any = {}; probe(o); o.a = accessToken;`],
  ])('%s', (_, code) => expect(carried(code)).toBe('nothing'));
});

describe('what passes a token on, and what ends it', () => {
  it.each([
    ['await', 'await accessToken', TOKEN],
    ['a type', 'accessToken as any', TOKEN],
    ['or', `accessToken || ''`, TOKEN],
    ['the second of or', `x || accessToken`, TOKEN],
    ['what stands in for it', `accessToken ?? x`, TOKEN],
    ['and', 'x && accessToken', TOKEN],
    ['what is asked for before and', 'accessToken && x', 'nothing'],
    ['one of two', 'on ? x : accessToken', TOKEN],
    ['what decides', 'accessToken ? x : on', 'nothing'],
    ['assigned', '(x = accessToken)', TOKEN],
    ['JSON', 'JSON.stringify(accessToken)', TOKEN],
    ['JSON, read', 'JSON.parse(accessToken)', TOKEN],
    ['String', 'String(accessToken)', TOKEN],
    ['an encoding', 'encodeURIComponent(accessToken)', TOKEN],
    ['base64', 'btoa(accessToken)', TOKEN],
    ['trimmed', 'accessToken.trim()', TOKEN],
    ['what it is now', 'x.accessToken.getValue()', TOKEN],
    ['behind its scheme', `accessToken.split(' ')[1]`, TOKEN],
    ['a part', `accessToken.split('.')[1]`, 'nothing'],
    ['then', 'call().then(() => accessToken)', TOKEN],
    ['catch', 'x.getAccessToken().catch(on)', 'session named getAccessToken'],
    ['an error', 'new Error(accessToken)', TOKEN],
    ['an address', 'new URL(accessToken)', TOKEN],
    ['another class', 'new Date(accessToken)', 'foreign'],
    ['a length', 'accessToken.length', 'foreign'],
    ['a negation', '!accessToken', 'foreign'],
    ['a comparison', `accessToken === 'a'`, 'foreign'],
    ['a type of', 'typeof accessToken', 'foreign'],
    ['a function', '() => accessToken', 'foreign'],
    ['a hash', 'hash(accessToken)', 'foreign'],
    ['an expiry', 'accessToken.exp', 'foreign'],
    ['a text', `'accessToken'`, 'foreign'],
    ['an empty text', `''`, 'nothing'],
    ['a function out of sight', 'call(accessToken)', 'nothing'],
  ])('%s', (_, expression, expected) =>
    expect(carried(`async function f(accessToken, x) { probe(${expression}); }`)).toBe(expected),
  );

  it.each([
    ['the first eight', 'accessToken.slice(0, 8)', 'foreign'],
    ['the first 63', 'accessToken.slice(0, 63)', 'foreign'],
    ['the first 64', 'accessToken.slice(0, 64)', TOKEN],
    ['all but the first', 'accessToken.slice(7)', TOKEN],
    ['the last four', 'accessToken.slice(-4)', 'foreign'],
    ['the last hundred', 'accessToken.slice(-100)', TOKEN],
    ['as many as somebody says', 'accessToken.slice(0, x)', 'nothing'],
    ['from where somebody says', 'accessToken.slice(x)', 'nothing'],
    ['substring', 'accessToken.substring(0, 8)', 'foreign'],
    ['from eight to sixteen', 'accessToken.slice(8, 16)', 'foreign'],
    ['stars for all', `accessToken.replace(/./g, '*')`, 'foreign'],
    ['a word for all', `accessToken.replaceAll(/./g, '[redacted]')`, 'foreign'],
    ['without its scheme', `accessToken.replace('Bearer ', '')`, TOKEN],
    ['something unknown in its place', `accessToken.replace('a', x)`, TOKEN],
  ])('a mask: %s', (_, expression, expected) => expect(inside(expression)).toBe(expected));

  it.each([
    ['a box', `const box = ref(accessToken); probe(box.value);`, TOKEN],
    ['a box by its name', `probe(accessToken.value);`, TOKEN],
    ['a reference', `probe(accessToken.current);`, TOKEN],
    ['another member of it', `probe(accessToken.other);`, 'nothing'],
    ['a selector', `const a = useStore((s) => s.auth.accessToken); probe(a);`, TOKEN],
    ['a selector of something else', `const a = useStore((s) => s.user); probe(a);`, 'nothing'],
    ['a function of the file', `const get = () => store.accessToken; probe(get());`, TOKEN],
    ['a function of the file that ends it', `const get = () => store.accessToken.length; probe(get());`, 'nothing'],
    ['then', `call().then((accessToken) => probe(accessToken));`, TOKEN],
    ['subscribe', `store.accessToken.subscribe((a) => probe(a));`, TOKEN],
    ['a computed property', `({ a() { return call().accessToken; }, m() { probe(this.a); } });`, TOKEN],
    ['a field', `class A { constructor(r) { this.v = r.accessToken; } m() { probe(this.v); } }`, TOKEN],
    ['written into a member', `store.a = accessToken; probe(store.a);`, 'nothing'],
    ['written into a member of a variable', `const store = call(); store.a = accessToken; probe(store.a);`, TOKEN],
  ])('%s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('callers', () => {
  it.each([
    ['one', `function f(x) { probe(x); } f(accessToken);`, TOKEN],
    ['several', `function f(x) { probe(x); } f(accessToken); f(refreshToken);`, TOKEN],
    ['one of them hands in something foreign', `function f(x) { probe(x); } f(accessToken); f(theme.name);`, 'nothing'],
    ['one of them hands in something else', `function f(x) { probe(x); } f(accessToken); f(user);`, 'nothing'],
    ['the first hands in something else', `function f(x) { probe(x); } f(user); f(accessToken);`, 'nothing'],
    ['one of them hands in nothing', `function f(x) { probe(x); } f(accessToken); f();`, 'nothing'],
    ['none', `function f(x) { probe(x); }`, 'nothing'],
    ['others besides', `export function f(x) { probe(x); } f(accessToken);`, TOKEN],
    ['through two functions', `function e(x) { probe(x); } function f(x) { e(x); } f(accessToken);`, TOKEN],
    ['as another argument', `function f(y, x) { probe(y); } f(user, accessToken);`, 'nothing'],
  ])('%s', (_, code, expected) => expect(carried(code)).toBe(expected));
});

describe('aliases', () => {
  it.each([1, 2, 3, 5, 6, 7, 10, 20, 500])('%i of them', (links) => expect(chained(links)).toBe(TOKEN));
});

/** What the end of a chain of aliases carries. */
function chained(links: number): string {
  const chain = Array.from({ length: links - 1 }, (_, n) => `const a${n + 1} = a${n};`).join(' ');
  return carried(`function f(answer) { const a0 = answer.accessToken; ${chain} probe(a${links - 1}); }`);
}

describe('the smallest parts that carry a token', () => {
  it.each<[string, string, string[]]>([
    ['itself', 'accessToken', ['accessToken']],
    ['a hole', '`a ${accessToken} b ${x}`', ['accessToken']],
    ['behind its scheme', '`Bearer ${x}`', ['x']],
    ['a property', '{ a: 1, b: accessToken }', ['accessToken']],
    ['a property by its name', '{ accessToken: x.a }', ['x.a']],
    ['deep', '{ a: { b: [accessToken] } }', ['accessToken']],
    ['a spread', '{ ...{ accessToken } }', ['accessToken']],
    ['in JSON', 'JSON.stringify({ accessToken })', ['accessToken']],
    ['several', '{ accessToken, b: refreshToken }', ['accessToken', 'refreshToken']],
    ['in a list', '[accessToken, ...[refreshToken]]', ['accessToken', 'refreshToken']],
    ['in an error', 'new Error(`a ${accessToken}`)', ['accessToken']],
    ['none', '{ a: 1, accessToken: true }', []],
    ['a length', '`a ${accessToken.length}`', []],
  ])('%s', (_, expression, expected) => {
    const { carriers, file, probe } = view(`function f(accessToken, refreshToken, x) { probe(${expression}); }`);
    expect(carriers.partsOf(probe).map(({ node }) => textOf(file, node))).toEqual(expected);
  });
});
