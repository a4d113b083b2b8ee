import jws from '../../src/libraries/jws.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Stream {
  on(event: string, listener: (answer: unknown) => void): Stream;
}
interface Real {
  verify(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  createVerify(...args: unknown[]): Stream;
  createSign(...args: unknown[]): Stream;
}

/** What a stream says at its end. */
const end = (stream: Stream): Promise<unknown> =>
  new Promise((resolve, reject) => {
    stream.on('done', resolve).on('error', reject);
  });

const { default: real } = await load<{ default: Real }>('jws');

prove({
  library: jws,
  versions: [
    {
      package: 'jws',
      subjects: [
        {
          operation: 'verify',
          label: 'verify(token, algorithm, key)',
          base: { '1': 'HS256' },
          run: ({ args }) => real.verify(...args),
        },
        {
          operation: 'createVerify',
          label: 'createVerify(options)',
          base: { '0.algorithm': 'HS256' },
          run: ({ args }) => end(real.createVerify(...args)),
        },
        { operation: 'decode', label: 'decode(token)', run: ({ args }) => real.decode(...args) },
        {
          operation: 'sign',
          label: 'sign(options)',
          base: { '0.header': { alg: 'HS256' } },
          run: ({ args }) => real.sign(...args),
        },
        {
          operation: 'createSign',
          label: 'createSign(options)',
          base: { '0.header': { alg: 'HS256' } },
          run: ({ args }) => end(real.createSign(...args)),
        },
      ],
    },
  ],
});
