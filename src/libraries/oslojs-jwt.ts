import type { Library } from '../model/vocabulary.ts';

/** It has no verifier: signatures are for @oslojs/crypto, and whoever calls both. */
const library: Library = {
  name: '@oslojs/jwt',
  exports: {
    members: {
      parseJWT: { call: { op: { kind: 'decode', token: '0', claims: ['1'], header: '0' } } },
      decodeJWT: { call: { op: { kind: 'decode', token: '0', claims: [''] } } },
      // Puts together what was signed elsewhere: JSON of the header, JSON of the payload, and the signature.
      encodeJWT: { call: { op: { kind: 'sign', payload: '1' } } },
    },
  },
  runtime: 'server',
  verifiedOn: '0.3.0',
};

export default library;
