import type { Library } from '../model/vocabulary.ts';

/** `canActivate` is asynchronous for every strategy, and refuses where `handleRequest` throws; the strategy holds the checks. */
const library: Library = {
  name: '@nestjs/passport',
  exports: {
    members: { AuthGuard: { call: { gives: '#guard' } }, PassportStrategy: { call: { gives: '$0' } } },
  },
  things: {
    guard: {
      members: {
        canActivate: { call: { op: { kind: 'verify', claims: [], answer: { kind: 'throws', async: 'promise' } } } },
      },
      refusesIn: ['handleRequest'],
    },
  },
  runtime: 'server',
  verifiedOn: '12.0.0',
  readOnly: 'a guard answers only inside of an application of Nest with a strategy; its source was read',
};

export default library;
