import { describe, expect, it, vi } from 'vitest';

import { CLOSED, openGate, type Gate } from '../src/analysis/gate.ts';
import { libraryNames } from '../src/deferred.ts';
import { tableFor } from '../src/knowledge.ts';
import { libraries } from '../src/libraries/index.ts';
import { gatesFrom, type GateData } from '../src/model/gates.ts';
import { compileGateData } from '../src/model/table.ts';
import { platforms } from '../src/platforms/index.ts';
import { resolveSettings } from '../src/settings.ts';
import { describedOperations, TOKEN, type Operation } from './described.ts';
import { effort } from './effort.ts';
import { lint } from './lint.ts';
import { allSamples } from './samples.ts';

/*
 * A library or a platform is one file: what a text must hold to be looked at follows from what that says. What passes no gate is never
 * reported, so each operation has to pass alone.
 */

const gateOf = (code: string): Gate => openGate(tableFor(), code, [], 'src/file.ts');
const operations = describedOperations();

describe('every described operation', () => {
  const shut = (list: readonly Operation[]): readonly string[] =>
    list.flatMap(({ gate, code }) => (gateOf(code)[gate] ? [] : [`${gate}: ${code}`]));

  it('is one of many', () => expect(operations.length).toBeGreaterThan(3000));

  it('opens its gate in a file of its own', () => expect(shut(operations)).toEqual([]));

  it('opens none without a token, where it needs one', () => {
    const tokenless = operations
      .filter(({ code }) => code.includes(TOKEN))
      .map((operation) => ({ ...operation, code: operation.code.replaceAll(TOKEN, 'theme') }))
      .filter(({ code }) => !/token|jwt/i.test(code));
    expect(tokenless.length).toBeGreaterThan(2000);
    expect(shut(tokenless)).toHaveLength(tokenless.length);
  });
});

describe('what the gate needs to know', () => {
  it('survives as JSON', () => {
    const data = compileGateData({ libraries: libraries(), platforms: platforms() });
    const written = JSON.parse(JSON.stringify(data)) as GateData;
    expect(written).toEqual(data);
    const gates = gatesFrom(written);
    for (const { code } of operations) expect(openGate({ gates }, code, [], 'src/file.ts')).toEqual(gateOf(code));
  });
});

describe('what only looks like an operation', () => {
  it.each<[string, keyof Gate, string]>([
    ['the name of a module in a text', 'log', "const level = 'debug'; use(accessToken);"],
    ['a member in a text', 'url', "use('query', accessToken);"],
    ['a global in a comment', 'log', '/* the console logs */ use(accessToken);'],
    ['a method of another receiver', 'log', 'promise.error(accessToken);'],
    ['a receiver with other methods', 'storage', 'Cookies.list(); map.set(accessToken, 1);'],
    ['a member without its companion', 'cookie', 'shop.cookies.set(accessToken, 1);'],
    ['a part of a name', 'url', 'subquery.querySelector(accessToken);'],
    ['a module whose other functions are used', 'log', "import { Get } from '@nestjs/common'; use(accessToken);"],
    ['the sign of a template', 'transport', '`http://example.org${accessToken}`.get;'],
    ['a library that nothing is asked of', 'library', "import { errors } from 'jose';"],
    ['an import in documentation', 'library', "/**\n * import { jwtVerify } from 'jose';\n */\nconst jwt = 1;"],
    ['a type in documentation', 'library', "  /*\n   * @type {import('jose').jwtVerify}\n   */"],
    ['a call in documentation', 'log', '/**\n * console.log(accessToken);\n */\nuse(accessToken);'],
  ])('%s', (_, gate, code) => expect(gateOf(code)[gate]).toBe(false));
});

describe('a module that settings describe', () => {
  const settings = resolveSettings(
    {
      libraries: {
        '@acme/report': { exports: { members: { tell: { call: { op: { kind: 'log' } } } } } },
        './src/lib/jar.ts': { exports: { call: { op: { kind: 'cookie', name: '0', value: '1' } } } },
        '#plugin': {
          exports: { call: { names: { at: '0.name', is: '#checker' } } },
          things: { checker: { members: { check: { call: { op: { kind: 'verify', token: '0' } } } } } },
        },
      },
    },
    libraryNames,
  );
  const openIn = (code: string, path: string): Gate => openGate(tableFor(settings), code, [], path);

  it.each<[keyof Gate, string, string]>([
    ['log', "import { tell } from '@acme/report';\ntell(accessToken);", 'src/a.ts'],
    ['cookie', "import keep from '../lib/jar';\nkeep('a', accessToken);", 'src/users/a.ts'],
    ['library', "import plugin from '#plugin';\napp.use(plugin({ name: 'access' }));\naccess.check(x);", 'src/a.ts'],
  ])('opens %s: %s', (gate, code, path) => {
    expect(openIn(code, path)[gate]).toBe(true);
    expect(gateOf(code)[gate]).toBe(false);
  });

  it('is no other file of the same name', () => {
    expect(openIn("import keep from './jar';\nkeep('a', accessToken);", 'src/users/a.ts').cookie).toBe(false);
  });
});

describe('how a module may be named', () => {
  it.each([
    "import { verify } from 'npm:jsonwebtoken@9';",
    "import { verify } from 'https://esm.sh/jsonwebtoken@9.0.2?bundle';",
    "const { verify } = require('../vendor/jsonwebtoken.js');",
    "import lib = require('jsonwebtoken'); lib.verify;",
    "const lib = await import(/* webpackChunkName: 'auth' */ 'jsonwebtoken'); lib.verify;",
    "const name = 'jsonwebtoken'; const lib = require(name); lib.verify;",
    'export { verify } from "jsonwebtoken/verify";',
    'const { verify } = require(\n  `jsonwebtoken`\n);',
  ])('%s', (code) => expect(gateOf(code).library).toBe(true));
});

describe('a line with a star in front', () => {
  it.each([
    "/** */\nclass A {\n * jobs() { const { jwtVerify } = require('jose'); }\n}",
    "/**\n * Jobs.\n */\nconst a = b\n * import('jose').jwtVerify;",
    "const text = `\n/*\n * ${require('jose').jwtVerify}\n */`;",
    "/*\n * one line */ import { jwtVerify } from 'jose';",
    "const glob = 'src/**';\nconst a = b\n * import('jose').jwtVerify;",
  ])('may be code: %j', (code) => expect(gateOf(code).library).toBe(true));
});

describe('how a member may be read', () => {
  it.each<[keyof Gate, string]>([
    ['log', 'this.logger?.info(accessToken)'],
    ['log', "app['logger']['info'](accessToken)"],
    ['log', "getLogger('app').info(accessToken)"],
    ['log', '(await logger)\n  .info(accessToken)'],
    ['log', 'const out = options.out ?? console;\nout.warn(accessToken)'],
    ['log', "import debug, { other } from './debug';\ndebug(accessToken)"],
    ['log', "import {\n  // ours\n  logInfo as info,\n} from './log';\ninfo(accessToken)"],
    ['url', 'const { query: { accessToken } } = request'],
    ['url', "request['query'].accessToken"],
    ['storage', '(localStorage as Storage).setItem(accessToken, x)'],
  ])('%s: %s', (gate, code) => expect(gateOf(code)[gate]).toBe(true));
});

describe('from the description to the report', () => {
  it.each<[string, string, string]>([
    [
      'the name of the module is the only sign of a cookie',
      "import nookies from 'nookies';\nexport const keep = (ctx, accessToken) => nookies.set(ctx, 'accessToken', accessToken);",
      'secure-token-cookie',
    ],
    [
      'a module that writes queries',
      "import querystring from 'querystring';\nexport const load = (u, accessToken) => fetch(u + '?' + querystring.stringify({ access_token: accessToken }));",
      'no-token-in-url',
    ],
    [
      'a logger without a name',
      "import { info } from 'firebase-functions/logger';\nexport const show = (accessToken) => info(accessToken);",
      'no-token-in-log',
    ],
  ])('%s', (_, code, rule) =>
    expect(lint(code, 'src/file.ts').map((report) => [report.rule, report.line])).toEqual([[rule, 2]]),
  );
});

describe('a closed gate', () => {
  it('keeps no report back', async () => {
    vi.resetModules();
    const open = Object.fromEntries(Object.keys(CLOSED).map((gate) => [gate, true]));
    vi.doMock('../src/analysis/gate.ts', async (original) => ({ ...(await original()), openGate: () => open }));
    const ungated = await import('./lint.ts');
    vi.doUnmock('../src/analysis/gate.ts');
    // Test files share a process: those that follow get the gate as it is.
    vi.resetModules();
    for (const { where, filename, code } of allSamples())
      expect(ungated.lint(code, filename), where).toEqual(lint(code, filename));
  });
});

describe('the time that a gate takes', () => {
  const LENGTH = 200_000;
  it.each([
    ['// decode ', 'in'],
    ['// bearer ', 'jwt'],
    ['// bearer Secret ', 'token'],
    ['// bearer ', 'SECRET'],
    ['// header.kid ', 'header'],
    ['// token ', 'getUrl'],
    ['// token ?', 'a'],
    ['// token /${', 'token'],
    ['// token ', 'fromurl('],
    ['// token ', 'params.'],
    ['// token ', 'logger '],
    ['// token .query', ' \n'],
    ['import', '( '],
    ["import '", 'lib/'],
    ['/*\n', " * import 'jose';\n"],
    ['token ', " * from 'jose'\n"],
    ['token ', 'é.set'],
    ['token ', 'getLogger('],
    ['token ', '$.'],
    ['token `', '}.${'],
    ['alg ', "'none"],
    ['atob ', '.split('],
    ['jwt ', 'secret-'],
    ['token ', '/${'],
    ['token ', '?a='],
    ['token ', ': ('],
  ])('grows no faster than the text: %s%s…', (start, repeated) => {
    const code = start + repeated.repeat(LENGTH / repeated.length);
    // A second walk from each character of such a text takes a minute of the processor and more; one walk, a hundredth of a second.
    expect(effort(() => gateOf(code))).toBeLessThan(10);
  });
});
