/** Programs with what the other files of this repository have not, by what they are about: name, path, text. */
export const SAMPLES: readonly (readonly [string, string, string])[] = [
  [
    'classes',
    'a.ts',
    'abstract class A<T> extends B<T> implements C<T> { static #a?: string; declare b: 1; abstract c(): void; override get d() { return 1 } static { a } accessor e = 1; constructor(private f = 1, readonly g?: string) { super() } [h]: string }',
  ],
  ['decorators', 'a.ts', '@A() export class B { @C() d!: string; @E f(@G() h: I) {} }\nexport default @J class {}'],
  [
    'types',
    'a.ts',
    'type A<B extends C = D> = { readonly [E in keyof F]?: G[E] } & (H | `a${I}`); type J = K extends infer L ? [a: L, ...M] : typeof import("n"); interface O extends P<Q> { (): R; new (s?: T): U; v(this: W): asserts x is Y; get z(): 1 }',
  ],
  [
    'assertions',
    'a.ts',
    'const a = (<B>c)!; const d = { e: 1 } as const satisfies F; g<H>; (a as any) = 1; for (const [i, { j = 1, ...k }] of l as M[]) ;',
  ],
  [
    'declarations',
    'a.ts',
    'declare global { interface A {} var b: C } declare module "d"; declare module "e" { export * from "f" } namespace G.H { export enum I { J = 1, "K" } } function l(m: N): void; function l(m) {} import o = p.q; import r = require("s"); export import t = u; export as namespace V; declare enum W {} const enum X { Y }',
  ],
  [
    'modules',
    'a.ts',
    'import type A from "b"; import type { B } from "c"; import D, * as E from "e"; import { type F, "g h" as i, default as j } from "k" with { type: "json" }; export * as l from "m"; export { type N, o as "p q" } from "r"; export type { S } from "t"; export default async function* () { yield* u; await import("v", { with: {} }); import.meta.w }',
  ],
  [
    'CommonJS',
    'a.js',
    '"use strict"; var a = exports.b = require("c"); module.exports = { a, get d() { return 1 }, async *e() {}, [f]: 1, "g": 2, 3: 4 }; Object.defineProperty(exports, "__esModule", { value: true }); export {}',
  ],
  [
    'expressions',
    'a.js',
    'a?.b?.[c]?.(d).e; (a?.b).c; a ??= b || (c && d); `a${b}c`; f`g${h}\\u`; function h() { new.target } (a, b); a ** -b; x = async (a) => ({ ...a }); y = class B { static async #c() { return #c in this } }; z = /[/]\\/(?<a>b)/dgimsuy; 1n; 0x1F; 1_000; .5e-10; "\\u{1F600}"; void 0; delete a.b; a = b ? c : d; [, a, , ...b] = c; ({ a, b: c = 1, ...d } = e)',
  ],
  [
    'statements',
    'a.js',
    'a: for (let i = 0, j; i < 1; i++) { if (b) continue a; else break a } for (const k in l) ; for (var m of n) ; while (o) p(); do q(); while (r) switch (s) { case 1: case 2: t(); break; default: u() } try { v() } catch { w() } finally { x() } try { } catch ({ y }) { } throw z; debugger; ;',
  ],
  [
    'scopes',
    'a.ts',
    'let a = 1; { let a = 2; a } function b(a = c, c) { var d = a; return arguments } class E { e = E; static f = this } (function g() { g }); try {} catch (h) { h } enum I { J, K = J } type L<M> = M; function n<O>(p: O): p is O { return p } export { a as q }; var r; var r; s = r; for (let t of t) t; label: t',
  ],
  [
    'tags',
    'a.tsx',
    'const a = <B.C d="e&amp;&#102;&#x67;" f={g} {...h}>i &amp; j{/* k */}{l}<></><m:n o-p /></B.C>; const q = <T extends U>(r: T) => <S<T> />',
  ],
  ['comments', 'a.ts', '// a\n/* b\n c */ d /* e */ ( // f\n) /** g */\n//'],
  ['texts of two units', 'a.ts', 'const 𝒜 = "😀" // 😀\r\n;`😀\r\n${𝒜}\u2028`; /* \u2029 */ b'],
];
