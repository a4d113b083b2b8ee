import jsonWebToken from '../../src/libraries/json-web-token.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Answer {
  readonly value: unknown;
}
interface Real {
  decode(...args: unknown[]): Answer;
  encode(...args: unknown[]): Answer;
}

const subjects = ({ decode, encode }: Real): readonly Subject[] => [
  {
    operation: '#decode',
    label: 'decode(key, token, options)',
    run: ({ args }) => decode(...args),
    samples: { algorithms: { string: 'HS256 HS512' } },
  },
  { operation: '#encode', label: 'encode(key, payload, algorithm)', run: ({ args }) => encode(...args).value },
];

const { default: three } = await load<{ default: Real }>('json-web-token-3');

prove({
  library: jsonWebToken,
  versions: [
    { package: 'json-web-token', subjects: subjects(await load<Real>('json-web-token')) },
    { package: 'json-web-token-3', subjects: subjects(three) },
  ],
});
