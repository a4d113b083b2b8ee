import type { TSESTree } from '@typescript-eslint/utils';

import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { leavesFunction, neverContinues } from '../syntax/control-flow.ts';
import { enclosingFunction, isInside, placeOf, wrapped, type FunctionNode, type Node } from '../syntax/node.ts';
import { conditionAround, isWrittenFalsy, outcomeOf } from './outcome-tests.ts';
import { endedBehind, following } from './afterwards.ts';
import { callbackOf } from './callbacks.ts';
import { handledBy, isAwaited, stepsOf, UNSEEN, type Handled } from './promise-chains.ts';
import { addAll, addUnder, withinBy } from '../syntax/lists.ts';

/**
 * What code does about a token that a verification refuses: a `try`, a chain of promises, a callback and `if (!ok)` are spellings
 * of one thing.
 */
export interface Refusal {
  readonly call: Operation;
  /** the expression that verifies, or that calls a function of the file which does */
  readonly at: Node;
  /** what runs for a refused token alone, in order: statements, or the expression of an arrow function */
  readonly handler: readonly Node[];
  /** the handler leads to nothing that is `behind` */
  readonly leaves: boolean;
  /** the names that tell a refused token from a good one: of the error, of the answer */
  readonly told: readonly Node[];
  /** what runs for good tokens alone, in order */
  readonly accepted: readonly Node[];
  /** what runs for both, in order, before what stands behind the whole */
  readonly behind: readonly Node[];
  /** the first statement that runs for both behind the whole */
  readonly onward: Node | undefined;
  /** what runs for both and whatever the handler does: a `finally` */
  readonly anyway: readonly Node[];
  /** the function that comes to its end behind it */
  readonly ends: FunctionNode | undefined;
  /** the verification is there for its refusal alone: nobody reads its claims */
  readonly isGate: boolean;
}

/** A verification at a place: itself, or a call of a function of the file that lets its refusal out. */
export interface Reached {
  readonly node: Node;
  readonly call: Operation;
}

/** How the refusals of the file's verifications are handled. One that leaves on its own as an error is no part of it. */
export function findRefusals(file: FileView, verifying: readonly Operation[]): readonly Refusal[] {
  const reached = verifying.flatMap((call) => [{ node: call.node, call }, ...throughHelpers(file, call)]);
  const byFunction = groupedByFunction(reached.filter(({ call }) => throws(call)));
  return [
    ...file.tree.get('TryStatement').flatMap((statement) => refusedInTry(file, statement, byFunction)),
    ...reached.flatMap((one) => refusedInChain(file, one)),
    ...verifying.flatMap((call) => refusedInCallback(file, call)),
    ...reached.flatMap((one) => refusedByAnswer(file, one)),
  ];
}

/** What is reached, with its number, in the order in which it stands in a function. */
type ByFunction = ReadonlyMap<FunctionNode | undefined, readonly NumberedReach[]>;

interface NumberedReach extends Reached {
  readonly number: number;
}

function groupedByFunction(reached: readonly Reached[]): ByFunction {
  const found = new Map<FunctionNode | undefined, NumberedReach[]>();
  for (const [number, one] of reached.entries()) addUnder(found, enclosingFunction(one.node), { ...one, number });
  for (const group of found.values()) group.sort((one, other) => one.node.range[0] - other.node.range[0]);
  return found;
}

/** The verifications of a block that throw, and calls in it of functions of the file that let such an error out. */
function reachedIn(block: Node, reached: ByFunction): readonly Reached[] {
  const here = withinBy(reached.get(enclosingFunction(block)) ?? [], block, ({ node }) => node);
  return here
    .filter(({ node, call }) => node === call.node || !isInside(call.node, block))
    .sort((one, other) => one.number - other.number);
}

const throws = ({ op }: Operation): boolean => op.answer === undefined || op.answer.kind === 'throws';

function throughHelpers(file: FileView, call: Operation): readonly Reached[] {
  const fn = enclosingFunction(call.node);
  if (!fn || !throws(call) || !file.ask(LETS_ERRORS_OUT, fn)) return [];
  return file.callers(fn).invocations.map(({ node }) => ({ node, call }));
}

const LETS_ERRORS_OUT: QuestionKind<FileView, FunctionNode, boolean> = {
  name: 'letsErrorsOut',
  compute: (_, { body }) =>
    body.type !== 'BlockStatement' || !body.body.some((statement) => statement.type === 'TryStatement'),
  unanswered: () => true,
  position: placeOf,
};

function refusedInTry(file: FileView, statement: TSESTree.TryStatement, byFunction: ByFunction): readonly Refusal[] {
  const { block, handler, finalizer } = statement;
  const reached = reachedIn(block, byFunction);
  const [first] = reached;
  if (!first) return [];
  const own = block.body.findIndex((one) => isInside(first.node, one));
  return [
    {
      call: first.call,
      at: first.node,
      handler: handler?.body.body ?? [],
      leaves: !handler || neverContinues(handler.body),
      told: handler?.param ? [handler.param] : [],
      accepted: block.body.slice(own + 1),
      behind: [],
      onward: following(statement),
      anyway: finalizer?.body ?? [],
      ends: endedBehind(statement),
      isGate: reached.every(({ node }) => isUnread(file, node)),
    },
  ];
}

/** Whether nobody reads what an expression gives: it stands alone, or is kept under a name that is never read. */
export function isUnread(file: FileView, node: Node): boolean {
  const outer = wrapped(node);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'VariableDeclarator':
      return isUnreadName(file, parent.id);
    case 'AssignmentExpression':
      return parent.right === outer && parent.parent.type === 'ExpressionStatement' && isUnreadName(file, parent.left);
    default:
      return false;
  }
}

function isUnreadName(file: FileView, target: Node): boolean {
  if (target.type !== 'Identifier') return false;
  const isOutOfReach = target.parent.type === 'VariableDeclarator' && /^Export/.test(target.parent.parent.parent.type);
  return !isOutOfReach && file.scopes.variable(target) !== undefined && file.scopes.reads(target).length === 0;
}

/** `verify(token).then(go, stop).catch(stop).finally(go)`: a handler that does not throw makes what follows run for both. */
function refusedInChain(file: FileView, { node, call }: Reached): readonly Refusal[] {
  if (!throws(call)) return [];
  const chain = stepsOf(node);
  const accepted: Node[] = [];
  const behind: Node[] = [];
  const anyway: Node[] = [];
  let handler: Handled | undefined;
  let isGate = true;
  for (const { name, args } of chain.steps) {
    const [first, second] = args.map((argument) => handledBy(file, argument));
    if (name === 'finally' && first) addAll(anyway, first.statements);
    if (handler && name === 'then' && first) {
      isGate &&= !first.readsFirst;
      addAll(behind, first.statements);
    }
    if (handler || name === 'finally') continue;
    if (name === 'then' && first) {
      isGate &&= !first.readsFirst;
      addAll(accepted, first.statements);
    }
    handler = name === 'catch' ? (first ?? UNSEEN) : args.length > 1 ? (second ?? UNSEEN) : undefined;
  }
  if (chain.steps.length === 0 || (!handler && anyway.length === 0)) return [];
  const isFollowed = handler !== undefined && isAwaited(chain.end);
  const isUnused = isUnread(file, chain.end) || accepted.length + behind.length + anyway.length > 0;
  const leaves = handler?.leaves ?? true;
  return [
    {
      call,
      at: node,
      handler: [...(handler?.statements ?? []), ...(handler && !handler.leaves ? insteadOf(chain.end) : [])],
      leaves,
      told: handler?.parameter ? [handler.parameter] : [],
      accepted,
      behind,
      onward: isFollowed ? following(chain.end) : undefined,
      anyway,
      ends: isFollowed ? endedBehind(chain.end) : undefined,
      isGate: isGate && isUnused,
    },
  ];
}

/** `(await verify(token).catch(() => null))?.payload ?? decode(token)`: what stands in for an answer that is not there. */
function insteadOf(answer: Node): readonly Node[] {
  for (let at = answer; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'LogicalExpression')
      return parent.left === at && parent.operator !== '&&' ? [parent.right] : [];
    const isSame = parent.type === 'AwaitExpression' || wrapped(at) !== at;
    if (!isSame && !(parent.type === 'MemberExpression' && parent.object === at)) return [];
  }
  return [];
}

/** `verify(token, key, (error, claims) => { if (error) …; … })`. */
function refusedInCallback(file: FileView, call: Operation): readonly Refusal[] {
  const callback = callbackOf(file, call);
  if (callback?.body.type !== 'BlockStatement') return [];
  const [error] = callback.params;
  const claims = callback.params[call.op.callback?.claims ?? 1];
  if (error?.type !== 'Identifier') return [];
  const names = [error, ...(claims?.type === 'Identifier' ? [claims] : [])];
  for (const statement of callback.body.body) {
    if (statement.type !== 'IfStatement') continue;
    const outcome = outcomeOf(file, statement.test, { refused: [error], good: names.slice(1) });
    if (outcome === undefined) return [];
    const refusal = branched(statement, outcome);
    const isRead = claims !== undefined && names.length < 2;
    const reads = names.slice(1).flatMap((name) => file.scopes.reads(name));
    return [
      {
        ...refusal,
        call,
        at: call.node,
        told: names,
        isGate: !isRead && reads.every((read) => isInside(read, statement.test)),
      },
    ];
  }
  return [];
}

/** `const ok = verify(token); if (!ok) …`, where the answer tells of a refusal. */
function refusedByAnswer(file: FileView, { node, call }: Reached): readonly Refusal[] {
  const answer = answerOf(file, node, call);
  if (!answer) return [];
  const outer = wrapped(answer);
  const parent = outer.parent;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') {
    const test = parent?.type === 'UnaryExpression' ? parent : outer;
    const statement = test.parent;
    if (statement?.type !== 'IfStatement' || statement.test !== test) return [];
    if (test === outer && !statement.alternate) return [];
    return [{ ...branched(statement, test === outer ? 'good' : 'refused'), call, at: node, told: [], isGate: true }];
  }
  const { id } = parent;
  const reads = file.scopes.reads(id);
  return reads.flatMap((read): readonly Refusal[] => {
    const statement = conditionAround(read);
    const outcome = statement && outcomeOf(file, statement.test, { refused: [], good: [id] });
    if (!statement || !outcome || (outcome === 'good' && !statement.alternate)) return [];
    const isGate = reads.every((one) => isInside(one, statement.test));
    return [{ ...branched(statement, outcome), call, at: node, told: [id], isGate }];
  });
}

/** The expression that is nothing, or `false`, for a refused token: what such a verifier answers, or a chain that swallows the error. */
function answerOf(file: FileView, node: Node, call: Operation): Node | undefined {
  const { answer } = call.op;
  if (node === call.node && (answer?.kind === 'false' || answer?.kind === 'empty')) return node;
  if (!throws(call)) return undefined;
  const { steps, end } = stepsOf(node);
  const last = steps.at(-1);
  const handler = last && handledBy(file, last.args[last.name === 'then' ? 1 : 0] ?? last.args[0] ?? end);
  const [only] = handler?.statements ?? [];
  if (last?.name !== 'catch' || handler?.statements.length !== 1 || !only) return undefined;
  return isWrittenFalsy(only) ? end : undefined;
}

/** The two branches of a condition that asks for the outcome, and what follows it. */
function branched(
  statement: TSESTree.IfStatement,
  trueFor: 'good' | 'refused',
): Pick<Refusal, 'accepted' | 'anyway' | 'behind' | 'ends' | 'handler' | 'leaves' | 'onward'> {
  const { consequent, alternate } = statement;
  const [handler, accepted] = trueFor === 'refused' ? [consequent, alternate] : [alternate, consequent];
  const isLeft = accepted !== null && leavesFunction(accepted);
  return {
    handler: statementsIn(handler),
    leaves: neverContinues(handler),
    accepted: statementsIn(accepted),
    behind: [],
    onward: isLeft ? undefined : following(statement),
    anyway: [],
    ends: isLeft ? undefined : endedBehind(statement),
  };
}

function statementsIn(node: Node | null): readonly Node[] {
  if (!node) return [];
  return node.type === 'BlockStatement' ? node.body : [node];
}
