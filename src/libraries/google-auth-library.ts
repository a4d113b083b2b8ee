import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';

/** The signature is always checked as SHA-256 with Google's key, whatever the header says. `nbf` is never read. */
const always: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: 'fixed',
  expiry: 'fixed',
  lifetime: 'fixed',
  notBefore: 'byCaller',
};

const verifyIdToken: Op = {
  kind: 'verify',
  token: '0.idToken',
  callback: { at: '1', claims: 1 },
  claims: ['getPayload()', 'getAttributes().payload', 'payload'],
  answer: { kind: 'throws', async: 'either' },
  checks: {
    ...always,
    issuer: { at: 'self.0.issuers', takes: 'array', absent: 'enforced' },
    // Without it, a token that any application of Google's customers got passes.
    audience: {
      at: '0.audience',
      rows: [[{ is: [null] }, 'disabled', 'switchedOff']],
      misspelt: ['aud', 'audiences', 'clientId', 'client_id', 'requiredAudience'],
    },
  },
};

/** What `verifyIdToken` calls, and what Google's documentation has for tokens of Identity-Aware Proxy. */
const verifySignedJwt: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  claims: ['getPayload()', 'getAttributes().payload', 'payload'],
  answer: { kind: 'throws', async: 'promise' },
  checks: {
    ...always,
    issuer: { at: '3', called: 'issuers', rows: [['falsy', 'disabled', 'emptyValue']], takes: 'array' },
    audience: { at: '2', called: 'requiredAudience', rows: [[{ is: [null] }, 'disabled', 'switchedOff']] },
  },
};

const client: Thing = { members: { OAuth2Client: { new: { gives: '#client' } } } };

const library: Library = {
  name: 'google-auth-library',
  exports: client,
  subpaths: { 'build/src/auth/oauth2client': client },
  things: {
    client: {
      members: {
        verifyIdToken: { call: { op: verifyIdToken } },
        getToken: { call: { redeems: true } },
        refreshAccessToken: { call: { redeems: true } },
        verifySignedJwtWithCertsAsync: { call: { op: verifySignedJwt } },
        getFederatedSignonCerts: '#certificates',
        getFederatedSignonCertsAsync: '#certificates',
        getIapPublicKeys: '#certificates',
        getIapPublicKeysAsync: '#certificates',
      },
    },
    certificates: { call: { op: { kind: 'keySet' } } },
  },
  runtime: 'server',
  verifiedOn: '11.3.4',
};

export default library;
