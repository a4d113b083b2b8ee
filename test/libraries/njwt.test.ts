import njwt from '../../src/libraries/njwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Verifier {
  setSigningKey(key: unknown): Verifier;
  setSigningAlgorithm(algorithm: unknown): Verifier;
  verify(...args: unknown[]): unknown;
}
interface Real {
  verify(...args: unknown[]): unknown;
  create(...args: unknown[]): { compact(): string };
  createVerifier(): Verifier;
}

const { default: real } = await load<{ default: Real }>('njwt');

prove({
  library: njwt,
  versions: [
    {
      package: 'njwt',
      subjects: [
        { operation: 'verify', label: 'verify(token, key, algorithm)', run: ({ args }) => real.verify(...args) },
        {
          operation: '#verifier.verify',
          label: 'createVerifier().verify(token)',
          run({ args, steps }) {
            const verifier = real.createVerifier().setSigningKey(steps['setSigningKey']?.['0']);
            const algorithm = steps['setSigningAlgorithm']?.['0'];
            return (algorithm === undefined ? verifier : verifier.setSigningAlgorithm(algorithm)).verify(...args);
          },
        },
        {
          operation: '#jwt.compact',
          label: 'create(claims, key, algorithm).compact()',
          run: ({ self }) => real.create(...self).compact(),
        },
      ],
    },
  ],
});
