import { describe, expect, it } from 'vitest';

import { isPublicToken, isSampleToken, isServiceKey, writtenTokens } from '../../src/lexicon/written-tokens.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = part({ alg: 'RS256' });
const BODY = part({ sub: 'a' });
const TOKEN = `${HEADER}.${BODY}.c2ln`;

describe('writtenTokens', () => {
  it.each([TOKEN, `Bearer ${TOKEN}`, `{"a":"${TOKEN}"}`, `?a=${TOKEN}&b`, `(${TOKEN}).`, `${TOKEN}, and more`])(
    '%s',
    (text) => expect(writtenTokens(text)).toEqual([{ text: TOKEN, claims: { sub: 'a' } }]),
  );

  it('finds all of several', () => {
    const other = `${HEADER}.${part({ sub: 'b' })}.c2ln`;
    expect(writtenTokens(`${TOKEN} ${other}`).map(({ claims }) => claims['sub'])).toEqual(['a', 'b']);
  });

  it.each([
    '',
    'eyJ',
    `${HEADER}.${BODY}`,
    `${HEADER}.${BODY}.`,
    `${TOKEN}...`,
    `${TOKEN}…`,
    `${TOKEN}.more`,
    `x${TOKEN}`,
    `${HEADER}.${BODY}.<signature>`,
    `${HEADER}.${BODY}.signature`,
    `${HEADER}.${BODY}.xxxx`,
    `${HEADER}.${BODY}.abcde`,
    `${HEADER}x.${BODY}.c2ln`,
    `${part({ typ: 'JWT' })}.${BODY}.c2ln`,
    `${part({ alg: 1 })}.${BODY}.c2ln`,
    `${HEADER}.${part(null)}.c2ln`,
  ])('not %s', (text) => expect(writtenTokens(text)).toEqual([]));

  it('takes no longer for a long text than for several short ones', () => {
    const long = `${'eyJ'.repeat(50_000)}.${'eyJ.'.repeat(50_000)}`;
    const start = performance.now();
    expect(writtenTokens(long)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('whose a token is', () => {
  it('knows the samples that everybody copies', () => {
    expect(isSampleToken({ sub: '1234567890', name: 'John Doe', admin: true })).toBe(true);
    expect(isSampleToken({ iss: 'joe', 'http://example.com/is_root': true })).toBe(true);
    expect(isSampleToken({ sub: '1234567890', name: 'Jane Roe' })).toBe(false);
    expect(isSampleToken({ iss: 'joe' })).toBe(false);
  });

  it('tells visitors, users and services apart', () => {
    expect(isPublicToken({ role: 'anon' })).toBe(true);
    expect(isPublicToken({ role: 'anon', sub: 'a' })).toBe(false);
    expect(isPublicToken({ role: 'authenticated' })).toBe(false);
    expect(isServiceKey({ role: 'service_role' })).toBe(true);
    expect(isServiceKey({ role: 'service' })).toBe(false);
  });
});
