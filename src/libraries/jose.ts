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

/**
 * What is encrypted with a shared secret can come from nobody else. To a public key anybody can encrypt, and then it is the
 * token inside that has to be verified.
 */
const decryptChecks: Checks = {
  ...checks,
  // How a token may be encrypted is for `keyManagementAlgorithms` to say.
  algorithms: 'byKey',
  issuer: { at: '2.issuer', absent: 'byKey' },
  audience: { at: '2.audience', absent: 'byKey' },
};

/** Up to version 5, an empty text counted as none. */
const beforeEmpty: Checks = {
  issuer: { at: '2.issuer', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['iss', 'issuers'] },
  audience: { at: '2.audience', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['aud', 'audiences'] },
};

const decryptBeforeEmpty: Checks = {
  issuer: { at: '2.issuer', rows: [['falsy', 'disabled', 'emptyValue']], absent: 'byKey' },
  audience: { at: '2.audience', rows: [['falsy', 'disabled', 'emptyValue']], absent: 'byKey' },
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

const jwtDecrypt: Op = { ...jwtVerify, checks: decryptChecks };

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

/** `JWT.IdToken.verify` and its kin do nothing without an issuer and an audience. */
const profileVerify: Op = {
  ...legacyVerify,
  checks: {
    ...legacyVerify.checks,
    issuer: { at: '2.issuer', refuses: true },
    audience: { at: '2.audience', refuses: true },
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

const legacyJwsSign: Thing = {
  call: { op: { kind: 'sign', payload: '0', key: '1', issues: { algorithms: { at: '2.alg' } } } },
};

/** Version 3 had a module for each function, which was its default export as well. */
const module = (name: string, denotes: Ref): Thing => ({ members: { [name]: denotes, default: denotes } });

const keySet: Thing = { call: { op: { kind: 'keySet' }, gives: '#keys' } };
const publicKey: Thing = { call: { op: { kind: 'publicKey' } } };
const publicKeys: Thing = { members: { importSPKI: '#publicKey', importX509: '#publicKey' } };

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
      EncryptJWT: '#EncryptJWT',
      UnsecuredJWT: '#UnsecuredJWT',
      CompactSign: '#CompactSign',
      FlattenedSign: '#CompactSign',
      GeneralSign: '#GeneralSign',
      JWT: '#JWT',
      JWS: '#JWS',
      // A key is what it was made from.
      JWK: { members: { asKey: { call: { gives: '$0' } } } },
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
    'jwt/encrypt': module('EncryptJWT', '#EncryptJWT'),
    'jwt/unsecured': module('UnsecuredJWT', '#UnsecuredJWT'),
    'jws/compact/verify': module('compactVerify', '#compactVerify'),
    'jws/flattened/verify': module('flattenedVerify', '#compactVerify'),
    'jws/general/verify': module('generalVerify', '#compactVerify'),
    'jws/compact/sign': module('CompactSign', '#CompactSign'),
    'jws/flattened/sign': module('FlattenedSign', '#CompactSign'),
    'jws/general/sign': module('GeneralSign', '#GeneralSign'),
    'key/import': publicKeys,
    'jwks/remote': module('createRemoteJWKSet', '#createRemoteJWKSet'),
    'jwks/local': module('createLocalJWKSet', '#createRemoteJWKSet'),
    'util/decode_protected_header': module('decodeProtectedHeader', '#decodeProtectedHeader'),
    'decode/protected_header': module('decodeProtectedHeader', '#decodeProtectedHeader'),
  },
  things: {
    jwtVerify: { call: { op: jwtVerify } },
    jwtDecrypt: { call: { op: jwtDecrypt } },
    compactVerify: { call: { op: { ...jwtVerify, checks: signatureOnly } } },
    decodeJwt: { call: { op: { kind: 'decode', instead: 'jwtVerify', token: '0', claims: [''], mistakenKey: '1' } } },
    decodeProtectedHeader: { call: { op: { kind: 'header', token: '0' } } },
    createRemoteJWKSet: keySet,
    keys: { call: {} },
    publicKey,
    SignJWT: { new: { gives: '#signer' } },
    UnsecuredJWT: {
      new: { gives: '#signer' },
      members: {
        decode: {
          call: { op: { kind: 'decode', instead: 'jwtVerify', token: '0', claims: ['payload'], header: 'header' } },
        },
      },
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
    EncryptJWT: { new: { gives: '#encrypter' } },
    // What is encrypted can be read by nobody else: the payload is of no concern here.
    encrypter: { fluent: true, members: { encrypt: { call: { op: { kind: 'sign', key: '0' } } } } },
    CompactSign: { new: { gives: '#bytesSigner' } },
    bytesSigner: {
      fluent: true,
      members: {
        sign: {
          call: {
            op: {
              kind: 'sign',
              payload: 'self.0',
              key: '0',
              issues: { algorithms: { at: 'step.setProtectedHeader.0.alg' } },
            },
          },
        },
      },
    },
    GeneralSign: { new: { gives: '#generalSigner' } },
    generalSigner: {
      fluent: true,
      members: {
        sign: {
          call: {
            op: {
              kind: 'sign',
              payload: 'self.0',
              key: 'step.addSignature.0',
              issues: { algorithms: { at: 'step.setProtectedHeader.0.alg' } },
            },
          },
        },
      },
    },
    JWT: {
      members: {
        verify: { call: { op: legacyVerify } },
        IdToken: { members: { verify: '#profile' } },
        AccessToken: { members: { verify: '#profile' } },
        LogoutToken: { members: { verify: '#profile' } },
        sign: { call: { op: signs } },
        decode: {
          call: {
            op: {
              kind: 'decode',
              instead: 'JWT.verify',
              token: '0',
              claims: ['', 'payload'],
              header: 'header',
              mistakenKey: '1',
            },
          },
        },
      },
    },
    profile: { call: { op: profileVerify } },
    JWS: {
      members: {
        verify: { call: { op: { ...legacyVerify, header: 'protected', checks: signatureOnly } } },
        sign: { ...legacyJwsSign, members: { flattened: legacyJwsSign, general: legacyJwsSign } },
        Sign: { new: { gives: '#legacySigner' } },
      },
    },
    legacySigner: {
      fluent: true,
      members: {
        sign: {
          call: {
            op: {
              kind: 'sign',
              payload: 'self.0',
              key: 'step.recipient.0',
              issues: { algorithms: { at: 'step.recipient.1.alg' } },
            },
          },
        },
      },
    },
  },
  versions: [
    {
      below: '6.0.0',
      verifiedOn: '5.10.0',
      things: {
        jwtVerify: { call: { op: { ...jwtVerify, checks: { ...checks, ...beforeEmpty } } } },
        jwtDecrypt: { call: { op: { ...jwtDecrypt, checks: { ...decryptChecks, ...decryptBeforeEmpty } } } },
      },
    },
  ],
  verifiedOn: '6.2.18',
};

export default library;
