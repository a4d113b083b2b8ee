import { readsToken } from '../lexicon.ts';
import { isPerson } from '../secrets.ts';
import type { FileView } from './file.ts';
import { spokenName, unwrap, type Node } from './tree.ts';
import type { Value } from './values.ts';

/** What gives a record as a plain object. */
const PLAIN = /^(?:toJSON|toObject|lean|get)$/;

/**
 * Whether something unseen is the record of a person, by its name and where it comes from: `user` that a function is handed, or that a
 * call has found. Records have columns, and no claims. What somebody else read from a token is no record.
 */
export function isRecord(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const isPlain = callee.type === 'MemberExpression' && PLAIN.test(spokenName(callee) ?? '');
    return isPlain && isRecord(file, callee.object);
  }
  if (node.type !== 'Identifier' || !isPerson(node.name)) return false;
  return isUnseenRecord(file.evaluate(node));
}

function isUnseenRecord(value: Value): boolean {
  if (value.is !== 'unknown') return false;
  const { node } = value;
  if (value.why === 'parameter') return node.type === 'Identifier' && isPerson(node.name);
  return value.why === 'call' && node.type === 'CallExpression' && !readsToken(spokenName(node.callee) ?? '');
}

/** Whether a payload that is not seen as a whole has no claim of a name: it is a record, or made of one and of other properties. */
export function lacksClaim(file: FileView, expression: Node, claim: string): boolean {
  const value = file.evaluate(expression);
  if (value.is !== 'object') return isRecord(file, expression);
  return value.entries.every((entry) => {
    if (entry.kind === 'delete') return true;
    if (entry.kind === 'property') return entry.key !== undefined && entry.key !== claim;
    return entry.kind === 'spread' && entry.node !== expression && lacksClaim(file, entry.node, claim);
  });
}
