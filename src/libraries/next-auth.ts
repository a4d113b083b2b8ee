import type { Checks, Library, Thing } from '../model/vocabulary.ts';

/** Tokens are encrypted with a secret that the application alone has: what decrypts was made by it. */
const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  // How a token may be encrypted is not a matter of options, and next-auth 4 takes whatever its key fits.
  algorithms: 'byKey',
  issuer: 'byKey',
  audience: 'byKey',
  expiry: 'fixed',
  notBefore: 'fixed',
};

// `encode` is left out: nobody without the secret can read what it is given.
const jwt: Thing = {
  members: {
    getToken: {
      call: [
        // The token as it came, encrypted or not, and whoever made it.
        { when: { '0.raw': 'truthy' }, op: { kind: 'decode', claims: [], instead: 'getToken` without `raw' } },
        { op: { kind: 'verify', key: '0.secret', claims: [''], answer: { kind: 'empty', async: 'promise' }, checks } },
      ],
    },
    decode: {
      call: {
        op: {
          kind: 'verify',
          token: '0.token',
          key: '0.secret',
          claims: [''],
          answer: { kind: 'throws', async: 'promise' },
          checks,
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
