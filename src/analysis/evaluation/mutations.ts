import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { keyOf } from './objects.ts';
import type { Variable } from '../syntax/scopes.ts';
import {
  assignsWhole,
  enclosing,
  enclosingFunction,
  isFunction,
  isInside,
  plainKey,
  unwrap,
  type Node,
} from '../syntax/node.ts';
import { unknown, type Entry, type Value } from './value.ts';

/**
 * What happens to an object between its making and a use of the variable that holds it: properties written, deleted,
 * assigned from others, and code out of sight that may have changed it.
 *
 * @param use the identifier at which the object is read
 */
export function mutations(file: FileView, variable: Variable, use: Node): Entry[] {
  const home = variable.scope.block;
  const found: Entry[] = [];
  for (const { identifier } of variable.references) {
    if (identifier === use) continue;
    const effect = effectOf(file, identifier, use);
    if (!effect) continue;
    const happensIn = enclosingFunction(identifier);
    const sameFunction = happensIn === enclosingFunction(use);
    if (sameFunction && identifier.range[0] > use.range[0] && !sharesLoop(identifier, use)) continue;
    const surrounds = !happensIn || isInside(use, happensIn);
    const certain = surrounds && !isConditional(identifier, use, home);
    found.push(effect.kind === 'escape' ? effect : { ...effect, certain });
  }
  return found;
}

type Effect = Extract<Entry, { kind: 'property' | 'spread' | 'delete' }> | { readonly kind: 'escape' };

function effectOf(file: FileView, identifier: Node, use: Node): Effect | undefined {
  const parent = identifier.parent;
  if (parent?.type === 'MemberExpression' && parent.object === identifier) return memberEffect(file, parent);
  const call = parent?.type === 'CallExpression' ? parent : undefined;
  const index = call?.arguments.findIndex((argument) => argument === identifier) ?? -1;
  if (!call || index < 0) return undefined;
  if (isObjectAssign(call)) {
    const source = call.arguments[1];
    if (index !== 0 || !source) return undefined;
    return { kind: 'spread', value: () => file.evaluate(source), node: source, certain: true };
  }
  return mayChange(file, call, index, use) ? { kind: 'escape' } : undefined;
}

function memberEffect(file: FileView, member: TSESTree.MemberExpression): Effect | undefined {
  const outer = member.parent;
  if (outer.type === 'AssignmentExpression' && outer.left === member) {
    const key = keyOf(file, member.property, member.computed);
    return { kind: 'property', key, value: () => assignedValue(file, outer), node: outer, certain: true };
  }
  if (outer.type === 'UnaryExpression' && outer.operator === 'delete') {
    return { kind: 'delete', key: keyOf(file, member.property, member.computed), certain: true };
  }
  const name = plainKey(member.property, member.computed) ?? '';
  const changes = outer.type === 'CallExpression' && outer.callee === member && ARRAY_CHANGES.has(name);
  return changes ? { kind: 'escape' } : undefined;
}

function assignedValue(file: FileView, assignment: TSESTree.AssignmentExpression): Value {
  return assignsWhole(assignment) ? file.evaluate(assignment.right) : unknown('dynamic', assignment);
}

const ARRAY_CHANGES = new Set(['push', 'unshift', 'splice', 'concat']);

function isObjectAssign(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object' &&
    plainKey(callee.property, callee.computed) === 'assign'
  );
}

/** Known operations, global functions and functions of this file that only read their parameter change nothing. */
function mayChange(file: FileView, call: TSESTree.CallExpression, index: number, use: Node): boolean {
  if (isInside(use, call)) return false;
  if (file.resolvedCall(call)) return false;
  const callee = unwrap(call.callee);
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  if (root.type === 'Identifier' && file.scopes.isFreeGlobal(root)) return false;
  const value = file.evaluate(call.callee);
  if (value.kind !== 'function') return true;
  const parameter = value.node.params[index];
  const variable = parameter && file.scopes.variable(parameter);
  return !variable || variable.references.some(({ identifier }) => !isPlainRead(identifier));
}

function isPlainRead(identifier: Node): boolean {
  const parent = identifier.parent;
  if (parent?.type === 'SpreadElement') return true;
  if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return false;
  const outer = parent.parent;
  return !(outer.type === 'AssignmentExpression' && outer.left === parent) && outer.type !== 'UnaryExpression';
}

/** Something between the event and the function that both share makes the event happen on some paths only. */
function isConditional(event: Node, use: Node, home: Node): boolean {
  for (let at: Node | undefined = event; at && at !== home; at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (!parent || isInside(use, parent)) return false;
    if (isBranch(parent, at) || isFunction(parent)) return true;
  }
  return false;
}

function isBranch(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test !== child;
    case 'LogicalExpression':
      return parent.right === child;
    case 'SwitchCase':
    case 'CatchClause':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return true;
    default:
      return false;
  }
}

const isLoop = (node: Node): node is Node => /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);

function sharesLoop(event: Node, use: Node): boolean {
  const loop = enclosing(event, isLoop);
  return loop !== undefined && isInside(use, loop);
}

/** `value` with later effects laid over it. */
export function withEntries(value: Value, entries: readonly Entry[]): Value {
  if (entries.length === 0) return value;
  switch (value.kind) {
    case 'object':
      return { ...value, entries: [...value.entries, ...entries] };
    case 'array':
      return entries.some((entry) => entry.kind === 'escape') ? { ...value, open: true } : value;
    case 'either':
      return { ...value, of: value.of.map((one) => withEntries(one, entries)) };
    case 'bytes':
    case 'class':
    case 'env':
    case 'function':
    case 'instance':
    case 'literal':
    case 'result':
    case 'template':
    case 'thing':
    case 'unknown':
      return value;
  }
}
