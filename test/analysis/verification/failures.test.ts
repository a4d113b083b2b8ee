import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import { key, on, use } from './unseen.js';`;

describe('a refusal that is caught', () => {
  /** What becomes of a refused token: a middleware, with a catch clause and what follows. */
  const swallowed = (clause: string, behind = '', block = 'req.user = jwt.verify(t, key);'): string | undefined =>
    facts(`${IMPORTS} export function f(req, res, next, t) { try { ${block} } ${clause} ${behind} }`).failOpen[0]?.kind;

  it.each([
    ['and thrown on', 'catch (e) { throw e; }', 'next();', undefined],
    ['and returned from', 'catch { return; }', 'next();', undefined],
    ['and answered', 'catch { return res.status(401).end(); }', 'next();', undefined],
    ['and handed on', 'catch (e) { return next(e); }', 'next();', undefined],
    ['and nothing follows', 'catch {}', '', undefined],
    ['and the request goes on', 'catch {}', 'next();', 'optional'],
    ['and goes on at once', 'catch { next(); }', '', 'optional'],
    ['and is shown', 'catch (e) { console.log(e); }', 'next();', 'optional'],
    ['and looked at', `catch (e) { if (e.name !== 'TokenExpiredError') use(e); }`, 'next();', undefined],
    ['and looked at with a conditional', `catch (e) { e.name === 'a' ? use() : on(); }`, 'next();', undefined],
    ['and looked at with switch', `catch (e) { switch (e.name) { case 'a': use(); } }`, 'next();', undefined],
    ['and something else looked at', `catch (e) { if (on) use(e); }`, 'next();', 'optional'],
    ['and answered, but goes on', 'catch { res.status(401).end(); }', 'next();', 'refusedAndWent'],
    ['and a condition without braces follows', 'catch {}', 'if (req.user) next();', undefined],
    ['and a loop follows', 'catch {}', 'for (const x of on) next();', undefined],
    ['and a condition is in it', 'catch { if (on) next(); }', '', undefined],
    ['and a condition follows', 'catch {}', 'if (on) { next(); }', undefined],
  ])('%s', (_, clause, behind, expected) => expect(swallowed(clause, behind)).toBe(expected));

  it.each([
    ['the verification alone', 'jwt.verify(t, key);', 'goesOn'],
    ['and a call behind it', 'jwt.verify(t, key); use();', 'goesOn'],
    ['and something that is kept', 'jwt.verify(t, key); req.ok = true;', 'optional'],
    ['no verification', 'use(t);', undefined],
    ['one in a callback', 'use(() => jwt.verify(t, key));', undefined],
  ])('%s', (_, block, expected) => expect(swallowed('catch {}', 'next();', block)).toBe(expected));

  it.each([
    [
      'claims in spite of it',
      `export const f = (t) => { try { return jwt.verify(t, key); } catch { return jwt.decode(t); } };`,
      'fallback',
    ],
    [
      'claims of an expired token',
      `export const f = (t) => { try { return jwt.verify(t, key); } catch (e) { if (e.name === 'TokenExpiredError') return jwt.decode(t); } };`,
      undefined,
    ],
    [
      'claims of another token',
      `export const f = (t, u) => { try { return jwt.verify(t, key); } catch { return jwt.decode(u); } };`,
      undefined,
    ],
    [
      'claims that are only shown',
      `export const f = (t) => { try { return jwt.verify(t, key); } catch { console.log(jwt.decode(t)); } };`,
      undefined,
    ],
    [
      'the answer for a good token',
      `export const f = (t) => { try { jwt.verify(t, key); return true; } catch { return true; } };`,
      'validAnyway',
    ],
    [
      'what makes an answer of claims, of the error',
      `const answer = (claims) => ({ claims }); export const f = (t) => { try { return answer(jwt.verify(t, key)); } catch (e) { return answer(e); } };`,
      'validAnyway',
    ],
    [
      'what makes an answer of something else, of the error',
      `const answer = (claims) => ({ claims }); export const f = (t) => { try { jwt.verify(t, key); return answer(on); } catch (e) { return answer(e); } };`,
      undefined,
    ],
    [
      'another answer',
      `export const f = (t) => { try { jwt.verify(t, key); return true; } catch { return false; } };`,
      undefined,
    ],
    [
      'claims of a rejected promise',
      `import { jwtVerify, decodeJwt } from 'jose'; export const f = (t) => jwtVerify(t, key).catch(() => decodeJwt(t));`,
      'fallback',
    ],
    [
      'nothing of a rejected promise',
      `import { jwtVerify, decodeJwt } from 'jose'; export const f = (t) => jwtVerify(t, key).catch(() => null);`,
      undefined,
    ],
    [
      'a condition that is always true',
      `export const f = (t, path) => { if (path === '/a' || '/b') return; else jwt.verify(t, key); };`,
      'alwaysTrue',
    ],
    [
      'a condition that is not',
      `export const f = (t, path) => { if (path === '/a' || path === '/b') return; else jwt.verify(t, key); };`,
      undefined,
    ],
  ])('%s', (_, code, expected) => expect(facts(`${IMPORTS} ${code}`).failOpen[0]?.kind).toBe(expected));

  it.each([
    [
      'a helper that verifies',
      `const check = (t) => jwt.verify(t, key); export function f(t, next) { try { check(t); } catch {} next(); }`,
      'goesOn',
    ],
    [
      'a helper that catches by itself',
      `const check = (t) => { try { return jwt.verify(t, key); } catch { return null; } }; export function f(t, next) { try { check(t); } catch {} next(); }`,
      undefined,
    ],
  ])('%s', (_, code, expected) => expect(facts(`${IMPORTS} ${code}`).failOpen[0]?.kind).toBe(expected));
});

describe('a result that nobody looks at', () => {
  const unheeded = (code: string): string | undefined =>
    facts(
      `import jwt from 'jsonwebtoken'; import { jwtVerify } from 'jose'; import { KJUR } from 'jsrsasign'; import { on, use } from './unseen.js'; ${code}`,
    ).uncheckedResults[0]?.kind;

  it.each([
    ['a promise as a condition', `if (jwtVerify(t, k)) use();`, 'promise'],
    ['a promise in a negation', `if (!jwtVerify(t, k)) use();`, 'promise'],
    ['a promise that is kept and asked', `const p = jwtVerify(t, k); if (p) use();`, 'promise'],
    ['a promise that is kept and awaited', `const p = jwtVerify(t, k); await p; if (p) use();`, undefined],
    ['a promise that is dropped', `jwtVerify(t, k);`, 'dropped'],
    ['a promise that is awaited', `await jwtVerify(t, k);`, undefined],
    ['a promise that is returned', `export const f = () => jwtVerify(t, k);`, undefined],
    ['false that is dropped', `KJUR.jws.JWS.verifyJWT(t, k);`, 'dropped'],
    ['false that is kept and never read', `const ok = KJUR.jws.JWS.verifyJWT(t, k);`, 'untested'],
    ['false that is asked', `if (KJUR.jws.JWS.verifyJWT(t, k)) use();`, undefined],
    ['false that is kept and asked', `const ok = KJUR.jws.JWS.verifyJWT(t, k); if (ok) use();`, undefined],
    ['an error that is thrown', `jwt.verify(t, k);`, undefined],
    ['an error that a callback does not read', `jwt.verify(t, k, (e, c) => use(c));`, 'callback'],
    ['an error that a callback reads', `jwt.verify(t, k, (e, c) => { if (e) throw e; use(c); });`, undefined],
    ['claims that a callback asks for', `jwt.verify(t, k, (e, c) => { if (c) use(c); });`, undefined],
    ['claims that a callback takes something from', `jwt.verify(t, k, (e, c) => use(c.sub));`, undefined],
    ['a callback that only shows them', `jwt.verify(t, k, (e, c) => console.log(c));`, undefined],
    ['a callback without an error', `jwt.verify(t, k, () => use());`, undefined],
  ])('%s', (_, code, expected) => expect(unheeded(code)).toBe(expected));
});
