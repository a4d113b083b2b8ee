/** A plugin of two rules that report an identifier each, a folder of files, and a recorder of what is written. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Rule } from 'eslint';
import { onTestFinished } from 'vitest';
import { loadPackage, type Loader } from '../../src/command/load.ts';
import type { GuardPlugin } from '../../src/command/plugin.ts';
import { run, type ExitCode, type Io, type Parts } from '../../src/command/run.ts';

function reporting(rule: string, identifier: string): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { url: `https://example.com/${rule}.md` },
      schema: [],
      messages: { found: 'Found {{ identifier }}.' },
    },
    create: (context) => ({
      Identifier(node) {
        if (node.name === 'crash') throw new Error('rule crashed');
        if (node.name === identifier) context.report({ node, messageId: 'found', data: { identifier } });
      },
    }),
  };
}

const rules = { 'no-bad': reporting('no-bad', 'bad'), 'no-weak': reporting('no-weak', 'weak') };
const preset = (severities: Record<string, string>): object => ({
  plugins: { 'jwt-guard': { rules } },
  rules: severities,
});

export const plugin: GuardPlugin = {
  meta: { name: 'eslint-plugin-jwt-guard', version: '1.2.3' },
  rules,
  configs: {
    recommended: preset({ 'jwt-guard/no-bad': 'error' }),
    strict: preset({ 'jwt-guard/no-bad': 'error', 'jwt-guard/no-weak': 'error' }),
  },
};

/** Writes files into a new folder, which is removed after the test. Out: the folder. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jwt-guard-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** The real loader, to which some packages are not installed. */
export function without(...packages: readonly string[]): Loader {
  return (name, folder) => (packages.includes(name) ? { kind: 'absent' } : loadPackage(name, folder));
}

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder with the stub plugin. */
export async function command(
  cwd: string,
  args: readonly string[] = [],
  parts: Partial<Parts> = {},
  io: Partial<Io> = {},
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await run(
    args,
    { cwd, stdout: (text) => void (stdout += text), stderr: (text) => void (stderr += text), isTTY: false, ...io },
    { plugin, pages: 'docs/rules', ...parts },
  );
  return { code, stdout, stderr };
}
