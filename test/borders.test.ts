import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
    'value',
    'verify',
    'sign',
    'decode',
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

/** The text without comments: those may tell what somebody's code looks like. */
const code = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** Names of gates, an option of addresses, a scheme and the sign of templates are those of modules and globals as well. */
const EVERYWHERE = new Set(['$', 'cookie', 'log', 'qs', 'ws']);

/** Files in which a new platform changes nothing. */
const PLATFORM_FREE = ['src/analysis/gate.ts'];

/** What programs name of a platform: its modules, globals, functions and receivers. */
function namesOf({ modules, globals, imported, ambient }: Platform): readonly string[] {
  const receivers = Object.values(ambient ?? {}).flatMap((member) =>
    typeof member === 'string' ? [] : (member.on ?? []),
  );
  return [modules, globals, imported].flatMap((named) => Object.keys(named ?? {})).concat(receivers);
}

const files = ['src/analysis', 'rules'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

function optionsOf(library: Library): ReadonlySet<string> {
  const text = JSON.stringify(opsOf(library));
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

describe('analysis and rules name', () => {
  const texts = files.map((file) => ({ file, words: new Set(code(file).match(/[\w$]+/g)), text: code(file) }));

  it('no library', () => {
    const names = libraries().flatMap(({ name, modules }) => [name, ...(modules ?? [])]);
    const found = texts.flatMap(({ file, text }) =>
      names.flatMap((name) => (new RegExp(`(?<![\\w@/-])${name}(?![\\w-])`).test(text) ? [`${name} in ${file}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it.each(PLATFORM_FREE)('no platform: %s', (file) => {
    const words = new Set(code(file).match(/[@\w$][\w$/.-]*/g));
    const names = new Set(platforms().flatMap(namesOf));
    expect(names.size).toBeGreaterThan(200);
    expect([...names].filter((name) => words.has(name) && !EVERYWHERE.has(name))).toEqual([]);
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
  'src/analysis/index.ts': [...FACTS, 'src/analysis/facts.ts', 'src/analysis/explanation.ts'],
  src: ['src/analysis/index.ts', 'src/libraries', 'src/platforms', ...MODEL, 'rules'],
  'src/command': ['src/analysis/index.ts', ...MODEL, 'src'],
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

/** Names that still mean two things. */
const AMBIGUOUS = ['ELEMENT_METHODS', 'placesOf'];

describe('a name of the analysis means one thing', () => {
  const declared = readDeclarations('src/analysis');

  it('and so one file declares it', () => {
    const twice = [...declared].filter(([name, files]) => files.length > 1 && !AMBIGUOUS.includes(name));
    expect(twice.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
  });

  it.each(AMBIGUOUS)('%s is still an exception', (name) => {
    expect(declared.get(name)?.length).toBeGreaterThan(1);
  });

  it('and names of all kinds are seen', () => {
    expect([...declared.keys()]).toEqual(
      expect.arrayContaining(['alternatives', 'isUndefined', 'FileView', 'Value', 'Questions', 'MAX_NESTING']),
    );
  });
});
