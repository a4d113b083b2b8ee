import type { Library, Op } from '../model/vocabulary.ts';

const decode: Op = {
  kind: 'verify',
  key: '0',
  token: '1',
  callback: { at: ['3', '2'], claims: 1 },
  claims: ['value'],
  header: 'header',
  // The answer holds the claims beside the error, forged or not.
  answer: { how: 'errors', async: 'either' },
  checks: {
    signature: 'fixed',
    unsigned: 'fixed',
    algorithms: { at: '2.algorithms', misspelt: ['algorithm', 'alg'] },
    issuer: 'byHand',
    audience: 'byHand',
    expiry: 'byHand',
    notBefore: 'byHand',
  },
};

const library: Library = {
  name: 'json-web-token',
  exports: { members: { decode: '#decode', encode: '#encode' } },
  things: {
    decode: { call: { op: decode } },
    encode: {
      call: {
        op: { kind: 'sign', key: '0', payload: '1', issues: { algorithms: { at: '2', absent: 'HS256' } } },
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
      things: { decode: { call: { op: { ...decode, checks: { ...decode.checks, algorithms: 'byHand' } } } } },
    },
  ],
};

export default library;
