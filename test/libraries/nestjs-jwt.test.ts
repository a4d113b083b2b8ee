// Nest's decorators need it before anything else of Nest is loaded.
import 'reflect-metadata';

import nestjsJwt from '../../src/libraries/nestjs-jwt.ts';
import { load } from './load.ts';
import type { Laid } from './places.ts';
import { prove, type Subject } from './prove.ts';

interface Service {
  verify(...args: unknown[]): unknown;
  verifyAsync(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
  signAsync(...args: unknown[]): unknown;
  decode(...args: unknown[]): unknown;
}

const { JwtService } = await load<{ JwtService: new (options: unknown) => Service }>('@nestjs/jwt');

/** A module hands what it was registered with to the service's constructor. */
const service = ({ self, config }: Laid): Service => new JwtService({ ...(self[0] as object | undefined), ...config });

const verifier = (method: 'verify' | 'verifyAsync', label: string): Subject => ({
  operation: `#service.${method}`,
  label,
  samples: { algorithms: { string: 'HS256 HS512' } },
  run: (laid) => service(laid)[method](...laid.args),
});

prove({
  library: nestjsJwt,
  versions: [
    {
      package: '@nestjs/jwt',
      subjects: [
        verifier('verify', 'jwtService.verify(token, options)'),
        verifier('verifyAsync', 'jwtService.verifyAsync(token, options)'),
        {
          operation: '#service.sign',
          label: 'jwtService.sign(payload, options)',
          run: (laid) => service(laid).sign(...laid.args),
        },
        {
          operation: '#service.decode',
          label: 'jwtService.decode(token)',
          run: (laid) => service(laid).decode(...laid.args),
        },
      ],
    },
  ],
});
