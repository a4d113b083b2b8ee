import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { findings } from '../lint.ts';

/*
 * However a verifier is imported, kept and called, and however its options are written, the verdict is that of the plain
 * call with its options inline. The same text with a foreign module in the library's place is silent.
 */

const asked = (['no-decode-without-verify', 'require-algorithms', 'require-audience', 'require-issuer'] as const).map(
  (rule) => [rule, plugin.rules[rule]] as const,
);

/** What is reported, as `rule/messageId`, in a fixed order. */
function verdict(code: string): readonly string[] {
  return findings(code, 'file.ts', asked)
    .map(({ rule, messageId }) => `${rule}/${messageId}`)
    .sort();
}

/** Arguments as a call lists them. */
const given = (args: readonly string[]): string => args.filter((argument) => argument !== '').join(', ');

// Programs ------------------------------------------------------------------------------------------------------------

/** A part of a program: an expression, and what must stand around it. */
interface Part {
  readonly expression: string;
  /** how it is called or constructed, if not plainly */
  readonly invoke?: (...args: readonly string[]) => string;
  /** statements at the top of the file */
  readonly top?: string;
  /** members of the class around the call */
  readonly member?: string;
  /** statements of that class's constructor */
  readonly construct?: string;
  /** a parameter of the method around the call */
  readonly parameter?: string;
  /** statements before the call */
  readonly before?: string;
  /** statements in place of the one with the call */
  readonly around?: (statement: string) => string;
}

type Way<Subject> = (subject: Subject) => Part;
type Ways<Subject> = Readonly<Record<string, Way<Subject>>>;

interface Library {
  readonly module: string;
  /** what is called or constructed */
  readonly name: string;
  /** what the default export offers: the name as its member, the thing itself, or there is none */
  readonly byDefault: 'itself' | 'member' | 'none';
  readonly how: 'call' | 'new';
  readonly hasCallback?: true;
  /** what verifies, and what uses its answer, given how the imported thing is invoked */
  readonly use: (invoke: (...args: readonly string[]) => string, options: string) => string;
  /** properties of options that leave something out, and of options that leave out nothing */
  readonly few: readonly string[];
  readonly all: readonly string[];
}

const ALGORITHMS = "algorithms: ['RS256']";
const CLAIMS = ["issuer: 'https://issuer.example'", "audience: 'orders'"];
const checks = (...others: readonly string[]): Pick<Library, 'all' | 'few'> => ({
  few: [ALGORITHMS, ...others],
  all: [ALGORITHMS, ...others, ...CLAIMS],
});

const libraries: readonly Library[] = [
  {
    module: 'jsonwebtoken',
    name: 'verify',
    byDefault: 'member',
    how: 'call',
    hasCallback: true,
    use: (invoke, options) => invoke('token', 'key', options),
    ...checks('maxAge: 3600'),
  },
  {
    module: 'jose',
    name: 'jwtVerify',
    byDefault: 'none',
    how: 'call',
    use: (invoke, options) => `await ${invoke('token', 'key', options)}`,
    ...checks('maxTokenAge: 3600'),
  },
  {
    module: 'express-jwt',
    name: 'expressjwt',
    byDefault: 'itself',
    how: 'call',
    use: (invoke, options) => invoke(options || 'undefined'),
    ...checks('secret: key'),
  },
  {
    module: 'passport-jwt',
    name: 'Strategy',
    byDefault: 'member',
    how: 'new',
    use: (invoke, options) => invoke(options || 'undefined', '(claims, done) => done(null, claims)'),
    ...checks('secretOrKey: key'),
  },
  {
    module: '@nestjs/jwt',
    name: 'JwtService',
    byDefault: 'none',
    how: 'new',
    use: (invoke, options) => `await ${invoke()}.verifyAsync<Claims>(token, ${options})`,
    ...checks('secret: key'),
  },
  {
    module: 'jwt-decode',
    name: 'jwtDecode',
    byDefault: 'itself',
    how: 'call',
    use: (invoke, options) => `users.find(${invoke('token', options)}.sub)`,
    few: ['strict: true'],
    all: ['header: true'],
  },
];

interface Shape {
  readonly library: Library;
  readonly imported: Way<Library>;
  readonly kept: Way<Kept>;
  readonly options: Way<Options>;
}

/** An expression that is invoked: what a way of keeping it starts from. */
interface Kept {
  readonly expression: string;
  readonly how: 'call' | 'new';
}

/** Properties of an options object, and others that a decoy may have. */
interface Options {
  readonly properties: readonly string[];
  readonly decoy: readonly string[];
}

/** The text of a program with one verification. */
function program(shape: Shape, properties: readonly string[]): string {
  const { library } = shape;
  const imported = shape.imported(library);
  const kept = shape.kept({ expression: imported.expression, how: library.how });
  const options = shape.options({ properties, decoy: properties === library.all ? library.few : library.all });
  const plainly = (...args: readonly string[]): string =>
    library.how === 'new' ? `new (${kept.expression})(${given(args)})` : `${kept.expression}(${given(args)})`;
  const parts = [imported, kept, options];
  const statement = `return ${library.use(kept.invoke ?? plainly, options.expression)};`;
  const texts = (key: 'before' | 'construct' | 'member' | 'parameter' | 'top'): string[] =>
    parts.flatMap((part) => part[key] ?? []);
  return [
    ...texts('top'),
    'const key = process.env.KEY;',
    'export class Checker {',
    ...texts('member'),
    `constructor() { ${texts('construct').join(' ')} }`,
    `async check(${['token: string', ...texts('parameter')].join(', ')}) {`,
    ...texts('before'),
    parts.reduce((text, { around }) => around?.(text) ?? text, statement),
    '}',
    '}',
  ].join('\n');
}

/** The same text about a module that is no JWT library. The comment keeps the file worth a look. */
function twin(code: string, { module }: Library): string {
  return `// once '${module}'\n${code.replaceAll(`'${module}'`, "'foreign'").replaceAll(`npm:${module}@`, 'npm:foreign@')}`;
}

// Ways to import ------------------------------------------------------------------------------------------------------

const named: Way<Library> = ({ module, name }) => ({ top: `import { ${name} } from '${module}';`, expression: name });

const imports: Ways<Library> = {
  named,
  renamed: ({ module, name }) => ({ top: `import { ${name} as other } from '${module}';`, expression: 'other' }),
  'by a string name': ({ module, name }) => ({
    top: `import { '${name}' as other } from '${module}';`,
    expression: 'other',
  }),
  namespace: ({ module, name }) => ({ top: `import * as library from '${module}';`, expression: `library.${name}` }),
  require: ({ module, name }) => ({ top: `const library = require('${module}');`, expression: `library.${name}` }),
  'destructured require': ({ module, name }) => ({
    top: `const { ${name} } = require('${module}');`,
    expression: name,
  }),
  'renamed in a destructured require': ({ module, name }) => ({
    top: `const { ${name}: other } = require('${module}');`,
    expression: 'other',
  }),
  'member of require': ({ module, name }) => ({
    top: `const other = require('${module}').${name};`,
    expression: 'other',
  }),
  'require at the call': ({ module, name }) => ({ expression: `require('${module}').${name}` }),
  'import = require': ({ module, name }) => ({
    top: `import library = require('${module}');`,
    expression: `library.${name}`,
  }),
  'await import': ({ module, name }) => ({
    before: `const library = await import('${module}');`,
    expression: `library.${name}`,
  }),
  'await import at the call': ({ module, name }) => ({ expression: `(await import('${module}')).${name}` }),
  'destructured await import': ({ module, name }) => ({
    before: `const { ${name} } = await import('${module}');`,
    expression: name,
  }),
  'npm: specifier': ({ module, name }) => ({
    top: `import { ${name} } from 'npm:${module}@^1.2.3';`,
    expression: name,
  }),
};

const ofDefault = ({ name, byDefault }: Library): string => (byDefault === 'itself' ? 'library' : `library.${name}`);

/** For libraries that have a default export, or are CommonJS and offer the whole as one. */
const defaultImports: Ways<Library> = {
  default: (library) => ({ top: `import library from '${library.module}';`, expression: ofDefault(library) }),
  'default by name': (library) => ({
    top: `import { default as library } from '${library.module}';`,
    expression: ofDefault(library),
  }),
  'default of require': (library) => ({
    top: `const library = require('${library.module}').default;`,
    expression: ofDefault(library),
  }),
  'default of await import': (library) => ({
    before: `const { default: library } = await import('${library.module}');`,
    expression: ofDefault(library),
  }),
};

// Ways to keep and call -----------------------------------------------------------------------------------------------

const directly: Way<Kept> = ({ expression }) => ({ expression });

const keeping: Ways<Kept> = {
  'in a constant': ({ expression }) => ({ before: `const kept = ${expression};`, expression: 'kept' }),
  'in a constant of a constant': ({ expression }) => ({
    before: `const first = ${expression}; const kept = first;`,
    expression: 'kept',
  }),
  'taken out of an object': ({ expression }) => ({
    before: `const { tool: kept } = { tool: ${expression} };`,
    expression: 'kept',
  }),
  'in an object': ({ expression }) => ({ before: `const tools = { tool: ${expression} };`, expression: 'tools.tool' }),
  'under a computed string': ({ expression }) => ({
    before: `const tools = { 'a tool': ${expression} };`,
    expression: "tools['a tool']",
  }),
  'under a constant key': ({ expression }) => ({
    before: `const NAME = 'tool'; const tools = { [NAME]: ${expression} };`,
    expression: 'tools[NAME]',
  }),
  'in a let, written once': ({ expression }) => ({ before: `let kept; kept = ${expression};`, expression: 'kept' }),
  'in a default parameter': ({ expression }) => ({ parameter: `kept = ${expression}`, expression: 'kept' }),
  'in a default of a parameter': ({ expression }) => ({
    parameter: `{ kept = ${expression} } = {}`,
    expression: 'kept',
  }),
  'in an argument': ({ expression }) => ({
    expression: 'kept',
    around: (statement) => `const run = async (kept) => { ${statement} }; return run(${expression});`,
  }),
  cast: ({ expression }) => ({ expression: `(${expression} as Tool)` }),
  'not null': ({ expression }) => ({ expression: `${expression}!` }),
  satisfying: ({ expression }) => ({ expression: `(${expression} satisfies Tool)` }),
  'after a comma': ({ expression }) => ({ expression: `(0, ${expression})` }),
};

/** These keep something where a dynamic import inside of a method cannot be seen. */
const keepingOutside: Ways<Kept> = {
  'in a constant of the file': ({ expression }) => ({ top: `const kept = ${expression};`, expression: 'kept' }),
  'in a field': ({ expression }) => ({ member: `tool = ${expression};`, expression: 'this.tool' }),
  'in a private field': ({ expression }) => ({ member: `readonly #tool = ${expression};`, expression: 'this.#tool' }),
  'in a field that the constructor sets': ({ expression }) => ({
    member: 'private readonly tool: Tool;',
    construct: `this.tool = ${expression};`,
    expression: 'this.tool',
  }),
  'in a static': ({ expression }) => ({ member: `static tool = ${expression};`, expression: 'Checker.tool' }),
  'in a static of another class': ({ expression }) => ({
    top: `class Tools { static tool = ${expression}; }`,
    expression: 'Tools.tool',
  }),
};

const calling: Ways<Kept> = {
  bound: ({ expression }) => ({ before: `const kept = ${expression}.bind(tools);`, expression: 'kept' }),
  'bound at the call': ({ expression }) => ({ expression: `${expression}.bind(tools)` }),
  'with .call': ({ expression }) => ({
    expression,
    invoke: (...args) => `${expression}.call(${given(['tools', ...args])})`,
  }),
  optionally: ({ expression }) => ({ expression, invoke: (...args) => `${expression}?.(${given(args)})` }),
};

const callingBack: Ways<Kept> = {
  'with a callback': ({ expression }) => ({
    expression,
    invoke: (...args) => `${expression}(${given(args)}, (error, claims) => done(error, claims))`,
  }),
  'with a promisified copy': ({ expression }) => ({
    top: "import { promisify } from 'node:util';",
    before: `const kept = promisify(${expression});`,
    expression: 'kept',
  }),
  'promisified at once': ({ expression }) => ({
    top: "const util = require('util');",
    expression: `util.promisify(${expression})`,
  }),
  'in a new Promise': ({ expression }) => ({
    expression,
    invoke: (...args) =>
      `new Promise((resolve, reject) => {
        ${expression}(${given(args)}, (error, claims) => (error ? reject(error) : resolve(claims)));
      })`,
  }),
};

// Ways to write options -----------------------------------------------------------------------------------------------

const literal = (properties: readonly string[]): string => `{ ${properties.join(', ')} }`;
const inline: Way<Options> = ({ properties }) => ({ expression: literal(properties) });

const none: Way<Options> = () => ({ expression: '' });

const writing: Ways<Options> = {
  inline,
  'with quoted keys': ({ properties }) => ({
    expression: literal(properties.map((property) => property.replace(/^\w+/, "'$&'"))),
  }),
  'with computed keys': ({ properties }) => ({
    expression: literal(properties.map((property) => property.replace(/^\w+/, "['$&']"))),
  }),
  'in a constant': ({ properties }) => ({ before: `const options = ${literal(properties)};`, expression: 'options' }),
  'in a constant of the file': ({ properties }) => ({
    top: `const options: Options = ${literal(properties)};`,
    expression: 'options',
  }),
  frozen: ({ properties }) => ({
    top: `const options = Object.freeze(${literal(properties)});`,
    expression: 'options',
  }),
  'as const': ({ properties }) => ({ top: `const options = ${literal(properties)} as const;`, expression: 'options' }),
  satisfying: ({ properties }) => ({
    top: `const options = ${literal(properties)} satisfies Options;`,
    expression: 'options!',
  }),
  'in a let, written once': ({ properties }) => ({
    before: `let options; options = ${literal(properties)};`,
    expression: 'options',
  }),
  'in a member': ({ properties }) => ({
    top: `const settings = { jwt: { verify: ${literal(properties)} } };`,
    expression: "settings.jwt['verify']",
  }),
  'taken out of an object': ({ properties }) => ({
    top: `const { jwt: options } = { jwt: ${literal(properties)} };`,
    expression: 'options',
  }),
  spread: ({ properties }) => ({
    top: `const base = ${literal(properties)};`,
    expression: '{ ...base }',
  }),
  'spread over a decoy': ({ properties, decoy }) => ({
    expression: `{ ...${literal(decoy.map((property) => property.replace(/:.*/, ': undefined')))}, ...${literal(properties)} }`,
  }),
  'beside an unknown spread before': ({ properties, decoy }) => ({
    // Every key that the spread may have is written again.
    expression: `{ ...more, ${decoy.map((property) => property.replace(/:.*/, ': undefined, ')).join('')}${properties.join()} }`,
  }),
  'with a conditional spread of another': ({ properties }) => ({
    expression: `{ ${properties.join()}, ...(lenient && { clockTolerance: 5 }) }`,
  }),
  'with a spread on either path': ({ properties }) => ({
    expression: `{ ...(lenient ? ${literal(properties)} : { clockTolerance: 5, ${properties.join()} }) }`,
  }),
  'by Object.assign': ({ properties }) => ({
    expression: `Object.assign({}, ${literal(properties)}, { clockTolerance: 5 })`,
  }),
  'by Object.assign afterwards': ({ properties }) => ({
    before: `const options = {}; Object.assign(options, ${literal(properties)});`,
    expression: 'options',
  }),
  'assigned afterwards': ({ properties }) => ({
    before: `const options: Options = {}; ${properties.map((property) => `options.${property.replace(': ', ' = ')};`).join(' ')}`,
    expression: 'options',
  }),
  'assigned afterwards by key': ({ properties }) => ({
    before: `const options = {}; ${properties.map((property) => `options${property.replace(/^(\w+):/, "['$1'] =")};`).join(' ')}`,
    expression: 'options',
  }),
  'without another, deleted': ({ properties }) => ({
    before: `const options = { subject: 'me', ${properties.join()} }; delete options.subject;`,
    expression: 'options',
  }),
  'the rest of another': ({ properties }) => ({
    before: `const { subject, ...options } = { subject: 'me', ${properties.join()} };`,
    expression: 'options',
  }),
  'in a field': ({ properties }) => ({ member: `options = ${literal(properties)};`, expression: 'this.options' }),
  'in a private field': ({ properties }) => ({
    member: `readonly #options = ${literal(properties)};`,
    expression: 'this.#options',
  }),
  'in a static': ({ properties }) => ({
    member: `static readonly OPTIONS = ${literal(properties)};`,
    expression: 'Checker.OPTIONS',
  }),
  'in a field that the constructor sets': ({ properties }) => ({
    member: 'private readonly options: Options;',
    construct: `this.options = ${literal(properties)};`,
    expression: 'this.options',
  }),
  'from an own function': ({ properties }) => ({
    top: `function makeOptions() { return ${literal(properties)}; }`,
    expression: 'makeOptions()',
  }),
  'from an own arrow': ({ properties }) => ({
    top: `const makeOptions = (): Options => (${literal(properties)});`,
    expression: 'makeOptions()',
  }),
  'from an own async function': ({ properties }) => ({
    top: `async function loadOptions() { const options = ${literal(properties)}; return options; }`,
    expression: 'await loadOptions()',
  }),
  'from an own method': ({ properties }) => ({
    member: `private makeOptions() { return ${literal(properties)}; }`,
    expression: 'this.makeOptions()',
  }),
  'beside a decoy outside': ({ properties, decoy }) => ({
    top: `const options = ${literal(decoy)};`,
    before: `const options = ${literal(properties)};`,
    expression: 'options',
  }),
  'beside a decoy inside': ({ properties, decoy }) => ({
    top: `const options = ${literal(properties)};`,
    before: `{ const options = ${literal(decoy)}; users.find(options); }`,
    expression: 'options',
  }),
  'beside a decoy in another function': ({ properties, decoy }) => ({
    top: `const options = ${literal(properties)}; export function other(options = ${literal(decoy)}) { return options; }`,
    expression: 'options',
  }),
  'in a parameter default': ({ properties }) => ({
    expression: 'options',
    around: (statement) => `const run = async (options = ${literal(properties)}) => { ${statement} }; return run();`,
  }),
  'in an argument': ({ properties }) => ({
    expression: 'options',
    around: (statement) => `const run = async (options) => { ${statement} }; return run(${literal(properties)});`,
  }),
  'on either side of ?:': ({ properties }) => ({
    expression: `lenient ? { clockTolerance: 5, ${properties.join()} } : ${literal(properties)}`,
  }),
  'after ??': ({ properties }) => ({
    before: 'const given = undefined;',
    expression: `given ?? ${literal(properties)}`,
  }),
  'before ??': ({ properties, decoy }) => ({ expression: `${literal(properties)} ?? ${literal(decoy)}` }),
  'after ||': ({ properties }) => ({ before: 'let given;', expression: `given || ${literal(properties)}` }),
};

/** What nobody can see from here. Whatever is missing may be there. */
const hiding: Ways<Options> = {
  'in a parameter': () => ({ parameter: 'options: Options', expression: 'options' }),
  'in a parameter with a default': ({ properties }) => ({
    parameter: `options = ${literal(properties)}`,
    expression: 'options',
  }),
  imported: () => ({ top: "import { options } from './options';", expression: 'options' }),
  'made by an imported function': () => ({ top: "import { make } from './options';", expression: 'make()' }),
  'in a member of an import': () => ({ top: "import settings from './settings';", expression: 'settings.jwt' }),
  'in an injected member': () => ({ member: 'settings: Settings;', expression: 'this.settings.jwt' }),
  'before an unknown spread': ({ properties }) => ({
    parameter: 'more: Options',
    expression: `{ ${properties.join()}, ...more }`,
  }),
  'after an unknown spread': ({ properties }) => ({
    parameter: 'more: Options',
    expression: `{ ...more, ${properties.join()} }`,
  }),
  'under an unknown key': ({ properties }) => ({
    parameter: 'name: string',
    expression: `{ ${properties.join()}, [name]: token }`,
  }),
  'with an unknown object assigned': ({ properties }) => ({
    parameter: 'more: Options',
    expression: `Object.assign(${literal(properties)}, more)`,
  }),
  'with the rest on one path': ({ properties, decoy }) => ({
    parameter: 'strict: boolean',
    before: `const options = ${literal(properties)}; if (strict) Object.assign(options, ${literal(decoy)});`,
    expression: 'options',
  }),
  'with a spread of the rest on one path': ({ properties, decoy }) => ({
    parameter: 'strict: boolean',
    expression: `{ ${properties.join()}, ...(strict && ${literal(decoy)}) }`,
  }),
  'with the rest on one side of ?:': ({ properties, decoy }) => ({
    parameter: 'strict: boolean',
    expression: `strict ? ${literal(decoy)} : ${literal(properties)}`,
  }),
  'filled by a function out of sight': ({ properties }) => ({
    top: "import { fill } from './options';",
    before: `const options = ${literal(properties)}; fill(options);`,
    expression: 'options',
  }),
  'filled by a method out of sight': ({ properties }) => ({
    before: `const options = ${literal(properties)}; this.settings.fill(options);`,
    expression: 'options',
  }),
  'filled by an own function': ({ properties, decoy }) => ({
    top: `function fill(target) { Object.assign(target, ${literal(decoy)}); }`,
    before: `const options = ${literal(properties)}; fill(options);`,
    expression: 'options',
  }),
};

// The matrix ----------------------------------------------------------------------------------------------------------

const importsOf = (library: Library): Ways<Library> => ({
  ...imports,
  ...(library.byDefault !== 'none' && defaultImports),
});

const keepingOf = (library: Library): Ways<Kept> => ({
  directly,
  ...keeping,
  ...keepingOutside,
  ...(library.how === 'call' && calling),
  ...(library.hasCallback && callingBack),
});

/** A dynamic import inside of the method is out of reach for what is kept outside of it. */
function fits(library: Library, imported: Way<Library>, kept: Way<Kept>): boolean {
  const { before, expression } = imported(library);
  const { top, member, construct, parameter } = kept({ expression, how: library.how });
  const isOutside = [top, member, construct, parameter].some((text) => text?.includes(expression));
  return !(isOutside && (before !== undefined || expression.includes('await')));
}

/** What the plain call with its options inline gives. */
const plainVerdict = (library: Library, properties: readonly string[]): readonly string[] =>
  verdict(program({ library, imported: named, kept: directly, options: inline }, properties));

describe.each(libraries)('$module', (library) => {
  const { few, all } = library;
  const keepings = Object.entries(keepingOf(library));
  const importings = Object.entries(importsOf(library));
  const some = plainVerdict(library, few);

  it('is reported without a check, and silent with all of them', () => {
    expect(some).not.toEqual([]);
    expect(plainVerdict(library, all)).toEqual([]);
  });

  // Imports take turns, and so do options but for the plainest way to call.
  it.each(keepings.map(([name, kept], turn) => ({ name, kept, turn })))('kept: $name', ({ kept, turn }) => {
    const possible = importings.filter(([, imported]) => fits(library, imported, kept));
    const differing = Object.entries(writing).flatMap(([written, options], index): object[] => {
      if (kept !== directly && (turn + index) % 3 !== 0) return [];
      const [from, imported] = possible[(turn + index) % possible.length] ?? ['named', named];
      const shape = { library, imported, kept, options };
      const code = program(shape, few);
      const found = { few: verdict(code), all: verdict(program(shape, all)), foreign: verdict(twin(code, library)) };
      const isSame = JSON.stringify(found) === JSON.stringify({ few: some, all: [], foreign: [] });
      return isSame ? [] : [{ imported: from, written, found, code }];
    });
    expect(differing).toEqual([]);
  });
});

describe.each(libraries)('$module without options', (library) => {
  const { few } = library;
  const plain = verdict(program({ library, imported: named, kept: directly, options: none }, few));

  it.each(Object.entries(importsOf(library)))('imported: %s', (_, imported) => {
    const differing = Object.entries(keepingOf(library)).flatMap(([way, kept]): object[] => {
      if (!fits(library, imported, kept)) return [];
      const code = program({ library, imported, kept, options: none }, few);
      const found = { actual: verdict(code), foreign: verdict(twin(code, library)) };
      return JSON.stringify(found) === JSON.stringify({ actual: plain, foreign: [] }) ? [] : [{ way, found, code }];
    });
    expect(plain).not.toEqual([]);
    expect(differing).toEqual([]);
  });
});

describe('options that the file does not show', () => {
  const verifiers = libraries.filter(({ few }) => few.includes(ALGORITHMS));

  it.each(verifiers)('are unknown to $module', (library) => {
    const reported = Object.entries(hiding).flatMap(([name, options]): object[] => {
      const code = program({ library, imported: named, kept: directly, options }, library.few);
      const found = verdict(code);
      return found.length === 0 ? [] : [{ hidden: name, found, code }];
    });
    expect(reported).toEqual([]);
  });
});

describe('an injected service', () => {
  const MODULE = '@nestjs/jwt';
  const imported: Readonly<Record<string, string>> = {
    'an import': `import { JwtService } from '${MODULE}';`,
    'a renamed import': `import { JwtService as Service } from '${MODULE}';`,
    'an import of the type': `import type { JwtService } from '${MODULE}';`,
    'an inline import of the type': `import { type JwtService } from '${MODULE}';`,
  };
  const injected: Readonly<Record<string, (type: string) => Part>> = {
    'a parameter property': (type) => ({
      member: `constructor(private readonly service: ${type}) {}`,
      expression: 'this.service',
    }),
    'a parameter that the constructor keeps': (type) => ({
      member: `private service; constructor(service: ${type}) { this.service = service; }`,
      expression: 'this.service',
    }),
    'a decorated field': (type) => ({
      member: `@Inject() private readonly service!: ${type};`,
      expression: 'this.service',
    }),
    'a private field': (type) => ({ member: `readonly #service: ${type};`, expression: 'this.#service' }),
    'a parameter': (type) => ({ parameter: `service: ${type}`, expression: 'service' }),
    'an annotated constant': (type) => ({
      before: `const service: ${type} = container.find();`,
      expression: 'service',
    }),
  };
  const asked: Readonly<Record<string, (type: string) => Part>> = {
    'inject()': (type) => ({ member: `private readonly service = inject(${type});`, expression: 'this.service' }),
    'moduleRef.get()': (type) => ({ expression: `this.moduleRef.get(${type}, { strict: false })` }),
    'await moduleRef.resolve()': (type) => ({
      before: `const service = await this.moduleRef.resolve(${type});`,
      expression: 'service',
    }),
  };
  const called: Readonly<Record<string, (service: string, ...args: readonly string[]) => string>> = {
    directly: (service, ...args) => `return ${service}.verifyAsync(${given(args)});`,
    'with a type argument': (service, ...args) => `return await ${service}.verifyAsync<Claims>(${given(args)});`,
    optionally: (service, ...args) => `return ${service}?.verify?.(${given(args)});`,
    'by a computed string': (service, ...args) => `return ${service}['verify'](${given(args)});`,
    'as a constant': (service, ...args) => `const it = ${service}; return it.verify(${given(args)}) as Claims;`,
    bound: (service, ...args) => `const verify = ${service}.verify.bind(${service}); return verify(${given(args)});`,
  };
  const code = (top: string, part: Part, statement: string): string =>
    `${top}
    @Injectable()
    export class Guard {
      ${part.member ?? ''}
      async check(${['token: string', part.parameter].join()}) { ${part.before ?? ''} ${statement} }
    }`;
  const issues = ['require-audience/unseen', 'require-issuer/unseen'];

  it.each(Object.entries(imported))('by %s', (name, top) => {
    const type = name.includes('renamed') ? 'Service' : 'JwtService';
    const ways = { ...injected, ...(!name.includes('type') && asked) };
    const differing = Object.entries(ways).flatMap(([way, inject]) => {
      const part = inject(type);
      return Object.entries(called).flatMap(([how, call]): object[] => {
        const some = code(top, part, call(part.expression, 'token', literal([ALGORITHMS])));
        const all = code(top, part, call(part.expression, 'token', literal([ALGORITHMS, ...CLAIMS])));
        const foreign = `// once '${MODULE}'\n${some.replaceAll(MODULE, 'foreign')}`;
        const found = { some: verdict(some), all: verdict(all), foreign: verdict(foreign) };
        const isSame = JSON.stringify(found) === JSON.stringify({ some: issues, all: [], foreign: [] });
        return isSame ? [] : [{ way, how, found, code: some }];
      });
    });
    expect(differing).toEqual([]);
  });
});
