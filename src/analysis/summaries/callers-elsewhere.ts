import type { HandedIn } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import type { Operation } from '../operations/operations.ts';
import { spokenName, unwrap, type CallNode, type Node } from '../syntax/node.ts';
import { addUnder } from '../syntax/lists.ts';
import { traceProvenance } from '../tokens/provenance.ts';
import { OPERATIONS } from './file-operations.ts';
import { claimChecks, type ClaimChecks, type ClaimName } from '../verification/claim-comparisons.ts';

/** Whether a file compares a claim of what each of several verifications in it answers. */
export function comparesClaim(file: FileView, calls: readonly CallNode[], claim: ClaimName): boolean {
  const { byNode, claims } = file.ask(CLAIM_COMPARISONS, 'file');
  return calls.every((call) => {
    const operations = byNode.get(call) ?? [];
    return operations.length > 0 && claims.compared(operations, claim) === 'yes';
  });
}

interface Comparisons {
  readonly byNode: ReadonlyMap<Node, readonly Operation[]>;
  readonly claims: ClaimChecks;
}

const CLAIM_COMPARISONS: QuestionKind<FileView, 'file', Comparisons> = {
  name: 'comparisons',
  compute: (file) => {
    const operations = file.ask(OPERATIONS, 'file');
    const byNode = new Map<Node, Operation[]>();
    for (const operation of operations) addUnder(byNode, operation.node, operation);
    return { byNode, claims: claimChecks(file, traceProvenance(file, operations)) };
  },
  unanswered: () => ({ byNode: new Map(), claims: { isRead: () => false, compared: () => 'no' } }),
  position: () => -1,
};

/** What calls hand in as one of their arguments, counted from 0. */
export function handedInBy(calls: readonly CallNode[], index: number): readonly HandedIn[] {
  return calls.flatMap(({ arguments: given }) => {
    const before = given.slice(0, index + 1);
    const argument = given[index];
    if (!argument || before.some(({ type }) => type === 'SpreadElement')) return [];
    const node = unwrap(argument);
    const name = spokenName(node);
    const owner = node.type === 'MemberExpression' ? spokenName(node.object) : undefined;
    return name === undefined ? [] : [{ name, owner }];
  });
}
