import 'reflect-metadata';

import { describe, expect, it } from 'vitest';

import { load } from './load.ts';

/*
 * A program that signs two kinds of tokens with one key. The attack: the token of a link, sent where a session is wanted. The real
 * libraries sign and verify; what tells the kinds apart has to refuse the one, and to take the other.
 */

const KEY = 'k'.repeat(32);
const BYTES = new TextEncoder().encode(KEY);

type Call = (...args: readonly unknown[]) => unknown;

/** How a program signs tokens, and how it reads sessions. */
interface Program {
  readonly session: () => unknown;
  readonly link: () => unknown;
  readonly whoIs: (token: string) => unknown;
}

async function isAccepted({ whoIs }: Program, token: unknown): Promise<boolean> {
  try {
    return (await whoIs(String(token))) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a link signs in, in a program that anybody can sign in to. */
async function opensSession(program: Program): Promise<boolean> {
  expect(await isAccepted(program, await program.session())).toBe(true);
  return isAccepted(program, await program.link());
}

const jwt = (
  await load<{ default: { sign: Call; verify: (...args: readonly unknown[]) => { purpose?: string } } }>('jsonwebtoken')
).default;
const jose = await load<{
  SignJWT: new (claims: object) => { setProtectedHeader(header: object): { sign(key: unknown): Promise<string> } };
  jwtVerify: Call;
}>('jose');
const fast = await load<{ createSigner: (options: object) => Call; createVerifier: (options: object) => Call }>(
  'fast-jwt',
);
const nest = await load<{ JwtService: new (options: object) => { sign: Call; verify: Call } }>(
  '@nestjs/jwt',
  'require',
);
const service = new nest.JwtService({ secret: KEY });

const signWithJose = (claims: object, header = {}): Promise<string> =>
  new jose.SignJWT(claims).setProtectedHeader({ alg: 'HS256', ...header }).sign(BYTES);
const signFast = (options: object): unknown => fast.createSigner({ key: KEY, ...options })({ id: 'ada' });

/** Compares a claim, as the page says. */
function whoHasPurpose(token: string): unknown {
  const claims = jwt.verify(token, KEY, { algorithms: ['HS256'] });
  if (claims.purpose !== 'access') throw new Error('Not an access token');
  return claims;
}

describe('a link opens a session', () => {
  it.each<[string, Program]>([
    [
      'jsonwebtoken',
      {
        session: () => jwt.sign({ sub: 'ada' }, KEY),
        link: () => jwt.sign({ sub: 'ada' }, KEY),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'] }),
      },
    ],
    [
      'jsonwebtoken, with a claim that nobody compares',
      {
        session: () => jwt.sign({ sub: 'ada', purpose: 'access' }, KEY),
        link: () => jwt.sign({ sub: 'ada', purpose: 'reset' }, KEY),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'] }),
      },
    ],
    [
      'jsonwebtoken, with the same audience',
      {
        session: () => jwt.sign({ sub: 'ada' }, KEY, { audience: 'api' }),
        link: () => jwt.sign({ sub: 'ada' }, KEY, { audience: 'api' }),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'], audience: 'api' }),
      },
    ],
    [
      'jose, with a kind in the header that nobody asks for',
      {
        session: () => signWithJose({ sub: 'ada' }, { typ: 'at+jwt' }),
        link: () => signWithJose({ sub: 'ada' }),
        whoIs: (token) => jose.jwtVerify(token, BYTES, { algorithms: ['HS256'] }),
      },
    ],
    [
      'fast-jwt',
      {
        session: () => signFast({}),
        link: () => signFast({}),
        whoIs: (token) => fast.createVerifier({ key: KEY, algorithms: ['HS256'] })(token),
      },
    ],
    [
      '@nestjs/jwt',
      {
        session: () => service.sign({ sub: 'ada' }),
        link: () => service.sign({ sub: 'ada' }),
        whoIs: (token) => service.verify(token, { algorithms: ['HS256'] }),
      },
    ],
  ])('%s', async (_, program) => {
    expect(await opensSession(program)).toBe(true);
  });
});

describe('a link is refused', () => {
  it.each<[string, Program]>([
    [
      'by a claim that is compared',
      {
        session: () => jwt.sign({ sub: 'ada', purpose: 'access' }, KEY),
        link: () => jwt.sign({ sub: 'ada', purpose: 'reset' }, KEY),
        whoIs: whoHasPurpose,
      },
    ],
    [
      'by an audience: jsonwebtoken',
      {
        session: () => jwt.sign({ sub: 'ada' }, KEY, { audience: 'api' }),
        link: () => jwt.sign({ sub: 'ada' }, KEY, { audience: 'reset' }),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'], audience: 'api' }),
      },
    ],
    [
      'by a key',
      {
        session: () => jwt.sign({ sub: 'ada' }, KEY),
        link: () => jwt.sign({ sub: 'ada' }, `${KEY}:reset`),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'] }),
      },
    ],
    [
      'by a subject: jsonwebtoken',
      {
        session: () => jwt.sign({ id: 'ada' }, KEY, { subject: 'access' }),
        link: () => jwt.sign({ id: 'ada' }, KEY, { subject: 'reset' }),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'], subject: 'access' }),
      },
    ],
    [
      'by an id: jsonwebtoken',
      {
        session: () => jwt.sign({ id: 'ada' }, KEY, { jwtid: 'one' }),
        link: () => jwt.sign({ id: 'ada' }, KEY, { jwtid: 'two' }),
        whoIs: (token) => jwt.verify(token, KEY, { algorithms: ['HS256'], jwtid: 'one' }),
      },
    ],
    [
      'by a subject: @nestjs/jwt',
      {
        session: () => service.sign({ id: 'ada' }, { subject: 'access' }),
        link: () => service.sign({ id: 'ada' }, { subject: 'reset' }),
        whoIs: (token) => service.verify(token, { algorithms: ['HS256'], subject: 'access' }),
      },
    ],
    [
      'by the kind in the header: jose',
      {
        session: () => signWithJose({ sub: 'ada' }, { typ: 'at+jwt' }),
        link: () => signWithJose({ sub: 'ada' }, { typ: 'reset+jwt' }),
        whoIs: (token) => jose.jwtVerify(token, BYTES, { algorithms: ['HS256'], typ: 'at+jwt' }),
      },
    ],
    [
      'by a subject: jose',
      {
        session: () => signWithJose({ sub: 'access', id: 'ada' }),
        link: () => signWithJose({ sub: 'reset', id: 'ada' }),
        whoIs: (token) => jose.jwtVerify(token, BYTES, { algorithms: ['HS256'], subject: 'access' }),
      },
    ],
    [
      'by a claim that only one has: jose',
      {
        session: () => signWithJose({ sub: 'ada', session: '1' }),
        link: () => signWithJose({ sub: 'ada' }),
        whoIs: (token) => jose.jwtVerify(token, BYTES, { algorithms: ['HS256'], requiredClaims: ['session'] }),
      },
    ],
    [
      'by a subject: fast-jwt',
      {
        session: () => signFast({ sub: 'access' }),
        link: () => signFast({ sub: 'reset' }),
        whoIs: (token) => fast.createVerifier({ key: KEY, algorithms: ['HS256'], allowedSub: 'access' })(token),
      },
    ],
  ])('%s', async (_, program) => {
    expect(await opensSession(program)).toBe(false);
  });
});
