import type { CheckModel, CheckName, Library, Op } from '../model/vocabulary.ts';

/** Options of the call are laid over those of the service or its module; all are jsonwebtoken's. */
const checks: Readonly<Partial<Record<CheckName, CheckModel>>> = {
  algorithms: {
    at: ['1.algorithms', 'self.0.verifyOptions.algorithms', 'config.verifyOptions.algorithms'],
    rows: [['string', 'ineffective', 'notAList']],
    misspelt: ['algorithm', 'alg', 'algs'],
  },
  issuer: {
    at: ['1.issuer', 'self.0.verifyOptions.issuer', 'config.verifyOptions.issuer'],
    rows: [
      ['regexp', 'ineffective', 'regexpIgnored'],
      ['falsy', 'disabled', 'emptyValue'],
    ],
    misspelt: ['iss', 'issuers'],
  },
  audience: {
    at: ['1.audience', 'self.0.verifyOptions.audience', 'config.verifyOptions.audience'],
    rows: [['falsy', 'disabled', 'emptyValue']],
    misspelt: ['aud', 'audiences'],
  },
  expiry: {
    at: ['1.ignoreExpiration', 'self.0.verifyOptions.ignoreExpiration', 'config.verifyOptions.ignoreExpiration'],
    rows: [['truthy', 'disabled', 'switchedOff']],
    absent: 'enforced',
  },
  notBefore: {
    at: ['1.ignoreNotBefore', 'self.0.verifyOptions.ignoreNotBefore', 'config.verifyOptions.ignoreNotBefore'],
    rows: [['truthy', 'disabled', 'switchedOff']],
    absent: 'enforced',
  },
  signature: 'fixed',
  unsigned: 'fixed',
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.secret', '1.publicKey', 'self.0.secret', 'self.0.publicKey', 'config.secret', 'config.publicKey'],
  claims: ['', 'payload'],
  header: 'header',
  checks,
};
const sign: Op = {
  kind: 'sign',
  payload: '0',
  key: ['1.secret', '1.privateKey', 'self.0.secret', 'self.0.privateKey', 'config.secret', 'config.privateKey'],
};

const library: Library = {
  name: '@nestjs/jwt',
  exports: {
    members: {
      JwtService: { new: { gives: '#service' } },
      JwtModule: {
        members: {
          register: { call: { op: { kind: 'configure', value: '0' } } },
          registerAsync: { call: { op: { kind: 'configure', value: '0.useFactory' } } },
        },
      },
    },
  },
  things: {
    service: {
      members: {
        verify: { call: { op: verify } },
        verifyAsync: { call: { op: { ...verify, answer: { how: 'throws', async: 'promise' } } } },
        sign: { call: { op: sign } },
        signAsync: { call: { op: sign } },
        decode: {
          call: {
            op: {
              kind: 'decode',
              instead: 'verifyAsync',
              token: '0',
              claims: ['', 'payload'],
              header: 'header',
              mistakenKey: '1',
            },
          },
        },
      },
    },
  },
  unseenConfig: 'absent',
  runtime: 'server',
  verifiedOn: '12.0.2',
};

export default library;
