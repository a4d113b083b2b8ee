import type { Library, Thing } from '../model/vocabulary.ts';

/** `domain` says whose keys are fetched. */
const key: Thing = {
  call: {
    op: {
      kind: 'publicKey',
      address: '0.domain',
      checks: { issuer: { at: ['self.0.issuersWhitelist', 'self.0.checkIssuer', 'self.0.allowedDomains'] } },
    },
  },
};

const library: Library = {
  name: 'get-jwks',
  exports: { call: { op: { kind: 'keySet' }, gives: '#keys' } },
  things: { keys: { members: { getPublicKey: key, getJwk: key } } },
  runtime: 'server',
  verifiedOn: '11.0.3',
};

export default library;
