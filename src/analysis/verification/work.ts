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
import { neverContinues } from '../syntax/control-flow.ts';
import {
  childNodes,
  enclosingFunction,
  isFunction,
  isInside,
  isNullishLiteral,
  spokenName,
  unwrap,
  wrapped,
  type Node,
} from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';
import { callsThat, firstIn } from './calls-within.ts';

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
export function proceedsIn(file: FileView, statements: readonly Node[], isSame: boolean): SearchEnd<Node> | undefined {
  for (const statement of statements) {
    const end = proceedsAt(file, statement, isSame);
    if (end) return end;
  }
  return undefined;
}

/** What a search through statements in a row comes to, and ends with. */
export interface SearchEnd<Found> {
  readonly found: Found | undefined;
}

/** The same for one statement; undefined where the search goes on behind it. */
export function proceedsAt(file: FileView, statement: Node, isSame: boolean): SearchEnd<Node> | undefined {
  const call = firstIn(file, PROCEEDING, statement);
  if (call) return { found: isStatementOf(wrapped(call), statement) ? call : undefined };
  const isEnd = statement.type === 'IfStatement' ? !isSame || !isInnocent(statement) : neverContinues(statement);
  return isEnd ? { found: undefined } : undefined;
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
    return firstIn(file, REFUSING, statement) !== undefined;
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
        return firstIn(file, ALL_CALLS, statement) === undefined;
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
): SearchEnd<Work> | undefined {
  const reads = told.flatMap((name) => file.scopes.reads(name));
  for (const statement of statements) {
    if (isUnderReserve(file, statement, reads)) return { found: undefined };
    const end = workAt(file, statement, isAnswered);
    if (end) return end;
  }
  return undefined;
}

/** Whether what a statement does may be another thing for a refused token, since it reads what tells of that. */
export function isUnderReserve(file: FileView, statement: Node, reads: readonly Node[]): boolean {
  return reads.some((read) => isInside(read, statement)) && !tellsEitherWay(file, statement);
}

/** The same for one statement, whoever reads what; undefined where the search goes on behind it. */
export function workAt(file: FileView, statement: Node, isAnswered: boolean): SearchEnd<Work> | undefined {
  const none = { found: undefined };
  if (statement.type === 'IfStatement')
    return tellsEitherWay(file, statement) || isInnocent(statement) ? undefined : none;
  if (isFunction(statement) || statement.type === 'ThrowStatement') return undefined;
  // The expression of an arrow function is its answer.
  const isBare = statement.type === 'Literal';
  const answer =
    statement.type === 'ReturnStatement' ? statement.argument && unwrap(statement.argument) : isBare ? statement : null;
  if (answer?.type === 'Literal' && answer.value === true) return { found: { node: answer, isYes: true } };
  const call = firstIn(file, isAnswered ? WORKING_BEHIND_ANSWERS : WORKING, statement);
  // A second verification: that one decides.
  if (call) return verifiesAgain(file, call) ? none : { found: { node: call, isYes: false } };
  const isMade = answer?.type === 'NewExpression' && spokenName(answer.callee) === 'Response';
  if (isMade && !isAnswered) return { found: { node: answer, isYes: false } };
  return neverContinues(statement) ? none : undefined;
}

function verifiesAgain(file: FileView, call: TSESTree.CallExpression): boolean {
  return verifiesByName(spokenName(call.callee) ?? '') || file.resolvedCall(call)?.use?.op?.kind === 'verify';
}

/** `if (!ok) console.warn('forged')`: neither way does anything. */
function tellsEitherWay(file: FileView, statement: Node): boolean {
  if (statement.type !== 'IfStatement' || neverContinues(statement)) return false;
  const { test, consequent, alternate } = statement;
  const sides = [consequent, ...(alternate ? [alternate] : [])];
  const told = sides.flatMap((side) => (side.type === 'BlockStatement' ? side.body : [side]));
  if (told.some((one) => one.type === 'ReturnStatement' || flagSet(one))) return false;
  return firstIn(file, ALL_CALLS, test) === undefined && onlyTells(file, told);
}

function isWork(file: FileView, call: TSESTree.CallExpression, isAnswered: boolean): boolean {
  const name = spokenName(call.callee) ?? '';
  if (isResponding(file, call)) return !isAnswered && !tidiesUpByName(name) && !takesRequest(call);
  return !isLogging(file, call) && ![logsByName, observesByName, tidiesUpByName, preparesByName].some((is) => is(name));
}

/** `request.json()` reads what `response.json(…)` sends. */
const takesRequest = (call: TSESTree.CallExpression): boolean => call.arguments.length === 0;

const ALL_CALLS = callsThat('allCalls', () => true);
const PROCEEDING = callsThat('proceedingCalls', proceeds);
const REFUSING = callsThat(
  'refusingCalls',
  (file, call) => isResponding(file, call) || (isHandedNext(file, call.callee) && call.arguments.length > 0),
);
const WORKING = callsThat('workingCalls', (file, call) => verifiesAgain(file, call) || isWork(file, call, false));
const WORKING_BEHIND_ANSWERS = callsThat(
  'workingCallsBehindAnswers',
  (file, call) => verifiesAgain(file, call) || isWork(file, call, true),
);

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
