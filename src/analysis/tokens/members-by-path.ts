import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { globalName } from '../evaluation/global-names.ts';
import { keyOf } from '../evaluation/objects.ts';
import type { QuestionKind } from '../memo.ts';
import { boundTo, placeOf, unwrap, type Node } from '../syntax/node.ts';
import { memberPath, pathText } from './member-paths.ts';
import { addUnder } from '../syntax/lists.ts';

/** One place where a member is read, written or deleted. */
export interface Member {
  readonly name: string;
  readonly node: Node;
  readonly written: boolean;
  readonly deleted: boolean;
  /** a method: showing the thing does not show what it would give */
  readonly called: boolean;
}

/** The places of each member of what has a path, by its name. */
export type MembersByPath = ReadonlyMap<string, ReadonlyMap<string, readonly Member[]>>;

/** The members that the file reads, writes or deletes. */
export function membersByPath(file: FileView): MembersByPath {
  const found = new Map<string, Map<string, Member[]>>();
  const note = (path: string, member: Member): void => {
    let members = found.get(path);
    if (!members) found.set(path, (members = new Map<string, Member[]>()));
    addUnder(members, member.name, member);
  };
  for (const node of file.tree.get('MemberExpression')) {
    const path = pathText(file, node.object);
    const name = path === undefined ? undefined : keyOf(file, node.property, node.computed);
    if (path === undefined || name === undefined) continue;
    note(path, { name, node, written: isWritten(node), deleted: isDeleted(node), called: isCalled(node) });
  }
  for (const node of file.tree.get('ObjectPattern')) {
    const path = patternPath(file, node);
    if (path === undefined) continue;
    for (const property of node.properties) {
      const name = property.type === 'Property' ? keyOf(file, property.key, property.computed) : undefined;
      if (name !== undefined) note(path, { name, node: property, written: false, deleted: false, called: false });
    }
  }
  return found;
}

/** What the file writes into members, as expressions, by the path of the member. */
export function writesByPath(file: FileView): ReadonlyMap<string, readonly Node[]> {
  const writes = new Map<string, Node[]>();
  for (const node of file.tree.get('MemberExpression')) {
    const path = node.parent.type === 'AssignmentExpression' && isWritten(node) ? pathText(file, node) : undefined;
    if (path !== undefined && node.parent.type === 'AssignmentExpression') addUnder(writes, path, node.parent.right);
  }
  return writes;
}

function isCalled(node: Node): boolean {
  return node.parent?.type === 'CallExpression' && node.parent.callee === node;
}

function isWritten(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

function isDeleted(node: Node): boolean {
  return node.parent?.type === 'UnaryExpression' && node.parent.operator === 'delete';
}

/**
 * `const user = JSON.parse(text)`, `const data = body`: what the new name holds, the old one does. Pairs of the path of the old one
 * and that of the new one.
 */
export function takenOver(file: FileView): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const note = (value: Node, name: Node): void => {
    const from = pathText(file, parsed(file, value));
    const to = from === undefined ? undefined : pathText(file, name);
    if (from !== undefined && to !== undefined && from !== to) found.push([from, to]);
  };
  for (const { id, init } of file.tree.get('VariableDeclarator')) if (id.type === 'Identifier' && init) note(init, id);
  for (const { operator, left, right } of file.tree.get('AssignmentExpression'))
    if (operator === '=') note(right, left);
  return [...found, ...takenOut(file)];
}

/** `const { data } = answer`: what `data` holds, `answer.data` does. */
function takenOut(file: FileView): (readonly [string, string])[] {
  return file.tree.get('ObjectPattern').flatMap((node) => {
    const path = patternPath(file, node);
    if (path === undefined) return [];
    return node.properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const from = memberPath(file, path, property.key, property.computed);
      const to = pathText(file, boundTo(property.value));
      return from !== undefined && to !== undefined ? [[from, to] as const] : [];
    });
  });
}

/** The path of what a pattern takes apart: in a declaration, in an assignment, or inside of another pattern. */
function patternPath(file: FileView, pattern: TSESTree.ObjectPattern): string | undefined {
  return file.ask(PATTERN_PATH, pattern);
}

const PATTERN_PATH: QuestionKind<FileView, TSESTree.ObjectPattern, string | undefined> = {
  name: 'patternPath',
  compute: pathOfPattern,
  unanswered: () => undefined,
  position: placeOf,
};

function pathOfPattern(file: FileView, pattern: TSESTree.ObjectPattern): string | undefined {
  const bound = pattern.parent.type === 'AssignmentPattern' ? pattern.parent : pattern;
  const parent = bound.parent;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init ? pathText(file, parent.init) : undefined;
    case 'AssignmentExpression':
      return parent.left === bound ? pathText(file, parent.right) : undefined;
    case 'Property': {
      const path = parent.parent.type === 'ObjectPattern' ? patternPath(file, parent.parent) : undefined;
      return path === undefined ? undefined : memberPath(file, path, parent.key, parent.computed);
    }
    default:
      return undefined;
  }
}

/** `JSON.parse(text)` holds what the text holds. */
function parsed(file: FileView, expression: Node): Node {
  const node = unwrap(expression);
  const [argument] = node.type === 'CallExpression' ? node.arguments : [];
  const isJson = node.type === 'CallExpression' && globalName(file, node.callee) === 'JSON.parse';
  return isJson && argument ? argument : node;
}
