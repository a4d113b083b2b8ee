import type { CheckName, CheckModel, Library, Op, Thing } from '../model/vocabulary.ts';

/** An empty issuer is unchecked up to jose 5 and can match nothing useful in 6. */
const claimChecks: Readonly<Partial<Record<CheckName, CheckModel>>> = {
  algorithms: { at: '2.algorithms', misspelt: ['algorithm', 'alg', 'algs'] },
  issuer: { at: '2.issuer', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['iss', 'issuers'] },
  audience: { at: '2.audience', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['aud', 'audiences'] },
  expiry: 'fixed',
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  claims: ['payload'],
  header: 'protectedHeader',
  checks: claimChecks,
};

/** The signature-only verifiers look at no claim, whatever their options say. */
const signatureOnly: Op = {
  ...verify,
  checks: {
    algorithms: { at: '2.algorithms', misspelt: ['algorithm', 'alg', 'algs'] },
    issuer: 'byHand',
    audience: 'byHand',
    expiry: 'byHand',
    notBefore: 'byHand',
  },
};

const keySet: Thing = { call: { op: { kind: 'keySet' }, gives: '#keySet' } };
const publicKey: Thing = { call: { op: { kind: 'publicKey' } } };

const library: Library = {
  name: 'jose',
  modules: ['jose-node-cjs-runtime', 'jose-node-esm-runtime', 'jose-browser-runtime', '@panva/jose'],
  exports: {
    members: {
      jwtVerify: { call: { op: verify } },
      compactVerify: { call: { op: signatureOnly } },
      flattenedVerify: { call: { op: signatureOnly } },
      generalVerify: { call: { op: signatureOnly } },
      decodeJwt: { call: { op: { kind: 'decode', token: '0', claims: [''] } } },
      decodeProtectedHeader: { call: { op: { kind: 'header', token: '0' } } },
      createRemoteJWKSet: keySet,
      createLocalJWKSet: keySet,
      importSPKI: publicKey,
      importX509: publicKey,
      SignJWT: { new: { gives: '#signer' } },
      UnsecuredJWT: {
        new: { gives: '#signer' },
        members: { decode: { call: { op: { kind: 'decode', token: '0', claims: ['payload'], header: 'header' } } } },
      },
    },
  },
  things: {
    keySet: { call: {} },
    signer: {
      fluent: true,
      members: {
        sign: {
          call: {
            op: {
              kind: 'sign',
              payload: 'self.0',
              key: '0',
              issues: {
                algorithms: { at: 'step.setProtectedHeader.0.alg' },
                issuer: { at: 'step.setIssuer.0' },
                audience: { at: 'step.setAudience.0' },
              },
            },
          },
        },
        encode: { call: { op: { kind: 'sign', payload: 'self.0' } } },
      },
    },
  },
  verifiedOn: '6.2.18',
};

export default library;
