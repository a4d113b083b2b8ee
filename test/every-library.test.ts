import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { lint } from './lint.ts';

/*
 * What each library is reported for, in files that say it themselves: a comment at the end of a line names the rules that report there.
 */

const FOLDER = 'test/fixtures/libraries';
const RULES = /\/\/ ((?:(?:no|require|valid)-[\w-]+ ?)+)$/;

function expected(code: string): readonly string[] {
  return code.split('\n').flatMap((text, index) => {
    const rules = RULES.exec(text)?.[1]?.trim().split(' ') ?? [];
    return rules.map((rule) => `${index + 1} ${rule}`);
  });
}

describe('each library in its own words', () => {
  it.each(readdirSync(FOLDER))('%s', (file) => {
    const code = readFileSync(join(FOLDER, file), 'utf8');
    const reported = lint(code, `src/${file}`).map(({ line, rule }) => `${line} ${rule}`);
    expect(reported.sort()).toEqual([...expected(code)].sort());
    expect(reported.length).toBeGreaterThan(0);
  });

  it('says nothing that is not a sentence', () => {
    const messages = readdirSync(FOLDER).flatMap((file) =>
      lint(readFileSync(join(FOLDER, file), 'utf8'), `src/${file}`).map(({ message }) => message),
    );
    expect(messages.filter((message) => /\{\{|undefined|``/.test(message))).toEqual([]);
  });
});
