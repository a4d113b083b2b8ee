import restifyJwtCommunity from '../../src/libraries/restify-jwt-community.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';
import { sendThrough, type Middleware } from './requests.ts';

const { default: jwt } = await load<{ default: (...args: unknown[]) => Middleware }>('restify-jwt-community');

prove({
  library: restifyJwtCommunity,
  versions: [
    {
      package: 'restify-jwt-community',
      subjects: [
        {
          operation: '(module)',
          label: 'restifyJwt(options)',
          keyless: new Map([
            [
              '0.secret',
              (_: unknown, __: unknown, done: (error: null, key: undefined) => void) => done(null, undefined),
            ],
          ]),
          samples: { algorithms: { string: 'HS256 HS512' } },
          run: ({ args }, token) => sendThrough(jwt(...args), token),
        },
      ],
    },
  ],
});
