import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { load } from './load.ts';

/*
 * Keys that anybody has, and keys that can be found: which libraries work with them. Tokens are made with node:crypto alone.
 */

const inAnHour = Math.floor(Date.now() / 1000) + 3600;

/** A token that an attacker signs, such as with a key of no length. */
function signedWith(key: string): string {
  const input = [
    { alg: 'HS256', typ: 'JWT' },
    { sub: 'admin', exp: inAnHour },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
}

type Call = (...args: unknown[]) => unknown;

/** What a verifier gives, or that it refuses. */
async function outcome(verify: () => unknown): Promise<'accepted' | 'refused'> {
  try {
    return (await verify()) ? 'accepted' : 'refused';
  } catch {
    return 'refused';
  }
}

describe('the empty key', async () => {
  const token = signedWith('');
  const unset = (): Uint8Array => new TextEncoder().encode(process.env['A_VARIABLE_THAT_NOBODY_SETS']);

  const jose = await load<{ jwtVerify: Call }>('jose');
  const five = await load<{ jwtVerify: Call }>('jose-5');
  const four = await load<{ jwtVerify: Call }>('jose-4');
  const { KJUR } = await load<{
    KJUR: { jws: { JWS: { verify: Call; sign: Call; verifyJWT: Call } } };
  }>('jsrsasign');
  const { default: jwt } = await load<{ default: { verify: Call } }>('jsonwebtoken');
  const eight = await load<{ default: { verify: Call } }>('jsonwebtoken-8');
  const fast = await load<{ createVerifier: (options: object) => Call }>('fast-jwt');
  const hono = await load<{ verify: Call }>('hono/jwt');
  const { default: simple } = await load<{ default: { decode: Call } }>('jwt-simple');
  const { default: njwt } = await load<{ default: { verify: Call } }>('njwt');
  const { default: tsndr } = await load<{ default: { verify: Call } }>('@tsndr/cloudflare-worker-jwt');

  it.each<[string, () => unknown, 'accepted' | 'refused']>([
    ['jose 6', () => jose.jwtVerify(token, unset()), 'refused'],
    ['jose 5', () => five.jwtVerify(token, unset()), 'accepted'],
    ['jose 4', () => four.jwtVerify(token, unset()), 'accepted'],
    ['jsrsasign', () => KJUR.jws.JWS.verify(token, '', ['HS256']), 'accepted'],
    ['jsrsasign, verifyJWT', () => KJUR.jws.JWS.verifyJWT(token, '', { alg: ['HS256'] }), 'accepted'],
    ['jsonwebtoken 9', () => jwt.verify(token, ''), 'refused'],
    ['jsonwebtoken 8', () => eight.default.verify(token, ''), 'refused'],
    ['fast-jwt', () => fast.createVerifier({ key: '' })(token), 'refused'],
    ['hono', () => hono.verify(token, '', 'HS256'), 'refused'],
    ['jwt-simple', () => simple.decode(token, '', false, 'HS256'), 'accepted'],
    ['njwt', () => njwt.verify(token, ''), 'accepted'],
    ['@tsndr/cloudflare-worker-jwt', () => tsndr.verify(token, ''), 'refused'],
  ])('%s', async (_, verify, expected) => {
    expect(await outcome(verify)).toBe(expected);
  });

  it('signs with jwt-encode', async () => {
    const { default: encode } = await load<{ default: Call }>('jwt-encode');
    expect(String(encode({ sub: 'admin' }, '')).split('.')).toHaveLength(3);
  });

  it('is refused where there is a key', async () => {
    const key = new TextEncoder().encode('a key that is set, and long enough for HS256');
    expect(await outcome(() => five.jwtVerify(token, key))).toBe('refused');
  });
});

describe('a public key as the secret of HMAC', async () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const token = signedWith(pem);

  const jose = await load<{ jwtVerify: Call }>('jose');
  const { default: jwt } = await load<{ default: { verify: Call; sign: Call } }>('jsonwebtoken');
  const eight = await load<{ default: { verify: Call } }>('jsonwebtoken-8');
  const { default: jws } = await load<{ default: { verify: Call } }>('jws');
  const { default: simple } = await load<{ default: { decode: Call } }>('jwt-simple');
  const fast = await load<{ createVerifier: (options: object) => Call }>('fast-jwt');
  const hono = await load<{ verify: Call }>('hono/jwt');
  const { default: njwt } = await load<{ default: { verify: Call } }>('njwt');
  const { default: tsndr } = await load<{ default: { verify: Call } }>('@tsndr/cloudflare-worker-jwt');
  const { default: passport } = await load<{ default: { Strategy: new (...args: unknown[]) => Strategy } }>(
    'passport-jwt',
  );
  const options = { algorithms: ['HS256'] };
  const bytes = new TextEncoder().encode(pem);

  it.each<[string, () => unknown, 'accepted' | 'refused']>([
    ['jsonwebtoken', () => jwt.verify(token, pem, options), 'refused'],
    ['jsonwebtoken, bytes', () => jwt.verify(token, Buffer.from(pem), options), 'refused'],
    ['jsonwebtoken, signing', () => jwt.sign({}, pem, { algorithm: 'HS256' }), 'accepted'],
    ['jsonwebtoken 8', () => eight.default.verify(token, pem, options), 'accepted'],
    ['passport-jwt', () => authenticated(passport.Strategy, pem, token), 'refused'],
    ['jose', () => jose.jwtVerify(token, pem, options), 'refused'],
    ['jose, bytes', () => jose.jwtVerify(token, bytes, options), 'accepted'],
    ['hono', () => hono.verify(token, pem, 'HS256'), 'refused'],
    ['@tsndr/cloudflare-worker-jwt', () => tsndr.verify(token, pem), 'refused'],
    ['jws', () => jws.verify(token, 'HS256', pem), 'accepted'],
    ['jwt-simple', () => simple.decode(token, pem, false, 'HS256'), 'accepted'],
    ['njwt', () => njwt.verify(token, pem), 'accepted'],
    ['fast-jwt', () => fast.createVerifier({ key: pem, ...options })(token), 'accepted'],
  ])('%s', async (_, verify, expected) => {
    expect(await outcome(verify)).toBe(expected);
  });
});

interface Strategy {
  success(claims: unknown): void;
  fail(reason: unknown): void;
  error(reason: unknown): void;
  authenticate(request: object): void;
}

/** Sends a token through a strategy. */
function authenticated(Strategy: new (...args: unknown[]) => Strategy, key: string, token: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { jwtFromRequest: () => token, secretOrKey: key, algorithms: ['HS256'] };
    const strategy = new Strategy(options, (claims: unknown, done: Call) => done(null, claims));
    Object.assign(strategy, { success: resolve, fail: reject, error: reject });
    strategy.authenticate({ headers: {} });
  });
}

describe('an RSA key of 1024 bits', async () => {
  const { default: jwt } = await load<{ default: Record<'sign' | 'verify', Call> }>('jsonwebtoken');
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const large = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sign = (key: KeyObject, options: object = {}): unknown => jwt.sign({}, key, { algorithm: 'RS256', ...options });

  it('signs with jsonwebtoken where it is told to take it', () => {
    expect(() => sign(small.privateKey)).toThrow('minimum key size');
    expect(sign(small.privateKey, { allowInsecureKeySizes: true })).toBeTypeOf('string');
    expect(sign(large.privateKey)).toBeTypeOf('string');
  });

  it('is good enough for jsonwebtoken to verify with', () => {
    const token = sign(small.privateKey, { allowInsecureKeySizes: true });
    expect(jwt.verify(token, small.publicKey, { algorithms: ['RS256'] })).toBeTruthy();
  });

  it('is refused by jose', async () => {
    const { SignJWT } = await load<{
      SignJWT: new (claims: object) => { setProtectedHeader(header: object): { sign(key: unknown): Promise<string> } };
    }>('jose');
    const signed = (key: KeyObject): Promise<string> => new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(key);
    await expect(signed(small.privateKey)).rejects.toThrow('2048');
    expect(await signed(large.privateKey)).toBeTypeOf('string');
  });
});
