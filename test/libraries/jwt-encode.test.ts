import jwtEncode from '../../src/libraries/jwt-encode.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

const { default: sign } = await load<{ default: (...args: unknown[]) => unknown }>('jwt-encode');

prove({
  library: jwtEncode,
  versions: [
    {
      package: 'jwt-encode',
      subjects: [{ operation: '(module)', label: 'sign(payload, secret)', run: ({ args }) => sign(...args) }],
    },
  ],
});
