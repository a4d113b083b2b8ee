import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { folderOf } from './folder.ts';
import { linterIn } from './linted.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const USE = `import { sign } from 'jsonwebtoken';
import { seal } from './seal.js';
export const issue = (user: string) => sign({ sub: user }, seal, { algorithm: 'HS256', expiresIn: '1h' });`;
const REPORT = ['use.ts:3 no-hardcoded-secret'];
const WRITTEN = "export const seal = 'lantern-above-the-harbour';";
const FROM_OUTSIDE = 'export const seal = process.env.SEAL;';

const SERVICE = `import { JwtService } from '@nestjs/jwt';
export class Tickets {
  constructor(private readonly jwt: JwtService) {}
  ticketFor = (user: string) => this.jwt.sign({ sub: user });
}`;
const MODULE = `import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
@Module({ imports: [JwtModule.register({ secret: process.env.SEAL })] })
export class AppModule {}`;

const READ = `import { verify } from 'jsonwebtoken';
export const read = (ticket: string): any => verify(ticket, process.env.PUBLIC_KEY!, { algorithms: ['RS256'], issuer: 'https://id.example.com' });`;
const CALLER = `import { read } from './read.js';
export function subject(ticket: string) {
  const claims = read(ticket);
  if (claims.aud !== 'billing') throw new Error('not ours');
  return claims.sub;
}`;

/** A change of the folder: files that are written, or taken away. */
type Edit = Readonly<Record<string, string | undefined>>;

/** What a file is reported for before and after each edit, between which somebody takes their time. */
function edited(
  files: Readonly<Record<string, string>>,
  name: string,
  edits: readonly Edit[],
): readonly (readonly string[])[] {
  const folder = folderOf(files);
  const linter = linterIn(folder);
  const found = [linter.lint(name, files[name] ?? '')];
  for (const edit of edits) {
    for (const [one, text] of Object.entries(edit)) {
      const path = join(folder, one);
      if (text === undefined) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
    vi.setSystemTime(Date.now() + 5_000);
    found.push(linter.lint(name, files[name] ?? ''));
  }
  return found;
}

describe('an editor sees what became of other files', () => {
  it.each<[string, Readonly<Record<string, string>>, string, readonly Edit[], readonly (readonly string[])[]]>([
    [
      'changed',
      { 'use.ts': USE, 'seal.ts': WRITTEN },
      'use.ts',
      [{ 'seal.ts': FROM_OUTSIDE }, { 'seal.ts': WRITTEN }],
      [REPORT, [], REPORT],
    ],
    ['gone', { 'use.ts': USE, 'seal.ts': WRITTEN }, 'use.ts', [{ 'seal.ts': undefined }], [REPORT, []]],
    ['new', { 'use.ts': USE }, 'use.ts', [{ 'seal.ts': WRITTEN }], [[], REPORT]],
    [
      'gone and back',
      { 'use.ts': USE, 'seal.ts': WRITTEN },
      'use.ts',
      [{ 'seal.ts': undefined }, { 'seal.ts': WRITTEN }],
      [REPORT, [], REPORT],
    ],
    [
      'changed behind a barrel',
      { 'use.ts': USE, 'seal.ts': "export * from './inner.js';", 'inner.ts': WRITTEN },
      'use.ts',
      [{ 'inner.ts': FROM_OUTSIDE }],
      [REPORT, []],
    ],
    [
      'new registrations',
      { 'tickets.ts': SERVICE },
      'tickets.ts',
      [{ 'app.module.ts': MODULE }],
      [[], ['tickets.ts:4 require-expiration']],
    ],
    [
      'changed registrations',
      { 'tickets.ts': SERVICE, 'app.module.ts': MODULE },
      'tickets.ts',
      [{ 'app.module.ts': MODULE.replace('{ secret', "{ signOptions: { expiresIn: '1h' }, secret") }],
      [['tickets.ts:4 require-expiration'], []],
    ],
    [
      'registrations that .gitignore leaves out from now on',
      { 'tickets.ts': SERVICE, 'made/app.module.ts': MODULE, '.gitignore': '' },
      'tickets.ts',
      [{ '.gitignore': 'made/' }, { '.gitignore': '# made/' }],
      [['tickets.ts:4 require-expiration'], [], ['tickets.ts:4 require-expiration']],
    ],
    ['new callers', { 'read.ts': READ }, 'read.ts', [{ 'subject.ts': CALLER }], [['read.ts:2 require-audience'], []]],
    [
      'changed callers',
      { 'read.ts': READ, 'subject.ts': CALLER },
      'read.ts',
      [{ 'subject.ts': CALLER.replace('aud !==', 'nothing !==') }],
      [[], ['read.ts:2 require-audience']],
    ],
    [
      'a new path in tsconfig.json',
      { 'use.ts': USE.replace('./seal.js', '@/seal'), 'lib/seal.ts': WRITTEN },
      'use.ts',
      [{ 'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./lib/*'] } } }) }],
      [[], REPORT],
    ],
  ])('%s', (_, files, name, edits, expected) => {
    expect(edited(files, name, edits)).toEqual(expected);
  });
});
