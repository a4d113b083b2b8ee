import type { TSESTree } from '@typescript-eslint/utils';

import { readsSettingByName } from '../../lexicon/function-names.ts';
import { holdsPrivatePem, isNoSharedSecret } from '../../lexicon/pem.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedValue } from '../evaluation/functions.ts';
import { alternatives, type ObjectValue, type Value } from '../evaluation/value.ts';
import { spokenName, type Node } from '../syntax/node.ts';

/** What a key is made of, on one path. */
export interface Key {
  readonly value: Value;
  /** whether it is bytes that an encoder makes of a string */
  readonly isEncoded: boolean;
}

/**
 * Everything that a key may be, path by path. Keys come as strings, bytes, objects around them, arrays, and functions that find
 * them.
 */
export function keysIn(file: FileView, value: Value, depth = 0): readonly Key[] {
  if (depth > MAX_KEY_DEPTH) return [{ value, isEncoded: false }];
  return alternatives(value).flatMap((one): readonly Key[] => {
    switch (one.kind) {
      case 'bytes':
        return keysIn(file, one.of, depth + 1).map((key) => ({ ...key, isEncoded: true }));
      case 'array':
        return one.items.flatMap((item) => keysIn(file, item, depth + 1));
      case 'function':
        return answeredKeys(file, one).flatMap((part) => keysIn(file, part, depth + 1));
      case 'object':
      case 'unknown': {
        const parts = one.kind === 'object' ? keyProperties(file, one) : (mistyped(file, one.node) ?? []);
        return parts.length > 0
          ? parts.flatMap((part) => keysIn(file, part, depth + 1))
          : [{ value: one, isEncoded: false }];
      }
      case 'class':
      case 'either':
      case 'env':
      case 'instance':
      case 'literal':
      case 'result':
      case 'template':
      case 'thing':
        return [{ value: one, isEncoded: false }];
    }
  });
}

/** A key in an encoding, in an object, in an array, found by a function: deeper ones no library takes. */
const MAX_KEY_DEPTH = 4;

/** Where objects hold the part of a key that must not be known: `{ key, passphrase }`, a pair, a JWK. */
const KEY_PROPERTIES = ['key', 'secret', 'private', 'k', 'd'];

function keyProperties(file: FileView, object: ObjectValue): readonly Value[] {
  return [...KEY_PROPERTIES, ...file.table.keyStrings].flatMap((name) => file.slot(object, name).value ?? []);
}

/** What a function that finds a key hands to its callback, `done(null, 'secret')`, or else what it returns. */
function answeredKeys(file: FileView, { node }: Extract<Value, { kind: 'function' }>): readonly Value[] {
  const last = node.params.at(-1);
  const callback = last && file.scopes.variable(last);
  const answered = (callback?.references ?? []).flatMap(({ identifier }) => {
    const call = identifier.parent;
    const key = call.type === 'CallExpression' && call.callee === identifier ? call.arguments[1] : undefined;
    return key ? [file.evaluate(key)] : [];
  });
  return answered.length > 0 ? answered : [returnedValue(file, node)];
}

/** `process.env.X | 'secret'`, where `||` is meant; and what `get('JWT_SECRET', 'secret')` answers if there is nothing. */
function mistyped(file: FileView, node: Node): readonly Value[] | undefined {
  if (node.type === 'BinaryExpression' && node.operator === '|')
    return [file.evaluate(node.left), file.evaluate(node.right)];
  if (node.type !== 'CallExpression' || node.arguments.length !== 2) return undefined;
  const [name, fallback] = node.arguments.map((argument) => file.evaluate(argument));
  const asks = readsSettingByName(spokenName(node.callee) ?? '');
  if (!asks || name?.kind !== 'literal' || fallback?.kind !== 'literal' || typeof fallback.value !== 'string')
    return undefined;
  return [{ kind: 'env', name: String(name.value), node }, fallback];
}

/** So many characters of base64 the shortest private key has: Ed25519, 48 bytes in PKCS #8 (RFC 8410, 10.3). */
const LEAST_PRIVATE_KEY = 64;

/** What of a string must not be known: the whole of it, or a private key in it. Public keys may be. */
export function secretKind(value: Value): 'privatePem' | 'written' | undefined {
  const parts = value.kind === 'template' ? value.parts : [value];
  const strings = parts.flatMap((part) =>
    part.kind === 'literal' && typeof part.value === 'string' ? [part.value] : [],
  );
  if (strings.some((text) => holdsPrivatePem(text))) {
    // Around a variable, what is written is no more than the frame.
    const content = strings.join('').replace(/-----[A-Z ]+-----|\s/g, '');
    return value.kind === 'template' && content.length < LEAST_PRIVATE_KEY ? undefined : 'privatePem';
  }
  const [only = ''] = strings;
  if (value.kind !== 'literal' || only.trim() === '' || isNoSharedSecret(only)) return undefined;
  return 'written';
}

/** What a key, or a part of it, is called outside of the file: an environment variable, an import. */
export function externalName(value: Value): string | undefined {
  if (value.kind === 'env') return value.name;
  if (value.kind === 'template') return value.parts.map(externalName).find((name) => name !== undefined);
  if (value.kind !== 'unknown' || value.why !== 'import') return undefined;
  return value.node.type === 'ImportSpecifier' ? spokenName(value.node.imported) : spokenName(value.node);
}

/** The `a || 'secret'` or `a ?? 'secret'` whose fallback a string is. */
export function fallbackAround(string: Node): TSESTree.LogicalExpression | undefined {
  const parent = string.parent;
  return parent?.type === 'LogicalExpression' && parent.right === string && parent.operator !== '&&'
    ? parent
    : undefined;
}
