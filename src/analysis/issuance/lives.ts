import type { Parameter } from '../evaluation/functions.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { nodeAt } from '../evaluation/places.ts';
import { memberSlot, type Slot } from '../evaluation/slots.ts';
import type { Operation } from '../operations/operations.ts';
import { boundTo, isFunction, unwrap, type Node } from '../syntax/node.ts';
import { isNamedRefresh, refreshes } from './refresh-tokens.ts';
import { readTime, valueNode, type Duration, type Reading } from './time-units.ts';

/** How long the tokens of a call live, on one way to it. */
export interface Life {
  /** as far as that is plain */
  readonly durations: readonly Duration[];
  /** whether the token renews others */
  readonly refreshes: 'may' | 'no' | 'yes';
}

/**
 * How long the tokens of a call live: where callers of the function around hand that in, each of them makes a token of its own, and says
 * what kind of token it is.
 *
 * @param reading what decides on the life; undefined where the call does not say
 */
export function livesOf(file: FileView, call: Operation, reading: Reading | undefined): readonly Life[] {
  const kind = refreshes(file, call);
  const handed = reading && timeParameter(file, call, reading);
  if (!reading || !handed) return [{ durations: reading?.durations ?? [], refreshes: kind }];
  const lives = livesHandedTo(file, handed.parameter).map(({ at, argument }): Life => {
    const value = file.evaluate(argument);
    const slot: Slot = handed.path.reduce<Slot>(
      (outer, key) => (outer.value ? memberSlot(file, outer.value, key) : { has: 'unknown' }),
      { has: 'yes', value },
    );
    const { durations } = readTime(file, call, reading.place, slot);
    const refreshing = at && isNamedRefresh(at, argument) ? 'yes' : kind;
    return { durations: durations.map(({ seconds }) => ({ seconds, node: argument })), refreshes: refreshing };
  });
  return lives.length > 0 ? lives : [{ durations: reading.durations, refreshes: kind }];
}

/** A parameter that brings a time along, and the properties that lead to it. */
interface TimeParameter {
  readonly parameter: Parameter;
  readonly path: readonly string[];
}

function timeParameter(file: FileView, call: Operation, { place, slot }: Reading): TimeParameter | undefined {
  const written = slot.node?.type === 'Property' ? slot.node.value : slot.node && valueNode(slot.node);
  const own = written && plainParameter(file, written);
  if (own) return { parameter: own, path: [] };
  const [root = '', ...path] = place.at.split('.');
  const argument = /^\d+$/.test(root) ? nodeAt(file, call, root as `${number}`) : undefined;
  const parameter = argument && plainParameter(file, argument);
  return parameter && { parameter, path };
}

/** A parameter that stands where a time is read, and nothing around it. */
function plainParameter(file: FileView, expression: Node): Parameter | undefined {
  const node = unwrap(expression);
  const [def] = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const fn: Node | undefined = def?.node;
  if (!def || !fn || !isFunction(fn)) return undefined;
  const index = fn.params.findIndex((parameter) => boundTo(parameter) === def.name);
  return index < 0 ? undefined : { fn, index };
}

/** A value of a parameter, and the call that hands it in; none where the function has it as a default. */
interface HandedLife {
  readonly at?: Node;
  readonly argument: Node;
}

/** What the callers hand in as a parameter, and theirs, up to where it is more than handed on. */
function livesHandedTo(file: FileView, parameter: Parameter): readonly HandedLife[] {
  const found: HandedLife[] = [];
  const seen = new Set<Node>();
  const pending = [parameter];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { fn, index } = next;
    const written = fn.params[index];
    if (seen.has(fn)) continue;
    seen.add(fn);
    for (const { node, args } of file.callers(fn).invocations) {
      const argument = args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement') ? undefined : args[index];
      const outer = argument && plainParameter(file, argument);
      if (outer) pending.push(outer);
      else if (argument) found.push({ at: node, argument });
    }
    if (written?.type === 'AssignmentPattern') found.push({ argument: written.right });
  }
  return found;
}
