import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import { libraries } from '../src/libraries/index.ts';
import { listUses } from '../src/model/table.ts';
import type { Library, Op, Platform, Ref, Thing, Uses } from '../src/model/vocabulary.ts';
import { platforms } from '../src/platforms/index.ts';
import { readDeclarations } from './declarations.ts';
import { findCircles, readImports } from './imports.ts';

/*
 * What a library or a platform is called and how the options of a library are spelt is data. An analysis or a rule that names one of
 * them would have to be touched for the next.
 */

/** Words that belong to the field, or to the language, and are the options of some library as well. */
const EVERYBODYS = new Set([
  ...['alg', 'algorithm', 'algorithms', 'aud', 'audience', 'claims', 'exp', 'expiry', 'header', 'iat', 'iss', 'issuer'],
  ...['key', 'keys', 'nbf', 'options', 'payload', 'secret', 'signature', 'sub', 'subject', 'token', 'typ', 'type'],
  ...[
    'jwt',
    'name',
    'now',
    'value',
    'verify',
    'sign',
    'decode',
    // the current time, in the vocabulary
    'now',
    // words of everybody that clients of token endpoints have methods of
    'callback',
    'refresh',
    // a check's own name
    'notBefore',
    'raw',
    'config',
    'self',
    'step',
    'public',
    'private',
    'policies',
    'publicKey',
    'verification',
    'reject',
    'jwks',
    'domain',
    'strict',
    'uri',
  ],
]);

/**
 * Words that are names of some platform, and belong to the language, to HTTP, to kinds of files or to English first: what the
 * analysis reads in the names of a program, or calls something itself.
 */
const WORDS = new Set([
  // what every runtime has
  ...['console', 'error', 'fetch', 'localStorage', 'process', 'sessionStorage', 'setItem', 'URL', 'searchParams'],
  ...[
    'get',
    'set',
    'delete',
    'getTime',
    'now',
    'parse',
    'resolve',
    'stringify',
    'valueOf',
    'io',
    '$',
    'push',
    'assign',
  ],
  // HTTP
  ...[
    'cookie',
    'cookies',
    'head',
    'header',
    'http',
    'https',
    'options',
    'params',
    'queryParams',
    'queryStringParameters',
    'patch',
    'post',
    'put',
    'query',
    'queryParams',
    'queryStringParameters',
    'request',
    'url',
    'ws',
  ],
  // kinds of files
  ...['svelte', 'vue'],
  // what people call their own functions, variables and properties
  ...[
    'auth',
    'create',
    'debug',
    'fail',
    'info',
    'log',
    'logger',
    'next',
    'persist',
    'qs',
    'save',
    'setCookie',
    'state',
    'Storage',
    'trace',
  ],
  ...['assign', 'configure', 'push', 'refresh', 'update', 'warn', 'window', 'write'],
  // words of the vocabulary, of SQL, of durations
  ...[
    'browser',
    'callback',
    'extend',
    'local',
    'moment',
    'ms',
    'select',
    'self',
    'send',
    'storage',
    'store',
    'use',
    'value',
  ],
]);

/** The text without comments: those may tell what somebody's code looks like. */
const code = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

const files = ['src/analysis', 'rules'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

function optionsOf(library: Library): ReadonlySet<string> {
  // What a key function is handed is no option.
  const text = JSON.stringify(opsOf(library).map((op) => ({ ...op, keyFunction: undefined })));
  const places = [...text.matchAll(/"(?:\d+|self\.\d+|config)\.([\w.]+)"/g)].flatMap(([, path = '']) =>
    path.split('.'),
  );
  return new Set(places.filter((word) => !EVERYBODYS.has(word) && !/^\d+$/.test(word)));
}

function opsOf({ exports, things, subpaths, versions }: Library): readonly Op[] {
  const own = [exports, ...Object.values(things ?? {}), ...Object.values(subpaths ?? {})].flatMap(opsIn);
  const older = (versions ?? []).flatMap((version) => Object.values(version.things ?? {}).flatMap(opsIn));
  return [...own, ...older];
}

function opsIn(thing: Thing | Ref): Op[] {
  if (typeof thing === 'string') return [];
  const uses: (Uses | undefined)[] = [thing.call, thing.new, thing.extend, ...Object.values(thing.handedTo ?? {})];
  const own = uses.flatMap(listUses).flatMap(({ op }) => op ?? []);
  return [...own, ...Object.values(thing.members ?? {}).flatMap(opsIn)];
}

/** Every name that a platform gives to something: its modules, globals and members. */
function namesOf(platform: Platform): readonly string[] {
  const { globals = {}, modules = {}, things = {}, ambient = {}, imported = {}, names = {} } = platform;
  const roots = [...Object.values(globals), ...Object.values(modules), ...Object.values(things)];
  const { functions, methods, globals: own, classes, members, omittedBy = [] } = names;
  return [
    ...[globals, modules, ambient, imported, functions, methods, own, classes, members].flatMap((one) =>
      Object.keys(one ?? {}),
    ),
    ...[...(platform.browserModules ?? []), ...(platform.serverModules ?? []), ...omittedBy],
    ...roots.flatMap(membersIn),
  ].map((name) => name.replace('*', ''));
}

function membersIn(thing: Thing | Ref): string[] {
  if (typeof thing === 'string') return [];
  return Object.entries(thing.members ?? {}).flatMap(([name, member]) => [name, ...membersIn(member)]);
}

/** The strings, templates and patterns of a file: what it compares the words of a program with. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const { type } = node as { readonly type: string };
  if (type === 'TemplateElement') return [(node as unknown as { value: { cooked: string } }).value.cooked];
  if (type === 'Literal') {
    const { value, regex } = node as { readonly value?: unknown; readonly regex?: { readonly pattern: string } };
    return [regex?.pattern.replace(/\\[a-z]/gi, ' ') ?? (typeof value === 'string' ? value : '')];
  }
  const isType = type.startsWith('TS') && !/^TS(?:As|NonNull|Satisfies)/.test(type);
  // Paths of imports are about the house.
  return isType ? [] : Object.entries(node).flatMap(([key, part]) => (key === 'source' ? [] : textsIn(part)));
}

describe('the analysis names', () => {
  it('no platform', () => {
    // The language is everybody's platform, and the analysis reads it.
    const names = new Set(platforms().flatMap((one) => (one.name === 'language' ? [] : namesOf(one))));
    const distinctive = [...names].filter((name) => !WORDS.has(name) && !EVERYBODYS.has(name) && !/^\d*$/.test(name));
    expect(distinctive.length).toBeGreaterThan(300);
    const analysis = files.filter((file) => file.startsWith('src'));
    const found = analysis.flatMap((file) => {
      const text = textsIn(parser.parse(readFileSync(file, 'utf8'))).join('\n');
      const words = new Set(text.match(/[\w$@/-]*[\w$]/g));
      return distinctive.flatMap((name) => (words.has(name) ? [`${name} in ${file}`] : []));
    });
    expect(found).toEqual([]);
  });
});

describe('analysis and rules name', () => {
  const texts = files.map((file) => ({ file, words: new Set(code(file).match(/[\w$]+/g)), text: code(file) }));

  it('no library', () => {
    const names = libraries().flatMap(({ name, modules }) => [name, ...(modules ?? [])]);
    const found = texts.flatMap(({ file, text }) =>
      names.flatMap((name) => (new RegExp(`(?<![\\w@/-])${name}(?![\\w-])`).test(text) ? [`${name} in ${file}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('no option of one', () => {
    const options = new Set(libraries().flatMap((library) => [...optionsOf(library)]));
    expect(options.size).toBeGreaterThan(10);
    const found = texts.flatMap(({ file, words }) =>
      [...options].flatMap((option) => (words.has(option) ? [`${option} in ${file}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

const MODEL = ['src/lexicon', 'src/model'];
const SYNTAX = [...MODEL, 'src/analysis/memo.ts', 'src/analysis/syntax'];
const EVALUATION = [...SYNTAX, 'src/analysis/evaluation'];
const OPERATIONS = [...EVALUATION, 'src/analysis/operations'];
const TOKENS = [...OPERATIONS, 'src/analysis/tokens'];
const DOMAINS = ['verification', 'issuance', 'keys', 'exposure'].map((folder) => `src/analysis/${folder}`);
const FACTS = [...TOKENS, ...DOMAINS, 'src/analysis/gate.ts'];

/**
 * What each folder may import beside itself; some files are rooms of their own. Whoever adds a folder says here, and in
 * docs/architecture.md, where it stands.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/lexicon': [],
  'src/model': [],
  'src/libraries': ['src/model'],
  'src/platforms': ['src/model'],
  'src/analysis/memo.ts': [],
  'src/analysis/syntax': [...MODEL, 'src/analysis/memo.ts'],
  'src/analysis/evaluation': SYNTAX,
  'src/analysis/operations': EVALUATION,
  'src/analysis/tokens': OPERATIONS,
  ...Object.fromEntries(DOMAINS.map((domain) => [domain, TOKENS])),
  'src/analysis/gate.ts': MODEL,
  'src/analysis/facts.ts': FACTS,
  'src/analysis/explanation.ts': [...FACTS, 'src/analysis/facts.ts'],
  'src/analysis/summaries': [...TOKENS, ...DOMAINS],
  'src/analysis/index.ts': [...FACTS, 'src/analysis/facts.ts', 'src/analysis/explanation.ts', 'src/analysis/summaries'],
  'src/sources': [],
  'src/project': ['src/analysis/index.ts', 'src/sources', ...MODEL],
  src: ['src/analysis/index.ts', 'src/project', 'src/libraries', 'src/platforms', ...MODEL, 'rules'],
  'src/command': ['src/analysis/index.ts', 'src/sources', ...MODEL, 'src'],
  rules: ['src/analysis/index.ts', ...MODEL, 'src'],
};

/** The room that a file is in. What lies in a folder of a room belongs to it, except that `src` is no room for all below it. */
function roomOf(file: string): string {
  const folder = dirname(file);
  const isAround = (room: string): boolean =>
    room === file || room === folder || (room !== 'src' && folder.startsWith(`${room}/`));
  return Object.keys(MAY_IMPORT).find(isAround) ?? folder;
}

describe('arrows point one way', () => {
  const imports = readImports(['src', 'rules']);

  it('from every folder, and from no other', () => {
    const rooms = new Set([...imports.keys()].map(roomOf));
    expect([...rooms].toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports what stands below it', (room, allowed) => {
    const found = [...imports].flatMap(([file, targets]) =>
      roomOf(file) === room
        ? targets
            .filter((target) => ![room, ...allowed].includes(roomOf(target)))
            .map((target) => `${file} imports ${target}`)
        : [],
    );
    expect(found).toEqual([]);
  });

  it('and files import each other in circles only where values are evaluated, which is one recursion', () => {
    const circles = findCircles(imports).filter(
      (circle) => !circle.every((file) => file.startsWith('src/analysis/evaluation/')),
    );
    expect(circles).toEqual([]);
  });

  it('and a circle would be seen', () => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b', 'd']],
      ['d', []],
    ]);
    expect(findCircles(circle)).toEqual([['b', 'c']]);
  });
});

describe('a name of the analysis means one thing', () => {
  const declared = readDeclarations('src/analysis');

  it('and so one file declares it', () => {
    const twice = [...declared].filter(([, files]) => files.length > 1);
    expect(twice.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
  });

  it('and names of all kinds are seen', () => {
    expect([...declared.keys()]).toEqual(
      expect.arrayContaining(['alternatives', 'isUndefined', 'FileView', 'Value', 'Questions', 'MAX_NESTING']),
    );
  });
});
