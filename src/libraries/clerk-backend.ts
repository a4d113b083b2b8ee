import { claim } from '../model/times.ts';
import type { CheckPlace, Checks, Library, Op } from '../model/vocabulary.ts';

/** Of a list, what is empty is left out, and a list of nothing demands nothing. */
const emptyValues: CheckPlace['rows'] = [
  ['falsy', 'disabled', 'emptyValue'],
  ['emptyArray', 'disabled', 'emptyValue'],
];

const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: 'fixed',
  // The keys are those of one instance.
  issuer: { at: '1.issuer', rows: emptyValues, absent: 'byKey', misspelt: ['iss'] },
  // Session tokens have no audience; the application that they were made for is the authorized party. A token that lacks the claim
  // of `audience` passes.
  audience: {
    at: ['1.authorizedParties', '1.audience'],
    rows: emptyValues,
    misspelt: ['authorizedParty', 'azp', 'aud'],
    takes: 'array',
  },
  expiry: 'fixed',
  notBefore: 'fixed',
  tolerance: {
    at: '1.clockSkewInMs',
    rows: [[{ longerThan: 300, unit: 'milliseconds' }, 'disabled', 'tooLong']],
    absent: 'enforced',
  },
  lifetime: 'fixed',
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.jwtKey', '1.secretKey'],
  claims: [''],
  answer: { kind: 'throws', async: 'promise' },
  checks,
};

const library: Library = {
  name: '@clerk/backend',
  modules: ['@clerk/express', '@clerk/fastify', '@clerk/nextjs/server', '@clerk/clerk-sdk-node'],
  exports: { members: { verifyToken: { call: { op: verify } } } },
  subpaths: {
    jwt: {
      members: {
        // The key is RSA, and signatures of RSA are all that is taken.
        verifyJwt: { call: { op: { ...verify, key: '1.key', checks: { ...checks, algorithms: 'byKey' } } } },
        decodeJwt: {
          call: { op: { kind: 'decode', instead: 'verifyToken', token: '0', claims: ['payload'], header: 'header' } },
        },
        // Takes what `decodeJwt` gives, and looks at the signature alone.
        hasValidSignature: {
          call: {
            op: {
              kind: 'verify',
              token: '0',
              key: '1',
              claims: [],
              answer: { kind: 'false', async: 'promise' },
              checks: {
                signature: 'fixed',
                unsigned: 'fixed',
                algorithms: 'byKey',
                issuer: 'byCaller',
                audience: 'byCaller',
                expiry: 'byCaller',
                notBefore: 'byCaller',
              },
            },
          },
        },
        signJwt: {
          call: {
            op: {
              kind: 'sign',
              payload: '0',
              key: '1',
              expires: { at: [claim('0.exp')] },
              issues: { algorithms: { at: '2.algorithm' } },
            },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '3.25.0',
};

export default library;
