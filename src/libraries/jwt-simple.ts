import { claim } from '../model/times.ts';
import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: 'jwt-simple',
  exports: { members: { decode: '#decode', encode: '#encode' } },
  things: {
    decode: {
      call: {
        op: {
          kind: 'verify',
          token: '0',
          key: '1',
          acceptsEmptyKey: true,
          claims: [''],
          checks: {
            // `noVerify`: the algorithm in this slot, or options, have the same effect.
            signature: {
              at: '2',
              called: 'noVerify',
              rows: [
                ['string', 'ineffective', 'decodesOnly'],
                ['truthy', 'disabled', 'decodesOnly'],
              ],
              absent: 'enforced',
            },
            unsigned: 'fixed',
            // Where none is named, the header of the token chooses among the HMACs and RS256.
            algorithms: {
              at: '3',
              called: 'algorithm',
              rows: [['falsy', 'disabled', 'emptyValue']],
              takes: 'string',
            },
            issuer: 'byCaller',
            audience: 'byCaller',
            expiry: 'fixed',
            notBefore: 'fixed',
          },
        },
      },
    },
    encode: {
      call: {
        op: {
          kind: 'sign',
          payload: '0',
          key: '1',
          expires: { at: [claim('0.exp')] },
          issues: { algorithms: { at: '2', absent: 'HS256' } },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '0.5.6',
};

export default library;
