import type { TSESTree } from '@typescript-eslint/utils';

import {
  answersByCallback,
  isLogger,
  knowsOfVerification,
  logsByName,
  observesByName,
  preparesByName,
  respondsByName,
  tellsOfAccess,
  tidiesUpByName,
  verifiesByName,
} from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { neverContinues } from '../syntax/control-flow.ts';
import {
  childNodes,
  enclosingFunction,
  isFunction,
  isInside,
  isNullishLiteral,
  placeOf,
  spokenName,
  unwrap,
  wrapped,
  type Node,
} from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';

/*
 * What statements do for a request: they let it go on, refuse it, work for it, or only tell somebody about it.
 */

/** A call of a logger: one that the model knows, or `logger.info(…)` and `log(…)` by their names. */
export function isLogging(file: FileView, call: TSESTree.CallExpression): boolean {
  if (file.resolvedCall(call)?.use?.op?.kind === 'log') return true;
  const callee = unwrap(call.callee);
  return isLogger((callee.type === 'MemberExpression' ? spokenName(callee.object) : spokenName(callee)) ?? '');
}

/** `next()`, `NextResponse.next()`: what lets a request go on. With an argument, `next(error)` refuses it. */
function proceeds(file: FileView, call: TSESTree.CallExpression): boolean {
  if (file.resolvedCall(call)?.use?.proceeds) return true;
  return isHandedNext(file, call.callee) && call.arguments.length === 0;
}

/** A parameter of a handler whose name says that it lets a request go on, or refuses it where it is given an error. */
export function isHandedNext(file: FileView, callee: Node): boolean {
  const node = unwrap(callee);
  if (node.type !== 'Identifier' || !file.table.names.function(node.name)?.proceeds) return false;
  return isHandedIn(file, node);
}

const isHandedIn = (file: FileView, name: Node): boolean =>
  file.scopes.variable(name)?.defs.some((def) => isFunction(def.node)) ?? false;

/** A call, not handed over but made, that lets a request go on at once: the `next()` of `then(next())`. */
export function proceedsAtOnce(file: FileView, argument: Node): boolean {
  const node = unwrap(argument);
  return node.type === 'CallExpression' && proceeds(file, node);
}

/**
 * The call that lets a request go on, reached from statements in a row. A condition in between may know what became of the token.
 *
 * @param isSame nothing was kept that tells good tokens from refused ones: then conditions about other matters do not
 */
export function proceedsIn(file: FileView, statements: readonly Node[], isSame: boolean): Node | undefined {
  for (const statement of statements) {
    const call = callsIn(file, statement).find((one) => proceeds(file, one));
    if (call) return isStatementOf(wrapped(call), statement) ? call : undefined;
    if (statement.type === 'IfStatement' ? !isSame || !isInnocent(statement) : neverContinues(statement))
      return undefined;
  }
  return undefined;
}

/** A statement itself, what it gives back, or one of a block: not the branch of a condition. */
function isStatementOf(call: Node, statement: Node): boolean {
  if (call === statement) return true;
  const inner = call.parent;
  return inner === statement || (statement.type === 'BlockStatement' && inner?.parent === statement);
}

/** A condition about the request's own matters, which is the same for every token. */
function isInnocent({ test, consequent, alternate }: TSESTree.IfStatement): boolean {
  if (neverContinues(consequent) && neverContinues(alternate)) return false;
  return nodesIn(test).every((node) => {
    if (node.type === 'CallExpression' || node.type === 'AwaitExpression') return false;
    const name = node.type === 'Identifier' ? node.name : '';
    return !knowsOfVerification(name) && !tellsOfAccess(name);
  });
}

/** Whether statements refuse a request, as far as names say: `next(error)`, `res.status(401)`, `ctx.status = 401`. */
export function sendsRefusal(file: FileView, statements: readonly Node[]): boolean {
  return statements.some((statement) => {
    if (isHandedNext(file, statement) || isStatusWrite(statement)) return true;
    return callsIn(file, statement).some(
      (call) => isResponding(file, call) || (isHandedNext(file, call.callee) && call.arguments.length > 0),
    );
  });
}

function isResponding(file: FileView, call: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  if (call.callee.type === 'Identifier') return answersByCallback(call.callee.name) && isHandedIn(file, call.callee);
  const name = spokenName(call.callee) ?? '';
  return respondsByName(name) || name === 'redirect';
}

function isStatusWrite(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  const { left } = statement.expression;
  return left.type === 'MemberExpression' && /^(?:status|statusCode|body)$/.test(spokenName(left) ?? '');
}

/** Whether statements do nothing but tell somebody: a log, the client. What the file does not show may do anything. */
export function onlyTells(file: FileView, statements: readonly Node[]): boolean {
  return statements.every((statement) => {
    switch (statement.type) {
      case 'EmptyStatement':
        return true;
      case 'ExpressionStatement':
        return isStatusWrite(statement) || flagSet(statement) !== undefined || isTelling(file, statement.expression);
      case 'ReturnStatement':
        return !statement.argument || isTelling(file, statement.argument);
      case 'VariableDeclaration':
        return callsIn(file, statement).length === 0;
      default:
        return !/Statement$|Declaration$/.test(statement.type) && isTelling(file, statement);
    }
  });
}

/** The variable of `valid = false`, which tells what became of a token to whoever asks it. */
export function flagSet(statement: Node): Node | undefined {
  const set = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (set?.type !== 'AssignmentExpression' || set.operator !== '=' || set.left.type !== 'Identifier') return undefined;
  const value = unwrap(set.right);
  return value.type === 'Literal' && typeof value.value === 'boolean' ? set.left : undefined;
}

function isTelling(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'AwaitExpression':
      return isTelling(file, node.argument);
    case 'CallExpression': {
      const name = spokenName(node.callee) ?? '';
      if (isHandedNext(file, node.callee)) return true;
      const isTold = isLogging(file, node) || isResponding(file, node) || observesByName(name);
      return isTold || (logsByName(name) && name !== 'error');
    }
    // An error that is made and not thrown.
    case 'NewExpression':
      return /(?:Error|Exception|Response)$/.test(spokenName(node.callee) ?? '');
    case 'MemberExpression':
      return isLogger(spokenName(node.object) ?? '');
    case 'Identifier':
      return isNullishLiteral(node) || isHandedNext(file, node) || /^noop$/i.test(node.name);
    case 'Literal':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return true;
    case 'UnaryExpression':
      return isTelling(file, node.argument);
    default:
      return false;
  }
}

/** What is done for a request. */
export interface Work {
  readonly node: Node;
  /** the answer `true`, which says that the token is good */
  readonly isYes: boolean;
}

/**
 * The first work that statements in a row do for a request, whatever became of its token.
 *
 * @param told names that tell what became of the token: work with those may differ
 * @param isAnswered the request was answered before: further answers are no work
 */
export function workIn(
  file: FileView,
  statements: readonly Node[],
  { told, isAnswered }: { readonly told: readonly Node[]; readonly isAnswered: boolean },
): Work | undefined {
  const reads = told.flatMap((name) => file.scopes.reads(name));
  for (const statement of statements) {
    if (statement.type === 'IfStatement' && !neverContinues(statement) && tellsEitherWay(file, statement)) continue;
    if (reads.some((read) => isInside(read, statement))) return undefined;
    if (statement.type === 'IfStatement') {
      if (!isInnocent(statement)) return undefined;
      continue;
    }
    if (isFunction(statement) || statement.type === 'ThrowStatement') continue;
    // The expression of an arrow function is its answer.
    const isBare = statement.type === 'Literal';
    const answer =
      statement.type === 'ReturnStatement'
        ? statement.argument && unwrap(statement.argument)
        : isBare
          ? statement
          : null;
    if (answer?.type === 'Literal' && answer.value === true) return { node: answer, isYes: true };
    for (const call of callsIn(file, statement)) {
      const name = spokenName(call.callee) ?? '';
      // A second verification: that one decides.
      if (verifiesByName(name) || file.resolvedCall(call)?.use?.op?.kind === 'verify') return undefined;
      if (isWork(file, call, isAnswered)) return { node: call, isYes: false };
    }
    const isMade = answer?.type === 'NewExpression' && spokenName(answer.callee) === 'Response';
    if (isMade && !isAnswered) return { node: answer, isYes: false };
    if (neverContinues(statement)) return undefined;
  }
  return undefined;
}

/** `if (!ok) console.warn('forged')`: neither way does anything. */
function tellsEitherWay(file: FileView, { test, consequent, alternate }: TSESTree.IfStatement): boolean {
  const sides = [consequent, ...(alternate ? [alternate] : [])];
  const told = sides.flatMap((side) => (side.type === 'BlockStatement' ? side.body : [side]));
  if (told.some((one) => one.type === 'ReturnStatement' || flagSet(one))) return false;
  return callsIn(file, test).length === 0 && onlyTells(file, told);
}

function isWork(file: FileView, call: TSESTree.CallExpression, isAnswered: boolean): boolean {
  const name = spokenName(call.callee) ?? '';
  if (isResponding(file, call)) return !isAnswered && !tidiesUpByName(name) && !takesRequest(call);
  return !isLogging(file, call) && ![logsByName, observesByName, tidiesUpByName, preparesByName].some((is) => is(name));
}

/** `request.json()` reads what `response.json(…)` sends. */
const takesRequest = (call: TSESTree.CallExpression): boolean => call.arguments.length === 0;

/** The calls in a node that belong to the function around it, the outer one first. */
function callsIn(file: FileView, node: Node): readonly TSESTree.CallExpression[] {
  return file.ask(CALLS_IN, node);
}

/** What stands behind one verification, all those before it ask for, too. */
const CALLS_IN: QuestionKind<FileView, Node, readonly TSESTree.CallExpression[]> = {
  name: 'callsIn',
  compute: (_, node) => nodesIn(node).flatMap((one) => (one.type === 'CallExpression' ? [one] : [])),
  unanswered: () => [],
  position: placeOf,
};

/** A node and all in it, in the order of the text, without functions. */
function nodesIn(node: Node): readonly Node[] {
  const found: Node[] = [];
  const pending = [node];
  for (let at = pending.pop(); at; at = pending.pop()) {
    found.push(at);
    if (isFunction(at)) continue;
    addAll(pending, childNodes(at).toReversed());
  }
  return found;
}

/** Whether the function around a node is handed something: a handler is, a demonstration is not. */
export function isInHandler(node: Node): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (fn.params.length > 0) return true;
  return false;
}
