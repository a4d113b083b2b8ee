import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openGate } from '../src/analysis/gate.ts';
import { tableFor } from '../src/knowledge.ts';
import { libraries } from '../src/libraries/index.ts';
import { resolveSettings } from '../src/settings.ts';
import { lint } from './lint.ts';

/*
 * Code that has nothing to do with sessions is full of tokens all the same: pieces of source texts, places in lists, dependencies,
 * colors. The sources of the packages that are installed here anyway must not give a report that a reader would call wrong.
 */

const PACKAGES = [
  ...[
    '@angular/common',
    '@angular/compiler',
    '@angular/core',
    '@babel/runtime',
    '@elysiajs/jwt',
    '@graphql-tools/utils',
  ],
  ...['@hapi/hapi', '@hapi/hoek', '@nestjs/common', '@sinclair/typebox', '@typescript-eslint/eslint-plugin'],
  ...['@typescript-eslint/parser', '@typescript-eslint/scope-manager', '@typescript-eslint/utils', 'acorn', 'ajv'],
  ...['aria-query', 'async', 'axobject-query', 'avvio', 'did-jwt', 'elysia', 'eslint', 'eslint-scope', 'espree'],
  ...[
    'fast-check',
    'fast-json-stringify',
    'fast-uri',
    'fastify',
    'find-my-way',
    'graphql',
    'graphql-yoga',
    'hono',
    'jose',
  ],
  ...['jsonwebtoken', 'jsrsasign', 'jws', 'koa', 'lodash', 'mnemonist', 'pino', 'preact', 'prettier', 'rxjs', 'semver'],
  ...['svelte', 'svelte-eslint-parser', 'tinyrainbow', 'uuid', 'vite', 'vitest', 'vue-eslint-parser'],
];

const HANDLING = [
  'no-token-in-log',
  'no-token-in-storage',
  'no-token-in-url',
  'no-token-over-http',
  'secure-token-cookie',
];

const ISSUING = [
  'no-client-secret',
  'no-hardcoded-secret',
  'no-long-lived-token',
  'no-sensitive-payload',
  'no-weak-key',
  'require-expiration',
  'valid-time-units',
];

/** What is right, and why it is there: the development server lets a page in by the token in its socket's address. */
const EXPECTED: readonly string[] = [
  'no-token-in-url vite/dist/client/bundledDevClient.mjs',
  'no-token-in-url vite/dist/client/client.mjs',
];

const MODULES = new URL('../node_modules', import.meta.url).pathname;
/** Bundles of half a megabyte are nobody's sources. */
const LARGEST = 400_000;

function sourcesOf(name: string): readonly string[] {
  return readdirSync(join(MODULES, name), { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const isSource =
      entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.d\.[cm]?ts$|\.min\.js$/.test(entry.name);
    return isSource && statSync(path).size <= LARGEST ? [path] : [];
  });
}

/** Comments that configure a linter speak of the rules of others, and may switch ours off. */
function withoutDirectives(text: string): string {
  return text.replace(/(\/[*/]\s*)(?:eslint|globals?|exported)\b/g, '$1');
}

describe('the sources of other packages', () => {
  const table = tableFor(resolveSettings(undefined, libraries));
  const files = PACKAGES.flatMap(sourcesOf);

  it('are many', () => {
    expect(files.length).toBeGreaterThanOrEqual(5000);
  });

  it('give no report of a token that is handled or issued unsafely', { timeout: 120_000 }, () => {
    const rules = Object.fromEntries([...HANDLING, ...ISSUING].map((rule) => [`jwt-guard/${rule}`, 'error' as const]));
    const found = new Set<string>();
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      const { storage, url, log, cookie, transport, library, secret } = openGate(table, text, [], path);
      // What the gate leaves out gives no report, and parsing it would take minutes.
      if (!storage && !url && !log && !cookie && !transport && !library && !secret) continue;
      const name = path.slice(MODULES.length + 1);
      for (const { rule } of lint(withoutDirectives(text), `src/${name.replaceAll('node_modules', 'modules')}`, {
        rules,
      }))
        found.add(`${rule} ${name}`);
    }
    expect([...found].toSorted()).toEqual(EXPECTED);
  });
});
