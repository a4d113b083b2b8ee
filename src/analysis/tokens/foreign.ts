import type { TSESTree } from '@typescript-eslint/utils';

import { makesTokenByName } from '../../lexicon/jwt-functions.ts';
import {
  isForeignGround,
  isForeignOrigin,
  isForeignOwner,
  isOtherType,
  isRandom,
  isSpecific,
  mentionsToken,
} from '../../lexicon/token-names.ts';
import { isDatumName } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { flowOf, handedAt } from '../evaluation/flow.ts';
import { standsAt } from '../evaluation/parameters.ts';
import { isBareUnknown } from '../operations/key-names.ts';
import type { QuestionKind } from '../memo.ts';
import {
  functionName,
  furthest,
  isClass,
  isFunction,
  plainKey,
  spokenName,
  unwrap,
  type Node,
} from '../syntax/node.ts';
import { passedOn } from './propagation.ts';

/**
 * What a call chain says of what it gives, whatever that is called. `foreign`: something that is not about identity, as
 * `messaging().getToken()`. `random`: a value that was made out of nothing.
 */
export function originOf(file: FileView, expression: Node): 'foreign' | 'random' | undefined {
  let node = unwrap(expression);
  if (node.type !== 'CallExpression' && node.type !== 'AwaitExpression') return undefined;
  const isMade = makesToken(unwrapAwait(node));
  for (;;) {
    if (node.type === 'AwaitExpression') node = unwrap(node.argument);
    else if (node.type === 'MemberExpression') {
      const name = plainKey(node.property, node.computed) ?? '';
      if (isForeignOrigin(name, isMade)) return 'foreign';
      if (isRandom(name)) return 'random';
      node = unwrap(node.object);
    } else if (node.type === 'CallExpression') node = unwrap(node.callee);
    else return node.type === 'Identifier' ? nameOrigin(file, node, isMade) : undefined;
  }
}

/** `tokens.encodeToken(id)`, `tokenEncoder.encode({ id })`: by what is called, or by the claims that it is handed. */
function makesToken(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const owner = node.callee.type === 'MemberExpression' ? (spokenName(node.callee.object) ?? '') : '';
  const takesClaims = node.arguments[0]?.type === 'ObjectExpression' && mentionsToken(owner);
  return makesTokenByName(spokenName(node.callee) ?? '') || takesClaims;
}

const unwrapAwait = (node: Node): Node => (node.type === 'AwaitExpression' ? unwrap(node.argument) : node);

function nameOrigin(file: FileView, name: TSESTree.Identifier, isMade: boolean): 'foreign' | 'random' | undefined {
  if (isRandom(name.name)) return 'random';
  return isForeignOrigin(name.name, isMade) || isForeignGround(importedFrom(file, name) ?? '') ? 'foreign' : undefined;
}

function importedFrom(file: FileView, name: Node): string | undefined {
  const declarations = file.scopes.variable(name)?.defs.map((def): Node | null | undefined => def.parent) ?? [];
  const declaration = declarations.find((parent) => parent?.type === 'ImportDeclaration');
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined;
}

/** `theme.tokens`, `captcha.token`, `design.tokens.id` */
export function hasForeignOwner(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  const owner = unwrap(node.object);
  return isForeignOwner(spokenName(owner) ?? '') || hasForeignOwner(owner);
}

/**
 * Whether a value's own name says that it is an identifier, a name, a date or a number, whatever it is kept under, also where it is
 * encoded: `user.id`, `btoa(userId)`.
 */
export function isDatum(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return isDatumName(spokenName(node) ?? '');
  const flowing = node.type === 'CallExpression' ? flowOf(file, node) : undefined;
  const passed = flowing ? passedOn(file, flowing) : [];
  return passed.length > 0 && passed.every((one) => isDatum(file, one));
}

/**
 * Whether a name that something is kept under says what it is. Not of an identifier or a date, and of a parameter or an import, which
 * may be anything, only where it says more than `token`.
 */
export function keySpeaksFor(file: FileView, key: string, value: Node): boolean {
  if (isForeignGround(spokenName(unwrap(value)) ?? '')) return false;
  return !isDatum(file, value) && (isSpecific(key) || !isBareUnknown(file, unwrap(value)));
}

/** A member of an enumeration, or what is written as one: `ErrorCode.Token`, `StorageKeys.ACCESS_TOKEN`. */
export function isConstantMember(file: FileView, node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  const owner = file.scopes.variable(unwrap(node.object));
  if (owner?.defs.some((def): boolean => def.node.type === 'TSEnumDeclaration')) return true;
  return isCapitalized(spokenName(node) ?? '') && isCapitalized(spokenName(node.object) ?? '');
}

const isCapitalized = (name: string): boolean => /^[A-Z]/.test(name);

/** Whether the function, the class or the file around speaks of something foreign: `addFcmToken(token)`, captcha/verify.ts. */
export function isForeignPlace(file: FileView, node: Node): boolean {
  return isForeignName(foreignAround(node)) || file.ask(FOREIGN_PATH, 'file');
}

/** The innermost function or class around a node, or the node itself, that speaks of something foreign; the outermost node, where there is none. */
const foreignAround = furthest((node) => (isForeignName(node) ? undefined : (node.parent ?? undefined)));

function isForeignName(node: Node): boolean {
  const name = isFunction(node) ? functionName(node) : isClass(node) ? node.id?.name : undefined;
  return name !== undefined && isForeignOrigin(name);
}

const FOREIGN_PATH: QuestionKind<FileView, 'file', boolean> = {
  name: 'foreignPath',
  compute: ({ path }) =>
    path
      .split('/')
      .slice(-2)
      .some((part) => isForeignOrigin(part)),
  unanswered: () => false,
  position: () => -1,
};

/** Whether a name is declared with a type that no token has: a number, a piece of syntax, read claims. */
export function hasOtherType(file: FileView, node: Node): boolean {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return (
    variable?.identifiers.some((name) => {
      const written = name.typeAnnotation?.typeAnnotation;
      return written !== undefined && saysOther(written);
    }) ?? false
  );
}

/** In `string | boolean`, `false` stands for no string; a `string | number` is a count that came as a text. */
const mayBeText = ({ types }: TSESTree.TSUnionType): boolean => types.some(({ type }) => type === 'TSStringKeyword');

function saysOther(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSSymbolKeyword':
    case 'TSFunctionType':
      return true;
    case 'TSArrayType':
      return type.elementType.type === 'TSStringKeyword' || saysOther(type.elementType);
    case 'TSUnionType':
      return type.types.some((one) => saysOther(one) && !(one.type === 'TSBooleanKeyword' && mayBeText(type)));
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && isOtherType(type.typeName.name);
    default:
      return false;
  }
}

/** The list that a name is an element of: `for (const x of list)`, `list.forEach((x) => …)`. */
export function listOf(file: FileView, node: Node): Node | undefined {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: def } of variable?.defs ?? []) {
    const loop: Node | undefined = def.type === 'VariableDeclarator' ? def.parent.parent : undefined;
    if (loop?.type === 'ForOfStatement') return loop.right;
  }
  return handedAs(file, node, 'element');
}

/** What hands a callback its parameter: the promise in `promise.then((x) => …)`, the store in `store.subscribe((x) => …)`. */
export function handedBy(file: FileView, node: Node): Node | undefined {
  return handedAs(file, node, 'whole');
}

function handedAs(file: FileView, node: Node, as: 'element' | 'whole'): Node | undefined {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: def, name } of variable?.defs ?? []) {
    if (!isFunction(def) || def.params[0] !== name) continue;
    for (const place of standsAt(file, def)) {
      const given = handedAt(file, place);
      if (given?.as === as) return given.from;
    }
  }
  return undefined;
}
