import jwtPromisify from '../../src/libraries/jwt-promisify.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Real {
  verify(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
}

const { default: real } = await load<{ default: Real }>('jwt-promisify');

prove({
  library: jwtPromisify,
  versions: [
    {
      package: 'jwt-promisify',
      subjects: [
        {
          operation: '#verify',
          label: 'verify(token, key, options)',
          run: ({ args }) => real.verify(...args),
          samples: { algorithms: { string: 'HS256 HS512' } },
        },
        { operation: '#sign', label: 'sign(payload, key, options)', run: ({ args }) => real.sign(...args) },
        { operation: '#decode', label: 'decode(token)', run: ({ args }) => real.decode(...args) },
      ],
    },
  ],
});
