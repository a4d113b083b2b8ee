import type { Source } from '../../model/table.ts';
import type { Op, OpKind } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { isFunction, plainKey, unwrap, type Node } from '../syntax/node.ts';
import { matches } from '../evaluation/match.ts';
import { alternatives, type Invocation, type ThingValue } from '../evaluation/value.ts';

/** A place in the file where a known operation happens. */
export interface Operation extends Invocation {
  readonly kind: OpKind;
  readonly op: Op;
  /** what it is instead, should an option that the file does not show be set so */
  readonly perhaps: readonly Op[];
  readonly source: Source;
  /** the name that is called: where a report sits that has no better place */
  readonly name: Node;
  /** what tells a verifier not to verify, where it is told so: then it is a decoder */
  readonly switchedOff?: Node;
  /** what tells it so is meant to say something else: the algorithm where the library looks for a switch */
  readonly isMisread?: boolean;
  /** the file does not show whether it is told so */
  readonly mayBeSwitchedOff?: true;
}

/** Every known operation that the file calls, constructs or extends, in source order. */
export function findOperations(file: FileView): readonly Operation[] {
  const found: Operation[] = [];
  const aliases = aliasNames(file);
  for (const node of [...file.tree.get('CallExpression'), ...file.tree.get('NewExpression')]) {
    if (!mayInvoke(file, node, aliases)) continue;
    const invoked = file.resolvedCall(node);
    const op = invoked?.use?.op;
    if (!invoked || !op) continue;
    const { thing, invocation } = invoked;
    const told = op.kind === 'verify' ? whatDecodesOnly(file, invocation, op) : undefined;
    const switchedOff = told === 'unseen' ? undefined : told;
    const kind = switchedOff ? 'decode' : op.kind;
    found.push({
      ...invocation,
      kind,
      op,
      perhaps: (invoked.perhaps ?? []).flatMap((use) => use.op ?? []),
      source: thing.source,
      name: calleeName(invocation.callee),
      ...(switchedOff && { switchedOff: switchedOff.node, isMisread: switchedOff.isMisread }),
      ...(told === 'unseen' && { mayBeSwitchedOff: true }),
    });
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

interface Told {
  readonly node: Node;
  readonly isMisread: boolean;
}

/** The argument that makes a verifier let every token pass and give its claims; `unseen` where there may be such a one. */
function whatDecodesOnly(file: FileView, invocation: Invocation, op: Op): Told | 'unseen' | undefined {
  const model = op.checks?.signature;
  if (typeof model !== 'object') return undefined;
  const rows = (model.rows ?? []).filter(([, , reason]) => reason === 'decodesOnly');
  for (const place of rows.length > 0 ? placesOf(model.at) : []) {
    const { has, value, node } = slotAt(file, invocation, place, { has: 'unknown' });
    if (has === 'no') continue;
    const values = value ? alternatives(value) : [];
    for (const match of values) {
      const row = rows.find(([test]) => matches(match, test) === true);
      if (row) return { node: node ?? match.node, isMisread: row[1] === 'ineffective' };
    }
    if (!value || values.some((one) => rows.some(([test]) => matches(one, test) === undefined))) return 'unseen';
  }
  return undefined;
}

/**
 * Whether a call can be of a known thing, by the name that it calls. Most calls of a file are methods that nothing known
 * has, and resolving their receivers would be most of the work.
 */
function mayInvoke(file: FileView, node: Node, aliases: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return true;
  const name = plainKey(callee.property, callee.computed);
  return name === undefined || name === 'call' || file.table.memberNames.has(name) || aliases.has(name);
}

/** The names of properties and fields that the file fills with something else than a function of its own. */
function aliasNames(file: FileView): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (key: Node, computed: boolean, value: Node | null): void => {
    const name = value && !isFunction(value) && value.type !== 'Literal' ? plainKey(key, computed) : undefined;
    if (name !== undefined) names.add(name);
  };
  for (const type of ['Property', 'PropertyDefinition', 'AssignmentExpression'] as const) {
    for (const node of file.tree.get(type)) {
      if (node.type === 'Property' || node.type === 'PropertyDefinition') note(node.key, node.computed, node.value);
      else if (node.left.type === 'MemberExpression') {
        note(node.left.property, node.left.computed, node.right);
      }
    }
  }
  return names;
}

/** The name that is called: the last one of `a.b.c()`. */
export function calleeName(callee: Node): Node {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' ? node.property : node;
}

/** The kind of operation that made a thing: a key set knows that it is one. */
export function makerOf(file: FileView, thing: ThingValue): OpKind | undefined {
  const invoked = thing.made && file.resolvedCall(thing.made.node);
  return invoked?.use?.op?.kind;
}
