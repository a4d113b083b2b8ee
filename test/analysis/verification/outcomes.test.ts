import { describe, expect, it } from 'vitest';

import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import * as jose from 'jose'; import { KJUR } from 'jsrsasign'; import { key, on, use } from './unseen.js';`;

const failOpen = (code: string): readonly string[] => {
  const program = `${IMPORTS} ${code}`;
  const { file } = view(program);
  return facts(program).failOpen.map(({ kind, node }) => `${kind} ${textOf(file, node)}`);
};

describe('a request that goes on', () => {
  const swallowed = (block: string, clause: string, behind = 'next();'): readonly string[] =>
    failOpen(`export function f(req, res, next, t) { try { ${block} } ${clause} ${behind} }`);
  const VERIFY = 'req.user = jwt.verify(t, key);';

  it.each<[string, string, string[]]>([
    ['catch {}', 'next();', ['optional next()']],
    ['catch {}', 'use(); next();', ['optional next()']],
    ['catch {}', 'return next();', ['optional next()']],
    ['catch {}', 'next(on);', []],
    ['catch {}', 'on.next();', []],
    ['catch {}', 'use(() => next());', []],
    ['catch {}', 'if (on) use(); next();', []],
    ['catch {}', 'return; next();', []],
    ['catch {}', 'throw on; next();', []],
    ['catch {}', 'later();', []],
    ['finally {}', 'next();', []],
    ['catch { use(); next(); }', '', ['optional next()']],
    ['catch { if (on) next(); }', '', []],
    ['catch { next(on); }', 'next();', ['refusedAndWent next()']],
    ['catch { next(on); return; }', 'next();', []],
    ['catch { next(on); }', '', []],
    ['catch { res.status(401).json({}); }', 'next();', ['refusedAndWent next()']],
    ['catch { res.sendStatus(401); }', 'use(); next();', ['refusedAndWent next()']],
    ['catch { send(401); }', 'next();', ['optional next()']],
    ['catch { use(() => res.sendStatus(401)); }', 'next();', ['optional next()']],
    ['catch { process.exit(1); }', 'next();', []],
    ['catch (e) { if (e) use(); }', 'next();', []],
    ['catch (e) { if (on) { use(e); } }', 'next();', ['optional next()']],
    ['catch (e) { e instanceof Error ? use() : on(); }', 'next();', []],
    ['catch (e) { switch (e.code) { case 1: use(); } }', 'next();', []],
    ['catch ({ name }) { if (name) use(); }', 'next();', ['optional next()']],
  ])('%s %s', (clause, behind, expected) => expect(swallowed(VERIFY, clause, behind)).toEqual(expected));

  it.each<[string, string, string]>([
    ['jwt.verify(t, key);', 'catch {}', 'goesOn'],
    ['await jwt.verify(t, key);', 'catch {}', 'goesOn'],
    ['use(); jwt.verify(t, key);', 'catch {}', 'goesOn'],
    ['jwt.verify(t, key); use();', 'catch {}', 'goesOn'],
    ['jwt.verify(t, key); ok = true;', 'catch {}', 'optional'],
    ['jwt.verify(t, key); const a = 1;', 'catch {}', 'optional'],
    ['jwt.verify(t, key); if (on) use();', 'catch {}', 'optional'],
    ['jwt.verify(t, key);', 'catch { use(); }', 'goesOn'],
    ['jwt.verify(t, key);', 'catch { req.failed = true; }', 'optional'],
    ['jwt.verify(t, key);', 'catch { if (on) use(); }', 'optional'],
    ['use(jwt.verify(t, key));', 'catch {}', 'optional'],
    ['jwt.verify(t, key); req.user = jwt.verify(t, key);', 'catch {}', 'optional'],
  ])('%s %s', (block, clause, kind) => expect(swallowed(block, clause)).toEqual([`${kind} next()`]));

  it('is work like any other where next is no parameter', () => {
    const guarded = (block: string): readonly string[] =>
      failOpen(`import { next } from './a.js'; export function f(t) { try { ${block} } catch {} next(); }`);
    expect(guarded('jwt.verify(t, key);')).toEqual(['goesOn next()']);
    expect(guarded('t.user = jwt.verify(t, key);')).toEqual([]);
  });
});

describe('an answer for a rejected token', () => {
  it.each<[string, string, string[]]>([
    ['jwt.verify(t, key); return true;', 'return true;', ['validAnyway true']],
    ['jwt.verify(t, key); return true;', 'return false;', []],
    ['jwt.verify(t, key); return 1;', 'return true;', []],
    ['jwt.verify(t, key); if (on) return false; return true;', 'return true;', []],
    ['jwt.verify(t, key);', 'return true;', []],
    ['return answer(jwt.verify(t, key));', 'return answer(e);', ['validAnyway answer(e)']],
    ['return answer(jwt.verify(t, key));', 'return answer(on);', []],
    ['return answer(jwt.verify(t, key));', 'return answer();', []],
    ['return answer(jwt.verify(t, key));', 'return answer(e, 1);', []],
    ['return answer(jwt.verify(t, key));', 'return other(e);', []],
    ['return answer(jwt.verify(t, key));', 'return use(e);', []],
    ['return use(jwt.verify(t, key));', 'return use(e);', []],
    ['jwt.verify(t, key); return answer(t);', 'return answer(e);', []],
    ['return jwt.verify(t, key);', 'return jwt.decode(t);', ['fallback decode']],
    ['return jwt.verify(t, key);', 'use(jwt.decode(t, { complete: true }).header); throw e;', []],
    ['return jwt.verify(t, key);', 'if (e.name) return jwt.decode(t);', []],
    ['return jwt.verify(t, key);', 'return null;', []],
  ])('%s catch %s', (block, clause, expected) =>
    expect(
      failOpen(
        `const answer = (c, d) => ({ c }); const other = (c) => ({ c }); export function f(t) { try { ${block} } catch (e) { ${clause} } }`,
      ),
    ).toEqual(expected),
  );

  it.each<[string, string[]]>([
    ['.catch(() => jose.decodeJwt(t))', ['fallback decodeJwt']],
    ['.catch(() => jose.decodeJwt(u))', []],
    ['.catch(() => jose.decodeProtectedHeader(t))', []],
    ['.then(() => jose.decodeJwt(t))', []],
    ['.catch(on)', []],
    ['.catch()', []],
    ['.catch', []],
    ['', []],
  ])('jwtVerify(t)%s', (rest, expected) =>
    expect(failOpen(`export const f = (t, u) => jose.jwtVerify(t, key)${rest};`)).toEqual(expected),
  );
});

describe('a condition that keeps the verification from being reached', () => {
  it.each<[string, string[]]>([
    [`if (p === 1 || '/b') use(); else jwt.verify(t, key);`, [`alwaysTrue '/b'`]],
    [`if (p === 1 || 2) return; jwt.verify(t, key);`, ['alwaysTrue 2']],
    [`if (p === 1 || 2) throw p; use(); jwt.verify(t, key);`, ['alwaysTrue 2']],
    [`if (p === 1 || 2) use(); jwt.verify(t, key);`, []],
    [`if (p === 1 || '') return; jwt.verify(t, key);`, []],
    [`if (p === 1 || null) return; jwt.verify(t, key);`, []],
    [`if (p === 1 && '/b') return; jwt.verify(t, key);`, []],
    [`if (p ?? '/b') return; jwt.verify(t, key);`, []],
    [`if (p === 1 || '/b' || p === 2) return; jwt.verify(t, key);`, [`alwaysTrue '/b'`]],
    [`if (p === 1 || (p === 2 || '/b')) return; jwt.verify(t, key);`, [`alwaysTrue '/b'`]],
    [`if (p === 1 || '/b') jwt.verify(t, key);`, []],
    [`jwt.verify(t, key); if (p === 1 || '/b') return;`, []],
    [`if (p === 1 || '/b') return; else use();`, []],
  ])('%s', (body, expected) => expect(failOpen(`export function f(t, p) { ${body} }`)).toEqual(expected));
});

describe('an answer that is looked at', () => {
  const unchecked = (code: string): readonly string[] =>
    facts(
      `${IMPORTS} const verifyJWT = KJUR.jws.JWS.verifyJWT; export async function f(t) { ${code} }`,
    ).uncheckedResults.map(({ kind, name }) => `${kind} ${name}`);

  it.each<[string, string[]]>([
    ['jose.jwtVerify(t, key);', ['dropped jwtVerify']],
    ['void jose.jwtVerify(t, key);', []],
    ['if (jose.jwtVerify(t, key)) use();', ['promise jwtVerify']],
    ['if (await jose.jwtVerify(t, key)) use();', []],
    ['while (jose.jwtVerify(t, key)) use();', ['promise jwtVerify']],
    ['return jose.jwtVerify(t, key) ? 1 : 2;', ['promise jwtVerify']],
    ['return jose.jwtVerify(t, key) && 1;', ['promise jwtVerify']],
    ['return jose.jwtVerify(t, key) ?? 1;', []],
    ['return on && jose.jwtVerify(t, key);', []],
    ['return on ? jose.jwtVerify(t, key) : 1;', []],
    ['const p = jose.jwtVerify(t, key); if (!p) throw 1;', ['promise jwtVerify']],
    ['const p = jose.jwtVerify(t, key); use(p);', []],
    ['const p = jose.jwtVerify(t, key); if (!p) throw 1; use(await p);', []],
    ['verifyJWT(t, key);', ['dropped verifyJWT']],
    ['const ok = verifyJWT(t, key);', ['untested verifyJWT']],
    ['const ok = verifyJWT(t, key); use(ok);', []],
    ['const ok = verifyJWT(t, key); return ok;', []],
    ['return verifyJWT(t, key);', []],
    ['if (!verifyJWT(t, key)) throw 1;', []],
    ['let ok = verifyJWT(t, key); ok = on;', []],
    ['jwt.verify(t, key);', []],
  ])('%s', (code, expected) => expect(unchecked(code)).toEqual(expected));

  it('is none where it is exported', () =>
    expect(facts(`${IMPORTS} export const ok = KJUR.jws.JWS.verifyJWT(on, key);`).uncheckedResults).toEqual([]));

  it.each<[string, string[]]>([
    ['(e, c) => use(c)', ['callback verify']],
    ['function (e, c) { use(c); }', ['callback verify']],
    ['(e, c) => { if (e) throw e; use(c); }', []],
    ['(e, c) => use(e, c)', []],
    ['(e, c) => { if (!c) throw 1; use(c); }', []],
    ['(e, c) => use(c && 1)', []],
    ['(e, c) => use(c === 1)', []],
    ['(e, c) => { switch (c) { case 1: use(); } }', []],
    ['(e, c) => use(c?.sub)', []],
    ['(e, c) => use(c.sub)', []],
    ['(e, c) => { const { sub } = c; use(sub); }', []],
    ['(e, { sub }) => use(sub)', []],
    ['({ name }, c) => use(c)', []],
    ['(e) => use()', ['callback verify']],
    ['() => use()', []],
    ['(e, c) => {}', []],
    ['(e, c) => console.log(c)', []],
    ['(e, c) => logger.info(c)', []],
    ['(e, c) => { logger.info(c); use(c); }', ['callback verify']],
    ['on', []],
  ])('with the callback %s', (callback, expected) =>
    expect(unchecked(`jwt.verify(t, key, ${callback});`)).toEqual(expected),
  );
});

describe('a token without a signature', () => {
  const unsigned = (code: string): readonly string[] =>
    facts(`${IMPORTS} ${code}`).unsignedTokens.map(({ kind, name }) => `${kind} ${name}`);
  const accepted = ['accepted none'];

  it.each<[string, string[]]>([
    [`if (header.alg === 'none') return payload;`, accepted],
    [`if (header.alg == 'NONE') return payload;`, accepted],
    [`if ('none' === header.alg) return payload;`, accepted],
    [`if (header.alg === 'none') { return payload; }`, accepted],
    [`if (header.alg === 'none') return decode(t);`, accepted],
    [`if (header.alg === 'none') return use(t);`, []],
    [`if (header.alg === 'none') return t.payload;`, accepted],
    [`if (header.alg === 'none') return { a: t.payload };`, accepted],
    [`if (header.alg === 'none') return null;`, []],
    [`if (header.alg === 'none') use(); return payload;`, []],
    [`if (header.alg === 'none' && on) return payload;`, []],
    [`if (header.alg > 'none') return payload;`, []],
    [`if (header.typ === 'none') return payload;`, []],
    [`if (header.alg === 'HS256') return payload;`, []],
    [`if (header.alg === key) return payload;`, []],
    [`if (header.alg !== 'none') throw 1; return payload;`, accepted],
    [`if (header.alg !== 'none') { return null; } return payload;`, accepted],
    [`if (header.alg !== 'none') use(); return payload;`, []],
    [`if (header.alg !== 'none') return payload; return decode(t);`, []],
    [`if (header.alg !== 'none') throw 1; return null;`, []],
    [`if (on) return payload; if (header.alg !== 'none') throw 1;`, []],
  ])('%s', (body, expected) => expect(unsigned(`function f(header, payload, t) { ${body} }`)).toEqual(expected));

  it.each<[string, string[]]>([
    ['`${header}.${payload}.`', ['handmade none']],
    ['`${encode(header)}.${encode(payload)}.`', ['handmade none']],
    ['`${x.header}.${x.payload}.`', ['handmade none']],
    ['`${header}.${payload}.${sig}`', []],
    ['`${header}.${payload}`', []],
    ['`${header}.${header}.`', []],
    ['`${payload}.${header}.`', []],
    ['` ${header}.${payload}.`', []],
  ])('%s', (text, expected) => expect(unsigned(`use(${text});`)).toEqual(expected));

  it.each<[string, string[]]>([
    [`jwt.sign({}, key, { algorithm: 'none' });`, ['issued sign']],
    [`jwt.sign({}, key, { algorithm: 'NONE' });`, ['issued sign']],
    [`jwt.sign({}, key, { algorithm: 'nonesuch' });`, []],
    [`jwt.sign({}, key, { algorithm: on });`, []],
    [`jwt.sign({}, key);`, []],
    ['acceptNoneAlg(t);', ['accepted acceptNoneAlg']],
    ['acceptNoneAlg();', []],
    ['const acceptNoneAlg = (t) => t; acceptNoneAlg(1);', []],
    ['rejectNoneAlg(t);', []],
  ])('%s', (code, expected) => expect(unsigned(code)).toEqual(expected));
});
