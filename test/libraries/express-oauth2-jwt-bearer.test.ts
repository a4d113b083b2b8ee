import expressOauth2JwtBearer from '../../src/libraries/express-oauth2-jwt-bearer.ts';
import { AUDIENCE, ISSUER } from './forge.ts';
import { load } from './load.ts';
import { NOT_HERE, prove } from './prove.ts';
import { sendThrough, type Middleware } from './requests.ts';

const { auth } = await load<{ auth(...args: unknown[]): Middleware }>('express-oauth2-jwt-bearer');

prove({
  library: expressOauth2JwtBearer,
  versions: [
    {
      package: 'express-oauth2-jwt-bearer',
      subjects: [
        {
          operation: 'auth',
          label: 'auth(options)',
          base: { '0.issuer': ISSUER, '0.audience': AUDIENCE, '0.tokenSigningAlg': 'HS256' },
          good: { algorithms: 'HS256' },
          samples: {
            // It asks for `at+jwt`, which the token that is in order has not.
            type: { '0.strict set': NOT_HERE },
            issuer: { '0.validators.iss set': ISSUER },
            audience: { '0.validators.aud set': AUDIENCE },
          },
          run: ({ args }, token) => sendThrough(auth(...args), token),
        },
      ],
    },
  ],
});
