import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: '@thream/socketio-jwt',
  exports: {
    members: {
      authorize: {
        call: {
          op: {
            kind: 'verify',
            key: '0.secret',
            refusesPublicSecret: 'pem',
            keyFunction: { header: '0.header', claims: ['0.payload'] },
            callback: { at: '0.onAuthentication', claims: 0 },
            answer: { kind: 'middleware' },
            checks: {
              signature: 'fixed',
              unsigned: 'fixed',
              // HS256 unless a list says otherwise; it is all that jsonwebtoken is told.
              algorithms: { at: '0.algorithms', absent: 'enforced' },
              issuer: 'byCaller',
              audience: 'byCaller',
              expiry: 'fixed',
              notBefore: 'fixed',
            },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '3.1.4',
};

export default library;
