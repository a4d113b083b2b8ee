import type { TSESTree } from '@typescript-eslint/utils';

import { listUses, lookUp } from '../../model/table.ts';
import type { FileView } from './file-view.ts';
import { assignsWhole, enclosing, isClass, isFunction, plainKey, type ClassNode, type Node } from '../syntax/node.ts';
import type { Slot } from './slots.ts';
import { either, unknown, type Value } from './value.ts';

/**
 * A member of a class: a method, or a field with everything that the class itself writes into it.
 *
 * @param isStatic whether the class or one of its instances is asked
 */
export function classSlot(file: FileView, owner: ClassNode, key: string, isStatic: boolean): Slot {
  const asked = new Set<ClassNode>();
  for (let at: ClassNode | undefined = owner; at && !asked.has(at); at = baseOf(file, at)) {
    asked.add(at);
    const slot = ownSlot(file, at, key, isStatic);
    if (slot) return slot;
  }
  return { has: 'unknown' };
}

function baseOf(file: FileView, { superClass }: ClassNode): ClassNode | undefined {
  const base = superClass && file.evaluate(superClass);
  return base?.kind === 'class' ? base.node : undefined;
}

function ownSlot(file: FileView, owner: ClassNode, key: string, isStatic: boolean): Slot | undefined {
  const values: Value[] = [];
  let node: Node | undefined;
  for (const member of owner.body.body) {
    const found = fieldValue(file, member, key, isStatic);
    if (!found) continue;
    if (found.kind === 'function') return { has: 'yes', value: found, node: member };
    values.push(found);
    node ??= member;
  }
  for (const assignment of file.fieldWrites(owner, key)) {
    values.push(assignsWhole(assignment) ? file.evaluate(assignment.right) : unknown('dynamic', assignment));
    node ??= assignment;
  }
  return node && { has: 'yes', value: either(values, node), node };
}

function fieldValue(file: FileView, member: TSESTree.ClassElement, key: string, isStatic: boolean): Value | undefined {
  if (member.type === 'MethodDefinition' && member.kind === 'constructor') return parameterProperty(file, member, key);
  if (member.type === 'MethodDefinition') {
    if (member.static !== isStatic || plainKey(member.key, member.computed) !== key) return undefined;
    if (!isFunction(member.value)) return undefined;
    return member.kind === 'get' ? unknown('call', member) : { kind: 'function', node: member.value };
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
    if (inner.name === key) return file.evaluate(inner);
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
  if (constructed.kind === 'class') return { kind: 'instance', of: constructed.node, node };
  if (constructed.kind !== 'thing') return undefined;
  const { source } = constructed;
  const gives = listUses(constructed.thing.new).find((use) => use.gives?.startsWith('#'))?.gives;
  return gives === undefined ? undefined : { kind: 'thing', thing: lookUp(gives, source), source, node };
}

/** What a file assigns to a member of one of its classes, by the class and the member's name. */
export type FieldIndex = (owner: ClassNode, key: string) => readonly TSESTree.AssignmentExpression[];

/** Looks at every assignment of a file once: `this.x = …` in a class, and `TokenManager.secret = …` anywhere. */
export function indexFields(file: FileView): FieldIndex {
  const index = new Map<ClassNode, Map<string, TSESTree.AssignmentExpression[]>>();
  for (const node of file.tree.get('AssignmentExpression')) {
    if (node.left.type !== 'MemberExpression') continue;
    const { object, property, computed } = node.left;
    const key = plainKey(property, computed);
    const owner = key === undefined ? undefined : ownerOf(file, object);
    if (key === undefined || !owner) continue;
    const members = index.get(owner) ?? new Map<string, TSESTree.AssignmentExpression[]>();
    const assignments = members.get(key) ?? [];
    assignments.push(node);
    index.set(owner, members.set(key, assignments));
  }
  return (owner, key) => index.get(owner)?.get(key) ?? [];
}

/** The class that `this` belongs to, or that a name denotes inside or outside of it. */
function ownerOf(file: FileView, object: Node): ClassNode | undefined {
  if (object.type === 'ThisExpression') return enclosing(object, isClass);
  const definitions = object.type === 'Identifier' ? (file.scopes.variable(object)?.defs ?? []) : [];
  return definitions.map((def): Node => def.node).find(isClass);
}
