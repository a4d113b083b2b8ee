import type { TSESTree } from '@typescript-eslint/utils';

import { listUses, lookUp } from '../model/table.ts';
import type { FileView } from './file.ts';
import { enclosing, isClass, isFunction, plainKey, type ClassNode, type Node } from './tree.ts';
import { either, unknown, type Slot, type Value } from './values.ts';

/**
 * A member of a class: a method, or a field with everything that the class itself writes into it.
 *
 * @param isStatic whether the class or one of its instances is asked
 */
export function classSlot(file: FileView, owner: ClassNode, key: string, isStatic: boolean): Slot {
  const values: Value[] = [];
  let node: Node | undefined;
  for (const member of owner.body.body) {
    const found = memberValue(file, member, key, isStatic);
    if (!found) continue;
    if (found.is === 'function') return { has: 'yes', value: found, node: member };
    values.push(found);
    node ??= member;
  }
  for (const assignment of assignmentsTo(file, owner, key)) {
    values.push(file.evaluate(assignment.right));
    node ??= assignment;
  }
  if (node) return { has: 'yes', value: either(values, node), node };
  return inheritedSlot(file, owner, key, isStatic);
}

function inheritedSlot(file: FileView, owner: ClassNode, key: string, isStatic: boolean): Slot {
  const base = owner.superClass && file.evaluate(owner.superClass);
  return base?.is === 'class' && base.node !== owner ? classSlot(file, base.node, key, isStatic) : { has: 'unknown' };
}

function memberValue(file: FileView, member: TSESTree.ClassElement, key: string, isStatic: boolean): Value | undefined {
  if (member.type === 'MethodDefinition' && member.kind === 'constructor') return parameterProperty(file, member, key);
  if (member.type === 'MethodDefinition') {
    if (member.static !== isStatic || plainKey(member.key, member.computed) !== key) return undefined;
    if (!isFunction(member.value)) return undefined;
    return member.kind === 'get' ? unknown('call', member) : { is: 'function', node: member.value };
  }
  if (member.type !== 'PropertyDefinition' && member.type !== 'AccessorProperty') return undefined;
  if (member.static !== isStatic || plainKey(member.key, member.computed) !== key) return undefined;
  if (member.value) return file.evaluate(member.value);
  return annotatedValue(file, member.typeAnnotation) ?? undefined;
}

/** `constructor(private readonly jwtService: JwtService)` declares a field. */
function parameterProperty(file: FileView, constructor: TSESTree.MethodDefinition, key: string): Value | undefined {
  for (const parameter of constructor.value.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (inner.type === 'Identifier' && inner.name === key) return file.evaluate(inner);
  }
  return undefined;
}

/** What a type annotation says a binding holds: an instance of a known class, or of a class of this file. */
export function annotatedValue(file: FileView, annotation: TSESTree.TSTypeAnnotation | undefined): Value | undefined {
  const written = annotation?.typeAnnotation;
  const type = written?.type === 'TSUnionType' ? written.types.find((one) => one.type === 'TSTypeReference') : written;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  return instanceOf(file.evaluate(type.typeName), type);
}

/** What constructing a known class, or a class of this file, gives. */
export function instanceOf(constructed: Value, node: Node): Value | undefined {
  if (constructed.is === 'class') return { is: 'instance', of: constructed.node, node };
  if (constructed.is !== 'thing') return undefined;
  const { source } = constructed;
  const gives = listUses(constructed.thing.new).find((use) => use.gives?.startsWith('#'))?.gives;
  return gives === undefined ? undefined : { is: 'thing', thing: lookUp(gives, source), source, node };
}

function assignmentsTo(file: FileView, owner: ClassNode, key: string): TSESTree.AssignmentExpression[] {
  return (file.tree.get('AssignmentExpression') ?? []).flatMap((node) => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return [];
    const { object, property, computed } = node.left;
    if (plainKey(property, computed) !== key) return [];
    const isOwn = object.type === 'ThisExpression' && enclosing(node, isClass) === owner;
    return isOwn || isNameOf(file, object, owner) ? [node] : [];
  });
}

/** `TokenManager.secret = …` inside or outside of `class TokenManager`. */
function isNameOf(file: FileView, object: Node, owner: ClassNode): boolean {
  if (object.type !== 'Identifier' || object.name !== owner.id?.name) return false;
  return file.scopes.variable(object)?.defs.some((def) => def.node === owner) ?? false;
}
