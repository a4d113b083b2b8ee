import oslojsJwt from '../../src/libraries/oslojs-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Call = (...args: unknown[]) => unknown;

const { parseJWT, decodeJWT, encodeJWT } = await load<{ parseJWT: Call; decodeJWT: Call; encodeJWT: Call }>(
  '@oslojs/jwt',
);

prove({
  library: oslojsJwt,
  versions: [
    {
      package: '@oslojs/jwt',
      subjects: [
        { operation: 'parseJWT', label: 'parseJWT(token)', run: ({ args }) => parseJWT(...args) },
        { operation: 'decodeJWT', label: 'decodeJWT(token)', run: ({ args }) => decodeJWT(...args) },
        {
          operation: 'encodeJWT',
          label: 'encodeJWT(headerJSON, payloadJSON, signature)',
          run: ({ args: [, payload] }) => encodeJWT('{"alg":"HS256"}', JSON.stringify(payload), new Uint8Array(32)),
        },
      ],
    },
  ],
});
