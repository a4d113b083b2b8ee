import jwtSimple from '../../src/libraries/jwt-simple.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Real {
  decode(...args: unknown[]): unknown;
  encode(...args: unknown[]): unknown;
}

const { default: real } = await load<{ default: Real }>('jwt-simple');

prove({
  library: jwtSimple,
  versions: [
    {
      package: 'jwt-simple',
      subjects: [
        {
          operation: '#decode',
          label: 'decode(token, key, noVerify, algorithm)',
          run: ({ args }) => real.decode(...args),
        },
        { operation: '#encode', label: 'encode(payload, key, algorithm)', run: ({ args }) => real.encode(...args) },
      ],
    },
  ],
});
