import type { Platform, Thing } from '../model/vocabulary.ts';

/** A key is what it is made from. */
const made: Thing = { call: { gives: '$0' } };

/** What makes a new pair of keys; of RSA it says how large. */
const keyPair: Thing = { call: { op: { kind: 'makeKey', size: { at: '1.modulusLength', in: 'bits', least: 2048 } } } };

const secretKey: Thing = { call: { op: { kind: 'makeKey', size: { at: '1.length', in: 'bits', least: 256 } } } };

/** Also where it is a global. */
const subtle: Thing = {
  members: {
    verify: { call: { signature: 'judgedLater' } },
    sign: { call: { signature: 'made' } },
    importKey: { call: { gives: '$1' } },
    generateKey: { call: { op: { kind: 'makeKey', size: { at: '0.modulusLength', in: 'bits', least: 2048 } } } },
  },
};

const platform: Platform = {
  name: 'server',
  // A query string that a handler reads came in a URL, in Express, Koa, Fastify, Next.js, socket.io and vue-router alike. AWS
  // Lambda and old versions of socket.io have names of their own.
  // The parts of the path that a route names are as visible as a query, in Express, Koa, Fastify, Hapi and SvelteKit alike.
  ambient: {
    query: '#query',
    _query: '#query',
    queryStringParameters: '#query',
    pathParameters: '#query',
    params: { is: '#query', on: ['req', 'request', 'ctx', 'context', 'c', 'event', '*Request', '*Req'] },
    handshake: '#handshake',
  },
  globals: { crypto: { members: { subtle } } },
  things: {
    query: { readMember: { kind: 'receive', name: 'name' } },
    verifier: {
      members: { update: { call: { gives: '#verifier' } }, verify: { call: { signature: 'judged' } } },
    },
    // Whoever opens a socket says who they are: a token in its query is one.
    handshake: { members: { query: { readMember: { kind: 'receive', name: 'name', token: 'name' } } } },
  },
  modules: {
    crypto: {
      members: {
        verify: { call: { signature: 'judged' } },
        createVerify: { call: { gives: '#verifier' } },
        createHmac: { call: { signature: 'made' } },
        timingSafeEqual: { call: { signature: 'compared' } },
        createSecretKey: made,
        createPrivateKey: made,
        createPublicKey: { call: { op: { kind: 'publicKey' } } },
        generateKeyPair: keyPair,
        generateKeyPairSync: keyPair,
        generateKey: secretKey,
        generateKeySync: secretKey,
        randomBytes: { call: { op: { kind: 'makeKey', size: { at: '0', in: 'bytes' } } } },
        subtle,
        webcrypto: { members: { subtle } },
      },
    },
    // An agent is what it is made from.
    https: { members: { Agent: { new: { gives: '$0' } } } },
    util: { members: { promisify: { call: { gives: '$0' } } } },
    bluebird: { members: { promisify: { call: { gives: '$0' } } } },
    pify: { call: { gives: '$0' } },
    'es6-promisify': { call: { gives: '$0' }, members: { promisify: { call: { gives: '$0' } } } },
  },
  names: { methods: { header: { reads: '0' }, getHeader: { reads: '0' } } },
  serverModules: [
    ...[
      'express',
      'express-*',
      'fastify',
      '@fastify/*',
      'koa',
      'koa-*',
      '@koa/*',
      '@hapi/*',
      'hono*',
      '@nestjs/*',
      'restify',
    ],
    ...['http', 'https', 'fs', 'fs/promises', 'path', 'os', 'net', 'child_process', 'crypto', 'util', 'stream', 'url'],
    ...['next/headers', 'next/server', 'server-only', '@trpc/server*', 'graphql', 'apollo-server*', '@apollo/server*'],
    ...[
      'mongoose',
      'mongodb',
      'typeorm',
      'sequelize',
      'knex',
      'pg',
      'mysql*',
      'redis',
      'ioredis',
      '@prisma/client',
      'bcrypt',
    ],
    ...[
      'bcryptjs',
      'argon2',
      'passport',
      'passport-*',
      'socket.io',
      'ws',
      'nodemailer',
      'dotenv',
      'aws-lambda',
      '@aws-sdk/*',
    ],
    ...['cookie-parser', 'body-parser', 'cors', 'helmet', 'routing-controllers'],
  ],
  serverGlobals: ['process', '__dirname', '__filename', 'Buffer', 'module', 'exports', 'require', 'Deno', 'Bun'],
};

export default platform;
