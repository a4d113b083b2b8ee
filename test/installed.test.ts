import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { detectVersions } from '../src/index.ts';
import { libraryNames } from '../src/deferred.ts';
import { resolveSettings } from '../src/settings.ts';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'jwt-guard-'));
});
afterEach(() => rmSync(project, { recursive: true }));

/** Puts a package where an installation would. */
function install(folder: string, name: string, text: string): void {
  const home = join(project, folder, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), text);
}

describe('detectVersions', () => {
  it('says what is installed, scoped packages included', () => {
    install('.', 'hono', '{ "version": "4.10.2" }');
    install('.', '@nestjs/jwt', '{ "version": "11.0.0-beta.1" }');
    install('.', 'express', '{ "version": "5.0.0" }');
    expect(detectVersions(project)).toEqual({ hono: '4.10.2', '@nestjs/jwt': '11.0.0-beta.1' });
  });

  it('looks in the folders above, and prefers what is nearest', () => {
    install('.', 'hono', '{ "version": "4.10.2" }');
    install('.', 'jose', '{ "version": "5.1.0" }');
    install('packages/api', 'hono', '{ "version": "4.12.0" }');
    expect(detectVersions(join(project, 'packages/api/src'))).toEqual({ hono: '4.12.0', jose: '5.1.0' });
  });

  it('says nothing of what is not installed', () => expect(detectVersions(project)).toEqual({}));

  it('gives what settings take', () => {
    install('.', 'hono', '{ "version": "4.10.2" }');
    const versions = detectVersions(project);
    expect(resolveSettings({ versions }, libraryNames).versions).toEqual(versions);
  });

  it.each(['{', '{}', '{ "version": 4 }', '{ "version": "latest" }', '"4.10.2"'])(
    'names the file that has no version in it: %s',
    (text) => {
      install('.', 'hono', text);
      expect(() => detectVersions(project)).toThrow(
        `${join(project, 'node_modules/hono/package.json')} must be a package.json with a version such as "4.10.2" in it.`,
      );
    },
  );
});
