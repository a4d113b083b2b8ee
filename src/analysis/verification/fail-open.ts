import type { TSESTree } from '@typescript-eslint/utils';

import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { endsHandling, neverContinues } from '../syntax/control-flow.ts';
import {
  enclosing,
  enclosingFunction,
  isInside,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { usesOf } from '../tokens/claim-uses.ts';
import { following } from './afterwards.ts';
import { findOpenGuards } from './guard-methods.ts';
import { wentWithoutToken } from './early-exits.ts';
import { isHook } from './hooks.ts';
import { stepsOf } from './promise-chains.ts';
import { findRefusals, type Refusal } from './refusals.ts';
import { wentWithoutKey } from './unconfigured.ts';
import { isInHandler, flagSet, onlyTells, proceedsAtOnce, proceedsIn, sendsRefusal, workIn } from './work.ts';
import { proceedsFrom, workFrom } from './work-behind.ts';

/** A rejection that is caught, and does not stop what follows (CWE-636). */
export interface FailOpen {
  readonly node: Node;
  /**
   * `fallback`: the claims of the rejected token are used. `goesOn`: what follows is the same for good and for rejected tokens.
   * `refusedAndWent`: a rejection is sent, and the request goes on. `validAnyway`: the function answers as for a good token.
   * `atOnce`: the request goes on before the verification has come to an end. `optional`: a good token signs in, and without one the
   * request goes on as anybody's. `openGuard`: what
   * a guard refuses with never throws. `alwaysTrue`: a condition that is never false keeps the verification from being reached.
   * `unconfigured`: it is not reached where its key is not set
   */
  readonly kind:
    | 'alwaysTrue'
    | 'atOnce'
    | 'fallback'
    | 'goesOn'
    | 'openGuard'
    | 'optional'
    | 'refusedAndWent'
    | 'unconfigured'
    | 'validAnyway';
}

/** Where the file lets a rejected token pass. Keeps to shapes that leave no doubt. */
export function findFailOpen(file: FileView, calls: readonly Operation[], tokens: Provenance): readonly FailOpen[] {
  const verifying = calls.filter(
    ({ kind, op }) => kind === 'verify' && (op.claims !== undefined || op.token !== undefined),
  );
  const guards = findOpenGuards(file).map(({ node, isMeant }): FailOpen => ({
    node,
    kind: isMeant ? 'optional' : 'openGuard',
  }));
  const made = calls.filter(({ kind, op }) => kind === 'verify' && op.answer?.kind === 'middleware');
  if (verifying.length + made.length === 0) return guards;
  const judged = findRefusals(file, verifying).flatMap((refusal) => judgedRefusal(file, refusal, tokens) ?? []);
  const withoutKey = verifying.flatMap((call): readonly FailOpen[] => {
    const node = wentWithoutKey(file, call, tokens);
    return node ? [{ node, kind: 'unconfigured' }] : [];
  });
  const withoutToken = wentWithoutToken(file, { verifying, made }, tokens).map((node): FailOpen => ({
    node,
    kind: 'optional',
  }));
  const found = [
    ...withoutToken,
    ...guards,
    ...judged,
    ...withoutKey,
    ...wentAtOnce(file, verifying),
    ...skippedVerifications(file, verifying),
  ];
  return [...new Map(found.map((one) => [one.node, one])).values()];
}

function judgedRefusal(file: FileView, given: Refusal, tokens: Provenance): FailOpen | undefined {
  const decode = fallbackIn(file, given, tokens);
  if (decode) return asksForError(file, given) ? undefined : { node: decode, kind: 'fallback' };
  const answer = validAnyway(file, given);
  if (answer) return { node: answer, kind: 'validAnyway' };
  const refusal = asksForError(file, given) ? ofForged(file, given) : given;
  if (!refusal) return undefined;
  const { handler, behind, onward, anyway, leaves, isGate } = refusal;
  const isRefused = sendsRefusal(file, handler);
  const own = proceedsIn(file, handler, isGate)?.found;
  const further = (): Node | undefined => {
    const end = proceedsIn(file, behind, isGate);
    return end ? end.found : proceedsFrom(file, onward, isGate);
  };
  const next = own ?? proceedsIn(file, anyway, isGate)?.found ?? (leaves ? undefined : further());
  if (next && isRefused && next !== own) return { node: next, kind: 'refusedAndWent' };
  if (next) return { node: next, kind: isSame(refusal) ? 'goesOn' : 'optional' };
  if (leaves || !isGate || !onlyTells(file, handler) || !onlyTells(file, refusal.accepted)) return undefined;
  return workBehind(file, refusal, isRefused);
}

/** Nothing tells what follows which token it was: no claims are kept, and nothing in the handler is. */
function isSame({ isGate, accepted, handler }: Refusal): boolean {
  return (
    isGate &&
    accepted.every((one) => isCallStatement(one) || one.type === 'ReturnStatement') &&
    handler.every(
      (one) => !/Statement$|Declaration$/.test(one.type) || isCallStatement(one) || one.type === 'ReturnStatement',
    )
  );
}

function isCallStatement(statement: Node): boolean {
  const expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : statement;
  const call = expression.type === 'AwaitExpression' ? unwrap(expression.argument) : expression;
  return call.type === 'CallExpression' || call.type === 'NewExpression';
}

/** What is done behind a handler that only tells somebody, here or where the function is called; or the end of a hook. */
function workBehind(file: FileView, refusal: Refusal, isRefused: boolean): FailOpen | undefined {
  const { at, behind, onward, ends, accepted, handler } = refusal;
  const told = [...refusal.told, ...[...handler, ...accepted].flatMap((one) => flagSet(one) ?? [])];
  if (!isInHandler(at) || (accepted.length > 0 && !enclosingFunction(at)?.params.length)) return undefined;
  const kind = isRefused ? 'refusedAndWent' : 'goesOn';
  const end = workIn(file, behind, { told, isAnswered: isRefused });
  const work = end ? end.found : workFrom(file, onward, { told, isAnswered: isRefused });
  if (work) return { node: work.node, kind: work.isYes ? 'validAnyway' : kind };
  if (!ends) return undefined;
  if (isHook(file, ends)) return isRefused ? undefined : { node: refusal.call.name, kind };
  return workOfCallers(file, ends, isRefused, kind);
}

function workOfCallers(
  file: FileView,
  fn: FunctionNode,
  isAnswered: boolean,
  kind: 'goesOn' | 'refusedAndWent',
): FailOpen | undefined {
  for (const { node } of file.callers(fn).invocations) {
    if (wrapped(node).parent?.type !== 'ExpressionStatement') continue;
    const after = following(node);
    const next = proceedsFrom(file, after, true) ?? workFrom(file, after, { told: [], isAnswered })?.node;
    if (next) return { node: next, kind };
  }
  return undefined;
}

/** Whether the handler looks at what went wrong: an expired token's signature was in order. */
function asksForError(file: FileView, { told, handler }: Refusal): boolean {
  const [error] = told;
  const variable = error?.type === 'Identifier' ? file.scopes.variable(error) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const condition = enclosing(
        identifier,
        (at): at is TSESTree.ConditionalExpression | TSESTree.IfStatement | TSESTree.SwitchStatement =>
          at.type === 'IfStatement' || at.type === 'ConditionalExpression' || at.type === 'SwitchStatement',
      );
      if (!condition || !handler.some((one) => isInside(condition, one))) return false;
      return isInside(identifier, condition.type === 'SwitchStatement' ? condition.discriminant : condition.test);
    }) ?? false
  );
}

/** What becomes of a forged token where expired ones alone are refused: `if (error.name === 'TokenExpiredError') return;`. */
function ofForged(file: FileView, refusal: Refusal): Refusal | undefined {
  const handler = refusal.handler.filter((one) => !refusesExpired(file, one));
  const rest = { ...refusal, handler };
  return handler.length < refusal.handler.length && !asksForError(file, rest) ? rest : undefined;
}

function refusesExpired(file: FileView, statement: Node): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate || !neverContinues(statement.consequent)) return false;
  const test = unwrap(statement.test);
  const isPositive = test.type === 'BinaryExpression' && /^(?:===?|instanceof)$/.test(test.operator);
  return isPositive && /expired/i.test(file.sourceCode.getText(test));
}

/** A decode of the rejected token whose claims become data. */
function fallbackIn(file: FileView, { call, handler }: Refusal, tokens: Provenance): Node | undefined {
  const found = tokens
    .sameToken(call, 'decode')
    .find(
      ({ node, op }) =>
        handler.some((one) => isInside(node, one)) &&
        op.headerWhen === undefined &&
        usesOf(file, node, op.header, op.claims).has('data'),
    );
  return found?.name;
}

/** `catch { return true }` in a function whose good answer is `true`, and an error handed to what makes claims an answer. */
function validAnyway(file: FileView, { at, call, handler, accepted, told: [error] }: Refusal): Node | undefined {
  const answers = handler.flatMap((one) => answersIn(file, one));
  const good = [...accepted.flatMap((one) => answersIn(file, one)), ...answersIn(file, at)];
  for (const answer of answers) {
    if (isTrue(answer) && good.length > 0 && good.every(isTrue)) return answer;
    if (answer.type !== 'CallExpression' || !takesError(answer, error)) continue;
    const isSameCall = good.some(
      (one) =>
        one.type === 'CallExpression' &&
        file.sourceCode.getText(one.callee) === file.sourceCode.getText(answer.callee) &&
        one.arguments.length === answer.arguments.length &&
        one.arguments.some((argument) => isAnswerOf(file, argument, call)),
    );
    if (isSameCall && file.evaluate(answer.callee).kind === 'function') return answer;
  }
  return undefined;
}

/** What is given back by a statement or in it, or by the one that an expression stands in. */
function answersIn(file: FileView, node: Node): readonly Node[] {
  if (!/Statement$|Declaration$/.test(node.type) && node.parent?.type === 'ArrowFunctionExpression')
    return [unwrap(node)];
  const fn = enclosingFunction(node);
  const all = fn ? returnedExpressions(file, fn) : [];
  return all.filter((answer) => isInside(answer, node) || isInside(node, answer)).map(unwrap);
}

const isTrue = (node: Node): boolean => node.type === 'Literal' && node.value === true;

function takesError(answer: TSESTree.CallExpression, error: Node | undefined): boolean {
  const [first] = answer.arguments;
  return error?.type === 'Identifier' && first?.type === 'Identifier' && first.name === error.name;
}

/** An argument that is what the verification answers. */
function isAnswerOf(file: FileView, argument: Node, call: Operation): boolean {
  const value = file.evaluate(argument);
  return value.kind === 'result' && call.node === value.call;
}

/** `verify(token).then(next())`, `verify(token, key, next())`: called instead of handed over. */
function wentAtOnce(file: FileView, verifying: readonly Operation[]): readonly FailOpen[] {
  return verifying.flatMap(({ node, args }): readonly FailOpen[] => {
    const given = [...args, ...stepsOf(node).steps.flatMap((step) => step.args)];
    return given.filter((one) => proceedsAtOnce(file, one)).map((one) => ({ node: one, kind: 'atOnce' }));
  });
}

/** `if (path === '/login' || '/signup') …; else verify(token)`: a string is always true. */
function skippedVerifications(file: FileView, verifying: readonly Operation[]): readonly FailOpen[] {
  return file.tree.get('IfStatement').flatMap((node): FailOpen[] => {
    const constant = alwaysTrue(node.test);
    const isReached = constant && verifying.some((call) => node.alternate && isInside(call.node, node.alternate));
    const isBehind = constant && endsHandling(node.consequent) && runsBehind(node, verifying);
    return constant && (isReached || isBehind) ? [{ node: constant, kind: 'alwaysTrue' }] : [];
  });
}

/** Whether one of several calls stands behind a statement. */
function runsBehind(statement: Node, calls: readonly Operation[]): boolean {
  for (let at = following(statement); at; at = following(at)) {
    const reached = at;
    if (calls.some((call) => isInside(call.node, reached))) return true;
  }
  return false;
}

/** The operand of `||` that makes a condition true whatever the others are. */
function alwaysTrue(test: Node): Node | undefined {
  const node = unwrap(test);
  if (node.type !== 'LogicalExpression' || node.operator !== '||') return undefined;
  if (node.right.type === 'Literal' && Boolean(node.right.value)) return node.right;
  return alwaysTrue(node.left) ?? alwaysTrue(node.right);
}
