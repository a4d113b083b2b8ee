import { describe, expect, it } from 'vitest';

import nextAuth from '../../src/libraries/next-auth.ts';
import { forge, OTHER_SECRET, opened, SECRET } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Call = (options: object) => Promise<unknown>;
interface Real {
  readonly getToken: Call;
  readonly decode: Call;
  readonly encode: Call;
}

/** What stands beside the secret where nothing is said. */
const salts = { 'next-auth': '', '@auth/core': 'authjs.session-token' };
const packages = await Promise.all(
  Object.entries(salts).map(async ([name, salt]) => ({ name, salt, ...(await load<Real>(`${name}/jwt`)) })),
);

/** Both find the token in the header. */
const requestWith = (token: unknown): object => ({
  headers: { authorization: `Bearer ${String(token)}` },
  cookies: {},
});

/** A token in order is an encrypted one, so each is made anew from the claims of the forged one. */
const subjects = ({ getToken, decode, encode, salt }: Real & { readonly salt: string }): readonly Subject[] => {
  const encrypted = (token: string): Promise<unknown> => encode({ token: opened(token).claims, secret: SECRET, salt });
  return [
    {
      operation: '/jwt.getToken[1]',
      label: 'getToken({ req, secret })',
      run: async ({ args: [options] }, token) =>
        getToken({ ...(options as object), req: requestWith(await encrypted(token)) }),
    },
    {
      operation: '/jwt.getToken',
      label: 'getToken({ req, raw: true })',
      base: { '0.raw': true },
      run: ({ args: [options] }, token) => getToken({ ...(options as object), req: requestWith(token) }),
    },
    {
      operation: '/jwt.decode',
      label: 'decode({ token, secret })',
      run: async ({ args: [options] }, token) =>
        decode({ ...(options as object), token: await encrypted(token), salt }),
    },
  ];
};

prove({
  library: nextAuth,
  versions: packages.map((real) => ({ package: real.name, subjects: subjects(real) })),
});

describe.each(packages)('$name', ({ getToken, encode, salt }) => {
  const claims = { sub: 'user-1' };

  it('gives nothing for a token that is signed and not encrypted', async () => {
    const token = forge({ algorithm: 'HS256', claims });
    expect(await getToken({ req: requestWith(token), secret: SECRET })).toBeNull();
  });

  it('gives nothing for a token that a stranger encrypted', async () => {
    const token = await encode({ token: claims, secret: OTHER_SECRET, salt });
    expect(await getToken({ req: requestWith(token), secret: SECRET })).toBeNull();
  });

  it('gives whatever came, when asked for it raw', async () => {
    expect(await getToken({ req: requestWith('anything'), secret: SECRET, raw: true })).toBe('anything');
  });
});
