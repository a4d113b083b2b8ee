import { describe, expect, it } from 'vitest';

import { atVersion, isBelow, isVersion } from '../../src/model/versions.ts';
import type { Library } from '../../src/model/vocabulary.ts';

describe('versions', () => {
  it.each([
    ['4', '4.0.1', true],
    ['4.10', '4.9', false],
    ['4.10.2', '4.10.2', false],
    ['4.10.1', '4.10.2', true],
    ['5.0.0-beta.1', '5.0.0', false],
    ['10', '9.9.9', false],
  ])('%s is below %s: %s', (version, other, expected) => expect(isBelow(version, other)).toBe(expected));

  it.each(['4', '4.1', '4.1.2', '4.1.2-beta.1+build'])('%s is one', (text) => expect(isVersion(text)).toBe(true));
  it.each(['', 'v4', '^4', '4.', '4.1.2.3', 'latest'])('%s is none', (text) => expect(isVersion(text)).toBe(false));
});

describe('a library at a version', () => {
  const library: Library = {
    name: 'acme-jwt',
    exports: {},
    things: { verify: { fluent: true }, sign: {} },
    versions: [
      { below: '2.0.0', verifiedOn: '1.9.0', things: { verify: { members: { older: {} } } } },
      { below: '1.0.0', verifiedOn: '0.9.0', things: { verify: { members: { oldest: {} } } } },
    ],
    verifiedOn: '3.0.0',
  };
  const verifyAt = (version: string | undefined): string =>
    Object.keys(atVersion(library, version).things?.['verify'] ?? {}).join() +
    Object.keys(atVersion(library, version).things?.['verify']?.members ?? {}).join();

  it('is the newest where nothing is said', () => expect(atVersion(library, undefined)).toBe(library));
  it.each([
    ['2.0.0', 'fluent'],
    ['1.9.9', 'membersolder'],
    ['0.5', 'membersoldest'],
  ])('%s', (version, expected) => expect(verifyAt(version)).toBe(expected));
  it('keeps what did not change, and says what was run', () => {
    expect(Object.keys(atVersion(library, '0.5').things ?? {})).toEqual(['verify', 'sign']);
    expect(atVersion(library, '0.5').verifiedOn).toBe('0.9.0');
  });
});
