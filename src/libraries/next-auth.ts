import type { Library, Thing } from '../model/vocabulary.ts';

/** Tokens are encrypted with a secret that the application alone has: what decrypts was made by it. */
const jwt: Thing = {
  members: {
    getToken: {
      call: [
        // The token as it came, encrypted or not, and whoever made it.
        { when: { '0.raw': 'truthy' }, op: { kind: 'decode', claims: [], instead: 'getToken` without `raw' } },
        { op: { kind: 'verify', key: '0.secret', claims: [''], answer: { how: 'empty', async: 'promise' } } },
      ],
    },
    decode: {
      call: {
        op: {
          kind: 'verify',
          token: '0.token',
          key: '0.secret',
          claims: [''],
          answer: { how: 'throws', async: 'promise' },
        },
      },
    },
  },
};

const library: Library = {
  name: 'next-auth',
  modules: ['@auth/core'],
  exports: {},
  subpaths: { jwt },
  runtime: 'server',
  verifiedOn: '4.24.15',
};

export default library;
