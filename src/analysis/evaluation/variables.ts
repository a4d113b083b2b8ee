import type { TSESTree } from '@typescript-eslint/utils';

import { withMutations } from './changed-values.ts';
import { annotatedValue } from './classes.ts';
import { isEnvironment } from './environment.ts';
import { importedByName, importedValue, importEqualsValue, namedByImport } from './imports.ts';
import type { FileView } from './file-view.ts';
import { mutations } from './mutations.ts';
import { keyOf } from './objects.ts';
import type { QuestionKind } from '../memo.ts';
import { indexAround } from '../syntax/lists.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { assignsWhole, isClass, isFunction, placeOf, type Node } from '../syntax/node.ts';
import { reachingWrites, type Write } from './reaching-writes.ts';
import { memberSlot, slotValue } from './slots.ts';
import { alternatives, either, elementOf, isChangeable, literal, unknown, type Entry, type Value } from './value.ts';

/** What a variable holds where an identifier reads it or, without one, when the file has run. */
export function variableValue(file: FileView, variable: Variable, use?: Node): Value {
  const value = file.held(variable);
  return isChangeable(value) ? withMutations(value, mutations(file, variable, use)) : value;
}

/** What is written into a variable, anywhere. */
export function writtenValue(file: FileView, variable: Variable): Value {
  const values = variable.defs.flatMap((def) => definitionValues(file, def));
  for (const reference of variable.references)
    if (reference.isWrite() && !reference.init) values.push(valueAssigned(file, reference.identifier));
  const node: Node = variable.identifiers[0] ?? file.sourceCode.ast;
  return values.length === 0 ? literal(undefined, node) : either(values, node);
}

function definitionValues(file: FileView, def: Variable['defs'][number]): Value[] {
  const node: Node = def.node;
  const name: Node = def.name;
  if (isFunction(node) && name.parent === node && node.id === name) return [{ kind: 'function', node }];
  if (isClass(node)) return [{ kind: 'class', node }];
  switch (node.type) {
    case 'VariableDeclarator':
      return declaratorValues(file, node, name);
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [importedValue(file, node)];
    case 'TSImportEqualsDeclaration':
      return [importEqualsValue(file, node)];
    case 'TSEnumDeclaration':
      return [enumValue(file, node)];
    default:
      return isFunction(node) ? [parameterPart(file, node, name)] : [unknown('dynamic', name)];
  }
}

function declaratorValues(file: FileView, node: TSESTree.VariableDeclarator, name: Node): Value[] {
  const loop = node.parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === node.parent) {
    return [part(file, elementOf(file.evaluate(loop.right), name), node.id, name)];
  }
  if (loop.type === 'ForInStatement' && loop.left === node.parent) return [unknown('dynamic', name)];
  if (!node.init) return [];
  const value = file.evaluate(node.init);
  const annotated = value.kind === 'unknown' ? annotatedValue(file, node.id.typeAnnotation) : undefined;
  return [part(file, annotated ?? value, node.id, name)];
}

/** What a name is assigned after its declaration: `x = …`, also in destructuring. */
function valueAssigned(file: FileView, identifier: Node): Value {
  const parent = identifier.parent;
  if (parent?.type === 'AssignmentExpression' && parent.left === identifier)
    return assignsWhole(parent) ? file.evaluate(parent.right) : unknown('dynamic', parent);
  const pattern = assignmentAround(identifier);
  return pattern ? part(file, file.evaluate(pattern.right), pattern.left, identifier) : unknown('dynamic', identifier);
}

function assignmentAround(identifier: Node): TSESTree.AssignmentExpression | undefined {
  let at: Node | undefined = identifier.parent;
  while (at && (at.type === 'Property' || at.type === 'ObjectPattern' || at.type === 'ArrayPattern')) at = at.parent;
  return at?.type === 'AssignmentExpression' ? at : undefined;
}

function parameterPart(file: FileView, fn: TSESTree.FunctionLike, name: Node): Value {
  if (!isFunction(fn)) return unknown('parameter', name);
  const index = indexAround(fn.params, name);
  const written = fn.params[index];
  if (!written) return unknown('parameter', name);
  const parameter = written.type === 'TSParameterProperty' ? written.parameter : written;
  if (parameter.type === 'RestElement') return unknown('parameter', name);
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotated = annotatedValue(file, pattern.typeAnnotation);
  const given = annotated ?? file.parameter(fn, index);
  const value = parameter.type === 'AssignmentPattern' ? withDefault(file, given, parameter.right) : given;
  const global = pattern === name && value.kind === 'unknown' ? globalHandedIn(file, pattern) : undefined;
  return global ?? part(file, value, pattern, name);
}

/** What is handed in under the name of a global, and as nothing else, stands for it: in tests, and on servers. */
function globalHandedIn(file: FileView, parameter: Node): Value | undefined {
  if (parameter.type !== 'Identifier') return undefined;
  const type = parameter.typeAnnotation?.typeAnnotation.type;
  const isPlain = type === undefined || type === 'TSAnyKeyword' || type === 'TSUnknownKeyword';
  const global = isPlain ? file.table.global(parameter.name) : undefined;
  return global && { kind: 'thing', ...global, node: parameter };
}

/** A default stands where the value is undefined; where that is not known, both are possible. */
function withDefault(file: FileView, given: Value, fallback: Node): Value {
  if (given.kind === 'literal' && given.value === undefined) return file.evaluate(fallback);
  if (given.kind !== 'unknown' && given.kind !== 'either' && given.kind !== 'env') return given;
  const rest = alternatives(given).filter((one) => !(one.kind === 'literal' && one.value === undefined));
  return either([...rest, file.evaluate(fallback)], fallback);
}

/** The part of a value that a name in a destructuring pattern gets. */
function part(file: FileView, value: Value, pattern: Node, name: Node): Value {
  if (pattern === name) return value;
  switch (pattern.type) {
    case 'AssignmentPattern':
      return part(file, withDefault(file, value, pattern.right), pattern.left, name);
    case 'ArrayPattern': {
      const index = indexAround(pattern.elements, name);
      const element = pattern.elements[index];
      if (!element || element.type === 'RestElement') return unknown('dynamic', name);
      return part(file, slotValue(memberSlot(file, value, String(index)), name), element, name);
    }
    case 'ObjectPattern': {
      const property = pattern.properties[indexAround(pattern.properties, name)];
      if (!property) return unknown('dynamic', name);
      if (property.type === 'RestElement') return restOf(file, value, pattern);
      const key = keyOf(file, property.key, property.computed);
      if (key === undefined) return unknown('dynamic', name);
      if (value.kind === 'unknown' && isEnvironment(file, value.node))
        return part(file, { kind: 'env', name: key, node: name }, property.value, name);
      const slot = memberSlot(file, value, key);
      const ambient =
        slot.has === 'unknown' && !slot.value ? ambientMember(file, value, key, name, undefined) : undefined;
      return part(file, ambient ?? slotValue(slot, name), property.value, name);
    }
    default:
      return unknown('dynamic', name);
  }
}

function restOf(file: FileView, value: Value, pattern: TSESTree.ObjectPattern): Value {
  const taken = pattern.properties.flatMap((property): Entry[] =>
    property.type === 'Property'
      ? [{ kind: 'delete', key: keyOf(file, property.key, property.computed), certain: true }]
      : [],
  );
  return {
    kind: 'object',
    entries: [{ kind: 'spread', value: () => value, node: pattern, certain: true }, ...taken],
    node: pattern,
  };
}

/**
 * What a member of something unknown denotes where a framework is known to have such a member.
 *
 * @param name what the receiver is called, if it has a name
 */
export function ambientMember(
  file: FileView,
  object: Value,
  key: string,
  node: Node,
  name: string | undefined,
): Value | undefined {
  const values = alternatives(object);
  // A class may inherit what the file does not show, and a framework adds to what `this` is in an object's method.
  if (values.some((one) => one.kind !== 'unknown' && memberSlot(file, one, key).has !== 'unknown')) return undefined;
  const read = values.find((one) => one.kind === 'thing' && one.source.isRead);
  if (read) return memberByName(file, read.node, key, node);
  if (values.some((one) => one.kind === 'thing' || one.kind === 'result')) return undefined;
  const imported = values.find((one) => one.kind === 'unknown' && one.why === 'import');
  const found = file.ambient(key, { name, isImported: imported !== undefined });
  if (found.length === 0) return imported && importedByName(file, key, node, imported.node);
  return either(
    found.map(({ thing, source }): Value => ({ kind: 'thing', thing, source, node })),
    node,
  );
}

/** Of a member of another file's object that nothing is seen of, what the object's name says: `debug` of `logger`. */
function memberByName(file: FileView, imported: Node, key: string, node: Node): Value | undefined {
  const named = namedByImport(file, imported);
  const slot = named && memberSlot(file, named, key);
  return slot?.value && slotValue(slot, node);
}

function enumValue(file: FileView, node: TSESTree.TSEnumDeclaration): Value {
  const entries = node.body.members.map((member): Entry => {
    const key = member.id.type === 'Identifier' ? member.id.name : member.id.value;
    const { initializer } = member;
    const value = (): Value => (initializer ? file.evaluate(initializer) : unknown('dynamic', member));
    return { kind: 'property', key, value, node: member, certain: true };
  });
  return { kind: 'object', entries, node };
}

/** What is written in more places than this could be anything, and each read would look at all of them. */
export const MAX_WRITES = 64;

/** What is written into, or added to, the variable that an identifier means, as far as it may have it there: whole expressions. */
export function writtenInto(file: FileView, node: Node): readonly Node[] {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  const writes = variable ? file.ask(WRITTEN, variable) : [];
  return variable && writes.length <= MAX_WRITES
    ? reachingWrites(file, variable, writes, node).map(({ value }) => value)
    : [];
}

const WRITTEN: QuestionKind<FileView, Variable, readonly Write[]> = {
  name: 'written',
  compute: (_, variable) => [
    ...variable.defs.flatMap(({ node, name }): Write[] =>
      node.type === 'VariableDeclarator' && node.id === name && node.init
        ? [{ value: node.init, node, isWhole: true }]
        : [],
    ),
    ...assignmentsTo(variable).map((assignment): Write => ({
      value: assignment.right,
      node: assignment,
      isWhole: assignment.operator === '=',
    })),
  ],
  unanswered: () => [],
  position: (variable) => placeOf(declarationOf(variable)),
};

/** What a variable is assigned as it is, as whole expressions; what is added to what it holds is no such thing. */
export function assignedTo(file: FileView, variable: Variable): readonly Node[] {
  return file.ask(ASSIGNED, variable);
}

const ASSIGNED: QuestionKind<FileView, Variable, readonly Node[]> = {
  name: 'assigned',
  compute: (_, variable) =>
    assignmentsTo(variable)
      .filter(assignsWhole)
      .map(({ right }) => right),
  unanswered: () => [],
  position: (variable) => placeOf(declarationOf(variable)),
};

function assignmentsTo(variable: Variable): readonly TSESTree.AssignmentExpression[] {
  return variable.references.flatMap(({ identifier }) => {
    const parent = identifier.parent;
    return parent.type === 'AssignmentExpression' && parent.left === identifier ? [parent] : [];
  });
}
