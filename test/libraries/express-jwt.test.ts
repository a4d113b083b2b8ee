import expressJwt from '../../src/libraries/express-jwt.ts';
import { load } from './load.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';
import { sendThrough, type Middleware } from './requests.ts';

type Make = (...args: unknown[]) => Middleware;

const subjects = (operation: string, make: Make): readonly Subject[] => [
  {
    operation,
    label: 'expressjwt(options)',
    base: { '0.algorithms': ['HS256'] },
    keyless: new Map([['0.secret', noKey]]),
    samples: {
      algorithms: { string: 'HS256 HS512' },
      expiry: { '0.onExpired true': NOT_HERE, '0.ignoreExpiration neverThrows': NOT_HERE },
    },
    run: ({ args }, token) => sendThrough(make(...args), token),
  },
];

/** Versions up to 6 call back, newer ones wait for the answer. */
function noKey(...args: readonly unknown[]): undefined {
  const callback = args.at(-1);
  if (typeof callback === 'function') Reflect.apply(callback, undefined, [null, undefined]);
}

const named = async (name: string): Promise<Make> => (await load<{ expressjwt: Make }>(name)).expressjwt;
const whole = async (name: string): Promise<Make> => (await load<{ default: Make }>(name)).default;

prove({
  library: expressJwt,
  versions: [
    { package: 'express-jwt', subjects: subjects('expressjwt', await named('express-jwt')) },
    { package: 'express-jwt-7', subjects: subjects('expressjwt', await named('express-jwt-7')) },
    { package: 'express-jwt-6', subjects: subjects('(module)', await whole('express-jwt-6')) },
    { package: 'express-jwt-5', subjects: subjects('(module)', await whole('express-jwt-5')) },
  ],
});
