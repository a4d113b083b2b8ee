import type { Library, Op } from '../model/vocabulary.ts';

const decode: Op = { kind: 'decode', token: '0', claims: [''], headerWhen: '1.header' };

const library: Library = {
  name: 'jwt-decode',
  exports: {
    call: { op: decode },
    members: { jwtDecode: { call: { op: decode } }, default: { call: { op: decode } } },
  },
  runtime: 'browser',
  verifiedOn: '4.0.0',
};

export default library;
