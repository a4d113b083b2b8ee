import { claim } from '../model/times.ts';
import type { CheckModel, Checks, Library, Op, Place, Root, Thing } from '../model/vocabulary.ts';

/** @param at where the claims to expect are written */
function claimChecks(at: Place): Checks {
  const option = (name: string): Place => `${at as Root}.${name}`;
  const time = (name: string): CheckModel => ({
    at: option(name),
    rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
    absent: 'enforced',
  });
  return {
    signature: 'fixed',
    unsigned: 'fixed',
    issuer: {
      at: option('iss'),
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        ['unanchored', 'ineffective', 'matchesParts'],
      ],
      misspelt: ['issuer', 'allowedIss'],
    },
    audience: {
      at: option('aud'),
      rows: [
        ['falsy', 'disabled', 'emptyValue'],
        ['unanchored', 'ineffective', 'matchesParts'],
      ],
      misspelt: ['audience', 'allowedAud'],
    },
    expiry: time('exp'),
    notBefore: time('nbf'),
  };
}

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  refusesPublicSecret: 'always',
  claims: [''],
  answer: { kind: 'throws', async: 'promise' },
  checks: {
    ...claimChecks('2'),
    // The third argument is the algorithm, or options with the algorithm among them.
    algorithms: { at: ['2.alg', '2'], rows: [['object', 'absent']], takes: 'string', rejects: true },
  },
};

const jwt: Op = {
  kind: 'verify',
  key: '0.secret',
  refusesPublicSecret: 'always',
  answer: { kind: 'middleware' },
  checks: { ...claimChecks('0.verification'), algorithms: { at: '0.alg', takes: 'string', rejects: true } },
};

/** Key sets are asymmetric, and the list of algorithms cannot be left out. */
const verifyWithJwks: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.keys', '1.jwks_uri'],
  address: '1.jwks_uri',
  claims: [''],
  answer: { kind: 'throws', async: 'promise' },
  checks: { ...claimChecks('1.verification'), algorithms: { at: '1.allowedAlgorithms', rejects: true } },
};

const jwk: Op = {
  kind: 'verify',
  key: ['0.keys', '0.jwks_uri'],
  address: '0.jwks_uri',
  answer: { kind: 'middleware' },
  checks: {
    ...claimChecks('0.verification'),
    algorithms: { at: '0.alg', rejects: true },
    presence: { at: '0.allow_anon', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
  },
};

/** Up to 4.11.3, HS256 stood where no algorithm was written, and a key of a set could be used with any that fits. */
const beforeAlgorithms = {
  verify: {
    ...verify.checks,
    algorithms: { at: ['2.alg', '2'], rows: [['object', 'enforced']], absent: 'enforced', takes: 'string' },
  },
  jwt: { ...jwt.checks, algorithms: { at: '0.alg', absent: 'enforced', takes: 'string' } },
  verifyWithJwks: { ...verifyWithJwks.checks, algorithms: 'byCaller' },
  jwk: { ...jwk.checks, algorithms: 'byCaller' },
} as const satisfies Readonly<Record<string, Checks>>;

/** Up to 4.10.1, whatever said which audience to expect was not read: CVE-2025-62610. */
const beforeAudience = { audience: 'byCaller' } as const;

/** In 4.6, the third argument was a text, and no claim but the times was looked at. */
const beforeOptions = {
  algorithms: { at: '2', absent: 'enforced', takes: 'string', called: 'alg' },
  issuer: 'byCaller',
  audience: 'byCaller',
  expiry: 'fixed',
  notBefore: 'fixed',
} as const satisfies Checks;

const older = (op: Op, checks: Checks): Thing => ({ call: { op: { ...op, checks } } });

const utilities: Thing = {
  members: {
    verify: '#verify',
    verifyWithJwks: '#verifyWithJwks',
    verifyFromJwks: '#verifyWithJwks',
    sign: '#sign',
    decode: '#decode',
    decodeHeader: { call: { op: { kind: 'header', token: '0', claims: [], header: '' } } },
  },
};

const library: Library = {
  name: 'hono',
  modules: ['@hono/hono'],
  exports: {},
  subpaths: {
    jwt: { members: { ...utilities.members, jwt: '#jwt' } },
    jwk: { members: { jwk: '#jwk' } },
    'utils/jwt': { members: { Jwt: utilities } },
    'utils/jwt/jwt': utilities,
  },
  things: {
    verify: { call: { op: verify } },
    verifyWithJwks: { call: { op: verifyWithJwks } },
    jwt: { call: { op: jwt } },
    jwk: { call: { op: jwk } },
    sign: {
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
    decode: { call: { op: { kind: 'decode', instead: 'verify', token: '0', claims: ['payload'], header: 'header' } } },
  },
  versions: [
    {
      below: '4.11.4',
      verifiedOn: '4.11.3',
      things: {
        verify: older(verify, beforeAlgorithms.verify),
        verifyWithJwks: older(verifyWithJwks, beforeAlgorithms.verifyWithJwks),
        jwt: older(jwt, beforeAlgorithms.jwt),
        jwk: older(jwk, beforeAlgorithms.jwk),
      },
    },
    {
      below: '4.10.2',
      verifiedOn: '4.10.1',
      things: {
        verify: older(verify, { ...beforeAlgorithms.verify, ...beforeAudience }),
        verifyWithJwks: older(verifyWithJwks, { ...beforeAlgorithms.verifyWithJwks, ...beforeAudience }),
        jwt: older(jwt, { ...beforeAlgorithms.jwt, ...beforeAudience }),
        jwk: older(jwk, { ...beforeAlgorithms.jwk, ...beforeAudience }),
      },
    },
    {
      below: '4.7.0',
      verifiedOn: '4.6.20',
      things: {
        verify: older(verify, { ...beforeAlgorithms.verify, ...beforeOptions }),
        jwt: older(jwt, {
          ...beforeOptions,
          ...beforeAlgorithms.jwt,
          issuer: 'byCaller',
          audience: 'byCaller',
          expiry: 'fixed',
          notBefore: 'fixed',
        }),
      },
    },
  ],
  runtime: 'server',
  verifiedOn: '4.13.19',
};

export default library;
