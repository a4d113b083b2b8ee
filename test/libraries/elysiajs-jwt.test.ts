import elysiajsJwt from '../../src/libraries/elysiajs-jwt.ts';
import { SECRET } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface App {
  use(plugin: unknown): App;
  readonly decorator: { readonly jwt: { readonly verify: Call; readonly sign: Call } };
}

const { Elysia } = await load<{ Elysia: new () => App }>('elysia');
const { jwt } = await load<{ jwt(options: object): unknown }>('@elysiajs/jwt');

/** What handlers get as `({ jwt })`. */
const decorated = (config: object = {}): App['decorator']['jwt'] =>
  new Elysia().use(jwt({ name: 'jwt', secret: SECRET, ...config })).decorator.jwt;

prove({
  library: elysiajsJwt,
  versions: [
    {
      package: '@elysiajs/jwt',
      subjects: [
        {
          operation: '#decorated.verify',
          label: 'jwt.verify(token, options)',
          run: ({ args }) => decorated().verify(...args),
        },
        {
          operation: '#decorated.sign',
          label: 'jwt.sign(payload)',
          run: ({ args, config }) => decorated(config).sign(...args),
        },
      ],
    },
  ],
});
