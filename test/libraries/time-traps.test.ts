import 'reflect-metadata';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { forge, NOW, NOW_S, opened, SECRET } from './forge.ts';
import { load } from './load.ts';

/*
 * What becomes of a token whose time is in another unit than the library reads: the real library signs it, the clock moves on, and
 * the same library verifies it. Beside each wrong form stands the right one.
 */

const SECOND = 1000;
const HOUR = 3_600_000;
const YEARS = 40 * 365 * 24 * HOUR;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether a token is still accepted some milliseconds later. */
async function livesFor(later: number, token: unknown, verify: (token: string) => unknown): Promise<boolean> {
  vi.setSystemTime(NOW + later);
  try {
    const answer = await verify(String(token));
    return answer !== undefined && answer !== false && answer !== null;
  } catch {
    return false;
  } finally {
    vi.setSystemTime(NOW);
  }
}

interface Trap {
  readonly issue: (form: 'right' | 'wrong') => unknown;
  readonly verify: (token: string) => unknown;
}

/** A token that should die after an hour, and lives for as long as anybody can steal it. */
function neverEnds(name: string, { issue, verify }: Trap): void {
  it(`${name}: lives for decades; with seconds it is refused after an hour`, async () => {
    expect(await livesFor(YEARS, await issue('wrong'), verify)).toBe(true);
    expect(await livesFor(HOUR / 2, await issue('right'), verify)).toBe(true);
    expect(await livesFor(HOUR + SECOND, await issue('right'), verify)).toBe(false);
  });
}

/** A token that should live for an hour, and is refused at once, or some seconds later. */
function endsAtOnce(name: string, { issue, verify }: Trap): void {
  it(`${name}: is refused after ten seconds; written right, it lives for an hour`, async () => {
    expect(await livesFor(10 * SECOND, await issue('wrong'), verify)).toBe(false);
    expect(await livesFor(HOUR / 2, await issue('right'), verify)).toBe(true);
    expect(await livesFor(HOUR + SECOND, await issue('right'), verify)).toBe(false);
  });
}

/** `exp` as milliseconds, or right. */
const exp = (form: 'right' | 'wrong'): number => (form === 'wrong' ? NOW + HOUR : NOW_S + 3600);

type Call = (...args: unknown[]) => unknown;

describe('milliseconds in the claim `exp`', async () => {
  const { default: jsonwebtoken } = await load<{ default: Record<'sign' | 'verify', Call> }>('jsonwebtoken');
  neverEnds('jsonwebtoken', {
    issue: (form) => jsonwebtoken.sign({ exp: exp(form) }, SECRET),
    verify: (token) => jsonwebtoken.verify(token, SECRET),
  });

  const { default: simple } = await load<{ default: Record<'decode' | 'encode', Call> }>('jwt-simple');
  neverEnds('jwt-simple', {
    issue: (form) => simple.encode({ exp: exp(form) }, SECRET, 'HS256'),
    verify: (token) => simple.decode(token, SECRET, false, 'HS256'),
  });
  neverEnds('jwt-simple, a text', {
    issue: (form) => simple.encode({ exp: form === 'wrong' ? '1h' : NOW_S + 3600 }, SECRET, 'HS256'),
    verify: (token) => simple.decode(token, SECRET, false, 'HS256'),
  });
  neverEnds('jwt-simple, a date', {
    issue: (form) => simple.encode({ exp: form === 'wrong' ? new Date(NOW + HOUR) : NOW_S + 3600 }, SECRET, 'HS256'),
    verify: (token) => simple.decode(token, SECRET, false, 'HS256'),
  });

  const fast = await load<Record<'createSigner' | 'createVerifier', (options: object) => Call>>('fast-jwt');
  neverEnds('fast-jwt', {
    issue: (form) => fast.createSigner({ key: SECRET })({ exp: exp(form) }),
    verify: (token) => fast.createVerifier({ key: SECRET })(token),
  });

  const hono = await load<Record<'sign' | 'verify', Call>>('hono/jwt');
  neverEnds('hono', {
    issue: (form) => hono.sign({ exp: exp(form) }, SECRET, 'HS256'),
    verify: (token) => hono.verify(token, SECRET, 'HS256'),
  });

  const { default: tsndr } = await load<{ default: Record<'sign' | 'verify', Call> }>('@tsndr/cloudflare-worker-jwt');
  neverEnds('@tsndr/cloudflare-worker-jwt', {
    issue: (form) => tsndr.sign({ exp: exp(form) }, SECRET),
    verify: (token) => tsndr.verify(token, SECRET),
  });

  const { token: hapi } = await load<{ token: Record<'decode' | 'generate' | 'verify', Call> }>('@hapi/jwt', 'require');
  neverEnds('@hapi/jwt', {
    issue: (form) => hapi.generate({ exp: exp(form) }, SECRET),
    verify: (token) => hapi.verify(hapi.decode(token), SECRET) ?? true,
  });

  for (const name of ['jose', 'jose-5', 'jose-4']) {
    interface Builder {
      setProtectedHeader(header: object): Builder;
      setExpirationTime(time: unknown): Builder;
      sign(key: unknown): unknown;
    }
    const jose = await load<{ SignJWT: new (claims: object) => Builder; jwtVerify: Call }>(name);
    const key = new TextEncoder().encode(SECRET);
    const builder = (): Builder => new jose.SignJWT({}).setProtectedHeader({ alg: 'HS256' });
    neverEnds(`${name}, setExpirationTime`, {
      issue: (form) => builder().setExpirationTime(exp(form)).sign(key),
      verify: (token) => jose.jwtVerify(token, key),
    });
    endsAtOnce(`${name}, setExpirationTime with a length of time`, {
      issue: (form) =>
        builder()
          .setExpirationTime(form === 'wrong' ? 3600 : '1h')
          .sign(key),
      verify: (token) => jose.jwtVerify(token, key),
    });
  }
});

describe('milliseconds in other places', async () => {
  const { default: jwt } = await load<{ default: Record<'sign' | 'verify', Call> }>('jsonwebtoken');
  const verify = (token: string): unknown => jwt.verify(token, SECRET);
  neverEnds('jsonwebtoken counts the lifetime from `iat`', {
    issue: (form) => jwt.sign({ iat: form === 'wrong' ? NOW : NOW_S }, SECRET, { expiresIn: '1h' }),
    verify,
  });
  neverEnds('jsonwebtoken, a moment as `expiresIn`', {
    issue: (form) => jwt.sign({}, SECRET, { expiresIn: form === 'wrong' ? NOW_S + 3600 : 3600 }),
    verify,
  });
  it('jsonwebtoken, milliseconds as `expiresIn`: lives for 41 days', async () => {
    const day = 24 * HOUR;
    expect(await livesFor(41 * day, jwt.sign({}, SECRET, { expiresIn: HOUR }), verify)).toBe(true);
    expect(await livesFor(42 * day, jwt.sign({}, SECRET, { expiresIn: HOUR }), verify)).toBe(false);
  });
  it('jsonwebtoken, milliseconds as `maxAge`: takes tokens that are weeks old', () => {
    const old = forge({ algorithm: 'HS256', claims: { iat: NOW_S - 40 * 86_400 } });
    expect(jwt.verify(old, SECRET, { maxAge: HOUR })).toBeTruthy();
    expect(() => jwt.verify(old, SECRET, { maxAge: HOUR / 1000 })).toThrow('maxAge');
  });
});

describe('digits as a text, which count milliseconds', async () => {
  const { default: jwt } = await load<{ default: Record<'sign' | 'verify', Call> }>('jsonwebtoken');
  const verify = (token: string): unknown => jwt.verify(token, SECRET);
  endsAtOnce('jsonwebtoken', {
    issue: (form) => jwt.sign({}, SECRET, { expiresIn: form === 'wrong' ? '3600' : 3600 }),
    verify,
  });

  it('jsonwebtoken, `maxAge`: refuses a token of ten minutes', () => {
    const token = forge({ algorithm: 'HS256', claims: { iat: NOW_S - 600 } });
    expect(() => jwt.verify(token, SECRET, { maxAge: '3600' })).toThrow('maxAge');
    expect(jwt.verify(token, SECRET, { maxAge: 3600 })).toBeTruthy();
  });

  const { JwtService } = await load<{
    JwtService: new (options: object) => { sign(claims: object): unknown; verify(token: string): unknown };
  }>('@nestjs/jwt');
  const service = (expiresIn: unknown) => new JwtService({ secret: SECRET, signOptions: { expiresIn } });
  endsAtOnce('@nestjs/jwt', {
    issue: (form) => service(form === 'wrong' ? '3600' : 3600).sign({}),
    verify: (token) => service(1).verify(token),
  });
});

describe('seconds where milliseconds are read', async () => {
  const fast = await load<Record<'createSigner' | 'createVerifier', (options: object) => Call>>('fast-jwt');
  endsAtOnce('fast-jwt, `expiresIn`', {
    issue: (form) => fast.createSigner({ key: SECRET, expiresIn: form === 'wrong' ? 3600 : HOUR })({}),
    verify: (token) => fast.createVerifier({ key: SECRET })(token),
  });
  it('fast-jwt, `maxAge`: refuses a token of ten minutes', () => {
    const token = forge({ algorithm: 'HS256', claims: { iat: NOW_S - 600 } });
    expect(() => fast.createVerifier({ key: SECRET, maxAge: 3600 })(token)).toThrow('expired');
    expect(fast.createVerifier({ key: SECRET, maxAge: HOUR })(token)).toBeTruthy();
  });

  const { default: njwt } = await load<{
    default: {
      create(claims: object, key: string): { setExpiration(time: unknown): { compact(): string } };
      verify(token: string, key: string): unknown;
    };
  }>('njwt');
  endsAtOnce('njwt, `setExpiration`', {
    issue: (form) =>
      njwt
        .create({}, SECRET)
        .setExpiration(form === 'wrong' ? NOW_S + 3600 : NOW + HOUR)
        .compact(),
    verify: (token) => njwt.verify(token, SECRET),
  });
});

describe('a text where a number of seconds is read', async () => {
  const { token: hapi } = await load<{ token: Record<'decode' | 'generate' | 'verify', Call> }>('@hapi/jwt', 'require');
  it('@hapi/jwt, `ttlSec`: the present is hung behind it, and no verifier takes the token', async () => {
    const token = hapi.generate({}, SECRET, { ttlSec: '3600' });
    expect(opened(String(token)).claims['exp']).toBe(`3600${NOW_S}`);
    const verify = (given: string): unknown => hapi.verify(hapi.decode(given), SECRET) ?? true;
    expect(await livesFor(0, token, verify)).toBe(false);
    expect(await livesFor(HOUR / 2, hapi.generate({}, SECRET, { ttlSec: 3600 }), verify)).toBe(true);
    expect(await livesFor(HOUR + SECOND, hapi.generate({}, SECRET, { ttlSec: 3600 }), verify)).toBe(false);
  });

  const { default: jwt } = await load<{ default: Record<'sign', Call> }>('jsonwebtoken');
  it('jsonwebtoken refuses to sign', () => {
    expect(() => jwt.sign({ exp: '1h' }, SECRET)).toThrow('"exp" should be a number of seconds');
    expect(() => jwt.sign({ exp: new Date() }, SECRET)).toThrow('"exp" should be a number of seconds');
  });
});

describe('@fastify/jwt', async () => {
  const { default: fastify } = await load<{
    default: () => {
      register(plugin: unknown, options: object): Promise<void>;
      readonly jwt: { sign(claims: object, options?: object): string; verify(token: string): unknown };
    };
  }>('fastify');
  const plugin = await load<unknown>('@fastify/jwt', 'require');
  it('counts seconds where fast-jwt counts milliseconds', async () => {
    const app = fastify();
    await app.register(plugin, { secret: SECRET, sign: { expiresIn: 3600 } });
    const verify = (token: string): unknown => app.jwt.verify(token);
    expect(await livesFor(HOUR / 2, app.jwt.sign({}), verify)).toBe(true);
    expect(await livesFor(HOUR + SECOND, app.jwt.sign({}), verify)).toBe(false);
    expect(await livesFor(41 * 24 * HOUR, app.jwt.sign({}, { expiresIn: HOUR }), verify)).toBe(true);
  });
});
