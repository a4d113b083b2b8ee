import type { Library, Op } from '../model/vocabulary.ts';
import { jsonwebtokenChecks, jsonwebtokenNarrows, timespan } from './jsonwebtoken.ts';

/** The whole options object is handed to jsonwebtoken's verify. */
const middleware: Op = {
  kind: 'verify',
  key: '0.secret',
  refusesPublicSecret: 'pem',
  keyFunction: { header: '0', claims: ['1'] },
  extractor: '0.getToken',
  times: [timespan('0.maxAge')],
  narrows: jsonwebtokenNarrows('0'),
  answer: { kind: 'middleware' },
  checks: {
    ...jsonwebtokenChecks('0'),
    // Without a key it answers 401.
    unsigned: 'fixed',
    // A token that is refused passes as well, without a user.
    presence: { at: '0.passthrough', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
  },
};

const library: Library = {
  name: 'koa-jwt',
  exports: { call: { op: middleware } },
  runtime: 'server',
  verifiedOn: '4.0.4',
};

export default library;
