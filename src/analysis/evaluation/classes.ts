import type { TSESTree } from '@typescript-eslint/utils';

import { listUses, lookUp } from '../../model/table.ts';
import type { FileView } from './file-view.ts';
import type { QuestionKind } from '../memo.ts';
import {
  assignsWhole,
  isClass,
  isFunction,
  placeOf,
  plainKey,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { addUnder } from '../syntax/lists.ts';
import type { Slot } from './slots.ts';
import { superCall } from './functions.ts';
import { ownerOfMember, ownerOfThis, type Owner } from './this-values.ts';
import { either, unknown, type ThingValue, type Value } from './value.ts';

/**
 * A member of a class, or of a function that makes objects: a method, or a field with everything that its own code writes into it.
 *
 * @param isStatic whether the class or one of its instances is asked
 */
export function classSlot(file: FileView, owner: ClassNode | FunctionNode, key: string, isStatic: boolean): Slot {
  const asked = new Set<ClassNode | FunctionNode>();
  for (let at: ClassNode | FunctionNode | undefined = owner; at && !asked.has(at); at = baseOf(file, at)) {
    if (asked.size === ASKED_EACH_TIME) return file.ask(FURTHER_SLOT, fieldKey(file, { owner: at, key, isStatic }));
    asked.add(at);
    const slot = file.ask(OWN_SLOT, fieldKey(file, { owner: at, key, isStatic }));
    if (slot) return slot;
  }
  const last = [...asked].at(-1);
  return (last && slotFromElsewhere(file, last, key, isStatic)) ?? { has: 'unknown' };
}

/** How many classes are asked each time that a member is read: no hierarchy is that deep that somebody has written. */
const ASKED_EACH_TIME = 32;

/** What stands further up in a long hierarchy, which all classes share that extend it. */
const FURTHER_SLOT: QuestionKind<FileView, FieldKey, Slot> = {
  name: 'furtherSlot',
  compute: (file, { owner, key, isStatic }) => classSlot(file, owner, key, isStatic),
  unanswered: () => ({ has: 'unknown' }),
  position: ({ owner }) => placeOf(owner),
};

function baseOf(file: FileView, owner: ClassNode | FunctionNode): ClassNode | FunctionNode | undefined {
  const base = baseValue(file, owner);
  return base?.kind === 'class' || base?.kind === 'function' ? base.node : undefined;
}

function baseValue(file: FileView, owner: ClassNode | FunctionNode): Value | undefined {
  const named = isClass(owner) ? owner.superClass : file.ask(BASES, 'file').get(owner);
  return named ? file.evaluate(named) : undefined;
}

/** A class, and those of the file that it extends, the nearest first. */
export function ancestryOf(file: FileView, owner: ClassNode | FunctionNode): readonly (ClassNode | FunctionNode)[] {
  const ancestry = new Set<ClassNode | FunctionNode>();
  for (let at: ClassNode | FunctionNode | undefined = owner; at && !ancestry.has(at); at = baseOf(file, at))
    ancestry.add(at);
  return [...ancestry];
}

/**
 * What a class extends that is a class of another file: that, or what is handed on of its instances.
 *
 * @param owner the last of its ancestry
 */
export function baseElsewhere(
  file: FileView,
  owner: ClassNode | FunctionNode,
  isStatic: boolean,
): ThingValue | undefined {
  const base = baseValue(file, owner);
  if (base?.kind !== 'thing' || !base.source.isRead) return undefined;
  if (isStatic) return base;
  const instance = instanceOf(base, base.node);
  const call = isClass(owner) ? superCall(file, owner) : undefined;
  if (instance?.kind !== 'thing') return undefined;
  // Its constructor has what this one hands it, and not what this one is handed.
  return call
    ? { ...instance, made: { node: call, callee: call.callee, args: call.arguments, made: undefined } }
    : instance;
}

function slotFromElsewhere(
  file: FileView,
  owner: ClassNode | FunctionNode,
  key: string,
  isStatic: boolean,
): Slot | undefined {
  const base = baseElsewhere(file, owner, isStatic);
  return base && file.member(base, key);
}

/** What functions that make objects call for their own: `Base.call(this)`. */
const BASES: QuestionKind<FileView, 'file', ReadonlyMap<Node, Node>> = {
  name: 'bases',
  compute: ({ callsByName, scopes }) =>
    new Map(
      (callsByName.get('call') ?? []).flatMap(({ callee, arguments: [receiver] }): [Node, Node][] => {
        const owner = receiver?.type === 'ThisExpression' ? ownerOfThis(scopes, receiver) : undefined;
        return owner && callee.type === 'MemberExpression' ? [[owner, callee.object]] : [];
      }),
    ),
  unanswered: () => new Map(),
  position: () => -1,
};

function fieldKey(file: FileView, field: FieldKey): FieldKey {
  const keys = file.ask(FIELD_KEYS, field.owner);
  const name = `${field.isStatic} ${field.key}`;
  const asked = keys.get(name) ?? field;
  keys.set(name, asked);
  return asked;
}

/** A member of a class, without those of what it extends. */
interface FieldKey {
  readonly owner: ClassNode | FunctionNode;
  readonly key: string;
  readonly isStatic: boolean;
}

/** One key for all that ask for the same member. */
const FIELD_KEYS: QuestionKind<FileView, ClassNode | FunctionNode, Map<string, FieldKey>> = {
  name: 'fieldKeys',
  compute: () => new Map(),
  unanswered: () => new Map(),
  position: placeOf,
};

/** What a member holds all its reads ask for, and a thousand methods may write it. */
const OWN_SLOT: QuestionKind<FileView, FieldKey, Slot | undefined> = {
  name: 'ownSlot',
  compute: declaredSlot,
  unanswered: ({ owner }) => ({ has: 'yes', value: unknown('circle', owner) }),
  position: ({ owner }) => placeOf(owner),
};

function declaredSlot(file: FileView, { owner, key, isStatic }: FieldKey): Slot | undefined {
  const values: Value[] = [];
  let node: Node | undefined;
  for (const member of isClass(owner) ? (file.ask(MEMBERS, owner).get(key) ?? []) : []) {
    const found = fieldValue(file, member, key, isStatic);
    if (!found) continue;
    if (found.kind === 'function') return { has: 'yes', value: found, node: member };
    values.push(found);
    node ??= member;
  }
  for (const assignment of file.fieldWrites(owner).get(key) ?? []) {
    values.push(assignsWhole(assignment) ? file.evaluate(assignment.right) : unknown('dynamic', assignment));
    node ??= assignment;
  }
  return node && { has: 'yes', value: either(values, node), node };
}

/** What a class declares, by its name: its methods read its members, and it may have a thousand of both. */
const MEMBERS: QuestionKind<FileView, ClassNode, ReadonlyMap<string, readonly TSESTree.ClassElement[]>> = {
  name: 'declaredMembers',
  compute: (_, { body }) => {
    const index = new Map<string, TSESTree.ClassElement[]>();
    for (const member of body.body) for (const name of namesDeclared(member)) addUnder(index, name, member);
    return index;
  },
  unanswered: () => new Map(),
  position: placeOf,
};

function namesDeclared(member: TSESTree.ClassElement): readonly string[] {
  if (member.type === 'MethodDefinition' && member.kind === 'constructor')
    return member.value.params.flatMap((one) => parameterField(one)?.name ?? []);
  const key = 'key' in member ? plainKey(member.key, member.computed) : undefined;
  return key === undefined ? [] : [key];
}

/** `constructor(private readonly jwtService: JwtService)` declares a field. */
function parameterField(parameter: TSESTree.Parameter): TSESTree.Identifier | undefined {
  if (parameter.type !== 'TSParameterProperty') return undefined;
  const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
  return inner;
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

function parameterProperty(file: FileView, constructor: TSESTree.MethodDefinition, key: string): Value | undefined {
  const found = constructor.value.params.flatMap((one) => parameterField(one) ?? []).find(({ name }) => name === key);
  return found && file.evaluate(found);
}

/** What a type annotation says a binding holds: an instance of a known class, or of a class of this file. */
export function annotatedValue(file: FileView, annotation: TSESTree.TSTypeAnnotation | undefined): Value | undefined {
  const written = annotation?.typeAnnotation;
  const global = written && globalTyped(file, written);
  if (global) return global;
  const type = written?.type === 'TSUnionType' ? written.types.find((one) => one.type === 'TSTypeReference') : written;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  return instanceOf(file.evaluate(type.typeName), type);
}

/** `typeof localStorage`, `Window['localStorage']` */
function globalTyped(file: FileView, type: TSESTree.TypeNode): Value | undefined {
  const name = type.type === 'TSTypeQuery' ? type.exprName : indexedGlobal(file, type);
  const text = typeof name === 'string' ? name : name?.type === 'Identifier' ? name.name : undefined;
  const global = text === undefined ? undefined : file.table.global(text);
  return global && { kind: 'thing', ...global, node: type };
}

/** The member of the global object that a type asks for. */
function indexedGlobal(file: FileView, type: TSESTree.TypeNode): string | undefined {
  if (type.type !== 'TSIndexedAccessType' || type.indexType.type !== 'TSLiteralType') return undefined;
  const { objectType, indexType } = type;
  const { literal } = indexType;
  const owner =
    objectType.type === 'TSTypeReference'
      ? objectType.typeName
      : objectType.type === 'TSTypeQuery'
        ? objectType.exprName
        : undefined;
  const isGlobal = owner?.type === 'Identifier' && file.table.names.isGlobalObject(owner.name.toLowerCase());
  return isGlobal && literal.type === 'Literal' && typeof literal.value === 'string' ? literal.value : undefined;
}

/** What constructing a known class, or a class of this file, gives. */
export function instanceOf(constructed: Value, node: Node): Value | undefined {
  if (constructed.kind === 'class') return { kind: 'instance', of: constructed.node, node };
  if (constructed.kind !== 'thing') return undefined;
  const { source } = constructed;
  const gives = listUses(constructed.thing.new).find((use) => use.gives?.startsWith('#'))?.gives;
  return gives === undefined ? undefined : { kind: 'thing', thing: lookUp(gives, source), source, node };
}

/** What a file assigns to the members of a class, of a function's or of an object's, by their names. */
export type FieldIndex = (owner: Owner) => ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]>;

const NO_WRITES: ReturnType<FieldIndex> = new Map();

/** Looks at every assignment of a file once: `this.x = …`, and `TokenManager.secret = …` anywhere. */
export function indexFields({ tree, scopes }: Pick<FileView, 'scopes' | 'tree'>): FieldIndex {
  const index = new Map<Owner, Map<string, TSESTree.AssignmentExpression[]>>();
  for (const node of tree.get('AssignmentExpression')) {
    if (node.left.type !== 'MemberExpression') continue;
    const { object, property, computed } = node.left;
    const key = plainKey(property, computed);
    const owner = key === undefined ? undefined : ownerOfMember(scopes, object);
    if (key === undefined || !owner) continue;
    const members = index.get(owner) ?? new Map<string, TSESTree.AssignmentExpression[]>();
    const assignments = members.get(key) ?? [];
    assignments.push(node);
    index.set(owner, members.set(key, assignments));
  }
  return (owner) => index.get(owner) ?? NO_WRITES;
}
