import type { Library, Thing, Use } from '../model/vocabulary.ts';

const client: Use = { op: { kind: 'keySet' }, gives: '#client' };
/** Made for the key option of another library: it looks `kid` up in the set, and gives no key for HMAC. */
const resolver: Thing = { call: { op: { kind: 'keySet' }, gives: '#resolver' } };
const key: Thing = { call: { op: { kind: 'publicKey' }, gives: '#signingKey' } };

const library: Library = {
  name: 'jwks-rsa',
  exports: {
    call: client,
    members: {
      JwksClient: { new: client },
      expressJwtSecret: resolver,
      hapiJwt2Key: resolver,
      hapiJwt2KeyAsync: resolver,
      koaJwtSecret: resolver,
      passportJwtSecret: resolver,
    },
  },
  things: {
    // `getSigningKeyAsync` is what version 1 had beside the callback.
    client: {
      members: {
        getSigningKey: key,
        getSigningKeyAsync: key,
        getSigningKeys: { call: { op: { kind: 'keySet' } } },
        getKeys: { call: { op: { kind: 'keySet' } } },
      },
    },
    resolver: {},
    signingKey: { members: { getPublicKey: { call: { op: { kind: 'publicKey' } } } } },
  },
  runtime: 'server',
  verifiedOn: '4.1.0',
};

export default library;
