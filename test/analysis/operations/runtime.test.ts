import { describe, expect, it } from 'vitest';

import { isClientOnly, traceRuntimes } from '../../../src/analysis/operations/runtime.ts';
import { view } from '../view.ts';

/** Where a file runs as a whole. */
const runtimeOf = (code: string, path?: string): string => {
  const { file } = view(code, path);
  return traceRuntimes(file)(file.sourceCode.ast);
};

/** Where the probes of a file run. */
const runtimesIn = (code: string, path?: string): readonly string[] => {
  const { file, probes } = view(code, path);
  return probes.map(traceRuntimes(file));
};

describe('where a file runs', () => {
  it.each([
    ['no sign', `f();`, 'unknown'],
    ['a server framework', `import express from 'express';`, 'server'],
    ['one of its plugins', `import session from 'express-session';`, 'server'],
    ['a module of Node', `import fs from 'node:fs';`, 'server'],
    ['required', `const fs = require('fs');`, 'server'],
    ['a type of a server framework', `import type { Request } from 'express';`, 'server'],
    ['a browser framework', `import React from 'react';`, 'browser'],
    ['a browser framework, required', `const React = require('react');`, 'browser'],
    ['an unknown module', `import x from './x.js';`, 'unknown'],
    ['a browser global', `document.title = 'x';`, 'browser'],
    ['a global of extensions', `chrome.runtime.id;`, 'browser'],
    ['a server global', `__dirname;`, 'server'],
    ['both globals', `window.x = process.env.X;`, 'browser'],
    ['a server module and a browser global', `import fs from 'fs'; window.x = 1;`, 'server'],
    ['a browser module and a server global', `import React from 'react'; process.env.X;`, 'browser'],
    ['both modules', `import React from 'react'; import fs from 'fs';`, 'server'],
    ['a global that the file declares', `const window = {}; window.x = 1;`, 'unknown'],
    ['a client directive', `'use client'; import fs from 'fs';`, 'browser'],
    ['a server directive', `'use server'; document.title = 'x';`, 'server'],
    ['a text that is no directive', `const x = 'use client';`, 'unknown'],
    ['a call that is no directive', `f('use client');`, 'unknown'],
    ['a directive that is written too late', `f(); 'use client';`, 'unknown'],
    ['a JWT library that is made for servers', `import jwt from 'jsonwebtoken';`, 'server'],
    ['one in a page', `import jwt from 'jsonwebtoken'; window.name;`, 'browser'],
    ['one in a worker of an extension', `import jwt from 'jsonwebtoken'; chrome.storage;`, 'browser'],
    ['one with a browser framework', `import jwt from 'jsonwebtoken'; import { ref } from 'vue';`, 'browser'],
    ['one with a module of Node', `import jwt from 'jsonwebtoken'; import 'node:fs'; window.name;`, 'server'],
    ['one beside the question where it runs', `import jwt from 'jsonwebtoken'; typeof window;`, 'server'],
    ['one that is made for browsers', `import { jwtDecode } from 'jwt-decode';`, 'unknown'],
  ])('%s', (_, code, expected) => expect(runtimeOf(code)).toBe(expected));

  it.each([
    ['src/page.tsx', 'browser'],
    ['src/page.jsx', 'browser'],
    ['src/Page.vue', 'browser'],
    ['src/Page.svelte', 'browser'],
    ['src/page.ts', 'unknown'],
    ['src/tsx.js', 'unknown'],
    ['src/routes/invoices/+page.server.ts', 'server'],
    ['src/routes/invoices/+page.ts', 'unknown'],
    ['src/routes/invoices/+server.js', 'server'],
    ['src/hooks.server.ts', 'server'],
    ['src/hooks.client.ts', 'unknown'],
    ['src/lib/server/session.ts', 'server'],
    ['apps/shop/src/lib/server/session.ts', 'server'],
    ['src/lib/session.ts', 'unknown'],
    ['app/billing/plans.server.tsx', 'server'],
    ['app/billing/plans.tsx', 'browser'],
    ['server/api/me.get.ts', 'server'],
    ['server/Status.vue', 'browser'],
    ['server/status.tsx', 'browser'],
    ['src/components/server/list.ts', 'unknown'],
    ['middleware/auth.ts', 'unknown'],
    ['pages/api/me.ts', 'server'],
    ['apps/web/src/pages/api/me.ts', 'server'],
    ['src/pages/api/keys.tsx', 'browser'],
    ['src/pages/keys.ts', 'unknown'],
    ['src/app/orders/[id]/route.ts', 'server'],
    ['src/app/orders/[id]/page.ts', 'unknown'],
    ['app/app.route.ts', 'unknown'],
    ['netlify/functions/me.mts', 'server'],
    ['supabase/functions/me/index.ts', 'server'],
    ['app/me+api.ts', 'server'],
  ])('a file called %s', (path, expected) => expect(runtimeOf('f();', path)).toBe(expected));

  it.each([
    ['of SvelteKit', `import type { Handle } from '@sveltejs/kit';`, 'server'],
    ['of SvelteKit, for either side', `import type { Load } from '@sveltejs/kit';`, 'unknown'],
    ['that SvelteKit makes', `import type { PageServerLoad } from './$types';`, 'server'],
    ['of Next.js', `import type { NextApiRequest as Req } from 'next';`, 'server'],
    ['of Next.js, for pages', `import type { NextPage } from 'next';`, 'unknown'],
    ['of Astro', `import { type APIRoute } from 'astro';`, 'server'],
    ['of somebody else', `import type { Handle } from './window.js';`, 'unknown'],
  ])('a type %s', (_, code, expected) => expect(runtimeOf(code)).toBe(expected));

  it.each([
    ['a folder for servers and a browser framework', `import React from 'react';`, 'server/status.ts', 'browser'],
    ['a name for servers and a browser framework', `import React from 'react';`, 'src/entry.server.ts', 'server'],
    ['a component with a server module', `import 'server-only';`, 'src/page.tsx', 'server'],
    ['a module of Remix for servers', `import { redirect } from '@remix-run/node';`, 'app/session.ts', 'server'],
    ['the same in a page', `import { redirect } from '@remix-run/node';`, 'app/session.tsx', 'browser'],
  ])('%s', (_, code, path, expected) => expect(runtimeOf(code, path)).toBe(expected));
});

describe('where a part of a file runs', () => {
  it.each([
    ['a loader', `export const loader = async () => probe(1); export default () => probe(2);`, 'app/routes/me.tsx'],
    [
      'what a loader calls',
      `export function action() { return check(); } function check() { probe(1); } export function Page() { probe(2); }`,
      'app/routes/me.tsx',
    ],
    [
      'a loader that is exported later',
      `const loader = () => probe(1); const clientLoader = () => probe(2); export { loader, clientLoader };`,
      'app/routes/me.tsx',
    ],
    [
      'a loader by an import',
      `import type { Route } from './+types/me'; export const loader = () => probe(1); export default () => probe(2);`,
      'src/me.tsx',
    ],
    [
      'the loader of a page',
      `export const getServerSideProps = () => probe(1); export default () => probe(2);`,
      'pages/me.tsx',
    ],
    [
      'a function with a directive',
      `const f = query(async () => { 'use server'; probe(1); }); f(() => probe(2));`,
      'src/me.tsx',
    ],
    [
      'what Qwik is handed',
      `import { routeLoader$ } from '@builder.io/qwik-city'; export const useMe = routeLoader$(() => probe(1)); export default () => probe(2);`,
      'src/me.tsx',
    ],
    [
      'what a method is handed',
      `import { createServerFn } from '@tanstack/react-start'; const f = createServerFn().handler(() => probe(1)); f.then(() => probe(2));`,
      'src/me.tsx',
    ],
    [
      'one method of two',
      `import { createMiddleware } from '@tanstack/react-start'; createMiddleware().server(() => probe(1)); createMiddleware().client(() => probe(2));`,
      'src/me.tsx',
    ],
    [
      'a function that uses what browsers have, in a file that runs on a server by its name',
      `export const f = () => probe(1); export const g = () => { probe(2); return localStorage.length; };`,
      'src/me.server.ts',
    ],
    [
      'a function that asks whether browsers have it',
      `export const f = () => { probe(1); return typeof window; }; export const g = () => [probe(2), window];`,
      'src/me.server.ts',
    ],
  ])('%s', (_, code, path) => expect(runtimesIn(code, path)).toEqual(['server', 'browser']));

  it.each([
    ['a worker', `export default { async fetch(request) { probe(1); } };`, 'src/index.ts', 'server'],
    [
      'a worker with a type',
      `const f = () => probe(1); export default { fetch: f } satisfies X;`,
      'src/worker.ts',
      'server',
    ],
    ['a client of an API', `export default { async fetch(id) { probe(1); } };`, 'src/orders.ts', 'unknown'],
    ['another method', `export default { async load(id) { probe(1); } };`, 'src/index.ts', 'unknown'],
    ['middleware of Next.js', `export function middleware(request) { probe(1); }`, 'middleware.ts', 'server'],
    ['in a package', `export default function proxy(request) { probe(1); }`, 'packages/site/src/proxy.ts', 'server'],
    ['middleware of Redux', `export const middleware = () => probe(1);`, 'src/store/middleware.ts', 'unknown'],
    ['at the top', `import 'redux'; export const middleware = () => probe(1);`, 'src/middleware.ts', 'browser'],
    ['an event handler of Nitro', `export default defineEventHandler(() => probe(1));`, 'src/me.ts', 'server'],
    ['by its name', `const f = () => probe(1); export default eventHandler(f);`, 'src/me.ts', 'server'],
    [
      'an action of Astro',
      `import { defineAction } from 'astro:actions'; defineAction({ handler: () => probe(1) });`,
      'src/me.ts',
      'server',
    ],
    [
      'of something else',
      `import { defineAction } from './wizard.js'; defineAction({ handler: () => probe(1) });`,
      'src/me.ts',
      'unknown',
    ],
    ['a method of an endpoint', `export const GET = () => probe(1);`, 'src/pages/me.json.ts', 'server'],
    ['the same elsewhere', `export const GET = () => probe(1);`, 'src/http.ts', 'unknown'],
    ['a function of a host', `exports.handler = async () => probe(1);`, 'lambda/me.js', 'server'],
    ['by module.exports', `module.exports = async () => probe(1);`, 'api/me.js', 'server'],
    ['a member of module.exports', `module.exports.handler = async () => probe(1);`, 'src/functions/me.js', 'server'],
    ['a client that lies in such a folder', `export const f = () => probe(1);`, 'api/client.ts', 'unknown'],
    ["a loader of React Router's data mode", `export const loader = () => probe(1);`, 'src/routes/me.ts', 'unknown'],
    [
      'by its import',
      `import 'react-router-dom'; export const loader = () => probe(1);`,
      'app/routes/me.ts',
      'browser',
    ],
    ['a loader that reads storage', `export const loader = () => probe(localStorage);`, 'app/routes/me.ts', 'browser'],
    ['what nobody calls', `export const loader = 1; export const f = () => probe(1);`, 'app/routes/me.ts', 'unknown'],
    ['what calls itself', `export const loader = 1; function f() { f(); probe(1); }`, 'app/routes/me.ts', 'unknown'],
  ])('%s', (_, code, path, expected) => expect(runtimesIn(code, path)).toEqual([expected]));
});

describe('whether a file runs in browsers alone', () => {
  it.each([
    ['no sign', `f();`, false],
    ['a client directive', `'use client'; f();`, true],
    ['a browser global', `document.title = 'x';`, true],
    ['a browser framework', `import React from 'react';`, false],
    ['a server global', `process.env.X;`, false],
  ])('%s', (_, code, expected) => expect(isClientOnly(view(code).file)).toBe(expected));
});
