import { claim } from '../model/times.ts';
import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';

/**
 * `JWS.verify` looks at the signature only. Without a list, with an empty one, and with anything else than a list, the
 * options of `verifyJWT` among them, the header's algorithm it is.
 */
const signatureOnly: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: {
    at: '2',
    rows: [
      ['emptyArray', 'disabled', 'emptyValue'],
      ['falsy', 'disabled', 'emptyValue'],
      ['string', 'ineffective', 'dropped'],
      ['object', 'ineffective', 'dropped'],
    ],
    called: 'acceptAlgs',
  },
  issuer: 'byCaller',
  audience: 'byCaller',
  expiry: 'byCaller',
  notBefore: 'byCaller',
};

/** `verifyJWT` takes lists: a single text is not read, and a token without the claim passes. */
const checks: Checks = {
  signature: 'fixed',
  unsigned: 'fixed',
  algorithms: { at: '2.alg', rejects: true },
  tolerance: {
    at: '2.gracePeriod',
    rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
    absent: 'enforced',
  },
  issuer: {
    at: '2.iss',
    rows: [['string', 'ineffective', 'notAnArray']],
    misspelt: ['issuer'],
    takes: 'array',
    optional: 'never',
  },
  audience: {
    at: '2.aud',
    rows: [['string', 'ineffective', 'notAnArray']],
    misspelt: ['audience'],
    takes: 'array',
    optional: 'never',
  },
  expiry: 'fixed',
  notBefore: 'fixed',
};

/** A key may be an object that says how its text is encoded. */
const keyStrings = ['utf8', 'hex', 'b64', 'b64u', 'rstr'];

/** What both verifiers are given, and what they answer. */
const verify: Op = {
  kind: 'verify',
  token: '0',
  key: '1',
  keyStrings,
  acceptsEmptyKey: true,
  claims: [],
  answer: { kind: 'false' },
};

const jws: Thing = {
  members: {
    verify: {
      call: {
        op: { ...verify, checks: signatureOnly },
      },
    },
    verifyJWT: {
      call: {
        op: { ...verify, checks },
      },
    },
    parse: {
      call: {
        op: {
          kind: 'decode',
          instead: 'KJUR.jws.JWS.verifyJWT',
          token: '0',
          claims: ['payloadObj'],
          header: 'headerObj',
        },
      },
    },
    sign: {
      call: {
        op: {
          kind: 'sign',
          payload: '2',
          key: '3',
          keyStrings,
          acceptsEmptyKey: true,
          expires: { at: [claim('2.exp')] },
          issues: { algorithms: { at: '0' } },
        },
      },
    },
  },
};

const KJUR: Thing = { members: { jws: { members: { JWS: jws } } } };

const library: Library = {
  name: 'jsrsasign',
  exports: { members: { KJUR, jws: { members: { JWS: jws } } } },
  verifiedOn: '11.1.5',
};

export default library;
