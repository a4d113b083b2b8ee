import { jsonwebtokenChecks } from './jsonwebtoken.ts';
import type { Checks, Library, Thing } from '../model/vocabulary.ts';

const options = jsonwebtokenChecks('0.tokenVerification');

const checks: Checks = {
  ...options,
  // RS256 and HS256 by default; an object replaces that as a whole, with jsonwebtoken's own choice by the key.
  algorithms: {
    at: ['0.tokenVerification.algorithms', '0.tokenVerification'],
    rows: [
      ['string', 'ineffective', 'notAList'],
      ['object', 'absent'],
    ],
    absent: 'enforced',
  },
};

const keySet: Thing = { call: { op: { kind: 'keySet' }, gives: '#keys' } };

const library: Library = {
  name: '@graphql-yoga/plugin-jwt',
  exports: {
    members: {
      useJWT: {
        call: { op: { kind: 'verify', key: '0.signingKeyProviders', answer: { how: 'middleware' }, checks } },
      },
      createRemoteJwksSigningKeyProvider: keySet,
    },
  },
  things: { keys: {} },
  runtime: 'server',
  verifiedOn: '3.18.1',
};

export default library;
