import { JOSE, JWT, nested, used, type Shape } from './shape.ts';

/** The same inside of itself, as an expression. */
const expressions: readonly (readonly [name: string, about: string, open: string, inner: string, close: string])[] = [
  ['nested-templates', 'templates in templates', '`a${', 'token', '}`'],
  ['nested-sums', 'sums to the right', "('?token=' + ", 'token', ')'],
  ['nested-lists-literal', 'lists in lists', '[', "'none'", ']'],
  ['nested-spreads', 'spreads of lists', '[...', "['none']", ']'],
  ['nested-objects', 'objects in objects', '{ token: ', 'token', ' }'],
  ['nested-object-spreads', 'spreads of objects', '{ ...', '{ issuer: i }', ', a: 1 }'],
  ['nested-calls', 'calls in calls', 'f(', 'token', ')'],
  ['nested-known-calls', 'signs in signs', 'jwt.sign({ token: ', "'a'", ' }, process.env.KEY)'],
  ['nested-decodes', 'decodes in decodes', 'jwt.decode(', 'token', ').token'],
  ['nested-stringify', 'JSON in JSON', 'JSON.stringify({ a: ', 'token', ' })'],
  ['nested-encodings', 'encodings in encodings', 'encodeURIComponent(', 'token', ')'],
  ['nested-conditionals', 'conditionals in conditionals', '(a ? b : ', 'token', ')'],
  ['nested-conditionals-left', 'conditionals in tests', '(', 'token', ' ? a.token : b)'],
  ['nested-logic', 'an or in an or', '(a.token || ', 'token', ')'],
  ['nested-members', 'chains of members', '', 'data', '.token'],
  ['nested-optional-members', 'chains of optional members', '', 'data', '?.token'],
  ['nested-computed', 'members by members', 'data[', "'token'", ']'],
  ['nested-call-chain', 'chains of calls', '', 'promise', '.then((token) => token)'],
  ['nested-known-chain', 'chains of a builder', '', 'new jose.SignJWT({ a: 1 })', ".setAudience('a')"],
  ['nested-plain-chain', 'chains of what leaves texts as they are', '', 'token', '.trim()'],
  ['nested-functions', 'functions in functions', '((token) => ', 'token', ')'],
  ['nested-invoked', 'functions that are called where they stand', '((token) => ', 'token', ')(token)'],
  [
    'nested-blocks-invoked',
    'functions with blocks that are called where they stand',
    '(function (token) { return ',
    'jwt.verify(token, k)',
    '; })(token)',
  ],
  ['nested-classes', 'classes in classes', 'class { token = this.token; x = ', '1', ' }'],
  ['nested-awaits', 'what is awaited', 'await ', 'token', ''],
  ['nested-nots', 'nots', '!', 'token', ''],
  ['nested-news', 'constructions in constructions', 'new Client(', 'token', ')'],
  ['nested-buffers', 'bytes of bytes', 'Buffer.from(', "'secret'", ')'],
  ['nested-promises', 'promises of promises', 'Promise.resolve(', 'token', ')'],
  ['nested-freezes', 'frozen and frozen again', 'Object.freeze(', '{ issuer: i }', ')'],
  ['nested-times', 'times in times', '(60 * ', 'x', ')'],
  ['nested-dates', 'dates of dates', 'new Date(', 'x', ')'],
  ['nested-assignments', 'assignments in assignments', '(a.token = ', 'token', ')'],
  ['nested-sequences', 'sequences in sequences', '(a, ', 'token', ')'],
  ['nested-wraps', 'parentheses', '(', 'token', ')'],
];

/** The same inside of itself, as statements. */
const statements: readonly (readonly [name: string, about: string, open: string, inner: string, close: string])[] = [
  ['nested-blocks', 'blocks in blocks', '{ ', 'jwt.verify(token, k); console.log(token);', ' }'],
  ['nested-ifs', 'ifs in ifs', 'if (token) { ', 'jwt.verify(token, k); console.log(token);', ' }'],
  ['nested-elses', 'ifs in elses', 'if (!token) console.log(token); else { ', 'jwt.verify(token, k);', ' }'],
  ['nested-tries', 'tries in tries', 'try { ', 'jwt.verify(token, k);', ' } catch (e) { console.log(token); }'],
  ['nested-catches', 'tries in catches', 'try { user = jwt.verify(token, k); } catch (e) { ', 'next();', ' }'],
  [
    'nested-callbacks',
    'callbacks in callbacks',
    'jwt.verify(token, k, (err, decoded) => { if (err) return next(err); ',
    'next();',
    ' });',
  ],
  [
    'nested-handlers',
    'handlers in handlers',
    "app.get('/', (req, res) => { const token = req.query.token; ",
    'jwt.verify(token, k);',
    ' });',
  ],
  [
    'nested-declarations',
    'functions in functions',
    'function f(token) { console.log(token); ',
    'jwt.verify(token, k);',
    ' f(token); }',
  ],
  ['nested-loops', 'loops in loops', 'for (const token of tokens) { ', 'jwt.verify(token, k);', ' }'],
  [
    'nested-class-methods',
    'classes in methods',
    'class A { constructor() { this.token = t; } m() { console.log(this.token); ',
    'jwt.verify(this.token, k);',
    ' } }',
  ],
];

/** What ESLint reads without any rule on a stack of its usual size. */
const READABLE = 800;

export const nesting: readonly Shape[] = [
  ...expressions.map(([name, about, open, inner, close]) => ({
    name,
    about,
    code: (n: number) => `${JWT}\n${JOSE}\nconst a = ${nested(n, open, inner, close)};\n${used('a')}`,
    most: READABLE,
  })),
  ...statements.map(([name, about, open, inner, close]) => ({
    name,
    about,
    code: (n: number) => `${JWT}\n${nested(n, open, inner, close)}`,
    most: READABLE,
  })),
  {
    name: 'nested-patterns',
    about: 'patterns in patterns',
    code: (n) => `${JWT}\nconst ${nested(n, '{ a: ', 'token', ' }')} = data;\n${used('token')}`,
    most: READABLE,
  },
];
