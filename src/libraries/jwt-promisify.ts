import { claim } from '../model/times.ts';
import type { Library } from '../model/vocabulary.ts';
import { jsonwebtokenChecks, timespan } from './jsonwebtoken.ts';

/** jsonwebtoken behind promises, with the same arguments but for the callback. */
const library: Library = {
  name: 'jwt-promisify',
  exports: { members: { verify: '#verify', sign: '#sign', decode: '#decode' } },
  things: {
    verify: {
      call: {
        op: {
          kind: 'verify',
          token: '0',
          key: '1',
          claims: ['', 'payload'],
          header: 'header',
          answer: { kind: 'throws', async: 'promise' },
          checks: jsonwebtokenChecks('2'),
        },
      },
    },
    sign: {
      call: {
        op: {
          kind: 'sign',
          payload: '0',
          key: '1',
          expires: { at: [timespan('2.expiresIn'), claim('0.exp')] },
          times: [timespan('2.notBefore')],
          issues: {
            algorithms: { at: '2.algorithm', absent: 'HS256' },
            issuer: { at: '2.issuer' },
            audience: { at: '2.audience' },
          },
        },
      },
    },
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
  verifiedOn: '1.1.7',
};

export default library;
