import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { mutations } from '../evaluation/mutations.ts';
import type { QuestionKind } from '../memo.ts';
import { isNullish, type Entry } from '../evaluation/value.ts';
import { enclosingFunction, isInside, isNullishLiteral, plainKey, unwrap, type Node } from '../syntax/node.ts';
import { declaredProperties } from './declared-properties.ts';

/*
 * Which properties an object has that the file does not show as a whole: those that the file reads from it, or declares.
 */

/** The properties that the file shows a variable to have at a use: those that it reads or declares, without those taken out before. */
export function variableProperties(file: FileView, node: TSESTree.Identifier): readonly string[] {
  const variable = file.scopes.variable(node);
  if (!variable) return [];
  const gone = new Set(
    mutations(file, variable, node).flatMap(({ path, entries }) =>
      path.length === 0 ? entries.filter(isRemoval).map(({ key }) => key) : [],
    ),
  );
  const read = variable.references.flatMap(({ identifier }) => namesTaken(identifier, node));
  const declared = variable.identifiers.flatMap((name) =>
    declaredProperties(file, name.typeAnnotation?.typeAnnotation),
  );
  return [...new Set([...read, ...declared])].filter((name) => !gone.has(name));
}

/** What is read from an expression, or written into it before a use: `user.password`, `const { password } = user`. */
function namesTaken(object: Node, use: Node): readonly string[] {
  const parent = object.parent;
  if (parent?.type === 'VariableDeclarator' && parent.init === object && parent.id.type === 'ObjectPattern') {
    return parent.id.properties.flatMap((property) =>
      property.type === 'Property' ? (plainKey(property.key, property.computed) ?? []) : [],
    );
  }
  if (parent?.type !== 'MemberExpression' || parent.object !== object) return [];
  const name = plainKey(parent.property, parent.computed);
  return name === undefined || isMethodCall(parent) || isTakenOut(parent) || isBeingWritten(parent, use) ? [] : [name];
}

function isMethodCall(member: Node): boolean {
  return member.parent?.type === 'CallExpression' && member.parent.callee === member;
}

/** In `user.password = f(user)`, the call sees the object without it. */
function isBeingWritten(member: Node, use: Node): boolean {
  const parent = member.parent;
  return parent?.type === 'AssignmentExpression' && parent.left === member && isInside(use, parent.right);
}

/** `delete user.password`, `user.password = undefined` */
export function isTakenOut(member: Node): boolean {
  const parent = member.parent;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'delete';
  if (parent?.type !== 'AssignmentExpression' || parent.left !== member) return false;
  return isNullishLiteral(unwrap(parent.right));
}

/** The same for `req.user`: what the function around reads from an expression that reads alike. */
export function memberProperties(file: FileView, object: TSESTree.MemberExpression): readonly string[] {
  const text = file.sourceCode.getText(object);
  const home = enclosingFunction(object);
  const alike = file.ask(MEMBERS_BY_TEXT, 'file').get(text) ?? [];
  const members = alike.filter((member) => !home || isInside(member, home));
  const gone = new Set(
    members.flatMap((one) =>
      isTakenOut(one) && one.range[0] < object.range[0] ? (plainKey(one.property, one.computed) ?? []) : [],
    ),
  );
  return [...new Set(members.flatMap((one) => namesTaken(one.object, object)))].filter((name) => !gone.has(name));
}

/** The members that a file reads and writes, by the text of what they are members of. */
const MEMBERS_BY_TEXT: QuestionKind<FileView, 'file', ReadonlyMap<string, readonly TSESTree.MemberExpression[]>> = {
  name: 'membersByText',
  compute: ({ sourceCode, tree }) => {
    const found = new Map<string, TSESTree.MemberExpression[]>();
    for (const member of tree.get('MemberExpression')) {
      const text = sourceCode.getText(member.object);
      const list = found.get(text);
      if (list) list.push(member);
      else found.set(text, [member]);
    }
    return found;
  },
  unanswered: () => new Map(),
  position: () => -1,
};

/** Deleted, or overwritten with nothing. */
export function isRemoval(entry: Entry): entry is Extract<Entry, { kind: 'delete' | 'property' }> {
  if (entry.kind === 'delete') return entry.certain;
  return entry.kind === 'property' && entry.certain && isNullish(entry.value());
}
