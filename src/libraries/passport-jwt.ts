import type { Library, Op } from '../model/vocabulary.ts';
import { jsonwebtokenNarrows, timespan } from './jsonwebtoken.ts';

/**
 * passport-jwt copies `issuer`, `audience`, `algorithms` and `ignoreExpiration` from the top level over
 * `jsonWebTokenOptions`, even when they are undefined: there, they are dropped.
 */
const strategy: Op = {
  kind: 'verify',
  key: ['0.secretOrKey', '0.secretOrKeyProvider'],
  refusesPublicSecret: 'pem',
  extractor: '0.jwtFromRequest',
  times: [timespan('0.jsonWebTokenOptions.maxAge')],
  narrows: jsonwebtokenNarrows('0.jsonWebTokenOptions'),
  callback: { at: '1', claims: 0, requestFirst: 'passReqToCallback' },
  method: { name: 'validate', claims: 0, requestFirst: 'passReqToCallback' },
  answer: { kind: 'middleware' },
  checks: {
    algorithms: {
      at: '0.algorithms',
      rows: [['string', 'ineffective', 'notAnArray']],
      misspelt: ['algorithm', 'alg', 'algs'],
      dropped: ['0.jsonWebTokenOptions.algorithms'],
    },
    issuer: {
      at: '0.issuer',
      rows: [
        ['regexp', 'ineffective', 'regexpIgnored'],
        ['falsy', 'disabled', 'emptyValue'],
        ['unsetMember', 'ineffective', 'mayBeUnset'],
      ],
      misspelt: ['iss', 'issuers'],
      dropped: ['0.jsonWebTokenOptions.issuer'],
    },
    audience: {
      at: '0.audience',
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        ['unanchored', 'ineffective', 'matchesParts'],
        ['unsetMember', 'ineffective', 'mayBeUnset'],
      ],
      misspelt: ['aud', 'audiences'],
      dropped: ['0.jsonWebTokenOptions.audience'],
    },
    expiry: { at: '0.ignoreExpiration', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
    notBefore: {
      at: '0.jsonWebTokenOptions.ignoreNotBefore',
      rows: [['truthy', 'disabled', 'switchedOff']],
      absent: 'enforced',
    },
    tolerance: {
      at: '0.jsonWebTokenOptions.clockTolerance',
      rows: [
        ['string', 'ineffective', 'notANumber'],
        [{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong'],
      ],
      absent: 'enforced',
    },
    clock: {
      at: '0.jsonWebTokenOptions.clockTimestamp',
      rows: [[{ moment: 'number' }, 'disabled', 'fixedMoment']],
      absent: 'enforced',
    },
    lifetime: {
      at: '0.jsonWebTokenOptions.maxAge',
      misspelt: ['expiresIn', 'exp', 'notBefore', 'noTimestamp'],
      dropped: ['0.maxAge', '0.expiresIn', '0.exp', '0.notBefore', '0.noTimestamp'],
    },
    type: 'byCaller',
    signature: 'fixed',
    unsigned: { at: '0.algorithms', rows: [[{ includes: 'none' }, 'disabled', 'takesNone']], absent: 'enforced' },
  },
};

const library: Library = {
  name: 'passport-jwt',
  exports: {
    members: {
      Strategy: { new: { op: strategy }, extend: { op: strategy } },
      JwtStrategy: { new: { op: strategy }, extend: { op: strategy } },
      ExtractJwt: {
        members: {
          fromUrlQueryParameter: { call: { op: { kind: 'receive', name: '0' } } },
          // Looks into the header, then into the body, then into the query.
          versionOneCompatibility: {
            call: { op: { kind: 'receive', name: '0.tokenQueryParameterName', absentName: 'auth_token' } },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '4.0.1',
};

export default library;
