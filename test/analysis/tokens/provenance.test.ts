import { describe, expect, it } from 'vitest';

import { enclosingFunction } from '../../../src/analysis/syntax/node.ts';
import { view } from '../view.ts';

const UNSEEN = `import { on, key, read } from './unseen.js';`;

/** Whether the two probes of a program read the same value. */
function same(code: string): boolean {
  const { probes, tokens } = view(`${UNSEEN} ${code}`);
  const [first, second, ...others] = probes.map((probe) => tokens.origins(probe));
  if (!first || !second || others.length > 0) throw new Error(`Not two probes in:\n${code}`);
  return [...first].some((origin) => second.has(origin));
}

/** A function of a request. */
const inside = (code: string): boolean => same(`async function f(req, other) { ${code} }`);

describe('the same value', () => {
  it.each([
    ['a parameter', `probe(req); probe(req);`],
    ['a member', `probe(req.token); probe(req.token);`],
    ['a member of a member', `probe(req.cookies.token); probe(req.cookies.token);`],
    ['in brackets', `probe(req.cookies['token']); probe(req.cookies.token);`],
    ['an optional member', `probe(req?.cookies?.token); probe(req.cookies.token);`],
    ['an alias', `const a = req.token; probe(a); probe(req.token);`],
    ['two aliases', `const a = req.token; const b = req.token; probe(a); probe(b);`],
    ['destructured', `const { token } = req.cookies; probe(token); probe(req.cookies.token);`],
    ['destructured under another name', `const { token: t } = req.cookies; probe(t); probe(req.cookies.token);`],
    ['destructured twice', `const { token: a } = req; const { token: b } = req; probe(a); probe(b);`],
    ['destructured deeper', `const { cookies: { token } } = req; probe(token); probe(req.cookies.token);`],
    ['destructured with a default', `const { token = '' } = req.cookies; probe(token); probe(req.cookies.token);`],
    ['destructured from a list', `const [, a] = req.header.split(' '); probe(a); probe(req.header.split(' ')[1]);`],
    ['a template of nothing else', 'probe(`${req.token}`); probe(req.token);'],
    ['that has a fallback', `const a = req.token || ''; probe(a); probe(req.token);`],
    ['that starts as nothing', `let a = null; a = req.token; probe(a); probe(req.token);`],
    ['this of an arrow', `probe(this.token); on(() => probe(this.token));`],
    ['an alias of what is destructured', `const { token } = req; const a = token; probe(a); probe(req.token);`],
    ['assigned', `let a; a = req.token; probe(a); probe(req.token);`],
    ['assigned first', `let a; a = req.token; a = other; probe(a); probe(req.token);`],
    ['one of two', `const a = on ? req.token : other; probe(a); probe(other);`],
    ['the first of two that is there', `const a = req.token || req.jwt; probe(a); probe(req.token);`],
    ['the second', `const a = req.token ?? req.jwt; probe(a); probe(req.jwt);`],
    ['awaited', `probe(await req.token); probe(req.token);`],
    ['an alias that is awaited', `const a = await req.token; probe(a); probe(req.token);`],
    ['with a type', `probe(req.token as string); probe(req.token!);`],
    ['trimmed', `probe(req.token.trim()); probe(req.token);`],
    ['as a string', `probe(String(req.token)); probe(req.token.toString());`],
    ['in a callback', `const a = req.token; on(() => probe(a)); probe(req.token);`],
    ['this', `this.on = () => 1; probe(this.token); probe(this.token);`],
    ['a part of a call', `probe(req.header.split(' ')[1]); probe(req.header.split(' ')[1]);`],
    ['a member of a global', `probe(location.hash); probe(location.hash);`],
  ])('%s', (_, code) => expect(inside(code)).toBe(true));

  it.each([
    ['a call in one function', `function f() { probe(read(key)); probe(read(key)); }`],
    ['an alias of a call', `function f() { const a = read(); probe(a); probe(a); }`],
    ['a parameter and what its caller hands in', `function f(t) { probe(t); } function g(x) { f(x); probe(x); }`],
    ['a parameter of two callers', `function f(t) { probe(t); } function g(x, y) { f(x); f(y); probe(y); }`],
    [
      'through two functions',
      `function e(t) { probe(t); } function f(t) { e(t); } function g(x) { f(x.token); probe(x.token); }`,
    ],
    ['this of two arrows of a class', `class A { m = () => probe(this.token); n = () => probe(this.token); }`],
    ['a second parameter', `function f(a, t) { probe(t); } function g(x) { f(1, x); probe(x); }`],
    ['a variable of the file', `let t; function f(x) { t = x; probe(t); } function g() { probe(t); }`],
    ['a member of an import in two functions', `function f() { probe(key.token); } function g() { probe(key.token); }`],
  ])('%s', (_, code) => expect(same(code)).toBe(true));

  it.each([
    ['a cookie', `(req, res) => probe(req.cookies.sid)`, `(request) => probe(request.cookies.sid)`],
    ['a cookie that is read under its name', `(req) => probe(req.cookies['sid'])`, `(c) => probe(c.req.cookies.sid)`],
    ['a cookie with a fallback', `(req) => probe(req.cookies.sid || '')`, `(req) => probe(req.cookies.sid ?? null)`],
    ['a signed cookie', `(req) => probe(req.signedCookies.sid)`, `(req) => probe(req.signedCookies.sid)`],
    [
      'a destructured cookie',
      `(req) => { const { sid } = req.cookies; probe(sid); }`,
      `(req) => probe(req.cookies.sid)`,
    ],
    [
      'destructured parameters',
      `({ cookies }) => probe(cookies.get('sid'))`,
      `(event) => probe(event.cookies.get('sid'))`,
    ],
    [
      'deeper ones',
      `({ request: { headers } }) => probe(headers.get('x'))`,
      `({ request }) => probe(request.headers.get('x'))`,
    ],
    ['a header', `(req) => probe(req.headers.authorization)`, `(ctx) => probe(ctx.request.headers.authorization)`],
    ['a header, by a method', `(req) => probe(req.get('X-Sid'))`, `(req) => probe(req.get('X-Sid'))`],
    ['a part of a header', `(req) => probe(req.headers.x.slice(7))`, `(req) => probe(req.headers.x.slice(7))`],
    [
      'a name for the cookies',
      `(req) => { const jar = req.cookies; probe(jar.sid); }`,
      `(req) => probe(req.cookies.sid)`,
    ],
    ['what a helper reads', `(event) => probe(getCookie(event, 'sid'))`, `(e) => probe(getCookie(e, 'sid'))`],
    ['what a helper makes of the request', `(request) => probe(read(request))`, `(req) => probe(read(req))`],
    [
      'what Next.js gives',
      `async () => probe((await cookies()).get('sid').value)`,
      `() => probe(cookies().get('sid').value)`,
    ],
  ])('in two handlers: %s', (_, one, two) => expect(same(`on(${one}); on(${two});`)).toBe(true));

  it.each([1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 15, 20, 500])('an alias of %i links', (links) =>
    expect(alias(links)).toBe(true),
  );
});

/** Whether the end of a chain of aliases is what stands at its start. */
function alias(links: number): boolean {
  const chain = Array.from({ length: links - 1 }, (_, n) => `const a${n + 1} = a${n};`).join(' ');
  return inside(`const a0 = req.token; ${chain} probe(a${links - 1}); probe(req.token);`);
}

describe('another value', () => {
  it.each([
    ['another parameter', `probe(req); probe(other);`],
    ['another member', `probe(req.token); probe(req.jwt);`],
    ['a member of another object', `probe(req.token); probe(other.token);`],
    ['a member of a member', `probe(req.token); probe(req.cookies.token);`],
    ['the whole', `probe(req.token); probe(req);`],
    ['a name that is computed', `probe(req[key]); probe(req[key]);`],
    ['another destructured name', `const { token, jwt } = req; probe(token); probe(jwt);`],
    ['added to', `let a = other; a += req.token; probe(a); probe(req.token);`],
    ['that share a fallback', `const a = req.a || ''; const b = req.b || ''; probe(a); probe(b);`],
    [
      'that share a fallback of undefined',
      `const a = req.a ?? undefined; const b = req.b ?? undefined; probe(a); probe(b);`,
    ],
    ['that share an empty template', 'const a = req.a || ``; const b = req.b || ``; probe(a); probe(b);'],
    ['that share a constant', `const none = ''; const a = req.a || none; const b = req.b || none; probe(a); probe(b);`],
    ['that share what is made of a constant', `probe(req.a || Buffer.from('')); probe(req.b || Buffer.from(''));`],
    ['that start as nothing', `let a = null; let b = null; probe(a); probe(b);`],
    ['a template with more', 'probe(`Bearer ${req.token}`); probe(req.token);'],
    ['destructured from another member', `const { cookies: { token } } = req; probe(token); probe(req.query.token);`],
    ['neither of two', `const a = on ? req.token : other; probe(a); probe(req.jwt);`],
    ['what only decides', `const a = on ? req.token : other; probe(a); probe(on);`],
    ['a part', `probe(req.token.slice(7)); probe(req.token);`],
    ['a call with it', `probe(read(req.token)); probe(req.token);`],
    ['a call with another argument', `probe(read(req.token)); probe(read(req.jwt));`],
    ['a call of something else', `probe(read(req.token)); probe(on(req.token));`],
    ['an object around it', `probe({ token: req.token }); probe(req.token);`],
    ['a shadowed name', `const token = req.token; { const token = other; probe(token); } probe(req.token);`],
    ['this of another function', `probe(this.token); function g() { probe(this.token); }`],
  ])('%s', (_, code) => expect(inside(code)).toBe(false));

  it.each([
    ['a call in two functions', `function f() { probe(read()); } function g() { probe(read()); }`],
    ['a call in a function and in the one around', `function f() { probe(read()); return () => probe(read()); }`],
    ['parameters of two functions', `function f(t) { probe(t); } function g(t) { probe(t); }`],
    ['another argument', `function f(a, t) { probe(t); } function g(x) { f(x, 1); probe(x); }`],
    [
      'this of an arrow in another method',
      `class A { m() { return () => probe(this.token); } n() { probe(this.token); } }`,
    ],
    ['this of two methods', `class A { m() { probe(this.token); } n() { probe(this.token); } }`],
  ])('%s', (_, code) => expect(same(code)).toBe(false));

  it.each([
    ['another cookie', `(req) => probe(req.cookies.sid)`, `(req) => probe(req.cookies.visitor)`],
    ['a cookie and a header', `(req) => probe(req.cookies.sid)`, `(req) => probe(req.headers.sid)`],
    ['a signed cookie and another', `(req) => probe(req.cookies.sid)`, `(req) => probe(req.signedCookies.sid)`],
    ['the body', `(req) => probe(req.body.sid)`, `(req) => probe(req.body.sid)`],
    // One link confirms an address, another sets a password.
    ['the query', `(req) => probe(req.query.sid)`, `(req) => probe(req.query.sid)`],
    ['a member of anything', `(user) => probe(user.sid)`, `(user) => probe(user.sid)`],
    ['what a method of anything gives', `(cache) => probe(cache.get('sid'))`, `(cache) => probe(cache.get('sid'))`],
    ['what a helper makes of anything', `(text) => probe(read(text))`, `(text) => probe(read(text))`],
    ['another header of a helper', `(e) => probe(getHeader(e, 'a'))`, `(e) => probe(getHeader(e, 'b'))`],
    ['another helper', `(req) => probe(read(req))`, `(req) => probe(on(req))`],
    [
      'a name that is given twice',
      `(req) => { let a = req.cookies; a = key; probe(a.sid); }`,
      `(req) => probe(req.cookies.sid)`,
    ],
  ])('in two handlers: %s', (_, one, two) => expect(same(`on(${one}); on(${two});`)).toBe(false));

  it('comes to an end', () => {
    expect(same(`let a; let b = a; a = b; probe(a); probe(key);`)).toBe(false);
    expect(same(`function f(t) { f(t); probe(t); } probe(key);`)).toBe(false);
  });
});

describe('calls that are given the same token', () => {
  /** How many decodes share their token with the only verification. */
  function copies(code: string): number {
    const { calls, tokens } = view(`import { verify, decode } from 'jsonwebtoken'; ${UNSEEN} ${code}`);
    const call = calls.find(({ kind }) => kind === 'verify');
    return call ? tokens.sameToken(call, 'decode').length : NaN;
  }

  it.each([
    ['none', `function f(t) { verify(t, key); }`, 0],
    ['one', `function f(t) { verify(t, key); decode(t); }`, 1],
    ['several', `function f(t) { decode(t); verify(t, key); decode(t); }`, 2],
    ['of another token', `function f(t, u) { verify(t, key); decode(u); }`, 0],
    ['through a function', `const claims = (x) => decode(x); function f(t) { verify(t, key); claims(t); }`, 1],
    ['through three names', `function f(a) { const b = a; const c = b; verify(a, key); decode(c); }`, 1],
    ['another kind of call', `import { sign } from 'jsonwebtoken'; function f(t) { verify(t, key); sign(t, key); }`, 0],
  ])('%s', (_, code, expected) => expect(copies(code)).toBe(expected));
});

describe('functions that a verifier is given', () => {
  const tokensAt = (code: string): [boolean, boolean] => {
    const { probe, tokens } = view(code);
    const fn = enclosingFunction(probe);
    if (!fn) throw new Error('What is probed stands in no function.');
    return [tokens.isKeyResolver(fn), tokens.isExtractor(fn)];
  };
  it.each<[string, string, [boolean, boolean]]>([
    ['for the key', `verify(t, (header, done) => probe(header));`, [true, false]],
    ['for the key, by its name', `function find(header) { probe(header); } verify(t, find);`, [true, false]],
    ['for the claims', `verify(t, k, (error, claims) => probe(claims));`, [false, false]],
    ['for the token', `new Strategy({ secretOrKey: k, jwtFromRequest: (req) => probe(req) });`, [false, true]],
    ['for nothing', `const f = () => probe(1); verify(t, k);`, [false, false]],
  ])('%s', (_, code, expected) =>
    expect(tokensAt(`import { verify } from 'jsonwebtoken'; import { Strategy } from 'passport-jwt'; ${code}`)).toEqual(
      expected,
    ),
  );
});
