import type { FileView } from '../evaluation/file-view.ts';
import {
  addsByName,
  asksByName,
  isDenyingName,
  judgesNothingByName,
  looksUpByName,
} from '../../lexicon/function-names.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { headerMember } from '../evaluation/token-header.ts';
import { formOfPart, pinsByMethod, pinsByPattern } from './part-forms.ts';
import { takenApart, type Condition } from '../syntax/order.ts';
import { isNothing, plainKey, spokenName, unwrap, type FunctionNode, type Node } from '../syntax/node.ts';
import { alternatives, type ResultValue } from '../evaluation/value.ts';

/*
 * What the outcome of a test says of a part of an unverified token: that it is one of those that are expected, or nothing.
 */

/** What is asked: whether this part is in a list. */
export interface ListQuestion {
  readonly file: FileView;
  readonly part: ResultValue;
  /** the expressions on the way here: a function may call itself, a constant mean itself */
  readonly trail: readonly Node[];
  /** Whether the part has been compared wherever an expression runs. */
  listedAt(question: ListQuestion, at: Node): boolean;
}

/** Whether a test that came out so says that the part is one of those that are expected. */
export function allows(question: ListQuestion, condition: Condition): boolean {
  const node = unwrap(condition.test);
  const { holds } = condition;
  const inner = { ...question, trail: [...question.trail, node] };
  if (question.trail.includes(node)) return false;
  const parts = takenApart({ test: node, holds });
  if (parts.length !== 1 || parts[0]?.test !== node) return parts.some((part) => allows(inner, part));
  switch (node.type) {
    case 'LogicalExpression':
      if (node.operator === '??') return holds && allows(inner, { test: node.left, holds });
      return [node.left, node.right].every((test) => allows(inner, { test, holds }));
    case 'AwaitExpression':
      return allows(inner, { test: node.argument, holds });
    case 'BinaryExpression':
      return comparisonAllows(inner, node, holds);
    case 'CallExpression':
      return answerAllows(inner, node, holds);
    case 'MemberExpression':
      return holds && isFound(question, node);
    case 'Identifier': {
      const init = initOf(question.file, node);
      return init !== undefined && allows(inner, { test: init, holds });
    }
    default:
      return false;
  }
}

/** What a constant is, or what a name is destructured from. */
function initOf(file: FileView, name: Node): Node | undefined {
  const [def] = file.scopes.variable(name)?.defs ?? [];
  const node: Node | undefined = def?.node;
  return node?.type === 'VariableDeclarator' ? (node.init ?? undefined) : undefined;
}

function comparisonAllows(question: ListQuestion, node: Node, holds: boolean): boolean {
  if (node.type !== 'BinaryExpression') return false;
  const { left, right, operator } = node;
  if (operator === 'in') return holds && carries(question, left) && !isFilled(question, right);
  const sides = [
    [left, right],
    [right, left],
  ] as const;
  if (/^[<>]=?$/.test(operator))
    return sides.some(
      ([side], index) => isFound(question, side) && (operator.startsWith('>') === holds) === (index === 0),
    );
  if (!/^[!=]==?$/.test(operator)) return false;
  const isSame = operator.startsWith('=') === holds;
  return sides.some(([side, other]) => equalityAllows(question, side, other, isSame));
}

/** @param isSame whether both sides turned out to be equal */
function equalityAllows(question: ListQuestion, side: Node, other: Node, isSame: boolean): boolean {
  const { file, part } = question;
  const expected = unwrap(other);
  if (expected.type === 'Literal' && typeof expected.value === 'boolean')
    return allows(question, { test: side, holds: expected.value === isSame });
  if (isSame && expected.type === 'Literal' && expected.value === 0 && startsAt(question, side)) return true;
  const isAbsence =
    isNothing(expected) || (expected.type === 'Literal' && expected.value === 0) || expected.type === 'UnaryExpression';
  if (isAbsence) return !isSame && isFound(question, side);
  if (!isSame || isOfToken(file, expected)) return false;
  return formOfPart(file, part, side) !== undefined || isFound(question, side);
}

/** `issuer.indexOf('https://id.example.com/') === 0`: `startsWith`, as one wrote it before that was there. */
function startsAt({ file, part }: ListQuestion, side: Node): boolean {
  const call = unwrap(side);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false;
  const form = formOfPart(file, part, callee.object);
  const [start] = call.arguments;
  const given = start && file.evaluate(start);
  const isIndex = spokenName(callee) === 'indexOf' && form !== undefined && given !== undefined;
  return isIndex && pinsByMethod(form, 'startsWith', given.kind === 'literal' ? given.value : undefined);
}

/** Comparing two parts of one unverified token says nothing. */
function isOfToken(file: FileView, node: Node): boolean {
  return alternatives(file.evaluate(node)).some(
    (value) => headerMember(value) !== undefined || (value.kind === 'result' && value.op.kind === 'decode'),
  );
}

/** What was looked up by the part, or something of it. */
export function isFound(question: ListQuestion, expression: Node): boolean {
  const node = unwrap(expression);
  if (question.trail.includes(node)) return false;
  const inner = { ...question, trail: [...question.trail, node] };
  switch (node.type) {
    case 'AwaitExpression':
      return isFound(inner, node.argument);
    case 'Identifier': {
      const init = initOf(question.file, node);
      return init !== undefined && isFound(inner, init);
    }
    case 'MemberExpression':
      if (node.computed && carries(question, node.property)) return !isFilled(question, node.object);
      return isFound(inner, node.object);
    case 'CallExpression':
      return answerAllows(inner, node, true);
    default:
      return false;
  }
}

/** Whether the answer of a call says that the part is one of those that are expected. */
function answerAllows(question: ListQuestion, call: Node, holds: boolean): boolean {
  if (call.type !== 'CallExpression') return false;
  const { file, part } = question;
  const callee = unwrap(call.callee);
  const own = file.evaluate(callee);
  const [given] = call.arguments;
  if (own.kind === 'function') return holds && given !== undefined && answersForListed(question, own.node);
  const name = spokenName(callee) ?? '';
  if (callee.type === 'MemberExpression') {
    const form = formOfPart(file, part, callee.object);
    const written = given && file.evaluate(given);
    if (form !== undefined)
      return holds && pinsByMethod(form, name, written?.kind === 'literal' ? written.value : undefined);
  }
  if (!call.arguments.some((argument) => carries(question, argument)))
    return callee.type === 'MemberExpression' && holds && isFound(question, callee.object);
  if (callee.type === 'MemberExpression' && looksUpByName(name)) return holds && isKept(question, callee.object, given);
  return (
    !file.resolvedCall(call) &&
    !judgesNothingByName(name) &&
    (isDenyingName(name) ? !holds : holds || !asksByName(name))
  );
}

/** Whether a list, a map or a pattern keeps what it was written with. */
function isKept(question: ListQuestion, list: Node, given: Node | undefined): boolean {
  const { file, part } = question;
  const value = file.evaluate(list);
  const form = given && formOfPart(file, part, given);
  if (value.kind === 'literal' && value.value instanceof RegExp)
    return form !== undefined && pinsByPattern(form, value.value);
  return !isFilled(question, list);
}

/** A function of the file that answers with something only for a part that it expects. */
function answersForListed(question: ListQuestion, fn: FunctionNode): boolean {
  const answers = returnedExpressions(question.file, fn).filter((answer) => !isFalsy(question.file, answer));
  return (
    answers.length > 0 &&
    answers.every(
      (answer) =>
        allows(question, { test: answer, holds: true }) ||
        (question.trail.every((at) => at !== answer) &&
          question.listedAt({ ...question, trail: [...question.trail, answer] }, answer)),
    )
  );
}

function isFalsy(file: FileView, node: Node): boolean {
  const value = file.evaluate(node);
  return value.kind === 'literal' && !value.value;
}

/** Whether the token itself can put something into a list: a cache of what was asked for before lists nothing. */
function isFilled(question: ListQuestion, list: Node): boolean {
  const { file, trail } = question;
  const text = file.sourceCode.getText(unwrap(list));
  const isList = (node: Node): boolean => file.sourceCode.getText(unwrap(node)) === text;
  const isOpen = (write: Node): boolean =>
    !trail.includes(write) && !question.listedAt({ ...question, trail: [...trail, write] }, write);
  const isAdded = file.tree.get('CallExpression').some((call) => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !addsByName(plainKey(callee.property, callee.computed) ?? ''))
      return false;
    const [key] = call.arguments;
    return isList(callee.object) && key !== undefined && carries(question, key) && isOpen(call);
  });
  return (
    isAdded ||
    file.tree
      .get('AssignmentExpression')
      .some(
        ({ left }) =>
          left.type === 'MemberExpression' &&
          left.computed &&
          isList(left.object) &&
          carries(question, left.property) &&
          isOpen(left),
      )
  );
}

/** An expression that holds the part: as it is, in an object or an array, or compared in a callback. */
export function carries(question: ListQuestion, expression: Node): boolean {
  const { file, part, trail } = question;
  const node = unwrap(expression);
  if (trail.length > 0 && trail.includes(node)) return false;
  if (formOfPart(file, part, node) !== undefined) return true;
  const inner = { ...question, trail: [...trail, node] };
  switch (node.type) {
    case 'AwaitExpression':
    case 'SpreadElement':
      return carries(inner, node.argument);
    case 'ObjectExpression':
      return node.properties.some((property) =>
        carries(inner, property.type === 'Property' ? property.value : property),
      );
    case 'ArrayExpression':
      return node.elements.some((element) => element !== null && carries(inner, element));
    case 'TemplateLiteral':
      return node.expressions.some((hole) => carries(inner, hole));
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [node.left, node.right].some((side) => carries(inner, side));
    case 'CallExpression':
      return node.arguments.some((argument) => carries(inner, argument));
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return returnedExpressions(file, node).some((answer) => carries(inner, answer));
    default:
      return false;
  }
}
