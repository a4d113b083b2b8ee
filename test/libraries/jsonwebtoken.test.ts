import jsonwebtoken from '../../src/libraries/jsonwebtoken.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Real {
  verify(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
}

const subjects = (real: Real): readonly Subject[] => [
  {
    operation: '#verify',
    label: 'verify(token, key, options)',
    run: ({ args }) => real.verify(...args),
    samples: { algorithms: { string: 'HS256 HS512' } },
  },
  { operation: '#sign', label: 'sign(payload, key, options)', run: ({ args }) => real.sign(...args) },
  { operation: '#decode', label: 'decode(token)', run: ({ args }) => real.decode(...args) },
];

const { default: newest } = await load<{ default: Real }>('jsonwebtoken');
const { default: eight } = await load<{ default: Real }>('jsonwebtoken-8');

prove({
  library: jsonwebtoken,
  versions: [
    { package: 'jsonwebtoken', subjects: subjects(newest) },
    { package: 'jsonwebtoken-8', subjects: subjects(eight) },
  ],
});
