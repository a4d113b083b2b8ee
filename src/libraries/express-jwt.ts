import type { Library, Op } from '../model/vocabulary.ts';
import { jsonwebtokenChecks } from './jsonwebtoken.ts';

/** The whole options object is handed to jsonwebtoken's verify. */
const middleware: Op = { kind: 'verify', key: '0.secret', extractor: '0.getToken', checks: jsonwebtokenChecks('0') };

const library: Library = {
  name: 'express-jwt',
  exports: {
    call: { op: middleware },
    members: { expressjwt: { call: { op: middleware } }, expressJwt: { call: { op: middleware } } },
  },
  runtime: 'server',
  verifiedOn: '8.5.1',
};

export default library;
