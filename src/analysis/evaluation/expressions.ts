import type { TSESTree } from '@typescript-eslint/utils';

import { callValue } from './call-values.ts';
import { isEnvironment } from './environment.ts';
import type { FileView } from './file-view.ts';
import { exportsValue } from './exports.ts';
import { keyOf, literalEntries } from './objects.ts';
import { enclosingClass, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { alternatives, either, literal, literalNumber, unknown, type Value } from './value.ts';
import { moduleValue } from './imports.ts';
import { joined } from './joined.ts';
import { certainPresence } from './presence.ts';
import { memberSlot, slotValue } from './slots.ts';
import { thisValue } from './this-values.ts';
import { ambientMember, variableValue } from './variables.ts';

/**
 * What an expression's value is, property by property, as far as the file shows. The caller remembers answers and stops
 * endless recursion; this only says what one kind of expression means.
 */
export function evaluateNode(file: FileView, expression: Node): Value {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Literal':
      return literal('regex' in node ? (node.value ?? /./) : node.value, node);
    case 'TemplateLiteral':
      return templateValue(file, node);
    case 'Identifier':
      return identifierValue(file, node);
    case 'MemberExpression':
      return memberValue(file, node);
    case 'ObjectExpression':
      return { kind: 'object', entries: literalEntries(file, node), node };
    case 'ArrayExpression':
      return arrayValue(file, node);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return { kind: 'function', node };
    case 'ClassExpression':
    case 'ClassDeclaration':
      return { kind: 'class', node };
    case 'CallExpression':
    case 'NewExpression':
      return callValue(file, node);
    case 'AwaitExpression':
      return file.evaluate(node.argument);
    case 'ImportExpression': {
      const specifier = file.evaluate(node.source);
      return specifier.kind === 'literal' ? moduleValue(file, String(specifier.value), node) : unknown('import', node);
    }
    case 'ConditionalExpression':
      return either([file.evaluate(node.consequent), file.evaluate(node.alternate)], node);
    case 'LogicalExpression':
      return logicalValue(file, node);
    case 'AssignmentExpression':
      return node.operator === '=' ? file.evaluate(node.right) : unknown('dynamic', node);
    case 'BinaryExpression':
      return binaryValue(file, node);
    case 'UnaryExpression':
      return unaryValue(file, node);
    case 'ThisExpression':
      return thisValue(file, node);
    case 'Super':
      return baseThing(file, node);
    default:
      return unknown('dynamic', node);
  }
}

function identifierValue(file: FileView, node: TSESTree.Identifier): Value {
  const variable = file.scopes.variable(node);
  if (variable) return variableValue(file, variable, node);
  if (node.name === 'undefined') return literal(undefined, node);
  const exported = exportsValue(file, node);
  if (exported) return exported;
  if (node.name === 'NaN' || node.name === 'Infinity') return literal(Number(node.name), node);
  const global = file.table.global(node.name);
  return global ? { kind: 'thing', ...global, node } : unknown('dynamic', node);
}

function binaryValue(file: FileView, node: TSESTree.BinaryExpression): Value {
  if (node.operator === '+') return sumValue(file, node);
  if (!/^(?:[-*/]|\*\*)$/.test(node.operator)) return unknown('dynamic', node);
  const [a, b] = [literalNumber(file.evaluate(node.left)), literalNumber(file.evaluate(node.right))];
  return a === undefined || b === undefined ? unknown('dynamic', node) : literal(calculated(node.operator, a, b), node);
}

/** `a + b + c` is read as a whole: an answer for each sum in it would copy the parts again and again. */
function sumValue(file: FileView, node: TSESTree.BinaryExpression): Value {
  const parts = operandsOf(node).map((operand) => file.evaluate(operand));
  const end = parts.findIndex((part) => literalNumber(part) === undefined);
  const numbers = parts.slice(0, end < 0 ? parts.length : end);
  const total = numbers.reduce((sum, part) => sum + (literalNumber(part) ?? 0), 0);
  if (end < 0) return literal(total, node);
  return joined(node, numbers.length > 1 ? [literal(total, node), ...parts.slice(end)] : parts);
}

/** The operands of a chain of `+`, from left to right. */
function operandsOf(node: TSESTree.BinaryExpression): readonly Node[] {
  const operands: Node[] = [];
  let at: Node = node;
  for (; at.type === 'BinaryExpression' && at.operator === '+'; at = at.left) operands.push(at.right);
  return [at, ...operands.toReversed()];
}

function calculated(operator: string, a: number, b: number): number {
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a ** b;
  }
}

function templateValue(file: FileView, node: TSESTree.TemplateLiteral): Value {
  const parts = node.quasis.flatMap((quasi, index): Value[] => {
    const hole = node.expressions[index];
    const text = literal(quasi.value.cooked, quasi);
    return hole ? [text, file.evaluate(hole)] : [text];
  });
  return joined(node, parts);
}

/** Lists of options, algorithms and claims have some dozen members; what has more than this is a table of data. */
const MAX_ITEMS = 10_000;

function arrayValue(file: FileView, node: TSESTree.ArrayExpression): Value {
  const items: Value[] = [];
  let open = false;
  for (const element of node.elements) {
    if (element === null) continue;
    const value = file.evaluate(element.type === 'SpreadElement' ? element.argument : element);
    const isSpread = element.type === 'SpreadElement';
    const brought = isSpread && value.kind === 'array' ? value.items : isSpread ? [] : [value];
    open ||= isSpread && (value.kind !== 'array' || value.open);
    if (items.length + brought.length > MAX_ITEMS) return { kind: 'array', items, open: true, node };
    for (const item of brought) items.push(item);
  }
  return { kind: 'array', items, open, node };
}

/** `a ?? b` and `a || b`: the left side, and the right one where the left may be missing. */
function logicalValue(file: FileView, node: TSESTree.LogicalExpression): Value {
  const left = file.evaluate(node.left);
  if (node.operator !== '&&' && left.kind !== 'literal' && isCertain(file, node)) return left;
  const right = file.evaluate(node.right);
  if (node.operator === '&&') return either([left.kind === 'unknown' ? literal(undefined, node) : left, right], node);
  if (left.kind === 'object' || left.kind === 'array' || left.kind === 'thing' || left.kind === 'function') return left;
  if (left.kind === 'literal') {
    const stands = node.operator === '??' ? left.value != null : Boolean(left.value);
    return stands ? left : right;
  }
  return either([left, right], node);
}

/** Whether the right side of `a ?? b` or `a || b` is never reached. */
function isCertain(file: FileView, { operator, left }: TSESTree.LogicalExpression): boolean {
  const presence = certainPresence(file, left);
  return presence === 'truthy' || (presence === 'defined' && operator === '??');
}

function unaryValue(file: FileView, node: TSESTree.UnaryExpression): Value {
  if (node.operator === 'void') return literal(undefined, node);
  const value = file.evaluate(node.argument);
  if (node.operator === '!') return either(alternatives(value).map(negated), node);
  if (value.kind !== 'literal') return unknown('dynamic', node);
  return node.operator === '-' && typeof value.value === 'number'
    ? literal(-value.value, node)
    : unknown('dynamic', node);
}

/** It stands where what is negated does, and is unknown for the same reason. */
function negated(value: Value): Value {
  if (value.kind === 'literal') return literal(!value.value, value.node);
  return value.kind === 'unknown' ? value : unknown('dynamic', value.node);
}

/** `Number.MAX_SAFE_INTEGER` and its kin (ECMA-262, 21.1.2). */
function numberConstant(file: FileView, object: Node, key: string | undefined): number | undefined {
  const owner = unwrap(object);
  if (owner.type !== 'Identifier' || owner.name !== 'Number' || !file.scopes.isFreeGlobal(owner)) return undefined;
  const value: unknown = key === undefined ? undefined : Reflect.get(Number, key);
  return typeof value === 'number' && key !== 'length' ? value : undefined;
}

/** What a class extends, where that is something known; a class of the file has its members by inheritance. */
function baseThing(file: FileView, node: Node): Value {
  const base = enclosingClass(node)?.superClass;
  const value = base && file.evaluate(base);
  return value?.kind === 'thing' ? value : unknown('dynamic', node);
}

function memberValue(file: FileView, node: TSESTree.MemberExpression): Value {
  const exported = exportsValue(file, node);
  if (exported) return exported;
  const key = keyOf(file, node.property, node.computed);
  const constant = numberConstant(file, node.object, key);
  if (constant !== undefined) return literal(constant, node);
  if (isEnvironment(file, node.object)) return { kind: 'env', name: key, node };
  const object = file.evaluate(node.object);
  // `const env = process.env`
  if (object.kind === 'unknown' && isEnvironment(file, object.node)) return { kind: 'env', name: key, node };
  if (key === undefined) return object.kind === 'array' ? unknown('dynamic', node) : partOf(object, node);
  const slot = memberSlot(file, object, key);
  if (slot.has === 'no') return object.kind === 'object' ? literal(undefined, node) : unknown('dynamic', node);
  if (slot.has !== 'unknown' || slot.value) return slotValue(slot, node);
  return (
    ambientMember(file, object, key, node, spokenName(node.object)) ??
    unknown(object.kind === 'unknown' ? object.why : 'dynamic', node)
  );
}

/** A member read under a name that is only known at run time is still a part of the answer. */
function partOf(object: Value, node: Node): Value {
  return object.kind === 'result' ? { ...object, path: [...object.path, '*'], node } : unknown('dynamic', node);
}
