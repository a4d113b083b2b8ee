import socketioJwt from '../../src/libraries/socketio-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Middleware = (socket: object, accept: (error?: unknown) => void) => void;

const { authorize } = (await load<{ default: { authorize(...args: unknown[]): Middleware } }>('socketio-jwt')).default;

/** @throws when the handshake is refused */
async function shakeHands(middleware: Middleware, token: string): Promise<void> {
  const socket = { handshake: { query: {} }, request: { headers: { authorization: `Bearer ${token}` } } };
  const error = await new Promise<unknown>((resolve) => middleware(socket, resolve));
  if (error !== undefined) throw error;
}

prove({
  library: socketioJwt,
  versions: [
    {
      package: 'socketio-jwt',
      subjects: [
        {
          operation: 'authorize',
          label: 'authorize(options)',
          base: { '0.handshake': true },
          samples: { algorithms: { string: 'HS256 HS512' } },
          run: ({ args }, token) => shakeHands(authorize(...args), token),
        },
      ],
    },
  ],
});
