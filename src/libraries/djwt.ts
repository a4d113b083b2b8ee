import { claim } from '../model/times.ts';
import type { CheckModel, Checks, Library, Op, Place } from '../model/vocabulary.ts';

const ignored = (at: Place): CheckModel => ({
  at,
  rows: [[{ is: [true] }, 'disabled', 'switchedOff']],
  absent: 'enforced',
});

const checks: Checks = {
  signature: 'fixed',
  // With `null` for a key, unsigned tokens are in order, and no others.
  unsigned: {
    at: '1',
    rows: [[{ is: [null] }, 'disabled', 'takesNone']],
    absent: 'enforced',
    called: 'key',
    rejects: true,
  },
  // A CryptoKey is made for one algorithm and one hash, and no token may say another.
  algorithms: 'fixed',
  issuer: 'byCaller',
  audience: { at: '2.audience', misspelt: ['aud', 'audiences'] },
  tolerance: {
    at: '2.expLeeway',
    rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
    absent: 'enforced',
  },
  expiry: ignored('2.ignoreExp'),
  notBefore: ignored('2.ignoreNbf'),
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  claims: [''],
  answer: { kind: 'throws', async: 'promise' },
  checks,
};

const beforeIgnoring: Checks = { ...checks, expiry: 'fixed', notBefore: 'fixed' };
const beforeAudience: Checks = { ...beforeIgnoring, audience: 'byCaller' };
/** Up to 2.2, the key was a text, and the third argument the algorithm, or a list of some. Without it, nothing passed. */
const beforeCryptoKey: Checks = {
  ...beforeAudience,
  unsigned: {
    at: '2',
    rows: [[{ is: ['none'] }, 'disabled', 'takesNone']],
    absent: 'enforced',
    called: 'algorithm',
    rejects: true,
  },
  algorithms: { at: '2', called: 'algorithm', takes: 'string', rejects: true },
};

const library: Library = {
  name: '@zaubrik/djwt',
  // As deno.land/x calls it.
  modules: ['djwt'],
  exports: {
    members: {
      verify: '#verify',
      decode: {
        call: { op: { kind: 'decode', instead: 'verify', token: '0', claims: ['1', 'payload'], header: '0' } },
      },
      create: {
        call: {
          op: {
            kind: 'sign',
            payload: '1',
            key: '2',
            expires: { at: [claim('1.exp')] },
            issues: { algorithms: { at: '0.alg' } },
          },
        },
      },
      // What versions 0 and 1 had.
      validateJwt: {
        call: {
          op: {
            ...verify,
            token: '0.jwt',
            key: '0.key',
            claims: ['payload'],
            header: 'header',
            answer: { kind: 'errors', async: 'promise' },
            checks: {
              ...beforeAudience,
              unsigned: {
                at: '0.algorithm',
                rows: [[{ is: ['none'] }, 'disabled', 'takesNone']],
                absent: 'enforced',
                rejects: true,
              },
              algorithms: { at: '0.algorithm', takes: 'string', rejects: true },
              notBefore: 'byCaller',
            },
          },
        },
      },
      makeJwt: {
        call: {
          op: {
            kind: 'sign',
            payload: '0.payload',
            key: '0.key',
            expires: { at: [claim('0.payload.exp')] },
            issues: { algorithms: { at: '0.header.alg' } },
          },
        },
      },
    },
  },
  things: { verify: { call: { op: verify } } },
  versions: [
    { below: '3.0.0', things: { verify: { call: { op: { ...verify, checks: beforeIgnoring } } } } },
    { below: '2.8.0', things: { verify: { call: { op: { ...verify, checks: beforeAudience } } } } },
    { below: '2.3.0', things: { verify: { call: { op: { ...verify, checks: beforeCryptoKey } } } } },
  ],
  runtime: 'server',
  readOnly: 'it is published for Deno, which the tests do not have; the source of 3.0.2 and older tags was read',
};

export default library;
