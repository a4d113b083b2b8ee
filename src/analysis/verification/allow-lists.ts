import { checksByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { allows, carries, isFound, type ListQuestion } from './listing-tests.ts';
import { formOfPart } from './part-forms.ts';
import { neverContinues } from '../syntax/control-flow.ts';
import { alwaysRunsBefore, conditionsAt } from '../syntax/order.ts';
import {
  enclosingFunction,
  isFunction,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { ResultValue, Value } from '../evaluation/value.ts';

/**
 * Whether the file has compared a part of a token with what it expects wherever an expression runs, and would have left otherwise: with
 * a string, an array, a set or the keys of a map that the token itself does not fill. Whether there is something at all is no
 * comparison.
 */
export function isAllowListed(file: FileView, part: Value, at: Node): boolean {
  if (part.kind !== 'result') return false;
  return isListedAt({ file, part, trail: [], listedAt: isListedAt }, at) || somethingIsLookedUp(file, part);
}

/** Whether an expression is what a list has for a part of a token: for one that it does not have, there is nothing. */
export function isLookedUpBy(file: FileView, part: Value, node: Node): boolean {
  return part.kind === 'result' && isLookUp(node) && isFound({ file, part, trail: [], listedAt: isListedAt }, node);
}

/** `KEYS[alg]`, `keys.get(alg)` */
function isLookUp(node: Node): boolean {
  const list = unwrap(node);
  if (list.type === 'MemberExpression') return list.computed && !list.optional;
  return list.type === 'CallExpression' && /^(?:get|find)$/.test(spokenName(list.callee) ?? '');
}

function isListedAt(question: ListQuestion, at: Node): boolean {
  for (let node: Node | undefined = at; node; node = aroundFunction(node)) {
    if (conditionsAt(node).some((condition) => allows(question, condition))) return true;
    if (isChosenCase(question, node)) return true;
  }
  const { file } = question;
  // What always runs before a node stands in a function around it, or at the top of the file.
  return functionsOutward(at).some(
    (fn) =>
      file.tree
        .inFunction('CallExpression', fn)
        .some((call) => alwaysRunsBefore(call, at) && refuses(question, call)) ||
      file.tree
        .inFunction('MemberExpression', fn)
        .some((member) => isTakenFromList(question, member) && alwaysRunsBefore(member, at)),
  );
}

/** The functions that a node stands in, the innermost first, and behind them the top of the file. */
function functionsOutward(node: Node): readonly (FunctionNode | undefined)[] {
  const found: FunctionNode[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) found.push(fn);
  return [...found, undefined];
}

/** What stands around the function expression that a node is in: where that is made, the tests around it have come out already. */
function aroundFunction(node: Node): Node | undefined {
  const fn = enclosingFunction(node);
  return fn?.type === 'FunctionDeclaration' ? undefined : fn?.parent;
}

/** `ISSUERS[iss].keys`: what is read from nothing throws. */
function isTakenFromList(question: ListQuestion, member: Node): boolean {
  if (member.type !== 'MemberExpression' || member.optional) return false;
  return isLookUp(member.object) && isFound(question, member.object);
}

/** A call that throws for what it does not expect: a function of the file, or one out of sight whose name says so. */
function refuses(question: ListQuestion, call: CallNode): boolean {
  const { file, trail } = question;
  const value = file.evaluate(call.callee);
  if (value.kind !== 'function') {
    const isCheck =
      value.kind === 'unknown' &&
      wrapped(call).parent?.type === 'ExpressionStatement' &&
      checksByName(spokenName(call.callee) ?? '');
    return isCheck && call.arguments.some((argument) => carries(question, argument));
  }
  const throws = file.tree.inFunction('ThrowStatement', value.node);
  if (throws.length === 0 || trail.includes(value.node)) return false;
  if (!call.arguments.some((argument) => carries(question, argument))) return false;
  const inner = { ...question, trail: [...trail, value.node] };
  return throws.some((thrown) =>
    conditionsAt(thrown).some(({ test, holds }) => allows(inner, { test, holds: !holds })),
  );
}

/** A case of a `switch` by the part, but the one for all others; or what follows a `switch` that all others leave. */
function isChosenCase(question: ListQuestion, at: Node): boolean {
  const isByPart = (node: Node | undefined): boolean =>
    node?.type === 'SwitchStatement' && formOfPart(question.file, question.part, node.discriminant) !== undefined;
  for (let inner = at; inner.parent && !isFunction(inner.parent); inner = inner.parent) {
    const outer = inner.parent;
    if (outer.type === 'SwitchCase' && outer.test !== null && isByPart(outer.parent)) return true;
    if (outer.type !== 'BlockStatement' && outer.type !== 'Program') continue;
    const passed = outer.body.filter((statement) => statement.range[1] <= inner.range[0] && isByPart(statement));
    if (passed.some(leavesForOthers)) return true;
  }
  return false;
}

function leavesForOthers(statement: Node): boolean {
  const others = statement.type === 'SwitchStatement' ? statement.cases.find(({ test }) => test === null) : undefined;
  return others?.consequent.some(neverContinues) ?? false;
}

/** In the same function something is looked up that the file does not show: it may be this. */
function somethingIsLookedUp(file: FileView, part: ResultValue): boolean {
  return file.tree.inFunction('CallExpression', enclosingFunction(part.call)).some((call) => {
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
    const [argument] = call.arguments;
    if ((method !== 'includes' && method !== 'has') || argument?.type !== 'Identifier') return false;
    const value = file.evaluate(argument);
    return value.kind === 'unknown' && value.why === 'import';
  });
}
