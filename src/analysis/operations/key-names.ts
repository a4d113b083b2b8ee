import { setsByName } from '../../lexicon/function-names.ts';
import { wordsOf } from '../../lexicon/name-words.ts';
import { isDatumName, isSubjectName } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import {
  functionName,
  isFunction,
  plainKey,
  spokenName,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';

/** The property that a destructured name was read from. */
export function destructuredFrom(file: FileView, node: Node): string | undefined {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const name of variable?.identifiers ?? []) {
    const property: Node | undefined = name.parent;
    if (property.type === 'Property' && property.value === name && property.parent.type === 'ObjectPattern') {
      return plainKey(property.key, property.computed);
    }
  }
  return undefined;
}

/**
 * What a function says that it saves, for its first parameter: `saveToken(value)`, `set token(value)`. Where the first says what it is,
 * or another one goes by the function's name, the function speaks of something else: `saveToken(userId, token)`.
 */
export function savedName(file: FileView, node: Node): string | undefined {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  const fn = variable?.defs.map((def): Node => def.node).find(isFunction);
  if (!fn || fn.params[0] !== variable?.identifiers[0]) return undefined;
  const name = functionName(fn) ?? '';
  const isSetter = fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'set';
  if (isSetter) return name;
  const [first = '', ...others] = fn.params.map((parameter) => parameterName(parameter));
  const isOther = isDatumName(first) || isSubjectName(first) || others.some((other) => endsAlike(name, other));
  return setsByName(name) && !isOther ? name : undefined;
}

/** Whether two names end with the same word: what `saveToken` saves is its parameter `newToken`. */
function endsAlike(one: string, other: string): boolean {
  const last = wordsOf(other).at(-1);
  return last !== undefined && wordsOf(one).at(-1) === last;
}

/** The name of a parameter, with a default or without; of what is taken apart there is none. */
function parameterName(parameter: Node): string {
  const named = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return spokenName(named) ?? '';
}

/** The name that a storage key, cookie or parameter goes by: its text, or else what the constant is called. */
export function keyName(file: FileView, node: Node): string | undefined {
  return keyNames(file, node)[0];
}

/** All names that a key may have: a loop over `['token', 'user']` writes both. */
export function keyNames(file: FileView, node: Node): readonly string[] {
  const names = alternatives(file.evaluate(node)).flatMap((value) => {
    if (value.kind === 'literal') return typeof value.value === 'string' ? [value.value] : [];
    if (value.kind !== 'template') return [];
    return [value.parts.map((part) => (part.kind === 'literal' ? String(part.value) : ' ')).join('')];
  });
  const spoken = spokenName(node);
  return names.length === 0 && spoken !== undefined ? [spoken] : names;
}

/**
 * An imported name or a parameter, with nothing read from it. The parameter of an inline callback is none: what calls
 * it stands beside it.
 */
export function isBareUnknown(file: FileView, node: Node): boolean {
  if (node.type !== 'Identifier' || file.evaluate(node).kind !== 'unknown') return false;
  const defs = file.scopes.variable(node)?.defs ?? [];
  return !defs.some(({ node: def }) => def.type === 'VariableDeclarator' || (isFunction(def) && isInline(def)));
}

function isInline(fn: FunctionNode): boolean {
  const parent = wrapped(fn).parent;
  return parent?.type === 'CallExpression';
}
