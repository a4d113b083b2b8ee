import type { Place } from '../../model/place.ts';
import { rootOf } from '../evaluation/places.ts';
import { slotOf } from '../evaluation/slots.ts';
import type { Entry, Invocation } from '../evaluation/value.ts';
import { expressionWritten, type Node } from '../syntax/node.ts';
import { placeBelow, placeHandedIn, type Callee } from './handed-in.ts';

/**
 * Where what an operation reads at a place comes from: from callers, or from the function; `absent`: nobody says anything there.
 * `isOverDefault`: for callers who say nothing, the function says something.
 */
export type Supply =
  | { readonly from: 'absent' | 'inside' }
  | { readonly from: 'caller'; readonly at: Place; readonly isOverDefault?: boolean };

const INSIDE: Supply = { from: 'inside' };
const ABSENT: Supply = { from: 'absent' };

/** Where what an operation of a function reads at a place comes from. */
export function supplyOf(callee: Callee, call: Invocation, place: Place): Supply {
  const { args, path } = rootOf(callee.file, call, place);
  // What is registered elsewhere is so for the function as for its callers.
  if (!args) return { from: 'caller', at: place };
  const [index, ...keys] = path;
  if (args.slice(0, Number(index) + 1).some(({ type }) => type === 'SpreadElement')) return INSIDE;
  const argument = args[Number(index)];
  return argument ? supplyBelow(callee, argument, keys) : ABSENT;
}

function supplyBelow(callee: Callee, expression: Node, keys: readonly string[]): Supply {
  const at = placeBelow(placeHandedIn(callee, expression), keys);
  if (at) return { from: 'caller', at };
  const value = callee.file.evaluate(expression);
  return value.kind === 'object' ? supplyIn(callee, value.entries, keys) : INSIDE;
}

function supplyIn(callee: Callee, entries: readonly Entry[], keys: readonly string[]): Supply {
  const [key, ...rest] = keys;
  const entry = entries.at(-1);
  if (key === undefined) return INSIDE;
  if (!entry) return ABSENT;
  const before = (): Supply => supplyIn(callee, entries.slice(0, -1), keys);
  switch (entry.kind) {
    case 'property': {
      if (entry.key !== key) return before();
      const written = expressionWritten(entry.node);
      return written ? supplyBelow(callee, written, rest) : INSIDE;
    }
    case 'spread': {
      const spread = placeBelow(placeHandedIn(callee, entry.node), keys);
      if (spread) return { from: 'caller', at: spread, isOverDefault: before().from !== 'absent' };
      return slotOf(callee.file, entry.value(), key).has === 'no' ? before() : INSIDE;
    }
    case 'delete':
      return entry.key === key ? ABSENT : before();
    case 'escape':
      return INSIDE;
  }
}
