import { claim } from '../model/times.ts';
import type { Library, Op, Place, Ref, Thing } from '../model/vocabulary.ts';
import { dateless, joseTime } from './jose/times.ts';
import {
  beforeEmpty,
  beforeRequired,
  checks,
  decodeUnsecured,
  decryptBeforeEmpty,
  decryptChecks,
  jwtDecrypt,
  jwtVerify,
  legacyVerify,
  profileVerify,
  signatureOnly,
} from './jose/verifiers.ts';

const signs = {
  kind: 'sign',
  payload: '0',
  key: '1',
  expires: { at: [{ at: '2.expiresIn', strings: true }, claim('0.exp')] },
  issues: {
    algorithms: { at: '2.algorithm' },
    issuer: { at: '2.issuer' },
    audience: { at: '2.audience' },
    subject: { at: '2.subject' },
  },
} as const satisfies Op;

/** What signs bytes, whatever they say. */
const bytesSigner = (key: Place): Thing => ({
  fluent: true,
  members: {
    sign: {
      call: {
        op: {
          kind: 'sign',
          payload: 'self.0',
          key,
          issues: { algorithms: { at: 'step.setProtectedHeader.0.alg' } },
        },
      },
    },
  },
});

/** @param time how a moment may be written */
const signer = (time: typeof joseTime): Thing => ({
  fluent: true,
  members: {
    sign: {
      call: {
        op: {
          kind: 'sign',
          payload: 'self.0',
          key: '0',
          expires: { at: [time('step.setExpirationTime.0'), claim('self.0.exp')] },
          times: [time('step.setNotBefore.0'), time('step.setIssuedAt.0')],
          issues: {
            algorithms: { at: 'step.setProtectedHeader.0.alg' },
            issuer: { at: 'step.setIssuer.0' },
            audience: { at: 'step.setAudience.0' },
            subject: { at: 'step.setSubject.0' },
          },
        },
      },
    },
  },
});

/** What is encrypted can be read by nobody else: the payload is of no concern here. */
const encrypter = (time: typeof joseTime): Thing => ({
  fluent: true,
  members: {
    encrypt: {
      call: {
        op: { kind: 'sign', key: '0', expires: { at: [time('step.setExpirationTime.0'), claim('self.0.exp')] } },
      },
    },
  },
});

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
      createLocalJWKSet: '#createLocalJWKSet',
      importSPKI: '#publicKey',
      importX509: '#publicKey',
      // A key is what it is made from.
      importPKCS8: '#imported',
      importJWK: '#imported',
      generateKeyPair: { call: { op: { kind: 'makeKey', size: { at: '1.modulusLength', in: 'bits', least: 2048 } } } },
      base64url: { members: { decode: '#imported' } },
      EmbeddedJWK: '#EmbeddedJWK',
      SignJWT: '#SignJWT',
      EncryptJWT: '#EncryptJWT',
      UnsecuredJWT: '#UnsecuredJWT',
      CompactSign: '#CompactSign',
      FlattenedSign: '#CompactSign',
      GeneralSign: '#GeneralSign',
      JWT: '#JWT',
      JWS: '#JWS',
      JWK: {
        members: {
          asKey: '#imported',
          None: { key: 'none' },
          EmbeddedJWK: '#EmbeddedJWK',
          EmbeddedX5C: '#EmbeddedJWK',
        },
      },
      JWKS: {
        members: { asKeyStore: '#createLocalJWKSet', KeyStore: { new: { op: { kind: 'keySet' }, gives: '#keys' } } },
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
    'jwk/embedded': module('EmbeddedJWK', '#EmbeddedJWK'),
    'jwks/remote': module('createRemoteJWKSet', '#createRemoteJWKSet'),
    'jwks/local': module('createLocalJWKSet', '#createLocalJWKSet'),
    'util/decode_protected_header': module('decodeProtectedHeader', '#decodeProtectedHeader'),
    'decode/protected_header': module('decodeProtectedHeader', '#decodeProtectedHeader'),
  },
  things: {
    jwtVerify: { call: { op: jwtVerify } },
    jwtDecrypt: { call: { op: jwtDecrypt } },
    compactVerify: { call: { op: { ...jwtVerify, checks: signatureOnly } } },
    decodeJwt: { call: { op: { kind: 'decode', instead: 'jwtVerify', token: '0', claims: [''], mistakenKey: '1' } } },
    decodeProtectedHeader: { call: { op: { kind: 'header', token: '0', claims: [], header: '' } } },
    EmbeddedJWK: { key: 'embedded' },
    createRemoteJWKSet: { call: { op: { kind: 'keySet', address: '0' }, gives: '#keys' } },
    createLocalJWKSet: keySet,
    keys: { call: {} },
    publicKey,
    imported: { call: { gives: '$0' } },
    SignJWT: { new: { gives: '#signer' } },
    UnsecuredJWT: { new: { gives: '#unsecured' }, members: { decode: { call: { op: decodeUnsecured } } } },
    unsecured: {
      fluent: true,
      members: {
        encode: { call: { op: { kind: 'sign', payload: 'self.0', issues: { algorithms: { absent: 'none' } } } } },
      },
    },
    signer: signer(joseTime),
    EncryptJWT: { new: { gives: '#encrypter' } },
    encrypter: encrypter(joseTime),
    CompactSign: { new: { gives: '#bytesSigner' } },
    bytesSigner: bytesSigner('0'),
    GeneralSign: { new: { gives: '#generalSigner' } },
    generalSigner: bytesSigner('step.addSignature.0'),
    JWT: {
      members: {
        verify: { call: { op: legacyVerify } },
        IdToken: { members: { verify: '#profile' } },
        AccessToken: { members: { verify: '#accessToken' } },
        LogoutToken: { members: { verify: '#logoutToken' } },
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
    accessToken: { call: { op: { ...profileVerify, checks: { ...profileVerify.checks, type: 'fixed' } } } },
    logoutToken: {
      call: { op: { ...profileVerify, checks: { ...profileVerify.checks, lifetime: { at: '2.maxTokenAge' } } } },
    },
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
        // An unset variable of the environment is a key of no length.
        jwtVerify: { call: { op: { ...jwtVerify, acceptsEmptyKey: true, checks: { ...checks, ...beforeEmpty } } } },
        jwtDecrypt: { call: { op: { ...jwtDecrypt, checks: { ...decryptChecks, ...decryptBeforeEmpty } } } },
      },
    },
    {
      below: '5.0.0',
      verifiedOn: '4.15.9',
      things: { signer: signer(dateless), encrypter: encrypter(dateless) },
    },
    {
      below: '4.0.0',
      verifiedOn: '3.20.4',
      things: {
        jwtVerify: { call: { op: { ...jwtVerify, checks: { ...checks, ...beforeEmpty, ...beforeRequired } } } },
        jwtDecrypt: {
          call: { op: { ...jwtDecrypt, checks: { ...decryptChecks, ...decryptBeforeEmpty, ...beforeRequired } } },
        },
      },
    },
  ],
  verifiedOn: '6.2.18',
};

export default library;
