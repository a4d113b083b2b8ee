import { claim } from '../model/times.ts';
import type { Library, Op } from '../model/vocabulary.ts';

const decode: Op = {
  kind: 'verify',
  key: '0',
  refusesPublicSecret: 'pem',
  token: '1',
  // Version 3 called back. Version 4 has its options there, and calls nothing.
  callback: { at: '2', claims: 1 },
  claims: ['value'],
  header: 'header',
  // The answer holds the claims beside the error, forged or not.
  answer: { kind: 'errors', withClaims: true },
  checks: {
    signature: 'fixed',
    unsigned: 'fixed',
    algorithms: {
      at: '2.algorithms',
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        // Any algorithm whose name stands somewhere in the text.
        ['string', 'ineffective', 'notAnArray'],
      ],
      misspelt: ['algorithm', 'alg', 'algs'],
    },
    issuer: 'byCaller',
    audience: 'byCaller',
    expiry: 'byCaller',
    notBefore: 'byCaller',
  },
};

const library: Library = {
  name: 'json-web-token',
  exports: { members: { decode: '#decode', encode: '#encode' } },
  things: {
    decode: { call: { op: decode } },
    encode: {
      call: {
        op: {
          kind: 'sign',
          key: '0',
          payload: '1',
          expires: { at: [claim('1.payload.exp'), claim('1.exp')] },
          issues: { algorithms: { at: '2', absent: 'HS256' } },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '4.0.1',
  versions: [
    {
      below: '4.0.0',
      verifiedOn: '3.2.0',
      // The header of the token chose among HMAC and RSA, and there was no option against it: CVE-2023-48238.
      things: {
        decode: {
          call: {
            op: {
              ...decode,
              answer: { kind: 'errors', withClaims: true },
              checks: { ...decode.checks, algorithms: 'byCaller' },
            },
          },
        },
      },
    },
  ],
};

export default library;
