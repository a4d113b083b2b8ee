import { jsonwebtokenChecks } from './jsonwebtoken.ts';
import type { Checks, Library, Thing } from '../model/vocabulary.ts';

const options = jsonwebtokenChecks('0.tokenVerification');

const checks: Checks = {
  ...options,
  // A provider that gives no key ends the request.
  unsigned: 'fixed',
  // RS256 and HS256 by default; an object replaces that as a whole, with jsonwebtoken's own choice by the key.
  algorithms: {
    at: ['0.tokenVerification.algorithms', '0.tokenVerification'],
    rows: [
      ['string', 'ineffective', 'notAnArray'],
      ['object', 'absent'],
    ],
    absent: 'enforced',
  },
  presence: { at: '0.reject.missingToken', rows: [[{ is: [false] }, 'disabled', 'switchedOff']], absent: 'enforced' },
};

const keySet: Thing = { call: { op: { kind: 'keySet', address: '0.jwksUri' }, gives: '#keys' } };

const library: Library = {
  name: '@graphql-yoga/plugin-jwt',
  exports: {
    members: {
      useJWT: {
        call: {
          op: {
            kind: 'verify',
            // The second spelling is that of the first versions, and still read.
            key: ['0.signingKeyProviders', '0.singingKeyProviders'],
            refusesPublicSecret: 'pem',
            // Of several, the first is the one that the file shows best.
            extractor: '0.tokenLookupLocations.0',
            answer: { kind: 'middleware' },
            checks,
          },
        },
      },
      createRemoteJwksSigningKeyProvider: keySet,
    },
  },
  things: { keys: {} },
  runtime: 'server',
  verifiedOn: '3.18.1',
};

export default library;
