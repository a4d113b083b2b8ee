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
    [['gone.ts'], 'gone.ts: no such file or folder. explain takes the name of a rule, FILE or FILE:LINE.'],
    [['no-such-rule'], 'no-such-rule: no such file or folder. explain takes the name of a rule, FILE or FILE:LINE.'],
    [['src'], 'src is a folder: explain takes one file.'],
    [['a.md'], 'a.md: not scanned, its extension is none of'],
    [['bad.ts'], 'bad.ts:1: it does not parse: '],
    [[], 'explain takes one thing: the name of a rule, FILE or FILE:LINE. A folder of that name is ./explain.'],
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
