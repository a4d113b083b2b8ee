import { claim } from '../model/times.ts';
import type { Checks, Library, Place } from '../model/vocabulary.ts';

/** The signature alone is looked at, with the algorithm that is named, `none` included. */
function checks(algorithm: Place): Checks {
  return {
    signature: 'fixed',
    unsigned: {
      at: algorithm,
      rows: [[{ is: ['none'] }, 'disabled', 'takesNone']],
      absent: 'enforced',
      called: 'algorithm',
      rejects: true,
    },
    algorithms: { at: algorithm, called: 'algorithm', takes: 'string', rejects: true },
    issuer: 'byCaller',
    audience: 'byCaller',
    expiry: 'byCaller',
    notBefore: 'byCaller',
  };
}

const library: Library = {
  name: 'jws',
  exports: {
    members: {
      verify: {
        call: {
          op: { kind: 'verify', token: '0', key: '2', claims: [], answer: { kind: 'false' }, checks: checks('1') },
        },
      },
      createVerify: {
        call: {
          op: {
            kind: 'verify',
            token: '0.signature',
            key: ['0.secret', '0.publicKey', '0.key'],
            answer: { kind: 'false', async: 'callback' },
            checks: checks('0.algorithm'),
          },
        },
      },
      decode: { call: { op: { kind: 'decode', token: '0', claims: ['payload'], header: 'header' } } },
      sign: {
        call: {
          op: {
            kind: 'sign',
            payload: '0.payload',
            expires: { at: [claim('0.payload.exp')] },
            key: ['0.secret', '0.privateKey'],
            issues: { algorithms: { at: '0.header.alg' } },
          },
        },
      },
      // The stream takes `key` as well, which `sign` does not.
      createSign: {
        call: {
          op: {
            kind: 'sign',
            payload: '0.payload',
            expires: { at: [claim('0.payload.exp')] },
            key: ['0.secret', '0.privateKey', '0.key'],
            issues: { algorithms: { at: '0.header.alg' } },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '4.0.1',
};

export default library;
