import type { TSESTree } from '@typescript-eslint/utils';

import type { Callers, FileView } from './file-view.ts';
import { keyResolverParameter } from './token-header.ts';
import {
  enclosing,
  functionName,
  isClass,
  isFunction,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { type TreeIndex } from '../syntax/tree-index.ts';
import { alternatives, either, literal, matches, slotOf, unknown, type Invocation, type Value } from './value.ts';

/** The expressions that a function may return. */
export function returnedExpressions(file: FileView, fn: FunctionNode): readonly Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  return (file.returns.get(fn) ?? []).flatMap((statement) => (statement.argument ? [statement.argument] : []));
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

/** The calls of a function that the file shows. */
export function findCallers(file: FileView, fn: FunctionNode): Callers {
  const name = functionName(fn)?.replace(/^#/, '');
  if (name === undefined) return { invocations: [], isComplete: false };
  const invocations = (file.callsByName.get(name) ?? []).flatMap((call): Invocation[] => {
    const called = alternatives(file.evaluate(call.callee));
    if (!called.some((value) => value.kind === 'function' && value.node === fn)) return [];
    return [{ node: call, callee: call.callee, args: call.arguments, made: undefined }];
  });
  return { invocations, isComplete: !mayBeCalledElsewhere(file, fn) };
}

function mayBeCalledElsewhere(file: FileView, fn: FunctionNode): boolean {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
  const name =
    fn.type === 'FunctionDeclaration' ? fn.id : declaration.type === 'VariableDeclarator' ? declaration.id : null;
  const variable = name && file.scopes.variable(name);
  if (!variable) return !isPrivateMethod(fn);
  const statement = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  if (/^Export/.test(statement.parent?.type ?? '')) return true;
  return variable.references.some(({ identifier, init }) => {
    if (init) return false;
    const parent = identifier.parent;
    return !(parent.type === 'CallExpression' && parent.callee === identifier);
  });
}

function isPrivateMethod(fn: FunctionNode): boolean {
  const method = fn.parent;
  if (method.type !== 'MethodDefinition' && method.type !== 'PropertyDefinition') return false;
  return method.key.type === 'PrivateIdentifier' || method.accessibility === 'private';
}

/** Calls of a file by the name of what they call. */
export function indexCalls(tree: TreeIndex): ReadonlyMap<string, CallNode[]> {
  const index = new Map<string, CallNode[]>();
  for (const node of [...tree.get('CallExpression'), ...tree.get('NewExpression')]) {
    const name = spokenName(node.callee);
    if (name === undefined) continue;
    const list = index.get(name);
    if (list) list.push(node);
    else index.set(name, [node]);
  }
  return index;
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

/** What a parameter of a function holds, as far as the file shows who calls it. */
export function parameterValue(file: FileView, fn: FunctionNode, index: number): Value {
  const parameter = fn.params[index] ?? fn;
  return (
    callbackParameter(file, fn, index) ??
    keyResolverParameter(file, fn, index) ??
    methodParameter(file, fn, index) ??
    argumentValue(file, fn, index) ??
    unknown('parameter', parameter)
  );
}

function argumentValue(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  const { invocations, isComplete } = file.callers(fn);
  if (invocations.length === 0) return undefined;
  const given = invocations.map(({ node, args }) => {
    if (args.slice(0, index + 1).some((argument) => argument.type === 'SpreadElement')) return unknown('dynamic', node);
    const argument = args[index];
    return argument ? file.evaluate(argument) : literal(undefined, node);
  });
  return either(isComplete ? given : [...given, unknown('parameter', fn)], fn);
}

/** A function handed to a known operation, to `then`, or to an array method gets what that hands on. */
function callbackParameter(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  const given = placesOf(file, fn).flatMap((place) => handedOn(file, place, fn, index) ?? []);
  return given.length > 0 ? either(given, fn) : undefined;
}

/** Where a function stands as a value: where it is written, and where its name is. */
function placesOf(file: FileView, fn: FunctionNode): readonly Node[] {
  const name = fn.id ?? (fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined);
  const references = (name && file.scopes.variable(name)?.references) ?? [];
  return [wrapped(fn), ...references.map(({ identifier }): Node => identifier)];
}

function handedOn(file: FileView, place: Node, fn: FunctionNode, index: number): Value | undefined {
  const call = place.parent;
  if ((call?.type !== 'CallExpression' && call?.type !== 'NewExpression') || call.callee === place) return undefined;
  const invoked = file.resolvedCall(call);
  const op = invoked?.use?.op;
  if (invoked && op?.callback) {
    const at = typeof op.callback.at === 'string' ? [op.callback.at] : op.callback.at;
    const isCallback = at.some((argument) => invoked.invocation.args[Number(argument)] === place);
    if (!isCallback || !claimsAt(op.callback, invoked.invocation, file).includes(index)) return undefined;
    return { kind: 'result', op, source: invoked.thing.source, call, path: [], node: fn };
  }
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || index !== 0 || call.arguments[0] !== place) return undefined;
  const method = spokenName(callee);
  // A stream counts as what it emits, as a promise counts as what it settles to.
  if (method === 'then' || method === 'subscribe') return file.evaluate(callee.object);
  if (method === undefined || !ELEMENT_METHODS.has(method)) return undefined;
  return elementOf(file.evaluate(callee.object), fn);
}

/** As which parameters a callback may get the claims: an option may put the request before them. */
function claimsAt(
  { claims, requestFirst }: { readonly claims: number; readonly requestFirst?: string },
  { args }: Invocation,
  file: FileView,
): readonly number[] {
  const options = requestFirst !== undefined && args[0] ? file.evaluate(args[0]) : undefined;
  const slot = options && requestFirst !== undefined ? slotOf(file, options, requestFirst) : undefined;
  if (!slot || slot.has === 'no') return [claims];
  return slot.value && matches(slot.value, 'truthy') !== undefined
    ? [claims + (matches(slot.value, 'truthy') ? 1 : 0)]
    : [claims, claims + 1];
}

const ELEMENT_METHODS = new Set(['forEach', 'map', 'filter', 'find', 'some', 'every', 'flatMap']);

/** One element of a list. */
export function elementOf(list: Value, node: Node): Value {
  if (list.kind !== 'array' || list.open || list.items.length === 0) return unknown('dynamic', node);
  return either(list.items, node);
}

/** `validate(payload)` of a class that extends a known strategy gets the claims that the strategy verified. */
function methodParameter(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  const method = fn.parent;
  if (method.type !== 'MethodDefinition') return undefined;
  const owner = enclosing(method, isClass);
  const base = owner?.superClass && file.evaluate(owner.superClass);
  if (!owner || base?.kind !== 'thing') return undefined;
  const call = superCall(file, owner);
  const invoked = call && file.resolvedCall(call);
  const op = invoked?.use?.op;
  if (!call || !invoked || !op?.method || op.method.name !== spokenName(method.key)) return undefined;
  if (!claimsAt(op.method, invoked.invocation, file).includes(index)) return undefined;
  return { kind: 'result', op, source: base.source, call, path: [], node: fn };
}

/** The `super(…)` call of a class. */
export function superCall(file: FileView, owner: ClassNode): TSESTree.CallExpression | undefined {
  for (const node of file.tree.get('Super')) {
    const call = node.parent;
    if (call.type === 'CallExpression' && call.callee === node && enclosing(call, isClass) === owner) return call;
  }
  return undefined;
}
