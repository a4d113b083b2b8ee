import type { Op } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { matches } from '../evaluation/match.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { alternatives, type Invocation, type Value } from '../evaluation/value.ts';
import { enclosing, isInside, type CallNode, type Node } from '../syntax/node.ts';

/** Whether a verifier is told not to verify. */
export interface Switch {
  /** what tells it so, each value that it may be told */
  readonly off: readonly SwitchedOff[];
  /** the file does not show what else it may be told */
  readonly isUnseen: boolean;
  /** on one way at least it verifies: as the file shows, or as it is left to whoever calls the function around it */
  readonly isOnAtTimes: boolean;
}

export interface SwitchedOff {
  readonly node: Node;
  /** it is meant to say something else: the algorithm where the library looks for a switch */
  readonly isMisread: boolean;
  /** the call of a function of the file that hands it in */
  readonly handedInBy?: CallNode;
}

/**
 * What the arguments of a verifier say that could make it let every token pass and give its claims.
 *
 * @returns undefined for a verifier that has no such argument
 */
export function switchOf(file: FileView, invocation: Invocation, op: Op): Switch | undefined {
  const model = op.checks?.signature;
  if (typeof model !== 'object') return undefined;
  const rows = (model.rows ?? []).filter(([, , reason]) => reason === 'decodesOnly');
  const [place] = placesOf(model.at);
  if (rows.length === 0 || place === undefined) return undefined;
  const { has, value, node } = slotAt(file, invocation, place, { has: 'unknown' });
  const told = value ? alternatives(value) : [];
  const off = told.flatMap((one): SwitchedOff[] => {
    const row = rows.find(([test]) => matches(one, test) === true);
    if (!row) return [];
    const handedInBy = handingCall(file, one.node, invocation);
    const at = handedInBy ? one.node : (node ?? one.node);
    return [{ node: at, isMisread: row[1] === 'ineffective', ...(handedInBy && { handedInBy }) }];
  });
  const unseen = told.filter((one) => rows.some(([test]) => matches(one, test) === undefined));
  const isUnseen = has === 'unknown' || unseen.length > 0;
  // What is out of sight may be the one thing that is ever told: a default beside it may never be used.
  const mayBeAll = has === 'unknown' || !unseen.every(isLeftToCallers);
  return { off, isUnseen, isOnAtTimes: !mayBeAll && (has !== 'yes' || off.length < told.length) };
}

/** A parameter is there to be one thing for this caller and another for that one; who leaves it out has the token verified. */
const isLeftToCallers = (value: Value): boolean => value.kind === 'unknown' && value.why === 'parameter';

function handingCall(file: FileView, value: Node, invocation: Invocation): CallNode | undefined {
  const call = enclosing(
    value,
    (node): node is CallNode => node.type === 'CallExpression' || node.type === 'NewExpression',
  );
  if (!call || isInside(invocation.node, call) || !call.arguments.some((argument) => isInside(value, argument)))
    return undefined;
  return alternatives(file.evaluate(call.callee)).some(({ kind }) => kind === 'function') ? call : undefined;
}
