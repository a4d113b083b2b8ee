import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

/** What stands for the issuer check of the only policy: `enforced` where code compares the claim itself. */
function issuer(code: string): string | undefined {
  const { policies } = facts(
    `import jwt from 'jsonwebtoken'; import { I, on, unseen, checkClaims } from './unseen.js'; ${code}`,
  );
  if (policies.length !== 1) throw new Error(`Not one policy in:\n${code}`);
  return policies[0]?.check('issuer')?.verdict;
}

/** A function that verifies, with something behind it. */
const after = (code: string): string =>
  issuer(`function f(t, k, req, res, next) { const claims = jwt.verify(t, k); ${code} }`) ?? '';

describe('claims that are compared by hand', () => {
  it.each([
    ['compared', `if (claims.iss !== I) throw 1;`, 'enforced'],
    ['the other way round', `if (I !== claims.iss) throw 1;`, 'enforced'],
    ['taken out', `const { iss } = claims; if (iss !== I) throw 1;`, 'enforced'],
    ['taken out with a default', `const { iss = '' } = claims; if (iss !== I) throw 1;`, 'enforced'],
    ['kept', `const issuer = claims.iss; if (issuer !== I) throw 1;`, 'enforced'],
    ['with a type', `if ((claims as any).iss !== I) throw 1;`, 'enforced'],
    ['looked up', `if (!I.includes(claims.iss)) throw 1;`, 'enforced'],
    ['asked for a pattern', `if (!claims.iss.startsWith(I)) throw 1;`, 'enforced'],
    ['switched on', `switch (claims.iss) { case I: return; }`, 'enforced'],
    ['in a list', `if ([claims.iss].flat().includes(I)) throw 1;`, 'enforced'],
    ['handed to a function', `unseen(claims.iss);`, 'enforced'],
    ['in a function inside', `const g = () => { if (claims.iss !== I) throw 1; }; g();`, 'enforced'],
    ['of an alias', `const all = claims; if (all.iss !== I) throw 1;`, 'enforced'],
    ['of a copy', `const copy = jwt.decode(t); if (copy.iss !== I) throw 1;`, 'enforced'],
    ['of what is around them', `if (claims.payload.iss !== I) throw 1;`, 'enforced'],
    ['another claim', `if (claims.aud !== I) throw 1;`, 'absent'],
    ['of something deeper', `if (claims.data.iss !== I) throw 1;`, 'absent'],
    ['only read', `return claims.iss;`, 'absent'],
    ['only kept', `req.issuer = claims.iss;`, 'absent'],
    ['only shown', `console.log(claims.iss);`, 'absent'],
    ['only asked for', `if (!claims.iss) throw 1;`, 'absent'],
    ['compared with nothing', `if (claims.iss === undefined) throw 1;`, 'absent'],
    ['compared with an empty string', `if (claims.iss === '') throw 1;`, 'absent'],
    ['of something else', `if (req.iss !== I) throw 1;`, 'absent'],
    ['of a copy of another token', `const copy = jwt.decode(req.other); if (copy.iss !== I) throw 1;`, 'absent'],
  ])('%s', (_, code, expected) => expect(after(code)).toBe(expected));

  it.each([
    ['where they are kept', `req.user = claims; if (req.user.iss !== I) throw 1;`, 'enforced'],
    ['where other claims are kept', `req.other = claims; if (req.user.iss !== I) throw 1;`, 'absent'],
  ])('%s', (_, code, expected) => expect(after(code)).toBe(expected));

  it('where they are kept, in another function: there they may be those of another request', () =>
    expect(
      issuer(
        `function f(req, t, k) { req.user = jwt.verify(t, k); } function g(req) { if (req.user.iss !== I) throw 1; }`,
      ),
    ).toBe('absent'));

  it.each([
    [
      'in a function that gets them',
      `function check(c) { if (c.iss !== I) throw 1; } function f(t, k) { check(jwt.verify(t, k)); }`,
      'enforced',
    ],
    [
      'in a function that gets the claim',
      `function check(iss) { if (iss !== I) throw 1; } function f(t, k) { check(jwt.verify(t, k).iss); }`,
      'enforced',
    ],
    [
      'in a function that asks for them',
      `function claims(t, k) { return jwt.verify(t, k); } function f(t, k) { if (claims(t, k).iss !== I) throw 1; }`,
      'enforced',
    ],
    [
      'of every verification that shares the options',
      `const o = {}; function f(t, k) { if (jwt.verify(t, k, o).iss !== I) throw 1; if (jwt.verify(k, t, o).iss !== I) throw 1; }`,
      'enforced',
    ],
    [
      'of one of two that share the options, while the other one compares to no effect',
      `const o = {}; function f(t, k) { if (jwt.verify(t, k, o).iss !== I) throw 1; jwt.verify(k, t, o).iss === I; }`,
      'absent',
    ],
    [
      'of one of two that share the options',
      `const o = {}; function f(t, k) { if (jwt.verify(t, k, o).iss !== I) throw 1; jwt.verify(k, t, o); }`,
      'absent',
    ],
  ])('%s', (_, code, expected) => expect(issuer(code)).toBe(expected));
});

it('judges each check by its own claim', () => {
  const check = (code: string, name: 'audience' | 'lifetime' | 'type'): string | undefined =>
    facts(
      `import jwt from 'jsonwebtoken'; function f(t, k) { const claims = jwt.verify(t, k, { complete: true }); ${code} }`,
    ).policies[0]?.check(name)?.verdict;
  expect(check(`if (claims.payload.aud !== 'a') throw 1;`, 'audience')).toBe('enforced');
  expect(check(`if (claims.payload.iss !== 'a') throw 1;`, 'audience')).toBe('absent');
  expect(check(`if (!claims.payload.exp) throw 1;`, 'lifetime')).toBe('enforced');
  expect(check(`if (!claims.payload.iat) throw 1;`, 'lifetime')).toBe('absent');
  expect(check(`if (claims.payload.type !== 'access') throw 1;`, 'type')).toBe('enforced');
  expect(check(`if (claims.header.typ !== 'at+jwt') throw 1;`, 'type')).toBe('enforced');
  expect(check(`if (claims.other.typ !== 'at+jwt') throw 1;`, 'type')).not.toBe('enforced');
});

describe('claims in a callback', () => {
  it.each([
    ['compared', `(error, claims) => { if (claims.iss !== I) throw 1; }`, 'enforced'],
    ['taken out', `(error, { iss }) => { if (iss !== I) throw 1; }`, 'enforced'],
    ['of the error', `(error, claims) => { if (error.iss !== I) throw 1; }`, 'absent'],
    ['not compared', `(error, claims) => unseen(claims.sub)`, 'absent'],
  ])('%s', (_, callback, expected) => expect(issuer(`jwt.verify(t, k, ${callback});`)).toBe(expected));

  const strategy = (options: string, callback: string): string | undefined =>
    facts(
      `import { Strategy } from 'passport-jwt'; import { I, on } from './unseen.js'; new Strategy({ secretOrKey: k, ${options} }, ${callback});`,
    ).policies[0]?.check('issuer')?.verdict;
  it.each([
    ['the first parameter', '', `(claims, done) => { if (claims.iss !== I) throw 1; }`, 'enforced'],
    ['the second parameter', '', `(claims, other) => { if (other.iss !== I) throw 1; }`, 'absent'],
    [
      'behind the request',
      'passReqToCallback: true',
      `(req, claims, done) => { if (claims.iss !== I) throw 1; }`,
      'enforced',
    ],
    ['the request', 'passReqToCallback: true', `(req, claims, done) => { if (req.iss !== I) throw 1; }`, 'absent'],
    [
      'perhaps behind the request',
      'passReqToCallback: on',
      `(req, claims, done) => { if (claims.iss !== I) throw 1; }`,
      'enforced',
    ],
  ])('of a strategy: %s', (_, options, callback, expected) => expect(strategy(options, callback)).toBe(expected));
});

describe('claims that are handed over as a whole', () => {
  it.each([
    ['as a statement', `checkClaims(claims);`, 'unknown'],
    ['and waited for', `await checkClaims(claims);`, 'unknown'],
    ['as a condition', `if (!checkClaims(claims)) throw 1;`, 'unknown'],
    ['as a condition of an expression', `return checkClaims(claims) ? 1 : 2;`, 'unknown'],
    ['returned', `return claims;`, 'absent'],
    ['kept', `req.user = claims;`, 'absent'],
    ['for a value', `const checked = checkClaims(claims);`, 'unknown'],
    ['for a value that is no outcome of a check', `const user = loadUser(claims);`, 'absent'],
    ['passed on', `next(null, claims);`, 'absent'],
    ['sent', `res.json(claims);`, 'absent'],
    ['shown', `console.log(claims);`, 'absent'],
    ['kept by a function', `unseen.setUser(claims);`, 'absent'],
    ['in part', `checkClaims(claims.sub);`, 'absent'],
    ['inside of something', `checkClaims({ claims });`, 'absent'],
  ])('%s', (_, code, expected) =>
    expect(issuer(`async function f(t, k, req, res, next) { const claims = jwt.verify(t, k); ${code} }`)).toBe(
      expected,
    ),
  );

  it('to a function of the file that looks at nothing', () =>
    expect(issuer(`function check(c) { return 1; } function f(t, k) { check(jwt.verify(t, k)); }`)).toBe('absent'));
});

describe('what a library leaves to its callers', () => {
  const unchecked = (code: string): readonly string[] | undefined =>
    facts(
      `import { compactVerify } from 'jose'; import { I } from './unseen.js'; async function f(t, k) { const { payload } = await compactVerify(t, k); ${code} }`,
    ).policies[0]?.uncheckedClaims;
  it.each<[string, string, string[]]>([
    ['claims that are read', `const c = JSON.parse(payload.toString()); return c.sub;`, ['exp', 'iss', 'aud']],
    [
      'an expiry that is compared',
      `const c = JSON.parse(payload.toString()); if (c.exp < Date.now() / 1000) throw 1;`,
      ['iss', 'aud'],
    ],
    [
      'an expiry that is calculated with',
      `const c = JSON.parse(payload.toString()); if (c.exp * 1000 < Date.now()) throw 1;`,
      ['iss', 'aud'],
    ],
    [
      'everything',
      `const c = JSON.parse(payload.toString()); if (c.exp < 1 || c.iss !== I || c.aud !== I) throw 1;`,
      [],
    ],
    ['no claims at all', `return 1;`, []],
  ])('%s', (_, code, expected) => expect(unchecked(code)).toEqual(expected));
});
