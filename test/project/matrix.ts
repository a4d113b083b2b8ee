import type { Files } from './linted.ts';

/** What a file exports, in both shapes that it may have, and how it is used: wrong, and right. */
export interface Subject {
  readonly title: string;
  /** what is reported of the wrong one, at its use or where it is written */
  readonly rules: readonly string[];
  readonly isReportedAtHome?: true;
  /** an expression, or the parameters and the answer of a function */
  readonly wrong: Exported;
  readonly right: Exported;
  /** what is imported of libraries where it is exported */
  readonly needs: readonly (readonly [name: string, module: string])[];
  /** a statement that uses it, and what that needs */
  readonly use: (thing: string) => { readonly wrong: string; readonly right: string };
  readonly useNeeds: readonly (readonly [name: string, module: string])[];
}

type Exported = { readonly value: string } | { readonly params: string; readonly answer: string };

const CHECKS = "algorithms: ['RS256'], issuer: 'https://id.example.com', audience: 'billing'";
const same = (exported: Exported): Pick<Subject, 'right' | 'wrong'> => ({ wrong: exported, right: exported });
const sameUse = (write: (thing: string) => string): Subject['use'] => {
  return (thing) => ({ wrong: write(thing), right: write(thing) });
};

export const SUBJECTS: readonly Subject[] = [
  {
    title: 'options',
    rules: ['require-algorithms'],
    wrong: { value: "{ issuer: 'https://id.example.com', audience: 'billing' }" },
    right: { value: `{ ${CHECKS} }` },
    needs: [],
    use: sameUse((thing) => `read = (ticket) => verify(ticket, process.env.PUBLIC_KEY, ${thing})`),
    useNeeds: [['verify', 'jsonwebtoken']],
  },
  {
    title: 'key with a fallback',
    rules: ['no-hardcoded-secret'],
    wrong: { value: "process.env.SEAL ?? 'lantern-above-the-harbour'" },
    right: { value: 'process.env.SEAL' },
    needs: [],
    use: sameUse((thing) => `issue = (user) => sign({ sub: user }, ${thing}, { algorithm: 'HS256', expiresIn: '1h' })`),
    useNeeds: [['sign', 'jsonwebtoken']],
  },
  {
    title: 'issuer',
    rules: ['no-disabled-checks'],
    wrong: { value: "''" },
    right: { value: "'https://id.example.com'" },
    needs: [],
    use: sameUse(
      (thing) =>
        `read = (ticket) => verify(ticket, process.env.PUBLIC_KEY, { algorithms: ['RS256'], audience: 'billing', issuer: ${thing} })`,
    ),
    useNeeds: [['verify', 'jsonwebtoken']],
  },
  {
    title: 'verifier',
    rules: ['require-algorithms', 'require-audience', 'require-issuer'],
    ...same({ params: 'ticket, options', answer: 'verify(ticket, process.env.PUBLIC_KEY, options)' }),
    needs: [['verify', 'jsonwebtoken']],
    use: (thing) => ({
      wrong: `read = (ticket) => ${thing}(ticket, {})`,
      right: `read = (ticket) => ${thing}(ticket, { ${CHECKS} })`,
    }),
    useNeeds: [],
  },
  {
    title: 'decoder',
    rules: ['no-decode-without-verify'],
    isReportedAtHome: true,
    wrong: { params: 'ticket', answer: 'decode(ticket)' },
    right: { params: 'ticket', answer: 'JSON.parse(ticket)' },
    needs: [['decode', 'jsonwebtoken']],
    use: sameUse((thing) => `read = (request) => users.open(${thing}(request.cookies.ticket).email)`),
    useNeeds: [],
  },
  {
    title: 'signer',
    rules: ['require-expiration'],
    ...same({ params: 'claims, options', answer: 'sign(claims, process.env.PRIVATE_KEY, options)' }),
    needs: [['sign', 'jsonwebtoken']],
    use: (thing) => ({
      wrong: `issue = (user) => ${thing}({ sub: user }, { algorithm: 'RS256' })`,
      right: `issue = (user) => ${thing}({ sub: user }, { algorithm: 'RS256', expiresIn: '1h' })`,
    }),
    useNeeds: [],
  },
  {
    title: 'storage',
    rules: ['no-token-in-storage'],
    wrong: { params: 'name, value', answer: 'localStorage.setItem(name, value)' },
    right: { params: 'name, value', answer: 'new Map().set(name, value)' },
    needs: [],
    use: sameUse((thing) => `keep = (answer) => ${thing}('accessToken', answer.jwt)`),
    useNeeds: [],
  },
];

/** Where an export is found: under a name, or in the whole module, and the members that lead on from there. */
export interface Form {
  readonly title: string;
  /** the files, in a folder; undefined where this cannot be exported so */
  readonly write: (exported: Exported, needs: Subject['needs']) => Files | undefined;
  /** the file that is imported */
  readonly main: string;
  /** `*` for the whole of a module */
  readonly name: string;
  /** what follows it: `.thing`, `().thing` */
  readonly members?: string;
  /** Default: both */
  readonly takes?: 'functions';
  /** what comes before it, with a parenthesis that `members` closes: `new `, `(await ` */
  readonly before?: string;
}

const isValue = (exported: Exported): exported is { readonly value: string } => 'value' in exported;

const expression = (exported: Exported): string =>
  isValue(exported) ? exported.value : `(${exported.params}) => ${exported.answer}`;

const body = (exported: Exported): string =>
  isValue(exported) ? '' : `(${exported.params}) {\n  return ${exported.answer};\n}`;

const member = (exported: Exported): string =>
  isValue(exported) ? `thing = ${exported.value};` : `thing${body(exported)}`;

const imports = (needs: Subject['needs']): string =>
  needs.map(([name, module]) => `import { ${name} } from '${module}';\n`).join('');

const requires = (needs: Subject['needs']): string =>
  needs.map(([name, module]) => `const { ${name} } = require('${module}');\n`).join('');

/** A form of one file in the syntax of modules. */
const module = (
  title: string,
  write: (exported: Exported) => string | undefined,
  { name = 'thing', members = '', before = '' } = {},
): Form => ({
  title,
  main: 'values.ts',
  name,
  members,
  before,
  write: (exported, needs) => {
    const written = write(exported);
    return written === undefined ? undefined : { 'values.ts': `${imports(needs)}${written}` };
  },
});

/** A form of one file in CommonJS. */
const script = (title: string, write: (exported: Exported) => string, { name = 'thing', members = '' } = {}): Form => ({
  title,
  main: 'values.cjs',
  name,
  members,
  write: (exported, needs) => ({ 'values.cjs': `${requires(needs)}${write(exported)}` }),
});

/** A form that passes on what another file exports. */
const passing = (title: string, inner: string, written: string, name = 'thing', members = ''): Form => ({
  title,
  main: 'values.ts',
  name,
  members,
  write: (exported, needs) => ({
    'inner.ts': `${imports(needs)}${inner} ${expression(exported)};`,
    'values.ts': written,
  }),
});

const LITERAL = /^'[^']*'$/;

export const FORMS: readonly Form[] = [
  module('const', (exported) => `export const thing = ${expression(exported)};`),
  module('let', (exported) => `export let thing = ${expression(exported)};`),
  module('const of a type', (exported) => `export const thing = (${expression(exported)}) as Thing;`),
  module('const of a kind', (exported) => `export const thing = (${expression(exported)}) satisfies Thing;`),
  module('function', (exported) => (isValue(exported) ? undefined : `export function thing${body(exported)}`)),
  module('instance', (exported) => `class Box {\n  ${member(exported)}\n}\nexport const box = new Box();`, {
    name: 'box',
    members: '.thing',
  }),
  module('class', (exported) => `export class Box {\n  static ${member(exported)}\n}`, {
    name: 'Box',
    members: '.thing',
  }),
  module('object', (exported) => `export const box = { inner: { thing: ${expression(exported)} } };`, {
    name: 'box',
    members: '.inner.thing',
  }),
  module('frozen object', (exported) => `export const box = Object.freeze({ thing: ${expression(exported)} });`, {
    name: 'box',
    members: '.thing',
  }),
  module('factory', (exported) => `export const box = () => ({ thing: ${expression(exported)} });`, {
    name: 'box',
    members: '().thing',
  }),
  module('default expression', (exported) => `export default ${expression(exported)};`, { name: 'default' }),
  module('default name', (exported) => `const thing = ${expression(exported)};\nexport default thing;`, {
    name: 'default',
  }),
  module('default object', (exported) => `export default { thing: ${expression(exported)} };`, {
    name: 'default',
    members: '.thing',
  }),
  module(
    'default function',
    (exported) => (isValue(exported) ? undefined : `export default function ${body(exported)}`),
    {
      name: 'default',
    },
  ),
  module('list', (exported) => `const inner = ${expression(exported)};\nexport { inner as thing };`),
  module('destructured', (exported) => `export const { thing } = { thing: ${expression(exported)} };`),
  passing('barrel', 'export const thing =', "export * from './inner.js';"),
  passing('renamed from', 'export const inner =', "export { inner as thing } from './inner.js';"),
  passing('default from', 'export default', "export { default as thing } from './inner.js';"),
  passing('namespace from', 'export const thing =', "export * as box from './inner.js';", 'box', '.thing'),
  passing(
    'imported and exported',
    'export const inner =',
    "import { inner } from './inner.js';\nexport { inner as thing };",
  ),
  passing('handed through', 'export const inner =', "import { inner } from './inner.js';\nexport const thing = inner;"),
  {
    ...passing(
      'wrapped again',
      'export const inner =',
      "import { inner } from './inner.js';\nexport const thing = (one, two) => inner(one, two);",
    ),
    takes: 'functions',
  },
  script('Object.assign', (exported) => `Object.assign(exports, { thing: ${expression(exported)} });`),
  module('awaited', (exported) => `export const thing = await (${expression(exported)});`),
  module('new instance', (exported) => `export class Box {\n  ${member(exported)}\n}`, {
    name: 'Box',
    members: '().thing',
    before: 'new ',
  }),
  module(
    'inherited',
    (exported) => `class Outer {\n  ${member(exported)}\n}\nclass Box extends Outer {}\nexport const box = new Box();`,
    {
      name: 'box',
      members: '.thing',
    },
  ),
  module(
    'field of a constructor',
    (exported) =>
      `class Box {\n  constructor() {\n    this.thing = ${expression(exported)};\n  }\n}\nexport const box = new Box();`,
    {
      name: 'box',
      members: '.thing',
    },
  ),
  module(
    'spread object',
    (exported) => `const inner = { thing: ${expression(exported)} };\nexport const box = { ...inner };`,
    {
      name: 'box',
      members: '.thing',
    },
  ),
  module(
    'async factory',
    (exported) => `export async function box() {\n  return { thing: ${expression(exported)} };\n}`,
    { name: 'box', members: '()).thing', before: '(await ' },
  ),
  {
    ...script(
      'module.exports of a class',
      (exported) => `class Box {\n  static ${member(exported)}\n}\nmodule.exports = Box;`,
    ),
    takes: 'functions',
  },
  script('module.exports of an object', (exported) => `module.exports = { thing: ${expression(exported)} };`),
  script('module.exports', (exported) => `module.exports = ${expression(exported)};`, { name: '*' }),
  script('exports', (exported) => `exports.thing = ${expression(exported)};`),
  script('module.exports of a name', (exported) => `module.exports.thing = ${expression(exported)};`),
  module('export =', (exported) => `const thing = ${expression(exported)};\nexport = thing;`, { name: '*' }),
  module('export = of an object', (exported) => `export = { thing: ${expression(exported)} };`),
  module(
    'enum',
    (exported) =>
      isValue(exported) && LITERAL.test(exported.value) ? `export enum Box { thing = ${exported.value} }` : undefined,
    { name: 'Box', members: '.thing' },
  ),
  {
    title: 'JSON',
    main: 'values.json',
    name: 'thing',
    write: (exported: Exported): Files | undefined => {
      if (!isValue(exported) || exported.value.includes('process')) return undefined;
      const value = exported.value.replaceAll("'", '"').replaceAll(/(\w+):(?= )/g, '"$1":');
      return { 'values.json': `{ "thing": ${value} }` };
    },
  },
];

/** What is not seen yet in a form, however it is imported. */
export interface Unseen {
  readonly subjects: readonly string[];
  readonly because: string;
}

const OF_MIDDLE = 'what is done with tokens without a library is not looked for behind a file that only hands it on';

export const LATER: Readonly<Record<string, Unseen>> = {
  'imported and exported': { subjects: ['storage'], because: OF_MIDDLE },
  'handed through': { subjects: ['storage'], because: OF_MIDDLE },
  'wrapped again': { subjects: ['storage'], because: OF_MIDDLE },
};

/** How a file brings an export in. */
interface Import {
  readonly title: string;
  readonly syntax: 'module' | 'script';
  /** the statement and the expression; undefined where what is exported so cannot be imported so */
  readonly write: (name: string, from: string) => readonly [statement: string, thing: string] | undefined;
  /** how the file is found. Default: it lies beside */
  readonly by?: 'alias' | 'package' | 'private';
}

const isNamed = (name: string): boolean => name !== '*' && name !== 'default';

const named: Import['write'] = (name, from) =>
  isNamed(name) ? [`import { ${name} } from '${from}';`, name] : undefined;

/** Where a module has no names, there is nothing to take out of it. */
const ofModule = (write: (name: string, from: string) => readonly [string, string]): Import['write'] => {
  return (name, from) => (name === '*' ? undefined : write(name, from));
};

export const IMPORTS: readonly Import[] = [
  { title: 'named', syntax: 'module', write: named },
  {
    title: 'renamed',
    syntax: 'module',
    write: ofModule((name, from) => [`import { ${name} as other } from '${from}';`, 'other']),
  },
  {
    title: 'default',
    syntax: 'module',
    write: (name, from) => (isNamed(name) ? undefined : [`import other from '${from}';`, 'other']),
  },
  {
    title: 'namespace',
    syntax: 'module',
    write: ofModule((name, from) => [`import * as all from '${from}';`, `all.${name}`]),
  },
  {
    title: 'require destructured',
    syntax: 'script',
    write: ofModule((name, from) => [`const { ${name}: other } = require('${from}');`, 'other']),
  },
  {
    title: 'require',
    syntax: 'script',
    write: (name, from) => [`const all = require('${from}');`, name === '*' ? 'all' : `all.${name}`],
  },
  {
    title: 'require member',
    syntax: 'script',
    write: ofModule((name, from) => [`const other = require('${from}').${name};`, 'other']),
  },
  {
    title: 'import equals',
    syntax: 'module',
    write: (name, from) => [`import all = require('${from}');`, name === '*' ? 'all' : `all.${name}`],
  },
  {
    title: 'dynamic destructured',
    syntax: 'module',
    write: ofModule((name, from) => [`const { ${name}: other } = await import('${from}');`, 'other']),
  },
  {
    title: 'dynamic',
    syntax: 'module',
    write: ofModule((name, from) => [`const all = await import('${from}');`, `all.${name}`]),
  },
  { title: 'alias', syntax: 'module', write: named, by: 'alias' },
  { title: 'package', syntax: 'module', write: named, by: 'package' },
  { title: 'private', syntax: 'module', write: named, by: 'private' },
];

export type Kind = 'right' | 'wrong';

/** One export, with a file for each way to import it. */
export interface Case {
  readonly subject: string;
  readonly kind: Kind;
  readonly files: Files;
  /** what should be reported, as `name:line rule` */
  readonly expected: readonly string[];
}

/** The folder of a package in a workspace, and what is exported there in some form; undefined where that cannot be. */
export function caseOf(form: Form, subject: Subject, kind: Kind, packageName: string): Case | undefined {
  const exported = form.write(subject[kind], subject.needs);
  if (!exported || (form.takes && isValue(subject[kind]))) return undefined;
  const home: Files = {
    ...Object.fromEntries(Object.entries(exported).map(([name, text]) => [`src/${name}`, text])),
    'package.json': JSON.stringify({
      name: packageName,
      exports: `./src/${form.main}`,
      imports: { '#values': `./src/${form.main}` },
    }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
  };
  const uses = IMPORTS.flatMap((brought) => useOf(form, subject, kind, brought, packageName) ?? []);
  const expected = kind === 'right' ? [] : [...homeReports(subject, home), ...uses.flatMap((use) => use.expected)];
  const used = Object.fromEntries(uses.map(({ name, text }) => [name, text]));
  return { subject: subject.title, kind, files: { ...home, ...used }, expected: expected.toSorted() };
}

/** What is reported where it is written, and not at each use. */
function homeReports({ isReportedAtHome, rules }: Subject, files: Files): readonly string[] {
  if (!isReportedAtHome) return [];
  return Object.entries(files).flatMap(([name, text]) => {
    const line = text.split('\n').findIndex((one) => one.includes('decode(ticket)')) + 1;
    return line > 0 ? rules.map((rule) => `${name}:${line} ${rule}`) : [];
  });
}

function useOf(
  form: Form,
  subject: Subject,
  kind: Kind,
  brought: Import,
  packageName: string,
): { readonly name: string; readonly text: string; readonly expected: readonly string[] } | undefined {
  const written = brought.write(form.name, specifierOf(brought.by, form.main, packageName));
  if (!written) return undefined;
  const [statement, thing] = written;
  const use = subject.use(`${form.before ?? ''}${thing}${form.members ?? ''}`)[kind];
  const isScript = brought.syntax === 'script';
  const name = `${brought.by === 'package' ? 'other' : 'src'}/${brought.title.replaceAll(' ', '-')}.${isScript ? 'cjs' : 'ts'}`;
  const lines = isScript
    ? `${requires(subject.useNeeds)}${statement}\nexports.${use};`
    : `${imports(subject.useNeeds)}${statement}\nexport const ${use};`;
  const last = lines.split('\n').length;
  return {
    name,
    text: lines,
    expected: subject.isReportedAtHome ? [] : subject.rules.map((rule) => `${name}:${last} ${rule}`),
  };
}

function specifierOf(by: Import['by'], main: string, packageName: string): string {
  switch (by) {
    case undefined:
      return `./${main.replace('.ts', '.js')}`;
    case 'alias':
      return `@/${main.replace('.ts', '')}`;
    case 'package':
      return packageName;
    case 'private':
      return '#values';
  }
}
