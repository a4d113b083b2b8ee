import type { TSESTree } from '@typescript-eslint/utils';

import { neverContinues } from '../syntax/control-flow.ts';
import {
  enclosingFunction,
  isNullishLiteral,
  placeOf,
  plainKey,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { conditionsAt, conditionsListed, conditionSources, takenApart, type Condition } from '../syntax/order.ts';
import type { Variable } from '../syntax/scopes.ts';
import type { QuestionKind } from '../memo.ts';
import { isEnvironment } from './environment.ts';
import type { FileView } from './file-view.ts';
import { returnedExpressions } from './functions.ts';
import { addAll } from '../syntax/lists.ts';

/** What is known of whether an expression has a value: it is neither null nor undefined, or neither of these nor empty. */
export type Presence = 'defined' | 'truthy' | 'unknown';

/**
 * Whether an expression certainly has a value where it stands: a test has left before where it has none, or it is a call of a function of
 * the file that leaves where it has none to give.
 */
export function certainPresence(file: FileView, expression: Node): Presence {
  return file.ask(PRESENCE, unwrap(expression));
}

const PRESENCE: QuestionKind<FileView, Node, Presence> = {
  name: 'presence',
  compute: presenceOf,
  unanswered: () => 'unknown',
  position: placeOf,
};

function presenceOf(file: FileView, node: Node): Presence {
  if (node.type === 'AwaitExpression') return certainPresence(file, node.argument);
  if (node.type === 'CallExpression') {
    const called = file.evaluate(node.callee);
    return called.kind === 'function' ? file.ask(ANSWERED, called.node) : 'unknown';
  }
  if (node.type === 'LogicalExpression' && node.operator !== '&&') return eitherPresence(file, node);
  if (node.type === 'Literal') return node.value === null ? 'unknown' : node.value === '' ? 'defined' : 'truthy';
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return 'unknown';
  const asked = identityOf(file, node);
  if (typeof asked === 'string' && file.ask(DEMANDED, 'file').has(asked)) return 'truthy';
  const shown = shownAround(file, node, asked);
  if (shown.has('truthy') || (shown.has('defined') && shown.has('filled'))) return 'truthy';
  return shown.has('defined') ? 'defined' : 'unknown';
}

/** What is known of `value ?? fail()` and of `value || fail()`. */
function eitherPresence(file: FileView, { left, right, operator }: TSESTree.LogicalExpression): Presence {
  const [first, second] = [certainPresence(file, left), certainPresence(file, right)];
  if (operator === '||') return first === 'truthy' ? first : second;
  // What is there may still be empty.
  return first === 'unknown' && second !== 'unknown' ? 'defined' : first;
}

/** What a loop demands of the environment when the program starts: `for (const name of ['KEY', …]) if (!process.env[name]) throw …`. */
const DEMANDED: QuestionKind<FileView, 'file', ReadonlySet<string>> = {
  name: 'demandedVariables',
  compute: (file) =>
    new Set(
      file.sourceCode.ast.body.flatMap((statement) =>
        statement.type === 'ForOfStatement' ? demandedBy(file, statement) : [],
      ),
    ),
  unanswered: () => new Set(),
  position: () => -1,
};

function demandedBy(file: FileView, { left, right, body }: TSESTree.ForOfStatement): readonly string[] {
  const name = left.type === 'VariableDeclaration' ? left.declarations[0].id : undefined;
  const first = body.type === 'BlockStatement' ? body.body.at(0) : body;
  if (name?.type !== 'Identifier' || first?.type !== 'IfStatement') return [];
  if (!neverContinues(first.consequent) || !endsProgram(first.consequent)) return [];
  const isDemanded = takenApart({ test: first.test, holds: false }).some(({ test, holds }) => {
    const node = unwrap(test);
    const isOfEnvironment = node.type === 'MemberExpression' && node.computed && isEnvironment(file, node.object);
    return holds && isOfEnvironment && isNamed(node.property, name.name);
  });
  const list = isDemanded ? file.evaluate(right) : undefined;
  const items = list?.kind === 'array' ? list.items : [];
  return items.flatMap((item) => (item.kind === 'literal' ? [`env ${String(item.value)}`] : []));
}

/** A loop is left by `continue` and `break`, too. */
function endsProgram(branch: Node): boolean {
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  return !statements.some((one) => one.type === 'ContinueStatement' || one.type === 'BreakStatement');
}

const ANSWERED: QuestionKind<FileView, FunctionNode, Presence> = {
  name: 'answered',
  compute: answeredPresence,
  unanswered: () => 'unknown',
  position: placeOf,
};

/** Whether a function gives a value whenever it comes back. */
function answeredPresence(file: FileView, fn: FunctionNode): Presence {
  if (fn.generator || comesToItsEnd(fn)) return 'unknown';
  const returned = returnedExpressions(file, fn).map((expression) => certainPresence(file, expression));
  // A function that always throws gives nothing that is missing.
  if (returned.length === 0 && fn.body.type === 'BlockStatement') return 'truthy';
  if (returned.length === 0 || returned.includes('unknown')) return 'unknown';
  return returned.includes('defined') ? 'defined' : 'truthy';
}

/** Whether a function may end without a `return`, as far as its last statement says. */
function comesToItsEnd({ body }: FunctionNode): boolean {
  return body.type === 'BlockStatement' && !neverContinues(body);
}

/** What has been tested wherever an expression is evaluated, also around the functions that it stands in, and when the program started. */
export function testsAround(file: FileView, expression: Node): readonly Condition[] {
  const found = [...conditionsAt(expression)];
  for (let fn = enclosingFunction(expression); fn; fn = enclosingFunction(fn)) addAll(found, conditionsAt(fn));
  const last = enclosingFunction(expression) && file.sourceCode.ast.body.at(-1);
  return last ? [...found, ...conditionsAt(last)] : found;
}

/** What these tests show of what an expression is about. */
function shownAround(file: FileView, expression: Node, asked: Identity): ReadonlySet<ShownPresence> {
  const shown = new Set<ShownPresence>();
  const last = enclosingFunction(expression) && file.sourceCode.ast.body.at(-1);
  for (const at of asked === undefined ? [] : [expression, ...(last ? [last] : [])]) {
    const { branches, rows } = conditionSources(at);
    for (const condition of branches) shown.add(presenceShownBy(file, condition, asked));
    for (const row of rows)
      for (const [presence, end] of file.ask(SHOWN_BEHIND, row).get(asked) ?? [])
        if (end <= at.range[0]) shown.add(presence);
  }
  return shown;
}

/** From which offset on a row of statements, or a chain, shows what of a value: all that stands behind asks. */
const SHOWN_BEHIND: QuestionKind<FileView, Node, ReadonlyMap<Identity, ReadonlyMap<ShownPresence, number>>> = {
  name: 'shownBehind',
  compute: (file, row) => {
    const found = new Map<Identity, Map<ShownPresence, number>>();
    for (const { condition, end } of conditionsListed(row)) {
      for (const about of partsAskedAfter(condition.test).map((part) => identityOf(file, part))) {
        const presence = presenceShownBy(file, condition, about);
        const known = found.get(about) ?? new Map<ShownPresence, number>();
        if (!known.has(presence)) found.set(about, known.set(presence, end));
      }
    }
    return found;
  },
  unanswered: () => new Map(),
  position: placeOf,
};

/** What a test may show the presence of. */
function partsAskedAfter(test: Node): readonly Node[] {
  const node = unwrap(test);
  if (node.type === 'CallExpression') return [node, ...node.arguments];
  if (node.type !== 'BinaryExpression') return [node];
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  if (left.type === 'MemberExpression') return [left, left.object, right];
  return left.type === 'UnaryExpression' ? [left.argument, right] : [left, right];
}

/** What tells that two expressions are about the same value: a variable, a variable of the environment, or how a member is written. */
type Identity = Variable | string | undefined;

function identityOf(file: FileView, expression: Node): Identity {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') {
    const name = plainKey(node.property, node.computed);
    return isEnvironment(file, node.object) && name !== undefined ? `env ${name}` : file.sourceCode.getText(node);
  }
  if (node.type !== 'Identifier') return undefined;
  const variable = file.scopes.variable(node);
  const [def] = variable?.defs ?? [];
  const declarator = def?.node.type === 'VariableDeclarator' && def.node.parent.kind === 'const' ? def.node : undefined;
  const init = declarator?.init && unwrap(declarator.init);
  const isRead = init?.type === 'MemberExpression' && isEnvironment(file, init.object) && declarator?.id === def?.name;
  return isRead ? identityOf(file, init) : variable;
}

/** What a test shows of a value; `filled`: it is not the empty string. */
type ShownPresence = Presence | 'filled';

/** What a test that came out one way shows of a value. */
function presenceShownBy(file: FileView, { test, holds }: Condition, asked: Identity): ShownPresence {
  const isAsked = (at: Node): boolean => asked !== undefined && identityOf(file, at) === asked;
  const node = unwrap(test);
  if (node.type !== 'BinaryExpression') {
    const [only] = node.type === 'CallExpression' && node.arguments.length === 1 ? node.arguments : [];
    const isBoolean = only && node.type === 'CallExpression' && isNamed(node.callee, 'Boolean');
    return holds && isAsked(isBoolean ? only : node) ? 'truthy' : 'unknown';
  }
  const { operator } = node;
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  if (isLengthOf(left, isAsked))
    return /^<=?$/.test(operator) !== holds && /^[<>]=?$/.test(operator) ? 'truthy' : 'unknown';
  const isDifferent = operator.startsWith('!') === holds;
  if (!/^[!=]==?$/.test(operator)) return 'unknown';
  if (left.type === 'UnaryExpression' && left.operator === 'typeof')
    return isAsked(left.argument) && !isDifferent && !isLiteral(right, 'undefined') ? 'defined' : 'unknown';
  if (!isDifferent || !(isAsked(left) || isAsked(right))) return 'unknown';
  if (isNullishLiteral(left) || isNullishLiteral(right)) return 'defined';
  return isLiteral(left, '') || isLiteral(right, '') ? 'filled' : 'unknown';
}

function isLengthOf(node: Node, is: (at: Node) => boolean): boolean {
  return node.type === 'MemberExpression' && plainKey(node.property, node.computed) === 'length' && is(node.object);
}

const isNamed = (node: Node, name: string): boolean => node.type === 'Identifier' && node.name === name;
const isLiteral = (node: Node, value: string): boolean => node.type === 'Literal' && node.value === value;
