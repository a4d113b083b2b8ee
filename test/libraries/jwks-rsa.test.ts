import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import jwksRsa from '../../src/libraries/jwks-rsa.ts';
import { KID, RSA_PUBLIC_PEM, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Client {
  getSigningKey(kid: string): Promise<{ getPublicKey(): string }>;
}
type Secret = (request: object, token: { header: object }) => Promise<string | undefined>;
interface Real {
  (options: object): Client;
  expressJwtSecret(options: object): Secret;
}

const { default: jwksClient } = await load<{ default: Real }>('jwks-rsa');

prove({ library: jwksRsa, versions: [{ package: 'jwks-rsa', subjects: [] }] });

describe('a key set of jwks-rsa', () => {
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [rsaJwk] })));
  let jwksUri = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });
  afterAll(() => void server.close());

  it('gives the public key that a kid names', async () => {
    const key = await jwksClient({ jwksUri }).getSigningKey(KID);
    expect(key.getPublicKey().trim()).toBe(RSA_PUBLIC_PEM.trim());
  });

  it('gives a public key to a middleware, and none for a token that says HMAC', async () => {
    const secret = jwksClient.expressJwtSecret({ jwksUri });
    expect((await secret({}, { header: { alg: 'RS256', kid: KID } }))?.trim()).toBe(RSA_PUBLIC_PEM.trim());
    expect(await secret({}, { header: { alg: 'HS256', kid: KID } })).toBeUndefined();
  });
});
