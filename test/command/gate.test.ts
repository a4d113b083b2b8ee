import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { mayHoldFindings } from '../../src/command/gate.ts';
import plugin from '../../src/index.ts';

const MISUSES = [
  `import jwt from 'jsonwebtoken'; jwt.verify(token, key);`,
  `const { exp, sub } = JSON.parse(atob(value.split('.')[1])); load(sub);`,
  `localStorage.setItem('token', token);`,
  'fetch(`https://api.example.com/me?token=${token}`);',
];

const ROOT = resolve('/project');
const mayHold = (text: string, path: string): boolean =>
  mayHoldFindings(text, { path: join(ROOT, path), root: ROOT }, false);

describe('mayHoldFindings', () => {
  it.each(MISUSES)('lets pass what rules report: %s', async (text) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [plugin.configs.strict as never] });
    const [result] = await eslint.lintText(text, { filePath: 'app.js' });
    expect(result?.messages).not.toEqual([]);
    expect(mayHold(text, 'app.js')).toBe(true);
  });

  it('lets pass the settings of tokens, whatever is in them', () => {
    expect(mayHold("module.exports = { secret: 'abc' };", 'config/auth.config.js')).toBe(true);
    expect(mayHold("module.exports = { secret: 'abc' };", 'config/mail.js')).toBe(false);
  });

  it('holds back what has nothing to do with tokens', () => {
    expect(mayHold('', 'app.js')).toBe(false);
    expect(mayHold('export const sum = (a, b) => a + b;', 'sum.js')).toBe(false);
  });
});
