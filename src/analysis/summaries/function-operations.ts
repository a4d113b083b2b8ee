import type { CheckName, Op, OpKind } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { alternatives } from '../evaluation/value.ts';
import type { QuestionKind } from '../memo.ts';
import { optionCheck, type Check } from '../operations/option.ts';
import { calleeName, operationsAt, type Operation } from '../operations/operations.ts';
import { addAll } from '../syntax/lists.ts';
import {
  enclosing,
  isClass,
  isFunction,
  isInlineCallback,
  placeOf,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { traceProvenance } from '../tokens/provenance.ts';
import { findPolicies, type Policy } from '../verification/policies.ts';
import { OPERATIONS } from './file-operations.ts';
import type { Callee } from './handed-in.ts';
import { sourceRead } from './read-source.ts';
import { liftedOperation, type IsMade } from './lifted-operations.ts';

/** What a function does for its callers, as one operation; of several, the one that says most. */
export function operationOf({ file, fn, madeBy }: Callee): Op | undefined {
  return file.ask(madeBy ? OPERATION_OF_METHOD : OPERATION, fn);
}

const OPERATION: QuestionKind<FileView, FunctionNode, Op | undefined> = {
  name: 'functionOperation',
  compute: (file, fn) => tellingOperation({ file, fn, madeBy: undefined })?.op,
  unanswered: () => undefined,
  position: placeOf,
};

/** The same for a method of an instance that others make. */
const OPERATION_OF_METHOD: QuestionKind<FileView, FunctionNode, Op | undefined> = {
  name: 'methodOperation',
  compute: (file, fn) => tellingOperation({ file, fn, madeBy: enclosing(fn, isClass) })?.op,
  unanswered: () => undefined,
  position: placeOf,
};

/** What a function does for its callers, and the operation in it by which it does that. */
export interface TellingOperation {
  readonly op: Op;
  readonly call: Operation;
}

/** Of what a function does for its callers, that which says most. */
export function tellingOperation(callee: Callee): TellingOperation | undefined {
  const isMade: IsMade = (call, check) => isMadeAround(callee.file, call, check);
  const lifted = heldOperations(callee).flatMap((call) => {
    const op = liftedOperation(callee, call, isMade);
    return op ? [{ op, call }] : [];
  });
  return lifted.toSorted((one, other) => ORDER.indexOf(one.op.kind) - ORDER.indexOf(other.op.kind))[0];
}

/** The known operations that a function does when it runs, for whomever. */
export function heldOperations(callee: Callee): readonly Operation[] {
  return callsIn(callee.file, callee.fn).flatMap((node) => operationsIn(callee, node));
}

/** Whether code around a call enforces a check: what an option enforces depends on who gives it. */
function isMadeAround(file: FileView, call: Operation, check: CheckName): boolean {
  const isEnforced = checkAround(file, call, check)?.verdict === 'enforced';
  return isEnforced && optionCheck(file, call, check)?.verdict !== 'enforced';
}

/** What becomes of a check of an operation: by its options, its library, or code around it. */
export function checkAround(file: FileView, call: Operation, check: CheckName): Check | undefined {
  return file.ask(POLICIES, 'file').get(call.node)?.check(check);
}

/** What says most of a function that does several things. */
const ORDER: readonly OpKind[] = ['verify', 'sign', 'decode', 'store', 'cookie', 'message', 'parameter', 'send', 'log'];

/** The calls that a function makes when it runs: also those in callbacks, and not those of functions that it only makes. */
function callsIn(file: FileView, fn: FunctionNode): readonly CallNode[] {
  const found: CallNode[] = [];
  for (const home of [fn, ...callbacksIn(file, fn)]) {
    addAll(found, file.tree.inFunction('CallExpression', home));
    addAll(found, file.tree.inFunction('NewExpression', home));
  }
  return found;
}

function callbacksIn(file: FileView, fn: FunctionNode): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  const pending = [fn];
  for (let home = pending.pop(); home; home = pending.pop()) {
    for (const call of file.tree.inFunction('CallExpression', home))
      for (const argument of call.arguments)
        if (isFunction(argument) && isInlineCallback(argument)) {
          found.push(argument);
          pending.push(argument);
        }
  }
  return found;
}

/** What a call is of known operations, also where it calls a function of the file that does one. */
function operationsIn({ file, fn }: Callee, node: CallNode): readonly Operation[] {
  const known = operationsAt(file, node);
  if (known.length > 0) return known;
  return alternatives(file.evaluate(node.callee)).flatMap((value) => {
    const op = value.kind === 'function' && value.node !== fn ? file.ask(OPERATION, value.node) : undefined;
    return op ? [operationBy(file, node, op)] : [];
  });
}

function operationBy(file: FileView, node: CallNode, op: Op): Operation {
  return {
    node,
    callee: node.callee,
    args: node.arguments,
    made: undefined,
    kind: op.kind,
    op,
    perhaps: [],
    source: sourceRead(file),
    name: calleeName(node.callee),
  };
}

/** The policies of the file by the calls that they are made of: what code around a call compares, the call enforces. */
const POLICIES: QuestionKind<FileView, 'file', ReadonlyMap<Node, Policy>> = {
  name: 'summaryPolicies',
  compute: (file) => {
    const operations = file.ask(OPERATIONS, 'file');
    const policies = findPolicies(file, operations, traceProvenance(file, operations), {});
    return new Map(policies.flatMap((policy) => policy.calls.map(({ node }) => [node, policy] as const)));
  },
  unanswered: () => new Map(),
  position: () => -1,
};
