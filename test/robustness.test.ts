import { analyze } from '@typescript-eslint/scope-manager';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.ts';
import { effort } from './effort.ts';
import { everyRule, lint } from './lint.ts';

const FILE = 'src/file.ts';

/** All of them, those that ask for more included. */
const rules: Linter.RulesRecord = Object.fromEntries(
  Object.keys(plugin.rules).map((rule) => [`jwt-guard/${rule}`, 'error']),
);

describe('code that nobody would finish like this', () => {
  it.each([
    ['nothing', ''],
    ['a comment', '// jsonwebtoken token localStorage'],
    ['a call without arguments', "import jwt from 'jsonwebtoken'; jwt.verify(); jwt.sign(); jwt.decode(); new jwt();"],
    [
      'an empty super',
      "import { Strategy } from 'passport-jwt'; class A extends Strategy { constructor() { super(); } }",
    ],
    [
      'only declarations',
      "import jwt from 'jsonwebtoken'; declare const token: string; declare function jwt2(): void;",
    ],
    ['a variable that is itself', "import jwt from 'jsonwebtoken'; const a = a; jwt.verify(a, a, a);"],
    [
      'functions that call each other',
      "import jwt from 'jsonwebtoken'; const f = () => g(); const g = () => f(); jwt.verify(f(), g(), f());",
    ],
    [
      'an object spread into itself',
      "import jwt from 'jsonwebtoken'; let o = {}; for (;;) o = { ...o, token: 1 }; jwt.verify(t, k, o);",
    ],
    [
      'keys that are made from themselves',
      "import jwt from 'jsonwebtoken'; import { createPublicKey } from 'crypto'; key = createPublicKey(key); let k = [k]; const f = () => f; jwt.verify(t, key); jwt.verify(t, k); jwt.sign({}, f); function g(pub) { pub = createPublicKey(pub); return jwt.verify(t, pub); }",
    ],
    [
      'payloads that are copied into themselves',
      "import jwt from 'jsonwebtoken'; let o = {}; o = { ...structuredClone(o), p: o.toObject() }; jwt.sign(o, k); class A { toJSON() { return { a: new A() }; } } jwt.sign(new A(), k);",
    ],
    [
      'times that are made from themselves',
      "import jwt from 'jsonwebtoken'; let exp = exp + 1; const d = new Date(d); exp += d; d.setDate(d.getDate() + exp); jwt.sign({ exp }, k); jwt.sign({ exp: d.getTime() }, k, { expiresIn: exp });",
    ],
    [
      'types that are themselves',
      "import jwt from 'jsonwebtoken'; type A = A & Partial<A>; interface B extends B { b: B } export const f = (a: A, b: B) => jwt.sign(a, k) + jwt.sign(b, k);",
    ],
    [
      'a class that extends itself',
      "import jwt from 'jsonwebtoken'; class A extends A { x = this.x; f() { return jwt.verify(this.x, A.y, this.z); } }",
    ],
    [
      'a parameter that is its own default',
      "import jwt from 'jsonwebtoken'; function f(a = a, { b = b } = {}) { jwt.verify(a, b, a.b); } f();",
    ],
    [
      'patterns with holes',
      "import jwt from 'jsonwebtoken'; const [, { verify: [v] = [] } = {}, ...rest] = jwt; v(...rest);",
    ],
    [
      'a promise without an executor',
      "import jwt from 'jsonwebtoken'; new Promise(); new Promise(jwt.verify); promise.then();",
    ],
    [
      'a function that returns itself',
      "import jwt from 'jsonwebtoken'; function f() { return f; } jwt.verify(f()()(), f(), f()()); ",
    ],
    [
      'names of Object.prototype',
      "import jwt from 'jsonwebtoken'; jwt.constructor('a'); jwt.toString(); jwt.__proto__.x(); jwt.hasOwnProperty('y');",
    ],
    [
      'decorators and overloads',
      "import { JwtService } from '@nestjs/jwt'; class A { constructor(@Inject() readonly j: JwtService) {} f(): void; f(x?: string) { this.j.verify(x); } }",
    ],
    [
      'an import equals of a namespace',
      "import jwt = require('jsonwebtoken'); import v = jwt.verify; v(a, b); export = jwt;",
    ],
    [
      'a private and a computed member',
      "import jwt from 'jsonwebtoken'; class A { #k = 1; [x] = 2; static { this.#k; } f() { return jwt[x](this.#k, this[x]); } }",
    ],
    [
      'a destructured variable that its own initializer reads',
      "import { decodeJwt } from 'jose'; var { sub } = decodeJwt(sub); var [a] = f(a); let { b } = { b }; decodeJwt(a); decodeJwt(b);",
    ],
    [
      'functions that spread each other',
      "import jwt from 'jsonwebtoken'; const first = () => ({ ...second() }); const second = () => ({ ...first() }); jwt.sign(first(), k);",
    ],
    [
      'classes that extend each other',
      "import jwt from 'jsonwebtoken'; class A extends B { f() { jwt.verify(this.token, this.key); } } class B extends A {}",
    ],
    [
      'an encoder that is itself',
      "import jwt from 'jsonwebtoken'; var e = e; let g = h, h = g; jwt.sign({}, e.encode('a')); jwt.sign({}, g.encode('a'));",
    ],
    [
      'a cookie of nothing',
      'document.cookie = ``; document.cookie = token; localStorage[token] = localStorage; new URLSearchParams().set();',
    ],
  ])('%s', (_, code) => {
    expect(() => lint(code, FILE, { rules })).not.toThrow();
  });

  it('a deep chain of calls', () => {
    const code = `import jwt from 'jsonwebtoken';\njwt.verify(t, k)${'.then(x => x)'.repeat(300)};`;
    expect(() => lint(code, FILE, { rules })).not.toThrow();
  });

  it.each([
    ['strings that double', "'0123456789abcdef'", (a: string) => `${a} + ${a}`],
    ['texts that double', 'token', (a: string) => `\`\${${a}}/\${${a}}\``],
    ['lists that double', "['none']", (a: string) => `[...${a}, ...${a}]`],
    ['objects that are spread into each other', '{ a: 1 }', (a: string) => `{ ...${a}, b: ${a} }`],
    ['functions that call the next one twice', '(v) => v', (a: string) => `(v) => ${a}(v) + ${a}(v + 'a')`],
  ])('%s, two thousand times', (_, start, link) => {
    const lines = Array.from({ length: 2_000 }, (__, n) => `const a${n + 1} = ${link(`a${n}`)};`);
    const uses = 'jwt.verify(t, a2000, a2000); jwt.sign(a2000, a2000, a2000); localStorage.setItem("token", a2000);';
    const code = `import jwt from 'jsonwebtoken';\nconst a0 = ${start};\n${lines.join('\n')}\n${uses}`;
    expect(() => lint(code, FILE, { rules })).not.toThrow();
  });

  it('a list of two hundred thousand, spread', () => {
    const code = `import jwt from 'jsonwebtoken';\nconst a = [${'1,'.repeat(200_000)}];\njwt.verify(t, k, { algorithms: [...a] });\njwt.sign(...a);`;
    expect(() => lint(code, FILE, { rules })).not.toThrow();
  });

  it.each([
    [
      'handlers that catch what a verification throws',
      (n: number) =>
        `app.get('/${n}', (req, res, next) => { try { req.user = jwt.verify(req.cookies.sid, K, { algorithms: ['RS256'] }); next(); } catch (e) { next(e); } });`,
    ],
    ['payloads that are members', (n: number) => `jwt.sign(users.number${n}, process.env.KEY, { expiresIn: '1h' });`],
    [
      'functions that keep tokens in this',
      (n: number) =>
        `function F${n}(s) { this.accessToken = s.accessToken; this.idToken = s.idToken; } F${n}.prototype.m = function () { console.log(this.accessToken, this.idToken); };`,
    ],
  ])('%s, in a time that grows with their number', (_, line) => {
    const timeOf = (count: number): number => {
      const code = `const jwt = require('jsonwebtoken');\n${Array.from({ length: count }, (__, n) => line(n)).join('\n')}`;
      const linter = new Linter();
      return effort(() =>
        linter.verify(code, { plugins: { 'jwt-guard': plugin }, rules: everyRule }, { filename: 'a.js' }),
      );
    };
    timeOf(200);
    // Four times as much, or sixteen times where it grows with the square.
    expect(timeOf(2_400) / timeOf(600)).toBeLessThan(9);
  });

  it('a function that leaves early two thousand times, and reads as often what it has asked for', () => {
    const each = (line: (n: number) => string): string => Array.from({ length: 2_400 }, (_, n) => line(n)).join('\n');
    const exits = each((n) => `if (!data.a${n}) { console.log(data); return; }`);
    const code = `function show(data) {\n${exits}\n${each((n) => `use(data.a${n});`)}\nuse(data.token);\n}`;
    const linter = new Linter();
    const plugins = { 'jwt-guard': plugin };
    const reading = effort(() => linter.verify(code, { plugins }, { filename: 'a.js' }));
    const linting = effort(() => {
      const rules = { 'jwt-guard/no-token-in-log': 'error' } as const;
      expect(linter.verify(linter.getSourceCode(), { plugins, rules }, { filename: 'a.js' })).toHaveLength(2_400);
    });
    // Where each exit looks at all the others it is forty times as much as reading.
    expect(linting / reading).toBeLessThan(12);
  });

  it('a minified bundle of five megabytes', () => {
    const unit = (n: number): string =>
      `var a${n}=require("jsonwebtoken"),t${n}={token:1,algorithms:[]};function f${n}(e,r){return a${n}.verify(e,r,t${n})?f${n - 1}(e,t${n}):localStorage.setItem("x"+e,e)}`;
    let code = 'function f0(){}';
    for (let n = 1; code.length < 1_000_000; n++) code += unit(n);
    // Most of a bundle that large is data.
    code += `var data="${'eyJ0b2tlbiI6'.repeat(330_000)}";`;
    expect(code.length).toBeGreaterThan(4_900_000);
    const linter = new Linter();
    const plugins = { 'jwt-guard': plugin };
    const reading = effort(() => linter.verify(code, { plugins }, { filename: 'a.js' }));
    const linting = effort(() => {
      const messages = linter.verify(linter.getSourceCode(), { plugins, rules: everyRule }, { filename: 'a.js' });
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    });
    // About as much as reading it. What grows with the square of its size would be hundreds of times as much.
    expect(linting / reading).toBeLessThan(10);
  });
});

describe('trees of other languages', () => {
  /** A parser that gives a tree with one node in it, whatever the text is. */
  const parserOf = (child: object, visitorKeys: Record<string, string[]>): Linter.Parser => ({
    parseForESLint: (text: string) => {
      const at = {
        range: [0, text.length],
        loc: { start: { line: 1, column: 0 }, end: { line: 1, column: text.length } },
      };
      const node = { ...at, ...child };
      return {
        ast: {
          type: 'Program',
          body: [],
          sourceType: 'module',
          comments: [],
          tokens: [],
          templateNodes: [node],
          ...at,
        },
        visitorKeys: { Program: ['templateNodes'], ...visitorKeys },
        // A language that is none of JavaScript's brings scopes of its own.
        scopeManager: analyze({ type: 'Program', body: [], sourceType: 'script', ...at } as never),
      } as never;
    },
  });

  it.each([
    ['an Angular template literal', { type: 'TemplateLiteral', elements: [] }],
    ['a call without arguments', { type: 'CallExpression', receiver: {} }],
    ['a member without an object', { type: 'MemberExpression', name: 'token' }],
    ['a sum of nothing', { type: 'BinaryExpression', operator: '+' }],
    ['a property of no object', { type: 'Property', name: 'color' }],
    ['an assignment without sides', { type: 'AssignmentExpression' }],
    ['objects and patterns without properties', { type: 'ObjectExpression', inner: { type: 'ObjectPattern' } }],
  ])('%s', (_, child) => {
    const text =
      '<a href="/reset?token=${token}">localStorage.setItem, console.log, jsonwebtoken</a> "jose" atob(x.split(".")) none alg';
    const linter = new Linter();
    const languageOptions = { parser: parserOf(child, {}) };
    const config = { files: ['**/*.html'], plugins: { 'jwt-guard': plugin }, languageOptions, rules };
    expect(linter.verify(text, config, { filename: 'a.html' })).toEqual([]);
  });
});

describe('a file without tokens', () => {
  it('is left alone after one look at its text', () => {
    const sourceCode = new Proxy(
      { text: 'export const sum = (a, b) => a + b;' },
      {
        get(target, key) {
          if (key !== 'text') throw new Error(`looked at ${String(key)}`);
          return target.text;
        },
      },
    );
    for (const rule of Object.values(plugin.rules)) {
      const context = { sourceCode, settings: {}, options: [], cwd: '/', filename: '/src/sum.js', id: '', report() {} };
      expect(Reflect.apply(rule.create, rule, [context])).toEqual({});
    }
  });
});

describe('mistakes in the options of a rule', () => {
  const run = (config: Partial<Linter.Config>): (() => void) => {
    const linter = new Linter();
    const rules: Linter.RulesRecord = { 'jwt-guard/require-issuer': 'error' };
    return () =>
      void linter.verify('jwt', { plugins: { 'jwt-guard': plugin }, rules, ...config }, { filename: 'a.js' });
  };

  it.each<[Linter.RulesRecord, RegExp]>([
    [
      { 'jwt-guard/require-issuer': ['error', { whenn: 'shared' }] } as unknown as Linter.RulesRecord,
      /require-issuer[\s\S]*whenn/,
    ],
    [
      { 'jwt-guard/no-token-in-storage': ['error', { stores: ['disk'] }] } as unknown as Linter.RulesRecord,
      /no-token-in-storage[\s\S]*disk|stores/,
    ],
  ])('options %j', (rules, message) => {
    expect(run({ rules })).toThrow(message);
  });
});
