import type { TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { callbackOf } from './callbacks.ts';
import { isAwaited } from './promise-chains.ts';
import { isLogging } from './work.ts';
import { isErrorName } from '../../lexicon/value-names.ts';
import { isUnread } from './refusals.ts';
import {
  boundTo,
  enclosingFunction,
  plainKey,
  spokenName,
  unwrap,
  wrappedPromise,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { within } from '../syntax/lists.ts';

/** A verification whose rejection changes nothing (CWE-252). */
export interface UncheckedResult {
  readonly node: Node;
  /**
   * `promise`: a promise that nobody waits for decides. `dropped`: nobody waits, or looks, at all. `untested`: the answer says
   * that the token was rejected, and is used all the same. `callback`: the error is never read. `notRun`: middleware
   * is made and not run
   */
  readonly kind: 'callback' | 'dropped' | 'notRun' | 'promise' | 'untested';
  readonly library: string;
  /** how people call what verifies */
  readonly name: string;
  /** how the answer tells of a rejection */
  readonly answer?: Answer['kind'];
}

/** The verifications of a file whose answer is not looked at as its library demands. */
export function findUncheckedResults(file: FileView, calls: readonly Operation[]): readonly UncheckedResult[] {
  return calls.flatMap((call): UncheckedResult[] => {
    if (call.kind !== 'verify' || call.op.checks?.signature === 'byCaller') return [];
    const kind = uncheckedKind(file, call);
    const name = spokenName(call.callee) ?? 'verify';
    const { answer } = call.op;
    return kind
      ? [{ node: call.name, kind, library: call.source.name, name, ...(answer && { answer: answer.kind }) }]
      : [];
  });
}

function uncheckedKind(file: FileView, call: Operation): UncheckedResult['kind'] | undefined {
  const { answer } = call.op;
  // An option that the file does not show may make another answer of it.
  if (call.perhaps.some((other) => other.answer?.async !== answer?.async)) return undefined;
  // What gives a verifier answers with that, not with a token's fate.
  if (call.op.claims === undefined && call.op.token === undefined)
    return isMadeInVain(file, call) ? 'notRun' : undefined;
  const callback = callbackOf(file, call);
  if (callback) return ignoresError(file, call, callback) ? 'callback' : undefined;
  const isPromise = answer?.async === 'promise' || answer?.async === 'either';
  if (isPromise && !isAwaited(call.node)) return promiseFault(file, call.node);
  if (call.perhaps.some((other) => other.answer?.kind !== answer?.kind)) return undefined;
  switch (answer?.kind) {
    case 'false':
    case 'empty':
    case 'errors':
      return isUntested(file, call, answer) ? untestedKind(call.node) : undefined;
    default:
      return undefined;
  }
}

/** What is wrong with a promise that nobody waits for: it decides, or nothing comes of it. */
export function promiseFault(file: FileView, node: Node): 'dropped' | 'promise' | undefined {
  const outer = wrappedPromise(node);
  if (isCondition(outer)) return 'promise';
  if (outer.parent?.type === 'ExpressionStatement') return 'dropped';
  const parent = outer.parent;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined;
  const variable = file.scopes.variable(parent.id);
  const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
  const isWritten = variable?.references.some((reference) => reference.isWrite() && !reference.init) ?? true;
  if (isWritten || reads.some(({ identifier }) => isAwaited(identifier))) return undefined;
  return reads.some(({ identifier }) => isCondition(wrappedPromise(identifier))) ? 'promise' : undefined;
}

/** Middleware that a handler makes and nobody runs: `await jwt({ secret })` where `jwt({ secret })(c, next)` is meant. */
function isMadeInVain(file: FileView, { op, node, callee }: Operation): boolean {
  if (op.answer?.kind !== 'middleware' || file.resolvedCall(node)?.kind !== 'call') return false;
  // A method of what a framework hands out registers: `server.auth.strategy(…)`.
  const maker = unwrap(callee);
  if (maker.type === 'MemberExpression' && file.evaluate(maker.object).kind !== 'thing') return false;
  return isUnread(file, node) && enclosingFunction(node) !== undefined;
}

/** Whether code goes one way or the other by the truth of an expression. */
function isCondition(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      return parent.operator === '??' ? false : parent.left === node || isCondition(wrappedPromise(parent));
    default:
      return false;
  }
}

/** The error is never read, nothing asks whether there are claims, and something is called all the same. */
function ignoresError(file: FileView, { op }: Operation, callback: FunctionNode): boolean {
  const [error] = callback.params;
  const claims = callback.params[op.callback?.claims ?? 1];
  if (!error || error.type !== 'Identifier' || file.scopes.reads(error).length > 0) return false;
  if (claims && claims.type !== 'Identifier') return false;
  const uses = claims ? file.scopes.reads(claims) : [];
  // Taking something from claims that are not there throws.
  if (uses.some((use) => isLookedAt(use) || isTakenFrom(use))) return false;
  return within(file.tree.get('CallExpression'), callback.body).some((call) => !isLogging(file, call));
}

/** Tested, compared, or handed to something that may do either. */
function isLookedAt(use: Node): boolean {
  const outer = wrappedPromise(use);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'BinaryExpression':
    case 'SwitchStatement':
    case 'UnaryExpression':
      return true;
    case 'MemberExpression':
      return parent.object === outer && parent.optional;
    default:
      return isCondition(outer) || parent?.type === 'LogicalExpression';
  }
}

function isTakenFrom(use: Node): boolean {
  const outer = wrappedPromise(use);
  const parent = outer.parent;
  if (parent?.type === 'VariableDeclarator') return parent.init === outer && parent.id.type === 'ObjectPattern';
  return parent?.type === 'MemberExpression' && parent.object === outer && !parent.optional;
}

const untestedKind = (node: Node): 'dropped' | 'untested' => {
  const outer = wrappedPromise(node);
  const statement = outer.parent?.type === 'AwaitExpression' ? outer.parent.parent : outer.parent;
  return statement?.type === 'ExpressionStatement' ? 'dropped' : 'untested';
};

/** A rejection is an answer here, and what is made of the answer would be the same for a rejection. */
function isUntested(file: FileView, { node, op }: Operation, answer: Answer): boolean {
  let outer = wrappedPromise(node);
  if (outer.parent?.type === 'AwaitExpression') outer = wrappedPromise(outer.parent);
  const parent = outer.parent;
  if (parent?.type === 'ExpressionStatement') return true;
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer) return false;
  if (parent.id.type === 'ObjectPattern') return isBlind(file, parent.id, answer);
  if (parent.id.type !== 'Identifier') return false;
  const variable = file.scopes.variable(parent.id);
  if (!variable || variable.references.some((reference) => reference.isWrite() && !reference.init)) return false;
  const reads = file.scopes.reads(parent.id);
  if (reads.length === 0) return !isExported(parent);
  // `false.sub` is undefined, and the code goes on; `undefined.sub` throws.
  const goesOn = answer.kind === 'false' && (op.claims?.length ?? 0) > 0;
  if (answer.kind === 'errors') return answer.withClaims === true && reads.every(isClaimRead);
  return goesOn && reads.every((read) => isTakenFrom(read) && !isLookedAt(read.parent ?? read));
}

/** `answer.value`, with nothing of `answer.error` anywhere. */
function isClaimRead(read: Node): boolean {
  const member = read.parent;
  if (member?.type !== 'MemberExpression' || member.object !== read) return false;
  return !isErrorName(plainKey(member.property, member.computed) ?? 'error') && !isLookedAt(member);
}

/** What is taken out of the answer lacks the error, or is the same for `false`. */
function isBlind(file: FileView, pattern: TSESTree.ObjectPattern, answer: Answer): boolean {
  const properties = pattern.properties.flatMap((property) => (property.type === 'Property' ? [property] : []));
  if (properties.length < pattern.properties.length) return false;
  const bound = properties.flatMap(({ value }) => file.scopes.reads(boundTo(value)));
  if (bound.some((read) => isLookedAt(read))) return false;
  if (answer.kind === 'false') return bound.length > 0;
  const readsError = properties.some(({ key, computed }) => isErrorName(plainKey(key, computed) ?? 'error'));
  return answer.kind === 'errors' && answer.withClaims === true && !readsError;
}

function isExported(declarator: TSESTree.VariableDeclarator): boolean {
  return declarator.parent.parent.type === 'ExportNamedDeclaration';
}
