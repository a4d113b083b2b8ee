import clerkBackend from '../../src/libraries/clerk-backend.ts';
import { AUDIENCE, ISSUER, NOW_S, OTHER_AUDIENCE, RSA_PRIVATE_PEM } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Call = (...args: unknown[]) => unknown;

const { verifyToken } = await load<{ verifyToken: Call }>('@clerk/backend');
const { verifyJwt, decodeJwt, hasValidSignature, signJwt } = await load<{
  verifyJwt: Call;
  decodeJwt: Call;
  hasValidSignature: Call;
  signJwt: Call;
}>('@clerk/backend/jwt');

const claims = { azp: AUDIENCE, nbf: NOW_S - 60 };
const others = { iss: ISSUER, sub: 'user-1', iat: NOW_S - 60, exp: NOW_S + 600 };

const verifier = (operation: string, label: string, verify: Call): Subject => ({
  operation,
  label,
  algorithm: 'RS256',
  claims,
  attacks: { audience: { claims: { ...others, ...claims, azp: OTHER_AUDIENCE, aud: OTHER_AUDIENCE } } },
  run: ({ args }) => verify(...args),
});

prove({
  library: clerkBackend,
  versions: [
    {
      package: '@clerk/backend',
      subjects: [
        verifier('verifyToken', 'verifyToken(token, options)', verifyToken),
        verifier('/jwt.verifyJwt', 'verifyJwt(token, options)', verifyJwt),
        {
          operation: '/jwt.hasValidSignature',
          label: 'hasValidSignature(decodeJwt(token), key)',
          algorithm: 'RS256',
          run: ({ args: [token, ...rest] }) => hasValidSignature(decodeJwt(token), ...rest),
        },
        { operation: '/jwt.decodeJwt', label: 'decodeJwt(token)', run: ({ args }) => decodeJwt(...args) },
        {
          operation: '/jwt.signJwt',
          label: 'signJwt(payload, key, options)',
          algorithm: 'RS256',
          key: RSA_PRIVATE_PEM,
          base: { '2.algorithm': 'RS256', '2.header': { typ: 'JWT' } },
          run: ({ args }) => signJwt(...args),
        },
      ],
    },
  ],
});
