import { createPublicKey, type KeyObject } from 'node:crypto';

import didJwt from '../../src/libraries/did-jwt.ts';
import { EC_PUBLIC_PEM, ecPrivateKey, NOW_S, strangerKey } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface Real {
  readonly verifyJWT: Call;
  readonly decodeJWT: Call;
  readonly createJWT: Call;
  ES256Signer(privateKey: Uint8Array): unknown;
}

const { verifyJWT, decodeJWT, createJWT, ES256Signer } = await load<Real>('did-jwt');

const DID = 'did:example:service';
const OTHER_DID = 'did:example:attacker';
const otherKey = strangerKey('ES256');

/** Whoever has a DID has a document with a key of their own. */
function documentOf(did: string): object {
  const key: KeyObject = did === OTHER_DID ? createPublicKey(otherKey) : createPublicKey(EC_PUBLIC_PEM);
  const method = {
    id: `${did}#key`,
    type: 'JsonWebKey2020',
    controller: did,
    publicKeyJwk: key.export({ format: 'jwk' }),
  };
  return { id: did, verificationMethod: [method], authentication: [method.id], assertionMethod: [method.id] };
}

const resolver = {
  resolve: (did: string) =>
    Promise.resolve({ didDocument: documentOf(did), didDocumentMetadata: {}, didResolutionMetadata: {} }),
};

const secret = Buffer.from(ecPrivateKey.export({ format: 'jwk' }).d ?? '', 'base64url');

prove({
  library: didJwt,
  versions: [
    {
      package: 'did-jwt',
      subjects: [
        {
          operation: 'verifyJWT',
          label: 'verifyJWT(token, options)',
          algorithm: 'ES256',
          base: { '1.resolver': resolver },
          // A token with an audience needs the option; what happens without either is what is looked at.
          claims: { iss: DID, aud: undefined },
          attacks: {
            algorithms: { algorithm: 'HS256' },
            issuer: {
              key: otherKey,
              claims: { iss: OTHER_DID, sub: 'user-1', iat: NOW_S - 60, exp: NOW_S + 600 },
            },
          },
          run: ({ args }) => verifyJWT(...args),
        },
        { operation: 'decodeJWT', label: 'decodeJWT(token)', run: ({ args }) => decodeJWT(...args) },
        {
          operation: 'createJWT',
          label: 'createJWT(payload, options)',
          base: { '1.issuer': DID, '1.signer': ES256Signer(secret), '1.alg': 'ES256' },
          run: ({ args: [payload, options] }) => createJWT(payload, options, { alg: 'ES256' }),
        },
      ],
    },
  ],
});
