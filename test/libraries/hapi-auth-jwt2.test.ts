import hapiAuthJwt2 from '../../src/libraries/hapi-auth-jwt2.ts';
import { sendToHapi } from './hapi.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

const { default: plugin } = await load<{ default: unknown }>('hapi-auth-jwt2');

/** As careless as it can be. */
const accepting = (): object => ({ isValid: true, credentials: {} });

prove({
  library: hapiAuthJwt2,
  versions: [
    {
      package: 'hapi-auth-jwt2',
      subjects: [
        {
          operation: '#strategy',
          label: "server.auth.strategy(name, 'jwt', options)",
          base: { '0': 'session', '1': 'jwt', '2.validate': () => ({ isValid: true }) },
          samples: { algorithms: { string: 'HS256 HS512' } },
          run: ({ args }, token) => sendToHapi(plugin, args, token),
        },
        {
          operation: '#strategy[2]',
          label: "server.auth.strategy(name, 'jwt', { verify })",
          base: { '0': 'session', '1': 'jwt', '2.verify': accepting },
          samples: { signature: { function: accepting } },
          run: ({ args }, token) => sendToHapi(plugin, args, token),
        },
      ],
    },
  ],
});
