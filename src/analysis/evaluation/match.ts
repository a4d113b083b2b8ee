import type { Test } from '../../model/vocabulary.ts';
import { neverThrows } from '../syntax/control-flow.ts';
import { durationOf } from '../syntax/durations.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';
import { alternatives, isNullish, isUndefined, type Value } from './value.ts';

/** Whether a value has a shape: true, false, or undefined where the file does not tell. */
export function matches(value: Value, test: Test): boolean | undefined {
  if (typeof test === 'object' && 'moment' in test) return isFixedMoment(value, test.moment);
  if (value.kind === 'unknown' || value.kind === 'env' || value.kind === 'result' || value.kind === 'either')
    return undefined;
  const plain = value.kind === 'literal' ? value.value : undefined;
  const isLiteral = value.kind === 'literal';
  if (typeof test === 'object') return matchesShape(value, test);
  switch (test) {
    case 'truthy':
      return isLiteral ? Boolean(plain) : value.kind === 'template' ? undefined : true;
    case 'falsy':
      return isLiteral ? !plain : value.kind === 'template' ? undefined : false;
    case 'string':
      return value.kind === 'template' || typeof plain === 'string';
    case 'boolean':
      return typeof plain === 'boolean';
    case 'regexp':
      return plain instanceof RegExp;
    case 'array':
      return value.kind === 'array';
    case 'emptyArray':
      return value.kind === 'array' && value.items.length === 0 && !value.open;
    case 'function':
      return value.kind === 'function';
    case 'object':
      return value.kind === 'object';
    case 'present':
      return !isNullish(value);
    case 'missing':
      return isNullish(value);
    case 'unanchored':
      return plain instanceof RegExp && !(plain.source.startsWith('^') && plain.source.endsWith('$'));
    case 'unsetMember':
      return value.kind === 'array' && value.items.some((item) => item.kind === 'env' || isUndefined(item));
    case 'neverThrows':
      return value.kind === 'function' && neverThrows(value.node);
  }
}

function matchesShape(value: Value, test: Exclude<Extract<Test, object>, { moment: unknown }>): boolean {
  const plain = value.kind === 'literal' ? value.value : undefined;
  if ('is' in test) return value.kind === 'literal' && test.is.some((one) => one === plain);
  if ('includes' in test) return plain === test.includes || memberThatIs(value, test.includes) !== undefined;
  if ('lacks' in test) {
    const isKnown = value.kind === 'array' && !value.open && value.items.every((item) => item.kind === 'literal');
    return isKnown && memberThatIs(value, test.lacks) === undefined;
  }
  if ('key' in test) return value.kind === 'thing' && value.thing.key === test.key;
  const seconds = typeof plain === 'number' ? plain / (test.unit === 'milliseconds' ? 1000 : 1) : durationOf(plain);
  return seconds !== undefined && seconds > test.longerThan;
}

/** `1`, `new Date(0)`, `new Date('2020-01-01')`, `new Date(Date.UTC(2020, 0))`; and the time that the token itself names. */
function isFixedMoment(value: Value, form: 'date' | 'number'): boolean {
  const { node } = value;
  if (form === 'number') {
    if (value.kind === 'result') return value.op.kind === 'decode' && value.path.at(-1) === 'iat';
    return value.kind === 'literal' && typeof value.value === 'number' && value.value !== 0;
  }
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return false;
  return node.arguments.length > 0 && node.arguments.every(isFixedNumber);
}

function isFixedNumber(given: Node): boolean {
  const node = unwrap(given);
  switch (node.type) {
    case 'BinaryExpression':
      return [node.left, node.right].every(isFixedNumber);
    case 'CallExpression':
      return /^(?:UTC|parse)$/.test(spokenName(node.callee) ?? '') && node.arguments.every(isFixedNumber);
    case 'Identifier':
    case 'MemberExpression':
      return spokenName(node) === 'iat';
    default:
      return node.type === 'Literal';
  }
}

/** The member of a list that is a text, on one path at least. */
export function memberThatIs(list: Value, text: string): Value | undefined {
  const items = list.kind === 'array' ? list.items.flatMap(alternatives) : [];
  return items.find((item) => item.kind === 'literal' && item.value === text);
}
