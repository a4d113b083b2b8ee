import type { CheckModel, Checks, Library, Op, Place, Root } from '../model/vocabulary.ts';

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
      rows: [['falsy', 'disabled', 'emptyValue']],
      misspelt: ['issuer', 'allowedIss'],
    },
    audience: {
      at: option('aud'),
      rows: [['falsy', 'disabled', 'emptyValue']],
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
  claims: [''],
  answer: { how: 'throws', async: 'promise' },
  checks: {
    ...claimChecks('2'),
    // The third argument is the algorithm, or options with the algorithm among them.
    algorithms: { at: ['2.alg', '2'], rows: [['object', 'absent']], takes: 'text', refuses: true },
  },
};

const jwt: Op = {
  kind: 'verify',
  key: '0.secret',
  answer: { how: 'middleware' },
  checks: { ...claimChecks('0.verification'), algorithms: { at: '0.alg', takes: 'text', refuses: true } },
};

/** Up to 4.11.3, HS256 stood where no algorithm was written. */
const HS256_BY_DEFAULT = { absent: 'enforced', takes: 'text' } as const;

const library: Library = {
  name: 'hono',
  modules: ['@hono/hono'],
  exports: {},
  subpaths: {
    jwt: { members: { verify: '#verify', sign: '#sign', decode: '#decode', jwt: '#jwt' } },
    'utils/jwt': { members: { Jwt: { members: { verify: '#verify', sign: '#sign', decode: '#decode' } } } },
  },
  things: {
    verify: { call: { op: verify } },
    jwt: { call: { op: jwt } },
    sign: {
      call: {
        op: { kind: 'sign', payload: '0', key: '1', issues: { algorithms: { at: '2', absent: 'HS256' } } },
      },
    },
    decode: { call: { op: { kind: 'decode', token: '0', claims: ['payload'], header: 'header' } } },
  },
  versions: [
    {
      below: '4.11.4',
      verifiedOn: '4.11.3',
      things: {
        verify: {
          call: {
            op: {
              ...verify,
              checks: {
                ...verify.checks,
                algorithms: { at: ['2.alg', '2'], rows: [['object', 'enforced']], ...HS256_BY_DEFAULT },
              },
            },
          },
        },
        jwt: { call: { op: { ...jwt, checks: { ...jwt.checks, algorithms: { at: '0.alg', ...HS256_BY_DEFAULT } } } } },
      },
    },
  ],
  runtime: 'server',
  verifiedOn: '4.13.19',
};

export default library;
