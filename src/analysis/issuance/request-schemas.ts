import type { TSESTree } from '@typescript-eslint/utils';

import {
  claimDecides,
  isPrivileged,
  listsValues,
  restrictsInCode,
  takesAnyValue,
} from '../../lexicon/request-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { alternatives } from '../evaluation/value.ts';
import { writtenInto } from '../evaluation/variables.ts';
import { plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';

/**
 * Whether a schema lets a value pass that gives rights: `z.string()` does, `z.enum(['user', 'admin'])` does, `z.literal('user')` does not.
 *
 * @param call what parses: `schema.parse(body)`
 * @param names what the value may be called in the schema; none for the whole of what was parsed
 * @returns false also for what cannot be seen, and for what the schema leaves out
 */
export function letsPrivilegesPass(file: FileView, call: TSESTree.CallExpression, names: readonly string[]): boolean {
  const callee = unwrap(call.callee);
  const shape = callee.type === 'MemberExpression' ? shapeOf(file, callee.object) : undefined;
  if (!shape) return false;
  const properties = shape.properties.flatMap((property) => (property.type === 'Property' ? [property] : []));
  return properties.some((property) => {
    const key = plainKey(property.key, property.computed) ?? '';
    const isMeant = names.length > 0 ? names.includes(key) : claimDecides(key) !== undefined;
    return isMeant && (claimDecides(key) === 'identity' || passesPrivileged(file, property.value));
  });
}

/** The object that describes the properties: the first argument of `z.object({ … })`, also behind further steps. */
function shapeOf(file: FileView, schema: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(schema);
  if (node.type === 'Identifier') {
    const [written] = writtenInto(file, node);
    return written && shapeOf(file, written);
  }
  if (node.type !== 'CallExpression') return undefined;
  const [first] = node.arguments;
  if (first?.type === 'ObjectExpression') return first;
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? shapeOf(file, callee.object) : undefined;
}

function passesPrivileged(file: FileView, schema: Node): boolean {
  const node = unwrap(schema);
  if (node.type === 'Identifier') {
    const [written] = writtenInto(file, node);
    return written !== undefined && passesPrivileged(file, written);
  }
  if (node.type !== 'CallExpression') return false;
  const name = spokenName(node.callee) ?? '';
  if (restrictsInCode(name)) return false;
  const given = node.arguments.flatMap((argument) => alternatives(file.evaluate(argument)));
  const values = given.flatMap((one) => (one.kind === 'array' ? one.items : [one]));
  if (listsValues(name)) return values.some((one) => one.kind === 'literal' && isPrivileged(one.value));
  if (name === 'array' && node.arguments[0]) return passesPrivileged(file, node.arguments[0]);
  if (takesAnyValue(name)) return true;
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && passesPrivileged(file, callee.object);
}
