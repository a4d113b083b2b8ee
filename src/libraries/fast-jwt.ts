import { claim } from '../model/times.ts';
import type { Checks, Library, Op, Place, Root, TimePlace } from '../model/vocabulary.ts';

/**
 * The verify options of fast-jwt, wherever a library hands them on.
 *
 * @param at where the options object sits
 */
export function fastJwtChecks(at: Place): Checks {
  const option = (name: string): Place => `${at as Root}.${name}`;
  return {
    signature: 'fixed',
    unsigned: { at: option('algorithms'), rows: [[{ includes: 'none' }, 'disabled', 'takesNone']], absent: 'enforced' },
    tolerance: {
      at: option('clockTolerance'),
      rows: [[{ longerThan: 300, unit: 'milliseconds' }, 'disabled', 'tooLong']],
      absent: 'enforced',
    },
    clock: {
      at: option('clockTimestamp'),
      rows: [[{ moment: 'number' }, 'disabled', 'fixedMoment']],
      absent: 'enforced',
    },
    lifetime: {
      at: [option('maxAge'), option('requiredClaims')],
      rows: [
        ['string', 'ineffective', 'notANumber'],
        [{ lacks: 'exp' }, 'absent'],
      ],
      misspelt: ['expiresIn', 'exp', 'notBefore', 'noTimestamp'],
    },
    type: { at: option('checkTyp') },
    algorithms: {
      at: option('algorithms'),
      rows: [
        ['string', 'ineffective', 'dropped'],
        ['emptyArray', 'disabled', 'emptyValue'],
      ],
      misspelt: ['algorithm', 'alg', 'algs'],
    },
    // A token without the claim passes, too: only `requiredClaims` demands it.
    issuer: {
      at: option('allowedIss'),
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        ['unanchored', 'ineffective', 'matchesParts'],
      ],
      misspelt: ['issuer', 'iss', 'allowedIssuer'],
      optional: option('requiredClaims'),
    },
    audience: {
      at: option('allowedAud'),
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        ['unanchored', 'ineffective', 'matchesParts'],
      ],
      misspelt: ['audience', 'aud', 'allowedAudience'],
      optional: option('requiredClaims'),
    },
    expiry: { at: option('ignoreExpiration'), rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
    notBefore: { at: option('ignoreNotBefore'), rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
  };
}

/**
 * The options of fast-jwt that let fewer tokens pass.
 *
 * @param at where an options object may be
 */
export const fastJwtNarrows = (...at: readonly Place[]): readonly Place[] =>
  at.flatMap((one) =>
    (['allowedSub', 'allowedJti', 'allowedNonce', 'requiredClaims'] as const).map(
      (name): Place => `${one as Root}.${name}`,
    ),
  );

/** Every number counts milliseconds. */
const timespan = (at: Place): TimePlace => ({ at, number: 'milliseconds', digits: 'milliseconds', strings: true });

const createVerifier: Op = {
  kind: 'verify',
  key: '0.key',
  keyFunction: { header: '0.header', claims: ['0.payload'] },
  answer: { kind: 'throws', async: 'either' },
  times: [timespan('0.maxAge')],
  narrows: fastJwtNarrows('0'),
  checks: fastJwtChecks('0'),
};

const library: Library = {
  name: 'fast-jwt',
  exports: {
    members: {
      createVerifier: { call: { gives: '#verifier', op: createVerifier } },
      createSigner: { call: { gives: '#signer', op: { kind: 'makeSigner', key: '0.key' } } },
      createDecoder: { call: { gives: '#decoder' } },
    },
  },
  things: {
    verifier: {
      call: {
        op: { kind: 'verify', token: '0', key: 'self.0.key', claims: ['', 'payload'], header: 'header' },
      },
    },
    signer: {
      call: {
        op: {
          kind: 'sign',
          payload: '0',
          key: 'self.0.key',
          expires: { at: [timespan('self.0.expiresIn'), claim('0.exp')] },
          times: [timespan('self.0.notBefore')],
          issues: {
            algorithms: { at: 'self.0.algorithm', absent: 'HS256' },
            issuer: { at: 'self.0.iss' },
            audience: { at: 'self.0.aud' },
            subject: { at: 'self.0.sub' },
          },
        },
      },
    },
    decoder: {
      call: {
        op: { kind: 'decode', instead: 'createVerifier', token: '0', claims: ['', 'payload'], header: 'header' },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '6.3.6',
};

export default library;
