import type { Library, Op } from '../model/vocabulary.ts';
import { jsonwebtokenChecks, timespan } from './jsonwebtoken.ts';

const strategy: Op = {
  kind: 'verify',
  key: '2.key',
  refusesPublicSecret: 'pem',
  // The claims alone, unless `complete` is set.
  keyFunction: { header: '0.header', claims: ['0', '0.payload'] },
  times: [timespan('2.verifyOptions.maxAge')],
  // `validateFunc` up to version 7.
  callback: { at: ['2.validate', '2.validateFunc'], claims: 0 },
  fromUrl: '2.urlKey',
  answer: { kind: 'middleware' },
  checks: jsonwebtokenChecks('2.verifyOptions'),
};

/** Without `validate`, a function of one's own takes the place of everything that the plugin would check. */
const ownStrategy: Op = {
  ...strategy,
  callback: { at: '2.verify', claims: 0 },
  checks: {
    signature: { at: '2.verify', rows: [['function', 'disabled', 'switchedOff']], absent: 'enforced', rejects: true },
    unsigned: 'byCaller',
    algorithms: 'byCaller',
    issuer: 'byCaller',
    audience: 'byCaller',
    expiry: 'byCaller',
    notBefore: 'byCaller',
  },
};

const library: Library = {
  name: 'hapi-auth-jwt2',
  exports: {},
  things: {
    strategy: {
      call: [
        { when: { '1': { is: ['jwt'] }, '2.key': 'present', '2.validate': 'present' }, op: strategy },
        { when: { '1': { is: ['jwt'] }, '2.key': 'present', '2.validateFunc': 'present' }, op: strategy },
        { when: { '1': { is: ['jwt'] }, '2.verify': 'function' }, op: ownStrategy },
      ],
    },
  },
  ambient: { strategy: { is: '#strategy', on: ['auth'] } },
  runtime: 'server',
  verifiedOn: '11.0.0',
};

export default library;
