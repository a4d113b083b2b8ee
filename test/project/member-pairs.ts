import type { Files } from './linted.ts';
import type { Pair } from './pairs.ts';

const KEY = "import { readFileSync } from 'node:fs';\nexport const key = readFileSync('/etc/app/key.pem');";

const GOOD = "{ algorithms: ['RS256'], issuer: 'https://id.example.com', audience: 'billing' }";
const BAD = "{ issuer: 'https://id.example.com', audience: 'billing' }";

const from = (name: string, file = 'config'): string => `import { ${name} } from './${file}.js';`;

/** A file that verifies with options of another one. */
const reading = (imported: string, options: string, mark: string): string => `import { verify } from 'jsonwebtoken';
import { key } from './key.js';
${imported}
export const read = (ticket: string) => verify(ticket, key, ${options});${mark}`;

const MARK = ' // reports: require-algorithms';

/** Options that another file writes, wrong and right. */
function ofOptions(
  title: string,
  [imported, options]: readonly [imported: string, options: string],
  config: (options: string) => string,
  others: Files = {},
): Pair {
  const files = { 'key.ts': KEY, ...others };
  return {
    title,
    reported: { ...files, 'config.ts': config(BAD), 'read.ts': reading(imported, options, MARK) },
    silent: { ...files, 'config.ts': config(GOOD), 'read.ts': reading(imported, options, '') },
  };
}

/** Options that lack something where they are written, and to which a statement may add it. */
function changed(title: string, config: string, statement: string, isAtUse = false): Pair {
  const files = { 'key.ts': KEY };
  const imported = from('config');
  const changing = `${imported}\n${statement}`;
  return {
    title,
    reported: { ...files, 'config.ts': config, 'read.ts': reading(imported, 'config.options', MARK) },
    silent: isAtUse
      ? { ...files, 'config.ts': config, 'read.ts': reading(changing, 'config.options', '') }
      : { ...files, 'config.ts': `${config}\n${statement}`, 'read.ts': reading(imported, 'config.options', '') },
  };
}

/** A file that calls a verifier of another one, with options that are wrong, and right. */
function ofVerifier(title: string, imported: string, verifier: string, others: Files): Pair {
  const calling = (options: string, mark: string): string =>
    `${imported}\nexport const subject = (ticket: string) => ${verifier}(ticket, ${options}).sub;${mark}`;
  const files = { 'key.ts': KEY, ...others };
  return {
    title,
    reported: { ...files, 'use.ts': calling(BAD, MARK) },
    silent: { ...files, 'use.ts': calling(GOOD, '') },
  };
}

const box = (field: string, rest = 'export const config = new Box();'): string => `class Box {\n  ${field}\n}\n${rest}`;

const TOKENS = `import { verify } from 'jsonwebtoken';
import { key } from './key.js';
export class Tokens {
  read(ticket: string, options: object) {
    return verify(ticket, key, options);
  }
  static read(ticket: string, options: object) {
    return verify(ticket, key, options);
  }
}`;

/** A verifier that is told its options when it is made. */
const TOLD = `import { verify } from 'jsonwebtoken';
import { key } from './key.js';
export class Verifier {
  constructor(private readonly options: object) {}
  read(ticket: string) {
    return verify(ticket, key, this.options);
  }
}`;

const told = (options: string, mark: string): string => `import { Verifier } from './told.js';
const verifier = new Verifier(${options});${mark}
export const subject = (ticket: string) => verifier.read(ticket).sub;`;

const injected = (mark: string): string => `import { verify } from 'jsonwebtoken';
import { key } from './key.js';
import { Config } from './index.js';
export class Reader {
  constructor(private readonly config: Config) {}
  read(ticket: string) {
    return verify(ticket, key, this.config.options);${mark}
  }
}`;

const RENAMING = "import { Tokens } from './tokens.js';\nexport { Tokens as TokenService };";

const reader = (options: string, mark: string): string => `import { TokenService } from './index.js';
export class Reader {
  constructor(private readonly tokens: TokenService) {}
  subject(ticket: string) {
    return this.tokens.read(ticket, ${options}).sub;${mark}
  }
}`;

const BARREL = { 'index.ts': "export * from './config.js';" };

const config = [from('config'), 'config.options'] as const;

export const MEMBER_PAIRS: readonly Pair[] = [
  ofOptions('a field', config, (written) => box(`options = ${written};`)),
  ofOptions('a field that the constructor writes', config, (written) =>
    box(`readonly options: object;\n  constructor() {\n    this.options = ${written};\n  }`),
  ),
  ofOptions('a static field', [from('Box'), 'Box.options'], (written) =>
    box(`static readonly options = ${written};`, 'export { Box };'),
  ),
  ofOptions('a static block', [from('Box'), 'Box.options'], (written) =>
    box(`static options: object;\n  static {\n    this.options = ${written};\n  }`, 'export { Box };'),
  ),
  ofOptions(
    'a field of a class expression',
    [from('Box'), 'new Box().options'],
    (written) => `export const Box = class {\n  options = ${written};\n};`,
  ),
  ofOptions('a field with accessors', config, (written) => box(`accessor options = ${written};`)),
  ofOptions('a field of a frozen instance', config, (written) =>
    box(`options = ${written};`, 'export const config = Object.freeze(new Box());'),
  ),
  ofOptions("a field of a module's default", ["import config from './config.js';", 'config.options'], (written) =>
    box(`options = ${written};`, 'export default new Box();'),
  ),
  ofOptions('a field of what a function makes', [from('boxOf'), 'boxOf().options'], (written) =>
    box(`options = ${written};`, 'export function boxOf(): Box {\n  return new Box();\n}'),
  ),
  ofOptions('a field of what a class makes', [from('Box'), 'Box.make().options'], (written) =>
    box(`options = ${written};\n  static make() {\n    return new Box();\n  }`, 'export { Box };'),
  ),
  ofOptions('a field of a generic class', config, (written) =>
    box(`items: Item[] = [];\n  readonly options = ${written};`, 'export const config = new Box<string>();').replace(
      'class Box',
      'class Box<Item>',
    ),
  ),
  ofOptions('a field of an instance in an instance', [from('config'), 'config.inner.options'], (written) =>
    box(`options = ${written};`, 'class Outer {\n  inner = new Box();\n}\nexport const config = new Outer();'),
  ),
  ofOptions('a field of an instance in an object', [from('config'), 'config.inner.options'], (written) =>
    box(`options = ${written};`, 'export const config = { inner: new Box() };'),
  ),
  ofOptions('the answer of a method', [from('config'), 'config.options()'], (written) =>
    box(`options() {\n    return ${written};\n  }`),
  ),
  ofOptions('a private field that a method gives', [from('config'), 'config.options()'], (written) =>
    box(`#options = ${written};\n  options() {\n    return this.#options;\n  }`),
  ),
  ofOptions(
    'a part of an answer',
    [from('boxOf'), 'boxOf().inner.options'],
    (written) => `export const boxOf = () => ({ inner: { options: ${written} } });`,
  ),
  ofOptions(
    'an answer that is taken apart',
    [`${from('boxOf')}\nconst { options } = boxOf();`, 'options'],
    (written) => `export const boxOf = () => ({ options: ${written} });`,
  ),
  ofOptions(
    'an answer that comes later',
    [`${from('optionsOf')}\nconst options = await optionsOf();`, 'options'],
    (written) => `export async function optionsOf() {\n  return ${written};\n}`,
  ),
  ofOptions(
    'an answer of a function of a third file',
    [from('config', 'middle'), 'config.options'],
    (written) => `export const optionsOf = () => (${written});`,
    { 'middle.ts': `${from('optionsOf')}\nexport const config = { options: optionsOf() };` },
  ),
  ofOptions(
    'a field of an instance that a third file makes',
    [from('config', 'middle'), 'config.options'],
    (written) => box(`options = ${written};`, 'export { Box };'),
    { 'middle.ts': `${from('Box')}\nexport const config = new Box();` },
  ),
  ofOptions('an inherited field', config, (written) =>
    box(`options = ${written};`, 'class Inner extends Box {}\nexport const config = new Inner();'),
  ),
  ofOptions(
    'a field that is inherited from another file',
    [from('config', 'middle'), 'config.options'],
    (written) => box(`options = ${written};`, 'export { Box };'),
    { 'middle.ts': `${from('Box')}\nclass Inner extends Box {}\nexport const config = new Inner();` },
  ),
  ofOptions(
    'a static field that is inherited from another file',
    [from('Inner', 'middle'), 'Inner.options'],
    (written) => box(`static options = ${written};`, 'export { Box };'),
    { 'middle.ts': `${from('Box')}\nexport class Inner extends Box {}` },
  ),
  ofOptions(
    'a field of a mixin',
    [from('Inner', 'middle'), 'new Inner().options'],
    (written) => {
      return `export const Options = (Base: any) =>\n  class extends Base {\n    options = ${written};\n  };`;
    },
    { 'middle.ts': `${from('Options')}\nexport class Inner extends Options(Object) {}` },
  ),
  {
    title: 'a field of what is injected by type',
    reported: {
      ...BARREL,
      'key.ts': KEY,
      'config.ts': box(`readonly options = ${BAD};`, 'export { Box as Config };'),
      'read.ts': injected(MARK),
    },
    silent: {
      ...BARREL,
      'key.ts': KEY,
      'config.ts': box(`readonly options = ${GOOD};`, 'export { Box as Config };'),
      'read.ts': injected(''),
    },
  },
  changed('a field that its file writes', box(`options: any = ${BAD};`), 'config.options = load();'),
  changed('a field that its file adds to', box(`options: any = ${BAD};`), "config.options.algorithms = ['RS256'];"),
  changed(
    'a field that a function of its file fills',
    box(`options: any = ${BAD};`),
    'export const fill = (more: object) => Object.assign(config.options, more);',
  ),
  changed('a field that is written where it is used', box(`options: any = ${BAD};`), 'config.options = load();', true),
  changed(
    'a field that is added to where it is used',
    box(`options: any = ${BAD};`),
    "config.options.algorithms = ['RS256'];",
    true,
  ),
  changed(
    'a part of an object that is added to where it is used',
    `export const config = { options: ${BAD} as any };`,
    "config.options.algorithms = ['RS256'];",
    true,
  ),
  {
    title: 'options that a function of another file is handed',
    reported: {
      'key.ts': KEY,
      'config.ts': 'export const countOf = (options: object): number => 1;',
      'read.ts': reading(
        `${from('countOf')}\nconst options: any = ${BAD};${MARK}\nexport const count = 1;`,
        'options',
        '',
      ),
    },
    silent: {
      'key.ts': KEY,
      'config.ts': "export function fill(options: any): number {\n  options.algorithms = ['RS256'];\n  return 1;\n}",
      'read.ts': reading(
        `${from('fill')}\nconst options: any = ${BAD};\nexport const count = fill(options);`,
        'options',
        '',
      ),
    },
  },
  ofVerifier('a method that is inherited from another file', from('tokens', 'middle'), 'tokens.read', {
    'tokens.ts': TOKENS,
    'middle.ts':
      "import { Tokens } from './tokens.js';\nclass Inner extends Tokens {}\nexport const tokens = new Inner();",
  }),
  ofVerifier('a static method that is inherited from another file', from('Inner', 'middle'), 'Inner.read', {
    'tokens.ts': TOKENS,
    'middle.ts': "import { Tokens } from './tokens.js';\nexport class Inner extends Tokens {}",
  }),
  ofVerifier(
    'an inherited method of the class itself',
    "import { Tokens } from './tokens.js';\nclass Inner extends Tokens {\n  open(ticket: string, options: object) {\n    return super.read(ticket, options);\n  }\n}",
    'new Inner().read',
    { 'tokens.ts': TOKENS },
  ),
  {
    title: 'a verifier that is told its options when it is made',
    reported: { 'key.ts': KEY, 'told.ts': TOLD, 'use.ts': told(BAD, MARK) },
    silent: { 'key.ts': KEY, 'told.ts': TOLD, 'use.ts': told(GOOD, '') },
  },
  {
    title: 'a verifier that is told them through a class that extends it',
    reported: {
      'key.ts': KEY,
      'told.ts': TOLD,
      'inner.ts': "import { Verifier } from './told.js';\nexport class Inner extends Verifier {}",
      'use.ts': told(BAD, MARK).replace('Verifier } from', 'Inner as Verifier } from').replace('told.js', 'inner.js'),
    },
    silent: {
      'key.ts': KEY,
      'told.ts': TOLD,
      'inner.ts': `import { Verifier } from './told.js';
export class Inner extends Verifier {
  constructor(more: object) {
    super(${GOOD});
  }
}`,
      'use.ts': told(BAD, '').replace('Verifier } from', 'Inner as Verifier } from').replace('told.js', 'inner.js'),
    },
  },
  {
    title: 'a method of what is injected by the type of a barrel',
    reported: { 'key.ts': KEY, 'tokens.ts': TOKENS, 'index.ts': RENAMING, 'use.ts': reader(BAD, MARK) },
    silent: { 'key.ts': KEY, 'tokens.ts': TOKENS, 'index.ts': RENAMING, 'use.ts': reader(GOOD, '') },
  },
  {
    title: 'a verifier that a function makes, which is told something else',
    reported: { 'key.ts': KEY, 'told.ts': TOLD, 'use.ts': told(BAD, MARK) },
    silent: {
      'key.ts': KEY,
      'told.ts': TOLD,
      'middle.ts': `import { Verifier } from './told.js';\nexport const verifierOf = (more: object) => new Verifier(${GOOD});`,
      'use.ts': `import { verifierOf } from './middle.js';
export const subject = (ticket: string) => verifierOf(${BAD}).read(ticket).sub;`,
    },
  },
  ofVerifier('an instance that a file in the middle makes', from('tokens', 'middle'), 'tokens.read', {
    'tokens.ts': TOKENS,
    'middle.ts': "import { Tokens } from './tokens.js';\nexport const tokens = new Tokens();",
  }),
  ofVerifier('a default instance that a file in the middle makes', "import tokens from './middle.js';", 'tokens.read', {
    'tokens.ts': TOKENS,
    'middle.ts': "import { Tokens } from './tokens.js';\nconst tokens = new Tokens();\nexport default tokens;",
  }),
  ofVerifier('what a function in the middle makes', from('tokensOf', 'middle'), 'tokensOf().read', {
    'tokens.ts': TOKENS,
    'middle.ts': "import { Tokens } from './tokens.js';\nexport function tokensOf() {\n  return new Tokens();\n}",
  }),
  ofVerifier('an object in the middle', from('auth', 'middle'), 'auth.tokens.read', {
    'tokens.ts': TOKENS,
    'middle.ts': "import { Tokens } from './tokens.js';\nexport const auth = { tokens: new Tokens() };",
  }),
  ofVerifier('a wrapper around a method of an instance', from('readTicket', 'middle'), 'readTicket', {
    'tokens.ts': TOKENS,
    'middle.ts': `import { Tokens } from './tokens.js';
const tokens = new Tokens();
export function readTicket(ticket: string, options: object) {
  return tokens.read(ticket, options);
}`,
  }),
  ofVerifier('a wrapper around what is required', "const { readTicket } = require('./middle.cjs');", 'readTicket', {
    'tokens.ts': TOKENS,
    'middle.cjs': `const { Tokens } = require('./tokens.js');
exports.readTicket = (ticket, options) => Tokens.read(ticket, options);`,
  }),
];
