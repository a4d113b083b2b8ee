import type { Runtime } from '../../model/table.ts';
import type { FileView } from '../evaluation/file-view.ts';

/**
 * Where a file runs, by the strongest sign it gives: a module of a server or browser framework, then a global of either,
 * then the kind of file.
 *
 * @param filename path or name of the file
 */
export function findRuntime(file: FileView, filename: string): Runtime | 'unknown' {
  const modules = file.modules.map((specifier) => file.table.runtimeOfModule(specifier));
  if (hasDirective(file, 'use client')) return 'browser';
  if (modules.includes('server') || hasDirective(file, 'use server')) return 'server';
  if (modules.includes('browser') || /\.(?:vue|svelte|jsx|tsx)$/.test(filename)) return 'browser';
  const globals = [...file.scopes.freeNames].map((name) => file.table.runtimeOfGlobal(name));
  if (globals.includes('browser')) return 'browser';
  return globals.includes('server') ? 'server' : 'unknown';
}

/** Whether a file plainly runs in browsers alone: it says so, or uses what only browsers have. */
export function isClientOnly(file: FileView): boolean {
  if (hasDirective(file, 'use client')) return true;
  return [...file.scopes.freeNames].some((name) => file.table.runtimeOfGlobal(name) === 'browser');
}

function hasDirective(file: FileView, text: string): boolean {
  return file.sourceCode.ast.body.some(
    (statement) => statement.type === 'ExpressionStatement' && statement.directive === text,
  );
}
