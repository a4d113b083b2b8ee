import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { tellConfigProblemsTo } from '../../src/look-around.ts';
import { folderOf } from './folder.ts';
import { linterIn } from './linted.ts';

const USE = `import { sign } from 'jsonwebtoken';
import { seal } from '@/seal';
export const issue = (user: string) => sign({ sub: user }, seal, { algorithm: 'HS256', expiresIn: '1h' });`;
const REPORT = ['use.ts:3 no-hardcoded-secret'];
const FILES = { 'use.ts': USE, 'lib/seal.ts': "export const seal = 'lantern-above-the-harbour';" };

const config = (targets: unknown): string =>
  `{\n  "compilerOptions": { "paths": { "@/*": ${JSON.stringify(targets)} } }\n}`;

const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

const tellProcess = (): void => tellConfigProblemsTo((line) => process.emitWarning(line, 'JwtGuardWarning'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  // Test files share a process, and the command's want to hear of it themselves.
  tellProcess();
});
afterEach(() => {
  vi.useRealTimers();
  warn.mockClear();
  tellProcess();
});

describe('a mistake in a tsconfig.json', () => {
  it('is a warning of the process, once for all files, and its path means nothing', () => {
    const folder = folderOf({ ...FILES, 'tsconfig.json': config('./lib/*') });
    const linter = linterIn(folder);
    expect([...linter.lint('use.ts', USE), ...linter.lint('again.ts', USE)]).toEqual([]);
    expect(warn.mock.calls).toEqual([
      [
        'tsconfig.json:2:50: expected a list, found "./lib/*". Of its paths, those that can be read are used.',
        'JwtGuardWarning',
      ],
    ]);
  });

  it('is told to a host that wants to hear of it, and seen to be mended', () => {
    const heard: string[] = [];
    tellConfigProblemsTo((line) => heard.push(line));
    const folder = folderOf({ ...FILES, 'tsconfig.json': config('./l/*') });
    const linter = linterIn(folder);
    expect(linter.lint('use.ts', USE)).toEqual([]);
    writeFileSync(join(folder, 'tsconfig.json'), config(['./lib/*']));
    vi.setSystemTime(Date.now() + 5_000);
    expect(linter.lint('use.ts', USE)).toEqual(REPORT);
    expect(heard).toHaveLength(1);
    expect(warn).not.toHaveBeenCalled();
  });

  it('is none where there is nothing wrong', () => {
    const folder = folderOf({ ...FILES, 'tsconfig.json': config(['./lib/*']) });
    expect(linterIn(folder).lint('use.ts', USE)).toEqual(REPORT);
    expect(warn).not.toHaveBeenCalled();
  });

  it('is said in one line, whatever is written there', () => {
    const folder = folderOf({ ...FILES, 'tsconfig.json': config('a\n\u001b[31m\u2028b'.padEnd(1_000, 'x')) });
    linterIn(folder).lint('use.ts', USE);
    const said = String(warn.mock.calls[0]?.[0]);
    expect(said).not.toMatch(/[\p{Cc}\p{Zl}]/u);
    expect(said.length).toBeLessThan(300);
  });
});
