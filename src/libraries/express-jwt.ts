import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';
import { jsonwebtokenChecks, jsonwebtokenNarrows, timespan } from './jsonwebtoken.ts';

/** The whole options object is handed to jsonwebtoken's verify. */
const options: Checks = {
  ...jsonwebtokenChecks('0'),
  // An expired token goes to `onExpired`, and on from there unless that throws; issuer and audience are not looked at then.
  expiry: {
    at: ['0.ignoreExpiration', '0.onExpired'],
    rows: [
      [{ is: [true, 1] }, 'disabled', 'switchedOff'],
      ['neverThrows', 'disabled', 'switchedOff'],
    ],
    absent: 'enforced',
  },
  presence: { at: '0.credentialsRequired', rows: [[{ is: [false] }, 'disabled', 'switchedOff']], absent: 'enforced' },
};

const checks: Checks = {
  ...options,
  unsigned: {
    at: '0.algorithms',
    rows: [[{ includes: 'none' }, 'disabled', 'takesNone']],
    absent: 'enforced',
    rejects: true,
  },
  // Without it, 6.0 and newer do not start.
  algorithms: { at: '0.algorithms', misspelt: ['algorithm', 'alg', 'algs'], rejects: true },
};

const { expiry } = jsonwebtokenChecks('0');
/** Up to version 7 there was no `onExpired`. */
const beforeOnExpired: Checks = expiry === undefined ? {} : { expiry };

const middleware: Op = {
  kind: 'verify',
  key: '0.secret',
  keyFunction: { header: '1.header', claims: ['1.payload'] },
  extractor: '0.getToken',
  times: [timespan('0.maxAge')],
  narrows: jsonwebtokenNarrows('0'),
  answer: { kind: 'middleware' },
  checks,
};

const exported = (op: Op): Thing => ({
  call: { op },
  members: { expressjwt: { call: { op } }, expressJwt: { call: { op } } },
});

const library: Library = {
  name: 'express-jwt',
  exports: exported({ ...middleware, refusesPublicSecret: 'pem' }),
  versions: [
    {
      below: '8.0.0',
      verifiedOn: '7.7.8',
      exports: exported({ ...middleware, checks: { ...checks, ...beforeOnExpired } }),
    },
    {
      below: '6.0.0',
      verifiedOn: '5.3.3',
      // CVE-2020-15084: the key decided.
      exports: exported({ ...middleware, checks: { ...options, ...jsonwebtokenChecks('0') } }),
    },
  ],
  runtime: 'server',
  verifiedOn: '8.5.1',
};

export default library;
