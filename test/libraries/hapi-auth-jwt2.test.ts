import { describe, expect, it } from 'vitest';

import hapiAuthJwt2 from '../../src/libraries/hapi-auth-jwt2.ts';
import { SECRET, forge } from './forge.ts';
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

describe('hapi-auth-jwt2, a token in the address', () => {
  const token = forge({ algorithm: 'HS256', claims: { sub: 'user' } });
  const send = (urlKey: string | false, address: string): Promise<void> =>
    sendToHapi(
      plugin,
      ['session', 'jwt', { key: SECRET, validate: accepting, verifyOptions: { algorithms: ['HS256'] }, urlKey }],
      token,
      () => ({ url: address }),
    );

  it('is accepted under the name in `urlKey`, and under no other', async () => {
    await expect(send('ticket', `/?ticket=${token}`)).resolves.toBeUndefined();
    await expect(send('ticket', `/?token=${token}`)).rejects.toThrow('401');
  });

  it('is refused with `urlKey: false`', async () => {
    await expect(send(false, `/?token=${token}`)).rejects.toThrow('401');
  });
});
