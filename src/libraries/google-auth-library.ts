import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: 'google-auth-library',
  exports: { members: { OAuth2Client: { new: { gives: '#client' } } } },
  things: {
    client: {
      members: {
        verifyIdToken: {
          call: {
            op: {
              kind: 'verify',
              token: '0.idToken',
              claims: ['getPayload()', 'payload'],
              answer: { how: 'throws', async: 'either' },
              checks: {
                signature: 'fixed',
                unsigned: 'fixed',
                algorithms: 'fixed',
                issuer: 'fixed',
                // Without it, a token that any application of Google's customers got passes.
                audience: { at: '0.audience', misspelt: ['aud', 'clientId'] },
                expiry: 'fixed',
                notBefore: 'byHand',
              },
            },
          },
        },
      },
    },
  },
  runtime: 'server',
  verifiedOn: '11.3.4',
};

export default library;
