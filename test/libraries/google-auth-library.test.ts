import { expect, it } from 'vitest';

import googleAuthLibrary from '../../src/libraries/google-auth-library.ts';
import { forge, ISSUER, KID, NOW_S, RSA_PUBLIC_PEM } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Client {
  verifyIdToken(...args: unknown[]): unknown;
  verifySignedJwtWithCertsAsync(...args: unknown[]): unknown;
}

const { OAuth2Client } = await load<{ OAuth2Client: new (...args: unknown[]) => Client }>('google-auth-library');

const CERTS = { [KID]: RSA_PUBLIC_PEM };
const GOOGLE = 'https://accounts.google.com';

/** A client that has Google's keys already: ours. */
const client = (args: readonly unknown[]): Client =>
  Object.assign(new OAuth2Client(...args), {
    getFederatedSignonCertsAsync: () => Promise.resolve({ certs: CERTS, format: 'PEM' }),
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
          claims: { iss: GOOGLE },
          good: { issuer: [GOOGLE] },
          run: ({ args, self }) => client(self).verifyIdToken(...args),
        },
        {
          operation: '#client.verifySignedJwtWithCertsAsync',
          label: 'client.verifySignedJwtWithCertsAsync(token, certs, audience, issuers)',
          algorithm: 'RS256',
          key: CERTS,
          good: { issuer: [ISSUER] },
          run: ({ args }) => client([]).verifySignedJwtWithCertsAsync(...args),
        },
      ],
    },
  ],
});

it('expects the issuers that the client was made with', async () => {
  const claims = { iss: ISSUER, sub: 'user-1', iat: NOW_S - 60, exp: NOW_S + 600 };
  const idToken = forge({ algorithm: 'RS256', header: { kid: KID }, claims });
  await expect(client([{ issuers: [ISSUER] }]).verifyIdToken({ idToken })).resolves.toBeDefined();
  await expect(client([]).verifyIdToken({ idToken })).rejects.toThrow('Invalid issuer');
});

it('hands the claims to a callback as its second argument', async () => {
  const claims = { iss: GOOGLE, sub: 'user-1', iat: NOW_S - 60, exp: NOW_S + 600 };
  const idToken = forge({ algorithm: 'RS256', header: { kid: KID }, claims });
  const given = await new Promise((resolve) => {
    client([]).verifyIdToken({ idToken }, (...args: unknown[]) => {
      resolve(args);
    });
  });
  expect(given).toMatchObject([null, { payload: { sub: 'user-1' } }]);
});
