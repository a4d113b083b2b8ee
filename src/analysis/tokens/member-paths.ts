import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { ownerOfThis } from '../evaluation/this-values.ts';
import { alternatives, type Entry } from '../evaluation/value.ts';
import type { QuestionKind } from '../memo.ts';
import { placeOf, unwrap, type Node } from '../syntax/node.ts';

/** How many members of a path are read each time it is asked for: few paths are longer, and looking one up costs more than these. */
const READ_EACH_TIME = 16;

/** A text that is the same for the same path from the same variable, or the same `this`. */
export function pathText(file: FileView, expression: Node): string | undefined {
  return readPath(file, expression, 0);
}

/** @param read how many members have been read before this one */
function readPath(file: FileView, expression: Node, read: number): string | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'AwaitExpression':
      return readPath(file, node.argument, read);
    case 'ThisExpression':
      return `this@${ownerOfThis(file.scopes, node)?.range[0] ?? 'file'}`;
    case 'Identifier': {
      const [declared] = file.scopes.variable(node)?.identifiers ?? [];
      return declared && `${node.name}@${declared.range[0]}`;
    }
    case 'MemberExpression': {
      if (read === READ_EACH_TIME) return file.ask(LONG_PATH, node);
      const object = readPath(file, node.object, read + 1);
      return object === undefined ? undefined : memberPath(file, object, node.property, node.computed);
    }
    case 'LogicalExpression':
      return node.operator === '&&' ? pathText(file, node.right) : onlyPath(file, [node.left, node.right]);
    case 'ConditionalExpression':
      return onlyPath(file, [node.consequent, node.alternate]);
    default:
      return undefined;
  }
}

/** What stands further in in a long path, which all paths share that begin with it. */
const LONG_PATH: QuestionKind<FileView, Node, string | undefined> = {
  name: 'longPath',
  compute: pathText,
  unanswered: () => undefined,
  position: placeOf,
};

/** The path of a member of what has a path; undefined for a member that is only known at run time. */
export function memberPath(file: FileView, object: string, property: Node, computed: boolean): string | undefined {
  const key = keyOf(file, property, computed);
  return key === undefined ? undefined : `${object}.${key}`;
}

/** `answer || {}`, `answer ? answer : { token: '' }`: what stands in for an answer that is missing has nothing of its own. */
function onlyPath(file: FileView, nodes: readonly Node[]): string | undefined {
  const parts = nodes.map((node) => ({ node, path: alternativePath(file, unwrap(node)) }));
  // What else stands there need not be evaluated where nothing has a path.
  if (parts.every(({ path }) => path === undefined)) return undefined;
  const [only, ...others] = parts.filter(({ node }) => !standsIn(file, node));
  return others.length === 0 ? only?.path : undefined;
}

/** Chains of alternatives may be long, and the stack is not. */
function alternativePath(file: FileView, node: Node): string | undefined {
  const isChain = node.type === 'LogicalExpression' || node.type === 'ConditionalExpression';
  return isChain ? file.ask(LONG_PATH, node) : pathText(file, node);
}

function standsIn(file: FileView, node: Node): boolean {
  return alternatives(file.evaluate(node)).every((value) => {
    if (value.kind === 'array') return value.items.length === 0 && !value.open;
    return value.kind === 'object' ? value.entries.every(isConstantProperty) : value.kind === 'literal';
  });
}

const isConstantProperty = (entry: Entry): boolean => entry.kind === 'property' && entry.value().kind === 'literal';

/** `a`, `a.b` and `a.b.c`, for the last of them. */
export function pathsTo(path: string): readonly string[] {
  const keys = path.split('.');
  return keys.map((_, index) => keys.slice(0, index + 1).join('.'));
}
