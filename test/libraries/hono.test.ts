import hono from '../../src/libraries/hono.ts';
import { load } from './load.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';

interface Real {
  verify(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
  jwt(...args: unknown[]): unknown;
}
interface App {
  use(...args: unknown[]): void;
  get(...args: unknown[]): void;
  request(path: string, init: object): Promise<Response>;
}

const subjects = (real: Real, Hono: new () => App): readonly Subject[] => [
  {
    operation: '#verify',
    label: 'verify(token, key, algorithm or options)',
    run: ({ args }) => real.verify(...args),
    base: { '2.alg': 'HS256' },
    samples: { algorithms: { '2.alg object': NOT_HERE } },
  },
  {
    operation: '#jwt',
    label: 'jwt(options)',
    base: { '0.alg': 'HS256' },
    run: async ({ args }, token) => {
      const app = new Hono();
      app.use('/*', real.jwt(...args));
      app.get('/', (c: { text(body: string): unknown }) => c.text('reached'));
      const response = await app.request('/', { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw new Error(`status ${response.status}`);
    },
  },
  { operation: '#sign', label: 'sign(payload, key, algorithm)', run: ({ args }) => real.sign(...args) },
  { operation: '#decode', label: 'decode(token)', run: ({ args }) => real.decode(...args) },
];

const of = async (name: string): Promise<readonly Subject[]> =>
  subjects(await load<Real>(`${name}/jwt`), (await load<{ Hono: new () => App }>(name)).Hono);

prove({
  library: hono,
  versions: [
    { package: 'hono', subjects: await of('hono') },
    { package: 'hono-4.11.3', subjects: await of('hono-4.11.3') },
  ],
});
