import { expect, it } from 'vitest';

import njwt from '../../src/libraries/njwt.ts';
import { forge, SECRET } from './forge.ts';
import { load } from './load.ts';
import { stepped } from './places.ts';
import { NOT_HERE, prove } from './prove.ts';

interface Verifier {
  setSigningKey(key: unknown): Verifier;
  setSigningAlgorithm(algorithm: unknown): Verifier;
  verify(...args: unknown[]): unknown;
}
interface Token {
  setSigningKey(key: unknown): Token;
  setSigningAlgorithm(algorithm: unknown): Token;
  compact(): string;
}
interface Real {
  verify(...args: unknown[]): unknown;
  create(...args: unknown[]): Token;
  createVerifier(): Verifier;
  readonly Jwt: new (claims: unknown) => Token;
}

const { default: real } = await load<{ default: Real }>('njwt');

/** With a callback, what it is told. */
const called = (args: readonly unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const callback = (error: unknown, answer: unknown): void => (error ? reject(error as Error) : resolve(answer));
    real.verify(...args, callback);
  });

it('has the claims of a token that it refused in its error', () => {
  const verify = (): unknown => real.verify(forge({ algorithm: 'HS256', claims: { sub: 'admin', exp: 1 } }), SECRET);
  expect(verify).toThrow(expect.objectContaining({ parsedBody: expect.objectContaining({ sub: 'admin' }) as unknown }));
});

prove({
  library: njwt,
  versions: [
    {
      package: 'njwt',
      subjects: [
        {
          operation: 'verify[1]',
          label: 'verify(token, key, algorithm)',
          samples: { unsigned: { '1 set': SECRET, '2 set': 'HS256', '1 "none"': NOT_HERE } },
          // Who names an algorithm gives a key as well; the proof leaves it out where it tries the algorithm alone.
          run: ({ args: [token, key, ...rest] }) =>
            rest.length > 0
              ? real.verify(token, key ?? SECRET, ...rest)
              : real.verify(...[token, key].filter((given) => given !== undefined)),
        },
        {
          operation: 'verify',
          label: 'verify(token, callback)',
          algorithm: 'none',
          otherAlgorithm: 'HS256',
          run: ({ args }) => called(args),
        },
        {
          operation: '#verifier.verify',
          label: 'createVerifier().verify(token)',
          samples: { unsigned: { 'step.setSigningAlgorithm.0 set': 'HS256' } },
          run({ args, steps }) {
            const verifier = real.createVerifier().setSigningKey(steps['setSigningKey']?.['0']);
            const algorithm = steps['setSigningAlgorithm']?.['0'];
            return (algorithm === undefined ? verifier : verifier.setSigningAlgorithm(algorithm)).verify(...args);
          },
        },
        {
          operation: '#jwt.compact',
          label: 'create(claims, key, algorithm).compact()',
          run: (laid) => stepped(real.create(...laid.self), laid, 'setExpiration').compact(),
        },
        {
          operation: '#bareJwt.compact',
          label: 'new Jwt(claims).setSigningAlgorithm(algorithm).setSigningKey(key).compact()',
          base: { 'step.setSigningAlgorithm.0': 'HS256' },
          run: (laid) =>
            stepped(
              new real.Jwt(laid.self[0]),
              laid,
              'setSigningAlgorithm',
              'setSigningKey',
              'setExpiration',
            ).compact(),
        },
      ],
    },
  ],
});
