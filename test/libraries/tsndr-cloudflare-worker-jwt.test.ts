import tsndrCloudflareWorkerJwt from '../../src/libraries/tsndr-cloudflare-worker-jwt.ts';
import { load } from './load.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';

interface Real {
  verify(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
}

const verifier = (operation: string, { verify }: Real): Subject => ({
  operation,
  label: 'verify(token, secret, algorithm or options)',
  samples: { algorithms: { '2.algorithm object': NOT_HERE } },
  run: ({ args }) => verify(...args),
});

/** As an argument of its own, an algorithm leaves no room for the option. */
const throwing = ({ verify }: Real): Subject => ({
  operation: '#verify',
  label: 'verify(token, secret, { throwError: true })',
  base: { '2.throwError': true },
  samples: {
    unsigned: { '2 "none"': NOT_HERE },
    algorithms: { '2 set': NOT_HERE, '2 object': { throwError: true }, '2.algorithm object': NOT_HERE },
  },
  run: ({ args }) => verify(...args),
});

const rest = ({ sign, decode }: Real): readonly Subject[] => [
  { operation: '#sign', label: 'sign(payload, secret, { algorithm })', run: ({ args }) => sign(...args) },
  { operation: '#sign[1]', label: 'sign(payload, secret, algorithm)', run: ({ args }) => sign(...args) },
  { operation: '#decode', label: 'decode(token)', run: ({ args }) => decode(...args) },
];

const { default: three } = await load<{ default: Real }>('@tsndr/cloudflare-worker-jwt');
const { default: two } = await load<{ default: Real }>('tsndr-2');

/** Version 2 throws for an expired token with `throwError: true`, but answers false to a forged signature all the same. */
const alsoThrowing: Subject = {
  ...verifier('#verify', two),
  label: 'verify(token, secret, { throwError: true })',
  base: { '2.throwError': true },
};

prove({
  library: tsndrCloudflareWorkerJwt,
  versions: [
    {
      package: '@tsndr/cloudflare-worker-jwt',
      subjects: [throwing(three), verifier('#verify[1]', three), ...rest(three)],
    },
    { package: 'tsndr-2', subjects: [verifier('#verify', two), alsoThrowing, ...rest(two)] },
  ],
});
