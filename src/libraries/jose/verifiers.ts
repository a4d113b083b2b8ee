import type { CheckPlace, Checks, Op } from '../../model/vocabulary.ts';

const algorithms: CheckPlace = { at: '2.algorithms', misspelt: ['algorithm', 'alg', 'algs'] };

/** `EmbeddedJWK` stands for the key in the token's own header. */
const signature: CheckPlace = {
  at: '1',
  rows: [[{ key: 'embedded' }, 'disabled', 'tokensKey']],
  absent: 'enforced',
  called: 'key',
  rejects: true,
};

const tolerance: CheckPlace = {
  at: '2.clockTolerance',
  rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
  absent: 'enforced',
};

const clock: CheckPlace = {
  at: '2.currentDate',
  rows: [[{ moment: 'date' }, 'disabled', 'fixedMoment']],
  absent: 'enforced',
};

export const checks: Checks = {
  signature,
  unsigned: 'fixed',
  tolerance,
  clock,
  lifetime: {
    at: ['2.maxTokenAge', '2.requiredClaims'],
    rows: [[{ lacks: 'exp' }, 'absent']],
    misspelt: ['maxAge', 'expiresIn', 'exp', 'expirationTime'],
  },
  type: { at: '2.typ' },
  algorithms,
  issuer: { at: '2.issuer', misspelt: ['iss', 'issuers'] },
  audience: { at: '2.audience', misspelt: ['aud', 'audiences'] },
  expiry: 'fixed',
  notBefore: 'fixed',
};

/** The signature-only verifiers look at no claim, whatever their options say. */
export const signatureOnly: Checks = {
  signature,
  unsigned: 'fixed',
  algorithms,
  issuer: 'byCaller',
  audience: 'byCaller',
  expiry: 'byCaller',
  notBefore: 'byCaller',
};

/**
 * What is encrypted with a shared secret can come from nobody else. To a public key anybody can encrypt, and then it is the
 * token inside that has to be verified.
 */
export const decryptChecks: Checks = {
  ...checks,
  // How a token may be encrypted is for `keyManagementAlgorithms` to say.
  algorithms: 'byKey',
  issuer: { at: '2.issuer', absent: 'byKey' },
  audience: { at: '2.audience', absent: 'byKey' },
};

/** Up to version 5, an empty text counted as none. */
export const beforeEmpty: Checks = {
  issuer: { at: '2.issuer', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['iss', 'issuers'] },
  audience: { at: '2.audience', rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['aud', 'audiences'] },
};

export const decryptBeforeEmpty: Checks = {
  issuer: { at: '2.issuer', rows: [['falsy', 'disabled', 'emptyValue']], absent: 'byKey' },
  audience: { at: '2.audience', rows: [['falsy', 'disabled', 'emptyValue']], absent: 'byKey' },
};

/** Version 3 did not know `requiredClaims`. */
export const beforeRequired: Checks = { lifetime: { at: '2.maxTokenAge' } };

export const jwtVerify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  keyFunction: { header: '0' },
  refusesPublicSecret: 'string',
  claims: ['payload'],
  header: 'protectedHeader',
  // Where the signature is good and a claim is not: run with 6.2.
  answer: { kind: 'throws', async: 'promise', claimsOfError: 'payload' },
  times: [{ at: '2.maxTokenAge', number: 'seconds', strings: true }],
  narrows: ['2.subject', '2.requiredClaims'],
  checks,
};

export const jwtDecrypt: Op = { ...jwtVerify, checks: decryptChecks };

/** Version 2: `JWT.verify(token, key, options)`, which answers at once, with the claims or, if asked to, all there is. */
export const legacyVerify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  claims: ['', 'payload'],
  header: 'header',
  acceptsEmptyKey: true,
  narrows: ['2.subject', '2.jti', '2.nonce'],
  checks: {
    ...checks,
    clock: { ...clock, at: '2.now' },
    unsigned: {
      at: '1',
      rows: [[{ key: 'none' }, 'disabled', 'takesNone']],
      absent: 'enforced',
      called: 'key',
      rejects: true,
    },
    lifetime: { at: '2.maxTokenAge' },
    expiry: { at: '2.ignoreExp', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
    notBefore: { at: '2.ignoreNbf', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
  },
};

/** Takes unsigned tokens, and those alone. */
export const decodeUnsecured: Op = {
  kind: 'verify',
  token: '0',
  claims: ['payload'],
  header: 'header',
  checks: {
    ...checks,
    signature: 'byCaller',
    unsigned: 'byCaller',
    algorithms: 'fixed',
    issuer: { at: '1.issuer' },
    audience: { at: '1.audience' },
    tolerance: { ...tolerance, at: '1.clockTolerance' },
    clock: { ...clock, at: '1.currentDate' },
    lifetime: { at: '1.maxTokenAge' },
    type: { at: '1.typ' },
  },
};

/** `JWT.IdToken.verify` and its kin do nothing without an issuer and an audience. */
export const profileVerify: Op = {
  ...legacyVerify,
  checks: {
    ...legacyVerify.checks,
    lifetime: 'fixed',
    issuer: { at: '2.issuer', rejects: true },
    audience: { at: '2.audience', rejects: true },
  },
};
