import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import plugin from '../src/index.ts';
import type { RuleName } from '../src/standards.ts';
import { lint } from './lint.ts';
import { lookingAt } from './looks.ts';

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

const HANDLING: readonly RuleName[] = [
  'no-token-in-log',
  'no-token-in-storage',
  'no-token-in-url',
  'no-token-over-http',
  'secure-token-cookie',
];

const ISSUING: readonly RuleName[] = [
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

/** The files of a package. Of one that is there as a module and for `require`, with the same name, only one. */
function sourcesOf(name: string): readonly string[] {
  const paths = readdirSync(join(MODULES, name), { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const isSource =
      entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.d\.[cm]?ts$|\.min\.js$/.test(entry.name);
    return isSource && statSync(path).size <= LARGEST ? [path] : [];
  });
  return [...new Map(paths.map((path) => [path.replace(/\.[cm]?js$/, '.js'), path])).values()];
}

/** Comments that configure a linter speak of the rules of others, and may switch ours off. */
function withoutDirectives(text: string): string {
  return text.replace(/(\/[*/]\s*)(?:eslint|globals?|exported)\b/g, '$1');
}

/** Packages have modules as well as scripts under names in `.js`. */
function sourceTypeOf(path: string, code: string): 'commonjs' | 'module' {
  return path.endsWith('.mjs') || /^\s*(?:import|export)\b/m.test(code) ? 'module' : 'commonjs';
}

describe('the sources of other packages', () => {
  const files = PACKAGES.flatMap(sourcesOf);

  it('are many', () => {
    expect(files.length).toBeGreaterThanOrEqual(5000);
  });

  it('give no report of a token that is handled or issued unsafely', () => {
    const asked = [...HANDLING, ...ISSUING];
    const rules = Object.fromEntries(asked.map((rule) => [`jwt-guard/${rule}`, 'error' as const]));
    const found = new Set<string>();
    for (const path of files) {
      const code = withoutDirectives(readFileSync(path, 'utf8'));
      const name = path.slice(MODULES.length + 1);
      const filename = `src/${name.replaceAll('node_modules', 'modules')}`;
      const looking = lookingAt(
        asked.map((rule) => plugin.rules[rule]),
        { code, filename },
      );
      // A file that no rule looks at gives no report, and parsing it all the same would take minutes.
      if (looking.length === 0) continue;
      for (const { rule } of lint(code, filename, { rules, sourceType: sourceTypeOf(path, code) }))
        found.add(`${rule} ${name}`);
    }
    expect([...found].toSorted()).toEqual(EXPECTED);
  });
});
