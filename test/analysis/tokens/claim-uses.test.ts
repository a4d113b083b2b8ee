import { describe, expect, it } from 'vitest';

import { usesOf } from '../../../src/analysis/tokens/claim-uses.ts';
import { view } from '../view.ts';

/** What becomes of what the decode of a program gives. */
function uses(code: string, headerPath?: string, claimPaths?: readonly string[]): string {
  const { calls, file } = view(`import { decode } from 'jsonwebtoken'; import { on, use } from './unseen.js'; ${code}`);
  const call = calls.find(({ kind }) => kind === 'decode');
  if (!call) throw new Error(`Nothing is decoded in:\n${code}`);
  return [...usesOf(file, call.node, headerPath, claimPaths)].toSorted().join(' ');
}

describe('what becomes of decoded claims', () => {
  it.each([
    ['nothing', `decode(t);`, 'dropped'],
    ['kept and never read', `const c = decode(t);`, 'dropped'],
    ['a claim', `const { sub } = decode(t); use(sub);`, 'data'],
    ['a claim that is kept and never read', `const { sub } = decode(t);`, 'dropped'],
    ['a member', `use(decode(t).sub);`, 'data'],
    ['a member with a type', `use((decode(t) as any)!.sub);`, 'data'],
    ['a member under an unknown name', `use(decode(t)[on]);`, 'data'],
    ['what the call itself reads', `var { sub } = decode(sub);`, ''],
    ['what the call reads, and what comes after', `var c = decode(c); use(c);`, 'data'],
    ['the rest', `const { sub, ...rest } = decode(t);`, 'data dropped'],
    ['handed on', `use(decode(t));`, 'data'],
    ['awaited', `async function f() { use(await decode(t)); }`, 'data'],
    ['assigned', `let c; c = decode(t); use(c);`, 'data'],
    ['written into something', `on.user = decode(t);`, 'data'],
    ['compared', `if (decode(t).sub === on) use();`, 'data'],
    ['in a text', 'use(`${decode(t).sub}`);', 'data'],
    ['in a sum', `use('a' + decode(t).sub);`, 'data'],
    ['shown', `console.log(decode(t));`, 'logged'],
    ['a claim that is shown', `console.log(decode(t).sub);`, 'logged'],
    ['shown and used', `const c = decode(t); console.log(c); use(c);`, 'data logged'],
    ['asked whether there are any', `if (decode(t)) use();`, 'tested'],
    ['asked whether there are none', `if (!decode(t)) use();`, 'tested'],
    ['compared with nothing', `if (decode(t) === null) use();`, 'tested'],
    ['compared with undefined', `if (undefined !== decode(t)) use();`, 'tested'],
    ['compared with something', `if (decode(t) === on) use();`, 'data'],
    ['asked before and', `const c = decode(t); c && use(1);`, 'tested'],
    ['asked before a choice', `const c = decode(t); const x = c ? 1 : 2;`, 'tested'],
    ['a claim that is asked for', `if (decode(t).admin) use();`, 'data'],
    ['one of two', `use(on || decode(t));`, 'data'],
    ['the expiry', `use(decode(t).exp);`, 'expiry'],
    ['the time of issue', `const { iat } = decode(t);`, 'expiry'],
    ['the expiry and a claim', `const c = decode(t); use(c.exp); use(c.sub);`, 'data expiry'],
  ])('%s', (_, code, expected) => expect(uses(code)).toBe(expected));

  it.each([
    ['returned to nobody in sight', `export const f = (t) => decode(t);`, 'data'],
    ['returned to one who drops it', `const f = (t) => decode(t); f(1);`, 'dropped'],
    ['returned to one who shows it', `function f(t) { return decode(t); } console.log(f(1));`, 'logged'],
    ['returned to one who uses it', `function f(t) { return decode(t); } use(f(1).sub);`, 'data'],
    ['returned, never called', `const f = (t) => decode(t);`, 'data'],
    ['returned to one in sight and to others', `export const f = (t) => decode(t); console.log(f(1));`, 'data'],
    ['a part that is returned', `const f = (t) => decode(t).exp; use(f(1));`, 'expiry'],
    ['an object that is returned', `const f = (t) => ({ c: decode(t) }); f(1);`, 'data'],
  ])('%s', (_, code, expected) => expect(uses(code)).toBe(expected));

  it.each([
    ['the header', `use(decode(t).header);`, 'header'],
    ['a part of it', `use(decode(t).header.kid);`, 'header'],
    ['taken out', `const { header } = decode(t); use(header);`, 'header'],
    ['taken out deeper', `const { header: { kid } } = decode(t); use(kid);`, 'header'],
    ['of what is kept', `const c = decode(t); use(c.header.kid);`, 'header'],
    ['beside a claim', `const { header, payload } = decode(t); use(header); use(payload.sub);`, 'data header'],
  ])('a decode that answers with the header: %s', (_, code, expected) => expect(uses(code, 'header')).toBe(expected));

  it.each([
    ['the claims', `use(decode(t).payload);`, 'data'],
    ['a claim', `use(decode(t).payload.sub);`, 'data'],
    ['the expiry', `use(decode(t).payload.exp);`, 'expiry'],
    ['the claims, asked for', `if (decode(t).payload) use();`, 'tested'],
    ['the signature', `use(decode(t).signature);`, 'dropped'],
    ['an expiry that is none', `use(decode(t).exp);`, 'dropped'],
    ['all of it', `use(decode(t));`, 'data'],
    ['something under an unknown name', `use(decode(t)[on]);`, 'data'],
  ])('claims under a name of their own: %s', (_, code, expected) =>
    expect(uses(code, 'header', ['payload'])).toBe(expected),
  );

  it('of which there may be several', () => {
    expect(uses(`use(decode(t).a.sub);`, undefined, ['a', 'b.c'])).toBe('data');
    expect(uses(`use(decode(t).b.c.exp);`, undefined, ['a', 'b.c'])).toBe('expiry');
    expect(uses(`use(decode(t).b.d);`, undefined, ['a', 'b.c'])).toBe('dropped');
  });
});
