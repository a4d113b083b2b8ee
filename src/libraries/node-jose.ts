import { claim } from '../model/times.ts';
import type { CheckPlace, Checks, Library, Op, Place, Thing } from '../model/vocabulary.ts';

/** @param at where options may stand, the ones that win first */
function verifies(at: readonly Place[], parts: Pick<Op, 'key' | 'token'>): Op {
  const option = (name: string): readonly Place[] => at.map((place): Place => `${place as '1'}.${name}`);
  const algorithms: CheckPlace = {
    at: option('algorithms'),
    rows: [
      [{ is: ['*'] }, 'disabled', 'switchedOff'],
      ['falsy', 'disabled', 'emptyValue'],
      ['emptyArray', 'disabled', 'emptyValue'],
    ],
    misspelt: ['algorithm', 'alg', 'algs'],
  };
  const checks: Checks = {
    // Whoever wrote the token then says with which key to check it.
    signature: {
      at: option('allowEmbeddedKey'),
      rows: [['truthy', 'disabled', 'tokensKey']],
      absent: 'enforced',
    },
    unsigned: 'fixed',
    algorithms,
    issuer: 'byCaller',
    audience: 'byCaller',
    expiry: 'byCaller',
    notBefore: 'byCaller',
  };
  return {
    kind: 'verify',
    ...parts,
    claims: ['payload'],
    header: 'header',
    answer: { kind: 'throws', async: 'promise' },
    checks,
  };
}

const keySet: Thing = { call: { op: { kind: 'keySet' }, gives: '#keys' } };
const parse: Thing = { call: { op: { kind: 'header', token: '0' }, gives: '#parsed' } };

/**
 * The signature alone is looked at. The options of one verifier become the defaults of every verifier that is made after it in the
 * process, for better or worse.
 */
const library: Library = {
  name: 'node-jose',
  exports: {
    members: {
      JWS: {
        members: { createVerify: '#createVerify', createSign: { call: { gives: '#signer' } } },
      },
      // A key is what it was made from.
      JWK: { members: { asKey: { call: { gives: '$0' } }, asKeyStore: keySet, createKeyStore: keySet } },
      parse: { ...parse, members: { compact: parse, json: parse } },
      canYouSee: '#createVerify',
    },
  },
  things: {
    keys: {},
    createVerify: { call: { gives: '#verifier' } },
    verifier: {
      members: { verify: { call: { op: verifies(['1', 'self.1'], { token: '0', key: 'self.0' }) } } },
    },
    parsed: {
      members: { perform: { call: { op: verifies(['1'], { token: 'self.0', key: '0' }) } } },
    },
    signer: {
      fluent: true,
      members: {
        final: {
          call: {
            op: {
              kind: 'sign',
              payload: ['step.update.0', '0'],
              key: ['self.1', 'self.1.key', 'self.0'],
              expires: { at: [claim('step.update.0.exp'), claim('0.exp')] },
              issues: { algorithms: { at: 'self.0.fields.alg' } },
            },
          },
        },
      },
    },
  },
  verifiedOn: '2.2.0',
};

export default library;
