import type { CheckPlace, Checks, Library, Op, Ref, Thing } from '../model/vocabulary.ts';

const algorithms: CheckPlace = { at: '2.algorithms', misspelt: ['algorithm', 'alg', 'algs'] };

const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms,
  issuer: { at: '2.issuer', misspelt: ['iss', 'issuers'] },
  audience: { at: '2.audience', misspelt: ['aud', 'audiences'] },
  expiry: 'fixed',
  notBefore: 'fixed',
};

/** The signature-only verifiers look at no claim, whatever their options say. */
const signatureOnly: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms,
  issuer: 'byHand',
  audience: 'byHand',
  expiry: 'byHand',
  notBefore: 'byHand',
};

const jwtVerify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  claims: ['payload'],
  header: 'protectedHeader',
  answer: { how: 'throws', async: 'promise' },
  checks,
};

/** Version 2: `JWT.verify(token, key, options)`, which answers at once, with the claims or, if asked to, all there is. */
const legacyVerify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  claims: ['', 'payload'],
  header: 'header',
  checks: {
    ...checks,
    expiry: { at: '2.ignoreExp', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
    notBefore: { at: '2.ignoreNbf', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
  },
};

const signs = {
  kind: 'sign',
  payload: '0',
  key: '1',
  issues: {
    algorithms: { at: '2.algorithm' },
    issuer: { at: '2.issuer' },
    audience: { at: '2.audience' },
  },
} as const satisfies Op;

/** Version 3 had a module for each function, which was its default export as well. */
const module = (name: string, denotes: Ref): Thing => ({ members: { [name]: denotes, default: denotes } });

const keySet: Thing = { call: { op: { kind: 'keySet' }, gives: '#keys' } };
const publicKey: Thing = { call: { op: { kind: 'publicKey' } } };

const library: Library = {
  name: 'jose',
  modules: ['jose-node-cjs-runtime', 'jose-node-esm-runtime', 'jose-browser-runtime', '@panva/jose'],
  exports: {
    members: {
      jwtVerify: '#jwtVerify',
      jwtDecrypt: '#jwtDecrypt',
      compactVerify: '#compactVerify',
      flattenedVerify: '#compactVerify',
      generalVerify: '#compactVerify',
      decodeJwt: '#decodeJwt',
      decodeProtectedHeader: '#decodeProtectedHeader',
      createRemoteJWKSet: '#createRemoteJWKSet',
      createLocalJWKSet: '#createRemoteJWKSet',
      importSPKI: '#publicKey',
      importX509: '#publicKey',
      SignJWT: '#SignJWT',
      UnsecuredJWT: '#UnsecuredJWT',
      JWT: '#JWT',
      JWS: '#JWS',
      JWKS: {
        members: { asKeyStore: '#createRemoteJWKSet', KeyStore: { new: { op: { kind: 'keySet' }, gives: '#keys' } } },
      },
    },
  },
  subpaths: {
    'jwt/verify': module('jwtVerify', '#jwtVerify'),
    'jwt/decrypt': module('jwtDecrypt', '#jwtDecrypt'),
    'jwt/decode': module('decodeJwt', '#decodeJwt'),
    'jwt/sign': module('SignJWT', '#SignJWT'),
    'jwt/unsecured': module('UnsecuredJWT', '#UnsecuredJWT'),
    'jws/compact/verify': module('compactVerify', '#compactVerify'),
    'jws/flattened/verify': module('flattenedVerify', '#compactVerify'),
    'jws/general/verify': module('generalVerify', '#compactVerify'),
    'jwks/remote': module('createRemoteJWKSet', '#createRemoteJWKSet'),
    'jwks/local': module('createLocalJWKSet', '#createRemoteJWKSet'),
    'util/decode_protected_header': module('decodeProtectedHeader', '#decodeProtectedHeader'),
    'decode/protected_header': module('decodeProtectedHeader', '#decodeProtectedHeader'),
  },
  things: {
    jwtVerify: { call: { op: jwtVerify } },
    jwtDecrypt: {
      call: {
        op: { kind: 'verify', token: '0', key: '1', claims: ['payload'], header: 'protectedHeader' },
      },
    },
    compactVerify: { call: { op: { ...jwtVerify, checks: signatureOnly } } },
    decodeJwt: { call: { op: { kind: 'decode', token: '0', claims: [''] } } },
    decodeProtectedHeader: { call: { op: { kind: 'header', token: '0' } } },
    createRemoteJWKSet: keySet,
    keys: { call: {} },
    publicKey,
    SignJWT: { new: { gives: '#signer' } },
    UnsecuredJWT: {
      new: { gives: '#signer' },
      members: { decode: { call: { op: { kind: 'decode', token: '0', claims: ['payload'], header: 'header' } } } },
    },
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
    JWT: {
      members: {
        verify: { call: { op: legacyVerify } },
        sign: { call: { op: signs } },
        decode: { call: { op: { kind: 'decode', token: '0', claims: ['', 'payload'], header: 'header' } } },
      },
    },
    JWS: {
      members: {
        verify: { call: { op: { ...legacyVerify, claims: [''], checks: signatureOnly } } },
      },
    },
  },
  versions: [
    {
      below: '6.0.0',
      verifiedOn: '5.10.0',
      things: {
        jwtVerify: {
          call: {
            op: {
              ...jwtVerify,
              checks: {
                ...checks,
                // An empty text counted as none.
                issuer: { at: '2.issuer', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['iss', 'issuers'] },
                audience: {
                  at: '2.audience',
                  rows: [['falsy', 'disabled', 'emptyValue']],
                  misspelt: ['aud', 'audiences'],
                },
              },
            },
          },
        },
      },
    },
  ],
  verifiedOn: '6.2.18',
};

export default library;
