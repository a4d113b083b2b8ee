import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { exportsValue } from './exports.ts';
import { literalEntries } from './objects.ts';
import type { Scopes } from '../syntax/scopes.ts';
import {
  assignsWhole,
  enclosing,
  enclosingClass,
  isClass,
  isFunction,
  plainKey,
  unwrap,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { variableValue } from './variables.ts';
import { unknown, type Entry, type Value } from './value.ts';

/** What a `this` may belong to: a class, a function that makes objects with `new`, an object literal with methods. */
export type Owner = ClassNode | FunctionNode | TSESTree.ObjectExpression;

/** What `this` is: the class, or an instance of what makes one, or the object whose method it stands in. */
export function thisValue(file: FileView, node: TSESTree.ThisExpression): Value {
  const owner = ownerOfThis(file.scopes, node);
  if (!owner) return unknown('dynamic', node);
  const receiver = isFunction(owner) ? receiverOfMethod(file, owner, node) : undefined;
  if (receiver) return receiver;
  if (owner.type === 'ObjectExpression') {
    // A framework adds to it what it likes.
    const entries: Entry[] = [{ kind: 'escape' }, ...literalEntries(file, owner), ...writtenEntries(file, owner)];
    return { kind: 'object', entries, node: owner };
  }
  if (isClass(owner) && isInStaticMember(node, owner)) return { kind: 'class', node: owner };
  return { kind: 'instance', of: owner, node };
}

/** What a function is made a method of: `tokens.issue = function () { … }`, `exports.Tokens.prototype.issue = function () { … }`. */
function receiverOfMethod(file: FileView, method: FunctionNode, node: Node): Value | undefined {
  const { parent } = method;
  if (parent.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined;
  const { object } = parent.left;
  if (object.type === 'MemberExpression' && plainKey(object.property, object.computed) === 'prototype') {
    const maker = file.evaluate(object.object);
    return maker.kind === 'function' || maker.kind === 'class' ? { kind: 'instance', of: maker.node, node } : undefined;
  }
  const variable = object.type === 'Identifier' ? file.scopes.variable(object) : undefined;
  // As it is when the method runs, which is after all that the file does.
  const value = variable ? variableValue(file, variable, node) : exportsValue(file, object);
  return value?.kind === 'object' ? { ...value, entries: [{ kind: 'escape' }, ...value.entries] } : undefined;
}

/** What the methods of an object write into it, in whatever order they are called. */
function writtenEntries(file: FileView, owner: Owner): readonly Entry[] {
  return [...file.fieldWrites(owner)].flatMap(([key, assignments]) =>
    assignments.map((node): Entry => {
      const value = (): Value => (assignsWhole(node) ? file.evaluate(node.right) : unknown('dynamic', node));
      return { kind: 'property', key, value, node, certain: false };
    }),
  );
}

function isInStaticMember(node: Node, owner: ClassNode): boolean {
  const member = enclosing(node, (at): at is Node => at.parent?.parent === owner);
  return member !== undefined && (member.type === 'StaticBlock' || ('static' in member && member.static));
}

/** What the nearest function, or class, says that `this` is. An arrow function has none of its own. */
export function ownerOfThis(scopes: Scopes, node: Node): Owner | undefined {
  const around = enclosing(
    node,
    (at): at is ClassNode | FunctionNode => isClass(at) || (isFunction(at) && at.type !== 'ArrowFunctionExpression'),
  );
  if (!around || isClass(around)) return around;
  const { parent } = around;
  switch (parent.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return enclosingClass(parent);
    case 'Property':
      if (parent.value !== around || parent.parent.type !== 'ObjectExpression') return around;
      return prototypeOwner(scopes, placeOfPrototype(parent.parent)) ?? parent.parent;
    case 'AssignmentExpression':
      if (parent.left.type !== 'MemberExpression') return around;
      return prototypeOwner(scopes, parent.left.object) ?? around;
    default:
      return around;
  }
}

/** What an object becomes the prototype of, or a part of that: `F.prototype = { … }`, `Object.assign(F.prototype, { … })`. */
function placeOfPrototype(object: TSESTree.ObjectExpression): Node | undefined {
  const { parent } = object;
  if (parent.type === 'AssignmentExpression') return parent.left;
  return parent.type === 'CallExpression' ? parent.arguments[0] : undefined;
}

/** `F` of `F.prototype`, where the file declares it. */
function prototypeOwner(scopes: Scopes, node: Node | undefined): ClassNode | FunctionNode | undefined {
  if (node?.type !== 'MemberExpression' || plainKey(node.property, node.computed) !== 'prototype') return undefined;
  return declaredOwner(scopes, node.object);
}

/** The class, or the function that may make objects, that a name is declared to be. */
function declaredOwner(scopes: Scopes, name: Node): ClassNode | FunctionNode | undefined {
  for (const { node } of scopes.variable(name)?.defs ?? []) {
    const declared = node.type === 'VariableDeclarator' && node.init ? assignedIn(node.init) : node;
    if (isClass(declared) || isMaker(declared)) return declared;
  }
  return undefined;
}

/** `a = b = value` */
function assignedIn(expression: Node): Node {
  const node = unwrap(expression);
  return node.type === 'AssignmentExpression' ? assignedIn(node.right) : node;
}

/** Whether a function may stand behind `new`. */
export function isMaker(node: Node): node is FunctionNode {
  return isFunction(node) && node.type !== 'ArrowFunctionExpression' && !node.async && !node.generator;
}

/** What an assignment to a member of something writes into: `this`, a name for it, a class or its prototype. */
export function ownerOfMember(scopes: Scopes, object: Node): Owner | undefined {
  if (object.type === 'ThisExpression') return ownerOfThis(scopes, object);
  if (object.type === 'MemberExpression') return prototypeOwner(scopes, object);
  if (object.type !== 'Identifier') return undefined;
  const declaration = scopes.variable(object)?.defs[0]?.node;
  const init = declaration?.type === 'VariableDeclarator' && declaration.init;
  return init && init.type === 'ThisExpression' ? ownerOfThis(scopes, init) : declaredOwner(scopes, object);
}
