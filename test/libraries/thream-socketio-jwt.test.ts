import threamSocketioJwt from '../../src/libraries/thream-socketio-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

type Middleware = (socket: object, next: (error?: unknown) => void) => Promise<void>;

const { authorize } = await load<{ authorize(...args: unknown[]): Middleware }>('@thream/socketio-jwt');

/** @throws when the handshake is refused */
async function shakeHands(middleware: Middleware, token: string): Promise<void> {
  const socket = { handshake: { auth: { token: `Bearer ${token}` } } };
  const error = await new Promise<unknown>((resolve) => void middleware(socket, resolve));
  if (error !== undefined) throw error;
}

prove({
  library: threamSocketioJwt,
  versions: [
    {
      package: '@thream/socketio-jwt',
      subjects: [
        {
          operation: 'authorize',
          label: 'authorize(options)',
          run: ({ args }, token) => shakeHands(authorize(...args), token),
        },
      ],
    },
  ],
});
