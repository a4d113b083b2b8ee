import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { conditionsAt } from '../syntax/order.ts';
import {
  boundTo,
  enclosingClass,
  isFunction,
  isInside,
  isNullishLiteral,
  plainKey,
  unwrap,
  type ClassNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives, isUndefined } from './value.ts';

/**
 * Whether a value that is handed on may be missing, as the file itself says: by an optional parameter or property, a type with
 * `undefined` in it, or an object whose default lacks it. Code that leaves before where it is missing answers all of them.
 */
export function mayBeMissing(file: FileView, expression: Node): boolean {
  // Written with `!`, it is demanded.
  if (expression.type === 'TSNonNullExpression') return false;
  const isOpen = alternatives(file.evaluate(expression)).some(
    (value) => value.kind === 'unknown' || isUndefined(value),
  );
  return isOpen && declaredFor(file, expression, [])?.isOptional === true && !isDemandedBefore(file, expression);
}

/**
 * Whether code has left before where an expression holds nothing: `if (!audience) throw …`.
 *
 * @param at before what
 */
export function isDemandedBefore(file: FileView, expression: Node, at = expression): boolean {
  const asked = unwrap(expression);
  const text = file.sourceCode.getText(asked);
  const isAsked = (node: Node): boolean => unwrap(node) !== asked && file.sourceCode.getText(unwrap(node)) === text;
  return conditionsAt(at).some(({ test, holds }) => {
    if (test.type !== 'BinaryExpression' || !/^[!=]==?$/.test(test.operator)) return holds && isAsked(test);
    const [one, other] = [test.left, test.right];
    const isComparedWithNothing =
      (isAsked(one) && isNullishLiteral(other)) || (isAsked(other) && isNullishLiteral(one));
    const isType = [one, other].some((side) => side.type === 'UnaryExpression' && isAsked(side.argument));
    return (
      (isComparedWithNothing || isType) && test.operator.startsWith('!') === (isComparedWithNothing ? holds : !holds)
    );
  });
}

/** What is declared of a value. */
interface Declared {
  readonly type?: TSESTree.TypeNode;
  /** the object that stands in for it */
  readonly fallback?: Node;
  readonly isOptional: boolean;
}

function declaredFor(file: FileView, expression: Node, trail: readonly Node[]): Declared | undefined {
  const node = unwrap(expression);
  if (trail.includes(node)) return undefined;
  if (node.type === 'Identifier') return declaredForName(file, node, [...trail, node]);
  if (node.type !== 'MemberExpression') return undefined;
  const key = plainKey(node.property, node.computed);
  if (key === undefined) return undefined;
  const owner = node.object.type === 'ThisExpression' ? enclosingClass(node) : undefined;
  if (owner) return declaredForField(owner, key);
  const holder = declaredFor(file, node.object, [...trail, node]);
  const declared = memberOfDeclared(file, holder, key);
  // `options?.audience`: with no options there is no audience either.
  const isCut = node.optional && holder?.isOptional === true && !isDemandedBefore(file, node.object);
  return isCut ? { ...declared, isOptional: true } : declared;
}

function declaredForName(file: FileView, name: Node, trail: readonly Node[]): Declared | undefined {
  const [def] = file.scopes.variable(name)?.defs ?? [];
  const node: Node | undefined = def?.node;
  if (!def || !node) return undefined;
  if (node.type === 'VariableDeclarator') {
    if (node.id.type === 'Identifier') return node.id.typeAnnotation && typed(node.id.typeAnnotation.typeAnnotation);
    return node.init ? boundMember(file, node.id, def.name, declaredFor(file, node.init, trail)) : undefined;
  }
  if (!isFunction(node)) return undefined;
  const parameter = node.params.find((one) => isInside(def.name, one));
  return parameter && declaredForParameter(file, parameter, def.name);
}

function declaredForParameter(file: FileView, parameter: TSESTree.Parameter, name: Node): Declared | undefined {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const target = boundTo(inner);
  const annotation =
    target.type === 'Identifier' || target.type === 'ObjectPattern' ? target.typeAnnotation?.typeAnnotation : undefined;
  const declared: Declared = {
    ...(annotation && { type: annotation }),
    ...(inner.type === 'AssignmentPattern' && { fallback: inner.right }),
    isOptional:
      inner.type === 'AssignmentPattern' ? isNullishLiteral(inner.right) : isMarked(target) || mayBeNothing(annotation),
  };
  return target === name ? declared : boundMember(file, target, name, declared);
}

const isMarked = (node: Node): boolean => node.type === 'Identifier' && node.optional;

/** What a name in a pattern gets; with a default of its own it is never missing. */
function boundMember(file: FileView, pattern: Node, name: Node, owner: Declared | undefined): Declared | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  const property = pattern.properties.find((one) => one.type === 'Property' && isInside(name, one.value));
  const key = property?.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
  if (property?.type !== 'Property' || key === undefined || property.value.type === 'AssignmentPattern')
    return undefined;
  const declared = memberOfDeclared(file, owner, key);
  return property.value === name ? declared : boundMember(file, property.value, name, declared);
}

/** `private readonly audience?: string` */
function declaredForField(owner: ClassNode, key: string): Declared | undefined {
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' && plainKey(member.key, member.computed) === key) {
      if (member.value) return undefined;
      const type = member.typeAnnotation?.typeAnnotation;
      return { ...(type && { type }), isOptional: member.optional || mayBeNothing(type) };
    }
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : undefined;
      if (inner?.type !== 'Identifier' || inner.name !== key) continue;
      const type = inner.typeAnnotation?.typeAnnotation;
      return { ...(type && { type }), isOptional: inner.optional || mayBeNothing(type) };
    }
  }
  return undefined;
}

function memberOfDeclared(file: FileView, owner: Declared | undefined, key: string): Declared | undefined {
  if (!owner) return undefined;
  const declared = owner.type && propertyOfType(file, owner.type, key, []);
  if (declared) return declared;
  return owner.type === undefined && isEmptyObject(owner.fallback) ? { isOptional: true } : undefined;
}

function isEmptyObject(node: Node | undefined): boolean {
  return node?.type === 'ObjectExpression' && node.properties.length === 0;
}

/** A property of a type of this file, as it is declared there. */
function propertyOfType(
  file: FileView,
  type: TSESTree.TypeNode,
  key: string,
  trail: readonly Node[],
): Declared | undefined {
  if (trail.includes(type)) return undefined;
  const inner = [...trail, type];
  switch (type.type) {
    case 'TSTypeLiteral':
      return signatureIn(type.members, key);
    case 'TSIntersectionType':
    case 'TSUnionType':
      return type.types.map((one) => propertyOfType(file, one, key, inner)).find((found) => found !== undefined);
    case 'TSTypeReference':
      return propertyOfReference(file, type, key, inner);
    default:
      return undefined;
  }
}

function propertyOfReference(
  file: FileView,
  { typeName, typeArguments }: TSESTree.TSTypeReference,
  key: string,
  trail: readonly Node[],
): Declared | undefined {
  if (typeName.type !== 'Identifier') return undefined;
  const [first] = typeArguments?.params ?? [];
  if (first && /^(?:Omit|Partial|Pick|Readonly|Required)$/.test(typeName.name)) {
    const declared = propertyOfType(file, first, key, trail);
    if (!declared || typeName.name === 'Required') return declared && { ...declared, isOptional: false };
    return typeName.name === 'Partial' ? { ...declared, isOptional: true } : declared;
  }
  for (const { node } of file.scopes.variable(typeName)?.defs ?? []) {
    if (node.type === 'TSInterfaceDeclaration') return signatureIn(node.body.body, key);
    if (node.type === 'TSTypeAliasDeclaration') return propertyOfType(file, node.typeAnnotation, key, trail);
  }
  return undefined;
}

function signatureIn(members: readonly TSESTree.TypeElement[], key: string): Declared | undefined {
  for (const member of members) {
    if (member.type !== 'TSPropertySignature' || plainKey(member.key, member.computed) !== key) continue;
    const type = member.typeAnnotation?.typeAnnotation;
    return { ...(type && { type }), isOptional: member.optional || mayBeNothing(type) };
  }
  return undefined;
}

const typed = (type: TSESTree.TypeNode): Declared => ({ type, isOptional: mayBeNothing(type) });

function mayBeNothing(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === 'TSUnionType' &&
    type.types.some((one) => one.type === 'TSUndefinedKeyword' || one.type === 'TSNullKeyword')
  );
}
