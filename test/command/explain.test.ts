import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExplainedFile } from '../../src/command/explained-text.ts';
import plugin from '../../src/index.ts';
import { command, project, without, type Ran } from './stub.ts';

const JWT = "import jwt from 'jsonwebtoken';\n";

const explain = (folder: string, ...args: readonly string[]): Promise<Ran> =>
  command(folder, ['explain', ...args], { plugin });

/** What is known of a program, or of a line of it. */
async function explained(code: string, line?: number, name = 'src/a.ts'): Promise<ExplainedFile> {
  const folder = project({ [name]: code });
  const {
    code: exit,
    stdout,
    stderr,
  } = await explain(folder, `${name}${line === undefined ? '' : `:${line}`}`, '--json');
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return JSON.parse(stdout) as ExplainedFile;
}

/** The checks of the first policy by their names. */
async function checksOf(
  code: string,
): Promise<ReadonlyMap<string, ExplainedFile['policies'][number]['checks'][number]>> {
  const { policies } = await explained(code);
  return new Map(policies[0]?.checks.map((check) => [check.name, check]));
}

describe('explain RULE', () => {
  it('prints the page of the rule', async () => {
    const { code, stdout } = await explain(project({}), 'no-weak-key');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# jwt-guard\/no-weak-key\n/u);
    expect(stdout).not.toContain('<!--');
    expect(readFileSync('docs/rules/no-weak-key.md', 'utf8')).toContain(stdout.slice(-500));
    expect((await explain(project({}), 'jwt-guard/no-weak-key')).stdout).toBe(stdout);
  });
});

describe('explain FILE', () => {
  it('tells what there is to see, in the order in which a report comes to be', async () => {
    const folder = project({
      'src/a.ts': `${JWT}export const read = (token: string, options: object) =>
  jwt.verify(token, process.env.KEY, { algorithms: ['RS256'], ...options });
`,
    });
    const { code, stdout } = await explain(folder, 'src/a.ts');
    expect(code).toBe(0);
    expect(stdout.replaceAll(/^  (?!library)\w+ +no .*\n/gmu, '')).toBe(`src/a.ts
  not a test file; runs on a server

What the text makes worth a look
  library    yes

Operations
  3:3  verify  jsonwebtoken  jwt.verify(token, process.env.KEY, { algorithms: ['RS256'],…

Policy 3:38, jsonwebtoken
  algorithms  unknown   options, line 2: a parameter, and not every caller is in sight
  issuer      unknown   options, line 2: a parameter, and not every caller is in sight
  audience    unknown   options, line 2: a parameter, and not every caller is in sight
  expiry      unknown   options, line 2: a parameter, and not every caller is in sight
  notBefore   unknown   options, line 2: a parameter, and not every caller is in sight
  tolerance   unknown   options, line 2: a parameter, and not every caller is in sight
  clock       unknown   options, line 2: a parameter, and not every caller is in sight
  lifetime    unknown   options, line 2: a parameter, and not every caller is in sight
  type        absent    the library has no option, and the code around compares nothing
  signature   enforced  by the library
  unsigned    unknown   options, line 2: a parameter, and not every caller is in sight

Reported by the strict preset
  3:7  require-token-type
`);
  });

  it('says what makes a check', async () => {
    const checks = await checksOf(
      `${JWT}const claims = jwt.verify(token, key, { algorithms: ['RS256'], audience: undefined, clockTolerance: 9999 });
if (claims.iss !== 'https://login.example.com') throw new Error();`,
    );
    expect(checks.get('algorithms')).toMatchObject({ verdict: 'enforced', by: 'option', option: 'algorithms' });
    expect(checks.get('signature')).toMatchObject({ verdict: 'enforced', by: 'library' });
    expect(checks.get('expiry')).toMatchObject({ verdict: 'enforced', by: 'library' });
    expect(checks.get('issuer')).toMatchObject({ verdict: 'enforced', by: 'code' });
    expect(checks.get('audience')).toMatchObject({ verdict: 'absent' });
    expect(checks.get('tolerance')).toMatchObject({ verdict: 'disabled', reason: 'tooLong' });
  });

  it.each([
    ['parameter', 'export const read = (token, options) => jwt.verify(token, key, options);', 'options'],
    ['import', "import { options } from './config.js'; jwt.verify(token, key, options);", 'options'],
    ['call', 'jwt.verify(token, key, optionsFor(tenant));', 'optionsFor(tenant)'],
    [
      'escape',
      "import { prepare } from './x.js'; const options = {}; prepare(options); jwt.verify(token, key, options);",
      '{}',
    ],
    ['dynamic', 'jwt.verify(token, key, { [name]: true });', '[name]: true'],
    ['circle', 'let a = b, b = a; jwt.verify(token, key, a);', 'a'],
    ['parameter', 'export const read = (token, more) => jwt.verify(token, key, { ...more });', 'more'],
  ])('says why a value is not known: %s, %s', async (why, code, text) => {
    const checks = await checksOf(JWT + code);
    expect(checks.get('issuer')).toMatchObject({ verdict: 'unknown', unseen: { why, text, line: 2 } });
  });

  it('comes to an end where a value is spread into itself', async () => {
    const loop = 'let options = {};\nfor (const name of names) options = { ...options, name };\n';
    const checks = await checksOf(`${JWT}${loop}jwt.verify(token, key, options);`);
    expect(checks.get('issuer')).toMatchObject({ verdict: 'unknown' });
  });

  it('says that a configuration is registered elsewhere', async () => {
    const checks = await checksOf(
      "import fastify from 'fastify';\nexport const read = (request) => request.jwtVerify();\nimport '@fastify/jwt';",
    );
    expect(checks.get('issuer')).toMatchObject({ verdict: 'unknown', unseen: { why: 'configuration' } });
  });

  it('blames no value where the claims go out of sight', async () => {
    const checks = await checksOf(
      `${JWT}import { checkClaims } from './claims.js';\ncheckClaims(jwt.verify(token, key, {}));`,
    );
    expect(checks.get('issuer')).toEqual({ name: 'issuer', verdict: 'unknown', option: 'issuer' });
  });

  it('tells a verifier that does not verify', async () => {
    const { operations } = await explained(
      "import jwt from 'jwt-simple';\njwt.decode(token, key, true);\njwt.decode(token, key, flag());",
    );
    expect(operations).toMatchObject([
      { line: 2, kind: 'decode', library: 'jwt-simple', verifies: 'no' },
      { line: 3, kind: 'verify', library: 'jwt-simple', verifies: 'unknown' },
    ]);
  });

  it('names the lines that share a policy', async () => {
    const { policies } = await explained(
      `${JWT}const options = {};\njwt.verify(a, key, options);\njwt.verify(b, key, options);`,
    );
    expect(policies).toMatchObject([{ line: 2, usedAt: [3, 4] }]);
  });

  it('says that a file is a test, and which families have nothing to look at', async () => {
    const { isTest, gate } = await explained(`${JWT}jwt.verify(token, key);`, undefined, 'test/a.ts');
    expect(isTest).toBe(true);
    expect(gate).toMatchObject({ library: true, log: false, storage: false });
  });

  it('shows what is behind a closed gate all the same', async () => {
    const { operations, gate, findings } = await explained('console.log(secret);');
    expect(gate.log).toBe(false);
    expect(operations).toMatchObject([{ kind: 'log' }]);
    expect(findings).toEqual([]);
  });

  it('tells findings that a comment hides', async () => {
    const { findings } = await explained(
      `${JWT}// eslint-disable-next-line jwt-guard/require-issuer\njwt.verify(token, key, { algorithms: ['RS256'], audience: 'a' });`,
    );
    expect(findings.filter(({ rule }) => /issuer|type/.test(rule))).toEqual([
      { rule: 'require-token-type', line: 3, column: 5, isSuppressed: false },
      { rule: 'require-issuer', line: 3, column: 24, isSuppressed: true },
    ]);
  });
});

describe('explain FILE:LINE', () => {
  const code = `const csrfToken = read();
const { accessToken } = await login();
console.log(csrfToken, accessToken, \`Bearer \${accessToken}\`);
`;

  it('tells what expressions carry, and how that is known', async () => {
    const { expressions } = await explained(code, 3);
    expect(expressions.map(({ text, carrier }) => [text, carrier?.kind, carrier?.evidence, carrier?.isAround])).toEqual(
      [
        ['console.log', undefined, undefined, undefined],
        ['console.log(csrfToken, accessToken, `Bearer ${accessToken}`)', undefined, undefined, undefined],
        ['csrfToken', 'foreign', 'named', undefined],
        ['accessToken', 'session', 'named', undefined],
        ['`Bearer ${accessToken}`', 'session', 'named', true],
        ['accessToken', 'session', 'named', undefined],
      ],
    );
  });

  it('says it in words', async () => {
    const { stdout } = await explain(project({ 'a.ts': code }), 'a.ts:3');
    expect(stdout).toMatch(/^a\.ts, line 3$/mu);
    expect(stdout).toMatch(/^ {2}3:13 +csrfToken +no token of ours +unknown: /mu);
    expect(stdout).toMatch(
      /^ {2}3:37 +`Bearer \$\{accessToken\}` +session token inside, named: accessToken +template$/mu,
    );
  });

  it('leaves out what stands on other lines', async () => {
    const { operations, expressions, findings } = await explained(code, 1);
    expect({ operations, findings }).toEqual({ operations: [], findings: [] });
    expect(expressions).toMatchObject([{ text: 'read()', why: 'call' }]);
  });
});

describe('explain', () => {
  it.each([
    [['gone.ts'], 'gone.ts: no such file or folder. explain takes the name of a rule, FILE, FILE:LINE or FILE#EXPORT.'],
    [
      ['no-such-rule'],
      'no-such-rule: no such file or folder. explain takes the name of a rule, FILE, FILE:LINE or FILE#EXPORT.',
    ],
    [['src'], 'src is a folder: explain takes one file.'],
    [['a.md'], 'a.md: not scanned, its extension is none of'],
    [['bad.ts'], 'bad.ts:1: it does not parse: '],
    [
      [],
      'explain takes one thing: the name of a rule, FILE, FILE:LINE or FILE#EXPORT. A folder of that name is ./explain.',
    ],
    [['a.ts', 'b.ts'], 'explain takes one thing'],
    [['a.ts', '--preset', 'strict'], 'explain takes no --preset.'],
  ])('%j is one clear mistake', async (args, sentence) => {
    const folder = project({ 'src/a.ts': '', 'a.md': '', 'bad.ts': 'const' });
    const { code, stdout, stderr } = await explain(folder, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`jwt-guard: ${sentence}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('needs ESLint, and the parser of the file', async () => {
    const folder = project({ 'a.ts': '' });
    const run = (missing: string): Promise<Ran> =>
      command(folder, ['explain', 'a.ts'], { plugin, load: without(missing) });
    expect((await run('eslint')).stderr).toContain('ESLint is not installed here');
    expect((await run('@typescript-eslint/parser')).stderr).toBe(
      'jwt-guard: a.ts: @typescript-eslint/parser is not installed.\n',
    );
  });

  it('leaves a folder of that name to be scanned as ./explain', async () => {
    const folder = project({ 'explain/a.js': 'bad' });
    expect((await command(folder, ['./explain'])).stdout).toContain('1 finding');
  });

  it('alone knows --json', async () => {
    expect((await command(project({}), ['--json'])).stderr).toBe(
      'jwt-guard: --json belongs to explain; of a scan it is --format json.\n',
    );
  });
});

describe('explain FILE#EXPORT', () => {
  const FILES = {
    'src/tokens.ts': `${JWT}import { key, audience } from './config.js';
import { unheardOf } from 'acme';
export const check = (token: string, { options }: { options: jwt.VerifyOptions }) =>
  jwt.verify(token, key, { algorithms: ['RS256'], audience, issuer: options.issuer });
export const read = (token: string) => ({ claims: jwt.decode(token) });
export class Tokens {
  static of() { return new Tokens('seal-of-the-harbour'); }
  constructor(private readonly seal: string) {}
  issue(user: string) { return jwt.sign({ sub: user }, this.seal); }
  open(token: string) { try { return jwt.verify(token, 'lantern', { algorithms: ['none'] }); } catch { return undefined; } }
}
export const jwtSecret = 'lantern-above-the-harbour';
export const lifetime = 3600;
export const settings = { issuer: 'https://id.example.com', secret: process.env.SEAL ?? 'lantern', more: unheardOf };
export const id = (text: string) => text;
export const sum = (a: number, b: number) => Math.max(a, b) > 2;
export const keep = (token: string) => localStorage.setItem('token', token);
export const rows = { keep, lifetime };
export { check as again } from './tokens.js';
export * from './config.js';
export default new Tokens('lantern');
`,
    'src/config.ts':
      "export const audience = 'api';\nexport const key = readKey();\nexport let either = here ? 'a' : 'b';\n",
    'src/legacy.cjs': 'module.exports = { port: 80 };\nmodule.exports.host = `${name}.example.com`;',
    'src/broken.ts': 'export const a = {\n',
    'src/with#mark.ts': '',
    'src/none.ts': 'let a = 1;',
  };

  const told = async (target: string): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await explain(project(FILES), target);
    return code === 0 ? stdout.trimEnd().split('\n') : [`${code} ${stderr.trimEnd()}`];
  };

  it('tells what a verifier settles, what it leaves to its callers, and what it gives', async () => {
    expect(await told('src/tokens.ts#check')).toEqual([
      'src/tokens.ts#check',
      '  line 4: a function that verifies a token, by jsonwebtoken in line 5',
      '  token: token',
      "  key: unknown: it comes from another module that does not show it: settings['jwt-guard'].libraries can say what a module means, settled here",
      '  lifetime (maxAge): not made here, and callers cannot ask for it',
      '  type: not made here, and callers cannot ask for it',
      '  algorithms: made here, ["RS256"]',
      '  issuer: left to the caller, argument 2.options.issuer',
      '  audience: made here, "api"',
      '  expiry (ignoreExpiration): made here',
      '  notBefore (ignoreNotBefore): made here',
      '  tolerance (clockTolerance): made here',
      '  clock (clockTimestamp): made here',
      '  signature: made here',
      '  unsigned (algorithms): made here',
      '  gives: the claims',
      '  a token that is refused makes it throw',
    ]);
  });

  it('tells what members mean, and masks keys', async () => {
    const lines = await told('src/tokens.ts#Tokens');
    expect(lines).toEqual(
      expect.arrayContaining([
        '  a class',
        '  static of',
        '    line 8: a function that gives something with members that mean something',
        '  issue',
        '    claims: user',
        '    key: seal of the constructor',
        '    gives: the token',
        '    key: a secret of 7 characters, settled here',
        '    unsigned (algorithms): switched off here',
        '    for a token that is refused it gives nothing',
      ]),
    );
    expect((await told('src/tokens.ts#default'))[1]).toBe('  an instance of a class');
    expect(lines.join('\n')).not.toMatch(/lantern|harbour/);
  });

  it.each([
    ['tokens.ts#read', 'line 6: a function that reads a token without verifying it, by jsonwebtoken in line 6'],
    ['tokens.ts#read', 'gives: the claims, unverified, as claims and claims.payload'],
    ['tokens.ts#jwtSecret', 'line 13: a secret of 25 characters'],
    ['tokens.ts#lifetime', 'line 14: 3600'],
    [
      'tokens.ts#settings',
      /^line 15: \{ issuer: "https:\/\/id.example.com", secret: the environment variable SEAL or a secret of 7 characters, more: unknown: it comes from another module/,
    ],
    ['tokens.ts#id', 'line 16: a function that gives back what it is handed as text, or what holds it'],
    ['tokens.ts#sum', /^line 17: a function of which nothing is known/],
    ['tokens.ts#sum', /settings\['jwt-guard'\]\.libraries can say what$/],
    ['tokens.ts#keep', 'line 18: it writes where scripts can read, by browser: which is judged there'],
    ['tokens.ts#rows', 'an object'],
    ['tokens.ts#audience', 'src/config.ts:1: "api"'],
    ['config.ts#key', /^line 2: unknown: it is what a call gives of which nothing is known/],
    ['config.ts#either', /^(?:one of|line 3: "a" or "b")$/],
    ['legacy.cjs#port', 'line 1: 80'],
    ['legacy.cjs#host', /^line 2: unknown|\+/],
  ])('tells of %s: %s', async (target, line) => {
    const lines = (await told(`src/${target}`)).map((one) => one.trim());
    expect(lines).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  });

  it.each([
    ['tokens.ts#nope', /^2 jwt-guard: src\/tokens.ts exports no nope\. It exports check, read, Tokens, .*default\.$/],
    ['none.ts#a', /^2 jwt-guard: src\/none.ts exports no a\. It exports nothing\.$/],
    ['gone.ts#a', /^2 jwt-guard: src\/gone.ts: no such file or folder\..*FILE#EXPORT/],
    ['broken.ts#a', /^2 jwt-guard: src\/broken.ts:2:1: it does not parse: /],
    ['with#mark.ts', /^src\/with#mark\.ts$/],
  ])('answers to %s with %s', async (target, line) => {
    expect((await told(`src/${target}`))[0]).toMatch(line);
  });

  it('says what is wrong with a tsconfig.json on the way', async () => {
    const folder = project({ ...FILES, 'tsconfig.json': '{ "compilerOptions": 4 }' });
    const { code, stdout, stderr } = await explain(folder, 'src/tokens.ts#audience');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'src/tokens.ts#audience\n  src/config.ts:1: "api"\n' });
    expect(stderr).toMatch(/^jwt-guard: tsconfig\.json:1:22: expected an object, found 4\. .*\n$/u);
  });

  it('gives the same as JSON', async () => {
    const { code, stdout } = await explain(project(FILES), 'src/tokens.ts#lifetime', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ...{ file: 'src/tokens.ts', export: 'lifetime' },
      ...{ kind: 'value', value: { kind: 'text', text: '3600' }, line: 14 },
    });
  });
});
