import { claim } from '../model/times.ts';
import type { Library, Op } from '../model/vocabulary.ts';

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  refusesPublicSecret: 'always',
  claims: ['payload'],
  header: 'header',
  answer: { kind: 'empty', async: 'promise' },
  checks: {
    signature: 'fixed',
    unsigned: {
      at: ['2.algorithm', '2'],
      rows: [[{ is: ['none'] }, 'disabled', 'takesNone']],
      absent: 'enforced',
    },
    tolerance: {
      at: '2.clockTolerance',
      rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
      absent: 'enforced',
    },
    // HS256 unless the third argument, or an option in it, says otherwise. One algorithm it is in any case.
    algorithms: { at: ['2.algorithm', '2'], rows: [['object', 'enforced']], absent: 'enforced', takes: 'string' },
    issuer: 'byCaller',
    audience: 'byCaller',
    expiry: 'fixed',
    notBefore: 'fixed',
  },
};

/** With `throwError: true` it refuses as others do. */
const throwing: Op = { ...verify, answer: { kind: 'throws', async: 'promise' } };

const sign: Op = { kind: 'sign', payload: '0', key: '1', expires: { at: [claim('0.exp')] } };

const library: Library = {
  name: '@tsndr/cloudflare-worker-jwt',
  exports: { members: { verify: '#verify', sign: '#sign', decode: '#decode' } },
  things: {
    verify: { call: [{ when: { '2.throwError': { is: [true] } }, op: throwing }, { op: verify }] },
    sign: {
      call: [
        {
          when: { '2': 'object' },
          op: { ...sign, issues: { algorithms: { at: '2.algorithm', absent: 'HS256' } } },
        },
        { op: { ...sign, issues: { algorithms: { at: '2', absent: 'HS256' } } } },
      ],
    },
    decode: { call: { op: { kind: 'decode', instead: 'verify', token: '0', claims: ['payload'], header: 'header' } } },
  },
  versions: [
    {
      below: '3.0.0',
      verifiedOn: '2.5.4',
      things: {
        verify: {
          call: {
            op: {
              ...verify,
              // It said no more than true or false, and false for a forged signature even with `throwError: true`.
              claims: [],
              answer: { kind: 'false', async: 'promise' },
              checks: { ...verify.checks, unsigned: 'fixed' },
            },
          },
        },
      },
    },
  ],
  runtime: 'server',
  verifiedOn: '3.2.3',
};

export default library;
