import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: '@auth0/angular-jwt',
  exports: { members: { JwtHelperService: { new: { gives: '#helper' } } } },
  things: {
    helper: { members: { decodeToken: { call: { op: { kind: 'decode', token: '0', claims: [''] } } } } },
  },
  runtime: 'browser',
  verifiedOn: '5.2.0',
};

export default library;
