import { each, JWT, used, type Shape } from './shape.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8';

type Row = readonly [name: string, about: string, code: (n: number) => string];

/** Texts, names and comments that are long. */
const kinds: readonly Row[] = [
  ['comments', 'comments', (n) => each(n, (i) => `// jsonwebtoken token ${i} localStorage decode`)],
  ['long-comment', 'one long comment', (n) => `/* ${'decode ininin '.repeat(n)} */`],
  ['long-comment-line', 'one long line of a comment', (n) => `// decode ${'in'.repeat(n * 10)}`],
  ['long-comment-word', 'one long word', (n) => `// ${'a'.repeat(n * 20)} token`],
  ['blank-lines', 'blank lines', (n) => `token${'\n'.repeat(n * 10)};`],
  ['spaces', 'blanks', (n) => `token${' '.repeat(n * 20)};`],
  ['long-string', 'one long text', (n) => `const a = '${'abcdef'.repeat(n * 4)}';\n${used('a')}`],
  ['long-blank-string', 'one long text of blanks', (n) => `const a = '${' '.repeat(n * 20)}';\n${used('a')}`],
  [
    'long-url',
    'one long address',
    (n) => `const a = 'https://example.com/${'a/'.repeat(n * 10)}?token=' + token;\n${used('a')}`,
  ],
  [
    'long-query',
    'one address with many parameters',
    (n) => `const a = \`/?${each(n, (i) => `p${i}=\${p${i}}`, '&')}&token=\${token}\`;\n${used('a')}`,
  ],
  [
    'long-token',
    'one long token',
    (n) => `const a = 'eyJ${'hbGci'.repeat(n * 4)}.eyJ${'zdWIi'.repeat(n * 4)}.${'abc'.repeat(n)}';\n${used('a')}`,
  ],
  ['many-dots', 'one text of dots', (n) => `const a = '${'eyJ.'.repeat(n * 5)}';\n${used('a')}`],
  ['long-base64', 'one long key', (n) => `const a = '${'QUJD'.repeat(n * 5)}';\n${used("Buffer.from(a, 'base64')")}`],
  [
    'long-pem',
    'one long key as PEM',
    (n) =>
      `const a = \`-----BEGIN PRIVATE KEY-----\n${each(n, () => 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ')}\n-----END PRIVATE KEY-----\`;\n${used('a')}`,
  ],
  [
    'long-name',
    'one long name',
    (n) => `const ${'veryLong'.repeat(n)}Token = data.token;\nconsole.log(${'veryLong'.repeat(n)}Token);`,
  ],
  [
    'long-upper-name',
    'one long name in capitals',
    (n) => `const ${'A_'.repeat(n * 4)}JWT_SECRET = 'abc';\n${used(`${'A_'.repeat(n * 4)}JWT_SECRET`)}`,
  ],
  [
    'long-member-name',
    'one long name of a member',
    (n) => `localStorage.setItem('${'auth-'.repeat(n)}token', data.${'auth'.repeat(n)}Token);`,
  ],
  ['long-algorithm', 'one long name of an algorithm', (n) => `jwt.sign({}, k, { algorithm: '${'HS256'.repeat(n)}' });`],
  [
    'long-duration',
    'one long duration',
    (n) =>
      `jwt.sign({}, k, { expiresIn: '${'1'.repeat(n * 4)}d' });\njwt.sign({}, k, { expiresIn: '1${' '.repeat(n * 4)}d' });`,
  ],
  ['long-cookie', 'one long cookie', (n) => `document.cookie = 'token=' + token + '${'; a=b'.repeat(n)}';`],
  [
    'long-cookie-blank',
    'one cookie of blanks',
    (n) => `document.cookie = 'token=' + token + ';${' '.repeat(n * 10)}secure';`,
  ],
  [
    'long-path',
    'one long path of a member',
    (n) => `const a = data${'.user'.repeat(Math.min(n, 800))}.token;\n${used('a')}`,
  ],
  [
    'long-regex',
    'one long regular expression',
    (n) => `const a = /${'Bearer (.*)'.repeat(n)}/.exec(token);\n${used('a[1]')}`,
  ],
  [
    'json-text',
    'one text of JSON',
    (n) => `const a = '[${each(n, (i) => `{"token":${i}}`, ',')}]';\n${used('JSON.parse(a)')}`,
  ],
  [
    'header-text',
    'one header as a text',
    (n) => `const a = 'Bearer ' + '${'abc'.repeat(n * 4)}' + token;\n${used('a')}`,
  ],
  [
    'words',
    'names of a lexicon',
    (n) => each(n, (i) => `const accessTokenOfUser${i} = refreshTokenOf(authHeader${i}, csrfToken${i}, apiKey${i});`),
  ],
  [
    'open-brackets',
    'brackets in a text',
    (n) => `const a = '${'('.repeat(n * 10)}token${'['.repeat(n * 10)}';\n${used('a')}`,
  ],
  ['slashes', 'slashes in a text', (n) => `const a = '${'/'.repeat(n * 10)}?token=' + token;\n${used('a')}`],
  ['ampersands', 'ampersands in a text', (n) => `const a = '/?${'&'.repeat(n * 10)}token=' + token;\n${used('a')}`],
  [
    'underscores',
    'underscores in a name',
    (n) => `const ${'_'.repeat(n * 10)}token = data.token; console.log(${'_'.repeat(n * 10)}token);`,
  ],
  [
    'capitals',
    'capitals in a name',
    (n) => `const ${'A'.repeat(n * 10)}Token = data.token; console.log(${'A'.repeat(n * 10)}Token);`,
  ],
  [
    'digits',
    'digits in a name',
    (n) => `const token${'1'.repeat(n * 10)} = data.token; console.log(token${'1'.repeat(n * 10)});`,
  ],
  ['hard-tokens-same', 'one token, written down often', (n) => each(n, (i) => `use${i}('${token}');`)],
];

/** What only TypeScript has. */
const typed: readonly Row[] = [
  [
    'types',
    'types',
    (n) =>
      each(
        n,
        (i) =>
          `interface Payload${i} { token${i}: string; sub: string }\nconst sign${i} = (p: Payload${i}) => jwt.sign(p, process.env.KEY);`,
      ),
  ],
  [
    'one-type',
    'one long type',
    (n) =>
      `interface Payload { ${each(n, (i) => `p${i}: string`, '; ')} }\nexport const sign = (p: Payload) => jwt.sign(p, process.env.KEY);\n${each(n, () => 'sign(user);')}`,
  ],
  [
    'types-of-types',
    'types that extend each other',
    (n) =>
      `interface P0 { password: string }\n${each(n, (i) => `interface P${i + 1} extends P${i} { p${i}: string }`)}\nexport const sign = (p: P${n}) => jwt.sign(p, process.env.KEY);`,
  ],
  [
    'intersections',
    'intersections of types',
    (n) =>
      `type P0 = { password: string };\n${each(n, (i) => `type P${i + 1} = P${i} & P${i};`)}\nexport const sign = (p: P${n}) => jwt.sign(p, process.env.KEY);`,
  ],
  [
    'typed-parameters',
    'parameters with types',
    (n) =>
      each(
        n,
        (i) =>
          `function f${i}(token: string, user: User): string { localStorage.setItem('token', token); return jwt.sign(user, process.env.KEY!); }`,
      ),
  ],
  ['casts', 'casts', (n) => each(n, (i) => `use((jwt.decode(token) as any as Payload${i}).sub);`)],
  [
    'enums',
    'one enum',
    (n) =>
      `enum Key { ${each(n, (i) => `K${i} = 'token${i}'`, ', ')} }\n${each(n, (i) => `localStorage.setItem(Key.K${i}, value);`)}`,
  ],
  [
    'decorated',
    'decorated classes',
    (n) =>
      each(
        n,
        (i) =>
          `@Injectable() class S${i} { constructor(private readonly jwt: JwtService, private readonly config: ConfigService) {} sign() { return this.jwt.sign({}, { secret: this.config.get('KEY') }); } }`,
      ),
  ],
];

export const texts: readonly Shape[] = [
  ...kinds.map(([name, about, code]) => ({ name, about, code: (n: number) => `${JWT}\n${code(n)}` })),
  ...typed.map(([name, about, code]) => ({
    name,
    about,
    code: (n: number) => `${JWT}\nimport { JwtService } from '@nestjs/jwt';\n${code(n)}`,
    file: 'src/file.ts',
  })),
];
