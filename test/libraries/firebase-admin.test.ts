import { join } from 'node:path';

import firebaseAdmin from '../../src/libraries/firebase-admin.ts';
import { KID, RSA_PRIVATE_PEM, RSA_PUBLIC_PEM } from './forge.ts';
import { load, PACKAGES } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface Auth {
  readonly verifyIdToken: Call;
  readonly verifySessionCookie: Call;
  readonly createCustomToken: Call;
}
interface Keys {
  readonly UrlKeyFetcher: { readonly prototype: object };
}

const PROJECT = 'orders';

// Google's keys are fetched from its servers: ours take their place.
const { UrlKeyFetcher } = await load<Keys>(join(PACKAGES, 'firebase-admin/lib/utils/jwt.js'), 'require');
Reflect.set(UrlKeyFetcher.prototype, 'fetchPublicKeys', () => Promise.resolve({ [KID]: RSA_PUBLIC_PEM }));

const { initializeApp, cert } = await load<{ initializeApp(options: object): unknown; cert(account: object): unknown }>(
  'firebase-admin/app',
);
const { getAuth } = await load<{ getAuth(app: unknown): Auth }>('firebase-admin/auth');
const credential = cert({ projectId: PROJECT, clientEmail: 'service@orders.example', privateKey: RSA_PRIVATE_PEM });
const auth = getAuth(initializeApp({ projectId: PROJECT, credential }));

const verifier = (method: 'verifyIdToken' | 'verifySessionCookie', issuer: string): Subject => ({
  operation: `#auth.${method}`,
  label: `getAuth().${method}(token)`,
  algorithm: 'RS256',
  claims: { iss: `${issuer}/${PROJECT}`, aud: PROJECT },
  run: ({ args }) => auth[method](...args),
});

prove({
  library: firebaseAdmin,
  versions: [
    {
      package: 'firebase-admin',
      subjects: [
        verifier('verifyIdToken', 'https://securetoken.google.com'),
        verifier('verifySessionCookie', 'https://session.firebase.google.com'),
        {
          operation: '#auth.createCustomToken',
          label: 'getAuth().createCustomToken(uid, claims)',
          base: { '0': 'user-1' },
          signedUnder: 'claims',
          run: ({ args }) => auth.createCustomToken(...args),
        },
      ],
    },
  ],
});
