import type { TSESTree } from '@typescript-eslint/utils';

import {
  holdsTokenSettings,
  isPublicKeyName,
  isPublicVariable,
  jwtSecret,
  listsRejectedSecrets,
} from '../../lexicon/secret-names.ts';
import { isSecretText, repeatsName } from '../../lexicon/secret-texts.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Value } from '../evaluation/value.ts';
import { isInside, plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { isOnlyCompared } from './compared-values.ts';
import { fallbackAround, keysIn } from './key-material.ts';
import { namedValue, namedValues, type NamedValue } from './named-values.ts';
import { addAll } from '../syntax/lists.ts';

/** A secret for tokens that a file writes down without using it: a configuration. */
export interface NamedSecret {
  /** the string */
  readonly node: Node;
  /** what it is called: the environment variable, or else the property or constant */
  readonly name: string;
  readonly kind: 'fallback' | 'publicVariable' | 'written';
  /** the environment variable that is involved */
  readonly variable?: string;
  /** `variable || 'secret'`, whose fallback is to go */
  readonly fallback?: TSESTree.LogicalExpression;
}

/** Secrets by their names: properties, constants, functions and environment variables that are called like a key for tokens. */
export function findNamedSecrets(file: FileView): readonly NamedSecret[] {
  const found: NamedSecret[] = [];
  for (const named of namedValues(file)) addAll(found, secretsOf(file, named));
  for (const node of file.tree.get('MemberExpression')) {
    const value = isPublicVariable(spokenName(node) ?? '') ? file.evaluate(node) : undefined;
    if (value?.kind !== 'env' || value.name === undefined || value.node !== node) continue;
    const isSecret = jwtSecret(value.name, true) === 'jwt' && !isPublicKeyName(value.name);
    if (isSecret && isPublicVariable(value.name))
      found.push({ node, name: value.name, kind: 'publicVariable', variable: value.name });
  }
  const byString = new Map<Node, NamedSecret>();
  for (const one of found) if (byString.get(one.node)?.kind !== 'fallback') byString.set(one.node, one);
  return [...byString.values()].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
}

function secretsOf(file: FileView, named: NamedValue): readonly NamedSecret[] {
  const { node, name, value, isDefault } = named;
  const variable = named.variable ?? variableIn(value);
  const byVariable = variable === undefined ? undefined : jwtSecret(variable, true);
  const meaning = byVariable ?? jwtSecret(name);
  // `'jwt-guard/no-hardcoded-secret': 'error'` names a rule.
  if (meaning === undefined || !/^[\w$-]+$/.test(name)) return [];
  if (meaning === 'context' && !isAmongTokens(file, node)) return [];
  if (isAmongRejected(file, node) || isOnlyCompared(file, node) || isForTests(file, node)) return [];
  return writtenSecrets(file, value).flatMap(
    ({ string, text, standsIn, fallback, asked = variable }): NamedSecret[] => {
      const isFallback = isDefault || standsIn !== 'no';
      const isPlain = fallback !== undefined || standsIn === 'default';
      if (isPlain ? text.trim() === '' : !isSecretText(text)) return [];
      if (!isFallback && repeatsName(text, name)) return [];
      return [
        {
          node: string,
          name: asked ?? name,
          kind: isFallback ? 'fallback' : 'written',
          ...(asked !== undefined && { variable: asked }),
          ...(fallback && { fallback }),
        },
      ];
    },
  );
}

/** The variable or setting that an expression asks for, before it falls back to something else. */
function variableIn(expression: Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') {
    const left = unwrap(node.left);
    return left.type === 'MemberExpression' ? spokenName(left) : variableIn(left);
  }
  if (node.type !== 'CallExpression' || node.arguments.length < 2) return undefined;
  const [first] = node.arguments;
  const isSetting =
    first?.type === 'Literal' && typeof first.value === 'string' && /^[A-Z][A-Z\d_]+$/.test(first.value);
  return isSetting ? first.value : undefined;
}

interface WrittenSecret {
  readonly string: Node;
  readonly text: string;
  /** whether it is what stands in for something else; `default`: a schema says so */
  readonly standsIn: 'default' | 'no' | 'other';
  /** `variable || string` */
  readonly fallback?: TSESTree.LogicalExpression;
  /** the environment variable that it stands in for */
  readonly asked?: string;
}

/** The strings that a key may be whose value is an expression: on every path, and as the default of a schema. */
function writtenSecrets(file: FileView, expression: Node): readonly WrittenSecret[] {
  const declared = schemaDefault(expression);
  if (declared) return [{ string: declared, text: declared.value, standsIn: 'default' }];
  const keys = keysIn(file, file.evaluate(expression));
  const isAlone = keys.every(({ value }) => isString(value) || (value.kind === 'unknown' && value.why === 'parameter'));
  const [asked] = keys.flatMap(({ value }) => (value.kind === 'env' ? (value.name ?? []) : []));
  return keys.flatMap(({ value }): WrittenSecret[] => {
    if (!isString(value) || isOthersArgument(value.node, expression)) return [];
    const fallback = fallbackAround(value.node);
    const isChosen = value.node.parent?.type === 'ConditionalExpression';
    const standsIn = isAlone && !isChosen && !fallback ? 'no' : 'other';
    return [
      {
        string: value.node,
        text: String(value.value),
        standsIn,
        ...(fallback && { fallback }),
        ...(asked !== undefined && !isChosen && { asked }),
      },
    ];
  });
}

const isString = (value: Value): value is Extract<Value, { kind: 'literal' }> =>
  value.kind === 'literal' && typeof value.value === 'string';

/** What a function of the file is handed elsewhere is no value of this call of it. */
function isOthersArgument(string: Node, expression: Node): boolean {
  const parent = string.parent;
  const isArgument = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  return isArgument && parent.callee !== string && !isInside(string, expression);
}

/** `string().default('secret')`, `{ env: 'JWT_SECRET', default: 'secret' }`, `str({ default: 'secret' })` */
function schemaDefault(expression: Node): TSESTree.StringLiteral | undefined {
  const node = unwrap(expression);
  if (node.type === 'ObjectExpression') return defaultIn(node);
  if (node.type !== 'CallExpression') return undefined;
  const [first] = node.arguments;
  if (!first || spokenName(node.callee) !== 'default')
    return first?.type === 'ObjectExpression' ? defaultIn(first) : undefined;
  return isStringLiteral(first) ? first : undefined;
}

function defaultIn(object: TSESTree.ObjectExpression): TSESTree.StringLiteral | undefined {
  for (const property of object.properties) {
    if (property.type !== 'Property' || plainKey(property.key, property.computed) !== 'default') continue;
    return isStringLiteral(property.value) ? property.value : undefined;
  }
  return undefined;
}

function isStringLiteral(node: Node): node is TSESTree.StringLiteral {
  return node.type === 'Literal' && typeof node.value === 'string';
}

/** `PLACEHOLDERS = { JWT_SECRET: 'secret' }`: what is written there to be rejected. */
function isAmongRejected(file: FileView, node: Node): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    const named = namedValue(file, at);
    if (named && listsRejectedSecrets(named.name)) return true;
  }
  return false;
}

/** What Vitest reads of the configuration that it shares with Vite: `defineConfig({ test: { env: { … } } })`. */
function isForTests(file: FileView, node: Node): boolean {
  if (!/(?:^|\/)vite\.config\.\w+$/.test(file.path)) return false;
  for (let at: Node | undefined = node; at; at = at.parent) if (namedValue(file, at)?.name === 'test') return true;
  return false;
}

/** Whether the object around a property, what that is called, or the file, speaks of tokens: `auth.config.js` holds the secret of tokens. */
function isAmongTokens(file: FileView, node: Node): boolean {
  if (holdsTokenSettings(file.path)) return true;
  if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return false;
  const name = namedValue(file, node.parent.parent)?.name;
  return /\bjwt|["'`]JWT["'`]|(?:access|refresh)_?token/i.test(`${name ?? ''} ${file.sourceCode.getText(node.parent)}`);
}
