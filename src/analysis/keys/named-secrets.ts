import type { TSESTree } from '@typescript-eslint/utils';

import { isNoSharedSecret } from '../../lexicon/pem.ts';
import {
  holdsTokenSettings,
  isPublicKeyName,
  isPublicVariable,
  jwtSecret,
  listsRejectedSecrets,
} from '../../lexicon/secret-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';

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

/** Secrets by their names: properties, constants and environment variables that are called like a key for tokens. */
export function findNamedSecrets(file: FileView): readonly NamedSecret[] {
  const found: NamedSecret[] = [];
  for (const type of ['Property', 'PropertyDefinition', 'VariableDeclarator', 'AssignmentExpression'] as const) {
    for (const node of file.tree.get(type)) found.push(...namedSecret(file, node));
  }
  for (const node of file.tree.get('MemberExpression')) {
    const value = isPublicVariable(spokenName(node) ?? '') ? file.evaluate(node) : undefined;
    if (value?.kind !== 'env' || value.name === undefined || value.node !== node) continue;
    const isSecret = jwtSecret(value.name, true) === 'jwt' && !isPublicKeyName(value.name);
    if (isSecret && isPublicVariable(value.name))
      found.push({ node, name: value.name, kind: 'publicVariable', variable: value.name });
  }
  return [...new Map(found.map((one) => [one.node, one])).values()];
}

function namedSecret(file: FileView, node: Node): NamedSecret[] {
  const [name, value] = namedValue(node);
  // `'jwt-guard/no-hardcoded-secret': 'error'` names a rule.
  if (name === undefined || !value || !/^[\w$-]+$/.test(name) || isAmongRejected(node)) return [];
  const written = writtenSecret(value);
  if (!written) return [];
  const { string, fallback, variable } = written;
  const byVariable = variable === undefined ? undefined : jwtSecret(variable, true);
  const meaning = byVariable ?? jwtSecret(name);
  if (meaning === undefined || (meaning === 'context' && !isAmongTokens(file, node))) return [];
  const content = string.value;
  if (fallback === undefined ? !isSecretLike(content, name) : content.trim() === '') return [];
  return [
    {
      node: string,
      name: variable ?? name,
      kind: fallback ? 'fallback' : 'written',
      ...(variable !== undefined && { variable }),
      ...(fallback?.type === 'LogicalExpression' && { fallback }),
    },
  ];
}

function namedValue(node: Node): readonly [name: string | undefined, value: Node | undefined] {
  switch (node.type) {
    case 'Property':
    case 'PropertyDefinition':
      return [plainKey(node.key, node.computed), node.value ?? undefined];
    case 'VariableDeclarator':
      return [node.id.type === 'Identifier' ? node.id.name : undefined, node.init ?? undefined];
    case 'AssignmentExpression':
      return [spokenName(node.left), node.operator === '=' ? node.right : undefined];
    default:
      return [undefined, undefined];
  }
}

interface WrittenSecret {
  readonly string: TSESTree.StringLiteral;
  readonly fallback?: Node;
  readonly variable?: string;
}

/** A string, `variable || string`, a ternary with a string, or a schema whose default is one. */
function writtenSecret(expression: Node): WrittenSecret | undefined {
  const node = unwrap(expression);
  if (isString(node)) return { string: node };
  if (node.type === 'LogicalExpression' && node.operator !== '&&') {
    const right = unwrap(node.right);
    const left = unwrap(node.left);
    const variable = left.type === 'MemberExpression' ? spokenName(left) : undefined;
    return isString(right) ? { string: right, fallback: node, ...(variable !== undefined && { variable }) } : undefined;
  }
  if (node.type === 'ConditionalExpression') {
    const string = [unwrap(node.consequent), unwrap(node.alternate)].find(isString);
    return string && { string, fallback: node };
  }
  if (node.type === 'ObjectExpression') return defaultIn(node);
  if (node.type !== 'CallExpression') return undefined;
  const [first] = node.arguments;
  if (!first || spokenName(node.callee) !== 'default')
    return first?.type === 'ObjectExpression' ? defaultIn(first) : undefined;
  return isString(first) ? { string: first, fallback: node } : undefined;
}

/** `{ env: 'JWT_SECRET', default: 'secret' }` */
function defaultIn(object: TSESTree.ObjectExpression): WrittenSecret | undefined {
  for (const property of object.properties) {
    if (property.type !== 'Property' || plainKey(property.key, property.computed) !== 'default') continue;
    return isString(property.value) ? { string: property.value, fallback: object } : undefined;
  }
  return undefined;
}

function isString(node: Node): node is TSESTree.StringLiteral {
  return node.type === 'Literal' && typeof node.value === 'string';
}

/** Strings that stand under the name of a secret and are none. */
const NO_SECRETS: readonly RegExp[] = [
  // The name of a variable: `JWT_SECRET`.
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/,
  // A path in a configuration, in a store of secrets, or on a disk: `jwt.secret`, `prod/jwt`, `arn:aws:…`.
  /^[a-z]+(?:\.[a-zA-Z]+)+$/,
  /^[\w-]+(?:\/[\w-]+)+$/,
  /^(?:https?:|arn:|op:|vault:|ssm:|sm:|gcp:|file:|\.{0,2}\/)/,
  // A gap to fill in: `<your secret>`, `${SECRET}`, `%SECRET%`, `***`, `xxx`.
  /^(?:<|\$|\{\{|%|#\{|@@)/,
  /\*{3}|redacted|^x+$/i,
  // A label of two or more words that say no more than the name: `JWT secret key`.
  /^(?=.*\s)(?:(?:jwt|json|web|access|refresh|tokens?|signing|secrets?|keys?|private|the|your|for|of|an?)\b\s*)+$/i,
];

/** Whether a string that stands under a name is a secret, and not a name, a label, a path or a gap to fill in. */
function isSecretLike(text: string, name: string): boolean {
  const plain = (one: string): string => one.toLowerCase().replace(/[^a-z\d]/g, '');
  if (text.trim() === '' || plain(text) === plain(name)) return false;
  const isSentence = /\bsecret\b/i.test(text) && /[.!?:]$/.test(text);
  return !isSentence && !isNoSharedSecret(text) && !NO_SECRETS.some((pattern) => pattern.test(text));
}

/** `PLACEHOLDERS = { JWT_SECRET: 'secret' }`: what is written there to be rejected. */
function isAmongRejected(node: Node): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    const [name] = namedValue(at);
    if (name !== undefined && listsRejectedSecrets(name)) return true;
  }
  return false;
}

/** Whether the object around a property, what that is called, or the file, speaks of tokens: `auth.config.js` holds the secret of tokens. */
function isAmongTokens(file: FileView, node: Node): boolean {
  if (holdsTokenSettings(file.path)) return true;
  if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return false;
  const owner = node.parent.parent;
  const [name] = namedValue(owner);
  return /\bjwt|["'`]JWT["'`]|(?:access|refresh)_?token/i.test(`${name ?? ''} ${file.sourceCode.getText(node.parent)}`);
}
