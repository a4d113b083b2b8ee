import { describe, expect, it } from 'vitest';

import { tableFor } from '../../../src/knowledge.ts';
import { findMistake } from '../../../src/model/validate.ts';
import type { Library, Thing } from '../../../src/model/vocabulary.ts';
import { findSignedPayloads } from '../../../src/analysis/issuance/payloads.ts';
import { signedExpressions } from '../../../src/analysis/issuance/signed-expressions.ts';
import { spelled, spelledCarrier, textOf, view, type View } from '../view.ts';

/** A module of a team's own, in each word about flow. */
const helpers: Readonly<Record<string, Thing>> = {
  wrap: { call: { passes: '0' } },
  wrapOption: { call: { passes: '1.token' } },
  join: { call: { passes: '0+' } },
  both: { call: { passes: ['0', '2'] } },
  compute: { call: { passes: '0()' } },
  mask: { call: { hides: true } },
  crop: { call: { passes: '0', hides: { from: '1', to: '2' } } },
  take: { call: { passes: '0', hides: { from: '1', length: '2' } } },
  swap: { call: { passes: '0', hides: { by: '1' } } },
  each: { call: { hands: { from: '0', to: '1', as: 'element' } } },
  withSession: { call: { hands: { from: '0.token', to: '1', as: 'whole' } } },
  signal: { call: { passes: '0', gives: '#signal' } },
  find: { call: { reads: '1' } },
  merge: { call: { merges: '0+' } },
  duplicate: { call: { copies: '0' } },
  without: { call: { copies: '0', omits: '1' } },
  only: { call: { copies: '0', picks: '1+' } },
  make: { call: { instance: '0' } },
  start: { call: { passes: '0', gives: '#chain' } },
};
const described: Library = {
  name: '@acme/helpers',
  exports: { members: helpers },
  things: {
    chain: { members: { step: { call: { passes: 'receiver' } } } },
    signal: { members: { peek: { box: true } } },
  },
};
const table = tableFor({ own: [{ name: '@acme/helpers', is: described }], versions: {} });

const IMPORTS = `import { ${Object.keys(helpers).join(', ')} } from '@acme/helpers'; import { call, key, on } from './unseen.js';`;

const seen = (code: string): View => view(`${IMPORTS} ${code}`, 'src/file.ts', table);

function carried(code: string): string {
  const { carriers, probe } = seen(code);
  return spelledCarrier(carriers.carrierOf(probe));
}

it('is what settings may say', () => {
  const { exports, things } = described;
  expect(findMistake({ exports, things })).toBeUndefined();
});

const TOKEN = 'session named accessToken';

describe('what a module of a team passes on, and what it hides', () => {
  it.each([
    ['passes: an argument', 'wrap(accessToken)', TOKEN],
    ['passes: another argument', 'wrap(x, accessToken)', 'nothing'],
    ['passes: a property', 'wrapOption(x, { token: accessToken })', TOKEN],
    ['passes: another property', 'wrapOption(x, { id: accessToken })', 'nothing'],
    ['passes: one of many', 'join(x, x, accessToken)', TOKEN],
    ['passes: several', 'both(x, x, accessToken)', TOKEN],
    ['passes: not between them', 'both(x, accessToken, x)', 'nothing'],
    ['passes: what a function returns', 'compute(() => accessToken)', TOKEN],
    ['passes: a function that returns another thing', 'compute(() => x)', 'nothing'],
    ['passes: a receiver', 'start(accessToken).step()', TOKEN],
    ['passes: another receiver', 'start(x).step(accessToken)', 'nothing'],
    ['hides: all of it', 'mask(accessToken)', 'foreign'],
    ['hides: but eight characters', 'crop(accessToken, 0, 8)', 'foreign'],
    ['hides: but a hundred', 'crop(accessToken, 0, 100)', TOKEN],
    ['hides: the file does not tell how much', 'crop(accessToken, 0, x)', 'nothing'],
    ['hides: but eight from a place on', 'take(accessToken, 100, 8)', 'foreign'],
    ['hides: but a hundred from a place on', 'take(accessToken, 4, 100)', TOKEN],
    ['hides: by stars', `swap(accessToken, '***')`, 'foreign'],
    ['hides: not by nothing', `swap(accessToken, '')`, TOKEN],
    ['reads: a name', `find(x, 'accessToken')`, TOKEN],
    ['reads: no name', 'find(x, accessToken)', 'nothing'],
    ['box', 'signal(accessToken).peek', TOKEN],
    ['beside a box', 'signal(accessToken).other', 'nothing'],
  ])('%s', (_, expression, expected) =>
    expect(carried(`function f(accessToken, x) { probe(${expression}); }`)).toBe(expected),
  );

  it.each([
    ['hands: an element', `each(accessTokens, (token) => probe(token));`, 'session named accessTokens'],
    ['hands: an element that is called a token', `each(list, (token) => probe(token));`, 'foreign'],
    ['hands: the whole', `withSession({ token: accessToken }, (a) => probe(a));`, TOKEN],
    ['hands: the second parameter', `withSession({ token: accessToken }, (a, b) => probe(b));`, 'nothing'],
    ['hands: another function', `withSession({ token: accessToken }, on, (a) => probe(a));`, 'nothing'],
  ])('%s', (_, code, expected) =>
    expect(carried(`function f(accessToken, accessTokens, list) { ${code} }`)).toBe(expected),
  );

  it.each([
    ['an argument', 'join(accessToken, { id: refreshToken })', ['accessToken', 'refreshToken']],
    ['a mask', 'mask(accessToken)', []],
    ['a crop', 'crop(accessToken, 0, 8)', []],
  ])('shows the parts of %s', (_, expression, expected) => {
    const { carriers, file, probe } = seen(`function f(accessToken, refreshToken) { probe(${expression}); }`);
    expect(carriers.partsOf(probe).map(({ node }) => textOf(file, node))).toEqual(expected);
  });
});

describe('what the values are', () => {
  it.each([
    ['merges', `merge({ a: 1 }, { a: 2, b: 3 })`, '{ ...{ a: 1 }, ...{ a: 2, b: 3 } }'],
    ['instance', `class Store {} probe(make(Store))`, 'new Store'],
    ['hands', `each([1, 2], (x) => probe(x))`, '1 | 2'],
  ])('%s', (_, code, expected) => {
    const { file, probe } = seen(code.includes('probe') ? code : `probe(${code})`);
    expect(spelled(file.evaluate(probe))).toBe(expected);
  });
});

describe('what is copied into a payload', () => {
  const signed = (payload: string): readonly string[] => {
    const { file, calls } = seen(
      `import jwt from 'jsonwebtoken'; function f(user) { user.password; user.email; jwt.sign(${payload}, key); }`,
    );
    return findSignedPayloads(file, signedExpressions(file, calls)).flatMap(({ properties }) =>
      properties.map(({ name }) => name),
    );
  };
  it.each([
    ['copies', 'duplicate(user)', ['password', 'email']],
    ['omits', `without(user, 'password')`, ['email']],
    ['omits a list', `without(user, ['password', 'email'])`, []],
    ['omits what is not seen', 'without(user, on)', []],
    ['picks', `only(user, 'id', ['password'])`, ['id', 'password']],
    ['nothing known', 'call(user)', []],
  ])('%s', (_, payload, expected) => expect(signed(payload)).toEqual(expected));
});

describe('what the language and its frameworks do', () => {
  it.each([
    ['Object.assign', 'Object.assign({}, { accessToken })', `${TOKEN} inside`],
    ['Object.freeze', 'Object.freeze({ accessToken })', `${TOKEN} inside`],
    ['an Object of the file', '((Object) => Object.freeze({ accessToken }))', 'foreign'],
    ['structuredClone', 'structuredClone({ accessToken })', `${TOKEN} inside`],
    ['Promise.resolve', 'Promise.resolve(accessToken)', TOKEN],
    ['finally', 'x.getAccessToken().finally(on)', 'session named getAccessToken'],
    ['toRaw', 'toRaw(accessToken)', TOKEN],
    ['unref', 'unref(accessToken)', TOKEN],
    ['computed', 'computed(() => accessToken)', TOKEN],
    ['a hundred by length', 'accessToken.substr(4, 100)', TOKEN],
    ['eight by length', 'accessToken.substr(100, 8)', 'foreign'],
    ['a rune', '$derived.by(() => accessToken)', 'nothing'],
    ['a selector', 'useSelector((state) => state.accessToken)', TOKEN],
    ['a byte length', 'accessToken.byteLength', 'foreign'],
  ])('%s', (_, expression, expected) =>
    expect(carried(`function f(accessToken, x) { probe(${expression}); }`)).toBe(expected),
  );

  it('shows what Object.assign puts together', () => {
    const { carriers, file, probe } = seen(`function f(accessToken) { probe(Object.assign({}, { accessToken })); }`);
    expect(carriers.partsOf(probe).map(({ node }) => textOf(file, node))).toEqual(['accessToken']);
  });
});
