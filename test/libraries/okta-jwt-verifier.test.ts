import oktaJwtVerifier from '../../src/libraries/okta-jwt-verifier.ts';
import { AUDIENCE, ISSUER, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Verifier {
  verifyAccessToken(...args: unknown[]): unknown;
  verifyIdToken(...args: unknown[]): unknown;
}

const { default: OktaJwtVerifier } = await load<{ default: new (options: object) => Verifier }>('@okta/jwt-verifier');

const verifier = (): Verifier =>
  new OktaJwtVerifier({ issuer: ISSUER, clientId: AUDIENCE, getKeysInterceptor: () => Promise.resolve([rsaJwk]) });

const subject = (method: 'verifyAccessToken' | 'verifyIdToken', label: string): Subject => ({
  operation: `#verifier.${method}`,
  label,
  algorithm: 'RS256',
  base: { '1': AUDIENCE },
  run: ({ args }) => verifier()[method](...args),
});

prove({
  library: oktaJwtVerifier,
  versions: [
    {
      package: '@okta/jwt-verifier',
      subjects: [
        subject('verifyAccessToken', 'verifyAccessToken(token, audience)'),
        subject('verifyIdToken', 'verifyIdToken(token, clientId)'),
      ],
    },
  ],
});
