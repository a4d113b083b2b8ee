import tsndrCloudflareWorkerJwt from '../../src/libraries/tsndr-cloudflare-worker-jwt.ts';
import { load } from './load.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';

interface Real {
  verify(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
}

const subjects = (real: Real): readonly Subject[] => [
  {
    operation: '#verify',
    label: 'verify(token, secret, algorithm or options)',
    samples: { algorithms: { '2.algorithm object': NOT_HERE } },
    run: ({ args }) => real.verify(...args),
  },
  { operation: '#sign', label: 'sign(payload, secret, algorithm)', run: ({ args }) => real.sign(...args) },
  { operation: '#decode', label: 'decode(token)', run: ({ args }) => real.decode(...args) },
];

const { default: three } = await load<{ default: Real }>('@tsndr/cloudflare-worker-jwt');
const { default: two } = await load<{ default: Real }>('tsndr-2');

prove({
  library: tsndrCloudflareWorkerJwt,
  versions: [
    { package: '@tsndr/cloudflare-worker-jwt', subjects: subjects(three) },
    { package: 'tsndr-2', subjects: subjects(two) },
  ],
});
