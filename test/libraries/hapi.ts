import { load } from './load.ts';

interface Server {
  readonly auth: { strategy(...args: unknown[]): void; default(name: string): void };
  register(plugin: unknown): Promise<void>;
  route(route: object): void;
  inject(request: object): Promise<{ statusCode: number; payload: string }>;
  stop(): Promise<void>;
}

const { server: makeServer } = (await load<{ default: { server(options?: object): Server } }>('@hapi/hapi')).default;

/** A request that carries a token as most do. */
const inHeader = (token: string): object => ({ url: '/', headers: { authorization: `Bearer ${token}` } });

/**
 * Sends a request with a token to a hapi server whose routes ask for a strategy.
 *
 * @param strategy the arguments of `server.auth.strategy`
 * @param carried how the request carries the token
 * @throws when the request does not reach its handler
 */
export async function sendToHapi(
  plugin: unknown,
  strategy: readonly unknown[],
  token: string,
  carried = inHeader,
): Promise<void> {
  const server = makeServer({ debug: false });
  await server.register(plugin);
  server.auth.strategy(...strategy);
  server.auth.default(String(strategy[0]));
  server.route({ method: 'GET', path: '/', handler: () => 'reached' });
  const { statusCode, payload } = await server.inject(carried(token));
  if (statusCode !== 200) throw new Error(`${statusCode} ${payload}`);
}
