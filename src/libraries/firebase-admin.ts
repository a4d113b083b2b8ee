import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';

/** The project is issuer and audience of its tokens. */
const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: 'fixed',
  issuer: 'fixed',
  audience: 'fixed',
  expiry: 'fixed',
  notBefore: 'fixed',
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  claims: [''],
  answer: { how: 'throws', async: 'promise' },
  checks,
};

const auth: Thing = { call: { gives: '#auth' } };

const library: Library = {
  name: 'firebase-admin',
  exports: {
    members: {
      auth,
      initializeApp: { call: { gives: '#app' } },
      app: { call: { gives: '#app' } },
    },
  },
  subpaths: { auth: { members: { getAuth: auth, Auth: { new: { gives: '#auth' } } } } },
  things: {
    app: { members: { auth } },
    auth: {
      members: {
        verifyIdToken: { call: { op: verify } },
        verifySessionCookie: { call: { op: verify } },
        createCustomToken: { call: { op: { kind: 'sign', payload: '1' } } },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '14.5.1',
};

export default library;
