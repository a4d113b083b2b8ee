import passportJwt from '../../src/libraries/passport-jwt.ts';
import type { Place } from '../../src/model/vocabulary.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Strategy {
  authenticate(request: object): void;
}
interface Real {
  readonly Strategy: new (...args: unknown[]) => Strategy;
  readonly ExtractJwt: { fromAuthHeaderAsBearerToken(): unknown };
}

const { Strategy, ExtractJwt } = (await load<{ default: Real }>('passport-jwt')).default;

/** A strategy tells passport what it found by calling one of these. */
function authenticate(args: readonly unknown[], token: string): Promise<unknown> {
  const done = (claims: unknown, callback: (error: null, user: unknown) => void): void => callback(null, claims);
  return new Promise((resolve, reject) => {
    const strategy = Object.assign(new Strategy(args[0], done), { success: resolve, fail: reject, error: reject });
    strategy.authenticate({ headers: { authorization: `Bearer ${token}` } });
  });
}

const subject = (operation: string): Subject => ({
  operation,
  label: 'new Strategy(options, verify)',
  base: { '0.jwtFromRequest': ExtractJwt.fromAuthHeaderAsBearerToken() },
  keyless: new Map<Place, unknown>([
    ['0.secretOrKey', undefined],
    [
      '0.secretOrKeyProvider',
      (_: unknown, __: unknown, done: (error: null, key: undefined) => void) => done(null, undefined),
    ],
  ]),
  samples: { algorithms: { string: 'HS256 HS512' } },
  run: ({ args }, token) => authenticate(args, token),
});

prove({ library: passportJwt, versions: [{ package: 'passport-jwt', subjects: [subject('new Strategy')] }] });
