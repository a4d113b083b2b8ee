import type { Hook, Platform } from '../model/vocabulary.ts';

/** A property of a route, or a method, that is such a handler. */
const own: Hook = {};

/**
 * How handlers let a request go on: by calling the next one (Express, Koa, Hono, Astro, Nest, tRPC), by what they answer
 * (Next.js), or by coming to their end (Fastify, Elysia, Nest's gateways).
 */
const platform: Platform = {
  name: 'request-handlers',
  names: {
    functions: { next: { proceeds: true }, nextFn: { proceeds: true } },
    hooks: {
      addHook: { at: 1, events: ['onRequest', 'preParsing', 'preValidation', 'preHandler'] },
      // `fastify.decorate('authenticate', …)` is how its handlers come by a name.
      decorate: { at: 1 },
      onBeforeHandle: { at: 0 },
      onRequest: own,
      preParsing: own,
      preValidation: own,
      preHandler: own,
      beforeHandle: own,
      handleConnection: own,
    },
  },
  modules: {
    'next/server': { members: { NextResponse: { members: { next: { call: { proceeds: true } } } } } },
  },
};

export default platform;
