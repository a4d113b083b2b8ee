import type { Platform, ServerCode } from '../model/vocabulary.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const svelteKit: readonly ServerCode[] = [
  { files: ['+server', '/src/lib/server/**'] },
  {
    with: ['@sveltejs/kit'],
    names: [
      ...['Handle', 'HandleFetch', 'HandleServerError', 'RequestHandler', 'RequestEvent'],
      ...['ServerLoad', 'ServerLoadEvent', 'Action', 'Actions', 'Cookies'],
    ],
  },
  {
    with: ['./$types', './$types.js'],
    names: ['PageServerLoad', 'PageServerLoadEvent', 'LayoutServerLoad', 'RequestHandler', 'RequestEvent', 'Actions'],
  },
];

const next: readonly ServerCode[] = [
  { files: ['pages/api/**'], unlessBrowser: true },
  { files: ['app/**/route'] },
  { with: ['next'], names: ['NextApiRequest', 'NextApiResponse', 'NextApiHandler', 'NextMiddleware'] },
  { files: ['pages/**'], exports: ['getServerSideProps'] },
  { with: ['next', 'next/*'], exports: ['getServerSideProps'] },
  // Next.js, and Astro's `onRequest`. Elsewhere, middleware is Redux's more often than not.
  {
    files: ['/middleware', '/src/middleware', '/src/middleware/index', '/proxy', '/src/proxy'],
    exports: ['middleware', 'proxy', 'default', 'onRequest'],
    unlessBrowser: true,
  },
];

const astro: readonly ServerCode[] = [
  { with: ['astro'], names: ['APIRoute', 'APIContext', 'MiddlewareHandler', 'AstroCookies'] },
  { files: ['/src/pages/**'], exports: [...METHODS, 'ALL'], unlessBrowser: true },
  { with: ['astro:actions'], callbacksOf: ['defineAction'] },
];

/** Nuxt and Nitro import these by themselves. */
const nitro: readonly ServerCode[] = [
  {
    callbacksOf: [
      ...['defineEventHandler', 'defineCachedEventHandler', 'defineCachedFunction', 'defineWebSocketHandler'],
      ...['defineNitroPlugin', 'eventHandler', 'cachedEventHandler', 'lazyEventHandler'],
    ],
  },
];

const remixRuntimes = [
  ...['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime'],
  ...['@react-router/node', '@react-router/cloudflare', '@shopify/remix-oxygen'],
];
/** A route is a page, too: only these functions of it stay on the server. In React Router's data mode they run in the browser. */
const routeExports = ['loader', 'action', 'middleware', 'unstable_middleware'];
const remix: readonly ServerCode[] = [
  { files: ['app/routes/**', 'app/root'], without: ['react-router-dom'], exports: routeExports },
  { with: [...remixRuntimes, './+types/*', '../+types/*'], exports: routeExports },
  { with: remixRuntimes, unlessBrowser: true },
];

const solidStart: readonly ServerCode[] = [
  { files: ['/src/routes/**'], exports: METHODS },
  { with: ['solid-start/server', 'solid-start'], callbacksOf: ['createServerData$', 'createServerAction$', 'server$'] },
];

const qwikCity: readonly ServerCode[] = [
  {
    with: ['@builder.io/qwik-city', '@qwik.dev/router'],
    exports: ['onRequest', 'onGet', 'onPost', 'onPut', 'onPatch', 'onDelete', 'onHead'],
  },
  {
    with: ['@builder.io/qwik-city', '@qwik.dev/router'],
    callbacksOf: ['routeLoader$', 'routeAction$', 'globalAction$', 'server$'],
  },
];

const tanStackStart: readonly ServerCode[] = [
  {
    with: ['@tanstack/react-start*', '@tanstack/solid-start*', '@tanstack/start*'],
    callbacksOf: [
      ...['createServerFn', 'createServerFileRoute', 'createServerOnlyFn', 'createMiddleware.server'],
      ...['createAPIFileRoute', 'createStartAPIHandler'],
    ],
  },
];

/** Workers, and functions that a host calls. */
const functions: readonly ServerCode[] = [
  {
    files: ['index', 'worker', '_worker', 'server', 'main'].flatMap((name) => [`/${name}`, `/src/${name}`]),
    exports: ['default.fetch', 'default.queue', 'default.scheduled'],
  },
  { files: ['/worker/**', '/workers/**', '/src/worker/**', '/src/workers/**'], exports: ['default.fetch'] },
  { with: ['hono*', 'itty-router', '@cloudflare/workers-types*', 'cloudflare:*'], exports: ['default.fetch'] },
  {
    files: ['/functions/**'],
    exports: ['', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'].map((method) => `onRequest${method}`),
  },
  { files: ['netlify/functions/**', 'netlify/edge-functions/**', 'supabase/functions/**'] },
  { files: ['/api/**'], exports: [...METHODS, 'default'], unlessBrowser: true },
  {
    files: ['functions', 'lambda', 'lambdas', 'handlers'].flatMap((name) => [`/${name}/**`, `/src/${name}/**`]),
    exports: ['handler', 'lambdaHandler'],
    unlessBrowser: true,
  },
  // Expo's API routes.
  { files: ['*+api'] },
];

/**
 * What runs on a server by convention. A name that others use for something else counts only in the folder, or with an import, of
 * the framework that gives it this meaning.
 */
const platform: Platform = {
  name: 'server code',
  serverCode: [
    // SvelteKit, Remix, React Router, Angular and Nuxt alike.
    { files: ['*.server'] },
    { files: ['/server/**', '/src/server/**', '/api/src/**', '/server', '/src/server'], unlessBrowser: true },
    ...[...svelteKit, ...next, ...astro, ...nitro, ...remix, ...solidStart, ...qwikCity, ...tanStackStart],
    ...functions,
  ],
  serverModules: [
    ...['$app/server', '$env/static/private', '$env/dynamic/private', '$lib/server/*'],
    ...['astro:middleware', 'astro:env/server', 'astro/middleware', 'h3', 'nitro', 'nitro/*', 'nitropack*'],
    ...['@solidjs/start/server', '@solidjs/start/middleware', 'vinxi/http', '$fresh/*', 'fresh'],
    ...['@tanstack/react-start/server', '@tanstack/solid-start/server', '@tanstack/start/server'],
    ...['cloudflare:*', '@netlify/functions', '@netlify/edge-functions', '@vercel/node', '@vercel/edge'],
    ...['firebase-functions', 'firebase-admin', '@azure/functions', '@google-cloud/functions-framework'],
  ],
};

export default platform;
