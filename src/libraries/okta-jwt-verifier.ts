import type { Checks, Library, Op } from '../model/vocabulary.ts';

/** Issuer and algorithm (RS256) are fixed by the constructor, and the audience is an argument that cannot be left out. */
const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: 'fixed',
  issuer: 'fixed',
  audience: { at: '1', absent: 'enforced', rejects: true },
  expiry: 'fixed',
  notBefore: 'fixed',
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  claims: ['claims'],
  header: 'header',
  answer: { kind: 'throws', async: 'promise' },
  checks,
};

/** The keys are those of the issuer, which has to be `https:` unless a test says otherwise. */
const maker: Op = {
  kind: 'keySet',
  address: ['0.jwksUri', '0.issuer'],
  checks: {
    certificate: {
      at: '0.testing.disableHttpsCheck',
      rows: [['truthy', 'disabled', 'switchedOff']],
      absent: 'enforced',
    },
  },
};

const library: Library = {
  name: '@okta/jwt-verifier',
  exports: { new: { op: maker, gives: '#verifier' } },
  things: {
    verifier: { members: { verifyAccessToken: { call: { op: verify } }, verifyIdToken: { call: { op: verify } } } },
  },
  runtime: 'server',
  verifiedOn: '4.0.2',
};

export default library;
