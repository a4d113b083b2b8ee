import { claim } from '../model/times.ts';
import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: 'oslo',
  exports: { members: { TimeSpan: { new: { time: { kind: 'duration', amount: '0', unit: '1' } } } } },
  subpaths: {
    jwt: {
      members: {
        validateJWT: {
          call: {
            op: {
              kind: 'verify',
              key: '1',
              token: '2',
              claims: ['payload', ''],
              header: 'header',
              answer: { kind: 'throws', async: 'promise' },
              checks: {
                signature: 'fixed',
                unsigned: 'fixed',
                algorithms: { at: '0', called: 'algorithm', takes: 'string', rejects: true },
                issuer: 'byCaller',
                audience: 'byCaller',
                expiry: 'fixed',
                notBefore: 'fixed',
              },
            },
          },
        },
        parseJWT: {
          call: {
            op: { kind: 'decode', instead: 'validateJWT', token: '0', claims: ['payload', ''], header: 'header' },
          },
        },
        createJWT: {
          call: {
            op: {
              kind: 'sign',
              key: '1',
              payload: '2',
              // It takes a `TimeSpan`, and nothing else.
              expires: { at: [{ at: '3.expiresIn' }, claim('2.exp')] },
              issues: {
                algorithms: { at: '0' },
                issuer: { at: '3.issuer' },
                audience: { at: '3.audiences' },
              },
            },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '1.2.1',
};

export default library;
