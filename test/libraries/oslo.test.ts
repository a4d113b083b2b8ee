import oslo from '../../src/libraries/oslo.ts';
import { SECRET } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Call = (...args: unknown[]) => unknown;

const { validateJWT, parseJWT, createJWT } = await load<{ validateJWT: Call; parseJWT: Call; createJWT: Call }>(
  'oslo/jwt',
);
const key = new TextEncoder().encode(SECRET);

prove({
  library: oslo,
  versions: [
    {
      package: 'oslo',
      subjects: [
        {
          operation: '/jwt.validateJWT',
          label: 'validateJWT(algorithm, key, token)',
          key,
          base: { '0': 'HS256' },
          run: ({ args }) => validateJWT(...args),
        },
        { operation: '/jwt.parseJWT', label: 'parseJWT(token)', run: ({ args }) => parseJWT(...args) },
        {
          operation: '/jwt.createJWT',
          label: 'createJWT(algorithm, key, payload, options)',
          key,
          base: { '0': 'HS256' },
          run: ({ args }) => createJWT(...args),
        },
      ],
    },
  ],
});
