import { describe, expect, it } from 'vitest';

import { isSecretText, repeatsName } from '../../src/lexicon/secret-texts.ts';

describe('isSecretText', () => {
  it.each(['secret', 'correct-horse-battery', 'a b c', 'MYSECRET', 'My_SECRET'])('%s', (text) =>
    expect(isSecretText(text)).toBe(true),
  );

  it.each([
    ['nothing', ' '],
    ['the name of a variable', 'JWT_SECRET'],
    ['a path in a configuration', 'jwt.secret'],
    ['a path in a store', 'prod/jwt'],
    ['an address', 'arn:aws:secretsmanager:x'],
    ['a gap', '<your secret>'],
    ['a label', 'JWT secret key'],
    ['a sentence', 'The secret is missing.'],
    ['a token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['a public key', '-----BEGIN PUBLIC KEY-----'],
  ])('not %s', (_, text) => expect(isSecretText(text)).toBe(false));
});

describe('repeatsName', () => {
  it('by its letters and digits', () => {
    expect(repeatsName('jwt-secret', 'jwtSecret')).toBe(true);
    expect(repeatsName('JWT_SECRET', 'jwtSecret')).toBe(true);
    expect(repeatsName('jwt-secret-2', 'jwtSecret')).toBe(false);
  });
});
