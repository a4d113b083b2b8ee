import googleAuthLibrary from '../../src/libraries/google-auth-library.ts';
import { KID, RSA_PUBLIC_PEM } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Client {
  verifyIdToken(...args: unknown[]): unknown;
}

const { OAuth2Client } = await load<{ OAuth2Client: new () => Client }>('google-auth-library');

/** A client that has Google's keys already: ours. */
const client = Object.assign(new OAuth2Client(), {
  getFederatedSignonCertsAsync: () => Promise.resolve({ certs: { [KID]: RSA_PUBLIC_PEM }, format: 'PEM' }),
});

prove({
  library: googleAuthLibrary,
  versions: [
    {
      package: 'google-auth-library',
      subjects: [
        {
          operation: '#client.verifyIdToken',
          label: 'client.verifyIdToken(options)',
          algorithm: 'RS256',
          claims: { iss: 'https://accounts.google.com' },
          run: ({ args }) => client.verifyIdToken(...args),
        },
      ],
    },
  ],
});
