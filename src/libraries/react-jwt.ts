import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: 'react-jwt',
  exports: {
    members: {
      decodeToken: { call: { op: { kind: 'decode', token: '0', claims: [''] } } },
      useJwt: { call: { op: { kind: 'decode', token: '0', claims: ['decodedToken'] } } },
    },
  },
  runtime: 'browser',
  verifiedOn: '2.1.1',
};

export default library;
