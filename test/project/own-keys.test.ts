import { join } from 'node:path';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { folderOf } from './folder.ts';
import type { Files } from './linted.ts';

const READER = `import jwt from 'jsonwebtoken';
export const whoIs = (bearer) => jwt.verify(bearer, process.env.JWT_KEY, { algorithms: ['HS256'] }).sub;`;

const signer = (key: string): string => `import jwt from 'jsonwebtoken';
export const issue = (id, key) => jwt.sign({ sub: id }, ${key}, { expiresIn: '1h' });`;

/** What the preset recommended, with which only keys of others are asked about, says of the file that verifies. */
function reported(files: Files, project: object | undefined): readonly string[] {
  const folder = folderOf(files);
  const found = new Linter({ cwd: folder }).verify(
    files['src/read.js'] ?? '',
    {
      ...plugin.configs.recommended,
      files: ['**/*.js'],
      settings: project ? { 'jwt-guard': { project } } : {},
    },
    { filename: join(folder, 'src/read.js') },
  );
  return found.flatMap(({ ruleId, messageId }) =>
    /require-(?:audience|issuer)/.test(ruleId ?? '') ? [`${ruleId?.split('/')[1]} ${messageId}`] : [],
  );
}

const FOREIGN = ['require-audience foreign', 'require-issuer foreign'];

describe('a secret that is only verified with', () => {
  it('may be one of the service itself, as long as nothing else is seen', () => {
    expect(reported({ 'src/read.js': READER }, undefined)).toEqual([]);
  });

  it.each<[string, Files, readonly string[]]>([
    ['is one of another service, where nobody in the project signs', {}, FOREIGN],
    ['is that, where others sign with another key', { 'src/sign.js': signer('process.env.OTHER_KEY') }, FOREIGN],
    ['is that, where only a test signs with it', { 'test/read.test.js': signer('process.env.JWT_KEY') }, FOREIGN],
    ['is one of the project, where another file signs with it', { 'src/sign.js': signer('process.env.JWT_KEY') }, []],
    ['may be one of the project, where a key is not seen that it signs with', { 'src/sign.js': signer('key') }, []],
  ])('%s', (_, others, expected) => {
    expect(reported({ 'src/read.js': READER, ...others }, { root: '.' }).toSorted()).toEqual(expected);
  });

  it('says nothing where the key is handed in', () => {
    const read = READER.replace('(bearer)', '(bearer, key)').replace('process.env.JWT_KEY', 'key');
    expect(reported({ 'src/read.js': read }, { root: '.' })).toEqual([]);
  });
});
