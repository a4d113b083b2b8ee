import { layered } from '../model/compose.ts';
import { claim } from '../model/times.ts';
import type { Library, Op } from '../model/vocabulary.ts';
import { jsonwebtokenChecks, jsonwebtokenNarrows, timespan } from './jsonwebtoken.ts';

/** Options of the call are laid over those of the service or its module; all are jsonwebtoken's. */
const checks = layered(jsonwebtokenChecks, '1', 'self.0.verifyOptions', 'config.verifyOptions');

const verify: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.secret', '1.publicKey', 'self.0.secret', 'self.0.publicKey', 'config.secret', 'config.publicKey'],
  refusesPublicSecret: 'pem',
  claims: ['', 'payload'],
  header: 'header',
  times: [timespan('1.maxAge')],
  narrows: jsonwebtokenNarrows('1', 'self.0.verifyOptions', 'config.verifyOptions'),
  checks,
};
const sign: Op = {
  kind: 'sign',
  payload: '0',
  expires: {
    at: [
      timespan('1.expiresIn'),
      timespan('self.0.signOptions.expiresIn'),
      timespan('config.signOptions.expiresIn'),
      claim('0.exp'),
    ],
  },
  times: [timespan('1.notBefore')],
  weakens: '1.allowInsecureKeySizes',
  key: ['1.secret', '1.privateKey', 'self.0.secret', 'self.0.privateKey', 'config.secret', 'config.privateKey'],
};

/** What the module is told counts for every call that is not told otherwise. */
const configure: Op = {
  kind: 'configure',
  key: ['config.secret', 'config.privateKey'],
  expires: { at: [timespan('config.signOptions.expiresIn')] },
  times: [timespan('config.verifyOptions.maxAge')],
  weakens: 'config.signOptions.allowInsecureKeySizes',
};

const library: Library = {
  name: '@nestjs/jwt',
  exports: {
    members: {
      JwtService: {
        new: { gives: '#service', op: { kind: 'makeSigner', key: ['0.secret', '0.privateKey'] } },
      },
      JwtModule: {
        members: {
          register: { call: { op: { ...configure, value: '0' } } },
          registerAsync: { call: { op: { ...configure, value: '0.useFactory' } } },
        },
      },
    },
  },
  things: {
    service: {
      members: {
        verify: { call: { op: verify } },
        verifyAsync: { call: { op: { ...verify, answer: { kind: 'throws', async: 'promise' } } } },
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
