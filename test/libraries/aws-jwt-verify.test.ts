import awsJwtVerify from '../../src/libraries/aws-jwt-verify.ts';
import { AUDIENCE, ISSUER, OTHER_AUDIENCE, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Verifier {
  cacheJwks(keySet: object): void;
  verify(...args: unknown[]): unknown;
  verifySync(...args: unknown[]): unknown;
}
interface Factory {
  create(...args: unknown[]): Verifier;
}
interface Real {
  readonly CognitoJwtVerifier: Factory;
  readonly JwtVerifier: Factory;
}

const { CognitoJwtVerifier, JwtVerifier } = await load<Real>('aws-jwt-verify');
const { decomposeUnverifiedJwt } = await load<{ decomposeUnverifiedJwt(...args: unknown[]): unknown }>(
  'aws-jwt-verify/jwt',
);

/** A verifier that has its keys already. */
function ready(verifier: Verifier): Verifier {
  verifier.cacheJwks({ keys: [{ ...rsaJwk, alg: 'RS256' }] });
  return verifier;
}

const POOL = 'eu-west-1_example';
const POOL_ISSUER = `https://cognito-idp.eu-west-1.amazonaws.com/${POOL}`;
const claims = { iss: POOL_ISSUER, token_use: 'access', client_id: AUDIENCE };

const product = (method: 'verify' | 'verifySync'): Subject => ({
  operation: `#verifier.${method}`,
  label: `JwtVerifier.create(options).${method}(token)`,
  algorithm: 'RS256',
  run: ({ args }) => ready(JwtVerifier.create({ issuer: ISSUER, audience: AUDIENCE }))[method](...args),
});

prove({
  library: awsJwtVerify,
  versions: [
    {
      package: 'aws-jwt-verify',
      subjects: [
        {
          operation: 'CognitoJwtVerifier.create',
          label: 'CognitoJwtVerifier.create(options).verify(token)',
          algorithm: 'RS256',
          claims,
          attacks: { audience: { claims: { sub: 'user-1', ...claims, client_id: OTHER_AUDIENCE } } },
          base: { '0.userPoolId': POOL, '0.tokenUse': 'access', '0.clientId': AUDIENCE },
          run: ({ args }, token) => ready(CognitoJwtVerifier.create(...args)).verify(token),
        },
        {
          operation: '#JwtVerifier.create',
          label: 'JwtVerifier.create(options).verify(token)',
          algorithm: 'RS256',
          base: { '0.issuer': ISSUER, '0.audience': AUDIENCE, '0.jwksUri': `${ISSUER}/keys` },
          run: ({ args }, token) => ready(JwtVerifier.create(...args)).verify(token),
        },
        product('verify'),
        product('verifySync'),
        {
          operation: '/jwt.decomposeUnverifiedJwt',
          label: 'decomposeUnverifiedJwt(token)',
          run: ({ args }) => decomposeUnverifiedJwt(...args),
        },
      ],
    },
  ],
});
