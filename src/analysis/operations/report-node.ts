import type { Place } from '../../model/vocabulary.ts';
import type { Operation } from './operations.ts';
import { isInside, type Node } from '../syntax/node.ts';

/**
 * Where a value of a call is reported: where it is written, if that is in the call itself, in what made its receiver, or in a
 * registration; otherwise at the argument that brings it along, since there it becomes what it is reported as.
 *
 * @param place where the value sits
 * @param written where it is written
 */
export function reportNode(call: Operation, place: Place, written: Node): Node {
  const [root = '', index = ''] = place.split('.');
  if (root === 'config' || root === 'step') return written;
  if (isInside(written, call.node) || (call.made && isInside(written, call.made.node))) return written;
  const isAtMaker = root === 'self' || root === 'made';
  const args = isAtMaker ? call.made?.args : call.args;
  return args?.[Number(isAtMaker ? index : root)] ?? call.name;
}
