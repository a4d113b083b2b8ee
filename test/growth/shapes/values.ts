import { chain, each, JWT, used, type Shape } from './shape.ts';

/** What is made of the one before, and of it twice. */
const chained: readonly (readonly [
  name: string,
  about: string,
  start: string,
  link: (last: string, i: number) => string,
])[] = [
  ['aliases', 'names of names', "'abc'", (a) => a],
  ['fallbacks', 'names or else a text', 'process.env.KEY', (a, i) => `${a} || 'k${i}'`],
  ['doubled-strings', 'strings that double', "'0123456789abcdef'", (a) => `${a} + ${a}`],
  ['doubled-templates', 'templates of unknown parts that double', 'token', (a) => `\`\${${a}}/\${${a}}\``],
  ['doubled-sums', 'sums of unknown parts that double', 'token', (a) => `${a} + '.' + ${a}`],
  ['doubled-parameters', 'addresses that double', "'?token=' + token", (a) => `${a} + '&' + ${a}`],
  ['doubled-lists', 'lists that double', "['none']", (a) => `[...${a}, ...${a}]`],
  ['nested-lists', 'lists in lists', "['HS256']", (a) => `[${a}, 'none']`],
  ['doubled-nested-lists', 'lists in lists, twice', "['HS256']", (a) => `[${a}, ${a}]`],
  ['doubled-concat', 'lists joined to themselves', "['HS256']", (a) => `${a}.concat(${a})`],
  ['spread-objects', 'objects that are spread', '{ issuer }', (a, i) => `{ ...${a}, p${i}: ${i} }`],
  ['doubled-objects', 'objects that are spread into each other', '{ a: 1 }', (a) => `{ ...${a}, b: ${a} }`],
  ['twice-spread', 'objects that are spread twice', '{ a: 1 }', (a) => `{ ...${a}, ...${a} }`],
  ['assigned-objects', 'objects that are assigned to each other', '{ a: 1 }', (a) => `Object.assign({}, ${a}, ${a})`],
  ['held-objects', 'objects in objects', '{ token }', (a) => `{ a: ${a} }`],
  ['twice-held-objects', 'objects in objects, twice', '{ token }', (a) => `{ a: ${a}, b: ${a} }`],
  ['members', 'members of members', 'data', (a) => `${a}.token`],
  ['twice-members', 'members by members', 'data', (a) => `${a}[${a}]`],
  ['destructured-chain', 'parts of parts', 'data', (a) => `(({ token }) => token)(${a})`],
  ['conditionals', 'one or the other', 'token', (a, i) => `c${i} ? ${a} : b${i}`],
  ['doubled-conditionals', 'one or the same', 'token', (a, i) => `c${i} ? ${a} : ${a}`],
  ['doubled-alternatives', 'one or a longer one', "'a'", (a, i) => `c${i} ? ${a} : ${a} + 'b'`],
  ['doubled-logic', 'one and the same', 'token', (a) => `${a} ?? ${a}`],
  ['doubled-times', 'times that double', 'Math.floor(Date.now() / 1000)', (a) => `${a} + ${a}`],
  ['alternative-times', 'times with alternatives', '60', (a, i) => `${a} + (c${i} ? 1 : 2)`],
  ['time-products', 'times of times', '60', (a) => `${a} * 60 + ${a}`],
  ['dates-of-dates', 'dates of dates', 'new Date()', (a) => `new Date(${a}.getTime() + 1000)`],
  ['functions', 'functions that call the one before', '(v) => v', (a) => `(v) => ${a}(v)`],
  [
    'doubled-functions',
    'functions that call the one before twice',
    '(v) => v',
    (a) => `(v) => ${a}(v) + ${a}(v + 'a')`,
  ],
  ['doubled-calls', 'functions that give the one before twice', "() => 'a'", (a) => `() => [${a}(), ${a}()]`],
  [
    'functions-with-tokens',
    'functions that hand a token on',
    '(token) => console.log(token)',
    (a) => `(token) => ${a}(token)`,
  ],
  [
    'functions-with-tokens-twice',
    'functions that hand a token on twice',
    '(token) => console.log(token)',
    (a) => `(token) => { ${a}(token); ${a}(token); }`,
  ],
  [
    'functions-with-options',
    'functions that hand options on',
    '(o) => jwt.verify(t, k, o)',
    (a, i) => `(o) => ${a}({ ...o, p${i}: 1 })`,
  ],
  ['curried', 'functions that give functions', '() => token', (a) => `() => ${a}`],
  [
    'classes',
    'classes that extend the one before',
    'class { token = data.token; get() { return this.token; } }',
    (a) => `class extends ${a} { set() { this.token = super.get(); } }`,
  ],
  [
    'classes-with-members',
    'classes that extend the one before and add to it',
    'class { constructor() { this.x = 1; } }',
    (a, i) => `class extends ${a} { f${i}() { return jwt.verify(this.token, this.x); } }`,
  ],
  ['instances', 'instances of instances', 'new Client()', (a) => `new Client(${a})`],
  ['awaits', 'what is awaited', 'getToken()', (a) => `await ${a}`],
  ['encodings', 'texts of texts', 'token', (a) => `encodeURIComponent(${a})`],
  ['jsons', 'JSON of JSON', '{ token }', (a) => `JSON.stringify({ data: ${a} })`],
  ['twice-json', 'JSON of JSON, twice', '{ token }', (a) => `JSON.stringify({ a: ${a}, b: ${a} })`],
  ['parsed', 'parsed JSON', "localStorage.getItem('user')", (a) => `JSON.parse(${a})`],
  ['joined', 'lists that are joined', "'a'", (a) => `[${a}, ${a}].join('.')`],
  ['replaced', 'texts that are replaced', "'Bearer abc'", (a) => `${a}.replace('Bearer ', '')`],
  ['split', 'parts of parts of texts', 'token', (a) => `${a}.split('.')[1]`],
  ['keys-of-keys', 'keys of keys', "'secret'", (a) => `Buffer.from(${a}, 'utf8')`],
  ['public-keys-of-keys', 'public keys of keys', "fs.readFileSync('a.pem')", (a) => `crypto.createPublicKey(${a})`],
  ['decoded-decoded', 'decoded parts of tokens', 'req.headers.authorization', (a) => `jwt.decode(${a}).token`],
  ['signed-signed', 'tokens in tokens', "'a'", (a) => `jwt.sign({ token: ${a} }, process.env.KEY)`],
  ['verified-verified', 'tokens from tokens', 'req.query.token', (a) => `jwt.verify(${a}, process.env.KEY).token`],
  ['promises', 'promises of promises', "fetch('/token')", (a) => `${a}.then((token) => token)`],
  ['maps', 'lists made of lists', '[token]', (a) => `${a}.map((t) => t)`],
];

/** One list, one pattern, one sum of many. */
const wide: readonly (readonly [name: string, about: string, code: (n: number) => string])[] = [
  ['long-sum', 'one sum of known parts', (n) => `const a = ${each(n, (i) => `'part${i}'`, ' + ')};\n${used('a')}`],
  [
    'long-sum-of-names',
    'one sum of unknown parts',
    (n) => `const a = '/' + ${each(n, (i) => `part${i}`, ' + ')};\n${used('a')}`,
  ],
  [
    'long-sum-of-tokens',
    'one sum of tokens',
    (n) => `const a = '/?token=' + ${each(n, (i) => `token${i}`, " + '&' + ")};\n${used('a')}`,
  ],
  [
    'long-template',
    'one template with many parts',
    (n) => `const a = \`/${each(n, (i) => `\${p${i}}?t${i}=`, '')}\`;\n${used('a')}`,
  ],
  [
    'long-number-sum',
    'one sum of times',
    (n) => `const a = Date.now() + ${each(n, (i) => `x${i} * 1000`, ' + ')};\n${used('a')}`,
  ],
  ['long-product', 'one product', (n) => `const a = ${each(n, () => '60', ' * ')};\n${used('a')}`],
  ['long-or', 'one long or', (n) => `const a = ${each(n, (i) => `req.query.a${i}`, ' || ')};\n${used('a')}`],
  [
    'long-or-of-texts',
    'one long or of texts',
    (n) => `const a = ${each(n, (i) => `x${i} || 'k${i}'`, ' || ')};\n${used('a')}`,
  ],
  [
    'long-conditional',
    'one long conditional',
    (n) => `const a = ${each(n, (i) => `c${i} ? 't${i}' :`, '\n')} token;\n${used('a')}`,
  ],
  ['long-and', 'one long and', (n) => `if (${each(n, (i) => `token.a${i}`, ' && ')}) console.log(token);`],
  [
    'long-comparisons',
    'one long comparison',
    (n) => `const p = jwt.verify(t, k); if (${each(n, (i) => `p.iss === 'i${i}'`, ' || ')}) use(p);`,
  ],
  [
    'long-list',
    'one long list',
    (n) => `const a = [${each(n, (i) => `'A${i}'`, ', ')}];\n${used('a')}\n${used('[...a]')}\njwt.sign(...a);`,
  ],
  [
    'long-list-of-names',
    'one long list of unknown items',
    (n) => `const a = [${each(n, (i) => `x${i}`, ', ')}];\n${used('a')}`,
  ],
  [
    'list-of-spreads',
    'one list of spread lists',
    (n) => `const b = ['HS256'];\nconst a = [${each(n, () => '...b', ', ')}];\n${used('a')}`,
  ],
  ['long-object', 'one long object', (n) => `const a = { ${each(n, (i) => `p${i}: 'v${i}'`, ', ')} };\n${used('a')}`],
  [
    'long-object-of-tokens',
    'one long object of tokens',
    (n) => `const a = { ${each(n, (i) => `token${i}`, ', ')} };\n${used('a')}`,
  ],
  [
    'long-object-read',
    'one long object, every member read',
    (n) => `const a = { ${each(n, (i) => `p${i}: 'v${i}'`, ', ')} };\n${each(n, (i) => `jwt.sign({}, a.p${i});`)}`,
  ],
  [
    'long-object-functions',
    'one long object of functions',
    (n) =>
      `const a = { ${each(n, (i) => `f${i}(token) { return jwt.decode(token); }`, ', ')} };\n${each(n, (i) => `a.f${i}(t);`)}`,
  ],
  [
    'object-of-spreads',
    'one object of spread objects',
    (n) => `const b = { issuer: 'a' };\nconst a = { ${each(n, () => '...b', ', ')} };\n${used('a')}`,
  ],
  [
    'object-of-unknown-spreads',
    'one object of unknown spreads',
    (n) => `const a = { ${each(n, (i) => `...b${i}`, ', ')} };\n${used('a')}`,
  ],
  [
    'long-pattern',
    'one long pattern',
    (n) => `const { ${each(n, (i) => `p${i}`, ', ')} } = jwt.decode(token);\n${each(n, (i) => `use(p${i});`)}`,
  ],
  [
    'long-pattern-used',
    'one long pattern of tokens',
    (n) =>
      `const { ${each(n, (i) => `token${i}`, ', ')} } = data;\n${each(n, (i) => `localStorage.setItem('t', token${i});`)}`,
  ],
  [
    'long-pattern-with-defaults',
    'one long pattern with defaults',
    (n) =>
      `const { ${each(n, (i) => `k${i} = 's${i}'`, ', ')} } = process.env;\n${each(n, (i) => `jwt.sign({}, k${i});`)}`,
  ],
  [
    'long-array-pattern',
    'one long pattern of a list',
    (n) => `const [${each(n, (i) => `p${i}`, ', ')}] = token.split('.');\n${each(n, (i) => `use(atob(p${i}));`)}`,
  ],
  [
    'long-parameters',
    'one function with many parameters',
    (n) =>
      `function f(${each(n, (i) => `p${i}`, ', ')}) { ${each(n, (i) => `jwt.sign({}, p${i});`)} }\nf(${each(n, (i) => `'k${i}'`, ', ')});`,
  ],
  ['long-arguments', 'one call with many arguments', (n) => `console.log(${each(n, (i) => `token${i}`, ', ')});`],
  [
    'many-callers',
    'one function that is called often',
    (n) => `function f(key) { return jwt.sign({}, key, { expiresIn: '1h' }); }\n${each(n, (i) => `f('k${i}');`)}`,
  ],
  [
    'many-callers-of-options',
    'one function that is given options',
    (n) =>
      `function f(t, o) { return jwt.verify(t, k, { algorithms: ['RS256'], ...o }); }\n${each(n, (i) => `f(t${i}, { issuer: 'i${i}' });`)}`,
  ],
  [
    'many-callers-with-tokens',
    'one function that is given tokens',
    (n) => `function f(token) { console.log(token); }\n${each(n, (i) => `f(token${i});`)}`,
  ],
  [
    'many-returns',
    'one function that returns often',
    (n) => `function f(a) { ${each(n, (i) => `if (a === ${i}) return 'k${i}';`)} }\n${used('f(x)')}`,
  ],
  [
    'many-writes',
    'one variable that is written often',
    (n) => `let a;\n${each(n, (i) => `a = 'k${i}';`)}\n${used('a')}`,
  ],
  [
    'many-writes-and-reads',
    'one variable that is written and read often',
    (n) => `let a;\n${each(n, (i) => `a = 'k${i}'; jwt.sign({}, a);`)}`,
  ],
  [
    'many-unknown-writes',
    'one variable that is written in branches',
    (n) => `let a;\n${each(n, (i) => `if (c${i}) a = b${i}.token;`)}\n${used('a')}`,
  ],
  [
    'many-additions',
    'one text that is added to',
    (n) => `let a = '/?';\n${each(n, (i) => `a += '&p${i}=' + p${i};`)}\n${used('a')}`,
  ],
  [
    'many-pushes',
    'one list that is pushed to',
    (n) => `const a = [];\n${each(n, (i) => `a.push('A${i}');`)}\n${used('a')}`,
  ],
  [
    'many-pushes-read',
    'one list that is pushed to and read',
    (n) => `const a = [];\n${each(n, (i) => `a.push('A${i}'); jwt.verify(t, k, { algorithms: a });`)}`,
  ],
  [
    'many-deletes',
    'one object that members are taken from',
    (n) => `const a = { ...user };\n${each(n, (i) => `delete a.p${i};`)}\n${used('a')}`,
  ],
  [
    'many-aliases-of-one',
    'one object under many names',
    (n) => `const a = { issuer: 'a' };\n${each(n, (i) => `const b${i} = a; b${i}.p = 1;`)}\n${used('a')}`,
  ],
  [
    'many-aliases-used',
    'one object under many names, each used',
    (n) => `const a = { algorithms: ['RS256'] };\n${each(n, (i) => `const b${i} = a; jwt.verify(t, k, b${i});`)}`,
  ],
  [
    'many-holders',
    'one object in many others',
    (n) =>
      `const a = { algorithms: ['RS256'] };\n${each(n, (i) => `const b${i} = { options: a }; jwt.verify(t, k, b${i}.options);`)}`,
  ],
  [
    'many-handed-on',
    'one object, handed to many',
    (n) => `const a = { algorithms: ['RS256'] };\n${each(n, (i) => `use${i}(a);`)}\n${used('a')}`,
  ],
  [
    'many-imports',
    'imports',
    (n) => `${each(n, (i) => `import a${i} from 'm${i}';`)}\n${each(n, (i) => `a${i}.verify(token);`)}`,
  ],
  [
    'many-specifiers',
    'one import of many',
    (n) => `import { ${each(n, (i) => `a${i}`, ', ')} } from 'jose';\n${each(n, (i) => `a${i}(token);`)}`,
  ],
  [
    'many-cases',
    'one switch',
    (n) => `switch (jwt.decode(token).role) { ${each(n, (i) => `case 'r${i}': console.log(token); break;`)} }`,
  ],
  [
    'many-else-ifs',
    'one if after the other',
    (n) => `const a = jwt.verify(t, k);\n${each(n, (i) => `if (a.role === 'r${i}') use(a);`, ' else ')}`,
  ],
  [
    'many-declarators',
    'one declaration of many',
    (n) => `const ${each(n, (i) => `token${i} = data.t${i}`, ', ')};\n${each(n, (i) => `console.log(token${i});`)}`,
  ],
  [
    'many-sequence',
    'one sequence',
    (n) => `${each(n, (i) => `token = t${i}`, ', ')}, localStorage.setItem('token', token);`,
  ],
  [
    'many-methods',
    'one class with many methods',
    (n) =>
      `class A { constructor() { this.token = data.token; }\n${each(n, (i) => `m${i}() { return jwt.verify(this.token, this.key${i}); }`)} }`,
  ],
  [
    'many-fields',
    'one class with many fields',
    (n) =>
      `class A {\n${each(n, (i) => `key${i} = 'k${i}';`)}\nm() { ${each(n, (i) => `jwt.sign({}, this.key${i});`)} } }`,
  ],
  [
    'many-this-writes',
    'one member of this, written often',
    (n) =>
      `class A {\n${each(n, (i) => `m${i}() { this.token = t${i}; localStorage.setItem('token', this.token); }`)} }`,
  ],
  [
    'many-classes',
    'many classes with this',
    (n) =>
      each(n, (i) => `class A${i} { constructor(key) { this.key = key; } m(t) { return jwt.verify(t, this.key); } }`),
  ],
  [
    'many-classes-used',
    'many classes that are made',
    (n) =>
      each(
        n,
        (i) =>
          `class A${i} { constructor(key) { this.key = key; } m() { return jwt.sign({}, this.key); } }\nnew A${i}('k${i}').m();`,
      ),
  ],
  [
    'many-old-classes',
    'functions that keep tokens in this',
    (n) =>
      each(
        n,
        (i) =>
          `function F${i}(s) { this.accessToken = s.accessToken; } F${i}.prototype.m = function () { console.log(this.accessToken); };`,
      ),
  ],
  [
    'many-instances',
    'one class, made often',
    (n) =>
      `class A { constructor(key) { this.key = key; } m() { return jwt.sign({}, this.key); } }\n${each(n, (i) => `new A('k${i}').m();`)}`,
  ],
  [
    'many-subclasses',
    'one class, extended often',
    (n) =>
      `class A { m() { return jwt.sign({}, this.key); } }\n${each(n, (i) => `class B${i} extends A { key = 'k${i}'; }`)}`,
  ],
  [
    'many-getters',
    'getters',
    (n) =>
      each(
        n,
        (i) => `const o${i} = { get token() { return localStorage.getItem('token'); } }; console.log(o${i}.token);`,
      ),
  ],
  [
    'many-prototypes',
    'one prototype',
    (n) =>
      `function F() { this.token = t; }\n${each(n, (i) => `F.prototype.m${i} = function () { console.log(this.token); };`)}`,
  ],
  [
    'one-object-for-all',
    'one object of options with a part for each',
    (n) =>
      `const config = { ${each(n, (i) => `o${i}: { algorithms: ['RS256'] }`, ', ')} };\n${each(n, (i) => `jwt.verify(t, k, config.o${i});`)}`,
  ],
  [
    'one-list-of-functions',
    'one list of handlers',
    (n) =>
      `const all = [${each(n, (i) => `(req) => jwt.decode(req.cookies.t${i})`, ', ')}];\nall.forEach((one) => one(req));`,
  ],
  [
    'loops',
    'loops over lists',
    (n) => each(n, (i) => `for (const alg of ['RS256', 'none']) jwt.verify(t${i}, k, { algorithms: [alg] });`),
  ],
  [
    'one-loop',
    'one loop with many writes',
    (n) => `let o = {};\nfor (;;) { ${each(n, (i) => `o = { ...o, p${i}: 1 };`)} jwt.verify(t, k, o); }`,
  ],
  [
    'circle',
    'a circle of names',
    (n) => `let ${each(n, (i) => `a${i}`, ', ')};\n${each(n, (i) => `a${i} = a${(i + 1) % n};`)}\n${used('a0')}`,
  ],
  [
    'circle-of-functions',
    'a circle of functions',
    (n) => `${each(n, (i) => `function f${i}(v) { return f${(i + 1) % n}(v); }`)}\n${used('f0(x)')}`,
  ],
  [
    'grid',
    'functions that all call the next ones',
    (n) =>
      `${each(n, (i) => `function f${i}(t) { return [f${i + 1}(t), f${i + 2}(t), f${i + 3}(t)]; }`)}\n${used('f0(token)')}`,
  ],
  [
    'diamonds',
    'values that meet again',
    (n) =>
      `const b0 = token;\n${each(n, (i) => `const c${i} = x ? b${i} : b${i}.a; const d${i} = y ? b${i} : b${i}.b; const b${i + 1} = z ? c${i} : d${i};`)}\n${used(`b${n}`)}`,
  ],
];

/** The memo answers shorter chains in one go, and longer ones in several. */
const LONG = 160;

export const values: readonly Shape[] = [
  ...chained.map(([name, about, start, link]) => ({
    name,
    about,
    from: LONG,
    code: (n: number) => `${JWT}\n${chain(n, start, link)}\n${used(`a${n}`)}`,
  })),
  ...wide.map(([name, about, code]) => ({ name, about, code: (n: number) => `${JWT}\n${code(n)}` })),
];
