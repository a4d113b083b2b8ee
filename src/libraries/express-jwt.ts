import type { Checks, Library, Op, Thing } from '../model/vocabulary.ts';
import { jsonwebtokenChecks } from './jsonwebtoken.ts';

/** The whole options object is handed to jsonwebtoken's verify. */
const checks: Checks = {
  ...jsonwebtokenChecks('0'),
  // Without it, 6.0 and newer do not start.
  algorithms: { at: '0.algorithms', misspelt: ['algorithm', 'alg', 'algs'], refuses: true },
};

const middleware: Op = {
  kind: 'verify',
  key: '0.secret',
  extractor: '0.getToken',
  answer: { how: 'middleware' },
  checks,
};

const exported = (op: Op): Thing => ({
  call: { op },
  members: { expressjwt: { call: { op } }, expressJwt: { call: { op } } },
});

const library: Library = {
  name: 'express-jwt',
  exports: exported(middleware),
  versions: [
    {
      below: '6.0.0',
      verifiedOn: '5.3.3',
      // CVE-2020-15084: the key decided.
      exports: exported({ ...middleware, checks: jsonwebtokenChecks('0') }),
    },
  ],
  runtime: 'server',
  verifiedOn: '8.5.1',
};

export default library;
