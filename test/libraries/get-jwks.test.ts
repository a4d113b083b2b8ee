import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import getJwks from '../../src/libraries/get-jwks.ts';
import { KID, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Keys {
  getPublicKey(signature: object): Promise<string>;
  getJwk(signature: object): Promise<object>;
}

const { default: buildGetJwks } = await load<{ default: (options?: object) => Keys }>('get-jwks');

prove({ library: getJwks, versions: [{ package: 'get-jwks', subjects: [] }] });

describe('a key set of get-jwks', () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [{ ...rsaJwk, alg: 'RS256' }] }));
  });
  let domain = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => void server.close());

  it('gives the public key that a kid names', async () => {
    const keys = buildGetJwks();
    expect(await keys.getPublicKey({ domain, alg: 'RS256', kid: KID })).toContain('BEGIN PUBLIC KEY');
    expect(await keys.getJwk({ domain, alg: 'RS256', kid: KID })).toMatchObject({ kid: KID });
  });
});
