import { describe, expect, it } from 'vitest';

import { facts } from '../view.ts';

/** The names of what is signed: `brought` ones come with a whole object, `held` ones stand under another name. */
function signed(code: string): readonly string[] {
  const [payload] = facts(
    `import jwt from 'jsonwebtoken'; import { key, on, unseen } from './unseen.js'; ${code}`,
  ).signedPayloads;
  if (!payload) throw new Error(`Nothing is signed in:\n${code}`);
  return payload.properties.map(({ name, kind }) => (kind === 'written' ? name : `${kind} ${name}`));
}

describe('what is written into a payload', () => {
  it.each<[string, string, string[]]>([
    ['properties', `jwt.sign({ sub: on, password: on }, key);`, ['sub', 'password']],
    ['nested', `jwt.sign({ user: { password: on } }, key);`, ['user', 'password']],
    ['spread', `jwt.sign({ ...{ password: on } }, key);`, ['password']],
    ['on one path', `jwt.sign(unseen ? { password: on } : { sub: on }, key);`, ['password', 'sub']],
    ['kept', `const p = { password: on }; jwt.sign(p, key);`, ['password']],
    ['written afterwards', `const p: any = {}; p.password = on; jwt.sign(p, key);`, ['password']],
    ['written behind', `const p: any = {}; jwt.sign(p, key); p.password = on;`, []],
    ['as JSON', `jwt.sign(JSON.stringify({ password: on }), key);`, ['password']],
    ['as bytes', `jwt.sign(Buffer.from(JSON.stringify({ password: on })), key);`, ['password']],
    ['as a text', `jwt.sign(on.password, key);`, []],
    ['by a function of the file', `const make = () => ({ password: on }); jwt.sign(make(), key);`, ['password']],
    ['a flag', `jwt.sign({ password: true }, key);`, []],
    ['nothing', `jwt.sign({ password: undefined }, key);`, []],
    ['under an unknown name', `jwt.sign({ [on]: 1 }, key);`, []],
    ['what goes by another name', `jwt.sign({ id: on.password }, key);`, ['id', 'held password']],
    ['what goes by its own name', `jwt.sign({ password: on.password }, key);`, ['password']],
  ])('%s', (_, code, expected) => expect(signed(code)).toEqual(expected));
});

describe('what is taken out of a payload', () => {
  it.each([
    ['deleted', `const p: any = { password: on }; delete p.password; jwt.sign(p, key);`],
    ['written over with nothing', `const p: any = { password: on }; p.password = undefined; jwt.sign(p, key);`],
    ['written over in the literal', `jwt.sign({ ...{ password: on }, password: undefined }, key);`],
    ['left out of the rest', `const { password, ...rest } = { password: on }; jwt.sign(rest, key);`],
    [
      'deleted from a member',
      `export function f(req) { req.user.password; delete req.user.password; jwt.sign({ ...req.user }, key); }`,
    ],
    [
      'nothing written into a member',
      `export function f(req) { req.user.password; req.user.password = undefined; jwt.sign({ ...req.user }, key); }`,
    ],
    [
      'null written into a member',
      `export function f(req) { req.user.password; req.user.password = null; jwt.sign({ ...req.user }, key); }`,
    ],
    [
      'deleted from what is spread',
      `export function f(user) { user.password; delete user.password; jwt.sign({ ...user }, key); }`,
    ],
  ])('%s', (_, code) => expect(signed(code)).toEqual([]));

  it.each([
    [
      'deleted on some paths',
      `const p: any = { password: on }; if (on) delete p.password; jwt.sign(p, key);`,
      'password',
    ],
    [
      'written over on some paths',
      `const p: any = { password: on }; if (on) p.password = undefined; jwt.sign(p, key);`,
      'password',
    ],
    ['deleted behind', `const p: any = { password: on }; jwt.sign(p, key); delete p.password;`, 'password'],
    [
      'deleted in another function',
      `const p: any = { password: on }; function g() { delete p.password; } jwt.sign(p, key);`,
      'password',
    ],
    [
      'deleted on some paths from what is spread',
      `export function f(user) { user.password; if (on) delete user.password; jwt.sign({ ...user }, key); }`,
      'brought password',
    ],
    ['another one deleted', `const p: any = { password: on }; delete p.name; jwt.sign(p, key);`, 'password'],
  ])('but not: %s', (_, code, expected) => expect(signed(code)).toContain(expected));
});

describe('what a whole object brings along', () => {
  it.each<[string, string, string[]]>([
    ['read from it', `export function f(user) { user.password; jwt.sign({ ...user }, key); }`, ['brought password']],
    [
      'taken out of it',
      `export function f(user) { const { password } = user; jwt.sign({ ...user }, key); }`,
      ['brought password'],
    ],
    ['as it is', `export function f(user) { user.password; jwt.sign(user, key); }`, ['brought password']],
    [
      'under a name',
      `export function f(user) { user.password; jwt.sign({ user }, key); }`,
      ['user', 'brought password'],
    ],
    [
      'read from a member',
      `export function f(req) { req.user.password; jwt.sign({ ...req.user }, key); }`,
      ['brought password'],
    ],
    [
      'read from a member in another function',
      `export function f(req) { jwt.sign({ ...req.user }, key); } function g(req) { req.user.password; }`,
      [],
    ],
    ['a method', `export function f(user) { user.password(); jwt.sign({ ...user }, key); }`, []],
    ['read from something else', `export function f(user, other) { other.password; jwt.sign({ ...user }, key); }`, []],
    [
      'by its type',
      `interface User { password: string } export function f(user: User) { jwt.sign({ ...user }, key); }`,
      ['brought password'],
    ],
    [
      'by its type, left out',
      `interface User { password: string } export function f(user: Omit<User, 'password'>) { jwt.sign({ ...user }, key); }`,
      [],
    ],
    [
      'by its type, picked',
      `interface User { password: string; name: string } export function f(user: Pick<User, 'name'>) { jwt.sign({ ...user }, key); }`,
      ['brought name'],
    ],
    [
      'a flag by its type',
      `interface User { password: boolean } export function f(user: User) { jwt.sign({ ...user }, key); }`,
      [],
    ],
    [
      'an instance',
      `class User { password = on; static salt = on; } jwt.sign({ ...new User() }, key);`,
      ['brought password'],
    ],
    [
      'an instance, by its parameters',
      `class User { constructor(public password = '') {} } jwt.sign({ ...new User() }, key);`,
      ['brought password'],
    ],
    [
      'an instance that leaves it out',
      `class User { @Exclude() password = on; } jwt.sign({ ...new User() }, key);`,
      [],
    ],
    [
      'an instance that says what it gives',
      `class User { password = on; toJSON() { return { sub: on }; } } jwt.sign({ ...new User() }, key);`,
      ['sub'],
    ],
    [
      'a method by its type',
      `interface User { password(): string } export function f(user: User) { jwt.sign({ ...user }, key); }`,
      [],
    ],
    [
      'by a type of its own',
      `type User = { password: string }; export function f(user: User) { jwt.sign({ ...user }, key); }`,
      ['brought password'],
    ],
    [
      'by two types',
      `type User = { password: string } & { salt: string }; export function f(user: User) { jwt.sign({ ...user }, key); }`,
      ['brought password', 'brought salt'],
    ],
    [
      'by its class',
      `class User { password: string; } export function f(user: User) { jwt.sign({ ...user }, key); }`,
      ['brought password'],
    ],
    [
      'a copy',
      `export function f(user) { user.password; jwt.sign(structuredClone(user), key); }`,
      ['brought password'],
    ],
    ['picked', `export function f(user) { jwt.sign(pick(user, ['password']), key); }`, ['brought password']],
    [
      'omitted',
      `export function f(user) { user.password; user.name; jwt.sign(omit(user, ['password']), key); }`,
      ['brought name'],
    ],
    ['omitted, as somebody says', `export function f(user) { user.password; jwt.sign(omit(user, on), key); }`, []],
  ])('%s', (_, code, expected) => expect(signed(code)).toEqual(expected));
});

describe('objects that are signed as they are', () => {
  const whole = (code: string): readonly string[] | undefined =>
    facts(`import jwt from 'jsonwebtoken'; ${code}`).signedPayloads[0]?.objects.map(({ name }) => name);
  it.each<[string, string, string[]]>([
    ['an argument', `export const f = (user) => jwt.sign(user, key);`, ['user']],
    ['a spread', `export const f = (user) => jwt.sign({ ...user }, key);`, ['user']],
    ['a property', `export const f = (user) => jwt.sign({ user }, key);`, ['user']],
    ['a member', `export const f = (req) => jwt.sign({ ...req.user }, key);`, ['user']],
    ['an object that is seen', `jwt.sign({ a: 1 }, key);`, []],
    ['a call', `export const f = (find) => jwt.sign(find(), key);`, []],
  ])('%s', (_, code, expected) => expect(whole(code)).toEqual(expected));
});
