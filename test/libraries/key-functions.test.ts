import { describe, expect, it } from 'vitest';

import { libraries } from '../../src/libraries/index.ts';
import type { KeyFunction } from '../../src/model/vocabulary.ts';
import { forge, ISSUER, KID, SECRET } from './forge.ts';
import { sendToHapi } from './hapi.ts';
import { freshly, load } from './load.ts';
import { operationsOf } from './operations.ts';
import { sendThrough, type Middleware } from './requests.ts';

/*
 * What the function that finds a key is handed of a token that nothing has verified yet: each library is run with one that
 * writes down its arguments.
 */

const HEADER = { alg: 'HS256', typ: 'JWT', kid: KID };
const CLAIMS = { sub: 'somebody', iss: ISSUER, exp: 4_000_000_000 };
const token = forge({ algorithm: 'HS256', header: HEADER, claims: CLAIMS });

type Call = (...args: unknown[]) => unknown;
/** Runs a library with a function that finds the key. */
type Run = (find: Call) => unknown;

const inOrder = ['HS256'];

const runs: Readonly<Record<string, Run>> = {
  jsonwebtoken: async (find) => {
    const { default: jwt } = await load<{ default: { verify: Call } }>('jsonwebtoken');
    return new Promise((resolve) => {
      jwt.verify(token, (header: unknown, done: Call) => void done(null, find(header)), resolve);
    });
  },
  jose: async (find) => {
    const { jwtVerify } = await load<{ jwtVerify: Call }>('jose');
    return jwtVerify(token, (header: unknown, whole: unknown) => new TextEncoder().encode(String(find(header, whole))));
  },
  'fast-jwt': async (find) => {
    const { createVerifier } = await load<{ createVerifier: (options: object) => Call }>('fast-jwt');
    return createVerifier({ key: async (parts: unknown) => find(parts) })(token);
  },
  '@fastify/jwt': async (find) => {
    const { default: fastify } = await load<{ default: (options?: object) => FastifyServer }>('fastify');
    const { default: plugin } = await load<{ default: unknown }>('@fastify/jwt');
    const server = fastify();
    server.register(plugin, {
      decode: { complete: true },
      secret: async (request: unknown, parts: unknown) => find(request, parts),
    });
    server.get('/', async (request) => request.jwtVerify());
    await server.inject({ url: '/', headers: { authorization: `Bearer ${token}` } });
  },
  'express-jwt': async (find) => {
    const { expressjwt } = await load<{ expressjwt: (options: object) => Middleware }>('express-jwt');
    return sendThrough(
      expressjwt({ algorithms: inOrder, secret: async (...given: unknown[]) => find(...given) }),
      token,
    );
  },
  'koa-jwt': async (find) => {
    const { default: koaJwt } = await load<{ default: (options: object) => Call }>('koa-jwt');
    const headers = { authorization: `Bearer ${token}` };
    return koaJwt({ secret: async (...given: unknown[]) => find(...given) })(
      { request: { header: headers }, header: headers, headers, state: {}, cookies: { get: () => undefined } },
      () => undefined,
    );
  },
  'restify-jwt-community': (find) =>
    sendThrough(
      freshly<(options: object) => Middleware>('restify-jwt-community')({
        secret: (request: unknown, header: unknown, claims: unknown, done: Call) =>
          void done(null, find(request, header, claims)),
      }),
      token,
    ),
  'socketio-jwt': async (find) => {
    const { authorize } = freshly<{ authorize: (options: object) => Call }>('socketio-jwt');
    const secret = (request: unknown, header: unknown, claims: unknown, done: Call): void =>
      void done(null, find(request, header, claims));
    const socket = { request: { _query: { token } }, handshake: { query: { token } } };
    return new Promise((resolve) => {
      authorize({ handshake: true, secret })(socket, resolve);
    });
  },
  '@thream/socketio-jwt': async (find) => {
    const { authorize } = await load<{ authorize: (options: object) => Call }>('@thream/socketio-jwt');
    return authorize({ secret: async (parts: unknown) => find(parts) })(
      { handshake: { auth: { token: `Bearer ${token}` } } },
      () => undefined,
    );
  },
  'hapi-auth-jwt2': async (find) => {
    const { default: plugin } = await load<{ default: unknown }>('hapi-auth-jwt2');
    const options = { key: (parts: unknown) => ({ key: find(parts) }), validate: () => ({ isValid: true }) };
    return sendToHapi(plugin, ['session', 'jwt', { ...options, complete: true, verifyOptions: {} }], token);
  },
  '@hapi/jwt': async (find) => {
    const { default: plugin } = await load<{ default: unknown }>('@hapi/jwt');
    const options = { keys: (parts: unknown) => find(parts), validate: () => ({ isValid: true }) };
    const verify = { aud: false, iss: false, sub: false };
    return sendToHapi(plugin, ['session', 'jwt', { ...options, verify }], token);
  },
};

interface FastifyServer {
  register(plugin: unknown, options: object): void;
  get(path: string, handler: (request: { jwtVerify(): Promise<unknown> }) => Promise<unknown>): void;
  inject(request: object): Promise<unknown>;
}

/** What stands at a place of arguments: `1.header`. */
function at(given: readonly unknown[], place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((owner, key) => (typeof owner === 'object' && owner ? Reflect.get(owner, key) : undefined), given);
}

const described = new Map<string, KeyFunction>(
  libraries().flatMap((library) =>
    [...operationsOf(library).values()].flatMap(({ keyFunction }) =>
      keyFunction ? [[library.name, keyFunction] as const] : [],
    ),
  ),
);

describe('functions that find a key', () => {
  it.each([...described])('%s', async (name, { header, claims = [] }) => {
    const given: unknown[][] = [];
    await runs[name]?.((...args) => {
      given.push(args);
      return SECRET;
    });
    expect(given).toHaveLength(1);
    if (header !== undefined) expect(at(given[0] ?? [], header)).toEqual(HEADER);
    if (claims.length > 0) expect(claims.map((place) => at(given[0] ?? [], place))).toContainEqual(CLAIMS);
  });
});
