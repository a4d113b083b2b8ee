import { hkdfSync } from 'node:crypto';

import { EncryptJWT } from 'jose';
import { describe, expect, it } from 'vitest';

import nextAuth from '../../src/libraries/next-auth.ts';
import { forge, isGenuine, NOW_S, opened, OTHER_SECRET, SECRET } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Call = (options: object) => Promise<unknown>;
interface Real {
  readonly getToken: Call;
  readonly decode: Call;
  readonly encode: Call;
}
interface Package extends Real {
  readonly name: string;
  /** what stands beside the secret where nothing is said */
  readonly salt: string;
  /** what the key is derived for */
  readonly info: string;
  /** a way of encrypting that its own `encode` does not use, for a key of the same 32 bytes */
  readonly otherEncryption: string;
}

const packages: readonly Package[] = [
  {
    name: 'next-auth',
    salt: '',
    info: 'NextAuth.js Generated Encryption Key',
    otherEncryption: 'A128CBC-HS256',
    ...(await load<Real>('next-auth/jwt')),
  },
  {
    name: '@auth/core',
    salt: 'authjs.session-token',
    info: 'Auth.js Generated Encryption Key (authjs.session-token)',
    otherEncryption: 'A256GCM',
    ...(await load<Real>('@auth/core/jwt')),
  },
];

/** Both find the token in the header. */
const requestWith = (token: unknown): object => ({
  headers: { authorization: `Bearer ${String(token)}` },
  cookies: {},
});

/**
 * Tokens are encrypted, so each is made anew from the claims of the forged one: with a stranger's secret where a stranger
 * signed it, and encrypted in another way where it was signed in another way. One without a signature is left as it is.
 */
async function sealed({ encode, salt, info, otherEncryption }: Package, token: string): Promise<unknown> {
  const { header, claims } = opened(token);
  if (header['alg'] === 'none') return token;
  if (header['alg'] === 'HS512') {
    const key = new Uint8Array(hkdfSync('sha256', SECRET, salt, info, 32));
    return new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: otherEncryption }).encrypt(key);
  }
  const secret = isGenuine(token) ? SECRET : OTHER_SECRET;
  // `encode` writes the claim `exp` itself.
  return encode({ token: claims, secret, salt, maxAge: Number(claims['exp']) - NOW_S });
}

const subjects = (real: Package): readonly Subject[] => [
  {
    operation: '/jwt.getToken[1]',
    label: 'getToken({ req, secret })',
    run: async ({ args: [options] }, token) =>
      real.getToken({ ...(options as object), req: requestWith(await sealed(real, token)) }),
  },
  {
    operation: '/jwt.getToken',
    label: 'getToken({ req, raw: true })',
    base: { '0.raw': true },
    run: ({ args: [options] }, token) => real.getToken({ ...(options as object), req: requestWith(token) }),
  },
  {
    operation: '/jwt.decode',
    label: 'decode({ token, secret })',
    run: async ({ args: [options] }, token) =>
      real.decode({ ...(options as object), token: await sealed(real, token), salt: real.salt }),
  },
];

prove({
  library: nextAuth,
  versions: packages.map((real) => ({ package: real.name, subjects: subjects(real) })),
});

describe.each(packages)('$name', ({ getToken }) => {
  it('gives nothing for a token that is signed and not encrypted', async () => {
    const token = forge({ algorithm: 'HS256', claims: { sub: 'user-1' } });
    expect(await getToken({ req: requestWith(token), secret: SECRET })).toBeNull();
  });

  it('gives whatever came, when asked for it raw', async () => {
    expect(await getToken({ req: requestWith('anything'), secret: SECRET, raw: true })).toBe('anything');
  });
});
