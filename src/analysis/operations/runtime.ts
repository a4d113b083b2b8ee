import type { Runtime } from '../../model/table.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy } from '../memo.ts';
import { isForBrowsers, isInServerCode } from './server-code.ts';
import { enclosingFunction, isFunction, type FunctionNode, type Node } from '../syntax/node.ts';

/** Where a piece of code runs, as far as the file says. */
export type RuntimeAt = (node: Node) => Runtime | 'unknown';

/**
 * Tells where the parts of a file run, by the strongest sign: a directive; a module of a server framework; what only browsers have,
 * in the function itself; a framework's convention for server code; a browser framework or a file of components; globals. A JWT
 * library is the weakest sign but one: bundlers take any package.
 */
export function traceRuntimes(file: FileView): RuntimeAt {
  const { body } = file.sourceCode.ast;
  const runtimes = lazy(() => file.modules.map((specifier) => file.table.runtimeOfModule(specifier)));
  const ofBrowsers = lazy(() => browserFunctions(file));
  const otherwise = lazy(() => runtimeByHabit(file));
  return (node) => {
    if (hasDirective(body, 'use client')) return 'browser';
    if (runtimes().includes('server') || hasDirective(body, 'use server')) return 'server';
    const functions = functionsAround(node);
    if (functions.some(isServerFunction)) return 'server';
    if (functions.some((fn) => ofBrowsers().has(fn))) return 'browser';
    return isInServerCode(file, node) ? 'server' : otherwise();
  };
}

/** What is left to go by where no framework says anything. */
function runtimeByHabit(file: FileView): Runtime | 'unknown' {
  if (isForBrowsers(file)) return 'browser';
  if (browserGlobals(file).some(isUsed)) return 'browser';
  if (file.modules.some((specifier) => file.module(specifier)?.source.runtime === 'server')) return 'server';
  const globals = [...file.scopes.freeNames.keys()].map((name) => file.table.runtimeOfGlobal(name));
  if (globals.includes('browser')) return 'browser';
  return globals.includes('server') ? 'server' : 'unknown';
}

/** Whether a file plainly runs in browsers alone: it says so, or uses what only browsers have. */
export function isClientOnly(file: FileView): boolean {
  return hasDirective(file.sourceCode.ast.body, 'use client') || browserGlobals(file).length > 0;
}

function browserGlobals({ scopes, table }: FileView): readonly Node[] {
  return [...scopes.freeNames].flatMap(([name, uses]) => (table.runtimeOfGlobal(name) === 'browser' ? uses : []));
}

/** `typeof window` asks whether there is one. */
const isUsed = ({ parent }: Node): boolean => !(parent?.type === 'UnaryExpression' && parent.operator === 'typeof');

/** The functions that use what only browsers have. */
function browserFunctions(file: FileView): ReadonlySet<FunctionNode> {
  return new Set(browserGlobals(file).filter(isUsed).flatMap(functionsAround));
}

function functionsAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let fn = isFunction(node) ? node : enclosingFunction(node); fn; fn = enclosingFunction(fn)) found.push(fn);
  return found;
}

/** `async () => { 'use server'; … }` */
function isServerFunction({ body }: FunctionNode): boolean {
  return body.type === 'BlockStatement' && hasDirective(body.body, 'use server');
}

/** Directives stand before everything else. */
function hasDirective(statements: readonly Node[], text: string): boolean {
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || typeof statement.directive !== 'string') return false;
    if (statement.directive === text) return true;
  }
  return false;
}
