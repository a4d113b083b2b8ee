import type { TSESTree } from '@typescript-eslint/utils';

import { givesSecretByName, jwtSecret } from '../../lexicon/secret-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { alternatives } from '../evaluation/value.ts';
import {
  assignsWhole,
  enclosingFunction,
  functionName,
  isFunction,
  plainKey,
  spokenName,
  unwrap,
  type Node,
} from '../syntax/node.ts';

/** An expression that stands under a name: a property, a variable, a default, or all that a function of that name returns. */
export interface NamedValue {
  /** where it is named */
  readonly node: Node;
  readonly name: string;
  readonly value: Node;
  /** it stands in where there is nothing else */
  readonly isDefault: boolean;
  /** the environment variable that it stands in for */
  readonly variable: string | undefined;
}

const NAMING = [
  'Property',
  'PropertyDefinition',
  'VariableDeclarator',
  'AssignmentExpression',
  'AssignmentPattern',
] as const;

/** What a file names, in no particular order. */
export function namedValues(file: FileView): readonly NamedValue[] {
  const found: NamedValue[] = [];
  const note = (named: NamedValue | undefined): void => {
    if (named && (!isFunction(unwrap(named.value)) || givesSecretByName(named.name))) found.push(named);
  };
  for (const type of NAMING) for (const node of file.tree.get(type)) note(namedValue(file, node));
  const returning = new Set(
    file.tree.get('ReturnStatement').flatMap((statement) => enclosingFunction(statement) ?? []),
  );
  for (const fn of returning) {
    const owner = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
    if (owner === fn || owner.type === 'MethodDefinition') note(underName(owner, functionName(fn), fn));
  }
  return found;
}

/** What one node names: a property, a variable, an assignment or a default. */
export function namedValue(file: FileView, node: Node): NamedValue | undefined {
  switch (node.type) {
    case 'Property':
    case 'PropertyDefinition':
      return underName(node, plainKey(node.key, node.computed), node.value);
    case 'VariableDeclarator':
      return underName(node, node.id.type === 'Identifier' ? node.id.name : undefined, node.init);
    case 'AssignmentExpression':
      if (node.operator === '=') return underName(node, spokenName(node.left), node.right);
      return assignsWhole(node) && node.operator !== '&&='
        ? defaultValue(file, node, spokenName(node.left))
        : undefined;
    case 'AssignmentPattern':
      return defaultValue(
        file,
        node,
        node.parent.type === 'Property' ? plainKey(node.parent.key, node.parent.computed) : spokenName(node.left),
      );
    default:
      return undefined;
  }
}

function underName(node: Node, name: string | undefined, value: Node | null): NamedValue | undefined {
  return name === undefined || !value ? undefined : { node, name, value, isDefault: false, variable: undefined };
}

/** `{ JWT_SECRET = 'secret' } = process.env`, `process.env.JWT_SECRET ??= 'secret'`: what stands in where there is nothing. */
function defaultValue(
  file: FileView,
  node: TSESTree.AssignmentExpression | TSESTree.AssignmentPattern,
  name: string | undefined,
): NamedValue | undefined {
  // Defaults are everywhere, and few of them are worth the question where they come from.
  if (name === undefined || jwtSecret(name, true) === undefined) return undefined;
  const [variable] = alternatives(file.evaluate(node.left)).flatMap((one) =>
    one.kind === 'env' ? (one.name ?? []) : [],
  );
  return { node, name, value: node.right, isDefault: true, variable };
}
