import type { TSESTree } from '@typescript-eslint/utils';

import { logsByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isDemandedBefore } from '../evaluation/optional-values.ts';
import { takenApart } from '../syntax/order.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import type { QuestionKind } from '../memo.ts';
import {
  boundTo,
  enclosingFunction,
  furthest,
  isFunction,
  isInside,
  isNothing,
  placeOf,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';
import { matches } from '../evaluation/match.ts';
import { addAll } from '../syntax/lists.ts';

/** What a look at a claim came to. */
export interface Outcome {
  /** the expression that holds it, or the `switch` that goes by it */
  readonly node: Node;
  /** whether something truthy says that the claim is as it should be; left out where either may */
  readonly good?: boolean;
}

/**
 * Whether an outcome decides what happens to the token: one side of it throws, gives another answer, or is the only way to the claims.
 * What chooses between two values of the same use, or only writes to a log, decides nothing.
 *
 * @param use where the claim is read, or the claims are
 */
export function isDecisive(file: FileView, use: Node, outcome: Outcome): boolean {
  return decides({ file, use, trail: [] }, outcome);
}

interface DecisionQuestion {
  readonly file: FileView;
  readonly use: Node;
  /** the outcomes on the way here: a constant may lead back to itself */
  readonly trail: readonly Node[];
}

function decides(question: DecisionQuestion, { node, good }: Outcome): boolean {
  const outer = wrapped(node);
  const parent = outer.parent;
  if (node.type === 'SwitchStatement') return true;
  if (question.trail.includes(outer)) return false;
  const inner = { ...question, trail: [...question.trail, outer] };
  const onward = (next: Node, isGood: boolean | undefined): boolean =>
    decides(inner, { node: next, ...(isGood !== undefined && { good: isGood }) });
  switch (parent?.type) {
    case 'UnaryExpression':
      return parent.operator === '!' && onward(parent, good === undefined ? undefined : !good);
    case 'BinaryExpression':
      return onward(parent, comparedGood(parent, outer, good));
    case 'LogicalExpression':
      if (outer === parent.right && isLeftOut(question.file, parent, good)) return false;
      if (wrapped(parent).parent?.type === 'ExpressionStatement')
        return outer === parent.left && !onlyLogs(parent.right);
      return onward(throughOrs(parent), good);
    case 'ConditionalExpression':
      return parent.test === outer ? choiceDecides(question, parent, good) : onward(parent, good);
    case 'IfStatement':
      return branchDecides(question, parent, good);
    case 'VariableDeclarator':
      if (parent.id.type !== 'Identifier') return true;
      return question.file.scopes.reads(parent.id).some((read) => onward(read, good));
    case 'CallExpression':
      return parent.callee === outer || !isLog(parent);
    case 'ExpressionStatement':
      return unwrap(outer).type === 'CallExpression' || outer.type === 'AwaitExpression';
    default:
      return true;
  }
}

/** The whole of a chain of alternatives, of which each part decides as the whole does. */
const throughOrs = furthest((node) => {
  const { parent } = wrapped(node);
  if (parent?.type !== 'LogicalExpression' || parent.operator === '&&') return undefined;
  return wrapped(parent).parent?.type === 'ExpressionStatement' ? undefined : parent;
});

/** `list.indexOf(aud) === -1`, `isForUs(aud) === false`: the outcome the other way round. */
function comparedGood(
  { left, right, operator }: TSESTree.BinaryExpression,
  outer: Node,
  good?: boolean,
): boolean | undefined {
  const other = unwrap(left === outer ? right : left);
  if (good === undefined || !/^[!=]==?$/.test(operator)) return undefined;
  const isAbsence = isNothing(other) || other.type === 'UnaryExpression' || (other.type === 'Literal' && !other.value);
  return isAbsence === operator.startsWith('!') ? good : !good;
}

/** `expected && claims.aud !== expected`: where nothing is expected, every claim passes. */
function isLeftOut(file: FileView, { left, right, operator }: TSESTree.LogicalExpression, good?: boolean): boolean {
  return operator === '&&' && good === false && asksForPart(file, left, right);
}

/** The same as a condition in another: `if (expected) { if (claims.aud !== expected) throw … }`. */
function isLeftOutAround(file: FileView, branch: TSESTree.IfStatement): boolean {
  for (let at: Node = branch; at.parent && !isFunction(at.parent); at = at.parent) {
    const parent: Node = at.parent;
    if (parent.type !== 'IfStatement' || at !== parent.consequent || parent.alternate) continue;
    if (takenApart({ test: parent.test, holds: true }).some(({ test }) => asksForPart(file, test, branch.test)))
      return true;
  }
  return false;
}

/** Whether a condition asks if there is something that a claim is compared with, and code has not left before where there is not. */
function asksForPart(file: FileView, condition: Node, comparison: Node): boolean {
  const guard = guardIn(condition);
  const text = file.sourceCode.getText(guard);
  if (!comparedIn(comparison).some((side) => file.sourceCode.getText(unwrap(side)) === text)) return false;
  const isSure = alternatives(file.evaluate(guard)).every((value) => matches(value, 'truthy') === true);
  return !isSure && !isDemandedBefore(file, guard);
}

/** What is compared with each other, by an operator or by a method: `audiences.includes(expected)`. */
function comparedIn(comparison: Node): readonly Node[] {
  const node = unwrap(comparison);
  switch (node.type) {
    case 'UnaryExpression':
      return comparedIn(node.argument);
    case 'BinaryExpression':
      return [node.left, node.right];
    case 'CallExpression':
      return node.callee.type === 'MemberExpression' ? [node.callee.object, ...node.arguments] : node.arguments;
    default:
      return [];
  }
}

/** What a condition asks for: `audience` of `audience !== undefined`, `audience != null` and `Boolean(audience)`. */
function guardIn(test: Node): Node {
  const node = unwrap(test);
  if (node.type === 'CallExpression' && spokenName(node.callee) === 'Boolean') return unwrap(node.arguments[0] ?? node);
  if (node.type !== 'BinaryExpression') return node;
  const [one, other] = [unwrap(node.left), unwrap(node.right)];
  if (one.type === 'UnaryExpression' && one.operator === 'typeof') return unwrap(one.argument);
  if (!node.operator.startsWith('!')) return node;
  if (isNothing(other)) return one;
  return isNothing(one) ? other : node;
}

/** Of two plain values, neither refuses anything. */
function choiceDecides(
  question: DecisionQuestion,
  choice: TSESTree.ConditionalExpression,
  good: boolean | undefined,
): boolean {
  const branches = [choice.consequent, choice.alternate].map(unwrap);
  if (branches.every(isPlainValue)) return false;
  const wanted = good === undefined ? branches : [good ? choice.consequent : choice.alternate];
  const claim = claimName(question.use);
  const roots = rootsOf(question.file, question.use);
  const reads = roots.flatMap(({ references }) => references.map(({ identifier }): Node => identifier));
  const own = wanted.flatMap((branch) => reads.filter((read) => isInside(read, branch)));
  // `claims.exp ? new Date(claims.exp) : null` says what there is, and refuses nothing.
  return own.length === 0 || own.some((read) => claimName(memberAround(read)) !== claim);
}

function isPlainValue(node: Node): boolean {
  return (node.type === 'Literal' && Boolean(node.value)) || node.type === 'TemplateLiteral';
}

const memberAround = (name: Node): Node =>
  name.parent?.type === 'MemberExpression' && name.parent.object === name ? name.parent : name;

function claimName(read: Node): string | undefined {
  const node = unwrap(read);
  return node.type === 'MemberExpression' ? plainKey(node.property, node.computed) : spokenName(node);
}

function branchDecides(question: DecisionQuestion, branch: TSESTree.IfStatement, good: boolean | undefined): boolean {
  if (isLeftOutAround(question.file, branch)) return false;
  const sides = [branch.consequent, branch.alternate];
  const bad = good === undefined ? sides : [sides[good ? 1 : 0]];
  if (bad.some((side) => side && !onlyLogs(side))) return true;
  if (sides.some((side) => side && changesSomething(side))) return true;
  if (runsAfter(question.use, branch)) return false;
  const { file } = question;
  const home = enclosingFunction(branch);
  const isBehind = (last: number | undefined): boolean => last !== undefined && last >= branch.range[1];
  if (isBehind(file.ask(LAST_CALL, home))) return false;
  return !rootsOf(file, question.use).some((variable) => isBehind(file.ask(LAST_USES, variable).get(home)));
}

/** Where the last call of a function begins that is not of a log, as an offset into the file. */
const LAST_CALL: QuestionKind<FileView, FunctionNode | undefined, number | undefined> = {
  name: 'lastCall',
  compute: ({ tree }, fn) =>
    tree
      .inFunction('CallExpression', fn)
      .reduce<number | undefined>((last, call) => (isLog(call) ? last : Math.max(last ?? 0, call.range[0])), undefined),
  unanswered: () => undefined,
  position: (fn) => (fn ? placeOf(fn) : -1),
};

/** Where a variable is used last in each function, as an offset into the file. */
const LAST_USES: QuestionKind<FileView, Variable, ReadonlyMap<FunctionNode | undefined, number>> = {
  name: 'lastUses',
  compute: (_, { references }) => {
    const last = new Map<FunctionNode | undefined, number>();
    for (const { identifier } of references) {
      const home = enclosingFunction(identifier);
      last.set(home, Math.max(last.get(home) ?? 0, identifier.range[0]));
    }
    return last;
  },
  unanswered: () => new Map(),
  position: (variable) => placeOf(declarationOf(variable)),
};

function runsAfter(node: Node, statement: Node): boolean {
  return node.range[0] >= statement.range[1] && enclosingFunction(node) === enclosingFunction(statement);
}

/** The names that hold the claims that one is read from: `claims` of `const { aud } = claims`. */
function rootsOf(file: FileView, read: Node): readonly Variable[] {
  const found = new Set<Variable>();
  const pending: Node[] = [read];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const at = unwrap(node);
    if (at.type === 'MemberExpression') pending.push(at.object);
    const variable = at.type === 'Identifier' ? file.scopes.variable(at) : undefined;
    if (!variable || found.has(variable)) continue;
    found.add(variable);
    for (const def of variable.defs) {
      const declarator: Node = def.node;
      if (declarator.type !== 'VariableDeclarator') continue;
      addAll(pending, boundNames(declarator.id));
      if (declarator.init) pending.push(declarator.init);
    }
  }
  return [...found];
}

/** What a pattern gives names to, besides the one that is followed. */
function boundNames(target: Node): readonly Node[] {
  if (target.type !== 'ObjectPattern') return [];
  return target.properties.map((property) =>
    boundTo(property.type === 'Property' ? property.value : property.argument),
  );
}

/** A statement or an expression that does nothing but write to a log. */
function onlyLogs(node: Node): boolean {
  switch (node.type) {
    case 'BlockStatement':
      return node.body.every(onlyLogs);
    case 'EmptyStatement':
      return true;
    case 'ExpressionStatement':
      return onlyLogs(unwrap(node.expression));
    case 'IfStatement':
      return onlyLogs(node.consequent) && (!node.alternate || onlyLogs(node.alternate));
    case 'AwaitExpression':
      return onlyLogs(unwrap(node.argument));
    case 'CallExpression':
      return isLog(node);
    default:
      return false;
  }
}

/** `console.assert(…)` only tells, too. */
function isLog({ callee }: TSESTree.CallExpression): boolean {
  const holder = callee.type === 'MemberExpression' ? spokenName(callee.object) : undefined;
  return logsByName(spokenName(callee) ?? '') || holder === 'console';
}

/** A branch that leaves, or writes something down that may be looked at later. */
function changesSomething(side: Node): boolean {
  switch (side.type) {
    case 'BlockStatement':
      return side.body.some(changesSomething);
    case 'IfStatement':
      return changesSomething(side.consequent) || (side.alternate !== null && changesSomething(side.alternate));
    case 'ExpressionStatement':
      return side.expression.type === 'AssignmentExpression' || side.expression.type === 'UpdateExpression';
    default:
      return true;
  }
}
