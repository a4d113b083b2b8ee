// The package is compiled when it is loaded.
import '@angular/compiler';

import auth0AngularJwt from '../../src/libraries/auth0-angular-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Helper {
  decodeToken(...args: unknown[]): unknown;
}

const { JwtHelperService } = await load<{ JwtHelperService: new () => Helper }>('@auth0/angular-jwt');

prove({
  library: auth0AngularJwt,
  versions: [
    {
      package: '@auth0/angular-jwt',
      subjects: [
        {
          operation: '#helper.decodeToken',
          label: 'decodeToken(token)',
          run: ({ args }) => new JwtHelperService().decodeToken(...args),
        },
      ],
    },
  ],
});
