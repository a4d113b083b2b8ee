import type { Source } from '../../model/table.ts';
import type { Op, OpKind } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isPlainImport } from '../evaluation/imports.ts';
import type { QuestionKind } from '../memo.ts';
import { isFunction, plainKey, unwrap, type CallNode, type Node } from '../syntax/node.ts';
import { switchOf, type Switch, type SwitchedOff } from './switches.ts';
import { type Invocation, type ThingValue } from '../evaluation/value.ts';
import { addAll } from '../syntax/lists.ts';

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
  readonly switchedOff?: SwitchedOff;
  /** the file does not show whether it is told so */
  readonly mayBeSwitchedOff?: true;
  /** but on one way at least it is not, so that what else is missing is missing there */
  readonly verifiesAtTimes?: true;
}

/** Every known operation that the file calls, constructs or extends, in source order. */
export function findOperations(file: FileView): readonly Operation[] {
  const found: Operation[] = [];
  for (const node of [...file.tree.get('CallExpression'), ...file.tree.get('NewExpression')])
    addAll(found, operationsAt(file, node));
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** What a call is of known operations: one, or several where it depends on a switch. */
export function operationsAt(file: FileView, node: CallNode): readonly Operation[] {
  const invoked = mayInvokeKnown(file, node.callee) ? file.resolvedCall(node) : undefined;
  const op = invoked?.use?.op;
  if (!invoked || !op) return NO_OPERATIONS;
  const { invocation } = invoked;
  const operation: Operation = {
    node: invocation.node,
    callee: invocation.callee,
    args: invocation.args,
    made: invocation.made,
    kind: op.kind,
    op,
    perhaps: (invoked.perhaps ?? []).flatMap((use) => use.op ?? []),
    source: invoked.thing.source,
    name: calleeName(invocation.callee),
  };
  return op.kind === 'verify' ? switched(operation, switchOf(file, invocation, op)) : [operation];
}

const NO_OPERATIONS: readonly Operation[] = [];

/** A decoder for each value that switches a verifier off, and the verifier that it is otherwise. */
function switched(operation: Operation, told: Switch | undefined): readonly Operation[] {
  if (!told) return [operation];
  const { off, isUnseen, isOnAtTimes } = told;
  const decoders = off.map((switchedOff): Operation => ({ ...operation, kind: 'decode', switchedOff }));
  if (off.length > 0 && !isOnAtTimes) return decoders;
  return [
    ...decoders,
    {
      ...operation,
      ...(isUnseen && { mayBeSwitchedOff: true }),
      ...(isOnAtTimes && { verifiesAtTimes: true }),
    },
  ];
}

/**
 * Whether what is called can be a known thing, by its name. Most calls of a file are methods that nothing known has, and resolving
 * their receivers would be most of the work.
 */
export function mayInvokeKnown(file: FileView, called: Node): boolean {
  const callee = unwrap(called);
  if (callee.type !== 'MemberExpression') return !isPlainImport(file, callee);
  const name = plainKey(callee.property, callee.computed);
  if (name === undefined || name === 'call' || file.table.operationNames.has(name)) return true;
  return file.ask(ALIASES, 'file').has(name) || (file.imports?.memberNames.has(name) ?? false);
}

const ALIASES: QuestionKind<FileView, 'file', ReadonlySet<string>> = {
  name: 'aliasNames',
  compute: aliasNames,
  unanswered: () => new Set(),
  position: () => -1,
};

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
