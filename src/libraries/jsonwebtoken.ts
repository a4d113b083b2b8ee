import { claim } from '../model/times.ts';
import type { Checks, Library, Op, Place, Root, TimePlace } from '../model/vocabulary.ts';

/**
 * The verify options of jsonwebtoken, wherever a library hands them on unchanged.
 *
 * @param at where the options object sits
 */
export function jsonwebtokenChecks(at: Place): Checks {
  const option = (name: string): Place => `${at as Root}.${name}`;
  return {
    algorithms: {
      at: option('algorithms'),
      rows: [['string', 'ineffective', 'notAnArray']],
      misspelt: ['algorithm', 'alg', 'algs'],
    },
    issuer: {
      at: option('issuer'),
      rows: [
        ['regexp', 'ineffective', 'regexpIgnored'],
        ['falsy', 'disabled', 'emptyValue'],
        ['unsetMember', 'ineffective', 'mayBeUnset'],
      ],
      misspelt: ['iss', 'issuers'],
    },
    audience: {
      at: option('audience'),
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        ['unanchored', 'ineffective', 'matchesParts'],
        ['unsetMember', 'ineffective', 'mayBeUnset'],
      ],
      misspelt: ['aud', 'audiences'],
    },
    expiry: { at: option('ignoreExpiration'), rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
    notBefore: { at: option('ignoreNotBefore'), rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
    // A text is added to the expiry as a text.
    tolerance: {
      at: option('clockTolerance'),
      rows: [
        ['string', 'ineffective', 'notANumber'],
        [{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong'],
      ],
      absent: 'enforced',
    },
    clock: {
      at: option('clockTimestamp'),
      rows: [[{ moment: 'number' }, 'disabled', 'fixedMoment']],
      absent: 'enforced',
    },
    // The words of the signer.
    lifetime: { at: option('maxAge'), misspelt: ['expiresIn', 'exp', 'notBefore', 'noTimestamp'] },
    type: 'byCaller',
    signature: 'fixed',
    // Without a key, which is what an unset variable of the environment is, an unsigned token is in order.
    unsigned: { at: option('algorithms'), rows: [[{ includes: 'none' }, 'disabled', 'takesNone']], absent: 'enforced' },
  };
}

/**
 * The options of jsonwebtoken that let fewer tokens pass.
 *
 * @param at where an options object may be
 */
export const jsonwebtokenNarrows = (...at: readonly Place[]): readonly Place[] =>
  at.flatMap((one) => (['subject', 'jwtid', 'nonce'] as const).map((name): Place => `${one as Root}.${name}`));

/** A length of time as `jsonwebtoken` reads it: a number counts seconds, a text without a unit milliseconds. */
export const timespan = (at: Place): TimePlace => ({ at, number: 'seconds', digits: 'milliseconds', strings: true });

/** As version 8 reads its arguments. */
const verifyWithAnyKey: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  keyFunction: { header: '0' },
  callback: { at: ['3', '2'], claims: 1 },
  claims: ['', 'payload'],
  header: 'header',
  answer: { kind: 'throws' },
  times: [timespan('2.maxAge')],
  narrows: jsonwebtokenNarrows('2'),
  checks: jsonwebtokenChecks('2'),
};

const verify: Op = { ...verifyWithAnyKey, refusesPublicSecret: 'pem' };

const sign: Op = {
  kind: 'sign',
  payload: '0',
  key: '1',
  callback: { at: ['3', '2'], claims: 1 },
  expires: { at: [timespan('2.expiresIn'), claim('0.exp')] },
  times: [timespan('2.notBefore')],
  weakens: '2.allowInsecureKeySizes',
  issues: {
    algorithms: { at: ['2.header.alg', '2.algorithm'], absent: 'HS256' },
    issuer: { at: '2.issuer' },
    audience: { at: '2.audience' },
    subject: { at: '2.subject' },
  },
};

const library: Library = {
  name: 'jsonwebtoken',
  exports: { members: { verify: '#verify', sign: '#sign', decode: '#decode' } },
  things: {
    verify: { call: { op: verify } },
    sign: { call: { op: sign } },
    decode: {
      call: {
        op: {
          kind: 'decode',
          instead: 'verify',
          token: '0',
          claims: ['', 'payload'],
          header: 'header',
          mistakenKey: '1',
        },
      },
    },
  },
  subpaths: { verify: '#verify', sign: '#sign', decode: '#decode' },
  runtime: 'server',
  verifiedOn: '9.0.3',
  versions: [
    {
      below: '9.0.0',
      verifiedOn: '8.5.1',
      things: {
        verify: {
          call: {
            // Without a key, an unsigned token is in order: CVE-2022-23540.
            op: {
              ...verifyWithAnyKey,
              checks: {
                ...jsonwebtokenChecks('2'),
                unsigned: { at: '1', rows: [['falsy', 'disabled', 'emptyValue']], absent: 'disabled' },
              },
            },
          },
        },
      },
    },
  ],
};

export default library;
