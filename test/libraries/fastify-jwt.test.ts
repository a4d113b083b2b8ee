import { fastify, type FastifyPluginCallback } from 'fastify';
import { expect, it } from 'vitest';

import fastifyJwt from '../../src/libraries/fastify-jwt.ts';
import { SECRET } from './forge.ts';
import { load } from './load.ts';
import type { Laid } from './places.ts';
import { prove, type Subject } from './prove.ts';

type Plugin = FastifyPluginCallback<object>;
type Method = (...args: unknown[]) => unknown;
type Decorated = Readonly<Record<'decode' | 'sign' | 'verify', Method>>;

/** Finds what the plugin adds: to the application, the request or the reply. */
interface Handed {
  readonly jwt: Decorated;
  request(name: string): Method;
  reply(name: string): Method;
}

const plugin = await load<Plugin>('@fastify/jwt', 'require');

/** Registers the plugin, sends a request, and gives what the handler of the route gives, or throws what it throws. */
async function inRoute(options: object, token: string, handler: (handed: Handed) => unknown): Promise<unknown> {
  const app = fastify();
  await app.register(plugin, options);
  let outcome: PromiseSettledResult<unknown> | undefined;
  app.get('/', async (request, reply) => {
    const handed: Handed = {
      jwt: app.getDecorator('jwt'),
      request: (name) => request.getDecorator(name),
      reply: (name) => reply.getDecorator(name),
    };
    [outcome] = await Promise.allSettled([Promise.resolve(handed).then(handler)]);
    return '';
  });
  await app.inject({ url: '/', headers: { authorization: `Bearer ${token}` } });
  await app.close();
  if (outcome?.status !== 'fulfilled') throw outcome?.reason;
  return outcome.value;
}

const within =
  (handler: (handed: Handed, args: readonly unknown[]) => unknown): Subject['run'] =>
  ({ args, config }: Laid, token) =>
    inRoute(config, token, (handed) => handler(handed, args));

prove({
  library: fastifyJwt,
  versions: [
    {
      package: '@fastify/jwt',
      subjects: [
        {
          operation: '(module) > register',
          label: 'register(fastifyJwt, options)',
          run: ({ args }, token) => inRoute({ ...(args[1] ?? {}) }, token, ({ request }) => request('jwtVerify')()),
        },
        {
          operation: '#jwtVerify',
          label: 'request.jwtVerify(options)',
          run: within(({ request }, args) => request('jwtVerify')(...args)),
        },
        {
          operation: '#app.verify',
          label: 'fastify.jwt.verify(token, options)',
          keyless: new Map([['1.key', '']]),
          // A list that holds nothing else is what works without a key.
          samples: { unsigned: { '1.algorithms with none': ['none'] } },
          base: { 'config.secret': 'the key of the call stands in for it' },
          run: within(({ jwt }, args) => jwt.verify(...args)),
        },
        {
          operation: '#app.sign',
          label: 'fastify.jwt.sign(payload, options)',
          base: { 'config.secret': 'the key of the call stands in for it' },
          run: within(({ jwt }, args) => jwt.sign(...args)),
        },
        {
          operation: '#jwtSign',
          label: 'reply.jwtSign(payload, { sign })',
          base: { 'config.secret.public': SECRET },
          run: within(({ reply }, args) => reply('jwtSign')(...args)),
        },
        {
          operation: '#jwtSign[1]',
          label: 'reply.jwtSign(payload, options)',
          base: { 'config.secret.public': SECRET },
          run: within(({ reply }, args) => reply('jwtSign')(...args)),
        },
        {
          operation: '#app.decode',
          label: 'fastify.jwt.decode(token)',
          base: { 'config.secret': SECRET },
          run: within(({ jwt }, args) => jwt.decode(...args)),
        },
        {
          operation: '#jwtDecode',
          label: 'request.jwtDecode()',
          base: { 'config.secret': SECRET },
          run: within(({ request }, args) => request('jwtDecode')(...args)),
        },
      ],
    },
  ],
});

it('is the same plugin under each of its names', async () => {
  const imported = await load<Record<'default' | 'fastifyJwt', Plugin>>('@fastify/jwt');
  expect(imported.default).toBe(plugin);
  expect(imported.fastifyJwt).toBe(plugin);
});

it('takes the options of a call in one of two forms, and refuses to mix them', async () => {
  const options = { verify: { allowedIss: 'somebody' }, allowedAud: 'somebody' };
  const mixed = inRoute({ secret: SECRET }, '', ({ request }) => request('jwtVerify')(options));
  await expect(mixed).rejects.toThrow('not both');
});

it('calls a callback of fastify.jwt.verify before it returns, and throws a refusal all the same', async () => {
  const called: unknown[] = [];
  const note = (...given: unknown[]): unknown => called.push(given);
  const claims = { sub: 'user-1' };
  await inRoute({ secret: SECRET }, '', ({ jwt }) => {
    jwt.verify(jwt.sign(claims), note);
    expect(called).toEqual([[null, expect.objectContaining(claims)]]);
    expect(() => jwt.verify(`${String(jwt.sign(claims))}x`, note)).toThrow('signature');
    expect(called).toHaveLength(1);
  });
});

it('answers with more than the claims where `complete` asks for it', async () => {
  const token = String(await inRoute({ secret: SECRET }, '', ({ jwt }) => jwt.sign({ sub: 'user-1' })));
  const answer = await inRoute({ secret: SECRET }, token, ({ request }) => request('jwtVerify')({ complete: true }));
  expect(answer).toMatchObject({ header: { alg: 'HS256' }, payload: { sub: 'user-1' } });
});
