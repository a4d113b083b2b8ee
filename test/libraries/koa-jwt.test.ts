import koaJwt from '../../src/libraries/koa-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';
import { bearer } from './requests.ts';

type Middleware = (context: object, next: () => Promise<void>) => Promise<void>;

const { default: jwt } = await load<{ default: (...args: unknown[]) => Middleware }>('koa-jwt');

/** Koa throws what `ctx.throw` is told; the answer to the client is its business. */
async function send(middleware: Middleware, token: string): Promise<void> {
  const context = {
    header: bearer(token),
    state: {},
    throw(status: number, message: string) {
      throw new Error(`${status} ${message}`);
    },
  };
  await middleware(context, () => Promise.resolve());
}

prove({
  library: koaJwt,
  versions: [
    {
      package: 'koa-jwt',
      subjects: [
        {
          operation: '(module)',
          label: 'jwt(options)',
          samples: { algorithms: { string: 'HS256 HS512' } },
          run: ({ args }, token) => send(jwt(...args), token),
        },
      ],
    },
  ],
});
