import type { Library, Op } from '../model/vocabulary.ts';
import { jsonwebtokenChecks } from './jsonwebtoken.ts';

/** The whole options object is handed to jsonwebtoken's verify. */
const middleware: Op = {
  kind: 'verify',
  key: '0.secret',
  refusesPublicSecret: 'pem',
  // A function of four parameters gets the header before the claims.
  keyFunction: { header: '1', claims: ['1', '2'] },
  extractor: '0.getToken',
  answer: { kind: 'middleware' },
  checks: {
    ...jsonwebtokenChecks('0'),
    // A forged token passes as well, without a user.
    presence: { at: '0.credentialsRequired', rows: [[{ is: [false] }, 'disabled', 'switchedOff']], absent: 'enforced' },
  },
};

const library: Library = {
  name: 'restify-jwt-community',
  exports: { call: { op: middleware } },
  runtime: 'server',
  verifiedOn: '2.0.0',
};

export default library;
