import type { Answer, CheckModel, Checks, Library, Op, Place, Thing } from '../model/vocabulary.ts';

/** What must be expected cannot be left out; `null` says that anything will do. */
const demanded = (at: Place): CheckModel => ({
  at,
  rows: [[{ is: [null] }, 'disabled', 'switchedOff']],
  absent: 'enforced',
  rejects: true,
});

/** What the second argument of a verification says goes over what the verifier was made with. */
const overridden = (name: string): CheckModel => ({
  at: `1.${name}` as Place,
  rows: [[{ is: [null] }, 'disabled', 'switchedOff']],
  absent: 'enforced',
});

/** Asymmetric algorithms alone, and of these the one that the key set names for the key. */
const always: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: 'fixed',
  expiry: 'fixed',
  notBefore: 'fixed',
};

const throws: Answer = { kind: 'throws' };
const rejects: Answer = { kind: 'throws', async: 'promise' };

const create = (
  gives: '#alb' | '#cognito' | '#verifier',
  issuer: CheckModel,
  audience: CheckModel,
  further: Checks = {},
): Thing => ({
  members: {
    create: {
      call: { gives, op: { kind: 'verify', answer: rejects, checks: { ...always, issuer, audience, ...further } } },
    },
  },
});

/** The product has checks of its own only where something is overridden. */
function verifier(issuer: CheckModel, audience: CheckModel): Thing {
  const method = (answer: Answer): Thing => {
    const op: Op = { kind: 'verify', token: '0', claims: [''], answer };
    return { call: [{ when: { '1': 'present' }, op: { ...op, checks: { ...always, issuer, audience } } }, { op }] };
  };
  return { members: { verify: method(rejects), verifySync: method(throws) } };
}

const verifyJwt: Op = {
  kind: 'verify',
  token: '0',
  claims: [''],
  answer: rejects,
  checks: { ...always, issuer: demanded('2.issuer'), audience: demanded('2.audience') },
};

const verifiers = { JwtVerifier: '#JwtVerifier', JwtRsaVerifier: '#JwtVerifier' } as const;
const functions = { verifyJwt: '#verifyJwt', verifyJwtSync: '#verifyJwtSync' } as const;

const library: Library = {
  name: 'aws-jwt-verify',
  exports: {
    members: { ...verifiers, CognitoJwtVerifier: '#CognitoJwtVerifier', AlbJwtVerifier: '#AlbJwtVerifier' },
  },
  subpaths: {
    'jwt-verifier': { members: { ...verifiers, ...functions } },
    // Up to version 4 it was called that, and up to version 3 the decoder had a name that says less.
    'jwt-rsa': { members: { ...verifiers, ...functions } },
    'cognito-verifier': { members: { CognitoJwtVerifier: '#CognitoJwtVerifier' } },
    'alb-verifier': { members: { AlbJwtVerifier: '#AlbJwtVerifier' } },
    jwt: { members: { decomposeUnverifiedJwt: '#decompose', decomposeJwt: '#decompose' } },
  },
  things: {
    // The user pool is the issuer. An access token has no `aud`: its client is `client_id`.
    CognitoJwtVerifier: create('#cognito', 'fixed', demanded('0.clientId'), {
      type: demanded('0.tokenUse'),
    }),
    cognito: verifier('fixed', overridden('clientId')),
    JwtVerifier: create('#verifier', demanded('0.issuer'), demanded('0.audience')),
    verifier: verifier(overridden('issuer'), overridden('audience')),
    // A load balancer writes the client that a token is for into the header.
    AlbJwtVerifier: create('#alb', demanded('0.issuer'), demanded('0.clientId')),
    alb: verifier(overridden('issuer'), overridden('clientId')),
    verifyJwt: { call: { op: verifyJwt } },
    verifyJwtSync: { call: { op: { ...verifyJwt, key: '1', answer: throws } } },
    decompose: {
      call: {
        op: {
          kind: 'decode',
          instead: 'JwtVerifier.create(…).verify',
          token: '0',
          claims: ['payload'],
          header: 'header',
        },
      },
    },
  },
  verifiedOn: '5.2.1',
};

export default library;
