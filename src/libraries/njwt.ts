import { claim } from '../model/times.ts';
import type { Checks, Library, Op, TimePlace } from '../model/vocabulary.ts';

const checks: Checks = {
  signature: 'fixed',
  // Called with the token alone, it takes unsigned tokens, and only those.
  unsigned: { at: ['2', '1'], rows: [[{ is: ['none'] }, 'disabled', 'takesNone']], absent: 'disabled', called: 'key' },
  algorithms: { at: '2', absent: 'enforced', called: 'algorithm', takes: 'string' },
  issuer: 'byCaller',
  audience: 'byCaller',
  expiry: 'fixed',
  notBefore: 'fixed',
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  acceptsEmptyKey: true,
  callback: { at: ['3', '2'], claims: 1 },
  claims: ['body'],
  header: 'header',
  // Whatever is wrong with the token, once its claims can be read: also where nobody has looked at the signature yet.
  answer: { kind: 'throws', claimsOfError: 'parsedBody' },
  checks,
};

/** The callback is taken off before the arguments are counted: with a token and a callback it is the token alone. */
const verifyUnsigned: Op = {
  kind: 'verify',
  token: '0',
  callback: { at: '1', claims: 1 },
  claims: ['body'],
  header: 'header',
  answer: { kind: 'throws', async: 'callback' },
  checks: { ...checks, signature: 'byCaller', unsigned: 'byCaller', algorithms: 'fixed' },
};

/** What `new Date` takes. */
const expiration: TimePlace = { at: 'step.setExpiration.0', number: 'epochMilliseconds', dates: true };

const library: Library = {
  name: 'njwt',
  exports: {
    members: {
      verify: {
        call: [{ when: { '1': 'function' }, op: verifyUnsigned }, { op: verify }],
      },
      createVerifier: { call: { gives: '#verifier' } },
      Verifier: { new: { gives: '#verifier' }, call: { gives: '#verifier' } },
      create: { call: { gives: '#jwt' } },
      Jwt: { new: { gives: '#bareJwt' }, call: { gives: '#bareJwt' } },
    },
  },
  things: {
    verifier: {
      fluent: true,
      members: {
        verify: {
          call: {
            op: {
              ...verify,
              key: ['step.setSigningKey.0', 'step.withKeyResolver.0', 'step.setKeyResolver.0'],
              callback: { at: '1', claims: 1 },
              checks: {
                ...checks,
                unsigned: {
                  at: 'step.setSigningAlgorithm.0',
                  rows: [[{ is: ['none'] }, 'disabled', 'takesNone']],
                  absent: 'enforced',
                },
                algorithms: {
                  at: 'step.setSigningAlgorithm.0',
                  absent: 'enforced',
                  called: 'setSigningAlgorithm',
                  takes: 'string',
                },
              },
            },
          },
        },
      },
    },
    jwt: {
      fluent: true,
      members: {
        compact: {
          call: {
            op: {
              kind: 'sign',
              payload: 'self.0',
              key: 'self.1',
              // It overwrites the claim with an hour from now; a text is taken for a date, and is none mostly.
              expires: { at: [expiration], absent: 3600 },
              issues: { algorithms: { at: 'self.2', absent: 'HS256' }, issuer: { at: 'step.setIssuer.0' } },
            },
          },
        },
      },
    },
    // Without `create`, a token is unsigned until it is given an algorithm and a key.
    bareJwt: {
      fluent: true,
      members: {
        compact: {
          call: {
            op: {
              kind: 'sign',
              payload: 'self.0',
              key: 'step.setSigningKey.0',
              expires: { at: [expiration, claim('self.0.exp')] },
              issues: { algorithms: { at: 'step.setSigningAlgorithm.0' }, issuer: { at: 'step.setIssuer.0' } },
            },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '2.0.1',
};

export default library;
