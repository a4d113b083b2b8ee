import type { CheckModel, Checks, Library, Op, Place } from '../model/vocabulary.ts';

/** A validator of one's own may do anything; `false` switches off the one that is there. */
const validator = (claim: string): CheckModel => ({
  at: `0.validators.${claim}` as Place,
  rows: [[{ is: [false] }, 'disabled', 'switchedOff']],
  absent: 'enforced',
});

/** Issuer and audience may also come from the environment: without either, the middleware does not start. */
const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  // Keys of the issuer are asymmetric; with a secret, nothing starts without the algorithm.
  algorithms: { at: '0.tokenSigningAlg', takes: 'string', absent: 'enforced', rejects: true },
  issuer: validator('iss'),
  audience: validator('aud'),
  // The expiry is checked before the validators are asked.
  expiry: { at: '0.validators.exp', rows: [[{ is: [false] }, 'enforced']], absent: 'enforced' },
  notBefore: 'fixed',
  tolerance: {
    at: '0.clockTolerance',
    rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
    absent: 'enforced',
  },
  lifetime: 'fixed',
  type: { at: '0.strict', rows: [['falsy', 'absent']] },
  presence: { at: '0.authRequired', rows: [[{ is: [false] }, 'disabled', 'switchedOff']], absent: 'enforced' },
};

const auth: Op = {
  kind: 'verify',
  key: ['0.secret', '0.publicKey'],
  address: ['0.jwksUri', '0.issuerBaseURL'],
  answer: { kind: 'middleware' },
  checks,
};

const library: Library = {
  name: 'express-oauth2-jwt-bearer',
  exports: { members: { auth: { call: { op: auth } } } },
  runtime: 'server',
  verifiedOn: '1.10.0',
};

export default library;
