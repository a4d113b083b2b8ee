import { claim } from '../model/times.ts';
import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: 'did-jwt',
  exports: {
    members: {
      verifyJWT: {
        call: {
          op: {
            kind: 'verify',
            token: '0',
            claims: ['payload'],
            answer: { kind: 'throws', async: 'promise' },
            checks: {
              signature: 'fixed',
              unsigned: 'fixed',
              // The key comes from the document of the issuer that the token names, and says what it is good for.
              algorithms: 'fixed',
              // For the same reason anybody with a DID can issue: who may is for the caller to know.
              issuer: 'byCaller',
              // A token that says for whom it is must be for this audience; one that does not say so passes.
              audience: { at: '1.audience', absent: 'enforced', optional: 'never' },
              tolerance: {
                at: '1.skewTime',
                rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
                absent: 'enforced',
              },
              expiry: {
                at: '1.policies.exp',
                rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
                absent: 'enforced',
              },
              notBefore: {
                at: '1.policies.nbf',
                rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
                absent: 'enforced',
              },
            },
          },
        },
      },
      decodeJWT: {
        call: { op: { kind: 'decode', instead: 'verifyJWT', token: '0', claims: ['payload'], header: 'header' } },
      },
      createJWT: {
        call: {
          op: {
            kind: 'sign',
            payload: '0',
            expires: { at: [{ at: '1.expiresIn', number: 'seconds' }, claim('0.exp')] },
            issues: { issuer: { at: '1.issuer' } },
          },
        },
      },
    },
  },
  verifiedOn: '9.0.1',
};

export default library;
