import type { TSESTree } from '@typescript-eslint/utils';

import { plainKey, unwrap, type Node } from '../syntax/node.ts';
import type { FileView } from './file-view.ts';
import { alternatives, either, literal, unknown, type Value } from './value.ts';

/** A text of more parts, or characters, is a document: texts that are put into each other would double with each step. */
const MAX_PARTS = 1000;
const MAX_LENGTH = 100_000;

/** Text made of parts; a plain string where all of them are known. */
export function joined(node: Node, parts: readonly Value[]): Value {
  const flat = parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part]));
  if (flat.length > MAX_PARTS) return unknown('limit', node);
  const isNumeric =
    node.type === 'BinaryExpression' && flat.every((part) => part.kind === 'literal' && typeof part.value !== 'string');
  if (isNumeric) return unknown('dynamic', node);
  if (flat.every((part) => part.kind === 'literal')) {
    const text = flat.map(({ value }) => String(value)).join('');
    return text.length > MAX_LENGTH ? unknown('limit', node) : literal(text, node);
  }
  return { kind: 'template', parts: flat, node };
}

/** `String(x)` is what x is, except that nothing becomes a text of its own: a variable of the environment that is not set. */
export function spelledOut(value: Value, node: Node): Value {
  const values = alternatives(value).map((one) => {
    if (one.kind === 'literal' && typeof one.value === 'number') return literal(String(one.value), node);
    return one.kind === 'env' ? joined(node, [one]) : one;
  });
  return either(values, node);
}

/** `'a'.concat(b)` and `[a, b].join('-')`, where it can be seen that texts are put together. */
export function joinedCall(file: FileView, node: TSESTree.CallExpression): Value | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || node.arguments.some(({ type }) => type === 'SpreadElement'))
    return undefined;
  const method = plainKey(callee.property, callee.computed);
  if (method !== 'concat' && method !== 'join') return undefined;
  const receiver = file.evaluate(callee.object);
  const given = node.arguments.map((argument) => file.evaluate(argument));
  const isText = receiver.kind === 'template' || (receiver.kind === 'literal' && typeof receiver.value === 'string');
  if (method === 'concat') return isText ? joined(node, [receiver, ...given]) : undefined;
  const [separator = literal(',', node)] = given;
  if (receiver.kind !== 'array' || receiver.open || separator.kind !== 'literal') return undefined;
  return joined(
    node,
    receiver.items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])),
  );
}
