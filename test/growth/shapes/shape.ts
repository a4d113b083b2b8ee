/** A kind of program that can be written in any size. */
export interface Shape {
  readonly name: string;
  /** what is there many times, or how it is nested */
  readonly about: string;
  readonly code: (n: number) => string;
  /** the name of the file. Default: `src/file.js` */
  readonly file?: string;
  /** the largest `n` that ESLint itself reads without any rule: what nests deeper overflows its parser, its scopes or its walk */
  readonly most?: number;
  /** the smallest `n` of the test, where a smaller one says nothing. Default: 16 */
  readonly from?: number;
  /** why it grows faster than it should, where nobody has mended that yet */
  readonly todo?: string;
}

/** Lines that differ by their number alone. */
export function each(n: number, line: (i: number) => string, between = '\n'): string {
  return Array.from({ length: n }, (_, i) => line(i)).join(between);
}

/** The same inside of itself: `open` n times, what is innermost, `close` n times. */
export function nested(n: number, open: string, inner: string, close: string): string {
  return open.repeat(n) + inner + close.repeat(n);
}

/** `const a0 = START; const a1 = LINK(a0); …` up to `an`. */
export function chain(n: number, start: string, link: (last: string, i: number) => string): string {
  return `const a0 = ${start};\n${each(n, (i) => `const a${i + 1} = ${link(`a${i}`, i)};`)}`;
}

export const JWT = "import jwt from 'jsonwebtoken';";
export const JOSE = "import * as jose from 'jose';";

/** Hands a value to what looks at keys, payloads, options, addresses, stores and logs. */
export function used(value: string): string {
  return [
    `jwt.verify(token, ${value}, ${value});`,
    `jwt.sign(${value}, ${value}, ${value});`,
    `jwt.sign({ data: ${value}, exp: ${value} }, process.env.KEY, { expiresIn: ${value} });`,
    `jwt.verify(${value}, process.env.KEY, { algorithms: ${value}, issuer: ${value} });`,
    `jwt.decode(${value});`,
    `localStorage.setItem('token', ${value});`,
    `console.log(${value});`,
    `fetch(${value}, { headers: { authorization: ${value} } });`,
    `res.cookie('token', ${value}, ${value});`,
    `location.href = '/login?token=' + ${value};`,
  ].join('\n');
}
