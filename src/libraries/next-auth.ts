import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';

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
  // The application makes one kind of token.
  type: 'byKey',
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

/** Where the options hold the secret of the session's tokens: a string, or an array of strings, the newest first. */
const configure: Op = { kind: 'configure', key: ['config.secret', 'config.jwt.secret'] };
const first: Thing = { call: { op: { ...configure, value: '0' } } };
const second: Thing = { call: { op: { ...configure, value: '1' } } };
/** Where there is a request, it stands before the options, and an answer or a context with it. */
const afterRequest: Thing = {
  call: [{ when: { '2': 'present' }, op: { ...configure, value: '2' } }, { op: { ...configure, value: '0' } }],
};
const afterCallback: Thing = {
  call: [{ when: { '1': 'present' }, op: { ...configure, value: '1' } }, { op: { ...configure, value: '0' } }],
};
const options: Thing = { typed: { kind: 'configure', key: ['written.secret', 'written.jwt.secret'] } };

const library: Library = {
  name: 'next-auth',
  modules: ['@auth/core', '@auth/express', '@auth/qwik', '@auth/solid-start', '@auth/sveltekit'],
  exports: {
    members: {
      default: afterRequest,
      NextAuth: afterRequest,
      getServerSession: afterRequest,
      unstable_getServerSession: afterRequest,
      Auth: second,
      getSession: second,
      ExpressAuth: first,
      QwikAuth$: first,
      SolidAuth: first,
      SolidStartAuth: first,
      SvelteKitAuth: first,
      AuthOptions: options,
      NextAuthOptions: options,
      NextAuthConfig: options,
      AuthConfig: options,
      ExpressAuthConfig: options,
      QwikAuthConfig: options,
      SolidAuthConfig: options,
      SvelteKitAuthConfig: options,
    },
  },
  subpaths: {
    jwt,
    next: {
      members: { default: afterRequest, getServerSession: afterRequest, unstable_getServerSession: afterRequest },
    },
    middleware: { members: { default: afterCallback, withAuth: afterCallback } },
  },
  runtime: 'server',
  verifiedOn: '4.24.15',
};

export default library;
