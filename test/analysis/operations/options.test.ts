import { describe, expect, it } from 'vitest';

import { insertionPoint } from '../../../src/analysis/operations/insertion-point.ts';
import { optionCheck, wordsFor } from '../../../src/analysis/operations/option.ts';
import type { CheckName } from '../../../src/model/vocabulary.ts';
import { facts, textOf, view } from '../view.ts';

const IMPORTS = `import jwt from 'jsonwebtoken'; import { on, call } from './unseen.js';`;

/** What the last call of a program makes of a check: the verdict, why, and where a report belongs. */
function checked(code: string, name: CheckName): string {
  const { file, calls } = view(`${IMPORTS} ${code}`);
  const last = calls.at(-1);
  const found = last && optionCheck(file, last, name);
  if (!found) return 'nothing';
  return [found.verdict, ...(found.reason ? [found.reason] : []), textOf(file, found.node)].join(', ');
}
const verify = (options: string, name: CheckName): string => checked(`jwt.verify(t, k, ${options});`, name);

describe('a check by its option', () => {
  it.each<[string, CheckName, string]>([
    ['{}', 'issuer', 'absent, verify'],
    ['on', 'issuer', 'unknown, verify'],
    ['{ ...on }', 'issuer', 'unknown, verify'],
    [`{ issuer: 'a' }`, 'issuer', `enforced, issuer: 'a'`],
    ['{ issuer: on }', 'issuer', 'enforced, issuer: on'],
    ['{ issuer: undefined }', 'issuer', 'absent, verify'],
    [`{ issuer: on ? 'a' : undefined }`, 'issuer', 'unknown, verify'],
    [`{ ...(on && { issuer: 'a' }) }`, 'issuer', 'unknown, verify'],
    [`{ issuer: '' }`, 'issuer', `disabled, emptyValue, issuer: ''`],
    [`{ iss: 'a' }`, 'issuer', `ineffective, misspelt, iss: 'a'`],
    [`{ iss: 'a', issuer: 'b' }`, 'issuer', `enforced, issuer: 'b'`],
    [`{ ignoreExpiration: true }`, 'expiry', 'disabled, switchedOff, ignoreExpiration: true'],
    [`{ ignoreExpiration: false }`, 'expiry', 'enforced, ignoreExpiration: false'],
    [`{ ignoreExpiration: on ? true : false }`, 'expiry', 'disabled, switchedOff, ignoreExpiration: on ? true : false'],
    ['{}', 'expiry', 'enforced, verify'],
    [`{ algorithms: ['HS256'] }`, 'algorithms', `enforced, algorithms: ['HS256']`],
    ['{}', 'signature', 'nothing'],
  ])('%s: %s', (options, name, expected) => expect(verify(options, name)).toBe(expected));

  it('is reported at the element that makes it dangerous', () =>
    expect(verify(`{ algorithms: ['HS256', 'none'] }`, 'unsigned')).toBe(`disabled, takesNone, 'none'`));

  it.each<[string, string, string, boolean]>([
    ['2.issuer', 'issuer', 'string', false],
    ['2.algorithms', 'algorithms', 'array', false],
    ['config.verify.issuer', 'issuer', 'string', true],
    ['1', 'issuer', 'string', false],
  ])('goes by the word of the library: %s', (at, name, takes, isRegistered) => {
    const check: CheckName = name === 'algorithms' ? 'algorithms' : 'issuer';
    const words = wordsFor({ at: at as '2.issuer' }, check);
    expect(words.option).toBe(name);
    expect(words.takes).toBe(takes);
    expect(words.registered).toBe(isRegistered ? 'verify' : undefined);
    expect(words.rejects).toBe(false);
    expect(wordsFor('fixed', check)).toEqual({ option: check, takes, rejects: false });
  });
});

describe('where an option could be written', () => {
  function site(code: string, name: CheckName = 'issuer'): string {
    const { file, calls } = view(`${IMPORTS} ${code}`);
    const found = insertionPoint(file, calls, name);
    if (!found) return 'nowhere';
    return found.in === 'object' ? textOf(file, found.object) : `after ${textOf(file, found.after)}`;
  }
  it.each([
    [`jwt.verify(t, k, { audience: 'a' });`, `{ audience: 'a' }`],
    [`const o = { audience: 'a' }; jwt.verify(t, k, o);`, `{ audience: 'a' }`],
    ['jwt.verify(t, k);', 'after k'],
    ['jwt.verify(t, k, () => {});', 'after k'],
    ['jwt.verify(t, k, on);', 'nowhere'],
    ['jwt.verify(t);', 'nowhere'],
    ['jwt.verify(...on);', 'nowhere'],
    ['jwt.verify(t, k, ...on);', 'nowhere'],
    ['jwt.verify(t, k); jwt.verify(t, k);', 'nowhere'],
    [`const o = {}; jwt.verify(t, k, o); jwt.verify(t, k, o);`, '{}'],
    ['call(t, k);', 'nowhere'],
    [`import { SignJWT } from 'jose'; new SignJWT({}).sign(k);`, 'nowhere'],
  ])('%s', (code, expected) => expect(site(code)).toBe(expected));

  it('is nowhere for a check that the library has no option for', () =>
    expect(site('jwt.verify(t, k);', 'signature')).toBe('nowhere'));
});

describe('an address without TLS', () => {
  const hosts = (address: string): readonly string[] =>
    facts(
      `${IMPORTS} const HOST = 'a.example'; function f(accessToken) { fetch(${address}, { headers: { authorization: accessToken } }); }`,
    ).cleartextTokens.map(({ host }) => host);
  it.each<[string, string[]]>([
    [`'http://a.example'`, ['a.example']],
    [`'HTTP://a.example'`, ['a.example']],
    [`'http://a.example:80/b'`, ['a.example']],
    ['`http://${HOST}/a`', ['a.example']],
    ["'http://' + HOST + '/a'", ['a.example']],
    ['`http://${on}/a`', []],
    ['`${on}://a.example/a`', []],
    [`new URL('/a', 'http://a.example')`, ['a.example']],
    [`call('http://a.example')`, []],
    [`'http://127.0.0.1/a'`, []],
    [`'http://192.168.0.1/a'`, []],
    [`'http://a.local/a'`, []],
    [`'//a.example'`, []],
    [`'a http://a.example'`, []],
    ['1', []],
  ])('%s', (address, expected) => expect(hosts(address)).toEqual(expected));
});

describe('where a key is reported', () => {
  const reported = (code: string): readonly string[] => {
    const program = `${IMPORTS} ${code}`;
    const { file } = view(program);
    return facts(program).keyFaults.map(({ node }) => textOf(file, node));
  };
  it.each<[string, string[]]>([
    [`import { createSigner } from 'fast-jwt'; createSigner({ key: 'secret' })({});`, [`'secret'`]],
    [`import { createSigner } from 'fast-jwt'; const sign = createSigner({ key: 'secret' }); sign({});`, [`'secret'`]],
    [`const key = 'secret'; jwt.sign({}, key);`, ['key']],
    [`const o = { key: 'secret', passphrase: '' }; jwt.sign({}, o);`, ['o']],
  ])('%s', (code, expected) => expect(reported(code)).toEqual(expected));
});
