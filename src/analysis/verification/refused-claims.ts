import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { boundTo, isFunction, plainKey, unwrap, wrapped, type Node } from '../syntax/node.ts';
import { usePoints } from '../tokens/claim-uses.ts';
import { findRefusals } from './refusals.ts';

/** The claims of a token that a verifier has refused, given to whoever wanted those of a good one. */
export interface RefusedClaims {
  /** where the error gives them */
  readonly node: Node;
  readonly library: string;
}

/** Where a file takes claims from the error of a verifier, and returns or keeps them. Logging or looking something up by them is fine. */
export function findRefusedClaims(file: FileView, calls: readonly Operation[]): readonly RefusedClaims[] {
  const telling = calls.filter(({ kind, op }) => kind === 'verify' && op.answer?.claimsOfError !== undefined);
  if (telling.length === 0) return [];
  const found = findRefusals(file, telling).flatMap(({ call, told }) => {
    const taken = told.flatMap((name) => propertyOfError(file, name, call.op.answer?.claimsOfError));
    return taken
      .filter((node) => isPassedOff(file, node))
      .map((node): [Node, RefusedClaims] => [node, { node, library: call.source.name }]);
  });
  return [...new Map(found).values()];
}

/** The expressions that give a property of an error: `error.payload`, or the name that it is taken out under. */
function propertyOfError(file: FileView, name: Node, key: string | undefined): readonly Node[] {
  if (name.type === 'ObjectPattern')
    return name.properties.flatMap((property) =>
      property.type === 'Property' && plainKey(property.key, property.computed) === key
        ? file.scopes.reads(boundTo(property.value))
        : [],
    );
  return file.scopes.reads(name).flatMap((read) => {
    const outer = wrapped(read);
    const parent = outer.parent;
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern')
      return propertyOfError(file, parent.id, key);
    const isTaken =
      parent?.type === 'MemberExpression' &&
      parent.object === outer &&
      plainKey(parent.property, parent.computed) === key;
    return isTaken ? [parent] : [];
  });
}

/** Returned, kept outside, or handed to a callback: as they are, or a single one by itself. */
function isPassedOff(file: FileView, claims: Node): boolean {
  return usePoints(file, claims, undefined).some(({ use, node }) => {
    if (use !== 'data') return false;
    return isGivenOut(file, holdsAll(file, node, claims) ? answerAround(node) : node);
  });
}

/** Whether an expression is the claims as a whole, by whatever name or with something else instead. */
function holdsAll(file: FileView, expression: Node, claims: Node): boolean {
  const node = unwrap(expression);
  if (node === unwrap(claims)) return true;
  if (node.type === 'LogicalExpression') return [node.left, node.right].some((side) => holdsAll(file, side, claims));
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].some((side) => holdsAll(file, side, claims));
  const defs = (node.type === 'Identifier' ? file.scopes.variable(node)?.defs : undefined) ?? [];
  return defs.some(
    ({ node: declarator }) =>
      declarator.type === 'VariableDeclarator' &&
      declarator.id.type === 'Identifier' &&
      declarator.init !== null &&
      unwrap(declarator.init) === unwrap(claims),
  );
}

/** The object or array that an expression becomes a part of. */
function answerAround(part: Node): Node {
  const outer = wrapped(part);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'Property':
      return parent.value === outer ? answerAround(parent.parent) : outer;
    case 'SpreadElement':
      return parent.parent.type === 'CallExpression' ? outer : answerAround(parent.parent);
    case 'ArrayExpression':
    case 'LogicalExpression':
      return answerAround(parent);
    case 'ConditionalExpression':
      return parent.test === outer ? outer : answerAround(parent);
    default:
      return outer;
  }
}

function isGivenOut(file: FileView, node: Node): boolean {
  const outer = wrapped(node);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'ReturnStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === outer;
    case 'AssignmentExpression':
      return parent.right === outer;
    case 'CallExpression':
      return parent.arguments.some((argument) => argument === outer) && isParameterName(file, parent.callee);
    default:
      return false;
  }
}

/** `done(null, claims)`, `resolve(claims)` */
function isParameterName(file: FileView, callee: Node): boolean {
  const node = unwrap(callee);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return variable?.defs.some((def) => isFunction(def.node) && def.node.params.some((one) => one === def.name)) ?? false;
}
