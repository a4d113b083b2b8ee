import fastJwt from '../../src/libraries/fast-jwt.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Make = (...args: unknown[]) => (...args: unknown[]) => unknown;

interface Real {
  readonly createVerifier: Make;
  readonly createSigner: Make;
  readonly createDecoder: Make;
}

const subjects = (real: Real): readonly Subject[] => [
  {
    operation: 'createVerifier',
    label: 'createVerifier(options)(token)',
    run: ({ args }, token) => real.createVerifier(...args)(token),
    keyless: new Map([['0.key', null]]),
    samples: {
      unsigned: { '0.algorithms with none': ['none'] },
      issuer: { falsy: '' },
      audience: { falsy: '' },
    },
  },
  {
    operation: '#verifier',
    label: 'createVerifier(options)(token)',
    run: ({ args, self }) => real.createVerifier(...self)(...args),
  },
  {
    operation: '#signer',
    label: 'createSigner(options)(payload)',
    run: ({ args, self }) => real.createSigner(...self)(...args),
  },
  {
    operation: '#decoder',
    label: 'createDecoder(options)(token)',
    run: ({ args, self }) => real.createDecoder(...self)(...args),
  },
];

prove({
  library: fastJwt,
  versions: await Promise.all(
    ['fast-jwt', 'fast-jwt-5', 'fast-jwt-4', 'fast-jwt-3'].map(async (name) => ({
      package: name,
      subjects: subjects(await load<Real>(name)),
    })),
  ),
});
