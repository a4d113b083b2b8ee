import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

import { whyUnavailable } from '../../src/project/index.ts';
import { folderOf } from './folder.ts';

describe('the packages', () => {
  it('are there', () => {
    expect(whyUnavailable()).toBeUndefined();
  });

  it('are missed in words where they are not installed, and nothing throws', async () => {
    const folder = folderOf({ 'a.ts': '', 'b.ts': '' });
    await build({
      ...{ bundle: true, platform: 'node', format: 'cjs' },
      define: { 'import.meta.url': '__filename' },
      entryPoints: ['src/project/index.ts'],
      outfile: join(folder, 'project.cjs'),
    });
    const script = `
      const { whyUnavailable, readModule, resolverBelow } = require('./project.cjs');
      const found = [readModule('let a', 'a.ts'), readModule('1', 'a.json'), resolverBelow(__dirname).resolve('./b', __dirname + '/a.ts')];
      console.log(JSON.stringify([whyUnavailable(), ...found]));
    `;
    const printed = execFileSync(process.execPath, ['--eval', script], { cwd: folder, encoding: 'utf8' });
    const missing = "Cannot find module 'oxc-parser'";
    expect(JSON.parse(printed)).toEqual([
      `oxc-parser does not load: ${missing}`,
      { kind: 'failed', message: missing, line: 1, column: 1 },
      { kind: 'data', value: 1 },
      { kind: 'none', reason: 'unreadable' },
    ]);
  });
});
