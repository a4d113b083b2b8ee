import { readsToken } from '../../lexicon/jwt-functions.ts';
import { isPerson } from '../../lexicon/secret-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { flowOf, givenTo } from '../evaluation/flow.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';
import type { Value } from '../evaluation/value.ts';
import { isScalar } from './scalars.ts';

/**
 * Whether something unseen is the record of a person, by its name and where it comes from: `user` that a function is handed, or that a
 * call has found. Records have columns, and no claims. What somebody else read from a token is no record.
 */
export function isRecord(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'CallExpression') {
    const flowing = flowOf(file, node);
    const [record] = flowing?.flow.unfolds === undefined ? [] : givenTo(file, flowing.call, flowing.flow.unfolds);
    return record !== undefined && isRecord(file, record);
  }
  if (node.type !== 'Identifier' || !isPerson(node.name)) return false;
  return isUnseenRecord(file.evaluate(node));
}

function isUnseenRecord(value: Value): boolean {
  if (value.kind !== 'unknown') return false;
  const { node } = value;
  if (value.why === 'parameter') return node.type === 'Identifier' && isPerson(node.name);
  return value.why === 'call' && node.type === 'CallExpression' && !readsToken(spokenName(node.callee) ?? '');
}

/** Whether a payload that is not seen as a whole has no claim of a name: it is a string, a record, or made of one and of other properties. */
export function lacksClaim(file: FileView, payload: Node, claim: string): boolean {
  // Spreads may lead back to where they came from: what was looked at brings nothing new.
  const pending = [payload];
  const seen = new Set<Node>();
  for (let expression = pending.pop(); expression !== undefined; expression = pending.pop()) {
    if (seen.has(expression)) continue;
    seen.add(expression);
    const value = file.evaluate(expression);
    if (value.kind !== 'object') {
      if (!isRecord(file, expression) && !isScalar(file, expression)) return false;
      continue;
    }
    for (const entry of value.entries) {
      if (entry.kind === 'spread') pending.push(entry.node);
      else if (entry.kind === 'escape') return false;
      else if (entry.kind === 'property' && (entry.key === undefined || entry.key === claim)) return false;
    }
  }
  return true;
}
