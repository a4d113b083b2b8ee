import type { TSESTree } from '@typescript-eslint/utils';

import type { QuestionKind } from '../memo.ts';
import { plainKey, unwrap, wrapped, type Node } from '../syntax/node.ts';
import type { FileView } from './file-view.ts';
import { flowOf } from './flow.ts';
import { isTarget, ARRAY_CHANGES } from './mutations.ts';
import { ownerOfMember } from './this-values.ts';

/**
 * The names of members that a file changes whatever has them, and of those that it changes parts of. What a class writes into its own
 * fields is known of the class.
 */
export function writtenMembers(file: FileView): ReadonlySet<string> {
  return file.ask(WRITTEN_MEMBERS, 'file');
}

const WRITTEN_MEMBERS: QuestionKind<FileView, 'file', ReadonlySet<string>> = {
  name: 'writtenMembers',
  compute: (file) => {
    const names = new Set<string>();
    for (const member of file.tree.get('MemberExpression')) {
      if (!isChanged(file, member)) continue;
      for (let at: Node = member; at.type === 'MemberExpression'; at = unwrap(at.object)) {
        const key = plainKey(at.property, at.computed);
        if (key !== undefined) names.add(key);
      }
    }
    return names;
  },
  unanswered: () => new Set(),
  position: () => -1,
};

function isChanged(file: FileView, member: TSESTree.MemberExpression): boolean {
  const node = wrapped(member);
  const { parent } = node;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === node && !ownerOfMember(file.scopes, member.object);
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'MemberExpression':
      return parent.object === node && isMethodThatChanges(parent);
    case 'CallExpression':
      return parent.arguments[0] === node && flowOf(file, parent)?.flow.fills === '0';
    default:
      return isTarget(node);
  }
}

const isMethodThatChanges = (member: TSESTree.MemberExpression): boolean =>
  member.parent.type === 'CallExpression' &&
  member.parent.callee === member &&
  ARRAY_CHANGES.has(plainKey(member.property, member.computed) ?? '');
