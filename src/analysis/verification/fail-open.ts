import type { TSESTree } from '@typescript-eslint/utils';

import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { endsHandling } from '../syntax/control-flow.ts';
import { asksForError, assigns, callsNext, followedBy, rejects } from './catch-clauses.ts';
import {
  enclosingFunction,
  isInside,
  plainKey,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { usesOf } from '../tokens/claim-uses.ts';

/** A rejection that is caught, and does not stop what follows (CWE-636). */
export interface FailOpen {
  readonly node: Node;
  /**
   * `fallback`: the claims of the rejected token are used. `goesOn`: what follows is the same for good and for rejected tokens.
   * `refusedAndWent`: a rejection is sent, and the request goes on. `validAnyway`: the function answers as for a good token.
   * `optional`: a good token signs in, and without one the request goes on as anybody's. `alwaysTrue`: a condition that is never false keeps the verification from being reached
   */
  readonly kind: 'alwaysTrue' | 'fallback' | 'goesOn' | 'optional' | 'refusedAndWent' | 'validAnyway';
}

/** Where the file lets a rejected token pass. Keeps to shapes that leave no doubt. */
export function findFailOpen(file: FileView, calls: readonly Operation[], tokens: Provenance): readonly FailOpen[] {
  const verifying = calls.filter(
    ({ kind, op }) => kind === 'verify' && (op.claims !== undefined || op.token !== undefined),
  );
  if (verifying.length === 0) return [];
  const caught = file.tree.get('TryStatement').flatMap((node): FailOpen[] => {
    if (!node.handler) return [];
    const reached = reachedIn(file, node.block, verifying);
    const fault =
      reached.length > 0
        ? swallows(file, { statement: node, handler: node.handler, reached }, { calls, tokens })
        : undefined;
    return fault ? [fault] : [];
  });
  return [...caught, ...caughtPromises(file, verifying, { calls, tokens }), ...skippedVerifications(file, verifying)];
}

interface VerifyContext {
  readonly calls: readonly Operation[];
  readonly tokens: Provenance;
}

/** A verification in a block, or a call of a function of the file that only verifies. */
interface Reached {
  readonly node: Node;
  readonly call: Operation;
}

function reachedIn(file: FileView, block: Node, verifying: readonly Operation[]): readonly Reached[] {
  return verifying.flatMap((call): Reached[] => {
    if (call.op.answer !== undefined && call.op.answer.kind !== 'throws') return [];
    const fn = enclosingFunction(call.node);
    if (isInside(call.node, block)) return fn === enclosingFunction(block) ? [{ node: call.node, call }] : [];
    const sites = fn && isHelper(fn) ? file.callers(fn).invocations : [];
    return sites.flatMap((site) =>
      isInside(site.node, block) && enclosingFunction(site.node) === enclosingFunction(block)
        ? [{ node: site.node, call }]
        : [],
    );
  });
}

/** A function that lets the verifier's error out. */
function isHelper(fn: FunctionNode): boolean {
  return fn.body.type !== 'BlockStatement' || !fn.body.body.some((statement) => statement.type === 'TryStatement');
}

/** A statement that catches what verifications in it throw. */
interface Caught {
  readonly statement: TSESTree.TryStatement;
  readonly handler: TSESTree.CatchClause;
  readonly reached: readonly Reached[];
}

function swallows(file: FileView, caught: Caught, context: VerifyContext): FailOpen | undefined {
  const { statement, handler, reached } = caught;
  const decode = fallbackIn(file, handler.body, reached, context);
  if (decode) return asksForError(file, handler) ? undefined : { node: decode, kind: 'fallback' };
  const answer = validAnyway(file, caught);
  if (answer) return { node: answer, kind: 'validAnyway' };
  if (endsHandling(handler.body) || asksForError(file, handler)) return undefined;
  const next = callsNext(file, followedBy(statement));
  if (rejects(file, handler)) return next ? { node: next, kind: 'refusedAndWent' } : undefined;
  const goesOn = callsNext(file, [handler.body]) ?? next;
  if (!goesOn) return undefined;
  const isSame = reached.every(({ node }) => isGate(statement.block, node)) && !assigns(handler.body);
  return { node: goesOn, kind: isSame ? 'goesOn' : 'optional' };
}

/** A decode of the rejected token whose claims become data. */
function fallbackIn(file: FileView, body: Node, reached: readonly Reached[], context: VerifyContext): Node | undefined {
  const decodes = reached.flatMap(({ call }) => context.tokens.sameToken(call, 'decode'));
  const found = decodes.find(
    ({ node, op }) =>
      isInside(node, body) && op.headerWhen === undefined && usesOf(file, node, op.header, op.claims).has('data'),
  );
  return found?.name;
}

/** The verification stands there for its error alone, and nothing in the block could only follow a good token. */
function isGate(block: TSESTree.BlockStatement, call: Node): boolean {
  const statement = wrapped(call).parent;
  if (statement?.type !== 'ExpressionStatement') return false;
  const later = block.body.slice(block.body.findIndex((one) => isInside(statement, one)) + 1);
  return later.every((one) => one.type === 'ExpressionStatement' && one.expression.type === 'CallExpression');
}

/** `catch { return true }` in a function whose good answer is `true`, and an error handed to what makes claims an answer. */
function validAnyway(file: FileView, { statement: { block }, handler, reached }: Caught): Node | undefined {
  const fn = enclosingFunction(block);
  const answers = fn ? returnedExpressions(file, fn) : [];
  const good = answers.filter((answer) => isInside(answer, block)).map(unwrap);
  const bad = answers.filter((answer) => isInside(answer, handler.body)).map(unwrap);
  for (const answer of bad) {
    if (isTrue(answer) && good.length > 0 && good.every(isTrue)) return answer;
    if (answer.type !== 'CallExpression' || !takesError(answer, handler)) continue;
    const isSame = good.some(
      (one) =>
        one.type === 'CallExpression' &&
        file.sourceCode.getText(one.callee) === file.sourceCode.getText(answer.callee) &&
        one.arguments.length === answer.arguments.length &&
        one.arguments.some((argument) => isReached(file, argument, reached)),
    );
    if (isSame && file.evaluate(answer.callee).kind === 'function') return answer;
  }
  return undefined;
}

const isTrue = (node: Node): boolean => node.type === 'Literal' && node.value === true;

function takesError(answer: TSESTree.CallExpression, { param }: TSESTree.CatchClause): boolean {
  const [first] = answer.arguments;
  return param?.type === 'Identifier' && first?.type === 'Identifier' && first.name === param.name;
}

/** An argument that is what one of the verifications answers. */
function isReached(file: FileView, argument: Node, reached: readonly Reached[]): boolean {
  const value = file.evaluate(argument);
  return value.kind === 'result' && reached.some(({ call }) => call.node === value.call);
}

/** `verify(token).catch(() => decode(token))`. */
function caughtPromises(
  file: FileView,
  verifying: readonly Operation[],
  { tokens }: VerifyContext,
): readonly FailOpen[] {
  return verifying.flatMap((call): FailOpen[] => {
    const member = call.node.parent;
    if (member.type !== 'MemberExpression' || plainKey(member.property, member.computed) !== 'catch') return [];
    const [handler] = member.parent.type === 'CallExpression' ? member.parent.arguments : [];
    const value = handler && file.evaluate(handler);
    if (value?.kind !== 'function') return [];
    const decode = tokens
      .sameToken(call, 'decode')
      .find(({ node, op }) => isInside(node, value.node) && usesOf(file, node, op.header, op.claims).has('data'));
    return decode ? [{ node: decode.name, kind: 'fallback' }] : [];
  });
}

/** `if (path === '/login' || '/signup') …; else verify(token)`: a string is always true. */
function skippedVerifications(file: FileView, verifying: readonly Operation[]): readonly FailOpen[] {
  return file.tree.get('IfStatement').flatMap((node): FailOpen[] => {
    const constant = alwaysTrue(node.test);
    const isReached = constant && verifying.some((call) => node.alternate && isInside(call.node, node.alternate));
    const isBehind =
      constant &&
      endsHandling(node.consequent) &&
      followedBy(node).some((one) => verifying.some((call) => isInside(call.node, one)));
    return constant && (isReached || isBehind) ? [{ node: constant, kind: 'alwaysTrue' }] : [];
  });
}

/** The operand of `||` that makes a condition true whatever the others are. */
function alwaysTrue(test: Node): Node | undefined {
  const node = unwrap(test);
  if (node.type !== 'LogicalExpression' || node.operator !== '||') return undefined;
  if (node.right.type === 'Literal' && Boolean(node.right.value)) return node.right;
  return alwaysTrue(node.left) ?? alwaysTrue(node.right);
}
