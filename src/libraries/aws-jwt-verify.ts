import type { CheckModel, Checks, Library, Op, Place, Thing } from '../model/vocabulary.ts';

/** What must be expected cannot be left out; `null` says that anything will do. */
const demanded = (at: Place): CheckModel => ({
  at,
  rows: [[{ is: [null] }, 'disabled', 'switchedOff']],
  absent: 'enforced',
  refuses: true,
});

const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: 'fixed',
  issuer: demanded('0.issuer'),
  audience: demanded('0.audience'),
  expiry: 'fixed',
  notBefore: 'fixed',
};

const create = (own: Checks): Thing => ({
  members: {
    create: {
      call: { gives: '#verifier', op: { kind: 'verify', answer: { how: 'throws', async: 'promise' }, checks: own } },
    },
  },
});

const verify: Op = { kind: 'verify', token: '0', claims: [''], answer: { how: 'throws', async: 'promise' } };

const library: Library = {
  name: 'aws-jwt-verify',
  exports: {
    members: {
      // The user pool is the issuer.
      CognitoJwtVerifier: create({ ...checks, issuer: 'fixed', audience: demanded('0.clientId') }),
      JwtVerifier: '#JwtVerifier',
      JwtRsaVerifier: '#JwtVerifier',
      AlbJwtVerifier: { members: { create: { call: { gives: '#verifier' } } } },
    },
  },
  subpaths: {
    jwt: {
      members: {
        decomposeUnverifiedJwt: { call: { op: { kind: 'decode', token: '0', claims: ['payload'], header: 'header' } } },
      },
    },
  },
  things: {
    JwtVerifier: create(checks),
    verifier: {
      members: {
        verify: { call: { op: verify } },
        verifySync: { call: { op: { ...verify, answer: { how: 'throws' } } } },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '5.2.1',
};

export default library;
