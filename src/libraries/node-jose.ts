import type { Checks, Library, Thing } from '../model/vocabulary.ts';

/**
 * The signature alone is looked at. The options of one verifier become the defaults of every verifier that is made after it in the
 * process, for better or worse.
 */
const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: { at: '1.algorithms', misspelt: ['algorithm', 'alg', 'algs'] },
  issuer: 'byHand',
  audience: 'byHand',
  expiry: 'byHand',
  notBefore: 'byHand',
};

const keySet: Thing = { call: { op: { kind: 'keySet' }, gives: '#keys' } };

const library: Library = {
  name: 'node-jose',
  exports: {
    members: {
      JWS: {
        members: {
          createVerify: {
            call: {
              gives: '#verifier',
              op: { kind: 'verify', key: '0', answer: { how: 'throws', async: 'promise' }, checks },
            },
          },
          createSign: { call: { gives: '#signer' } },
        },
      },
      JWK: { members: { asKeyStore: keySet, createKeyStore: keySet } },
    },
  },
  things: {
    keys: {},
    verifier: {
      members: {
        verify: { call: { op: { kind: 'verify', token: '0', claims: ['payload'], header: 'header' } } },
      },
    },
    signer: {
      fluent: true,
      members: {
        final: { call: { op: { kind: 'sign', payload: 'step.update.0', key: ['self.1', 'self.0'] } } },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '2.2.0',
};

export default library;
