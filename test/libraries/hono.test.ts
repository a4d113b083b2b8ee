import hono from '../../src/libraries/hono.ts';
import { rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';
import { bearer } from './requests.ts';

type Call = (...args: unknown[]) => unknown;
interface Real {
  readonly verify: Call;
  readonly verifyWithJwks: Call;
  readonly verifyFromJwks: Call;
  readonly sign: Call;
  readonly decode: Call;
  readonly jwt: Call;
}
interface App {
  use(...args: unknown[]): void;
  get(...args: unknown[]): void;
  request(path: string, init: object): Promise<Response>;
}
type MakeApp = new () => App;

/** @throws when the middleware ends the request */
async function send(Hono: MakeApp, middleware: unknown, token: string): Promise<void> {
  const app = new Hono();
  app.use('/*', middleware);
  app.get('/', (c: { text(body: string): unknown }) => c.text('reached'));
  const response = await app.request('/', { headers: bearer(token) });
  if (!response.ok) throw new Error(`status ${response.status}`);
}

const verifier = ({ verify }: Real): Subject => ({
  operation: '#verify',
  label: 'verify(token, key, algorithm or options)',
  base: { '2.alg': 'HS256' },
  samples: { algorithms: { '2.alg object': NOT_HERE } },
  run: ({ args }) => verify(...args),
});

/** The third argument was a text once. */
const textual = (real: Real): Subject => ({ ...verifier(real), base: { '2': 'HS256' }, samples: {} });

const jwt = (real: Real, Hono: MakeApp): Subject => ({
  operation: '#jwt',
  label: 'jwt(options)',
  base: { '0.alg': 'HS256' },
  run: ({ args }, token) => send(Hono, real.jwt(...args), token),
});

const jwk = (make: Call, Hono: MakeApp): Subject => ({
  operation: '#jwk',
  label: 'jwk(options)',
  algorithm: 'RS256',
  // A set whose keys say no algorithm.
  key: [{ ...rsaJwk, alg: undefined }],
  base: { '0.alg': ['RS256'] },
  run: ({ args }, token) => send(Hono, make(...args), token),
});

const verifyWithJwks = (verify: Call): Subject => ({
  operation: '#verifyWithJwks',
  label: 'verifyWithJwks(token, options)',
  algorithm: 'RS256',
  key: [{ ...rsaJwk, alg: undefined }],
  base: { '1.allowedAlgorithms': ['RS256'] },
  run: ({ args }) => verify(...args),
});

const rest = (real: Real, decodeHeader: Call): readonly Subject[] => [
  { operation: '#sign', label: 'sign(payload, key, algorithm)', run: ({ args }) => real.sign(...args) },
  { operation: '#decode', label: 'decode(token)', run: ({ args }) => real.decode(...args) },
  { operation: '/utils/jwt/jwt.decodeHeader', label: 'decodeHeader(token)', run: ({ args }) => decodeHeader(...args) },
];

interface Package {
  readonly real: Real;
  readonly Hono: MakeApp;
  readonly jwkMiddleware: Call;
  readonly decodeHeader: Call;
}

async function packageOf(name: string): Promise<Package> {
  return {
    real: await load<Real>(`${name}/jwt`),
    Hono: (await load<{ Hono: MakeApp }>(name)).Hono,
    jwkMiddleware: (await load<{ jwk: Call }>(`${name}/jwk`)).jwk,
    decodeHeader: (await load<{ decodeHeader: Call }>(`${name}/utils/jwt/jwt`)).decodeHeader,
  };
}

async function subjectsOf(name: string): Promise<readonly Subject[]> {
  const { real, Hono, jwkMiddleware, decodeHeader } = await packageOf(name);
  const withKeySet = verifyWithJwks(real.verifyWithJwks);
  return [verifier(real), jwt(real, Hono), jwk(jwkMiddleware, Hono), withKeySet, ...rest(real, decodeHeader)];
}

const old = await load<Real>('hono-4.6/jwt');
const { Hono: OldHono } = await load<{ Hono: MakeApp }>('hono-4.6');

prove({
  library: hono,
  versions: [
    { package: 'hono', subjects: await subjectsOf('hono') },
    { package: 'hono-4.11.3', subjects: await subjectsOf('hono-4.11.3') },
    { package: 'hono-4.10.1', subjects: await subjectsOf('hono-4.10.1') },
    { package: 'hono-4.6', subjects: [textual(old), jwt(old, OldHono)] },
  ],
});
