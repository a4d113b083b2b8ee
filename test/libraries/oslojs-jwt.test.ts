import oslojsJwt from '../../src/libraries/oslojs-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Call = (...args: unknown[]) => unknown;

const { parseJWT, decodeJWT } = await load<{ parseJWT: Call; decodeJWT: Call }>('@oslojs/jwt');

prove({
  library: oslojsJwt,
  versions: [
    {
      package: '@oslojs/jwt',
      subjects: [
        { operation: 'parseJWT', label: 'parseJWT(token)', run: ({ args }) => parseJWT(...args) },
        { operation: 'decodeJWT', label: 'decodeJWT(token)', run: ({ args }) => decodeJWT(...args) },
      ],
    },
  ],
});
