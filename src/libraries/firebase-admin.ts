import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';

/**
 * The project that the app was initialized for is issuer and audience of its tokens. Where FIREBASE_AUTH_EMULATOR_HOST is set
 * in the environment, `auth` takes unsigned tokens; no code shows that.
 */
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
  answer: { kind: 'throws', async: 'promise' },
  checks,
};

const auth: Thing = { call: { gives: '#auth' } };
const appCheck: Thing = { call: { gives: '#appCheck' } };
const phoneNumberVerification: Thing = { call: { gives: '#phoneNumberVerification' } };
const app: Thing = { call: { gives: '#app' } };

const library: Library = {
  name: 'firebase-admin',
  // Version 14 has no namespaces any more: `admin.auth()` and `admin.app().auth()` are what was written up to 13.
  exports: { members: { auth, appCheck, app, getApp: app, initializeApp: app } },
  subpaths: {
    app: { members: { initializeApp: app, getApp: app } },
    auth: { members: { getAuth: auth, Auth: { new: { gives: '#auth' } } } },
    'app-check': { members: { getAppCheck: appCheck } },
    'phone-number-verification': { members: { getPhoneNumberVerification: phoneNumberVerification } },
  },
  things: {
    app: { members: { auth, appCheck } },
    auth: {
      members: {
        verifyIdToken: { call: { op: verify } },
        verifySessionCookie: { call: { op: verify } },
        createCustomToken: { call: { op: { kind: 'sign', payload: '1', expires: 'fixed' } } },
        tenantManager: { call: { gives: '#tenantManager' } },
      },
    },
    tenantManager: { members: { authForTenant: auth } },
    appCheck: { members: { verifyToken: { call: { op: { ...verify, claims: ['token'] } } } } },
    phoneNumberVerification: { members: { verifyToken: { call: { op: verify } } } },
  },
  runtime: 'server',
  verifiedOn: '14.5.1',
};

export default library;
