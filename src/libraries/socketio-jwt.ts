import type { Library } from '../model/vocabulary.ts';
import { jsonwebtokenChecks } from './jsonwebtoken.ts';

/** The whole options object is handed to jsonwebtoken's verify. */
const library: Library = {
  name: 'socketio-jwt',
  exports: {
    members: {
      authorize: {
        call: {
          op: {
            kind: 'verify',
            key: '0.secret',
            // A function of four parameters gets the header before the claims.
            keyFunction: { header: '1', claims: ['1', '2'] },
            answer: { kind: 'middleware' },
            checks: { ...jsonwebtokenChecks('0'), unsigned: 'fixed' },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '4.6.2',
};

export default library;
