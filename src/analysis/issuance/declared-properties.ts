import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { decoratorsOf, isClass, plainKey, spokenName, type ClassNode } from '../syntax/node.ts';

/** Types refer to each other only so far in one file. */
const MAX_TYPE_DEPTH = 4;

/**
 * The properties that a type of this file declares: an interface, an object type, a class, or an intersection of such. `Omit` and
 * `Pick` are read; of a union nothing is certain.
 */
export function declaredProperties(file: FileView, type: TSESTree.TypeNode | undefined, depth = 0): readonly string[] {
  if (!type || depth > MAX_TYPE_DEPTH) return [];
  switch (type.type) {
    case 'TSTypeLiteral':
      return memberNames(type.members);
    case 'TSIntersectionType':
      return type.types.flatMap((one) => declaredProperties(file, one, depth + 1));
    case 'TSTypeReference':
      return referred(file, type, depth);
    default:
      return [];
  }
}

function referred(
  file: FileView,
  { typeName, typeArguments }: TSESTree.TSTypeReference,
  depth: number,
): readonly string[] {
  if (typeName.type !== 'Identifier') return [];
  const [first, second] = typeArguments?.params ?? [];
  const inner = (): readonly string[] => declaredProperties(file, first, depth + 1);
  switch (typeName.name) {
    case 'Omit':
      return inner().filter((name) => !literalTypes(second).includes(name));
    case 'Pick':
      return inner().filter((name) => literalTypes(second).includes(name));
    case 'Partial':
    case 'Required':
    case 'Readonly':
      return inner();
  }
  for (const { node } of file.scopes.variable(typeName)?.defs ?? []) {
    if (node.type === 'TSInterfaceDeclaration') return memberNames(node.body.body);
    if (node.type === 'TSTypeAliasDeclaration') return declaredProperties(file, node.typeAnnotation, depth + 1);
    if (isClass(node)) return fieldsOf(file, node);
  }
  return [];
}

function literalTypes(type: TSESTree.TypeNode | undefined): readonly string[] {
  if (type?.type === 'TSUnionType') return type.types.flatMap(literalTypes);
  return type?.type === 'TSLiteralType' && type.literal.type === 'Literal' ? [String(type.literal.value)] : [];
}

function memberNames(members: readonly TSESTree.TypeElement[]): readonly string[] {
  return members.flatMap((member) => {
    if (member.type !== 'TSPropertySignature') return [];
    const isFlag = member.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword';
    return isFlag ? [] : (plainKey(member.key, member.computed) ?? []);
  });
}

/** The fields of a class that others can read, and that become JSON. */
export function fieldsOf(file: FileView, owner: ClassNode): readonly string[] {
  return owner.body.body.flatMap((member) => {
    if (member.type === 'PropertyDefinition' && !member.static) {
      const isFlag = member.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword';
      const name = plainKey(member.key, member.computed);
      return name === undefined || name.startsWith('#') || isFlag || isExcluded(file, member) ? [] : [name];
    }
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') return [];
    return member.value.params.flatMap((parameter) => {
      if (parameter.type !== 'TSParameterProperty') return [];
      const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      return [inner.name];
    });
  });
}

/** A decorator keeps it out of JSON. Parsers that know no decorators give none. */
function isExcluded({ table }: FileView, member: TSESTree.PropertyDefinition): boolean {
  return decoratorsOf(member).some(({ expression }) => table.names.isOmittedBy(spokenName(expression) ?? ''));
}
