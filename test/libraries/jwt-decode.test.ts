import jwtDecode from '../../src/libraries/jwt-decode.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Decode = (...args: unknown[]) => unknown;

const subject = (operation: string, label: string, decode: Decode): Subject => ({
  operation,
  label,
  run: ({ args }) => decode(...args),
});

const { jwtDecode: four } = await load<{ jwtDecode: Decode }>('jwt-decode');
const { default: three } = await load<{ default: Decode }>('jwt-decode-3');

prove({
  library: jwtDecode,
  versions: [
    { package: 'jwt-decode', subjects: [subject('jwtDecode', 'jwtDecode(token)', four)] },
    { package: 'jwt-decode-3', subjects: [subject('default', 'jwt_decode(token)', three)] },
  ],
});
