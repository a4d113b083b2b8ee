import { readFileSync } from 'node:fs';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.ts';
import { lint, type Report } from './lint.ts';

/** What a text is reported for under some settings, without its place and the library's name. */
function verdict(code: string, settings: object, filename = 'src/sample.ts'): readonly string[] {
  return summary(lint(code, filename, { settings: { 'jwt-guard': settings } }));
}

function summary(reports: readonly Report[]): readonly string[] {
  return reports.map(({ rule, line }) => `${rule} in line ${line}`).sort();
}

interface Wrapped {
  readonly shape: string;
  /** the same program with the library and with the wrapper */
  readonly library: string;
  readonly wrapper: string;
  readonly settings: object;
  readonly filename?: string;
}

const checks = (at: string, algorithms = 'algorithms', issuer = 'issuer', audience = 'audience'): object => ({
  algorithms: { at: `${at}.${algorithms}` },
  issuer: { at: `${at}.${issuer}` },
  audience: { at: `${at}.${audience}` },
});

const wrapped: readonly Wrapped[] = [
  {
    shape: 'a function of a package',
    library: `import { verify } from 'jsonwebtoken';
      const options = { issuer: 'https://issuer.example' };
      export const a = verify(token, key, options);
      export const b = verify(token, key, { algorithms: ['RS256'], issuer: 'i', audience: 'a' });`,
    wrapper: `import { check } from '@acme/auth';
      const options = { issuer: 'https://issuer.example' };
      export const a = check(token, options);
      export const b = check(token, { algorithms: ['RS256'], issuer: 'i', audience: 'a' });`,
    settings: {
      libraries: {
        '@acme/auth': {
          exports: {
            members: { check: { call: { op: { kind: 'verify', token: '0', claims: [''], checks: checks('1') } } } },
          },
        },
      },
    },
  },
  {
    shape: 'a factory behind an alias',
    library: `import { createVerifier } from 'fast-jwt';
      const verify = createVerifier({ key, allowedIss: 'i', requiredClaims: ['iss'] });
      export const handler = (token) => verify(token).sub;`,
    wrapper: `import { makeReader } from '#auth';
      const verify = makeReader({ key, allowedIss: 'i', requiredClaims: ['iss'] });
      export const handler = (token) => verify(token).sub;`,
    settings: {
      libraries: {
        '#auth': {
          exports: {
            members: {
              makeReader: {
                call: {
                  gives: '#reader',
                  op: { kind: 'verify', key: '0.key', checks: checks('0', 'algorithms', 'allowedIss', 'allowedAud') },
                },
              },
            },
          },
          things: { reader: { call: { op: { kind: 'verify', token: '0', claims: [''] } } } },
        },
      },
    },
  },
  {
    shape: 'a service by its path, injected',
    library: `import { JwtService } from '@nestjs/jwt';
      export class Guard {
        constructor(private jwt: JwtService) {}
        read(token) { return this.jwt.verifyAsync(token, { algorithms: ['RS256'] }); }
        peek(token) { return this.jwt.decode(token).sub; }
      }`,
    wrapper: `import { Tokens } from '../auth/tokens.js';
      export class Guard {
        constructor(private jwt: Tokens) {}
        read(token) { return this.jwt.verifyAsync(token, { algorithms: ['RS256'] }); }
        peek(token) { return this.jwt.decode(token).sub; }
      }`,
    filename: 'src/users/guard.ts',
    settings: {
      libraries: {
        './src/auth/tokens.ts': {
          exports: { members: { Tokens: { new: { gives: '#tokens' } } } },
          things: {
            tokens: {
              members: {
                verifyAsync: { call: { op: { kind: 'verify', token: '0', claims: [''], checks: checks('1') } } },
                decode: { call: { op: { kind: 'decode', token: '0', claims: [''] } } },
              },
            },
          },
        },
      },
    },
  },
  {
    shape: 'a module that hands a library on',
    library: `import jwt from 'jsonwebtoken';
      export const read = (token) => jwt.decode(token).sub;
      export const check = (token) => jwt.verify(token, key, { iss: 'i' });`,
    wrapper: `import jwt from '@/lib/jwt';
      export const read = (token) => jwt.decode(token).sub;
      export const check = (token) => jwt.verify(token, key, { iss: 'i' });`,
    settings: { libraries: { '@/lib/jwt': { sameAs: 'jsonwebtoken' } } },
  },
];

describe('a wrapper that settings describe is reported like the library it wraps', () => {
  it.each(wrapped)('$shape', ({ library, wrapper, settings, filename }) => {
    const expected = verdict(library, {}, filename);
    expect(expected.length).toBeGreaterThan(1);
    expect(verdict(wrapper, settings, filename)).toEqual(expected);
    expect(verdict(wrapper, {}, filename)).toEqual([]);
  });

  it('and its own configuration is read', () => {
    const op = { kind: 'verify', token: '0', checks: { audience: { at: ['1.audience', 'config.audience'] } } };
    const libraries = { '@acme/auth': { exports: { members: { check: { call: { op } } } } } };
    const code = "import { check } from '@acme/auth';\ncheck(token);";
    expect(verdict(code, { libraries })).toEqual([]);
    expect(verdict(code, { libraries, config: { '@acme/auth': {} } })).toEqual(['require-audience in line 2']);
    expect(verdict(code, { libraries, config: { '@acme/auth': { audience: 'orders' } } })).toEqual([]);
  });

  it('and a path means one file, from wherever it is imported', () => {
    const settings = { libraries: { './src/lib/jwt/index.ts': { sameAs: 'jsonwebtoken' } } };
    const importing = (specifier: string): string => `import { verify } from '${specifier}';\nverify(token, key);`;
    const seen = (specifier: string, filename: string): boolean =>
      verdict(importing(specifier), settings, filename).length > 0;
    expect(seen('./lib/jwt', 'src/main.ts')).toBe(true);
    expect(seen('../lib/jwt/index.js', 'src/users/login.ts')).toBe(true);
    expect(seen('../jwt', 'src/lib/users/login.ts')).toBe(true);
    expect(seen('../lib/jwt', 'src/main.ts')).toBe(false);
    expect(seen('./jwt', 'src/main.ts')).toBe(false);
  });
});

describe('the versions that settings state', () => {
  const hono = "import { verify } from 'hono/jwt';\nawait verify(token, key, { iss: 'i', aud: 'a' });";

  it('decide where majors differ', () => {
    expect(verdict(hono, {})).toEqual(['require-algorithms in line 2']);
    expect(verdict(hono, { versions: { hono: '4.11.4' } })).toEqual(['require-algorithms in line 2']);
    expect(verdict(hono, { versions: { hono: '4.11.3' } })).toEqual([]);
    expect(verdict(hono, { versions: { hono: '4.11' } })).toEqual([]);
  });
});

describe('the guide', () => {
  const guide = readFileSync('docs/own-modules.md', 'utf8');
  const fences = [...guide.matchAll(/^```(json settings|ts (?:wrong|right)[^\n]*)\n([\s\S]*?)^```$/gm)];
  let settings: object = {};
  const blocks = fences.flatMap(([, info = '', code = '']) => {
    if (info === 'json settings') {
      settings = JSON.parse(code) as object;
      return [];
    }
    const [, verdictWord, rule] = /^ts (wrong|right)(?: (?!file=)(\S+))?/.exec(info) ?? [];
    const filename = /file=(\S+)/.exec(info)?.[1] ?? 'src/sample.ts';
    return [{ verdictWord, rule, filename, code, settings }];
  });

  it('has examples', () => expect(blocks.length).toBeGreaterThan(6));

  it.each(blocks)('$verdictWord $rule: $code', ({ verdictWord, rule, filename, code, settings: given }) => {
    const rules = [...new Set(lint(code, filename, { settings: { 'jwt-guard': given } }).map((report) => report.rule))];
    expect(rules).toEqual(verdictWord === 'wrong' ? [rule] : []);
  });
});

describe('a mistake in the settings is one error that says where it is, and what was expected', () => {
  const own = (description: unknown): object => ({ libraries: { '@acme/auth': description } });
  const inOp = (op: object): object => own({ exports: { call: { op: { kind: 'verify', ...op } } } });
  const PATH = "settings['jwt-guard'].libraries['@acme/auth']";

  it.each<[unknown, string]>([
    ['all', 'settings[\'jwt-guard\'] must be an object, but is "all".'],
    [
      { test: 'check' },
      "settings['jwt-guard'] has no key 'test'. Expected 'tests', 'tokens', 'config', 'libraries', 'versions', 'project'.",
    ],
    [{ tests: 'no' }, "settings['jwt-guard'].tests must be 'check' or 'ignore', but is \"no\"."],
    [
      { tokens: { names: 'ticket' } },
      'settings[\'jwt-guard\'].tokens.names must be a list of strings, but is "ticket".',
    ],
    [{ tokens: { names: [1] } }, "settings['jwt-guard'].tokens.names[0] must be a string, but is 1."],
    [{ tokens: { name: [] } }, "settings['jwt-guard'].tokens has no key 'name'. Expected 'names', 'notNames'."],
    [{ config: { nest: {} } }, "settings['jwt-guard'].config has no key 'nest'."],
    [
      { config: { '@nestjs/jwt': null } },
      "settings['jwt-guard'].config['@nestjs/jwt'] must be an object, but is null.",
    ],
    [
      { versions: { hono: 4 } },
      "settings['jwt-guard'].versions['hono'] must be a version such as '4', '4.10' or '4.10.2', but is 4.",
    ],
    [{ versions: { hono: '^4' } }, "settings['jwt-guard'].versions['hono'] must be a version such as"],
    [{ versions: { express: '4' } }, "settings['jwt-guard'].versions has no key 'express'. Expected "],
    [{ libraries: [] }, "settings['jwt-guard'].libraries must be an object, but is []."],
    [own('jose'), `${PATH} must be an object, but is "jose".`],
    [own({ sameAs: 'joes' }), `${PATH}.sameAs must be one of `],
    [own({ sameAs: 'jose', exports: {} }), `${PATH} must be an object with 'sameAs' alone, or a description, but is `],
    [own({}), `${PATH} lacks 'exports'.`],
    [own({ exports: { member: {} } }), `${PATH}.exports has no key 'member'. Expected 'members', `],
    [
      own({ exports: { members: { verify: 'verify' } } }),
      `${PATH}.exports.members.verify must be 'self', an argument such as '$0', or '#name' of one of \`things\`, but is "verify".`,
    ],
    [
      own({ exports: { members: { 'a-b': 1 } } }),
      `${PATH}.exports.members['a-b'] must be a thing or a reference such as '#name', but is 1.`,
    ],
    [own({ exports: { call: { gives: '#none' } } }), `${PATH}.exports.call.gives must be `],
    [
      own({ exports: { call: { passes: 'first' } } }),
      `${PATH}.exports.call.passes must be a place such as '0', '1+' for argument 1 and all behind it, or '0()'`,
    ],
    [
      own({ exports: { call: { hides: { from: '0' } } } }),
      `${PATH}.exports.call.hides must be true, or an object with 'from' and 'to', 'from' and 'length', or 'by', but is `,
    ],
    [own({ exports: { call: { hides: false } } }), `${PATH}.exports.call.hides must be true`],
    [own({ exports: { call: { hands: { from: '0', to: '1' } } } }), `${PATH}.exports.call.hands lacks 'as'.`],
    [own({ exports: { call: { copies: '0+' } } }), `${PATH}.exports.call.copies must be a place such as '0'`],
    [own({ exports: { box: 'value' } }), `${PATH}.exports.box must be true, or left out`],
    [inOp({ kind: 'check' }), `${PATH}.exports.call.op.kind must be one of 'verify', 'sign', `],
    [
      inOp({ token: 'first' }),
      `${PATH}.exports.call.op.token must be a place such as '0', '2.issuer', 'self.0.key' or 'config.verify.issuer', but is "first".`,
    ],
    [
      inOp({ checks: { issuer: { at: '1.issuer', takes: 'text' } } }),
      `${PATH}.exports.call.op.checks.issuer.takes must be 'string', as it is called now, but is "text".`,
    ],
    [
      inOp({ checks: { issuer: { at: '1.issuer', refuses: true } } }),
      `${PATH}.exports.call.op.checks.issuer has no key 'refuses'. It is called 'rejects' now.`,
    ],
    [
      inOp({ kind: 'sign', expires: { at: [{ at: '2.ttl', texts: true }] } }),
      `${PATH}.exports.call.op.expires.at[0] has no key 'texts'. It is called 'strings' now.`,
    ],
    [inOp({ checks: { isuer: 'fixed' } }), `${PATH}.exports.call.op.checks.isuer must be one of 'signature', `],
    [
      inOp({ checks: { issuer: 'always' } }),
      `${PATH}.exports.call.op.checks.issuer must be 'fixed', 'byCaller', 'byKey' or an object with 'at', but is "always".`,
    ],
    [inOp({ checks: { issuer: { option: '1.issuer' } } }), `${PATH}.exports.call.op.checks.issuer lacks 'at'.`],
    [
      inOp({ checks: { issuer: { at: '1.issuer', rows: [['falsy']] } } }),
      `${PATH}.exports.call.op.checks.issuer.rows[0] must be an array of a test, a verdict and, if need be, a reason`,
    ],
    [
      inOp({ checks: { issuer: { at: '1.issuer', rows: [['wrong', 'disabled']] } } }),
      `${PATH}.exports.call.op.checks.issuer.rows[0][0] must be a word such as 'truthy', or an object such as { "is": […] }, but is "wrong".`,
    ],
    [
      { libraries: { '../lib/jwt': { sameAs: 'jose' } } },
      "settings['jwt-guard'].libraries['../lib/jwt'] is no module. Expected the name under which it is imported, or its path below the working directory with './' in front.",
    ],
  ])('%j', (settings, message) => {
    const rules: Linter.RulesRecord = { 'jwt-guard/require-issuer': 'error' };
    const config = { plugins: { 'jwt-guard': plugin }, rules, settings: { 'jwt-guard': settings } };
    expect(() => void new Linter().verify('jwt', config, { filename: 'a.js' })).toThrow(message);
  });
});
