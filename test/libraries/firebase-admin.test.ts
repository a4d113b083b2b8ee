import { createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import { Agent } from 'node:https';
import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll } from 'vitest';

import firebaseAdmin from '../../src/libraries/firebase-admin.ts';
import { EC_PUBLIC_PEM, KID, NOW_S, OTHER_AUDIENCE, RSA_PRIVATE_PEM, RSA_PUBLIC_PEM, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface Auth {
  readonly verifyIdToken: Call;
  readonly verifySessionCookie: Call;
  readonly createCustomToken: Call;
}
interface TokenVerifier {
  readonly verifyToken: Call;
}

const { initializeApp, cert } = await load<{ initializeApp(options: object): unknown; cert(account: object): unknown }>(
  'firebase-admin/app',
);
const { getAuth } = await load<{ getAuth(app: unknown): Auth }>('firebase-admin/auth');
const { getAppCheck } = await load<{ getAppCheck(app: unknown): TokenVerifier }>('firebase-admin/app-check');
const { getPhoneNumberVerification } = await load<{ getPhoneNumberVerification(app: unknown): TokenVerifier }>(
  'firebase-admin/phone-number-verification',
);

const PROJECT = 'orders';
const ecJwk = { ...createPublicKey(EC_PUBLIC_PEM).export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'ES256' };

/** Google's servers, with our keys. */
const KEYS: Readonly<Record<string, object>> = {
  'www.googleapis.com': { [KID]: RSA_PUBLIC_PEM },
  'firebaseappcheck.googleapis.com': { keys: [rsaJwk] },
  'fpnv.googleapis.com': { keys: [ecJwk] },
};
const google = createServer(({ headers: { host = '' } }, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(KEYS[host.replace(/:\d+$/, '')]));
});
beforeAll(() => new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  google.closeAllConnections();
  google.close();
});

/** Leads every connection there, without TLS. */
class Detour extends Agent {
  createConnection(): Socket {
    const address = google.address();
    return connect({ host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 });
  }
}

const credential = cert({ projectId: PROJECT, clientEmail: 'service@orders.example', privateKey: RSA_PRIVATE_PEM });
const app = initializeApp({ projectId: PROJECT, credential, httpAgent: new Detour() });
const auth = getAuth(app);

const verifier = (method: 'verifyIdToken' | 'verifySessionCookie', issuer: string): Subject => ({
  operation: `#auth.${method}`,
  label: `getAuth().${method}(token)`,
  algorithm: 'RS256',
  claims: { iss: `${issuer}/${PROJECT}`, aud: PROJECT },
  run: ({ args }) => auth[method](...args),
});

/** Tokens of these services are meant for a list of projects. */
const meantFor = (iss: string, project: string): Pick<Subject, 'attacks' | 'claims'> => {
  const claims = { iss, sub: 'user-1', iat: NOW_S - 60, exp: NOW_S + 600 };
  return {
    claims: { ...claims, aud: ['projects/1', project] },
    attacks: { audience: { claims: { ...claims, aud: ['projects/1', OTHER_AUDIENCE] } } },
  };
};

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
        {
          operation: '#appCheck.verifyToken',
          label: 'getAppCheck().verifyToken(token)',
          algorithm: 'RS256',
          ...meantFor('https://firebaseappcheck.googleapis.com/1', `projects/${PROJECT}`),
          run: ({ args }) => getAppCheck(app).verifyToken(...args),
        },
        {
          operation: '#phoneNumberVerification.verifyToken',
          label: 'getPhoneNumberVerification().verifyToken(token)',
          algorithm: 'ES256',
          ...meantFor('https://fpnv.googleapis.com/projects/1', `https://fpnv.googleapis.com/projects/${PROJECT}`),
          run: ({ args }) => getPhoneNumberVerification(app).verifyToken(...args),
        },
      ],
    },
  ],
});
