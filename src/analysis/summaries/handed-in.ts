import type { TSESTree } from '@typescript-eslint/utils';

import { tokenKind } from '../../lexicon/token-names.ts';
import type { Place } from '../../model/place.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { flowOf, givenTo, type FlowingCall } from '../evaluation/flow.ts';
import {
  isFunction,
  isInside,
  isNothing,
  plainKey,
  unwrap,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { Variable } from '../syntax/scopes.ts';
import { textParts } from '../syntax/text-parts.ts';

/** A function that other files call, and who hands something in: its callers, and whoever makes the instance that it is a method of. */
export interface Callee {
  readonly file: FileView;
  readonly fn: FunctionNode;
  /** the class of which it is a method, where instances are made by other files */
  readonly madeBy: ClassNode | undefined;
}

/**
 * Where callers hand in what an expression of a function is: `1.issuer` for `options.issuer` of its second parameter, `made.0` for what
 * the constructor of its class keeps. Undefined for everything that the function does not hand on as it is.
 */
export function placeHandedIn(callee: Callee, expression: Node, seen: readonly Variable[] = []): Place | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'AwaitExpression':
      return placeHandedIn(callee, node.argument, seen);
    case 'Identifier':
      return placeOfName(callee, node, seen);
    case 'MemberExpression': {
      const key = plainKey(node.property, node.computed);
      if (key === undefined) return undefined;
      if (unwrap(node.object).type === 'ThisExpression') return placeOfField(callee, key);
      return placeBelow(placeHandedIn(callee, node.object, seen), [key]);
    }
    case 'LogicalExpression':
      return node.operator !== '&&' && isEmpty(node.right) ? placeHandedIn(callee, node.left, seen) : undefined;
    default:
      return undefined;
  }
}

/** A place further down; undefined where a key cannot be told from a path. */
export function placeBelow(place: Place | undefined, keys: readonly string[]): Place | undefined {
  if (place === undefined || keys.some((key) => key.includes('.'))) return undefined;
  let below: Place = place;
  for (const key of keys) below = `${below}.${key}` as Place;
  return below;
}

/** What stands in for an argument that is left out, and says nothing. */
function isEmpty(expression: Node): boolean {
  const node = unwrap(expression);
  return isNothing(node) || (node.type === 'ObjectExpression' && node.properties.length === 0);
}

function placeOfName(callee: Callee, name: TSESTree.Identifier, seen: readonly Variable[]): Place | undefined {
  const variable = callee.file.scopes.variable(name);
  const [def, ...others] = variable?.defs ?? [];
  if (!variable || !def || others.length > 0 || seen.includes(variable)) return undefined;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const declaration: Node = def.node;
  if (declaration === callee.fn) return placeOfParameter(callee.fn, def.name);
  if (declaration.type !== 'VariableDeclarator' || !declaration.init) return undefined;
  const keys = keysTo(declaration.id, def.name);
  return keys && placeBelow(placeHandedIn(callee, declaration.init, [...seen, variable]), keys);
}

function placeOfParameter(fn: FunctionNode, name: Node): Place | undefined {
  const index = fn.params.findIndex((parameter) => isInside(name, parameter));
  const parameter = fn.params[index];
  const keys = parameter && keysTo(parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter, name);
  return keys && placeBelow(`${index}`, keys);
}

/** The keys that lead through a pattern to a name in it; undefined where a default has a say. */
function keysTo(pattern: Node, name: Node): readonly string[] | undefined {
  if (pattern === name) return [];
  switch (pattern.type) {
    case 'AssignmentPattern':
      return isEmpty(pattern.right) ? keysTo(pattern.left, name) : undefined;
    case 'ObjectPattern': {
      const property = pattern.properties.find((one) => isInside(name, one));
      const key = property?.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
      const keys = property?.type === 'Property' ? keysTo(property.value, name) : undefined;
      return key === undefined ? undefined : keys && [key, ...keys];
    }
    default:
      return undefined;
  }
}

/** `this.options` of what was made with `new Verifier(options)`, where nothing but the constructor writes it. */
function placeOfField({ file, madeBy }: Callee, key: string): Place | undefined {
  const constructor = madeBy?.body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  if (!madeBy || constructor?.type !== 'MethodDefinition') return undefined;
  const { params } = constructor.value;
  const declared = params.findIndex((one) => {
    const inner = one.type === 'TSParameterProperty' ? one.parameter : undefined;
    const name = inner?.type === 'AssignmentPattern' && isEmpty(inner.right) ? inner.left : inner;
    return name?.type === 'Identifier' && name.name === key;
  });
  const writes = file.fieldWrites(madeBy).get(key) ?? [];
  if (declared >= 0) return writes.length === 0 ? `made.${declared}` : undefined;
  const [write, ...others] = writes;
  const { value } = constructor;
  if (!write || others.length > 0 || write.operator !== '=' || !isInside(write, value)) return undefined;
  if (value.type !== 'FunctionExpression') return undefined;
  const place = placeHandedIn({ file, fn: value, madeBy: undefined }, write.right);
  return place && (`made.${place}` as Place);
}

/**
 * Where callers hand in what an expression holds, whole or in part: of `JSON.stringify(token)`, of `` `${prefix}${token}` `` and of
 * `{ ...claims, iat }` the places of what is in it.
 */
export function placesHeld(callee: Callee, expression: Node): readonly Place[] {
  const found = new Set<Place>();
  const seen = new Set<Node>();
  const pending: Node[] = [expression];
  for (let next = pending.pop(); next && seen.size < MAX_HELD; next = pending.pop()) {
    const node = unwrap(next);
    if (seen.has(node)) continue;
    seen.add(node);
    const place = placeHandedIn(callee, node);
    if (place === undefined) for (const part of partsHeld(callee.file, node).toReversed()) pending.push(part);
    else found.add(place);
  }
  return [...found];
}

/** What is put together from more than this hands nothing on that a caller would recognise. */
const MAX_HELD = 64;

function partsHeld(file: FileView, node: Node): readonly Node[] {
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.map((property) => (property.type === 'Property' ? property.value : property.argument));
    case 'ArrayExpression':
      return node.elements.flatMap((element) => element ?? []);
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return textParts(node).flatMap((part) => (typeof part === 'string' || part === node ? [] : [part]));
    case 'AwaitExpression':
    case 'SpreadElement':
      return [node.argument];
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'Identifier': {
      const [def] = file.scopes.variable(node)?.defs ?? [];
      return def?.node.type === 'VariableDeclarator' && def.node.id === def.name && def.node.init
        ? [def.node.init]
        : [];
    }
    case 'CallExpression':
    case 'NewExpression': {
      const found = flowOf(file, node);
      const { passes, merges, copies } = found?.flow ?? {};
      const given = [passes ?? [], merges ?? [], copies ?? []].flat();
      const parts = found ? given.flatMap((one) => givenTo(file, found.call, one)) : [];
      return found?.flow.finds ? [...parts, ...comparedWithElement(found)] : parts;
    }
    default:
      return [];
  }
}

/** What the token of the element that is looked for equals. Whoever is found by a name has not come with the request that said it. */
function comparedWithElement({ flow, call }: FlowingCall): readonly Node[] {
  const test = call.args[Number(flow.hands?.to)];
  const [parameter] = test && isFunction(test) ? test.params : [];
  if (!test || !isFunction(test) || parameter?.type !== 'Identifier') return [];
  const isTokenOfElement = (side: Node): boolean => {
    const node = unwrap(side);
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return false;
    const name = plainKey(node.property, node.computed) ?? '';
    return node.object.name === parameter.name && tokenKind(name, 'value', { names: [], notNames: [] }) !== undefined;
  };
  return conditionsIn(test.body).flatMap((condition) => {
    if (condition.type !== 'BinaryExpression' || !/^===?$/.test(condition.operator)) return [];
    const { left, right } = condition;
    return isTokenOfElement(left) ? [right] : isTokenOfElement(right) ? [left] : [];
  });
}

/** What has to hold for a function of one expression to say yes. */
function conditionsIn(body: Node): readonly Node[] {
  const [statement, ...others] = body.type === 'BlockStatement' ? body.body : [];
  const returned = statement?.type === 'ReturnStatement' && others.length === 0 ? statement.argument : undefined;
  const node = unwrap(returned ?? body);
  return node.type === 'LogicalExpression' && node.operator === '&&'
    ? [node.left, node.right].flatMap(conditionsIn)
    : [node];
}
