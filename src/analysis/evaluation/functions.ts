import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { enclosingClass, isFunction, unwrap, type ClassNode, type FunctionNode, type Node } from '../syntax/node.ts';
import { either, literal, unknown, type Value } from './value.ts';

/** The expressions that a function may return. */
export function returnedExpressions(file: FileView, fn: FunctionNode): readonly Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  return file.tree
    .inFunction('ReturnStatement', fn)
    .flatMap((statement) => (statement.argument ? [statement.argument] : []));
}

/** What a call of the file's own function gives. */
export function returnedValue(file: FileView, fn: FunctionNode): Value {
  if (fn.generator) return unknown('call', fn);
  const returned = returnedExpressions(file, fn);
  if (returned.length === 0) return literal(undefined, fn);
  return either(
    returned.map((node) => file.evaluate(node)),
    fn,
  );
}

/**
 * What `new Promise((resolve, reject) => …)` settles to: whatever is handed to `resolve`, also where `resolve` itself
 * is handed on as a callback.
 */
export function promisedValue(file: FileView, executor: FunctionNode): Value | undefined {
  const [resolve] = executor.params;
  const variable = resolve && file.scopes.variable(resolve);
  if (!variable) return undefined;
  const settled = variable.references.flatMap(({ identifier }) => {
    const call = identifier.parent;
    if (call.type !== 'CallExpression' || call.callee !== identifier) return [];
    const [argument] = call.arguments;
    return argument ? [file.evaluate(argument)] : [];
  });
  return settled.length > 0 ? either(settled, executor) : undefined;
}

/** A parameter of a function of the file, by position. */
export interface Parameter {
  readonly fn: FunctionNode;
  readonly index: number;
}

/** The parameter that an expression hands on as it is, or through one call. */
export function parameterOf(file: FileView, expression: Node): Parameter | undefined {
  const node = unwrap(expression);
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments;
    return argument ? parameterOf(file, argument) : undefined;
  }
  if (node.type === 'SpreadElement') return parameterOf(file, node.argument);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const def of variable?.defs ?? []) {
    const fn: Node = def.node;
    if (!isFunction(fn)) continue;
    const index = fn.params.findIndex(
      (parameter) => parameter === def.name || (parameter.type === 'RestElement' && parameter.argument === def.name),
    );
    if (index >= 0) return { fn, index };
  }
  return undefined;
}

/** The `super(…)` call of a class. */
export function superCall(file: FileView, owner: ClassNode): TSESTree.CallExpression | undefined {
  for (const node of file.tree.get('Super')) {
    const call = node.parent;
    if (call.type === 'CallExpression' && call.callee === node && enclosingClass(call) === owner) return call;
  }
  return undefined;
}
