import type { TSESTree } from '@typescript-eslint/utils';

import { asksForSettingByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isEnvironment } from '../evaluation/environment.ts';
import { isBroughtIn } from '../evaluation/imported-values.ts';
import { nameImported, specifierOf } from '../evaluation/imports.ts';
import type { QuestionKind } from '../memo.ts';
import { alternatives, isUndefined, type Value } from '../evaluation/value.ts';
import {
  enclosingClass,
  enclosingFunction,
  isFunction,
  placeOf,
  plainKey,
  spokenName,
  unwrap,
  type Node,
} from '../syntax/node.ts';

/**
 * What tells that two values of a program are the same, wherever they are read: a text for each, which means the same in all files of a
 * project. Undefined where that cannot be told: what is worked out, or handed in, is another value each time.
 *
 * `text …` is what is written out, `env NAME` a variable of the environment, `setting NAME` what a service of the program is asked for by
 * that name, `exported FILE NAME` what another file exports; the others are of one file.
 */
export function expressionIdentity(file: FileView, expression: Node): string | undefined {
  return valueIdentity(file, file.evaluate(expression), expression);
}

/**
 * The same for a value.
 *
 * @param expression where it is read: what is not known of the value may be known of that
 */
export function valueIdentity(file: FileView, value: Value, expression: Node): string | undefined {
  switch (value.kind) {
    case 'literal':
      if (typeof value.value !== 'string' && typeof value.value !== 'number') return undefined;
      return `text ${value.value}`;
    case 'env':
      return value.name === undefined ? undefined : `env ${paired(value.name)}`;
    case 'bytes':
      return valueIdentity(file, value.of, expressionIn(value.of, expression));
    case 'template': {
      const parts = value.parts.map((part) => valueIdentity(file, part, part.node));
      const text = parts.join(' + ');
      return parts.includes(undefined) || text.length > LONGEST_IDENTITY ? undefined : text;
    }
    case 'either':
      return identityOfFallback(file, value, expression);
    case 'unknown':
      if (value.identity !== undefined) return value.identity;
      return isBroughtIn(file, value.node)
        ? identityRead(file, expression)
        : identityRead(file, placeRead(value, expression));
    case 'array':
    case 'class':
    case 'function':
    case 'instance':
    case 'object':
    case 'result':
    case 'thing':
      return undefined;
  }
}

/** Of what is not known, where it was read first: `key` of `const key = config.key`. */
function placeRead(value: Value, expression: Node): Node {
  const { node } = value;
  return node.type === 'MemberExpression' || node.type === 'CallExpression' || node.type === 'Identifier'
    ? node
    : expression;
}

const expressionIn = (value: Value, expression: Node): Node => (value.kind === 'unknown' ? value.node : expression);

/** What stands in for a variable that is not set changes nothing of which variable it is. One of two variables is neither. */
function identityOfFallback(file: FileView, value: Value, expression: Node): string | undefined {
  const known = alternatives(value).filter((one) => !isUndefined(one) && one.kind !== 'literal');
  const [only, ...others] = known;
  return only && others.length === 0 ? valueIdentity(file, only, expressionIn(only, expression)) : undefined;
}

/** The halves of a pair of keys go by the same name but for these words. */
const paired = (name: string): string => name.replaceAll(/private|public/gi, '*');

/** What an expression reads whose value is not known: a member of an import, a field, a setting, what a function answers. */
const identityRead = (file: FileView, expression: Node): string | undefined =>
  file.ask(IDENTITY_READ, unwrap(expression));

const IDENTITY_READ: QuestionKind<FileView, Node, string | undefined> = {
  name: 'identityRead',
  compute: (file, node) => {
    const identity = readIdentity(file, node);
    return identity !== undefined && identity.length <= LONGEST_IDENTITY ? identity : undefined;
  },
  unanswered: () => undefined,
  position: placeOf,
};

/** What takes more characters to tell than this is worked out, and no key or claim that two places share. */
const LONGEST_IDENTITY = 500;

function readIdentity(file: FileView, node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return identityOfName(file, node);
    case 'ThisExpression':
      return `this ${file.path}:${enclosingClass(node)?.range[0] ?? 0}`;
    case 'AwaitExpression':
      return expressionIdentity(file, node.argument);
    case 'MemberExpression': {
      if (isEnvironment(file, node.object)) return undefined;
      const owner = identityRead(file, node.object);
      const key = plainKey(node.property, node.computed);
      return owner === undefined || key === undefined ? undefined : `${owner}.${paired(key)}`;
    }
    case 'CallExpression': {
      const setting = settingRead(file, node.callee, node.arguments);
      if (setting !== undefined) return setting;
      const callee = identityRead(file, node.callee);
      const given = node.arguments.map((argument) => expressionIdentity(file, argument));
      return callee === undefined || given.includes(undefined) ? undefined : `${callee}(${given.join(', ')})`;
    }
    default:
      return undefined;
  }
}

/** `config.get('JWT_SECRET')`: a setting by its name. */
function settingRead(file: FileView, callee: Node, [name]: readonly Node[]): string | undefined {
  if (!name || !asksForSettingByName(spokenName(callee) ?? '')) return undefined;
  const value = file.evaluate(name);
  return value.kind === 'literal' && typeof value.value === 'string' ? `setting ${paired(value.value)}` : undefined;
}

/** An import, a name of the file's own that is written once, a global; a parameter, or what a function works out, is another one each time. */
function identityOfName(file: FileView, node: TSESTree.Identifier): string | undefined {
  const variable = file.scopes.variable(node);
  const [def, ...others] = variable?.defs ?? [];
  if (!variable || !def) return `global ${node.name}`;
  if (others.length > 0) return undefined;
  const declaration: Node = def.node;
  if (isImport(declaration)) return identityImported(file, declaration);
  // A parameter is another one with each call.
  const isOfFile = !isFunction(declaration) && enclosingFunction(declaration) === undefined;
  const isWrittenOnce = variable.references.filter((reference) => reference.isWrite()).length <= 1;
  if (declaration.type === 'VariableDeclarator' && declaration.id === def.name && declaration.init && isWrittenOnce) {
    const { init } = declaration;
    return (
      (init === node ? undefined : identityRead(file, init)) ??
      (isOfFile ? `name ${file.path} ${paired(node.name)}` : undefined)
    );
  }
  return isOfFile && isWrittenOnce ? `name ${file.path} ${paired(node.name)}` : undefined;
}

function isImport(node: Node): node is TSESTree.ImportClause {
  return (
    node.type === 'ImportSpecifier' ||
    node.type === 'ImportDefaultSpecifier' ||
    node.type === 'ImportNamespaceSpecifier'
  );
}

function identityImported(file: FileView, declaration: TSESTree.ImportClause): string | undefined {
  const specifier = specifierOf(declaration);
  if (specifier === undefined) return undefined;
  const name = paired(nameImported(declaration));
  const path = file.imports?.fileOf(specifier);
  return path === undefined ? `import ${file.path} ${specifier} ${name}` : `exported ${path} ${name}`;
}
