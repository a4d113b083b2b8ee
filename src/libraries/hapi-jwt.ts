import { claim } from '../model/times.ts';
import type { CheckModel, CheckPlace, Library, Op, Place, Thing } from '../model/vocabulary.ts';

const switchable = (at: Place, absent: 'absent' | 'enforced'): CheckModel => ({
  at,
  rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
  absent,
});

const tooLong: CheckPlace['rows'] = [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']];

/** The strategy demands a word on every claim; `false` is one. */
const strategy: Op = {
  kind: 'verify',
  key: ['2.keys.key', '2.keys'],
  keyFunction: { header: '0.decoded.header', claims: ['0.decoded.payload'] },
  address: ['2.keys.uri', '2.keys.0.uri'],
  callback: { at: '2.validate', claims: 0 },
  answer: { kind: 'middleware' },
  checks: {
    signature: switchable('2.verify', 'enforced'),
    unsigned: {
      at: ['2.keys.algorithms', '2.keys.0.algorithms'],
      rows: [[{ includes: 'none' }, 'disabled', 'takesNone']],
      absent: 'enforced',
    },
    certificate: switchable('2.keys.rejectUnauthorized', 'enforced'),
    tolerance: { at: '2.verify.timeSkewSec', rows: tooLong, absent: 'enforced' },
    lifetime: { at: '2.verify.maxAgeSec' },
    algorithms: { at: ['2.keys.algorithms', '2.keys.0.algorithms'] },
    issuer: {
      at: '2.verify.iss',
      rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
      rejects: true,
    },
    audience: {
      at: '2.verify.aud',
      rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
      rejects: true,
    },
    expiry: switchable('2.verify.exp', 'enforced'),
    notBefore: switchable('2.verify.nbf', 'enforced'),
  },
};

/** What `token.decode` gives is what `token.verify` checks. It answers with nothing. */
const verify: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.key', '1'],
  checks: {
    signature: 'fixed',
    // Without a key, unsigned tokens are in order, and no others.
    unsigned: {
      at: ['1.algorithms', '1.algorithm', '1.key', '1'],
      rows: [
        [{ includes: 'none' }, 'disabled', 'takesNone'],
        ['falsy', 'disabled', 'takesNone'],
      ],
      absent: 'enforced',
      called: 'key',
      rejects: true,
    },
    tolerance: { at: '2.timeSkewSec', rows: tooLong, absent: 'enforced' },
    clock: { at: '2.now', rows: [[{ moment: 'number' }, 'disabled', 'fixedMoment']], absent: 'enforced' },
    lifetime: { at: '2.maxAgeSec', misspelt: ['maxAge', 'expiresIn'] },
    algorithms: { at: '1.algorithms', misspelt: ['alg', 'algs'] },
    issuer: { at: '2.iss', misspelt: ['issuer'] },
    audience: { at: '2.aud', misspelt: ['audience'] },
    expiry: switchable('2.exp', 'enforced'),
    notBefore: switchable('2.nbf', 'enforced'),
  },
};

const verifySignature: Op = {
  ...verify,
  checks: {
    ...verify.checks,
    issuer: 'byCaller',
    audience: 'byCaller',
    expiry: 'byCaller',
    notBefore: 'byCaller',
    tolerance: 'byCaller',
    clock: 'byCaller',
    lifetime: 'byCaller',
  },
};

const token: Thing = {
  members: {
    decode: {
      call: {
        op: {
          kind: 'decode',
          instead: 'token.verify',
          token: '0',
          claims: ['decoded.payload'],
          header: 'decoded.header',
        },
      },
    },
    verify: { call: { op: verify } },
    verifySignature: { call: { op: verifySignature } },
    generate: {
      call: {
        op: {
          kind: 'sign',
          payload: '0',
          key: ['1.key', '1'],
          // A text is put in front of the present, so that the claim is no number any more, and no verifier takes the token.
          expires: { at: [{ at: '2.ttlSec', number: 'seconds' }, claim('0.exp')] },
          issues: { algorithms: { at: '1.algorithm', absent: 'HS256' } },
        },
      },
    },
  },
};

const library: Library = {
  name: '@hapi/jwt',
  exports: { members: { token } },
  things: {
    strategy: { call: { when: { '1': { is: ['jwt'] }, '2.keys': 'present' }, op: strategy } },
  },
  ambient: { strategy: { is: '#strategy', on: ['auth'] } },
  runtime: 'server',
  verifiedOn: '3.2.4',
};

export default library;
