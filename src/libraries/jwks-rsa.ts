import type { Library, Op, Thing, Use } from '../model/vocabulary.ts';

/** `strictSsl` is what version 1 had. An agent is what it is made from. */
const keySet: Op = {
  kind: 'keySet',
  address: '0.jwksUri',
  checks: {
    certificate: {
      at: ['0.requestAgent.rejectUnauthorized', '0.strictSsl'],
      rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
      absent: 'enforced',
    },
  },
};
const client: Use = { op: keySet, gives: '#client' };
/** Made for the key option of another library: it looks `kid` up in the set, and gives no key for HMAC. */
const resolver: Thing = { call: { op: keySet, gives: '#resolver' } };
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
