import type { CheckModel, CheckName, Library, Op } from '../model/vocabulary.ts';

/** Options of the call are laid over the module's `verifyOptions`; both are jsonwebtoken's. */
const checks: Readonly<Partial<Record<CheckName, CheckModel>>> = {
  algorithms: {
    at: ['1.algorithms', 'config.verifyOptions.algorithms'],
    rows: [['string', 'ineffective', 'notAList']],
    misspelt: ['algorithm', 'alg', 'algs'],
  },
  issuer: {
    at: ['1.issuer', 'config.verifyOptions.issuer'],
    rows: [
      ['regexp', 'ineffective', 'regexpIgnored'],
      ['falsy', 'disabled', 'emptyValue'],
    ],
    misspelt: ['iss', 'issuers'],
  },
  audience: {
    at: ['1.audience', 'config.verifyOptions.audience'],
    rows: [['falsy', 'disabled', 'emptyValue']],
    misspelt: ['aud', 'audiences'],
  },
  expiry: {
    at: ['1.ignoreExpiration', 'config.verifyOptions.ignoreExpiration'],
    rows: [['truthy', 'disabled', 'switchedOff']],
    absent: 'enforced',
  },
};

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.secret', '1.publicKey', 'config.secret', 'config.publicKey'],
  claims: ['', 'payload'],
  header: 'header',
  checks,
};
const sign: Op = {
  kind: 'sign',
  payload: '0',
  key: ['1.secret', '1.privateKey', 'config.secret', 'config.privateKey'],
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
        verifyAsync: { call: { op: verify } },
        sign: { call: { op: sign } },
        signAsync: { call: { op: sign } },
        decode: {
          call: { op: { kind: 'decode', token: '0', claims: ['', 'payload'], header: 'header', mistakenKey: '1' } },
        },
      },
    },
  },
  unseenConfig: 'absent',
  runtime: 'server',
  verifiedOn: '12.0.2',
};

export default library;
